"""Checks that a finished PDF contains every value of its pages, and no number that the pages of the site lack.

White space in values is ignored, as are whole numbers of up to three digits that no page contains.
"""

import re
from collections.abc import Iterable, Iterator

from briefing.checks.rules import Rules
from briefing.checks.subjects import Finished, Pdf
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.page.printable import printable
from briefing.page.values import VALUES

RULES: Rules = {"finished-pdfs.missing": "error", "finished-pdfs.unknown": "error"}
NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
COUNTED = re.compile(r"\d{1,3}")
"""Whole numbers that are not reported as unknown, because PDFs have page numbers and numbered references."""
IN_FORMULAS = re.compile(r"<(?:mn|mtext)>([^<]*)")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
INVISIBLE = re.compile(r"[\s\u00ad\u200b\u2060\ufffe]+")
"""Spaces, and characters that only allow or prevent a line break."""


def check(finished: Finished) -> list[Problem]:
    """Report values that are missing from a PDF, and numbers in it that are on no page of the site."""
    return [problem for pdf in finished.pdfs for problem in (*_missing(pdf), *_unknown(pdf))]


def _missing(pdf: Pdf) -> Iterator[Problem]:
    text = _bare(pdf.text)
    for name, page in pdf.printed.items():
        for value in _values(page):
            if _bare(value) not in text:
                what = Message('The PDF lacks the number "{number}" of page "{page}".', number=value, page=name)
                fix = Message("Check how templates/print/ sets it, or allow it in data/rules.yml.")
                yield Problem(pdf.where, what, fix, "finished-pdfs.missing")


def _unknown(pdf: Pdf) -> Iterator[Problem]:
    known = set(NUMBER.findall("\n".join([*pdf.pages.values(), pdf.own]).translate(RAISED)))
    in_formulas = _in_formulas(pdf.pages.values())
    for number in dict.fromkeys(NUMBER.findall(pdf.text.translate(RAISED))):
        if number not in known and not COUNTED.fullmatch(number) and not in_formulas.fullmatch(number):
            what = Message('The PDF has the number "{number}", which is on no page of the site.', number=number)
            fix = Message("Remove it from templates/print/, or allow it in data/rules.yml.")
            yield Problem(pdf.where, what, fix, "finished-pdfs.unknown")


def _in_formulas(pages: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of numbers that formulas contain, which a PDF may have side by side: 10 and 23 as 1023."""
    parts = (part for page in pages for part in IN_FORMULAS.findall(page))
    digits = {number for part in parts for number in re.findall(r"\d+", part)}
    return re.compile(rf"(?:{'|'.join([*sorted(digits, key=len, reverse=True), '[.,]'])})+")


def _values(page: str) -> list[str]:
    """Return the text of each value of data/ in the parts of a page that the PDFs contain, without duplicates."""
    return list(dict.fromkeys(value.text_content() for value in printable(page).xpath(VALUES)))


def _bare(words: str) -> str:
    return INVISIBLE.sub("", words.translate(RAISED))
