"""Pages of a built site as their files are, read without a browser."""

import json
from pathlib import Path
from typing import Any

from lxml import html


def read_page(site: Path, name: str) -> html.HtmlElement:
    """Return a page of the site, by its path there."""
    return html.document_fromstring((site / name).read_bytes(), ensure_head_body=True)


def words(element: html.HtmlElement) -> str:
    """Return the text of an element as a reader sees it: without word joiners, and with single spaces."""
    return " ".join(element.text_content().replace("\u2060", "").split())


def metadata(page: html.HtmlElement) -> dict[str, str]:
    """Return the metadata in a page's head by name; each name may be used once."""
    found = [
        (meta.get("name") or meta.get("property"), meta.get("content")) for meta in page.xpath("//head/meta[@content]")
    ]
    assert len(dict(found)) == len(found), found
    return dict(found)


def structured_data(page: html.HtmlElement) -> dict[str, Any]:
    """Return the structured data (JSON-LD) of a page."""
    (script,) = page.xpath("//script[@type='application/ld+json']/text()")
    found: dict[str, Any] = json.loads(script)
    return found
