"""Rendered pages → Typst markup: Python-Markdown's HTML is walked once, and every element calls a function of
templates/print/briefing.typ.

Compared with pandoc on two chapters: pandoc drops classes (boxes, citations, marks of claims), the alternative texts
of figures and the languages of foreign runs, and would need a filter as long as this module, and 155 MB beside it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import html

from briefing.publish.pdf.escape import (
    FULL_CLOSING,
    GAP,
    HAN,
    PAUSES,
    TOGETHER,
    escaped,
    label,
    meet,
    paired,
    shut,
    string,
    text,
)
from briefing.publish.pdf.tables import widths

KEPT = 8
"""A piece of a value of so many signs, without Han, is never broken; others may be, or they would stretch the line."""
UNIT = re.compile(r"(?<=[\d%]) (?=[^\W\d_])")
"""The space between a number and what it counts in a value: 45 TB, 3,640 PF-days, 30 November."""
WHOLE = 8
"""A table of so many rows stands on one page."""
INLINE = ("a", "strong", "b", "em", "i", "cite", "span")
BOXES = "self::aside or self::td or self::figure or self::dd or contains(@class, 'admonition')"
DROPPED = ("picture", "details", "script", "style", "form")
SKIPPED_CLASSES = {"figure-files", "figure-tools", "screen-only", "crumbs"}
Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here


@dataclass
class Document:
    """What the pages of one PDF share: the pages in it, and the sources cited so far, in order.

    `narrow` is for the brief, which has no margin: marks of claims stand in the text. On the pages of the `annex`,
    which run on, a drawing keeps its place, so that none stands above the title of its own page.
    """

    pages: tuple[str, ...]
    anchors: frozenset[tuple[str, str]]
    narrow: bool = False
    annex: tuple[str, ...] = ()
    cited: list[str] = field(default_factory=list)

    def number(self, source: str) -> int:
        """A source's number in the one list of references."""
        if source not in self.cited:
            self.cited.append(source)
        return self.cited.index(source) + 1


def brief(document: Document, page: str, source: str) -> str:
    """A page's HTML as arguments of brief-page: the first section at the left, the others and the boxes at the right,
    figures across both. How to cite is left out, since the foot says it.
    """
    root = html.fromstring(f"<div>{source}</div>")
    writer = _Writer(document, page)
    above, sections, wide = "", list[list[str]](), list[list[str]]()
    for element in root:
        classes = set((element.get("class") or "").split())
        words = writer.element(element)
        if element.tag == "h2":
            sections.append([element.text_content(), words, ""])
        elif not sections:
            above += words
        elif "figure" in classes:
            wide.append([element.xpath("string(.//p[@class='figure-title'])"), "", words])
        elif "how-to-cite" not in classes:
            sections[-1][2] += words
    left, *right = [section for section in sections if section[2].strip()]
    sides = {"left": [left], "right": right, "wide": wide}
    parts = ", ".join(
        f"{side}: ({''.join(f'({string(name)}, [{head}{words}]),' for name, head, words in entries)})"
        for side, entries in sides.items()
    )
    return f"above: [{above}], {parts}"


def typst(document: Document, page: str, source: str) -> str:
    """One page's HTML as Typst markup."""
    writer = _Writer(document, page)
    return writer.children(html.fromstring(f"<div>{source}</div>"))


def _joined(parts: list[str], written: str) -> str:
    """What is written next, for the end of `parts`: numbers of references side by side share their brackets, marks of
    claims stand apart, and a raised number follows a full-width mark closely.
    """
    beside = len(parts) > 1 and not parts[-1].strip(TOGETHER)
    if beside and "#mark(" in parts[-2] and "#mark(" in written:
        return f" {written}"
    if not written.startswith("#cited("):
        return written
    if beside and parts[-2].startswith("#cited("):
        written = parts[-2][:-1] + written.removeprefix("#cited(")
        del parts[-2:]
    if parts[-1].rstrip(TOGETHER).endswith(tuple(FULL_CLOSING)):
        parts[-1] = shut(parts[-1].rstrip(TOGETHER)) + TOGETHER
    return written


def _beside(element: Element) -> tuple[str, str]:
    """The sign before an element and the one after it; none of what stands raised."""
    previous, following = element.getprevious(), element.getnext()
    before = (element.getparent().text if previous is None else previous.tail) or ""
    if not before and previous is not None and not _is_raised(previous):
        before = previous.text_content()
    after = element.tail or ""
    if not after and following is not None and not _is_raised(following):
        after = following.text_content()
    return before.strip(TOGETHER)[-1:], after.strip(TOGETHER)[:1]


def _first(element: Element, at: int) -> str:
    """The first sign of the child at this place."""
    return element[at].text_content()[:1] if at < len(element) and not _is_raised(element[at]) else ""


def _is_raised(element: Element) -> bool:
    return bool(set((element.get("class") or "").split()) & {"cite", "mark"})


def _in_brackets(element: Element) -> bool:
    """Whether a bracket that was opened before an element is not closed yet."""
    parent = element.getparent()
    before = parent.text or ""
    for each in parent[: parent.index(element)]:
        before += each.text_content() + (each.tail or "")
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")


class _Writer:
    def __init__(self, document: Document, page: str) -> None:
        self.document, self.page = document, page

    def children(self, element: Element) -> str:
        """The markup of everything inside an element."""
        around = _beside(element) if element.tag in INLINE else ("", "")
        parts = [text(element.text, around[0], _first(element, 0) or around[1])]
        for at, child in enumerate(element, 1):
            written = self.element(child) if isinstance(child.tag, str) else ""
            if written.startswith("#sign("):  # a raised sign follows its word without a space
                parts[-1] = parts[-1].rstrip()
            before = "" if _is_raised(child) else child.text_content()[-1:]
            written = _joined(parts, written)
            parts += [written, text(child.tail, before, _first(element, at) or around[1])]
        return "".join(parts)

    def element(self, element: Element) -> str:
        classes = set((element.get("class") or "").split())
        if element.tag in DROPPED or classes & SKIPPED_CLASSES:
            return ""
        for name in ("claim", "claims", "figure", "table", "admonition", "references", "key-numbers"):
            if name in classes and (rule := BLOCKS.get((element.tag, name))):
                return rule(self, element)
        rule = TAGS.get(element.tag)
        return rule(self, element) if rule else self.children(element)

    # Blocks.

    def heading(self, element: Element) -> str:
        if element.get("id") == "references":
            return ""
        level = int(element.tag[1])
        top = f"#metadata(none) {label(self.page, 'top')}" if level == 1 else ""
        return f"\n\n#heading(level: {level})[{self.children(element).strip()}]{self.mark(element)}{top}\n\n"

    def paragraph(self, element: Element) -> str:
        inside = self.margin(element) + self.children(element).strip()
        kind = "lead" if "lead" in (element.get("class") or "") else ""
        body = f"#lead[{inside}]" if kind else inside
        return f"\n\n{self.anchor(element)}{body}\n\n"

    def margin(self, element: Element) -> str:
        """The marks of the claims in a paragraph or list item of the running text, for the margin beside it."""
        marks = [] if self.boxed(element) else element.xpath("./a[contains(@class, 'mark')]")
        if not marks:
            return ""
        words = "".join(
            f"({string(mark.get('class').split()[-1])}, [{self.target(mark, text(mark.text_content().split()[0]))}]),"
            for mark in marks
        )
        return f"#in-margin({words})"

    def boxed(self, element: Element) -> bool:
        """Whether it stands where there is no margin: the brief, boxes, tables."""
        return self.document.narrow or bool(element.xpath(f"ancestor-or-self::*[{BOXES}]"))

    def listing(self, element: Element) -> str:
        name = "enum" if element.tag == "ol" else "list"
        items = "".join(
            f"[{self.anchor(item)}{self.margin(item)}{self.children(item).strip()}],"
            for item in element
            if item.tag == "li"
        )
        return f"\n\n#{name}({items})\n\n"

    def quote(self, element: Element) -> str:
        return f"\n\n#quote(block: true)[{self.children(element).strip()}]\n\n"

    def terms(self, element: Element) -> str:
        pairs, term = [], ""
        for child in element:
            if child.tag == "dt":
                term = self.anchor(child) + self.children(child).strip()
            else:
                pairs.append(f"([{term}], [{self.children(child).strip()}]),")
        return f"#pairs({''.join(pairs)})\n\n"

    def table(self, element: Element) -> str:
        rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
        head = [row for row in rows if all(cell.tag == "th" and cell.get("scope") != "row" for cell in row)]
        body = [row for row in rows if row not in head]
        width = max(len(row) for row in rows)
        first = (body or head)[0]
        aligned = ["right" if "number" in (cell.get("class") or "") and cell.tag == "td" else "left" for cell in first]
        cells = "".join(f"[{paired(self.children(cell).strip())}]," for row in body for cell in row)
        heads = "".join(f"[{self.children(cell).strip()}]," for row in head for cell in row)
        columns = f"widths: ({''.join(f'{width},' for width in widths(element))})"
        whole = f", breakable: {str(len(body) > WHOLE).lower()}"
        return f"#data-table({width}, ({', '.join(aligned)},), ({heads}), {columns}{whole}, {cells})\n\n"

    def box(self, element: Element) -> str:
        kind = next((name for name in (element.get("class") or "").split() if name != "admonition"), "note")
        title = element.xpath("./p[contains(@class,'admonition-title')]")
        head = self.children(title[0]).strip() if title else ""
        for each in title:
            each.getparent().remove(each)
        width = ", width: 100%" if self.document.narrow else ""
        return f"\n\n#notice({string(kind)}, [{head}]{width})[{self.children(element).strip()}]\n\n"

    def claims(self, element: Element) -> str:
        """The register of claims: the disputed ones as a table."""
        heads = "".join(f"[{text(word)}]," for word in (element.get("data-heads") or "").split("|"))
        rows = "".join(
            f"[{self.anchor(article)}{text(article.get('id'))}],"
            + "".join(f"[{self.part(article, name)}]," for name in ("says", "better"))
            + f"[{self.numbers(article)}],"
            for article in element.iter("article")
            if "disputed" in article.get("class")
        )
        note = element.xpath("./p[@class='print-only']")
        before = "".join(self.paragraph(each) for each in note)
        columns = "widths: (30pt, 1fr, 1.9fr, 54pt)"
        return f"{before}#data-table(4, left, ({heads}), {columns}, {rows})\n\n"

    def part(self, article: Element, name: str) -> str:
        """One line of a claim, without its label."""
        for found in article.xpath(f"./p[@class='claim-{name}']"):
            for gone in found.xpath("./b | ./span[@class='label'] | ./span[@class='discussed']"):
                gone.drop_tree()
            return self.children(found).strip()
        return ""

    def numbers(self, article: Element) -> str:
        """The sources of a claim as the numbers of their references."""
        links = article.xpath(".//a[contains(@class, 'source')]/@href")
        return " ".join(f"#listed({self.document.number(link.partition('#')[2])})" for link in links)

    def claim(self, element: Element) -> str:
        verdict = next(name for name in (element.get("class") or "").split() if name != "claim")
        if verdict == "disputed":  # its sources stand in the table of disputed claims
            for gone in element.xpath(".//dd[@class='claim-sources'] | .//dt[@class='claim-sources']"):
                gone.drop_tree()
        head, label, says = element.find("p"), element.find(".//dt"), element.find(".//dd")
        first = ", ".join(f"[{self.children(each).strip()}]" for each in (head, says))
        for each in (head, label, says):
            each.drop_tree()
        return f"\n\n#claim({string(verdict)}, {first})[{self.children(element).strip()}]{self.mark(element)}\n\n"

    def figure(self, element: Element) -> str:
        """A drawing or a table with its number, title, measure, note and source, kept together."""

        def part(name: str) -> str:
            found = element.xpath(f".//p[@class='{name}']")
            return self.children(found[0]).strip() if found else ""

        image = element.xpath(".//picture//img")
        table = element.xpath("./div[contains(@class,'scroll')]/table")
        outlined = " outlined" if element.xpath(".//ul[contains(@class,'outlined')]") else ""
        key = "".join(
            f"({string((item.get('class') or '').removeprefix('key-') + outlined)}, [{self.children(item).strip()}]),"
            for item in element.xpath(".//ul[contains(@class,'key')]/li")
        )
        body = (
            f"drawing({string(element.get('data-figure') or '')}, {string(image[0].get('alt') or '')})"
            if image
            else f"[{self.table(table[0])}]"
        )
        number = text("".join(element.xpath(".//p[@class='figure-number']//text()")))
        words = f"[{number}], " + ", ".join(f"[{part(f'figure-{name}')}]" for name in ("title", "subtitle"))
        below = ", ".join(f"[{part(f'figure-{name}')}]" for name in ("note", "source"))
        breaks = str(not image and len(table[0].xpath("./tbody/tr")) > WHOLE).lower()
        place = "listed: false, width: 100%" if self.document.narrow else f"breaks: {breaks}"
        place += f", floats: {str(breaks == 'false' and self.page not in self.document.annex).lower()}"
        id = element.get("id")
        target = f", target: {string(f'{self.page}:{id}')}" if (self.page, id) in self.document.anchors else ""
        return f"\n\n#exhibit({words}, ({key}), {body}, {below}, {place}{target})\n\n"

    def key_numbers(self, element: Element) -> str:
        items = "".join(
            f"({', '.join(f'[{self.children(part).strip()}]' for part in item)}),"
            for item in element
            if item.tag == "li"
        )
        columns = "columns: 4, size: 15.5pt" if self.document.narrow else ""
        return f"\n\n#key-numbers({items}{columns})\n\n"

    def references(self, element: Element) -> str:
        """A page's own list is dropped: the PDF has one for all."""
        return ""

    # Inside sentences.

    def link(self, element: Element) -> str:
        classes = (element.get("class") or "").split()
        inside, address = self.children(element), element.get("href") or ""
        if "cite" in classes:
            source = address.partition("#ref-")[2]
            return f"#cited({self.document.number(source)},)"
        if "source" in classes:
            apart = "" if inside.endswith(tuple(FULL_CLOSING)) else "~"
            return f"#source({self.document.number(address.partition('#')[2])})[{inside}{apart}]"
        if "mark" in classes:
            verdict = string(classes[-1])
            if not self.boxed(element):
                return f"#sign({verdict})"
            inside = f"#mark({verdict})[{inside.replace(' ', '~')}]"
        if "fact" not in classes:
            return self.target(element, inside)
        before, after = _beside(element)
        words = UNIT.sub("\u00a0", element.text_content())
        if words[-1:].isdigit() and HAN.match(after) and element.tail:  # 2048颗: the word that it counts comes along
            words += after
            element.tail = element.tail.lstrip(TOGETHER)[1:]
            after = _beside(element)[1]
        elif (element.tail or "").startswith("-"):  # 32,768-token
            element.tail = f"{TOGETHER}{element.tail}"
        pieces = words.split(" ")
        last = len(pieces) - 1
        whole = " ".join(
            self.piece(piece, before if at == 0 else "", after if at == last else "") for at, piece in enumerate(pieces)
        )
        return self.target(element, whole)

    @staticmethod
    def piece(words: str, before: str, after: str) -> str:
        """A piece of a value; the gaps of a box belong to it."""
        if len(words) > KEPT or HAN.search(words):
            return text(words, before, after)
        gaps = [GAP if meet(*pair) else "" for pair in ((before, words[:1]), (words[-1:], after))]
        return f"{gaps[0]}#fact[{escaped(words)}]{gaps[1]}"

    def target(self, element: Element, inside: str) -> str:
        """The words of a link, leading to where print has what it links; a reference names the page as well."""
        classes, address = (element.get("class") or "").split(), element.get("href") or ""
        if address.startswith(("http://", "https://")):
            return f"#link({string(address)})[{inside}]"
        page, _, anchor = address.partition("#")
        page = re.sub(r"\.(md|html)$", "", page) or self.page
        if not ((page, anchor) in self.document.anchors if anchor else page in self.document.pages):
            return inside
        place = label(page, anchor or "top")
        if classes and "ref" not in classes:
            return f"#link({place})[{inside}]"
        if _in_brackets(element):
            return f"#see({place}, within: true)[{inside}]"
        # The mark after its bracket comes along: only side by side does Typst trim the two.
        pause = (element.tail or "").lstrip(TOGETHER)[:1]
        if pause and pause in PAUSES:
            element.tail = (element.tail or "").lstrip(TOGETHER)[1:]
            return f"#see({place}, pause: {string(pause)})[{inside}]"
        return f"#see({place})[{inside}]"

    def strong(self, element: Element) -> str:
        return f"#strong[{self.children(element)}]"

    def emphasis(self, element: Element) -> str:
        return f"#emph[{self.children(element)}]"

    def code(self, element: Element) -> str:
        return f"#raw({string(element.text_content())})"

    def line_break(self, element: Element) -> str:
        return "#linebreak()"

    def anchor(self, element: Element) -> str:
        return f"#metadata(none){self.mark(element)}" if element.get("id") else ""

    def mark(self, element: Element) -> str:
        id = element.get("id")
        return f" {label(self.page, id)} " if id and (self.page, id) in self.document.anchors else ""


Rule = Callable[[_Writer, Element], str]
BLOCKS: Mapping[tuple[str, str], Rule] = {
    ("aside", "claim"): _Writer.claim,
    ("div", "claims"): _Writer.claims,
    ("figure", "figure"): _Writer.figure,
    ("figure", "table"): _Writer.figure,
    ("div", "admonition"): _Writer.box,
    ("ol", "references"): _Writer.references,
    ("ul", "key-numbers"): _Writer.key_numbers,
}
TAGS: Mapping[str, Rule] = {
    **{f"h{level}": _Writer.heading for level in range(1, 7)},
    "p": _Writer.paragraph,
    "ul": _Writer.listing,
    "ol": _Writer.listing,
    "dl": _Writer.terms,
    "blockquote": _Writer.quote,
    "table": _Writer.table,
    "a": _Writer.link,
    "strong": _Writer.strong,
    "b": _Writer.strong,
    "em": _Writer.emphasis,
    "i": _Writer.emphasis,
    "cite": _Writer.emphasis,
    "code": _Writer.code,
    "br": _Writer.line_break,
}
