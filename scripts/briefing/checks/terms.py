"""One word for one concept: a rendering that data/terms.yml rules out stands nowhere."""

import re
from functools import cache

from briefing.checks.lint_units import all_units
from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES, Language
from briefing.model import Term

RULES: Rules = {"terms.other": "error"}


def check(draft: Draft) -> list[Problem]:
    """Every page and text of data/, for the words that entries of the glossary list under `not`."""
    briefing = draft.briefing
    found = []
    for language in LANGUAGES:
        ruled_out = {word.lower(): term for term in briefing.terms.values() for word in term.avoided[language]}
        if not ruled_out:
            continue
        pattern = _pattern(tuple(ruled_out), language)
        for said in all_units(briefing, language):
            for match in pattern.finditer(said.text):
                term = ruled_out[match.group(1).lower()]
                what = f'"{match.group(1)}" is not the agreed word{said.what}.'
                found.append(Problem(said.where, what, _hint(term, language), "terms.other"))
    return found


def _hint(term: Term, language: Language) -> str:
    return f'Write "{term.word[language]}": {{{{ term("{term.id}") }}}}.'


@cache
def _pattern(words: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """Any of the words; English ones as whole words or plurals, the longest first."""
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"({any_of})" if language == "zh" else rf"\b({any_of})s?\b", re.IGNORECASE)
