"""Figures keep to their anatomy: a finding of readable length, an alternative text of its own."""

import re

from briefing.checks.rules import Rules
from briefing.checks.sample_text import is_sample
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.figures import KINDS, problems
from briefing.languages import Language
from briefing.model import Figure, Quantity
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary

RULES: Rules = {
    "figures.unplaced": "error",
    "figures.length": "error",
    "figures.alt": "error",
    "figures.scale": "error",
    "figures.unit": "error",
    "figures.period": "error",
}
TITLE = {"zh": (24, "字"), "en": (15, "words")}
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
ALT = {"zh": (80, "字"), "en": (150, "characters")}


def check(draft: Draft) -> list[Problem]:
    """Titles of at most 24 字 or 15 words; alt text of at most 80 字 or 150 characters, and not the title again."""
    briefing = draft.briefing
    found: list[Problem] = []
    placed = {
        use.id for pages in draft.pages.values() for page in pages.values() for use in page.uses if use.kind == "figure"
    }
    for figure in briefing.figures.values():
        found += problems(figure)
        found += _words(draft.references, figure)
        if figure.id not in placed:
            found.append(
                Problem(
                    figure.where,
                    f'figure "{figure.id}" stands on no page.',
                    f'Place it with {{{{ figure("{figure.id}") }}}}.',
                    "figures.unplaced",
                )
            )
    return found


def _words(references: References, figure: Figure) -> list[Problem]:
    found = []
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        writer = Vocabulary(references, language, where=figure.where, form=PLAIN)
        title, alt = writer.say(figure.title, figure.where), writer.say(figure.alt, figure.where)
        long = len(title.split()) if language == "en" else _characters(title)
        if long > TITLE[language][0]:
            found.append(
                Problem(
                    figure.where,
                    f"the {language} title has {long} {TITLE[language][1]}.",
                    f"At most {TITLE[language][0]}.",
                    "figures.length",
                )
            )
        length = len(alt) if language == "en" else _characters(alt)
        if length > ALT[language][0]:
            found.append(
                Problem(
                    figure.where,
                    f"the {language} alt has {length} {ALT[language][1]}.",
                    f"At most {ALT[language][0]}.",
                    "figures.length",
                )
            )
        if alt.strip() == title.strip():
            found.append(
                Problem(
                    figure.where,
                    f"the {language} alt repeats the title.",
                    "Say what kind of chart shows what.",
                    "figures.alt",
                )
            )
        if figure.scale == "log" and not any(word in figure.subtitle[language] for word in ("对数", "log")):
            found.append(
                Problem(
                    figure.where,
                    f"the {language} subtitle does not say that the scale is logarithmic.",
                    rule="figures.scale",
                )
            )
        if _scaled(figure) and not is_sample(figure.subtitle):
            found += _measure(figure, language, writer.say(figure.subtitle, figure.where))
    return found


def _measure(figure: Figure, language: Language, subtitle: str) -> list[Problem]:
    """A scale is read by its unit, and a value holds for a time: the subtitle says both."""
    found = []
    units = [unit for name in figure.values if (unit := figure.series.columns[name].unit)]
    for unit in dict.fromkeys(units):
        around = unit.pattern[language].replace("{}", "").strip() if unit.pattern else ""
        names = [name for name in dict.fromkeys((unit.name[language], around)) if name]
        if not any(name.casefold() in subtitle.casefold() for name in names):
            hint = f"Say {' or '.join(names)}."
            what = f"the {language} subtitle does not name the unit."
            found.append(Problem(figure.where, what, hint, "figures.unit"))
    against = figure.series.columns.get(figure.against)
    on_dates = against and against.unit and against.unit.kind == "date"
    if not on_dates and not YEAR.search(subtitle):
        cells = [row.cells.get(name) for row in figure.rows for name in figure.values]
        years = sorted(cell.as_of.year for cell in cells if isinstance(cell, Quantity))
        hint = f"Its values are of {'～'.join(map(str, dict.fromkeys((years[0], years[-1]))))}." if years else ""
        what = f"the {language} subtitle does not say of what time the values are."
        found.append(Problem(figure.where, what, hint, "figures.period"))
    return found


def _scaled(figure: Figure) -> bool:
    return figure.kind not in KINDS or KINDS[figure.kind].scaled


def _characters(text: str) -> int:
    """字: Han characters and marks count one each, Latin letters and digits half."""
    wide = sum(ord(character) > 0x2E7F for character in text)
    return wide + (len(text) - wide + 1) // 2
