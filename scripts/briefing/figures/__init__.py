"""Draws the figures requested in data/figures/, in each language and size."""

from typing import TYPE_CHECKING

from briefing.diagnostics.message import Message, any_of
from briefing.diagnostics.problem import Problem, Problems
from briefing.diagnostics.words import LANGUAGE_NAMES
from briefing.figures.column_scale import in_scale
from briefing.figures.kinds import KINDS
from briefing.figures.request import problems
from briefing.figures.style import FAMILIES, MissingGlyph, NoFont, Scheme, coloured
from briefing.languages import Language
from briefing.model import Figure

if TYPE_CHECKING:
    from briefing.figures.canvas import Canvas

SIZES = {"wide": 760, "phone": 360}
"""The widths at which every figure is drawn, in CSS pixels: for wide screens and for phones."""

__all__ = ["KINDS", "SIZES", "Scheme", "canvas_of", "coloured", "draw", "problems"]


def canvas_of(figure: Figure, language: Language, width: int) -> "Canvas":
    """Draw a figure that has no `problems`, and return its canvas.

    Raises:
        MissingGlyph: if the font has no glyph for a character.
        NoFont: if none of the fonts is installed.
    """
    figure = in_scale(figure, language)
    if figure.facets:
        from briefing.figures import facets  # imported here, since it loads matplotlib, which checks do not need

        return facets.draw(figure, language, width)
    return KINDS[figure.kind].draw(figure, language, width)


def draw(figure: Figure, language: Language, width: int) -> str:
    """Return the drawing of a figure that has no `problems` as SVG with placeholders for colours.

    `coloured` replaces the placeholders.

    Raises:
        Problems: if no font is installed, or the font has no glyph for a character.
    """
    try:
        return canvas_of(figure, language, width).svg()
    except MissingGlyph as missing:
        what = Message(
            'The {language} drawing contains "{character}" (U+{code}), which {font} does not have.',
            language=LANGUAGE_NAMES[language],
            character=missing.character,
            code=f"{ord(missing.character):04X}",
            font=missing.family,
        )
        raise Problems([Problem(figure.where, what, Message("Use another character."))]) from None
    except NoFont:
        what = Message("No font for Chinese figures is installed.")
        fix = Message("Install {fonts} (on Debian: fonts-noto-cjk).", fonts=any_of(FAMILIES))
        raise Problems([Problem(figure.where, what, fix)]) from None
