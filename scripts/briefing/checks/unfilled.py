"""Checks the calls in texts of data/ that may be on no page: the titles, the main finding, findings and changes."""

from dataclasses import replace

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.page.form import PLAIN
from briefing.page.vocabulary import Vocabulary

RULES: Rules = {"unfilled.call": "error"}
FILE = Place("data/briefing.yml", 1)


def check(draft: Draft) -> list[Problem]:
    """Report unknown ids and broken calls in the titles, the main finding, data/findings.yml and data/changes.yml."""
    briefing = draft.briefing
    found: list[Problem] = []
    texts = [(text, FILE) for text in (briefing.title, briefing.short_title, briefing.finding)]
    texts += [(finding.text, finding.where) for finding in briefing.findings.values()]
    texts += [(change.text, change.where) for change in briefing.changes.values()]
    for language in LANGUAGES:
        writer = Vocabulary(draft.references, language, where=FILE, form=PLAIN)
        for text, where in texts:
            writer.say(text, where)
        found += [replace(problem, rule="unfilled.call") for problem in writer.log.problems]
    return found
