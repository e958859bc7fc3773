"""The kinds of figure: what each needs of a request, and the module that draws it.

To add one, write a module with `draw` and describe the kind in KINDS. data/figures, `make new`, the checks and the JSON
Schema read this table.
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
    """What a request of one kind must and may name, by the fields of data/figures/*.yml, and what its drawing does.

    Attributes:
        module: The module of this package that draws it.
        values: How many columns it draws.
        needs: Fields without which it cannot be drawn.
        takes: Fields that few kinds use; it is a mistake to name them for the others.
        against: What the column of its horizontal axis contains.
        log: True if its axis may be logarithmic.
        negative: True if it can show values below zero.
        words: True if `values` may be columns of words or codes.
        scaled: True if values are read from a scale, whose unit and date the subtitle must give.
        ranks: True if it compares lengths or adds values up, so that all values must be comparable.
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
        """Draw a figure. Its module is loaded now: to check a request takes none, and matplotlib loads slowly."""
        drawn: Canvas = import_module(f"briefing.figures.{self.module}").draw(figure, language, width)
        return drawn


KINDS: Mapping[FigureKind, Kind] = {
    "bars": Kind("bars", "one", takes=("written",), negative=False, ranks=True),
    "dots": Kind("dots", takes=("written",), log=True),
    "dumbbell": Kind("dumbbell", "two", log=True),
    "matrix": Kind("matrix", words=True, scaled=False),
    "scatter": Kind("scatter", "one", needs=("against",), against="numbers", log=True),
    "share-grid": Kind("share_grid", "one", negative=False, ranks=True),
    "steps": Kind("steps", takes=("group",), scaled=False, ranks=True),
    "timeline": Kind("timeline", "any", needs=("against", "lanes"), against="dates", words=True, scaled=False),
}
