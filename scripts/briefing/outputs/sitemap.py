"""Builds sitemap.xml and robots.txt for the root of a site whose address is known."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from briefing.languages import LANGUAGES, TAGS
from briefing.model import Briefing

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def files(briefing: Briefing, names: Sequence[str]) -> dict[str, bytes]:
    """Return sitemap.xml for the pages `names`, and robots.txt; without a host, which both need, return neither."""
    if not briefing.host:
        return {}
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {briefing.host}/sitemap.xml\n"
    return {"sitemap.xml": _sitemap(briefing, names), "robots.txt": robots.encode()}


def _sitemap(briefing: Briefing, names: Sequence[str]) -> bytes:
    """Return the sitemap, which lists the cover and every page in both languages.

    Each page lists its versions in all languages as alternates; the home pages and the cover share the cover as
    "x-default".
    """
    found = ElementTree.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    cover = f"{briefing.host}/"
    for name in names:
        twins = {TAGS[language]: f"{briefing.address(language)}{name}.html" for language in LANGUAGES}
        group = {**twins, "x-default": cover} if name == "index" else twins
        for address in group.values():
            _url(found, briefing, address, group)
    ElementTree.indent(found, " ")
    made: bytes = ElementTree.tostring(found, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _url(parent: ElementTree.Element, briefing: Briefing, address: str, group: Mapping[str, str]) -> None:
    url = ElementTree.SubElement(parent, "url")
    ElementTree.SubElement(url, "loc").text = address
    ElementTree.SubElement(url, "lastmod").text = str(briefing.date)
    for tag, each in group.items():
        ElementTree.SubElement(url, "xhtml:link", rel="alternate", hreflang=tag, href=each)
