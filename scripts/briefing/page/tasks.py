"""Finds the check boxes of task lists, `- [ ]` and `- [x]`, and writes them for publishers."""

import re
from collections.abc import Iterator

from briefing.page.media import Replacement
from briefing.page.parse import PageSource
from briefing.page.vocabulary import Vocabulary

BOX = re.compile(r"^[ >]*(?:[-*+]|\d+\.) +(?P<box>\[[ xX]\])(?= +\S)", re.MULTILINE)
TASK = "task"
"""The class of check boxes on pages."""


def replacements(source: PageSource, writer: Vocabulary) -> Iterator[Replacement]:
    """Yield the changes that show the check boxes of a page, and record their use."""
    for found in BOX.finditer(source.masked, source.offset(source.page.body)):
        state, sign = ("open", "☐") if found["box"] == "[ ]" else ("done", "☑")
        writer.on(source.line_at(found.start("box"))).use("task", found["box"].lower())
        name = writer.word(f"task-{state}")
        shown = f'<span class="{TASK} {state}" role="img" aria-label="{name}">{sign}</span>'
        yield Replacement(*found.span("box"), shown)
