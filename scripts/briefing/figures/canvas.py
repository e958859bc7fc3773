"""A drawing surface on matplotlib, without pyplot: the same calls always produce the same bytes.

Coordinates are CSS pixels from the upper left corner.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal, TypeAlias

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Drawing
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text as Label
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from briefing.figures import style
from briefing.figures.unlabelled import attribute
from briefing.language.script import HAN
from briefing.languages import Language

BETWEEN = re.compile(rf"(?<=[{HAN}])(?=−?[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[{HAN}])")
PATH = re.compile(r'(?<=\bd=")[^"]+')
SPACED_COMMAND = re.compile(r"\s*([A-Za-z])\s*")
"""Matches a command of a path and the white space around it, which is unnecessary and makes up a fifth of a drawing."""
TINT = 0.2
"""The opacity of areas behind a line."""
DOTS_PER_INCH = 72  # matplotlib's SVG unit is 1/72 inch; figures use this unit as their pixel


Align: TypeAlias = Literal["left", "center", "right"]
"""The part of a text that is placed at the given point."""


@dataclass
class Canvas:
    """A drawing of `width` by `height` pixels; text has about the same size on wide and on phone drawings."""

    width: int
    height: int
    language: Language
    drawing: Drawing = field(init=False)
    axes: Axes = field(init=False)
    artists: list[Artist] = field(init=False, default_factory=list)
    """Everything that is drawn, from back to front."""
    unlabelled: list[str] = field(init=False, default_factory=list)
    """The labels that are left out because there is no free space for them."""

    def __post_init__(self) -> None:
        with rc_context(style.RC):
            self.drawing = Drawing(figsize=(self.width / DOTS_PER_INCH, self.height / DOTS_PER_INCH), dpi=DOTS_PER_INCH)
            FigureCanvasSVG(self.drawing)
            self.axes = self.drawing.add_axes((0, 0, 1, 1), xlim=(0, self.width), ylim=(self.height, 0))
        self.axes.set_axis_off()

    def text(
        self,
        x: float,
        y: float,
        words: str,
        role: str = "ink",
        size: float = 13,
        *,
        align: Align = "left",
        bold: bool = False,
        vertical: Literal["center", "top", "bottom"] = "center",
        halo: bool = False,
        block: bool = False,
    ) -> None:
        """Write text at a point, on several lines if it contains line breaks; `block` centres them all on the point.

        `align` and `vertical` determine which part of the text is at the point. A halo is a box in the page colour
        behind the text, which keeps it readable where it crosses lines. In Chinese drawings, `spaced` is applied.
        Raises MissingGlyph if the font has no glyph for a character.
        """
        words = spaced(words) if self.language == "zh" else words
        _check(words, bold)
        label = Label(
            x,
            y,
            words,
            color=style.PLACEHOLDERS[role],
            fontsize=size,
            ha=align,
            linespacing=1.35,
            va="center" if block else "center_baseline" if vertical == "center" else vertical,
            fontproperties=style.font("bold" if bold else "regular"),
            clip_on=False,
            parse_math=False,  # two dollar signs are an amount of money, not a formula
        )
        label.set_fontsize(size)
        if halo:
            wide = [width_of(line, size, bold) for line in words.split("\n")]
            left = x - {"left": 0.0, "center": max(wide) / 2, "right": max(wide)}[align]
            high = size * 1.4 * len(wide)
            above = {"center": high / 2 if block else size * 0.75, "top": 0, "bottom": high}[vertical]
            self.box(left - 2, y - above, max(wide) + 4, high, "page")
        self._add(label)

    def line(
        self, x0: float, y0: float, x1: float, y1: float, role: str, width: float = 1, *, dashed: bool = False
    ) -> None:
        """Draw a line between two points."""
        self._add(
            Line2D(
                [x0, x1],
                [y0, y1],
                color=style.PLACEHOLDERS[role],
                linewidth=width,
                linestyle=(0, (3, 3)) if dashed else "-",
                solid_capstyle="butt",
            )
        )

    def path(self, points: Sequence[tuple[float, float]], role: str, width: float, *, dashed: bool = False) -> None:
        """Draw a line through points."""
        xs, ys = zip(*points, strict=True)
        self._add(
            Line2D(
                xs,
                ys,
                color=style.PLACEHOLDERS[role],
                linewidth=width,
                linestyle=(0, (3, 2)) if dashed else "-",
                solid_capstyle="round",
                solid_joinstyle="round",
            )
        )

    def area(self, corners: Sequence[tuple[float, float]], role: str, *, solid: bool = False) -> None:
        """Fill a polygon with a pale tint of a colour, or with the colour itself and an outline in the page colour."""
        edge = style.PLACEHOLDERS["page"] if solid else "none"
        shape = Polygon(corners, closed=True, facecolor=style.PLACEHOLDERS[role], edgecolor=edge, linewidth=0.75)
        shape.set_alpha(None if solid else TINT)
        self._add(shape)

    def box(self, x: float, y: float, width: float, height: float, role: str, edge: str = "", hatch: str = "") -> None:
        """Draw a filled rectangle with its upper left corner at a point.

        `edge` is the role of its outline, and `hatch` the matplotlib pattern of its filling; each is "" for none.
        """
        self._add(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor=style.PLACEHOLDERS[role],
                hatch=hatch or None,
                edgecolor=style.PLACEHOLDERS[edge] if edge else "none",
                linewidth=1.5 if edge else 0,
            )
        )

    def cells(self, corners: Iterable[tuple[float, float]], side: float, role: str) -> None:
        """Draw squares with sides of `side` pixels, whose upper left corners are `corners`, as one shape.

        A thousand separate shapes would need four times as many bytes.
        """
        squares = [
            Path([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)], closed=True) for x, y in corners
        ]
        self._add(PathPatch(Path.make_compound_path(*squares), facecolor=style.PLACEHOLDERS[role], linewidth=0))

    def mark(self, x: float, y: float, role: str, *, hollow: bool = False, size: float = 11) -> None:
        """Draw a data mark in the shape of its role or as a circle: filled, or hollow with the page colour inside."""
        colour = style.PLACEHOLDERS[role]
        self._add(
            Line2D(
                [x],
                [y],
                marker=style.SHAPES.get(role, "o"),
                markersize=size,
                linestyle="none",
                markerfacecolor=style.PLACEHOLDERS["page"] if hollow else colour,
                markeredgecolor=colour,
                markeredgewidth=2,
            )
        )

    def place(self, other: "Canvas", x: float, y: float) -> None:
        """Move everything from another canvas to this one, with its upper left corner at a point."""
        for artist in other.artists:
            artist.remove()
            artist.set_clip_path(None)
            artist.set_transform(Affine2D().translate(x, y) + self.axes.transData)
            self._add(artist)
        self.unlabelled += other.unlabelled

    def _add(self, artist: Artist) -> None:
        """Add an artist above everything drawn before."""
        self.artists.append(artist)
        artist.set_zorder(len(self.artists))
        self.axes.add_artist(artist)

    def svg(self) -> str:
        """Return the drawing as SVG, without a date and with its size in CSS pixels.

        Colours are placeholders. An attribute lists the labels that were left out, if any.
        """
        out = io.StringIO()
        with rc_context(style.RC):
            self.drawing.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        text = re.sub(r'(width|height)="([\d.]+)pt"', r'\1="\2"', out.getvalue())
        text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
        text = PATH.sub(lambda path: SPACED_COMMAND.sub(r"\1", path[0]), text)
        return f"<svg{attribute(self.unlabelled)}{text[text.index('<svg') + 4 :]}"


def spaced(words: str) -> str:
    """Return text with a space between Chinese characters and Latin letters or digits, as in 1750 亿.

    Matplotlib, unlike browsers, adds no gap there. The space is U+0020, since the font has no thin one.
    """
    return BETWEEN.sub(" ", words)


@lru_cache(maxsize=16384)
def width_of(words: str, size: float = 13, bold: bool = False) -> float:
    """Return the width in pixels of one line of text, with kerning and the gaps of `spaced`; 0 for only white space."""
    if not words.strip():
        return 0.0
    # Full-width punctuation has blank space after its ink. A "|" is appended, and its position is the width.
    font = style.face("bold" if bold else "regular")
    font.set_size(text_to_path.FONT_SCALE, text_to_path.DPI)
    glyphs, *_ = text_to_path.get_glyphs_with_font(font, spaced(words) + "|", _outlines(bold))
    *_, (_, pen, _, _) = glyphs
    return float(pen * size / text_to_path.FONT_SCALE)


@cache
def _outlines(bold: bool) -> dict[str, Any]:
    """Return the cache of glyph outlines for one weight, which matplotlib fills."""
    return {}


def wrapped(words: str, width: float, size: float = 13, language: Language = "en", *, bold: bool = False) -> str:
    """Return text broken into the fewest lines that fit a width, with lines of about the same length.

    English is broken only at spaces. Chinese is broken between characters, but not within a Latin word or a number,
    after an opening bracket or quotation mark, or before punctuation that cannot begin a line. A part that cannot be
    broken may therefore be wider than `width`.
    """
    lines = _lines(words, width, size, language, bold)
    for share in range(95, 50, -5):
        narrower = _lines(words, width * share / 100, size, language, bold)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return "\n".join(line.strip() for line in lines)


def _lines(words: str, width: float, size: float, language: Language, bold: bool) -> list[str]:
    pieces = (
        re.findall(r"[（“《]*(?:[A-Za-z0-9.,%–-]+\s?|.)", words) if language == "zh" else re.findall(r"\S+\s*", words)
    )
    lines = [""]
    for piece in pieces:
        forbidden = piece[0] in "，。；：、”）》？！"
        if lines[-1] and width_of((lines[-1] + piece).rstrip(), size, bold) > width and not forbidden:
            lines.append("")
        lines[-1] += piece
    return lines


def _check(words: str, bold: bool) -> None:
    """Raise MissingGlyph for a character that the font cannot draw."""
    known = style.characters("bold" if bold else "regular")
    for character in words:
        if ord(character) not in known and character != "\n":
            raise style.MissingGlyph(character, style.family())
