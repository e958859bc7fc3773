"""English is set as English: no doubled words or spaces, curly quotes, its own marks, one spelling."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.checks.lint_units import LintUnit, all_units
from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem

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
"""American spellings and ours: the pages keep to one."""
WITH_Z = re.compile(
    r"\b(?!(?:re|down|up|out|cap)?siz|(?:ap)?priz|seiz)([a-z]{3,})([iy])z(e[drs]?|es|ing|ers|ations?)\b", re.IGNORECASE
)
AMERICAN = re.compile(rf"\b({'|'.join(BRITISH)})(s?)\b", re.IGNORECASE)
DOUBLED = re.compile(r"\b([A-Za-z]+) +\1\b(?!-)", re.IGNORECASE)
MAY_DOUBLE = ("that", "had")
SPACES = re.compile(r"(?<=[^\s|])  +(?=[^\s|])")
STRAIGHT = re.compile(r"""\S*["']\S*""")
FULL_WIDTH = re.compile(r"(?<![\u3000-\u9fff\uff01-\uff5e])[，。；：？！（）、「」]+(?![\u3400-\u9fff])")


def check(draft: Draft) -> list[Problem]:
    """Every line of the English pages, and every English text of data/."""
    briefing = draft.briefing
    texts = all_units(briefing, "en")
    return [problem for said in texts for problem in _read(said)]


@lru_cache(maxsize=16384)
def _read(said: LintUnit) -> tuple[Problem, ...]:
    return tuple(_slips(said))


def _slips(said: LintUnit) -> Iterator[Problem]:
    where, place, text = said.where, said.what, said.text
    for found in DOUBLED.finditer(text):
        if found.group(1).lower() not in MAY_DOUBLE:
            what = f"a word stands twice{place}: {found.group()}."
            yield Problem(where, what, "Write it once.", "english.doubled")
    for found in SPACES.finditer(text):
        what = f"two spaces stand between words{place}: {text[max(0, found.start() - 8) : found.end() + 8].strip()}."
        yield Problem(where, what, "Write one.", "english.space")
    for found in STRAIGHT.finditer(text):
        what = f"a straight quotation mark or apostrophe is typed{place}: {found.group()}."
        yield Problem(where, what, "Write “ ” or ’.", "english.quotes")
    for found in FULL_WIDTH.finditer(text):
        what = f"a full-width mark stands in English text{place}: {found.group()}."
        yield Problem(where, what, "Write that of English.", "english.full-width")
    for shown, british in _american(text):
        what = f"this is spelt the American way{place}: {shown}."
        yield Problem(where, what, f"Write {british}.", "english.spelling")


def _american(text: str) -> Iterator[tuple[str, str]]:
    """Each word of American spelling, and as it is spelt here."""
    for found in AMERICAN.finditer(text):
        british = BRITISH[found.group(1).lower()] + found.group(2)
        yield found.group(), british.capitalize() if found.group()[0].isupper() else british
    for found in WITH_Z.finditer(text):
        yield found.group(), "".join(found.group(1, 2)) + "s" + found.group(3)
