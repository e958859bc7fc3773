"""Finds the line ends inside Chinese paragraphs: Markdown engines turn them into spaces, which Chinese does not use."""

import re
from collections.abc import Iterator, Mapping

from briefing.language.script import WIDE

ENDS_WIDE = re.compile(rf"([{WIDE}]\**|\}}\}})$")
STARTS_WIDE = re.compile(rf"(\**[{WIDE}]|\{{\{{)")
BLOCK_START = re.compile(
    r"^\s*(#|\||>|!!!|\?\?\?|\$\$|```|~~~|-{3,}|={3,}|\*{3,}|[-*+] |\d+[.)] |\{:|:\s|\[\^[^\]]+\]:)"
)
DEFINED = re.compile(r"^:\s+\S")
NO_PARAGRAPH = re.compile(r"^\s*(#|\||!!!|\?\?\?|\$\$|```|~~~|\{:)")


def joined(lines: Mapping[int, str]) -> frozenset[int]:
    """Return the numbers of the lines of a Chinese page that must be joined to the next line without a space.

    `lines` are the page's lines outside front matter and code, by line number.
    """
    return frozenset(at for at, wide in _paragraph_line_ends(lines) if wide)


def kept(lines: Mapping[int, str]) -> Iterator[int]:
    """Yield the numbers of the lines in a Chinese page whose line break is rendered as a space.

    Breaks between two letters of other scripts are left out, since a space is correct there. For `lines`, see `joined`.
    """
    for at, wide in _paragraph_line_ends(lines):
        if not wide and not (lines[at][-1:].isalpha() and lines[at + 1].lstrip()[:1].isalpha()):
            yield at


def _paragraph_line_ends(lines: Mapping[int, str]) -> Iterator[tuple[int, bool]]:
    """Yield the number of each line that the next one continues, and whether Chinese or a call is next to its end."""
    for at, line in lines.items():
        following = lines.get(at + 1, "").lstrip()
        goes_on = line.strip() and not line.endswith("  ") and following
        if goes_on and not _is_term(lines, at) and not NO_PARAGRAPH.match(line) and not BLOCK_START.match(following):
            yield at, bool(ENDS_WIDE.search(line) or STARTS_WIDE.match(following))


def _is_term(lines: Mapping[int, str], at: int) -> bool:
    """Return True if a line is one of several terms above their definition, each of which has a line of its own."""
    following = lines.get(at + 1, "")
    while following.strip() and not DEFINED.match(following):
        at += 1
        following = lines.get(at + 1, "")
    return bool(DEFINED.match(following))
