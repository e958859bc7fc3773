"""Checks that formulas can be typeset on the site and in print, and that texts of data/ have none."""

import re
from collections.abc import Iterator

from briefing.checks.lint_units import Reading
from briefing.checks.markdown import shown
from briefing.checks.rules import Rules
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.page.calls import calls
from briefing.page.formulas import FORMULA, OF_LATEX, Formula
from briefing.page.mathml import NotTypeset, mathml
from briefing.page.parse import PageSource, parse

RULE = "formulas.notation"
RULES: Rules = {RULE: "error"}
UNCLOSED = re.compile(r"^[ >]*\$\$", re.MULTILINE)


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report formulas that cannot be typeset, in headings, and in data/."""
    yield from _of_page(parse(reading.page)) if reading.page else _of_data(reading)


def _of_page(source: PageSource) -> Iterator[Problem]:
    for line in source.head:
        for found in FORMULA.finditer(line.raw):
            yield Problem(source.page.where.at(line.number), *_as_typed(found), RULE)
    headings = {heading.line for heading in source.headings}
    for formula in source.formulas:
        if fault := _fault(formula, formula.line in headings):
            yield Problem(source.page.where.at(formula.line), *fault, RULE)
    text = source.without_calls
    for found in OF_LATEX.finditer(text, source.offset(source.page.body)):
        what = Message('This formula would be printed as typed: "{shown}".', shown=shown(found.group()))
        fix = Message("Write $…$, or $$…$$ in a paragraph of its own.")
        yield Problem(source.page.where.at(source.line_at(found.start())), what, fix, RULE)
    for found in UNCLOSED.finditer(text, source.offset(source.page.body)):
        what, fix = Message("This formula is not closed."), Message("End it with $$, without an empty line in it.")
        yield Problem(source.page.where.at(source.line_at(found.start())), what, fix, RULE)


def _fault(formula: Formula, in_heading: bool) -> tuple[Message, Message] | None:
    """Return what prevents a formula from being typeset, and the fix, or None if nothing does."""
    tex = shown(formula.tex)
    if in_heading:
        fix = Message("Put it into the text below: headings are listed in the contents.")
        return Message("The heading has the formula {shown}.", shown=tex), fix
    if calls(formula.tex):
        fix = Message("Write the value beside the formula, and a letter in the formula.")
        return Message("The formula {shown} contains a call.", shown=tex), fix
    if formula.displayed and not formula.alone:
        fix = Message("Leave an empty line above and below it, or write $…$.")
        return Message("The formula {shown} is not a paragraph of its own.", shown=tex), fix
    try:
        mathml(formula.tex, formula.displayed)
    except NotTypeset as error:
        what = Message("The formula {shown} cannot be typeset: {reason}.", shown=tex, reason=error.reason)
        return what, error.fix
    return None


def _of_data(reading: Reading) -> Iterator[Problem]:
    """Yield the formulas in texts of data/, which are also written to places that cannot show them."""
    for unit in reading.units:
        for found in FORMULA.finditer(unit.text):
            yield unit.problem(RULE, *_as_typed(found))


def _as_typed(found: re.Match[str]) -> tuple[Message, Message]:
    what = Message('This formula would be printed as typed: "{shown}".', shown=shown(found.group()))
    return what, Message("Write it in words: formulas are typeset in the text of pages only.")
