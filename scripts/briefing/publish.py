"""The rendered trees → the site: MkDocs once per language, in parallel, and a cover that leads to both.

The only module that knows MkDocs. One run per language gives each its own `lang`, titles and search index.
"""

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefing import linked
from briefing.author import TAGS, Author, Book
from briefing.errors import Problem, Problems
from briefing.load.files import ENGINE
from briefing.model import LANGUAGES, Briefing, Language

SEARCH = {"zh": ["en", "zh"], "en": ["en"]}
"""Chinese pages hold English names too. The list is set by hand: the theme knows "zh", not "zh-Hans"."""


@dataclass(frozen=True)
class Job:
    """One language's MkDocs run."""

    language: Language
    docs: Path
    site: Path


def publish(root: Path, briefing: Briefing, jobs: list[Job], work: Path) -> None:
    """Run MkDocs for every job at once. Raises Problems with what MkDocs says."""
    dictionary = work / "words.txt"
    dictionary.write_text("".join(f"{word} 1000\n" for word in _search_words(briefing)), encoding="utf-8")
    running = [(job, _start(root, briefing, job, dictionary)) for job in jobs]
    wrong: list[Problem] = []
    for job, process in running:
        said, _ = process.communicate()
        if process.returncode:
            lines = [line for line in said.splitlines() if line.startswith(("WARNING", "ERROR"))] or said.splitlines()[
                -5:
            ]
            wrong += [Problem(f"docs/{job.language}", f"MkDocs: {' '.join(line.split())}") for line in lines]
    if wrong:
        raise Problems(wrong)


def cover(briefing: Briefing) -> bytes:
    """The page at /, in both languages, without JavaScript."""
    environment = Environment(loader=FileSystemLoader(ENGINE / "templates"), autoescape=True, undefined=StrictUndefined)
    authors = {language: Author(Book(briefing), language, "", "data/briefing.yml", "plain") for language in LANGUAGES}
    return environment.get_template("cover.html.j2").render(briefing=briefing, authors=authors, tags=TAGS).encode()


def _start(root: Path, briefing: Briefing, job: Job, dictionary: Path) -> "subprocess.Popen[str]":
    values = _environment(briefing, job, dictionary)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    return subprocess.Popen(
        command, env=os.environ | values, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root
    )


def _environment(briefing: Briefing, job: Job, dictionary: Path) -> Mapping[str, str]:
    """What mkdocs.yml reads by !ENV. SOURCE_DATE_EPOCH keeps dates in the output equal from run to run."""
    language = job.language
    twin: Language = "en" if language == "zh" else "zh"
    author = Author(Book(briefing), language, "", "data/briefing.yml", "plain")
    date = briefing.date
    words = {name: text[language] for name, text in briefing.words.items()}
    host = os.environ.get("BRIEFING_HOST", "").rstrip("/")
    address = f"{host}/{language}/" if host else ""
    return {
        "BRIEFING_NAME": briefing.title[language],
        "BRIEFING_SHORT": briefing.short_title[language],
        "BRIEFING_DESCRIPTION": author.say(briefing.finding),
        "BRIEFING_URL": address,
        "BRIEFING_DOCS": str(job.docs),
        "BRIEFING_SITE": str(job.site),
        "BRIEFING_THEME": str(ENGINE / "templates" / "theme"),
        "BRIEFING_LANGUAGE": language,
        "BRIEFING_TAG": TAGS[language],
        "BRIEFING_TWIN": twin,
        "BRIEFING_TWIN_TAG": TAGS[twin],
        "BRIEFING_TWIN_NAME": briefing.words["language-name"][twin],
        "BRIEFING_COPYRIGHT": author.own_reference(),
        "BRIEFING_EDITION": f"{words['version']} {briefing.version} · {author.version_date()}",
        "BRIEFING_DAY": str(date).replace("-", "/"),
        "BRIEFING_LINKED": linked.report(briefing, language, address),
        "BRIEFING_SEARCH": json.dumps(SEARCH[language]),
        "BRIEFING_DICTIONARY": str(dictionary) if language == "zh" else "null",
        "BRIEFING_TO_LIGHT": words["to-light"],
        "BRIEFING_TO_DARK": words["to-dark"],
        "BRIEFING_TO_SYSTEM": words["to-system"],
        "SOURCE_DATE_EPOCH": str(_epoch(date.year, date.month or 1, date.day or 1)),
        "PYTHONHASHSEED": "0",
        "NO_MKDOCS_2_WARNING": "true",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }


def _search_words(briefing: Briefing) -> list[str]:
    """Chinese words that search must not cut in two: the glossary's and the systems' names."""
    words = {word for term in briefing.terms.values() for word in (term.word.zh, *term.also)}
    words |= {system.name.zh for system in briefing.systems.values()}
    return sorted(word for word in words if any("\u4e00" <= character <= "\u9fff" for character in word))


def _epoch(year: int, month: int, day: int) -> int:
    return int(datetime.datetime(year, month, day, tzinfo=datetime.UTC).timestamp())
