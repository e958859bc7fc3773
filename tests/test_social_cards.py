"""Social cards: the pictures that sites show beside a link to a page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import mini_briefing
from briefing.build import build
from briefing.languages import LANGUAGES, Language
from briefing.page.templates import TemplateSources
from briefing.publish.social_cards import TEMPLATES, SocialCard, pngs
from built_pages import metadata, read_page
from conftest import HOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_hosted_site_has_a_social_card_of_its_declared_size(language: Language, hosted: Path) -> None:
    folder = hosted / language
    seen = set()
    for path in sorted(folder.glob("*.html")):
        if path.name == "404.html":
            continue
        found = metadata(read_page(hosted, f"{language}/{path.name}"))
        assert found["og:image"] == f"{HOST}/{language}/previews/{path.stem}.png"
        assert found["og:image:alt"].startswith(found["og:title"])
        assert found["twitter:card"] == "summary_large_image"
        with Image.open(folder / "previews" / f"{path.stem}.png") as picture:
            size = (str(picture.width), str(picture.height))
        assert size == (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        seen.add((folder / "previews" / f"{path.stem}.png").read_bytes())
    assert len(seen) == len(list((folder / "previews").iterdir())), "each card has its own text"
    cover = metadata(read_page(hosted, "index.html"))["og:image"]
    assert (hosted / cover.removeprefix(f"{HOST}/")).is_file()


def test_a_site_without_a_host_has_no_social_cards(site: Path) -> None:
    assert list(site.rglob("previews")) == []


SOURCES = tuple(TemplateSources()[name] for name in TEMPLATES)
LONG = SocialCard(
    "en",
    "Short",
    "A title that goes on and on " * 4,
    "A finding that is long and detailed. " * 6,
    "Version 1.0",
    "#7a5600",
    SOURCES,
)


def test_a_social_card_is_reproducible_and_fits_long_texts() -> None:
    """Text that does not fit would be set on a second page, and there would be another picture."""
    once, again = pngs([LONG]), pngs([LONG, replace(LONG, title="Another")])
    assert once[0] == again[0] != again[1]


def pictures_in(store: mini_briefing.Store) -> list[str]:
    """Return the keys of the pictures in the cache of a build."""
    return [key for key, value in store.items() if value.startswith(b"\x89PNG")]


def test_only_a_social_card_whose_text_changed_is_made_again(root: Path) -> None:
    before = build(root, mini_briefing.memo(store := mini_briefing.Store()), host=HOST).trees
    drawn = pictures_in(store)
    mini_briefing.edit(root, "docs/en/calendar.md", "title: Calendar", "title: The calendar")
    after = build(root, mini_briefing.memo(store), host=HOST).trees
    pictures = [(language, name) for language in LANGUAGES for name in after[language] if name.startswith("previews/")]
    changed = [(language, name) for language, name in pictures if before[language][name] != after[language][name]]
    assert changed == [("en", "previews/calendar.png")]
    assert len(pictures_in(store)) == len(drawn) + 1
