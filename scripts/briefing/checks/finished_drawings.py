"""Checks that the drawings of figures have all their labels."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Finished
from briefing.diagnostics.message import Message, several
from briefing.diagnostics.problem import Problem
from briefing.diagnostics.words import LANGUAGE_NAMES
from briefing.figures.unlabelled import unlabelled

SCREENS = {"wide": Message("wide screens"), "phone": Message("phones")}
"""The screens that each size of drawing is for."""
RULES: Rules = {"finished-drawings.unlabelled": "warning"}
FIX = Message("Shorten the labels, or show fewer rows. The table below the figure contains all of them.")


def check(finished: Finished) -> list[Problem]:
    """Report each drawing that leaves out labels because there is no free space for them."""
    found = []
    for language, drawings in finished.drawings.items():
        for name, svg in drawings.items():
            if names := unlabelled(svg):
                id, _, size = name.rpartition("-")
                what = Message(
                    "The {language} drawing for {size} has no space for the labels of {names}.",
                    language=LANGUAGE_NAMES[language],
                    size=SCREENS[size],
                    names=several(names),
                )
                found.append(Problem(finished.briefing.figures[id].where, what, FIX, "finished-drawings.unlabelled"))
    return found
