"""The finished PDFs, as poppler and pypdf read them: text, fonts, tags, contents, figures and references."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pypdf import PdfReader

from briefing import print as printing
from briefing.load import load
from briefing.model import LANGUAGES, Language

REFERENCES = {"zh": "参考文献", "en": "References"}
FOOT = {"zh": "第{page}页／共{pages}页", "en": "Page{page}of{pages}"}
UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060]+")
"""Spaces, and signs that only say where a line may end."""
LINE_OF_CONTENTS = re.compile(r"^\s*(\S.*?)[ .\u2060]{6,}(\d+)\s*$", re.MULTILINE)
A4 = (595.28, 841.89)
LARGEST = 3_000_000


def plain(text: str) -> str:
    """Text without spaces, so that the ends of lines and the gaps between scripts do not count."""
    return UNSEEN.sub("", text)


@dataclass(frozen=True)
class Made:
    """One language's PDF, and the site that it was made beside."""

    site: Path
    language: Language

    @property
    def path(self) -> Path:
        return self.site / self.language / "briefing.pdf"

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @cached_property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, in lines."""
        return self.poppler("pdftotext", "-layout", str(self.path), "-").split("\f")[:-1]

    @cached_property
    def outline(self) -> list[tuple[int, str, int]]:
        """(level, title, page) of each bookmark, both counted from 1."""
        return list(self._bookmarks(self.reader.outline, 1))

    def _bookmarks(self, entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, level + 1)
            else:
                yield level, str(entry.title), (self.reader.get_destination_page_number(entry) or 0) + 1

    @cached_property
    def printed(self) -> dict[str, html.HtmlElement]:
        """The site's pages that the PDF holds, in order."""
        names = load(self.site.parent).print_pages
        files = {name: self.site / self.language / f"{name}.html" for name in names}
        return {name: html.document_fromstring(file.read_bytes()) for name, file in files.items()}

    def headings(self, page: str, level: int) -> list[str]:
        found = self.printed[page].xpath(f"//article//h{level}[not(@id='references')]")
        return [plain(heading.text_content()) for heading in found]

    def tags(self, kind: str) -> list[Any]:
        """Every structure element of a kind, in reading order."""
        return [element for element in self._walk(self.root["/StructTreeRoot"]["/K"]) if element["/S"] == f"/{kind}"]

    def _walk(self, node: Any) -> Iterator[Any]:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                yield from self._walk(each)
        elif isinstance(node, dict) and "/S" in node:
            yield node
            if "/K" in node:
                yield from self._walk(node["/K"])

    @staticmethod
    def poppler(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module", params=LANGUAGES)
def pdf(request: pytest.FixtureRequest, site: Path) -> Made:
    return Made(site, request.param)


def test_every_font_is_embedded_and_none_is_type_3(pdf: Made) -> None:
    head, _, *fonts = pdf.poppler("pdffonts", str(pdf.path)).splitlines()
    assert head.split()[-5:] == ["emb", "sub", "uni", "object", "ID"]
    assert fonts
    # The last columns of a line: embedded, subset, Unicode, and the two numbers of the object.
    assert [font for font in fonts if "Type 3" in font or font.split()[-5:-2] != ["yes", "yes", "yes"]] == []


def test_pages_are_a4_and_the_file_is_small(pdf: Made) -> None:
    sizes = {(round(float(page.mediabox.width), 2), round(float(page.mediabox.height), 2)) for page in pdf.reader.pages}
    assert sizes == {A4}
    assert pdf.path.stat().st_size <= LARGEST


def test_it_says_that_it_is_accessible_in_its_language_and_by_its_title(pdf: Made) -> None:
    said = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", pdf.poppler("pdfinfo", str(pdf.path)), re.MULTILINE))
    assert said["Tagged"] == "yes"
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.poppler("pdfinfo", "-meta", str(pdf.path))
    assert str(pdf.root["/Lang"]).split("-")[0] == pdf.language
    assert said["Title"] == load(pdf.site.parent).title[pdf.language]
    assert (
        pdf.root["/ViewerPreferences"]["/DisplayDocTitle"] is True or pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    )


def test_its_words_can_be_found(pdf: Made) -> None:
    text = plain("".join(pdf.texts))
    for words in {"zh": ["人工智能", "1750亿", "大模型"], "en": ["175 billion", "large models"]}[pdf.language]:
        assert plain(words) in text
    assert {"zh": "175billion", "en": "1750亿"}[pdf.language] not in text
    # Radicals stand in a text layer where a font's characters were mapped back wrongly: nobody finds them.
    assert re.findall("[\u2e80-\u2fdf\ufffd]", text) == []


def test_chapters_stand_in_order_and_each_begins_a_page(pdf: Made) -> None:
    chapters = [heading for name in pdf.printed for heading in pdf.headings(name, 1)] + [REFERENCES[pdf.language]]
    assert [plain(title) for level, title, _ in pdf.outline if level == 1] == chapters
    begins = [page for level, _, page in pdf.outline if level == 1]
    assert begins == sorted(set(begins))
    for title, page in zip(chapters, begins, strict=True):
        assert plain(pdf.texts[page - 1]).startswith(title)


def test_bookmarks_hold_every_section(pdf: Made) -> None:
    sections = [heading for name in pdf.printed for heading in pdf.headings(name, 2)]
    marked = [plain(title) for level, title, _ in pdf.outline if level == 2]
    left_out = [title for title in sections if title not in marked]
    assert marked == [title for title in sections if title not in left_out]
    # Print keeps the disputed claims, and no heading of a section that has none.
    without = pdf.printed["claims"].xpath("//section[h2 and not(article[contains(@class, 'disputed')])]/h2")
    assert left_out == [plain(heading.text_content()) for heading in without]


def test_contents_name_the_pages_where_the_headings_stand(pdf: Made) -> None:
    first = min(page for _, _, page in pdf.outline)
    lines = [line for text in pdf.texts[: first - 1] for line in LINE_OF_CONTENTS.findall(text)]
    assert [(plain(title), int(page)) for title, page in lines] == [
        (plain(title), page) for level, title, page in pdf.outline if level <= 2
    ]
    assert [title for title, page in lines if plain(title) not in plain(pdf.texts[int(page) - 1])] == []


def test_every_page_but_the_cover_bears_its_number(pdf: Made) -> None:
    pages = len(pdf.texts)
    assert pages == len(pdf.reader.pages)
    for number, text in enumerate(pdf.texts[1:], 2):
        assert plain(text).endswith(FOOT[pdf.language].format(page=number, pages=pages))


def test_every_drawing_of_the_printed_pages_is_there_with_its_words(pdf: Made) -> None:
    figures = [figure for page in pdf.printed.values() for figure in page.xpath("//figure[.//img]")]
    assert figures
    assert [str(tag.get("/Alt", "")) for tag in pdf.tags("Figure")] == [
        figure.xpath(".//img/@alt")[0] for figure in figures
    ]
    text = plain("".join(pdf.texts))
    titles = [plain(figure.xpath(".//p[@class='figure-title']")[0].text_content()) for figure in figures]
    assert [title for title in titles if title not in text] == []


def test_every_reference_number_has_its_entry_and_every_entry_its_place(pdf: Made) -> None:
    first = pdf.outline[-1][2]
    used = {int(number) for text in pdf.texts[: first - 1] for number in re.findall(r"\[(\d+)\]", text)}
    entries = [int(number) for text in pdf.texts[first - 1 :] for number in re.findall(r"^\s*\[(\d+)\]", text, re.M)]
    assert len(entries) > 20
    assert entries == list(range(1, len(entries) + 1))
    assert used == set(entries)


def test_the_same_pages_give_the_same_bytes(pdf: Made) -> None:
    folder = pdf.site.parent / "build" / pdf.language
    tree = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    briefing = load(pdf.site.parent)
    made = [printing.pdf(briefing, pdf.language, tree) for _ in range(2)]
    assert made[0] == made[1] == pdf.path.read_bytes()
