"""Checks that tables of data/ are not so large that their pages load slowly."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem

RULES: Rules = {"tables.large": "warning"}
MOST_CELLS = 2_500
"""A cell takes about 32 bytes: a table of this size is half of what a page may weigh (outputs/page_weight.py)."""


def check(draft: Draft) -> list[Problem]:
    """Report tables with more than MOST_CELLS cells."""
    found = []
    for table in draft.briefing.tables.values():
        rows, columns = len(table.shown), len(table.columns)
        if rows * columns > MOST_CELLS:
            what = Message(
                "The table shows {rows} rows of {columns} columns: its page loads slowly.", rows=rows, columns=columns
            )
            fix = Message('Show the first rows only, with "limit" and "order": the CSV file still has all.')
            found.append(Problem(table.where, what, fix, "tables.large"))
    return found
