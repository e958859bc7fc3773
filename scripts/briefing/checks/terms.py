"""Checks that texts use the agreed terms, and not the variants that data/terms.yml rules out."""

import re
from functools import cache

from briefing.checks.lint_units import all_units
from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES, Language

RULES: Rules = {"terms.other": "error"}


def check(draft: Draft) -> list[Problem]:
    """Report words on pages and in texts of data/ that an entry of the glossary lists under `not`."""
    briefing = draft.briefing
    found = []
    for language in LANGUAGES:
        ruled_out = {word.lower(): term for term in briefing.terms.values() for word in term.avoided[language]}
        if not ruled_out:
            continue
        pattern = _pattern(tuple(ruled_out), language)
        for unit in all_units(briefing, language):
            for match in pattern.finditer(unit.text):
                term = ruled_out[match.group(1).lower()]
                what = Message('"{word}" is not the agreed term.', word=match.group(1))
                call = f'{{{{ term("{term.id}") }}}}'
                fix = Message('Write "{term}", or {call} on a page.', term=term.word[language], call=call)
                found.append(unit.problem("terms.other", what, fix))
    return found


@cache
def _pattern(words: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """Return a pattern for any of the words, the longest first; English words match whole, in singular or plural."""
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"({any_of})" if language == "zh" else rf"\b({any_of})s?\b", re.IGNORECASE)
