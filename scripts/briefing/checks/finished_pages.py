"""The numbers of a finished page, as a reader meets them: each leads to where it comes from, or may stand as typed.

The check of numbers reads what authors typed; this one reads what was made of it, so that no template and no text of
data/ writes a number on its own.
"""

from collections.abc import Iterable

from lxml import html

from briefing.checks.rules import TYPED, passed_over
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.language.hardcoded_numbers import BLANK, plain, typed
from briefing.language.numbers import date, write
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing
from briefing.page.render import REGISTER

HINT = 'Write it with {{ fact("…") }}, or allow it in data/rules.yml.'
PROSE = ".//p | .//li | .//dd | .//blockquote"
ASIDE = (
    "ancestor-or-self::figure or ancestor-or-self::table or ancestor-or-self::nav or ancestor-or-self::details"
    " or ancestor-or-self::form or ancestor-or-self::header or ancestor-or-self::footer"
    " or ancestor-or-self::*[contains(@class,'references') or contains(@class,'register')"
    " or contains(@class,'key-numbers') or contains(@class,'how-to-cite') or contains(@class,'crumbs')]"
)
"""Where the engine lists data, its dates and its sources."""


def check(briefing: Briefing, pages: Iterable[tuple[Language, str, str]]) -> list[Problem]:
    """`pages` are (language, name, HTML). A language in which no number is found is a problem of this check itself."""
    allowed = [text for each in briefing.allowed if passed_over(each) for text in each.texts]
    values = {each: (date(briefing.date, each), *_unlisted(briefing, each)) for each in LANGUAGES}
    names = {each: frozenset([*briefing.claims, *allowed, *values[each]]) for each in LANGUAGES}
    linked: dict[Language, int] = dict.fromkeys(LANGUAGES, 0)
    found = []
    for language, name, page in pages:
        body = html.fromstring(page)
        article = body.find(".//article") if body.find(".//article") is not None else body
        linked[language] += len(article.xpath(".//a[contains(concat(' ', @class, ' '), ' fact ')]"))
        for text in _prose(article):
            for number in typed(plain(text), language, names[language]):
                if number.text in values[language]:  # a date is read as one before names are
                    continue
                what = f'the finished page has the number "{number.text}": {_around(text, number.at)}.'
                found.append(Problem(Place(f"site/{language}/{name}"), what, HINT, TYPED))
    found += [
        Problem(Place(f"site/{language}/"), "no number was found on any finished page.", "", TYPED)
        for language, count in linked.items()
        if briefing.facts and not count and "numbers" in _registers(briefing, language)
    ]
    return found


def _registers(briefing: Briefing, language: Language) -> set[str]:
    """What pages of this language list, to which numbers are linked."""
    return {name for page in briefing.pages[language].values() for name in REGISTER.findall(page.source)}


def _unlisted(briefing: Briefing, language: Language) -> list[str]:
    """The values that stand in prose as plain words, since no page lists them."""
    listed = _registers(briefing, language)
    said = (("claims", claim.quantity) for claim in briefing.claims.values())
    known = ((fact.counts or "numbers", fact.quantity) for fact in briefing.facts.values())
    return [write(quantity, language) for where, quantity in (*said, *known) if quantity and where not in listed]


def _prose(article: html.HtmlElement) -> list[str]:
    """The running text of each paragraph and item, with what is linked left blank."""
    elements = article.xpath(f"({PROSE})[not({ASIDE})]")
    return ["".join(_words(element)) for element in elements if not element.xpath(PROSE)]


def _words(element: html.HtmlElement) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        extent = child.get("class") == "extent" if isinstance(child.tag, str) else False  # of a file: the engine's own
        if extent or child.tag in ("a", "code") or not isinstance(child.tag, str):
            yield BLANK
        else:
            yield from _words(child)
        yield child.tail or ""


def _around(text: str, at: int) -> str:
    return text[max(0, at - 12) : at + 16].replace(BLANK, "…").strip()
