"""The serialiser's state: the data shared by the pages of one PDF, and the rules that write elements."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from briefing.publish.pdf.escape import label

Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here
Rule: TypeAlias = "Callable[[Writer, Element], str]"
BOXES = "self::aside or self::td or self::figure or self::dd or self::details or contains(@class, 'admonition')"


@dataclass(frozen=True)
class Document:
    """The data shared by the pages of one PDF: their names, the targets of links, and the numbers of the sources.

    `narrow` is True for the brief, whose claim marks are set in its text because it has no margin. The pages of the
    `annex` follow one another without page breaks, so their figures and tables do not float: one could otherwise appear
    above the title of its own page.
    """

    pages: tuple[str, ...]
    anchors: frozenset[tuple[str, str]]
    sources: Mapping[str, int]
    narrow: bool = False
    annex: tuple[str, ...] = ()
    site: str = ""
    """The address to which links to pages that this PDF lacks lead, with / at the end; "" if they are plain words."""
    values: Mapping[str, str] = field(default_factory=dict)
    """The values of the pages by the ids of their facts and claims, as `numbers.unbroken` writes them."""


@dataclass(frozen=True)
class Writer:
    """Writes the elements of one page as Typst markup, each by its rule.

    A rule is found by the element's tag and one of its classes ("div.claims"), or otherwise by its tag ("p").
    """

    document: Document
    page: str
    rules: "Mapping[str, Rule]" = field(repr=False)

    def rule(self, element: Element) -> "Rule | None":
        """Return the rule for an element, or None if it has none and only its content is written."""
        names = [*(f"{element.tag}.{name}" for name in classes(element)), element.tag]
        return next((self.rules[name] for name in names if name in self.rules), None)

    def boxed(self, element: Element) -> bool:
        """Return True if a claim mark at this element cannot be set in the margin.

        That is the case everywhere in the brief, and inside boxes, figures, table cells and definitions.
        """
        return self.document.narrow or bool(element.xpath(f"ancestor-or-self::*[{BOXES}]"))

    def label(self, element: Element) -> str:
        """Return the Typst label for an element, to be put after its markup; "" if links cannot lead to it."""
        id = element.get("id")
        return f" #{label(self.page, id)} " if id and (self.page, id) in self.document.anchors else ""

    def anchor(self, element: Element) -> str:
        """Return an invisible link target for an element, or "" if it has no id."""
        return f"#metadata(none){self.label(element)}" if element.get("id") else ""

    def destination(self, address: str) -> str | None:
        """Return the Typst expression for the label to which an internal link leads, or None if this PDF has none."""
        page, _, anchor = address.partition("#")
        page = re.sub(r"\.(md|html)$", "", page) or self.page
        known = (page, anchor) in self.document.anchors if anchor else page in self.document.pages
        return label(page, anchor or "top") if known else None


def page_address(site: str, page: str, address: str) -> str:
    """Return the address on the site of an internal link, or "" for a link within this page or without a site."""
    target, _, anchor = address.partition("#")
    name = re.sub(r"\.(md|html)$", "", target)
    if not site or name in ("", page) or name == target:
        return ""
    return f"{site}{name}.html{'#' if anchor else ''}{anchor}"


def classes(element: Element) -> list[str]:
    """Return the classes of an element, in order."""
    return (element.get("class") or "").split()


def source_of(link: Element) -> str:
    """Return the id of the source that a link in running text or in a source line cites; "" for any other link."""
    anchor = (link.get("href") or "").partition("#")[2]
    if "cite" in classes(link):
        return anchor.removeprefix("ref-")
    return anchor if "source" in classes(link) else ""


def numbered_sources(pages: Iterable[Element]) -> dict[str, int]:
    """Return the number of each source that these pages cite, in order of first citation."""
    cited = dict.fromkeys(source for page in pages for link in page.iter("a") if (source := source_of(link)))
    return {source: number for number, source in enumerate(cited, 1)}
