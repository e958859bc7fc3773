"""Checks that figures can be drawn, are on a page, and have suitable titles, subtitles and alternative texts."""

import re
from collections.abc import Iterator, Mapping

from briefing.checks.rules import Rules
from briefing.checks.sample_text import is_sample
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, any_of, quoted
from briefing.diagnostics.problem import Problem
from briefing.diagnostics.words import LANGUAGE_NAMES
from briefing.figures import KINDS, problems
from briefing.language.columns import notations
from briefing.language.script import half_widths
from briefing.languages import LANGUAGES, Language
from briefing.model import Figure, Quantity, Unit
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
"""A figure that cannot be drawn is an error without a rule: data/rules.yml cannot change its severity."""
TITLE: Mapping[Language, int] = {"zh": 24, "en": 15}
"""The maximum length of a title: Chinese in characters, English in words."""
ALT: Mapping[Language, int] = {"zh": 80, "en": 150}
"""The maximum length of an alternative text, in characters."""
LOG: Mapping[Language, str] = {"zh": "对数刻度", "en": "log scale"}
"""The words that a message suggests for the subtitle of a figure with a logarithmic scale."""
SAYS_LOG = ("对数", "log")
PER_CENT = ("%", "per cent", "percent", "百分")
"""Words in the subtitle that name the unit of a column of percentages, whatever its name in data/."""
YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def check(draft: Draft) -> list[Problem]:
    """Report figures that cannot be drawn, are on no page, or have an unsuitable title, subtitle or alt text."""
    found: list[Problem] = []
    placed = {
        use.id for pages in draft.pages.values() for page in pages.values() for use in page.uses if use.kind == "figure"
    }
    for figure in draft.briefing.figures.values():
        found += problems(figure)
        for language in LANGUAGES:
            for part, what, fix, rule in _words(draft.references, figure, language):
                place = getattr(figure, part).at(language) or figure.where
                found.append(Problem(place, what, fix, rule))
        if figure.id not in placed:
            what = Message('Figure "{id}" is not on any page.', id=figure.id)
            fix = Message("Place it with {call}.", call=f'{{{{ figure("{figure.id}") }}}}')
            found.append(Problem(figure.where, what, fix, "figures.unplaced"))
    return found


Finding = tuple[str, Message, Message, str]
"""The field of the figure ("title", "subtitle" or "alt"), what is wrong with it, how to fix it, and the rule."""


def _words(references: References, figure: Figure, language: Language) -> Iterator[Finding]:
    writer = Vocabulary(references, language, where=figure.where, form=PLAIN)
    title, alt, subtitle = (writer.say(text, figure.where) for text in (figure.title, figure.alt, figure.subtitle))
    name = LANGUAGE_NAMES[language]
    long = len(title.split()) if language == "en" else _characters(title)
    if long > TITLE[language]:
        unit = Message("words") if language == "en" else Message("characters")
        yield "title", *_too_long(name, Message("title"), long, unit, TITLE[language])
    long = len(alt) if language == "en" else _characters(alt)
    if long > ALT[language]:
        yield "alt", *_too_long(name, Message("alternative text"), long, Message("characters"), ALT[language])
    if alt.strip() == title.strip():
        what = Message("The {language} alternative text repeats the title.", language=name)
        yield "alt", what, Message("Describe the chart: its kind, its data and what it shows."), "figures.alt"
    if figure.scale == "log" and not any(word in figure.subtitle[language] for word in SAYS_LOG):
        what = Message("The {language} subtitle does not mention the logarithmic scale.", language=name)
        yield "subtitle", what, Message('Add "{words}".', words=LOG[language]), "figures.scale"
    if KINDS[figure.kind].scaled and not is_sample(figure.subtitle):
        yield from _unit(figure, language, subtitle)
        yield from _period(figure, language, subtitle)


def _too_long(language: Message, part: Message, count: int, unit: Message, most: int) -> tuple[Message, Message, str]:
    what = Message("The {language} {part} has {count} {unit}.", language=language, part=part, count=count, unit=unit)
    return what, Message("Use at most {most}.", most=most), "figures.length"


def _unit(figure: Figure, language: Language, subtitle: str) -> Iterator[Finding]:
    """Yield a finding for each unit of the scale that the subtitle does not name.

    If its column has a `scale`, the subtitle names both, as in million tonnes.
    """
    scaled = notations(figure, language)
    units = {name: unit for name in figure.values if (unit := figure.series.columns[name].unit)}
    for name, unit in {unit.id: (name, unit) for name, unit in units.items()}.values():
        head = scaled[name].head if name in scaled else ""
        names = [head] if head else _names(unit, language)
        also = PER_CENT if unit.kind == "percent" else ()
        if not any(name.casefold() in subtitle.casefold() for name in (*names, *also)):
            what = Message("The {language} subtitle does not name the unit.", language=LANGUAGE_NAMES[language])
            yield "subtitle", what, Message("Add {names}.", names=any_of(map(quoted, names))), "figures.unit"


def _names(unit: Unit, language: Language) -> list[str]:
    """Return the names of a unit: its name in data/, and the text written around its numbers."""
    around = unit.pattern[language].replace("{}", "").strip() if unit.pattern else ""
    return [name for name in dict.fromkeys((unit.name[language], around)) if name]


def _period(figure: Figure, language: Language, subtitle: str) -> Iterator[Finding]:
    """Yield a finding if the subtitle contains no year, unless the figure has a date axis."""
    against = figure.series.columns.get(figure.against)
    if (against and against.unit and against.unit.kind == "date") or YEAR.search(subtitle):
        return
    cells = [row.cells.get(name) for row in figure.rows for name in figure.values]
    years = sorted({cell.as_of.year for cell in cells if isinstance(cell, Quantity)})
    what = Message("The {language} subtitle gives no date for the values.", language=LANGUAGE_NAMES[language])
    if not years:
        fix = Message("Add the year.")
    elif years[0] == years[-1]:
        fix = Message("Add {year}.", year=str(years[0]))
    else:
        fix = Message("Add {first}–{last}.", first=str(years[0]), last=str(years[-1]))
    yield "subtitle", what, fix, "figures.period"


def _characters(text: str) -> int:
    """Return the length of Chinese text as editors count it, rounded up: half-width characters count as half."""
    return (half_widths(text) + 1) // 2
