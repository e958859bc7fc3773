"""Rendered pages → Typst markup: Python-Markdown's HTML is walked once, and every element calls a function of
templates/print/briefing.typ.

Compared with pandoc on two chapters: pandoc drops classes (boxes, citations, marks of claims), the alternative texts
of figures and the languages of foreign runs, and would need a filter as long as this module, and 155 MB beside it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import mean
from typing import Any, TypeAlias

from lxml import html

SPECIAL = re.compile(r"([\\#$*_`<>@=+\-/~\[\]\"'&;])")
HAN, LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z0-9%]")
RAISED, LOWERED = re.compile("[⁰¹²³⁴-⁹]+"), str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
COUNTED = rf"[$¥€£]?\d(?:[\d.,]*\d)?(?:万亿|{HAN.pattern}|\u00a0[A-Za-z-]+)"
HYPHENATED = r"[A-Z][A-Za-z0-9.]*(?:-[A-Za-z0-9]+)+"
WHOLE_WORD = re.compile(rf"(?<![A-Za-z0-9.,\-])(?:{COUNTED}|{HYPHENATED})")
"""What a line must not divide: a number and what it counts (2023年, 50.9万, 45 TB), and a name with a hyphen."""
KEPT = 8
"""A piece of a value of so many signs, without Han, is never broken; others may be, or they would stretch the line."""
GAP = "#h(0.25em,weak:true)"
"""Between Han and a box that begins or ends with a Latin sign, where Typst's own spacing does not reach."""
TOGETHER = "\u2060"
"""Unicode's word joiner: no line ends here."""
UNIT = re.compile(r"(?<=[\d%]) (?=[^\W\d_])")
"""The space between a number and what it counts in a value: 45 TB, 3,640 PF-days, 30 November."""
WHOLE = 8
"""A table of so many rows stands on one page."""
SHORT = 14
"""A column whose cells are no longer, in half ems, is as wide as the longest."""
NARROW, WIDE = 8, 40
"""The least and the most that a column's words count in sharing a table's width, in half ems: halfway between the
longest and the average, since a long cell may take two lines."""
INLINE = ("a", "strong", "b", "em", "i", "cite", "span")
SPACE = re.compile(r"[ \t\r\n]+")
"""White space that Markdown left; a no-break space is meant."""
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


def _meet(one: str, other: str) -> bool:
    """Whether Han meets Latin between two signs."""
    return bool((HAN.match(one) and LATIN.match(other)) or (LATIN.match(one) and HAN.match(other)))


def _in_brackets(element: Element) -> bool:
    """Whether a bracket that was opened before an element is not closed yet."""
    parent = element.getparent()
    before = parent.text or ""
    for each in parent[: parent.index(element)]:
        before += each.text_content() + (each.tail or "")
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")


def _widths(table: Element) -> list[str]:
    """The columns' widths, the same in all tables of a page with these heads: the words that a column of numbers or
    dates must hold unbroken, which base.typ measures; words share what is left by their lengths.
    """

    def heads(each: Element) -> list[str]:
        return [cell.text_content() for cell in each.xpath(".//thead//th")]

    sisters = [each for each in table.getroottree().iter("table") if heads(each) == heads(table)]
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for each in sisters for row in each.xpath("./tbody/tr")]
    return [_width(list(column), head) for column, head in zip(zip(*rows, strict=True), heads(table), strict=False)]


def _width(cells: list[Element], head: str) -> str:
    words = [cell.text_content().strip() for cell in cells]
    if any(set((cell.get("class") or "").split()) & {"number", "date"} for cell in cells):
        return f"({''.join(f'{string(each)},' for each in dict.fromkeys([*words, *head.split()]))})"
    lengths = [_length(each) for each in [*words, head]]
    if max(lengths) <= SHORT:
        return f"({''.join(f'{string(each)},' for each in dict.fromkeys([*words, head]))})"
    return f"{max(NARROW, min(WIDE, round((max(lengths) + mean(lengths)) / 2)))}fr"


def _length(words: str) -> int:
    """In half ems: Han and full-width marks count two."""
    return sum(1 if ord(sign) < 0x2E80 else 2 for sign in words)


def text(words: str | None, before: str = "", after: str = "") -> str:
    """Text as Typst markup: every sign that could be markup is escaped, a number stays with the Chinese word that it
    counts, and raised digits are set by one font. `before` and `after` are the signs that a box at an end meets.
    """
    plain = SPACE.sub(" ", words or "")
    parts, end = [], 0
    for found in WHOLE_WORD.finditer(plain):
        previous = plain[found.start() - 1] if found.start() else before
        following = plain[found.end()] if found.end() < len(plain) else after
        gaps = (GAP if _meet(*pair) else "" for pair in ((previous, found[0][0]), (found[0][-1], following)))
        parts += [_escaped(plain[end : found.start()]), next(gaps), f"#box[{_escaped(found[0])}]", next(gaps)]
        end = found.end()
    return "".join([*parts, _escaped(plain[end:])])


def _escaped(words: str) -> str:
    escaped = SPECIAL.sub(r"\\\1", words).replace("\u00a0", "~")
    return RAISED.sub(lambda found: f"#super[{found.group().translate(LOWERED)}]", escaped)


def string(words: str) -> str:
    """Text as a Typst string literal."""
    return '"' + SPACE.sub(" ", words).replace("\\", "\\\\").replace('"', '\\"') + '"'


def label(page: str, id: str) -> str:
    return f"<{page}:{id}>"


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
            beside = len(parts) > 1 and parts[-2].startswith("#cited(") and not parts[-1].strip(TOGETHER)
            if beside and written.startswith("#cited("):  # numbers side by side share their brackets
                written = parts[-2][:-1] + written.removeprefix("#cited(")
                del parts[-2:]
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
        cells = "".join(f"[{self.children(cell).strip()}]," for row in body for cell in row)
        heads = "".join(f"[{self.children(cell).strip()}]," for row in head for cell in row)
        widths = f"widths: ({''.join(f'{width},' for width in _widths(element))})"
        whole = f", breakable: {str(len(body) > WHOLE).lower()}"
        return f"#data-table({width}, ({', '.join(aligned)},), ({heads}), {widths}{whole}, {cells})\n\n"

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
        widths = "widths: (30pt, 1fr, 1.9fr, 54pt)"
        return f"{before}#data-table(4, left, ({heads}), {widths}, {rows})\n\n"

    def part(self, article: Element, name: str) -> str:
        """One line of a claim, without its label."""
        for found in article.xpath(f"./p[@class='claim-{name}']"):
            for label in found.xpath("./b | ./span[@class='label'] | ./span[@class='discussed']"):
                label.drop_tree()
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
            return f"#source({self.document.number(address.partition('#')[2])})[{inside}]"
        if "mark" in classes:
            verdict = string(classes[-1])
            if not self.boxed(element):
                return f"#sign({verdict})"
            inside = f"#mark({verdict})[{inside}]"
        if "fact" not in classes:
            return self.target(element, inside)
        before, after = _beside(element)
        words = UNIT.sub("\u00a0", element.text_content())
        if words[-1:].isdigit() and HAN.match(after) and element.tail:  # 2048颗: the word that it counts comes along
            words += after
            element.tail = element.tail.lstrip(TOGETHER)[1:]
            after = _beside(element)[1]
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
        gaps = [GAP if _meet(*pair) else "" for pair in ((before, words[:1]), (words[-1:], after))]
        return f"{gaps[0]}#fact[{_escaped(words)}]{gaps[1]}"

    def target(self, element: Element, inside: str) -> str:
        """The words of a link, leading to where print has what it links; a reference names the page as well."""
        classes, address = (element.get("class") or "").split(), element.get("href") or ""
        call, within = "link", ""
        if "ref" in classes or not classes:
            call, within = "see", ", within: true" if _in_brackets(element) else ""
        if address.startswith(("http://", "https://")):
            return f"#link({string(address)})[{inside}]"
        page, _, anchor = address.partition("#")
        page = re.sub(r"\.(md|html)$", "", page) or self.page
        if anchor and (page, anchor) in self.document.anchors:
            return f"#{call}({label(page, anchor)}{within})[{inside}]"
        return (
            f"#{call}({label(page, 'top')}{within})[{inside}]" if not anchor and page in self.document.pages else inside
        )

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
