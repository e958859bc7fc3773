"""What a reader sees of numbers on finished pages: each is linked to where it comes from, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest

import mini_briefing
from briefing import pages
from briefing.checks import finished
from briefing.load import load
from briefing.markdown import rendered
from briefing.model import LANGUAGES, Briefing, Language

PROJECT = Path(__file__).parents[1]


def shown(briefing: Briefing) -> list[tuple[Language, str, str]]:
    written = pages.write_all(pages.book(briefing))
    return [
        (language, f"{name}.html", f"<main><article>{rendered(page.markdown)}</article></main>")
        for language in LANGUAGES
        for name, page in written[language].items()
    ]


@pytest.mark.parametrize("root", [mini_briefing.MINI, PROJECT], ids=["mini", "this briefing"])
def test_every_number_in_running_prose_is_linked_or_allowed(root: Path) -> None:
    briefing = load(root)
    assert finished.check(briefing, shown(briefing)) == []
    assert len(finished.check(replace(briefing, allowed=()), shown(briefing))) > 5, "the names with digits are found"


def test_a_number_that_leads_nowhere_is_told() -> None:
    briefing = load(mini_briefing.MINI)
    number, linked = "<p>About 97 days, or</p>", '<p><a class="fact" href="#a">97 days</a> in <code>97</code></p>'
    told = finished.check(briefing, [("en", "a.html", linked + number), ("zh", "a.html", linked)])
    assert [str(problem) for problem in told] == [
        'site/en/a.html: the finished page has the number "97": About 97 days, or. '
        'Write it with {{ fact("…") }}, or allow it in data/rules.yml.'
    ]


def test_a_value_that_no_page_lists_may_stand(tmp_path: Path) -> None:
    root = mini_briefing.copy(tmp_path)
    for language in LANGUAGES:
        for file in (root / "docs" / language).glob("*.md"):
            text = file.read_text(encoding="utf-8")
            for name in ("numbers", "claims"):
                text = text.replace(f'{{{{ register("{name}") }}}}', "")
            file.write_text(text, encoding="utf-8")
    briefing = load(root)
    made = shown(briefing)
    assert 'class="fact"' not in "".join(page for _, _, page in made)
    assert finished.check(briefing, made) == []
    told = finished.check(briefing, [("en", "a.html", "<div><p>About 97,001 days</p></div>")])
    assert [problem.where for problem in told] == ["site/en/a.html"]


def test_a_gate_that_finds_no_number_at_all_says_so() -> None:
    briefing = load(mini_briefing.MINI)
    told = finished.check(briefing, [("en", "a.html", "<p>Nothing.</p>"), ("zh", "a.html", "<p>没有。</p>")])
    assert [str(problem) for problem in told] == [
        f"site/{language}/: no number was found on any finished page." for language in LANGUAGES
    ]
