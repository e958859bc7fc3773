"""Checks that texts use the agreed terms, and not the variants that data/terms.yml rules out."""

import re
from collections.abc import Iterator
from functools import cache

from briefing.checks.lint_units import Reading
from briefing.checks.rules import Rules
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.languages import Language

RULES: Rules = {"terms.other": "error"}


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report words that an entry of the glossary lists under `not`."""
    language = reading.language
    ruled_out = {word.lower(): term for term in reading.briefing.terms.values() for word in term.avoided[language]}
    if not ruled_out:
        return
    pattern = _pattern(tuple(ruled_out), language)
    for unit in reading.units:
        for match in pattern.finditer(unit.text):
            term = ruled_out[match.group(1).lower()]
            what = Message('"{word}" is not the agreed term.', word=match.group(1))
            call = f'{{{{ term("{term.id}") }}}}'
            fix = Message('Write "{term}", or {call} on a page.', term=term.word[language], call=call)
            yield unit.problem("terms.other", what, fix)


@cache
def _pattern(words: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """Return a pattern for any of the words, the longest first; English words match whole, also with a final s."""
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"({any_of})" if language == "zh" else rf"\b({any_of})s?\b", re.IGNORECASE)
