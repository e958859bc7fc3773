"""Creates a new page: its Markdown in both languages, and its entry in the nav of mkdocs.yml."""

import re
from pathlib import Path

from briefing.commands.new.scaffold import Scaffold, line_end, read, require_name, template
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES
from briefing.model import Briefing
from briefing.source import load

TAKEN = re.compile(r"404|system-.*")
"""Names of generated pages: the error page for unknown addresses, and the profiles of systems."""
ENTRY = re.compile(r"(?P<indent>\s*)-\s+(?:[^#]*:\s+)?[\"']?(?P<name>[^\s\"'#:]+)\.md\b")
COMMENT = re.compile(r"\s*#")


def scaffold(root: Path, name: str) -> Scaffold:
    """Return the page `name` in both languages, with its entry in nav before the annex, or else at the end.

    Raises Problems if the name cannot be used, nav lists no page on a line of its own, or the briefing cannot be
    loaded.
    """
    require_name("page", name)
    if TAKEN.fullmatch(name):
        what = Message('"{name}" is the name of a generated page.', name=name)
        raise Problems([Problem(Place("page"), what, Message("Choose another name."))])
    briefing = load(root)
    files = {f"docs/{language}/{name}.md": template(f"page/{language}.md", id=name) for language in LANGUAGES}
    nav, line = in_nav(read(root, "mkdocs.yml"), name, _annex(briefing))
    return Scaffold(files, {"mkdocs.yml": nav}, (*(f"{file}:1" for file in files), f"mkdocs.yml:{line}"))


def _annex(briefing: Briefing) -> str:
    """Return the first page of the annex in reading order, or "" if there is no annex."""
    return next((name for name in briefing.pages[LANGUAGES[0]] if name in briefing.annex), "")


def in_nav(text: str, name: str, before: str) -> tuple[str, int]:
    """Return the text of mkdocs.yml with a page added to nav, and the line number of the new entry.

    The entry is put before that of the page `before`, or at the end of nav if it has no entry; the other lines are
    unchanged. Raises Problems if nav lists no page on a line of its own.
    """
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if re.match(r"\ufeff?nav\s*:", line)), len(lines))
    entries = _entries(lines, start)
    if not entries:
        what = Message("The nav of mkdocs.yml does not list one page per line.")
        fix = Message("Write each page on a line of its own below nav:, for example  - index.md")
        raise Problems([Problem(Place("mkdocs.yml", min(start, len(lines) - 1) + 1), what, fix)])
    at, found = next((entry for entry in entries if entry[1]["name"] == before), entries[-1])
    if found["name"] != before:
        at += 1
    else:
        while COMMENT.match(lines[at - 1]):  # comments about the page stay above it
            at -= 1
    end = line_end(text)
    if not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    lines.insert(at, f"{found['indent']}- {name}.md{end}")
    return "".join(lines), at + 1


def _entries(lines: list[str], start: int) -> list[tuple[int, re.Match[str]]]:
    """Return the entries of nav, each with the index of its line; nav ends at the next top-level key."""
    found = []
    for at in range(start + 1, len(lines)):
        if re.match(r"[^\s#-]", lines[at]):
            break
        if entry := ENTRY.match(lines[at]):
            found.append((at, entry))
    return found
