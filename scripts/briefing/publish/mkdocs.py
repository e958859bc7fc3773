"""Builds the pages of the site from the rendered trees with MkDocs: one separate process per language, in parallel.

Separate runs give each language its own `lang` and titles. The preview does not start a process: it calls MkDocs
directly (incremental.py).
"""

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
from briefing.diagnostics.problem import Problem
from briefing.languages import TAGS, Language
from briefing.model import Briefing, Head, Period
from briefing.outputs import json_ld
from briefing.outputs.timestamps import midnight
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary
from briefing.paths import TEMPLATES
from briefing.publish.failure import Failure
from briefing.publish.mkdocs_report import explained
from briefing.publish.social_cards import SIZE

UNUSED_ASSETS = ("javascripts", "stylesheets", "images")
"""Folders of the base theme that MkDocs copies into assets/ although no page loads them (2.5 MB)."""
SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
"""The sitemaps that MkDocs writes for each language; outputs/sitemap.py makes one for both languages instead."""
QUIET = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Environment variables that suppress notices about MkDocs 2 in MkDocs's output."""


@dataclass(frozen=True)
class Job:
    """One language's MkDocs run: its settings, the folder with the rendered tree, and the folder for the pages."""

    language: Language
    settings: Mapping[str, Any]
    docs: Path
    site: Path


def publish(root: Path, date: Period, jobs: list[Job], work: Path) -> None:
    """Run MkDocs for all jobs in parallel. Raises Failure with the problems of all jobs."""
    running = [(job, _start(root, date, job, work)) for job in jobs]
    problems: list[Problem] = []
    logs: dict[str, str] = {}
    for job, process in running:
        report, _ = process.communicate()
        if process.returncode:
            lines = [line for line in report.splitlines() if line.startswith(("WARNING", "ERROR"))]
            failure = explained(lines, report, root, job.language)
            problems += failure.problems
            logs |= failure.logs
        for folder in UNUSED_ASSETS:
            shutil.rmtree(job.site / "assets" / folder, ignore_errors=True)
        for name in SITEMAPS:
            (job.site / name).unlink(missing_ok=True)
    if problems:
        raise Failure(problems, logs)


def configure(root: Path, job: Job, work: Path, name: str = "mkdocs") -> Path:
    """Write the MkDocs configuration of one language, which extends mkdocs.yml, and return its path."""
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
    moment = int(midnight(date).timestamp())
    fixed = {"SOURCE_DATE_EPOCH": str(moment), "PYTHONHASHSEED": "0"}  # for reproducible output
    return subprocess.Popen(
        command, env=os.environ | QUIET | fixed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root
    )


def settings(references: References, language: Language, heads: Mapping[str, Head]) -> Mapping[str, Any]:
    """Return the settings that one language adds to mkdocs.yml, except the folders and the theme."""
    briefing = references.briefing
    writer = Vocabulary(references, language, form=PLAIN)
    return {
        "site_name": briefing.title[language],
        "site_description": writer.say(briefing.finding),
        "site_url": briefing.address(language),
        "extra": {**_extra(briefing, writer), **_metadata(references, language, heads)},
    }


def _extra(briefing: Briefing, writer: Vocabulary) -> Mapping[str, Any]:
    """Return the values that templates/theme reads from `config.extra`, except those of `_metadata`."""
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


def _metadata(references: References, language: Language, heads: Mapping[str, Head]) -> Mapping[str, Any]:
    """Return the values for the metadata of pages: JSON-LD by page name, the chapters, and the size of social cards."""
    return {
        "linked": json_ld.scripts(references, language, heads),
        "chapters": json_ld.chapters(references.briefing),
        "preview_size": SIZE,
    }
