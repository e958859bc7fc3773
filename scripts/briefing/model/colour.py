"""The brand colour of a briefing, and the contrast of colours as WCAG defines it."""

import colorsys
from dataclasses import dataclass

LIGHT_GROUND, DARK_GROUND = "#f6f7f4", "#1a222b"
"""The background of boxes in each scheme, on which text in the brand colour has the least contrast."""
TEXT = 4.5
"""The least contrast of text with its background (WCAG 2.2, 1.4.3)."""
COMFORTABLE = 7.0
"""The contrast of a colour that is derived for the dark scheme."""
STEPS = 1000
"""The number of steps of lightness among which the nearest readable colour is sought."""


@dataclass(frozen=True)
class Brand:
    """The brand colour on a light and on a dark background, as "#rrggbb"."""

    light: str = "#7a5600"
    dark: str = "#d9b45b"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str, least: float = TEXT) -> str:
    """Return the colour itself if it has this contrast with the background, or the nearest in lightness that has."""
    if contrast(colour, ground) >= least:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    levels = sorted((step / STEPS for step in range(STEPS + 1)), key=lambda level: abs(level - lightness))
    found = (_hex(colorsys.hls_to_rgb(hue, level, saturation)) for level in levels)
    return next(each for each in found if contrast(each, ground) >= least)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
