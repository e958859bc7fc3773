"""Finds the footnotes of a page, and moves them to their references for outputs other than the site.

Python-Markdown lists the footnotes of a page at its end, with links back to the text.
"""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from markdown.extensions.footnotes import FootnoteBlockProcessor

from briefing.page.parse import PageSource

Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here
EXTENSION = "footnotes"
"""The extension of Python-Markdown that a briefing lists in mkdocs.yml."""
FOOTNOTE = "footnote"
"""The class of the list of footnotes on a page, and of each footnote that `moved` puts in its place."""
PLACE = "///Footnotes Go Here///"
"""The line at which Python-Markdown puts the list of footnotes."""
REFERENCE = re.compile(r"\[\^([^\]\n]+)\]")
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Label:
    """The label of a footnote, such as "1" in [^1], with its line and its offset in the source.

    `begins` is True at the beginning of the text of the footnote, and False in a reference to it.
    """

    line: int
    name: str
    begins: bool
    start: int


def labels(source: PageSource) -> tuple[Label, ...]:
    """Return the labels of the footnotes of a page, in order."""
    text = source.masked
    begins = {found.start(1) - len("[^") for found in FootnoteBlockProcessor.RE.finditer(text)}
    return tuple(
        Label(source.line_at(each.start()), each[1], each.start() in begins, each.start())
        for each in REFERENCE.finditer(text, source.offset(source.page.body))
    )


def moved(root: Element) -> None:
    """Replace each reference to a footnote by a `span` that contains it, and remove the list of footnotes.

    The `span` has the class "footnote" and the id of the footnote as `data-note`. That of a further reference to the
    same footnote is empty.
    """
    lists = root.xpath(f".//div[@class='{FOOTNOTE}']")
    notes = {item.get("id"): item for each in lists for item in each.xpath("./ol/li[@id]")}
    for back in [link for item in notes.values() for link in item.xpath(".//a[@class='footnote-backref']")]:
        _without_space_before(back)
        back.drop_tree()
    for reference in root.xpath(".//sup[starts-with(@id, 'fnref')]"):
        id = (reference.xpath("string(./a/@href)") or "#").removeprefix("#")
        span = reference.makeelement("span", {"class": FOOTNOTE, "data-note": id})
        if (note := notes.pop(id, None)) is not None:
            span.text = note.text
            span.extend(list(note))
        span.tail = reference.tail
        reference.getparent().replace(reference, span)
    for each in lists:
        each.drop_tree()


def _without_space_before(element: Element) -> None:
    """Remove the no-break space before an element."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip(NO_BREAK)
    else:
        parent = element.getparent()
        parent.text = (parent.text or "").rstrip(NO_BREAK)
