"""Zensical, the possible successor of MkDocs, makes the same pages from the same Markdown."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from conftest import PROJECT

pytest.importorskip("zensical")
NAV = re.findall(r"^  - ([\w-]+\.md)$", (PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]


@pytest.fixture(scope="module", params=["zh", "en"])
def published(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, Path]:
    """A language, its pages made by Zensical, and those made by MkDocs."""
    language: str = request.param
    root = tmp_path_factory.mktemp("zensical")
    shutil.copytree(site.parent / "build" / language, root / "docs")
    config = {
        "site_name": "Briefing",
        "docs_dir": "docs",
        "site_dir": "out",
        "use_directory_urls": False,
        "nav": NAV,
        "theme": {"language": language, "font": False},
        "markdown_extensions": EXTENSIONS,
    }
    (root / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")  # JSON is YAML
    build = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "mkdocs.yml"],
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert build.returncode == 0, build.stdout + build.stderr
    return language, root / "out", site / language


def test_zensical_publishes_every_page_in_its_language(published: tuple[str, Path, Path]) -> None:
    language, out, _ = published
    assert len(NAV) == len(list((PROJECT / "docs" / language).glob("*.md")))
    for name in NAV:
        page = html.document_fromstring((out / name).with_suffix(".html").read_bytes())
        assert page.get("lang").split("-")[0] == language


def test_zensical_reads_the_pages_as_mkdocs_does(published: tuple[str, Path, Path]) -> None:
    def read(folder: Path, name: str) -> dict[str, list[str]]:
        page = html.document_fromstring((folder / name).with_suffix(".html").read_bytes())
        article = page.xpath("//article")[0]
        return {
            "headings": [
                " ".join(heading.text_content().split()) for heading in article.xpath(".//h1 | .//h2 | .//h3")
            ],
            "ids": [id for id in article.xpath(".//@id") if not id.startswith("__")],
            "figures": article.xpath(".//figure//img/@alt"),
            "links": article.xpath(".//a[@class='fact' or @class='cite' or @class='term']/@href"),
        }

    _, out, site = published
    for name in NAV:
        assert read(out, name) == read(site, name), name
