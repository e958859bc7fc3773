"""The contrast of the colours of figures with their background, as WCAG defines it, in every scheme."""

import pytest

from briefing.figures.style import ROLES, SCHEMES
from briefing.model.colour import DARK_GROUND, LIGHT_GROUND, TEXT, contrast, readable

GROUND = ROLES[0]
TEXTS = [role for role in ROLES if role in ("ink", "muted", "text") or role.endswith("-text")]
MARKS = ["brand", "blue", "orange", "teal", "plum", "grey"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_have_enough_contrast_with_their_background(scheme: str) -> None:
    colours = next(colours for name, colours in SCHEMES.items() if name == scheme)
    assert TEXTS
    assert [role for role in MARKS if contrast(colours[role], colours[GROUND]) < 3] == []
    assert [role for role in TEXTS if contrast(colours[role], colours[GROUND]) < 4.5] == []


def test_contrast_is_computed_as_in_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


GROUNDS = [LIGHT_GROUND, DARK_GROUND]


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", ["#ffcc00", "#888888", "#0b5394", "#000000", "#ffffff", "#ff0000"])
def test_the_nearest_readable_colour_is_readable_and_keeps_a_colour_that_already_is(colour: str, ground: str) -> None:
    nearest = readable(colour, ground)
    assert contrast(nearest, ground) >= TEXT
    assert (nearest == colour) == (contrast(colour, ground) >= TEXT)


def test_the_grounds_are_those_of_boxes() -> None:
    assert [SCHEMES["light"]["surface"], SCHEMES["dark"]["surface"]] == GROUNDS
