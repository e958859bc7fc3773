"""The finished PDFs, as poppler and pypdf read them: text, fonts, tags, contents, figures and references."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pypdf import PdfReader

from briefing.build import build
from briefing.commands import pdfs
from briefing.languages import LANGUAGES, Language
from briefing.publish.pdf import document
from briefing.publish.toolchain import toolchain
from briefing.source import load
from briefing.store import disk
from briefing.store.memo import Memo

REFERENCES = {"zh": "参考文献", "en": "References"}
FOOT = {"zh": "第{page}页／共{pages}页", "en": "Page{page}of{pages}"}
UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060]+")
"""Spaces, and signs that only say where a line may end."""
LINE_OF_CONTENTS = re.compile(r"^\s*(\S.*?)[ .\u2060]{6,}(\d+)\s*$", re.MULTILINE)
A4 = (595.28, 841.89)
LARGEST = 3_000_000
MOST_PAGES = {"zh": 28, "en": 32}
"""Of the whole PDF. The rule is one page of messages, three of summary and 26 of report; English runs longer."""
OPENING, HEAD = 60 / 25.4 * 72, 30 / 25.4 * 72
"""Points below the title of a chapter that begins within a page, and above the title of one that opens a page."""


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

    @property
    def chapters(self) -> list[Any]:
        """The bookmarks of the first level, with the places that they lead to."""
        return [entry for entry in self.reader.outline if not isinstance(entry, list)]

    def _bookmarks(self, entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, level + 1)
            else:
                yield level, str(entry.title), (self.reader.get_destination_page_number(entry) or 0) + 1

    @cached_property
    def printed(self) -> dict[str, html.HtmlElement]:
        """The site's pages that the PDF holds, in order."""
        briefing = load(self.site.parent)
        names = [briefing.brief, *briefing.print_pages, *briefing.annex]
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

    def headings_tagged(self) -> list[Any]:
        """The structure elements H1 to H6, in reading order."""
        return [tag for tag in self._walk(self.root["/StructTreeRoot"]["/K"]) if re.fullmatch("/H[1-6]", tag["/S"])]

    def below(self, tag: Any) -> Iterator[Any]:
        """The structure elements inside one."""
        return self._walk(tag["/K"])

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


def test_its_metadata_has_accessibility_language_and_title(pdf: Made) -> None:
    said = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", pdf.poppler("pdfinfo", str(pdf.path)), re.MULTILINE))
    assert said["Tagged"] == "yes"
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.poppler("pdfinfo", "-meta", str(pdf.path))
    assert str(pdf.root["/Lang"]).split("-")[0] == pdf.language
    briefing = load(pdf.site.parent)
    assert said["Title"] == briefing.title[pdf.language]
    assert said.get("Author", "") == "; ".join(party.name[pdf.language] for party in briefing.responsible)
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


def test_chapters_are_in_order_and_begin_a_page_or_where_there_is_room(pdf: Made) -> None:
    briefing = load(pdf.site.parent)
    chapters = [heading for name in pdf.printed for heading in pdf.headings(name, 1)] + [REFERENCES[pdf.language]]
    assert [plain(title) for level, title, _ in pdf.outline if level == 1] == chapters
    begins = [page for level, _, page in pdf.outline if level == 1]
    assert begins == sorted(begins)
    assert all(title in plain(pdf.texts[page - 1]) for title, page in zip(chapters, begins, strict=True))
    above = {plain(str(entry.title)): A4[1] - float(entry.top or 0) for entry in pdf.chapters}
    runs_on = len(briefing.annex[1:]) + 1  # the annex after its first page, and the references
    for title, page in list(zip(chapters, begins, strict=True))[1:-runs_on]:
        opens = plain(pdf.texts[page - 1]).startswith(title)
        assert opens == (above[title] < HEAD), "a page that opens with a chapter bears no running head"
        assert A4[1] - above[title] > OPENING, title


def test_it_keeps_to_its_length(pdf: Made) -> None:
    assert len(pdf.reader.pages) <= MOST_PAGES[pdf.language]
    begins = {plain(title): page for level, title, page in pdf.outline if level == 1}
    report = begins[REFERENCES[pdf.language]] - begins[pdf.headings("milestone", 1)[0]]
    assert 15 <= report <= 25


def test_the_text_of_each_chapter_is_there_in_order(pdf: Made) -> None:
    text = plain("".join(pdf.texts))
    for name in load(pdf.site.parent).print_pages:
        at = text.index(pdf.headings(name, 1)[0], text.index(pdf.headings("summary", 1)[0]))
        for heading in pdf.headings(name, 2):
            at = text.index(heading, at)


def test_every_section_has_a_bookmark(pdf: Made) -> None:
    sections = [heading for name in pdf.printed for heading in pdf.headings(name, 2)]
    marked = [plain(title) for level, title, _ in pdf.outline if level == 2]
    # Print keeps the disputed claims in one table, leaves out what is for the screen, and cites the brief at its foot.
    left_out = "ancestor-or-self::*[contains(@class, 'screen-only') or contains(@class, 'claims')]"
    screen = pdf.printed["claims"].xpath(f"//article//h2[{left_out}]")
    cited = pdf.printed["brief"].xpath("//h2[following-sibling::p[contains(@class, 'how-to-cite')]]")[-1:]
    without = {plain(heading.text_content()) for heading in [*screen, *cited]}
    assert marked == [title for title in sections if title not in without]


def test_headings_skip_no_level(pdf: Made) -> None:
    levels = [0, *(int(tag["/S"][2:]) for tag in pdf.headings_tagged())]
    assert len(levels) > 40
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []


def test_the_imprint_ends_the_contents(pdf: Made) -> None:
    contents = next(text for text in pdf.texts if len(LINE_OF_CONTENTS.findall(text)) > 20)
    *_, last, _ = (plain(line) for line in contents.splitlines() if line.strip())
    assert last.endswith({"zh": "采用CCBY4.0许可。", "en": "BY4.0."}[pdf.language])


def test_contents_give_the_pages_of_chapters_and_exhibits(pdf: Made) -> None:
    page = next(number for number, text in enumerate(pdf.texts) if len(LINE_OF_CONTENTS.findall(text)) > 20)
    lines = [(plain(title), int(number)) for title, number in LINE_OF_CONTENTS.findall(pdf.texts[page])]
    headings = {(plain(title), number) for level, title, number in pdf.outline if level <= 2}
    exhibits = [line for line in lines if line not in headings]
    figures = [figure for name in list(pdf.printed)[1:] for figure in pdf.printed[name].xpath("//article//figure")]
    titles = [
        plain("".join(figure.xpath(".//p[@class='figure-number' or @class='figure-title']/descendant::text()")))
        for figure in figures
    ]
    assert [title for title, _ in exhibits] == titles
    assert [title for title, number in lines if title not in plain(pdf.texts[number - 1])] == []
    assert {title for title, _ in headings} >= {title for title, _ in lines} - set(titles)


def test_references_to_other_pages_give_their_numbers(pdf: Made) -> None:
    """图5（第16页）; Figure 5 (p. 16), or after a comma in brackets: the figure's title stands on that page."""
    text = plain("".join(pdf.texts))
    found = re.findall({"zh": r"图(\d+)[（，]第(\d+)页", "en": r"Figure(\d+)[(,]p\.(\d+)"}[pdf.language], text)
    assert len(found) >= 4
    word = {"zh": "图", "en": "Figure"}[pdf.language]
    assert [pair for pair in found if f"{word}{pair[0]}" not in plain(pdf.texts[int(pair[1]) - 1])] == []


def test_every_link_inside_lands(pdf: Made) -> None:
    names = pdf.reader.named_destinations
    inside = 0
    for page in pdf.reader.pages:
        for annotation in page.get("/Annots") or []:
            link = annotation.get_object()
            target = link.get("/Dest") or (link.get("/A") or {}).get("/D")
            if target is None:
                assert str(link["/A"]["/URI"]).startswith("http")
                continue
            inside += 1
            if isinstance(target, str):
                assert target in names
            else:
                assert target[0].get_object()["/Type"] == "/Page"
            assert link.get("/Contents"), "a link says where it leads"
    assert inside > 100


def test_every_table_has_header_cells(pdf: Made) -> None:
    tables = pdf.tags("Table")
    assert tables
    assert [table for table in tables if not any(tag["/S"] == "/TH" for tag in pdf.below(table))] == []


def test_tables_with_the_same_heads_have_the_same_columns(pdf: Made) -> None:
    tables = pdf.printed["systems"].xpath("//article//table[not(ancestor::details)]")
    heads = {tuple(plain(cell.text_content()) for cell in table.xpath(".//thead//th")) for table in tables}
    assert len(tables) > 1
    assert len(heads) == 1, "they are sisters"
    words = pdf.poppler("pdftotext", "-bbox", str(pdf.path), "-")
    parameters = heads.pop()[3]
    ends = re.findall(rf'xMax="([\d.]+)" yMax="[\d.]+">{parameters}</word>\s*<word', words)
    assert len(ends) >= len(tables)
    right = [end for end in ends if ends.count(end) >= len(tables)]
    # A table that runs over a page says its heads again.
    assert len(right) >= len(tables) and len(set(right)) == 1, "each table's head ends at the same place"


def test_no_english_line_ends_between_a_number_and_its_unit_or_in_a_name(site: Path) -> None:
    pdf = Made(site, "en")
    lines = pdf.poppler("pdftotext", "-raw", str(pdf.path), "-")
    assert "PF-days" in lines
    assert re.findall(r".*\d\n(?:TB|GB|PF-days|billion|trillion|million)\b.*", lines) == []
    assert re.findall(r".*\b(?:[A-Z]+-|Chat-|Ope-|Instruct-)\n.*", lines) == []
    assert re.findall(r".*\b(?:Figure|Table|Yuan|Ascend)\n\d.*", lines) == []
    assert re.findall(r".*\d(?:[–-]\n\d|\n[–-]).*", lines) == []


def test_no_chinese_paragraph_ends_in_a_line_of_one_character(site: Path) -> None:
    alone = re.compile(r"^\s*[\u4e00-\u9fff][，。；：、）”]*\s*(?:\[[\d, –]+\])?\s*[，。；：、）”]*$", re.MULTILINE)
    assert alone.search("三字\n元[14, 15]。"), "it would be found"
    for name in ("briefing", "brief"):
        text = Made(site, "zh").poppler("pdftotext", "-layout", str(site / "zh" / f"{name}.pdf"), "-")
        assert len(text) > 500 and alone.findall(text) == []


def test_no_line_ends_within_the_numbers_of_references_or_of_a_page(pdf: Made) -> None:
    text = pdf.poppler("pdftotext", "-layout", str(pdf.path), "-")
    assert re.search(r"\[\d+, \d+\]", text) and re.search(r"第 ?\d+ ?页|\(p\. \d+\)", text)
    assert re.findall(r".*\[\d+[,–] *(?:\d+[,–] *)*$", text, re.MULTILINE) == []
    # Further in, pdftotext has put a raised number of reference on a line of its own.
    assert re.findall(r"^ {0,6}\[\d+\](?:[,.、]|$).*", text, re.MULTILINE) == [], "a number stays with its source"
    assert re.findall(r".*(?:第 ?\d+|（第|\(p\.)$", text, re.MULTILINE) == []


def test_a_chinese_title_is_upright_in_the_english_list(site: Path) -> None:
    """Its Latin letters do not slant, and its marks are as wide as its characters."""
    runs: list[tuple[str, str]] = []
    for page in Made(site, "en").reader.pages[-3:]:
        page.extract_text(visitor_text=lambda text, *rest: runs.append((text, str((rest[2] or {}).get("/BaseFont")))))
    at = next(at for at, (text, _) in enumerate(runs) if text.startswith("算力消耗惊人，"))
    before = [font for text, font in runs[:at] if text.strip() == "ChatGPT"][-1]
    assert "Libertinus" in before and "Italic" not in before


def test_a_source_under_a_figure_has_the_number_of_its_reference(pdf: Made) -> None:
    text = "".join(pdf.texts)
    word = {"zh": "来源", "en": "Source"}[pdf.language]
    named = re.findall(rf"^{word} .*?OpenAI \(2020a\) ?\[(\d+)\]", text, re.MULTILINE)
    assert len(set(named)) == 1
    assert re.search(rf"^ *\[{named[0]}\] +OpenAI\..*2020", text, re.MULTILINE)


def test_no_line_ends_between_a_number_and_what_it_counts(site: Path) -> None:
    """In Chinese, which alone writes both without a space."""
    pdf = Made(site, "zh")
    lines = pdf.poppler("pdftotext", "-raw", str(pdf.path), "-")
    assert re.search(r"\d ?[年万亿]", lines)
    assert re.findall(r".*\d\n[年月日万亿].*", lines) == []


def test_pages_of_the_annex_say_where_the_reader_is(pdf: Made) -> None:
    annex = load(pdf.site.parent).annex
    begins = {title: page for level, title, page in pdf.outline if level == 1}
    titles = [*(pdf.headings(name, 1)[0] for name in annex), REFERENCES[pdf.language]]
    starts = {page for title, page in begins.items() if plain(title) == titles[0]}
    for number in range(max(starts) + 1, len(pdf.texts) + 1):
        head = plain(pdf.texts[number - 1].lstrip().split("\n")[0])
        assert any(head.endswith(title) for title in titles), f"page {number}: {head}"


def test_text_has_no_ligatures_that_search_would_miss(pdf: Made) -> None:
    assert re.findall("[\ufb00-\ufb06]", "".join(pdf.texts)) == []


def test_every_page_but_the_cover_and_the_brief_is_numbered(pdf: Made) -> None:
    pages = len(pdf.texts)
    assert pages == len(pdf.reader.pages)
    for number, text in enumerate(pdf.texts[2:], 3):
        assert plain(text).endswith(FOOT[pdf.language].format(page=number, pages=pages))


def test_every_drawing_of_the_printed_pages_has_its_alternative_text(pdf: Made) -> None:
    figures = [figure for page in pdf.printed.values() for figure in page.xpath("//figure[.//img]")]
    assert figures
    # Drawings float, so that their order in the file may differ from that of the text.
    told = sorted(str(tag.get("/Alt", "")) for tag in pdf.tags("Figure"))
    assert told == sorted(figure.xpath(".//img/@alt")[0] for figure in figures)
    text = plain("".join(pdf.texts))
    titles = [plain(figure.xpath(".//p[@class='figure-title']")[0].text_content()) for figure in figures]
    assert [title for title in titles if title not in text] == []


def test_every_reference_number_has_its_entry_and_every_entry_its_place(pdf: Made) -> None:
    first = pdf.outline[-1][2]
    head = REFERENCES[pdf.language]
    before = [*pdf.texts[: first - 1], pdf.texts[first - 1].rpartition(head)[0]]
    before = [text.replace("\u2060", "") for text in before]
    brackets = [found for text in before for found in re.findall(r"\[(\d+(?:(?:, |–)\d+)*)\]", text)]
    ends = [[int(end) for end in run.split("–")] for inside in brackets for run in inside.split(", ")]
    used = {number for run in ends for number in range(run[0], run[-1] + 1)}
    after = [pdf.texts[first - 1].rpartition(head)[2], *pdf.texts[first:]]
    entries = [int(number) for text in after for number in re.findall(r"^\s*\[(\d+)\]", text, re.M)]
    assert len(entries) > 20
    assert entries == list(range(1, len(entries) + 1))
    assert used == set(entries)


def test_the_same_pages_give_the_same_bytes(pdf: Made) -> None:
    built = build(pdf.site.parent, Memo(disk.Cache(pdf.site.parent / ".cache" / "made"), toolchain()))
    content = pdfs.content(built, pdf.language, "briefing.pdf")
    made = [document.pdf(content) for _ in range(2)]
    assert made[0] == made[1] == pdf.path.read_bytes()


@dataclass(frozen=True)
class Brief(Made):
    """One language's brief."""

    @property
    def path(self) -> Path:
        return self.site / self.language / "brief.pdf"

    @cached_property
    def texts(self) -> list[str]:
        """In the order in which it is written: two columns stand side by side."""
        return self.poppler("pdftotext", "-raw", str(self.path), "-").split("\f")[:-1]


@pytest.fixture(scope="module", params=LANGUAGES)
def brief(request: pytest.FixtureRequest, site: Path) -> Brief:
    return Brief(site, request.param)


def test_the_brief_is_its_page_on_one_side_of_a4(brief: Brief) -> None:
    assert len(brief.reader.pages) == 1
    box = brief.reader.pages[0].mediabox
    assert (round(float(box.width), 2), round(float(box.height), 2)) == A4
    assert "<pdfuaid:part>1</pdfuaid:part>" in brief.poppler("pdfinfo", "-meta", str(brief.path))
    text = plain(brief.texts[0])
    page = brief.printed["brief"]
    for piece in page.xpath("//article//h1 | //article//ol[not(@class)]/li | //article//p[@class='figure-title']"):
        words = plain(re.sub(r"\[\d+\]", "", piece.text_content()))
        assert words in re.sub(r"\[\d+\]", "", text), "each line of the page is on the side"
    assert [str(tag["/Alt"]) for tag in brief.tags("Figure")] == page.xpath("//article//picture//img/@alt")


def test_nothing_on_the_brief_is_smaller_than_8_points(brief: Brief) -> None:
    sizes: dict[float, str] = {}

    def note(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            sizes.setdefault(round(size * abs(tm[3]) * abs(cm[3]), 1), text)

    brief.reader.pages[0].extract_text(visitor_text=note)
    assert sizes
    assert {size: text for size, text in sizes.items() if size < 7.9} == {}


def test_what_cannot_be_printed_is_reported_with_its_line_and_the_site_stays(
    site: Path, tmp_path: Path, run: Any
) -> None:
    """A brief that is too long, and a character without a glyph: what is wrong with all PDFs is reported at once."""
    root = tmp_path / "wrong"
    shutil.copytree(site.parent, root)
    brief = root / "docs" / "en" / "brief.md"
    words = brief.read_text("utf-8")
    start = words.index("**Computing power:")
    brief.write_text(words[:start] + "Compute is discussed at length here. " * 120 + words[start:], "utf-8")
    page = root / "docs" / "zh" / "method.md"
    lines = page.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("本报告"))
    lines[at] += "𐎀"
    page.write_text("\n".join(lines), "utf-8")
    names = ("en/brief.pdf", "zh/briefing.pdf")
    before = [(root / "site" / name).read_bytes() for name in names]
    build = run("site", root)
    said = "".join(build.communicate())
    assert build.returncode == 1
    assert re.search(
        r"docs/en/brief\.md:1: The brief is [\d.]+ mm too long for one side of A4\. "
        r'Shorten "Four findings", its longest part \([\d.]+ mm\)\.',
        said,
    )
    assert f'docs/zh/method.md:{at + 1}: No installed font can print "𐎀" (U+10380). ' in said
    assert [(root / "site" / name).read_bytes() for name in names] == before


def test_pdf_a_is_a_switch(site: Path, tmp_path: Path, run: Any) -> None:
    root = tmp_path / "archive"
    shutil.copytree(site.parent, root)
    build = run("pdf", root, BRIEFING_PDF_A="1")
    assert build.communicate() and build.returncode == 0
    said = Made.poppler("pdfinfo", "-meta", str(root / "site" / "en" / "briefing.pdf"))
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
