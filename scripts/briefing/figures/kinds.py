"""The kinds of figure: the fields that a request for each kind needs, and the module that draws it.

To add a kind, write a module with `draw`, name the kind in `FigureKind`, from which the JSON Schema is made, and
describe it in KINDS, which `make new` and the checks use; CONTRIBUTING.md lists the other steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from briefing.languages import Language
from briefing.model import Figure, FigureKind

if TYPE_CHECKING:
    from briefing.figures.canvas import Canvas


@dataclass(frozen=True)
class Kind:
    """A kind of figure: the required and optional fields of its request in data/figures/, and its properties.

    Attributes:
        module: The module of this package that draws it.
        values: The number of columns that it draws: one, two, one or more ("some"), or none or more ("any").
        needs: The fields that a request must have.
        takes: The optional fields that it accepts, other than those that every kind accepts.
        against: The content of the column of its horizontal axis: "dates" for a date in every row, "numbers" for
            numbers or dates, which rows may lack, and "" if it has no such column.
        log: True if its axis may be logarithmic.
        negative: True if it can show values below zero.
        words: True if `values` may be columns of words or codes.
        scaled: True if readers read values from a scale, whose unit and date the subtitle must give.
        ranks: True if it compares or adds values, which must therefore all be comparable.
    """

    module: str
    values: Literal["one", "two", "some", "any"] = "some"
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    against: Literal["", "dates", "numbers"] = ""
    log: bool = False
    negative: bool = True
    words: bool = False
    scaled: bool = True
    ranks: bool = False

    def draw(self, figure: Figure, language: Language, width: int) -> "Canvas":
        """Draw a figure and return its canvas.

        The module is imported only here, because it loads matplotlib slowly and checking a request does not need it.
        """
        drawn: Canvas = import_module(f"briefing.figures.{self.module}").draw(figure, language, width)
        return drawn


ON_ROWS = ("facets", "reference_lines")
"""The optional fields of kinds with one row for each item."""
NOTED = (*ON_ROWS, "annotations")
"""The optional fields of kinds with two axes."""

KINDS: Mapping[FigureKind, Kind] = {
    "area": Kind("area", needs=("against",), takes=(*NOTED, "lanes", "stages", "stack"), against="numbers", ranks=True),
    "bars": Kind("bars", takes=(*ON_ROWS, "written", "stack"), ranks=True),
    "dots": Kind("dots", takes=(*ON_ROWS, "written"), log=True),
    "dumbbell": Kind("dumbbell", "two", takes=ON_ROWS, log=True),
    "heatmap": Kind("heatmap", log=True, ranks=True),
    "line": Kind("line", needs=("against",), takes=(*NOTED, "lanes", "stages"), against="numbers", log=True),
    "matrix": Kind("matrix", words=True, scaled=False),
    "scatter": Kind(
        "scatter", "one", needs=("against",), takes=(*NOTED, "labelled", "stages"), against="numbers", log=True
    ),
    "share-grid": Kind("share_grid", "one", negative=False, ranks=True),
    "slope": Kind("slope", "two", takes=("facets",), log=True),
    "steps": Kind("steps", takes=("group",), scaled=False, ranks=True),
    "tiles": Kind("tiles", "one", needs=("grid",), takes=("tile",), log=True, ranks=True),
    "timeline": Kind(
        "timeline",
        "any",
        needs=("against", "lanes"),
        takes=("stages",),
        against="dates",
        words=True,
        scaled=False,
    ),
    "vertical-bars": Kind(
        "vertical_bars", needs=("against",), takes=(*NOTED, "lanes", "stages", "stack"), against="numbers", ranks=True
    ),
}
