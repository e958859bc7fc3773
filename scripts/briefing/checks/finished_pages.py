"""Checks that every number in the prose of finished pages links to its source, unless an author typed it.

The check `numbers` reports the numbers that authors type. This check finds the others: numbers that a template or the
engine writes without a link.
"""

from collections.abc import Iterable, Iterator, Set
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.checks.lint_units import data_units, page_units
from briefing.checks.numbers import typed_by_authors
from briefing.checks.rules import Rules, is_name
from briefing.checks.subjects import Finished, Html
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.language.hardcoded_numbers import BLANK, typed
from briefing.language.numbers import date
from briefing.languages import Language
from briefing.model import Briefing, strings
from briefing.page.parse import parse, plain
from briefing.page.values import VALUES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

RULES: Rules = {"finished-pages.number": "error", "finished-pages.none": "error"}
PROSE = ".//p | .//li | .//dd | .//blockquote"
BLANKED = ("a", "code", "math", "sub", "sup")
"""Elements whose numbers are not values: links, code, formulas, and indices as in H₂O and m²."""
ASIDE = (
    "self::figure or self::table or self::nav or self::form or self::header or self::footer"
    " or self::details[contains(@class,'figure-data')]"
    " or contains(@class,'references') or contains(@class,'register') or contains(@class,'key-numbers')"
    " or contains(@class,'how-to-cite') or contains(@class,'crumbs') or contains(@class,'outdated')"
)
"""XPath condition of elements that are not prose: those in which the engine lists data, dates and sources."""


def check(finished: Finished) -> list[Problem]:
    """Report numbers without a link, and languages whose pages have no linked number at all.

    The latter means that the templates have changed and the check no longer recognises the links. It is reported only
    if the briefing has facts and the language has a register of numbers. Pages with a `value_count` are not read.
    """
    found: list[Problem] = []
    for language in dict.fromkeys(page.language for page in finished.pages):
        pages = [page for page in finished.pages if page.language == language]
        found += _of_language(finished.briefing, language, pages)
    return found


def count_values(page: Html) -> int:
    """Return the number of values of data/ in the article of a page, for `Html.value_count`."""
    return len(_article(page).xpath(VALUES))


def context(briefing: Briefing) -> str:
    """Return a digest of the data on which the findings on any page depend, besides its HTML, source and language."""
    texts = [text.text for text in strings.texts(briefing)]
    read = (briefing.allowed, list(briefing.claims), briefing.date, texts)
    return sha256(repr(read).encode()).hexdigest()


def _article(page: Html) -> "HtmlElement":
    from lxml import html  # imported here because `make check` does not need it

    body = html.fromstring(page.html)
    article = body.find(".//article")
    return body if article is None else article


def _of_language(briefing: Briefing, language: Language, pages: Iterable[Html]) -> list[Problem]:
    names = [text for each in briefing.allowed if is_name(each) for text in each.texts]
    version = date(briefing.date, language)
    known = frozenset([*briefing.claims, *names, version])
    found, linked = [], 0
    unknown = []
    for page in pages:
        if page.value_count is None:
            unknown.append(page)
        else:
            linked += page.value_count
    in_data = typed_by_authors(briefing, data_units(briefing, language)) if unknown else frozenset()
    for page in unknown:
        article = _article(page)
        linked += len(article.xpath(VALUES))
        source = briefing.pages[language].get(page.name.removesuffix(".html"))
        authors = in_data | (typed_by_authors(briefing, page_units(source)) if source else frozenset())
        for text in _prose(article):
            for number in typed(plain(text), language, known):
                if number.text == version:  # dates are recognised before the names in `known`
                    continue
                if any(their in number.text for their in authors):
                    continue
                found.append(_unlinked(page, number.text, _around(text, number.at)))
    if briefing.facts and not linked and "numbers" in _registers(briefing, language):
        what = Message("No number on the finished pages links to its source.")
        fix = Message('Keep the class "fact" on the links of values in templates/.')
        found.append(Problem(Place(f"site/{language}/"), what, fix, "finished-pages.none"))
    return found


def _unlinked(page: Html, number: str, around: str) -> Problem:
    what = Message('In "{context}", the number "{number}" has no link to its source.', number=number, context=around)
    fix = Message('Write it with {{{{ fact("…") }}}}, or list it in data/rules.yml.')
    return Problem(Place(f"site/{page.language}/{page.name}"), what, fix, "finished-pages.number")


def _registers(briefing: Briefing, language: Language) -> set[str]:
    """Return the names of the registers on the pages of a language."""
    return {
        call.id for page in briefing.pages[language].values() for call in parse(page).calls if call.name == "register"
    }


def _prose(article: "HtmlElement") -> list[str]:
    """Return the text of each paragraph, list item, definition and quotation outside ASIDE.

    It is without that of others in it and of elements of ASIDE. Each link, value, file size and piece of code in it is
    replaced by one BLANK.
    """
    elements = article.xpath(f"({PROSE})[not(ancestor-or-self::*[{ASIDE}])]")
    apart = {*elements, *article.xpath(f".//*[{ASIDE}]")}
    return ["".join(_words(element, apart)) for element in elements]


def _words(element: "HtmlElement", apart: Set["HtmlElement"]) -> Iterator[str]:
    """Yield the text of an element; that of each element of `apart` in it is replaced by a line break."""
    yield element.text or ""
    for child in element:
        if child in apart:
            yield f"\n{child.tail or ''}"
            continue
        extent = child.get("class") == "extent" if isinstance(child.tag, str) else False  # a file size
        if extent or child.tag in BLANKED or not isinstance(child.tag, str) or "fact" in child.classes:
            yield BLANK
        else:
            yield from _words(child, apart)
        yield child.tail or ""


def _around(text: str, at: int) -> str:
    return text[max(0, at - 12) : at + 16].replace(BLANK, "…").strip()
