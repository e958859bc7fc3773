"""The contrast of the colours of figures with their background, as WCAG defines it, in every scheme."""

import pytest

from briefing.figures.style import ROLES, SCHEMES

GROUND = ROLES[0]
TEXTS = [role for role in ROLES if role in ("ink", "muted", "text") or role.endswith("-text")]
MARKS = ["brand", "blue", "orange", "teal", "plum", "grey"]


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb" (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_have_enough_contrast_with_their_background(scheme: str) -> None:
    colours = next(colours for name, colours in SCHEMES.items() if name == scheme)
    assert TEXTS
    assert [role for role in MARKS if contrast(colours[role], colours[GROUND]) < 3] == []
    assert [role for role in TEXTS if contrast(colours[role], colours[GROUND]) < 4.5] == []


def test_contrast_is_computed_as_in_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
