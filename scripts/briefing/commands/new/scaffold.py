"""The result of `make new` before it is written to disk, and functions that prepare its files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.paths import TEMPLATES

NEW = TEMPLATES / "new"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A valid name, which is used as a file name, an address and an id."""


@dataclass(frozen=True)
class Scaffold:
    """The text of new and of edited files, by path, and the lines to print once they are written."""

    files: Mapping[str, str]
    edited: Mapping[str, str] = field(default_factory=dict)
    report: tuple[str, ...] = ()


def template(name: str, **values: str) -> str:
    """Return a file of templates/new with its @placeholders@ replaced by `values`; others and Jinja calls remain."""
    text = (NEW / name).read_text(encoding="utf-8")
    for placeholder, value in values.items():
        text = text.replace(f"@{placeholder}@", value)
    return text


def require_name(thing: str, name: str) -> None:
    """Raise Problems unless `name` is a valid name; `thing` ("page" or "figure") is the place of the problem."""
    if not NAME.fullmatch(name):
        fix = Message("Use lower-case letters, digits and hyphens, for example supply-chain.")
        raise Problems([Problem(Place(thing), Message('"{name}" cannot be a name.', name=name), fix)])


def read(root: Path, name: str) -> str:
    """Return the text of a file that is to be edited, with its line endings and byte-order mark unchanged."""
    return (root / name).read_bytes().decode("utf-8")


def line_end(text: str) -> str:
    """Return the line ending of a text: CRLF if the text contains one, otherwise LF."""
    return "\r\n" if "\r\n" in text else "\n"


def append(text: str, more: str) -> tuple[str, int]:
    """Return `text` followed by an empty line and `more`, and the number of the line on which `more` begins.

    White space at the end of `text` is removed, and its line endings are used in `more`.
    """
    end = line_end(text)
    above = text.rstrip() + end * 2
    return above + more.replace("\n", end), above.count("\n") + 1
