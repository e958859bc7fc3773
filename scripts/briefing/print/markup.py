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

SPECIAL = re.compile(r"([\\#$*_`<>@=+\-/~\[\]\"'&;])")
SPACE = re.compile(r"\s+")
DROPPED = ("picture", "details", "script", "style")
SKIPPED_CLASSES = {"figure-files", "screen-only"}
Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here


@dataclass
class Document:
    """What the pages of one PDF share: the pages in it, and the sources cited so far, in order."""

    pages: tuple[str, ...]
    anchors: frozenset[tuple[str, str]]
    cited: list[str] = field(default_factory=list)

    def number(self, source: str) -> int:
        """A source's number in the one list of references."""
        if source not in self.cited:
            self.cited.append(source)
        return self.cited.index(source) + 1


def typst(document: Document, page: str, source: str) -> str:
    """One page's HTML as Typst markup."""
    writer = _Writer(document, page)
    return writer.children(html.fromstring(f"<div>{source}</div>"))


def text(words: str | None) -> str:
    """Text as Typst markup: every sign that could be markup is escaped."""
    return SPECIAL.sub(r"\\\1", SPACE.sub(" ", words or ""))


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
        parts = [text(element.text)]
        for child in element:
            parts.append(self.element(child) if isinstance(child.tag, str) else "")
            parts.append(text(child.tail))
        return "".join(parts)

    def element(self, element: Element) -> str:
        classes = set((element.get("class") or "").split())
        if element.tag in DROPPED or classes & SKIPPED_CLASSES:
            return ""
        for name in ("claim", "figure", "table", "admonition", "references", "key-numbers", "register"):
            if name in classes and (rule := BLOCKS.get((element.tag, name))):
                return rule(self, element)
        rule = TAGS.get(element.tag)
        return rule(self, element) if rule else self.children(element)

    # Blocks.

    def heading(self, element: Element) -> str:
        if element.get("id") == "references":
            return ""
        level = int(element.tag[1])
        return f"\n\n#heading(level: {level})[{self.children(element).strip()}]{self.mark(element)}\n\n"

    def paragraph(self, element: Element) -> str:
        inside = self.children(element).strip()
        kind = "lead" if "lead" in (element.get("class") or "") else ""
        body = f"#lead[{inside}]" if kind else inside
        return f"\n\n{self.anchor(element)}{body}\n\n"

    def section(self, element: Element) -> str:
        """A part of a register; left out where print keeps none of its entries."""
        entries = element.xpath("./article")
        return (
            "" if entries and not any("disputed" in entry.get("class") for entry in entries) else self.children(element)
        )

    def listing(self, element: Element) -> str:
        name = "enum" if element.tag == "ol" else "list"
        items = "".join(f"[{self.anchor(item)}{self.children(item).strip()}]," for item in element if item.tag == "li")
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
        aligned = [
            "right" if "number" in (cell.get("class") or "") and cell.tag == "td" else "left"
            for cell in (body or head)[0]
        ]
        cells = "".join(f"[{self.children(cell).strip()}]," for row in body for cell in row)
        heads = "".join(f"[{self.children(cell).strip()}]," for row in head for cell in row)
        return f"#data-table({width}, ({', '.join(aligned)},), ({heads}), {cells})\n\n"

    def box(self, element: Element) -> str:
        kind = next((name for name in (element.get("class") or "").split() if name != "admonition"), "note")
        title = element.xpath("./p[contains(@class,'admonition-title')]")
        head = self.children(title[0]).strip() if title else ""
        for each in title:
            each.getparent().remove(each)
        return f"\n\n#notice({string(kind)}, [{head}])[{self.children(element).strip()}]\n\n"

    def claim(self, element: Element) -> str:
        verdict = next(name for name in (element.get("class") or "").split() if name != "claim")
        if element.tag == "article" and verdict != "disputed":
            return ""
        head = element.find("p")
        words = self.children(head).strip()
        element.remove(head)
        return f"\n\n#claim({string(verdict)}, [{words}])[{self.children(element).strip()}]{self.mark(element)}\n\n"

    def figure(self, element: Element) -> str:
        """A drawing or a table with its number, title, measure, note and source, kept together."""

        def part(name: str) -> str:
            found = element.xpath(f".//p[@class='{name}']")
            return self.children(found[0]).strip() if found else ""

        image = element.xpath(".//picture//img")
        table = element.xpath("./div[contains(@class,'scroll')]/table")
        key = "".join(
            f"({string((item.get('class') or '').removeprefix('key-'))}, [{self.children(item).strip()}]),"
            for item in element.xpath(".//ul[contains(@class,'key')]/li")
        )
        body = (
            f"drawing({string(element.get('data-figure') or '')}, {string(image[0].get('alt') or '')})"
            if image
            else f"[{self.table(table[0])}]"
        )
        words = ", ".join(f"[{part(f'figure-{name}')}]" for name in ("number", "title", "subtitle"))
        below = ", ".join(f"[{part(f'figure-{name}')}]" for name in ("note", "source"))
        breaks = "false" if image else "true"
        return f"\n\n#exhibit({words}, ({key}), {body}, {below}, breaks: {breaks}){self.mark(element)}\n\n"

    def key_numbers(self, element: Element) -> str:
        items = "".join(
            f"({', '.join(f'[{self.children(part).strip()}]' for part in item)}),"
            for item in element
            if item.tag == "li"
        )
        return f"\n\n#key-numbers({items})\n\n"

    def references(self, element: Element) -> str:
        """A page's own list is dropped: the PDF has one for all."""
        return ""

    # Inside sentences.

    def link(self, element: Element) -> str:
        classes = (element.get("class") or "").split()
        inside, address = self.children(element), element.get("href") or ""
        if "cite" in classes:
            source = address.partition("#ref-")[2]
            return f"#cited({self.document.number(source)})"
        if "mark" in classes:
            inside = f"#mark({string(classes[-1])})[{inside}]"
        if "fact" in classes:
            inside = f"#fact[{inside}]"
        if address.startswith(("http://", "https://")):
            return f"#link({string(address)})[{inside}]"
        page, _, anchor = address.partition("#")
        page = re.sub(r"\.(md|html)$", "", page) or self.page
        if anchor and (page, anchor) in self.document.anchors:
            return f"#link({label(page, anchor)})[{inside}]"
        return f"#link({label(page, 'top')})[{inside}]" if not anchor and page in self.document.pages else inside

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
    ("article", "claim"): _Writer.claim,
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
    "section": _Writer.section,
    "cite": _Writer.emphasis,
    "code": _Writer.code,
    "br": _Writer.line_break,
}
