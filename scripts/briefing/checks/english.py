"""Checks English typography and spelling: repeated words and spaces, quotes, punctuation and British spelling."""

import re
from collections.abc import Iterator

from briefing.checks.lint_units import LintUnit, Reading
from briefing.checks.rules import Rules
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.language.script import HAN

RULES: Rules = {
    "english.doubled": "error",
    "english.space": "error",
    "english.quotes": "error",
    "english.full-width": "error",
    "english.spelling": "error",
}
BRITISH = {
    "aluminum": "aluminium",
    "artifact": "artefact",
    "behavior": "behaviour",
    "canceled": "cancelled",
    "canceling": "cancelling",
    "catalog": "catalogue",
    "center": "centre",
    "centered": "centred",
    "color": "colour",
    "colored": "coloured",
    "defense": "defence",
    "favor": "favour",
    "favorite": "favourite",
    "fiber": "fibre",
    "fulfill": "fulfil",
    "gray": "grey",
    "honor": "honour",
    "labeled": "labelled",
    "labeler": "labeller",
    "labeling": "labelling",
    "labor": "labour",
    "liter": "litre",
    "meter": "metre",
    "modeled": "modelled",
    "modeling": "modelling",
    "neighbor": "neighbour",
    "offense": "offence",
    "percent": "per cent",
    "plow": "plough",
    "rumor": "rumour",
    "signaled": "signalled",
    "skeptical": "sceptical",
    "theater": "theatre",
    "traveled": "travelled",
    "traveler": "traveller",
}
"""American spellings, each with the British spelling to use."""
WITH_Z = re.compile(
    r"\b(?!(?:re|down|up|out|cap)?siz|(?:ap)?priz|seiz)([a-z]{3,})([iy])z(e[drs]?|es|ing|ers|ations?)\b", re.IGNORECASE
)
AMERICAN = re.compile(rf"\b({'|'.join(BRITISH)})(s?)\b", re.IGNORECASE)
DOUBLED = re.compile(r"\b([A-Za-z]+) +\1\b(?!-)", re.IGNORECASE)
MAY_DOUBLE = ("that", "had")
SPACES = re.compile(r"(?<=[^\s|])  +(?=[^\s|])")
STRAIGHT = re.compile(r"""\S*["']\S*""")
FULL_WIDTH = re.compile(rf"(?<![\u3000-\u303f{HAN}\uff01-\uff5e])[，。；：？！（）、「」]+(?![{HAN}])")
AROUND = 8
"""The number of characters that a message shows on each side of a double space."""


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report errors of typography and spelling in English text."""
    if reading.language == "en":
        for unit in reading.units:
            yield from _slips(unit)


def _slips(unit: LintUnit) -> Iterator[Problem]:
    text = unit.text
    for match in DOUBLED.finditer(text):
        if match.group(1).lower() not in MAY_DOUBLE:
            what = Message('Repeated word: "{words}".', words=match.group())
            yield unit.problem("english.doubled", what, Message("Delete one."))
    for match in SPACES.finditer(text):
        shown = text[max(0, match.start() - AROUND) : match.end() + AROUND].strip()
        yield unit.problem("english.space", Message('Double space: "{shown}".', shown=shown), Message("Delete one."))
    for match in STRAIGHT.finditer(text):
        what = Message("Straight quotation mark or apostrophe: {shown}.", shown=match.group())
        yield unit.problem("english.quotes", what, Message("Write “ ” or ’."))
    for match in FULL_WIDTH.finditer(text):
        what = Message("Full-width punctuation in English text: {shown}.", shown=match.group())
        yield unit.problem("english.full-width", what, Message("Use English punctuation."))
    for word, british in _american(text):
        what = Message('American spelling: "{word}".', word=word)
        yield unit.problem("english.spelling", what, Message('Write "{word}".', word=british))


def _american(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word in American spelling or with -ize or -yze, and its British spelling."""
    for match in AMERICAN.finditer(text):
        british = BRITISH[match.group(1).lower()] + match.group(2)
        yield match.group(), british.capitalize() if match.group()[0].isupper() else british
    for match in WITH_Z.finditer(text):
        yield match.group(), "".join(match.group(1, 2)) + "s" + match.group(3)
