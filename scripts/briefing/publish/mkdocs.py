"""The rendered trees → the site: MkDocs once per language, in parallel, and a cover that leads to both.

The only module that knows MkDocs. One run per language gives each its own `lang` and titles.
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.citation import licence_page
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import TAGS, Language
from briefing.model import Briefing, Head, Period
from briefing.outputs import json_ld
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary
from briefing.paths import TEMPLATES
from briefing.publish.social_cards import SIZE

UNASKED = ("javascripts", "stylesheets", "images")
"""What MkDocs copies of the base theme into assets/ and no page asks for: 2.5 MB."""
SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
"""MkDocs makes them in each language, without the other one's pages, and empty without a host: sitemap.py makes one."""


@dataclass(frozen=True)
class Job:
    """One language's MkDocs run: its settings, the folder with the rendered tree, and the folder for the pages."""

    language: Language
    settings: Mapping[str, Any]
    docs: Path
    site: Path


def publish(root: Path, date: Period, jobs: list[Job], work: Path) -> None:
    """Run MkDocs for every job at once. Raises Problems with what MkDocs says."""
    running = [(job, _start(root, date, job, work)) for job in jobs]
    wrong: list[Problem] = []
    for job, process in running:
        said, _ = process.communicate()
        if process.returncode:
            lines = [line for line in said.splitlines() if line.startswith(("WARNING", "ERROR"))] or said.splitlines()[
                -5:
            ]
            wrong += [Problem(Place(f"docs/{job.language}"), f"MkDocs: {' '.join(line.split())}") for line in lines]
        for folder in UNASKED:
            shutil.rmtree(job.site / "assets" / folder, ignore_errors=True)
        for name in SITEMAPS:
            (job.site / name).unlink(missing_ok=True)
    if wrong:
        raise Problems(wrong)


def configure(root: Path, job: Job, work: Path, name: str = "mkdocs") -> Path:
    """Write the configuration of one language, which extends mkdocs.yml. Returns its path."""
    config = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": str(job.docs),
        "site_dir": str(job.site),
        "theme": {"custom_dir": str(TEMPLATES / "theme"), "language": job.language},
        **job.settings,
    }
    path = work / f"{name}-{job.language}.yml"
    path.write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return path


def _start(root: Path, date: Period, job: Job, work: Path) -> "subprocess.Popen[str]":
    config = configure(root, job, work)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    quiet = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
    # The date keeps the output equal from run to run.
    fixed = {"SOURCE_DATE_EPOCH": str(_epoch(date.year, date.month or 1, date.day or 1)), "PYTHONHASHSEED": "0"}
    return subprocess.Popen(
        command, env=os.environ | quiet | fixed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root
    )


def settings(references: References, language: Language, heads: Mapping[str, Head]) -> Mapping[str, Any]:
    """Return what one language adds to mkdocs.yml, without the folders."""
    briefing = references.briefing
    writer = Vocabulary(references, language, form=PLAIN)
    return {
        "site_name": briefing.title[language],
        "site_description": writer.say(briefing.finding),
        "site_url": briefing.address(language),
        "extra": {**_extra(briefing, writer), **_structured(references, language, heads)},
    }


def _extra(briefing: Briefing, writer: Vocabulary) -> Mapping[str, Any]:
    """Return what templates/theme calls `config.extra`."""
    language, twin = writer.language, writer.other
    chapters = json_ld.chapters(briefing)
    return {
        "language": language,
        "tag": TAGS[language],
        "twin": twin,
        "twin_tag": TAGS[twin],
        "twin_name": briefing.words["language-name"][twin],
        "short_title": briefing.short_title[language],
        "edition": f"{writer.word('version')} {briefing.version} · {writer.version_date()}",
        "day": str(briefing.date).replace("-", "/"),
        "licence": briefing.licence,
        "licence_page": licence_page(briefing),
        "brief": bool(briefing.brief),
        "feed": writer.word("feed-of").format(title=briefing.title[language]),
        "cite": writer.how_to_cite(),
        "begins": [f"{names[0]}.html" for names in (chapters, briefing.annex) if names],
        "words": {name: text[language] for name, text in briefing.words.items()},
        "twin_words": {name: text[twin] for name, text in briefing.words.items()},
    }


def _structured(references: References, language: Language, heads: Mapping[str, Head]) -> Mapping[str, Any]:
    """Return what pages say to programs about themselves, by page."""
    return {
        "linked": json_ld.scripts(references, language, heads),
        "chapters": json_ld.chapters(references.briefing),
        "preview_size": SIZE,
    }


def _epoch(year: int, month: int, day: int) -> int:
    return int(datetime.datetime(year, month, day, tzinfo=datetime.UTC).timestamp())
