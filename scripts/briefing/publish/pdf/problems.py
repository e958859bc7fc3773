"""Translates Typst's errors into problems for the author, at the line of the page or entry if possible."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import Language
from briefing.model import Briefing, Page
from briefing.model.strings import labels, texts
from briefing.page.parse import parse
from briefing.publish.failure import Failure, unexplained
from briefing.publish.pdf.typeset import TypesettingError


@dataclass(frozen=True)
class Product:
    """A PDF that Typst failed to make: its briefing, language, file name and pages."""

    briefing: Briefing
    language: Language
    file: str
    pages: Sequence[str]

    @property
    def sources(self) -> Iterator[Page]:
        """Yield the source of each page; the profiles of systems have none, since they are generated."""
        pages = self.briefing.pages[self.language]
        return (pages[name] for name in self.pages if name in pages)


def explained(error: TypesettingError, product: Product) -> Problems:
    """Return the problem behind a Typst error, or a Failure with Typst's report if none can be determined."""
    for pattern, explain in EXPLANATIONS.items():
        if (found := re.search(pattern, error.message)) and (problem := explain(found, product)):
            return Problems([problem])
    log = f"typst-{product.language}-{product.file.removesuffix('.pdf')}.log"
    where = Place(f"site/{product.language}/{product.file}")
    return Failure([unexplained(where, Message("Typst cannot typeset this PDF."), log)], {log: f"{error}\n"})


def _no_glyph(found: re.Match[str], product: Product) -> Problem:
    sign = next((each for each in found[1] if not each.isascii()), found[1][:1])
    return Problem(
        _place_of(sign, product),
        Message('No installed font can print "{sign}" (U+{code}).', sign=sign, code=f"{ord(sign):04X}"),
        Message("Use another character, or install a font that has this one."),
    )


def _place_of(sign: str, product: Product) -> Place:
    """Return the place of the first text that contains this character, or the PDF if none does."""
    briefing, language = product.briefing, product.language
    for page in product.sources:
        for line, words in enumerate(page.source.split("\n"), 1):
            if sign in words:
                return page.where.at(line)
    for field in (*texts(briefing), *labels(briefing)):
        if sign in field.text[language]:
            return field.where
    return Place(f"site/{language}/{product.file}")


def _too_long(found: re.Match[str], product: Product) -> Problem:
    over, part, length = found.groups()
    return Problem(
        Place(f"docs/{product.language}/{product.briefing.brief}.md", 1),
        Message("The brief is {over} mm too long for one side of A4.", over=over),
        Message('Shorten "{part}", its longest part ({length} mm).', part=part, length=length),
    )


def _too_wide(found: re.Match[str], product: Product) -> Problem | None:
    name, needed, width = found.groups()
    table = product.briefing.tables.get(name)
    if table is None:
        return None
    what = Message(
        "The table is {needed} mm wide in the smallest type, and the page has {width} mm.", needed=needed, width=width
    )
    if table.landscape:
        return Problem(table.where, what, Message("Show fewer columns, or shorten their heads."))
    return Problem(table.where, what, Message('Write "landscape: true", or show fewer columns.'))


def _level_skipped(found: re.Match[str], product: Product) -> Problem | None:
    before, level = int(found[1]), int(found[2])
    last = 0
    for page in product.sources:
        for heading in parse(page).headings:
            if (last, heading.level) == (before, level):
                return Problem(
                    page.where.at(heading.line),
                    Message(
                        'The heading "{heading}" skips a level: {marks} comes after {before}.',
                        heading=heading.text,
                        marks="#" * level,
                        before="#" * before,
                    ),
                    Message("Begin it with {marks}.", marks="#" * (before + 1)),
                )
            last = heading.level
    return None


def _no_title(_: re.Match[str], product: Product) -> Problem | None:
    for page in product.sources:
        for heading in parse(page).headings[:1]:
            if heading.level == 1:
                break
            return Problem(
                page.where.at(heading.line),
                Message('The first heading of the page, "{heading}", is not its title.', heading=heading.text),
                Message("Begin the page with its title, as in # Title."),
            )
    return None


def _id_repeated(found: re.Match[str], product: Product) -> Problem | None:
    name, _, id = found[1].partition(":")
    page = product.briefing.pages[product.language].get(name)
    if page is None:
        return None
    given = re.compile(rf"#{re.escape(id)}(?![\w.-])")
    lines = [at for at, line in enumerate(page.source.split("\n"), 1) if given.search(line)]
    return Problem(
        page.where.at(lines[-1] if lines else 1),
        Message('The id "{id}" is used more than once on this page.', id=id),
        Message("Give each place an id of its own."),
    )


EXPLANATIONS: Mapping[str, Callable[[re.Match[str], Product], Problem | None]] = {
    r'the text `"(.+?)"` could not be displayed': _no_glyph,
    r"overfull, ([\d.]+), (.*), ([\d.]+)": _too_long,
    r'toowide, "?([^",]+)"?, "?(\d+)"?, "?(\d+)': _too_wide,
    r"skipped from heading level (\d) to (\d)": _level_skipped,
    r"the first heading must be of level 1": _no_title,
    r'label `(?:<|label\(")(.+?)(?:>|"\))` occurs multiple times': _id_repeated,
}
"""Patterns of Typst's errors, with the functions that explain them. templates/print raises
"overfull" and "toowide"."""
