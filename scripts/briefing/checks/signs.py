"""The signs of Markdown that readers see if the text is written in another dialect, each with its fix."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.diagnostics.message import Message
from briefing.language.script import HAN

Suspicion = Callable[["re.Match[str]"], bool]
"""A function that returns False if a sign is certainly recognised, judging by the lines around it."""


@dataclass(frozen=True)
class Sign:
    """A sign that should not be visible on a page.

    Attributes:
        pattern: Matches it in the source of a page, and in the text of the page if it was not recognised there.
        fix: What to write instead.
        extension: The extension of Markdown that recognises it, or "" if none of those that this project supports does.
        suspected: Tells whether it may be visible, so that a page is converted only if necessary.
    """

    pattern: re.Pattern[str]
    fix: Message
    extension: str
    suspected: Suspicion


def _sign(pattern: str, fix: Message, extension: str = "", suspected: Suspicion = lambda _: True) -> Sign:
    return Sign(re.compile(pattern, re.MULTILINE), fix, extension, suspected)


def _lines_above(found: re.Match[str]) -> tuple[str, str]:
    """Return the two lines above a match that begins a line; "" for a line that does not exist."""
    *_, before, above, _ = ("", "", *found.string[: found.start()].split("\n"))
    return before, above


def _interrupts(found: re.Match[str]) -> bool:
    """Return True if the line above is text, or an item of a list of the other kind: numbered or not."""
    above = _lines_above(found)[1]
    item = ITEM.match(above)
    return bool(above.strip()) and (item is None or bool(item[1]) != found.group().lstrip()[0].isdigit())


def _is_odd_table(found: re.Match[str]) -> bool:
    """Return True if the head of a table has text directly above it, or another number of columns than its line."""
    before, head = _lines_above(found)
    return bool(before.strip()) or _columns(head) != _columns(found.group())


def _columns(row: str) -> int:
    return row.strip().strip("|").replace(r"\|", "").count("|") + 1


def _is_odd_box(found: re.Match[str]) -> bool:
    return not WELL_FORMED_BOX.fullmatch(found.group())


def _has_no_term(found: re.Match[str]) -> bool:
    lines = [line for line in _lines_above(found) if line.strip()]
    return not lines or bool(re.match(r"\s*(?:[#|>]|[-*+] |\d+\. )", lines[-1]))


def _is_inline(found: re.Match[str]) -> bool:
    """Return True for attributes that do not end a heading or an element, and are not on a line of their own."""
    line = found.string[: found.start()].rpartition("\n")[2]
    return bool(line.strip()) and not line.startswith("#") and line[-1] not in "])*_`"


def _is_unpaired(found: re.Match[str]) -> bool:
    """Return True for ** that has no partner in its line, or a space between it and the words."""
    start = found.string.rfind("\n", 0, found.start()) + 1
    before, after = found.string[start : found.start()], found.string[found.end() :].partition("\n")[0]
    opens = before.count("**") % 2 == 0
    inner = after[:1] if opens else before[-1:]
    return not inner.strip() or (opens and "**" not in after)


ITEM = re.compile(r" *(?:[-*+]|(\d+)\.) +\S")
"""Matches the beginning of a list item; the group is its number, if it has one."""
WELL_FORMED_BOX = re.compile(r'\s*(?:!!!|\?\?\?\+?) ?[\w-]+(?: [\w-]+)*(?: +"[^"\n]*")? *')
ADDRESS = r"(?:https?:|mailto:|#|[\w./-]+\.(?:md|html|pdf))"
BESIDE = Message("Write the signs directly beside the words, in pairs.")
BOX = Message('Write !!! caution "Title" with straight quotes, and indent the text below it by four spaces.')
TABLE = Message("Leave an empty line above the table, and give every row the same number of columns.")
LINK = Message("Write [text](address), with half-width brackets and no space between them.")
SIGNS: tuple[Sign, ...] = (
    _sign(r"~~[^~\n]+~~", BESIDE, "pymdownx.tilde"),
    _sign(r"(?<=\w)~\w+~(?!~)", BESIDE, "pymdownx.tilde"),
    _sign(r"(?<=\w)\^[\w+−-]+\^", BESIDE, "pymdownx.caret"),
    _sign(r"\*\*", BESIDE, "", _is_unpaired),
    _sign(rf"(?<=[{HAN}])_[^_\s][^_\n]*_|_[^_\n]*[^_\s]_(?=[{HAN}])", Message("Write *…*.")),
    _sign(r"==[^=\s][^=\n]*==", Message("Write **…**.")),
    _sign(rf"\]（\s*{ADDRESS}|】\s*[（(]\s*{ADDRESS}|\] +\(\s*{ADDRESS}", LINK),
    _sign(r"(?<!!)\[\[[^\]\n]+\]\]", Message("Write [text](page.md).")),
    _sign(r"(?<!!)\[[^\]\n]+\]\[[^\]\n]*\]", Message("Write [text](address).")),
    _sign(r"^\*\[[^\]\n]+\]:", Message("Explain it in the text, or in data/terms.yml.")),
    _sign(r"\{#\s[^\n]*?#\}|%%[^%\n]+%%", Message("Delete it: comments would be published.")),
    _sign(
        r"\{:?[ ]*[.#]\w[^{}\n]*\}",
        Message("Put it on a line of its own, below its paragraph."),
        "attr_list",
        _is_inline,
    ),
    _sign(r"\\$", Message("For a line break, end the line with two spaces.")),
    _sign(r"^[ >]*\[!\w+\]", BOX),
    _sign(r"^ *!!!.*$", BOX, "admonition", _is_odd_box),
    _sign(r"^ *\?\?\?.*$", BOX, "pymdownx.details", _is_odd_box),
    _sign(r"^===[+!]? +[\"“].*$", Message("Use headings: there are no tabs.")),
    _sign(r"^ *\[[ xX]\] ", Message("Begin it with - as an item of a list: - [ ] or - [x].")),
    _sign(r"^ {0,3}\d+\) +\S", Message("Write 1. with a full stop.")),
    _sign(r"^\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+\|?[ ]*$", TABLE, "tables", _is_odd_table),
    _sign(r"^ {0,3}(?:[-*+]|\d+\.) +\S", Message("Leave an empty line above the list."), "", _interrupts),
    _sign(r"^:[ ]{1,3}\S", Message("Put the term on the line above."), "def_list", _has_no_term),
    _sign(r"(?<![\w:/]):[a-z][a-z_]+:(?![\w:/])", Message("Write it in words.")),
)
