"""The gallery of the guide is that which `make gallery` makes now."""

import re

import pytest

import gallery
from briefing.paths import ENGINE

FOLDER = ENGINE / "guide/gallery"
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return gallery.gallery()


def test_the_gallery_is_up_to_date(made: dict[str, str]) -> None:
    """The outlines of letters in the drawings depend on the version of the font; their sizes and names do not."""
    assert sorted(made) == sorted(path.name for path in FOLDER.iterdir()), "run make gallery"
    for name, text in made.items():
        written = (FOLDER / name).read_text(encoding="utf-8")
        if name.endswith(".md"):
            assert written == text, "run make gallery"
        else:
            assert SIZE.findall(written)[0] == SIZE.findall(text)[0], f"{name}: run make gallery"
