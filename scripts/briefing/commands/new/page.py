"""A new page: its Markdown in every language, and its entry in the nav of mkdocs.yml."""

import re
from pathlib import Path

from briefing.commands.new.beginning import Beginning, ending, named, source, template
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES
from briefing.model import Briefing
from briefing.source import load

TAKEN = re.compile(r"404|system-.*")
"""The site's own pages: of what is not found, and the profiles of systems."""
ENTRY = re.compile(r"(?P<indent>\s*)-\s+(?:[^#]*:\s+)?[\"']?(?P<name>[^\s\"'#:]+)\.md\b")
ASIDE = re.compile(r"\s*#")
HINT = "Write one page a line under nav, as   - index.md."


def begin(root: Path, name: str) -> Beginning:
    """The page `name`, before the first page of the annex or at the end. Raises Problems where that cannot be."""
    named("page", name)
    if TAKEN.fullmatch(name):
        raise Problems([Problem(Place("page"), f'"{name}" is a page that the site makes.', "Choose another name.")])
    briefing = load(root)
    files = {f"docs/{language}/{name}.md": template(f"page/{language}.md", id=name) for language in LANGUAGES}
    nav, line = in_nav(source(root, "mkdocs.yml"), name, _annex(briefing))
    return Beginning(files, {"mkdocs.yml": nav}, (*(f"{file}:1" for file in files), f"mkdocs.yml:{line}"))


def _annex(briefing: Briefing) -> str:
    """The first page of the annex in reading order, or nothing."""
    return next((name for name in briefing.pages[LANGUAGES[0]] if name in briefing.annex), "")


def in_nav(text: str, name: str, before: str) -> tuple[str, int]:
    """mkdocs.yml with the page in its nav, above the page `before` or below the last; all else stays as it is.

    Also the line of the entry. Raises Problems where nav is not written one page a line.
    """
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if re.match(r"\ufeff?nav\s*:", line)), len(lines))
    entries = _entries(lines, start)
    if not entries:
        raise Problems(
            [Problem(Place("mkdocs.yml", min(start, len(lines) - 1) + 1), "nav lists no page on a line.", HINT)]
        )
    at, found = next((entry for entry in entries if entry[1]["name"] == before), entries[-1])
    if found["name"] != before:
        at += 1
    else:
        while ASIDE.match(lines[at - 1]):  # what is said of the page stays above it
            at -= 1
    end = ending(text)
    if not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    lines.insert(at, f"{found['indent']}- {name}.md{end}")
    return "".join(lines), at + 1


def _entries(lines: list[str], start: int) -> list[tuple[int, re.Match[str]]]:
    """The pages of nav, each with the number of its line; nav ends where the next key begins."""
    found = []
    for at in range(start + 1, len(lines)):
        if re.match(r"[^\s#-]", lines[at]):
            break
        if entry := ENTRY.match(lines[at]):
            found.append((at, entry))
    return found
