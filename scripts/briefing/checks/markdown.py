"""Checks the Markdown of pages: signs that readers would see, lists that lose their levels, code and footnotes.

A page is converted only if its source contains a sign that may be visible.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from briefing.checks.lint_units import Reading
from briefing.checks.rules import Rules
from briefing.checks.signs import ITEM, SIGNS, WELL_FORMED_BOX, Sign
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.language.hardcoded_numbers import BLANK
from briefing.model import Dialect, Page
from briefing.page import footnotes
from briefing.page.dialect import converted
from briefing.page.parse import Line, PageSource, parse

RULES: Rules = {
    "markdown.sign": "error",
    "markdown.list": "error",
    "markdown.table": "error",
    "markdown.box": "error",
    "markdown.code": "error",
    "markdown.footnote": "error",
}
LEVEL = 4
"""The number of spaces by which Python-Markdown indents a level."""
FENCE = re.compile(r"( *)(?:```+[^`]*|~~~+.*)$")
OWNER = re.compile(r"(?:[-*+] |\d+\. |:[ ]|!!!|\?\?\?|\[\^[^\]]+\]:)")
"""The beginning of a line below which indented text belongs to a list, a box, a definition or a footnote."""
DIAGRAM = re.compile(r"(?:```+|~~~+) *\{?\.?(mermaid|graphviz|plantuml|math)\b")
LONGEST = 40
"""The maximum number of characters of a line that a message shows."""


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report Markdown that the pages would not show as intended."""
    if reading.page is None:
        return
    source = parse(reading.page)
    dialect = reading.briefing.dialect
    yield from _signs(source, dialect)
    yield from _lists(source)
    yield from _blocks(source)
    yield from _code(source, dialect)
    yield from _footnotes(source, dialect)


def _problem(page: Page, line: int, rule: str, what: Message, fix: Message) -> Problem:
    return Problem(page.where.at(line), what, fix, f"markdown.{rule}")


# Signs.


def _signs(source: PageSource, dialect: Dialect) -> Iterator[Problem]:
    text = source.without_calls
    suspects = {sign: _suspects(sign, text, source, dialect) for sign in SIGNS}
    if not any(suspects.values()):
        return
    visible = _visible(source, dialect)
    for sign, found in suspects.items():
        if found and sign.pattern.search(visible):
            sure = [each for each in found if each.group() in visible] or found
            for each in sure:
                what = Message('These signs are printed as typed: "{shown}".', shown=_shown(each))
                yield _problem(source.page, source.line_at(each.start()), "sign", what, _fix(sign, dialect))


def _suspects(sign: Sign, text: str, source: PageSource, dialect: Dialect) -> list[re.Match[str]]:
    found = sign.pattern.finditer(text, source.offset(source.page.body))
    return [each for each in found if sign.suspected(each) or _is_missing(sign.extension, dialect)]


def _is_missing(extension: str, dialect: Dialect) -> bool:
    return bool(extension) and extension not in dialect.extensions


def _fix(sign: Sign, dialect: Dialect) -> Message:
    if _is_missing(sign.extension, dialect):
        return Message('Add "{name}" to markdown_extensions in mkdocs.yml.', name=sign.extension)
    return sign.fix


def _shown(found: re.Match[str]) -> str:
    """Return the sign with the rest of its line, without calls."""
    start, end = found.start(), found.string.find("\n", found.start())
    return shown(found.string[start : end if end >= 0 else None].replace(BLANK, ""))


def _visible(source: PageSource, dialect: Dialect) -> str:
    """Return the text of the page as its Markdown shows it, without code."""
    from lxml import html  # imported here because few pages need it, and `make check` starts faster without it

    body = "\n".join(source.with_formulas_blanked.split("\n")[source.page.body - 1 :])
    root = html.fromstring(f"<div>{converted(body, dialect)}</div>")
    for code in root.xpath(".//code | .//pre"):
        code.drop_tree()
    return str(root.text_content())


def shown(words: str) -> str:
    """Return words on one line, cut off as in messages."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


# Lists, tables and boxes.


def _lists(source: PageSource) -> Iterator[Problem]:
    """Yield the list items that lose their level, and the paragraphs that leave their list."""
    level: int | None = None
    above = Line(0, "", "")
    for line in source.lines.values():
        indent = len(line.raw) - len(line.raw.lstrip(" "))
        if ITEM.match(line.raw):
            if level is not None and indent > level and indent // LEVEL == level // LEVEL:
                wanted = (level // LEVEL + 1) * LEVEL
                fix = Message("Indent it by {count} spaces, or align it with the item above.", count=wanted)
                yield _problem(source.page, line.number, "list", Message("This list item is not nested."), fix)
            else:
                level = indent
        elif line.raw.strip() and not above.raw.strip() and level is not None:
            if 0 < indent < LEVEL:
                what = Message("This paragraph is not part of the list.")
                fix = Message("Indent it by four spaces, or not at all.")
                yield _problem(source.page, line.number, "list", what, fix)
            elif indent == 0:
                level = None
        above = line


def _blocks(source: PageSource) -> Iterator[Problem]:
    """Yield the lines that become rows of a table, and boxes without text."""
    lines = list(source.lines.values())
    for above, line in pairwise(lines):
        words = line.raw.strip()
        if above.raw.lstrip().startswith("|") and words and "|" not in words and not words.startswith("{:"):
            what, fix = Message("This line becomes a row of the table."), Message("Leave an empty line above it.")
            yield _problem(source.page, line.number, "table", what, fix)
    for at, line in enumerate(lines):
        if WELL_FORMED_BOX.fullmatch(line.raw):
            following = next((each.raw for each in lines[at + 1 :] if each.raw.strip()), "")
            if len(following) - len(following.lstrip(" ")) < len(line.raw) - len(line.raw.lstrip(" ")) + LEVEL:
                fix = Message("Indent its text by four spaces, directly below its title.")
                yield _problem(source.page, line.number, "box", Message("The box is empty."), fix)


# Code.


def _code(source: PageSource, dialect: Dialect) -> Iterator[Problem]:
    for code in source.code:
        if code.fenced and (found := DIAGRAM.match(code.text)):
            what = Message("Diagrams are not drawn: {name}.", name=found[1])
            yield _problem(source.page, code.line, "code", what, Message("Save it as SVG, and show it as an image."))
    fences = [(line, found) for line in source.lines.values() if (found := FENCE.match(line.raw))]
    indented = [line for line, found in fences if found[1]]
    for line in indented[::2]:
        what = Message("This code block is not at the start of the line.")
        yield _problem(source.page, line.number, "code", what, Message("Write it outside lists and boxes."))
    for line, found in fences:
        if not found[1]:
            what = Message("This code block is not closed.")
            fix = Message("End it with a line of the same signs.")
            yield _problem(source.page, line.number, "code", what, fix)
    yield from _indented(source, dialect)


def _indented(source: PageSource, dialect: Dialect) -> Iterator[Problem]:
    """Yield the paragraphs that become code because they are indented."""
    owner, above = "", ""
    for line in source.lines.values():
        if line.raw.strip() and not line.raw.startswith((" ", "\t")):
            owner = line.raw
        elif line.raw.startswith(("    ", "\t")) and line.raw.strip() and not above.strip() and not OWNER.match(owner):
            what = Message("This paragraph becomes code, because it is indented.")
            fix = Message("Delete the spaces at its beginning; for code, write ``` above and below it.")
            yield _problem(source.page, line.number, "code", what, fix)
        above = line.raw


# Footnotes.


def _footnotes(source: PageSource, dialect: Dialect) -> Iterator[Problem]:
    labels = footnotes.labels(source)
    texts = Counter(label.name for label in labels if label.begins)
    used = {label.name for label in labels if not label.begins}
    headings = {heading.line for heading in source.headings}
    if labels and footnotes.EXTENSION not in dialect.extensions:
        fix = Message('Add "{name}" to markdown_extensions in mkdocs.yml.', name=footnotes.EXTENSION)
        what = Message('Footnotes are printed as typed: "{shown}".', shown=f"[^{labels[0].name}]")
        yield _problem(source.page, labels[0].line, "footnote", what, fix)
        return
    for label in labels:
        mark = f"[^{label.name}]"
        if not label.begins and label.name not in texts:
            what = Message("The footnote {mark} has no text.", mark=mark)
            fix = Message("Write it in a paragraph of its own: {mark}: …", mark=mark)
        elif label.begins and label.name not in used:
            what, fix = (
                Message("No text refers to the footnote {mark}.", mark=mark),
                Message("Refer to it, or delete it."),
            )
        elif label.begins and texts[label.name] > 1:
            what = Message("The footnote {mark} is written more than once.", mark=mark)
            fix = Message("Give each footnote a label of its own.")
        elif label.line in headings:
            what = Message("The heading has the footnote {mark}.", mark=mark)
            fix = Message("Put it into the text below: headings are listed in the contents.")
        else:
            continue
        yield _problem(source.page, label.line, "footnote", what, fix)
