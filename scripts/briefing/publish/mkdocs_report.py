"""Translates the warnings and errors of MkDocs into problems for the author, at the line of the page if possible."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing.diagnostics.message import Message, translatable
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import Language
from briefing.publish.failure import Failure, unexplained

IN_PAGE = re.compile(
    r"Doc file '(?P<page>.+?)' contains (?P<kind>an? .*?)(?: to)? '(?P<link>.*?)'(?P<rest>.*)", re.DOTALL
)
SUGGESTION = re.compile(r"Did you mean '(.+?)'\?")
SETTING = re.compile(r"Config value '(?P<name>.+?)': ")
NO_FILE = translatable('The link "{link}" points to a file that is not on the site.')
NO_ANCHOR = translatable('The link "{link}" points to an id that does not exist.')
NOT_RELATIVE = translatable('The link "{link}" is not relative to this page.')
ADVICE: Mapping[str, Message] = {
    NO_FILE: Message("Add the file, or link to a page in this language by its file name, as in page.md."),
    NO_ANCHOR: Message("Use an id on the linked page, as in page.md#id."),
    NOT_RELATIVE: Message("Link to a page in this language by its file name, as in page.md."),
}
NAMES: Mapping[Language, Message] = {"zh": Message("Chinese"), "en": Message("English")}


def explained(lines: Iterable[str], report: str, root: Path, language: Language) -> Failure:
    """Return a Failure with the warnings and errors of MkDocs as problems for the author.

    `lines` are the warnings and errors. `report` is the text that the Failure keeps as a log if a line is not
    recognised or concerns mkdocs.yml, or if there are no lines. `root` is the briefing's folder.
    """
    log = f"mkdocs-{language}.log"
    found = [_problem(line, root, language, log) for line in lines]
    problems = [each for each in found if each]
    unknown = not found or None in found
    if unknown:
        what = Message("MkDocs cannot publish the {language} pages.", language=NAMES[language])
        problems.append(unexplained(Place(f"docs/{language}"), what, log))
    refers = unknown or any(each.where.file == "mkdocs.yml" for each in problems)
    return Failure(problems, {log: report} if refers else {})


def _problem(line: str, root: Path, language: Language, log: str) -> Problem | None:
    """Return the problem that one line reports, or None if the line is not recognised."""
    if setting := SETTING.search(line):
        what = Message('MkDocs does not accept the setting "{name}".', name=setting["name"])
        return unexplained(Place("mkdocs.yml"), what, log)
    found = IN_PAGE.search(line)
    if not found:
        return None
    template = _template(found["kind"], found["rest"])
    suggestion = SUGGESTION.search(found["rest"])
    fix = Message('Did you mean "{word}"?', word=suggestion[1]) if suggestion else ADVICE[template]
    return Problem(_place_of(found["link"], found["page"], root, language), Message(template, link=found["link"]), fix)


def _template(kind: str, rest: str) -> str:
    if "anchor" in rest:
        return NO_ANCHOR
    return NOT_RELATIVE if "absolute" in kind else NO_FILE


def _place_of(link: str, page: str, root: Path, language: Language) -> Place:
    """Return the first line of the page that contains the link, or the page as a whole if its source does not."""
    place = Place(f"docs/{language}/{page}")
    source = root / place.file
    lines = source.read_text(encoding="utf-8").split("\n") if source.is_file() else []
    return next((place.at(at) for at, line in enumerate(lines, 1) if link in line), place)
