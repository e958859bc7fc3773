"""What a beginning is, and how the files of templates/new become files of a briefing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.paths import TEMPLATES

NEW = TEMPLATES / "new"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Names are file names, addresses and ids at once."""


@dataclass(frozen=True)
class Beginning:
    """Text files by their path: those that are new, and those that are changed. `told` is printed when they stand."""

    files: Mapping[str, str]
    edited: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def template(name: str, **words: str) -> str:
    """A file of templates/new with its @marks@ filled: the braces of Jinja stay for the author's page."""
    text = (NEW / name).read_text(encoding="utf-8")
    for mark, word in words.items():
        text = text.replace(f"@{mark}@", word)
    return text


def named(asked: str, name: str) -> None:
    """Raises Problems unless `name` can be a name; `asked` says what was to be named: "page", "figure"."""
    if not NAME.fullmatch(name):
        hint = "Names are lower-case letters, digits and hyphens, as supply-chain."
        raise Problems([Problem(Place(asked), f'"{name}" cannot be a name.', hint)])


def source(root: Path, name: str) -> str:
    """A file that is to be changed, with its own line ends and byte-order mark."""
    return (root / name).read_bytes().decode("utf-8")


def ending(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def appended(text: str, more: str) -> tuple[str, int]:
    """`text` with `more` below it after an empty line, in its own line ends; and the line on which `more` begins."""
    end = ending(text)
    above = text.rstrip() + end * 2
    return above + more.replace("\n", end), above.count("\n") + 1
