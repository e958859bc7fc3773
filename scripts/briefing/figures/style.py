"""The colours, fonts and mark shapes of figures.

Drawings use colour roles, which a scheme replaces with colours afterwards: light, dark and print drawings differ only
in colour.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from briefing.model import COLOURS, Brand

Scheme = Literal["light", "dark", "print"]

ROLES = (
    "page",
    "surface",
    "ink",
    "muted",
    "brand",
    "blue",
    "orange",
    "orange-text",
    "teal",
    "teal-text",
    "plum",
    "plum-text",
    "grey",
    "grid",
    "axis",
    "seq1",
    "seq2",
    "seq3",
    "seq4",
    "seq5",
    "seq6",
    "warm1",
    "warm2",
    "warm3",
    "warm4",
    "warm5",
    "warm6",
)
LIGHT = (
    "#ffffff",
    "#f6f7f4",
    "#16202a",
    "#52606d",
    Brand.light,
    "#12408c",
    "#cf4f0c",
    "#b5430a",
    "#4a9a93",
    "#17756d",
    "#641238",
    "#641238",
    "#5c6773",
    "#e3e7ea",
    "#9aa5af",
    "#e6eef6",
    "#bdd3e8",
    "#86b0d6",
    "#3976b0",
    "#1f5791",
    "#0e3566",
    "#fbece2",
    "#f6cdb0",
    "#ea9f6d",
    "#b1531a",
    "#8f4110",
    "#5a2806",
)
DARK = (
    "#12181f",
    "#1a222b",
    "#e9edf0",
    "#a9b4bf",
    Brand.dark,
    "#67a0fd",
    "#e96a2e",
    "#f08a55",
    "#b2f0da",
    "#b2f0da",
    "#b9809e",
    "#d19db9",
    "#b5bcc4",
    "#28323c",
    "#6b7782",
    "#1d2c3b",
    "#24466a",
    "#2f659c",
    "#4c8ccb",
    "#7fb6ec",
    "#bbd9f7",
    "#3a261a",
    "#633518",
    "#96501f",
    "#cf7636",
    "#f0a66f",
    "#fbd5b8",
)
SCHEMES: Mapping[Scheme, Mapping[str, str]] = {
    "light": dict(zip(ROLES, LIGHT, strict=True)),
    "dark": dict(zip(ROLES, DARK, strict=True)),
    "print": dict(zip(ROLES, LIGHT, strict=True)),
}
"""The colours of each scheme, by role.

They were measured for contrast (text 4.5 : 1 and marks 3 : 1 against their background) and for colour vision (the
colours of series are distinct in OKLab).
"""

PLACEHOLDERS = {role: f"#fe{index:02x}01" for index, role in enumerate(ROLES)}
"""The colour that represents each role in a drawing until a scheme is applied; each is unique."""
ANY_PLACEHOLDER = re.compile("|".join(PLACEHOLDERS.values()))

SHAPES = dict(zip(COLOURS, "os^Dvo", strict=True))
"""The matplotlib marker of each colour role: blue and grey share a circle, and all others differ in shape."""
TEXT_ROLE = {
    "blue": "blue",
    "orange": "orange-text",
    "teal": "teal-text",
    "plum": "plum-text",
    "brand": "brand",
    "grey": "grey",
}

FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC", "Microsoft YaHei")
"""The font families for figures in both languages, in order of preference: the first one installed is used."""

RC: Any = {"svg.fonttype": "path", "svg.hashsalt": "briefing", "path.simplify": False, "font.family": list(FAMILIES)}


if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font
# The functions below import matplotlib only when a figure is drawn, because the checks run faster without it.


class MissingGlyph(Exception):
    """Raised if the font has no glyph for a character."""

    def __init__(self, character: str, family: str) -> None:
        self.character = character
        self.family = family
        super().__init__(character, family)


class NoFont(Exception):
    """Raised if none of FAMILIES is installed."""


@cache
def family() -> str:
    """Return the first of FAMILIES that is installed. Raises NoFont if there is none."""
    from matplotlib.font_manager import fontManager

    installed = {entry.name for entry in fontManager.ttflist}
    for name in FAMILIES:
        if name in installed:
            return name
    raise NoFont


@cache
def font(weight: str) -> "FontProperties":
    """Return matplotlib's properties of the font for a weight, "regular" or "bold". Raises NoFont if there is none."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=family(), weight=weight)


@cache
def face(weight: str) -> "FT2Font":
    """Return the loaded font face for a weight, "regular" or "bold". Raises NoFont if there is none."""
    from matplotlib.font_manager import fontManager, get_font

    return get_font(fontManager.findfont(font(weight)))


@cache
def characters(weight: str) -> frozenset[int]:
    """Return the code points with a glyph in the font for a weight, "regular" or "bold"; see `face`."""
    return frozenset(face(weight).get_charmap())


def coloured(svg: str, scheme: Scheme, brand: Brand) -> str:
    """Return an SVG drawing with its placeholders replaced by the colours of a scheme and the brand colour."""
    roles = {**SCHEMES[scheme], "brand": brand.dark if scheme == "dark" else brand.light}
    colours = {placeholder: roles[role] for role, placeholder in PLACEHOLDERS.items()}
    return ANY_PLACEHOLDER.sub(lambda found: colours[found.group()], svg)
