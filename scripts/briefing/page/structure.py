"""Checks the markup of pages: HTML, blocks, addresses, template statements, underlined headings and ids."""

import re
from collections.abc import Iterator

from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.page.parse import PageSource

FORBIDDEN = re.compile(r"(?:javascript|data|vbscript):", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
UNDERLINE = re.compile(r"^(=+|-+)\s*$")
ID = re.compile(r"[\w.-]+")
IN_MARKDOWN = {
    "sub": "H~2~O",
    "sup": "x^2^",
    "del": "~~…~~",
    "s": "~~…~~",
    "b": "**…**",
    "strong": "**…**",
    "i": "*…*",
    "em": "*…*",
    "img": '![…](photo.jpg "…")',
    "details": '??? caution "…"',
}
"""Elements of HTML that have a notation in Markdown, with an example of it."""
STATEMENT = re.compile(r"\{%.*")


def problems(source: PageSource) -> list[Problem]:
    """Return all structural problems of a page."""
    return [
        *_html(source),
        *_blocks(source),
        *_addresses(source),
        *_statements(source),
        *_underlined(source),
        *_ids(source),
    ]


def _html(source: PageSource) -> Iterator[Problem]:
    for line, tag in source.html:
        name = tag.strip("</").partition(" ")[0].lower()
        if name in IN_MARKDOWN and tag.startswith("</"):
            continue  # reported with its start tag
        what = Message('HTML is not allowed here: "{tag}>".', tag=tag)
        fix = Message("Write Markdown; for a literal <, write &lt;.")
        if name in IN_MARKDOWN:
            fix = Message("Write {example}.", example=IN_MARKDOWN[name])
        yield Problem(source.page.where.at(line), what, fix)


def _blocks(source: PageSource) -> Iterator[Problem]:
    for call in source.calls:
        if call.block and not call.alone:
            what = Message("{name}(…) is a block.", name=call.name)
            fix = Message("Write it at the start of a line of its own, with empty lines around it.")
            yield Problem(source.page.where.at(call.line), what, fix)


def _addresses(source: PageSource) -> Iterator[Problem]:
    for link in source.links:
        if FORBIDDEN.match(link.target) or (link.picture and ELSEWHERE.match(link.target)):
            what = Message('The address "{address}" is not allowed.', address=link.target)
            fix = Message("Use http:// or https://; pictures must be files of this briefing.")
            yield Problem(source.page.where.at(link.line), what, fix)


def _statements(source: PageSource) -> Iterator[Problem]:
    for number, line in source.lines.items():
        if found := STATEMENT.search(line.prose):
            what = Message("Template statements are not allowed: {shown}.", shown=found.group())
            yield Problem(
                source.page.where.at(number), what, Message('Write {{{{ name("id") }}}}, with straight quotes.')
            )


def _underlined(source: PageSource) -> Iterator[Problem]:
    for number, line in source.lines.items():
        above = source.lines.get(number - 1)
        if above and above.raw.strip() and UNDERLINE.match(line.raw):
            fix = Message("Write it with #, or leave an empty line above.")
            yield Problem(source.page.where.at(number), Message("The line above becomes a heading."), fix)


def _ids(source: PageSource) -> Iterator[Problem]:
    """Yield the problems of ids: headings without one or with a repeated one, and ids with invalid characters."""
    first: dict[str, int] = {}
    for heading in source.headings:
        place = source.page.where.at(heading.line)
        if not heading.id:
            fix = Message("End it with {{#some-id}}, the same in both languages.")
            yield Problem(place, Message('The heading "{words}" has no id.', words=heading.text), fix)
        elif heading.id in first:
            what = Message('The id "{id}" is given twice, first on line {line}.', id=heading.id, line=first[heading.id])
            yield Problem(place, what, Message("Give one of the headings another id."))
        first.setdefault(heading.id, heading.line)
    for id, line in source.anchors.items():
        if not ID.fullmatch(id):
            fix = Message("Use letters, digits, full stops and hyphens.")
            yield Problem(source.page.where.at(line), Message('"{id}" cannot be an id.', id=id), fix)
