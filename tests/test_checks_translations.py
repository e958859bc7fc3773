"""Passages that changed in one language since both were confirmed: messages for authors, and notices on pages."""

from pathlib import Path

import pytest

import mini_briefing
from briefing.checks.run import check
from briefing.cli import main
from briefing.page import render
from briefing.page.dialect import converted
from briefing.page.references import references
from briefing.source import load

ZH, EN, CONFIRMED = "docs/zh/calendar.md", "docs/en/calendar.md", "data/confirmed.yml"
BOTH = f"{ZH} ↔ {EN}"
OUTDATED = (
    "{} is out of date: the {} of {} changed after both were confirmed (2024-02-29). Update it, then run make confirm."
)
OPEN = "Changed, but not confirmed to match in both languages: {}. Compare both languages, then run make confirm."


@pytest.fixture
def root(root: Path) -> Path:
    """A copy of the mini briefing whose translations are confirmed."""
    assert main(["confirm", "--root", str(root)]) == 0
    assert check(root) == ()
    return root


def test_nothing_is_reported_before_the_first_confirmation(tmp_path: Path) -> None:
    root = mini_briefing.copy(tmp_path)
    mini_briefing.edit(root, ZH, "旧历每四年一闰", "旧历每四年多一天")
    assert check(root) == ()


def test_an_edit_in_one_language_makes_the_other_out_of_date(root: Path) -> None:
    mini_briefing.edit(root, ZH, "旧历每四年一闰", "旧历每四年多一天")
    mini_briefing.edit(root, "data/terms.yml", "A year that is not a leap year.", "An ordinary year.")
    assert mini_briefing.messages(root) == [
        f"data/terms.yml:5: {OUTDATED.format('Chinese', 'English', 'terms/common-year')}",
        f"{EN}:8 ↔ {ZH}:8: {OUTDATED.format('English', 'Chinese', '{#leap-years}')}",
    ]
    assert {problem.rule for problem in check(root)} == {"translations.outdated"}


def test_edits_of_line_breaks_punctuation_and_facts_are_not_reported(root: Path) -> None:
    mini_briefing.edit(root, EN, "The mean year has", "The mean\nyear, has")
    mini_briefing.edit(root, ZH, "1582年的训令略去", "1582年的训令，略去")
    mini_briefing.edit(root, EN, "A hundredth year", "A hundred-th year")
    for file in (ZH, EN):  # another fact, in both
        mini_briefing.edit(root, file, 'fact("iso-year.weeks")', 'fact("leap-day")')
    assert [problem.rule for problem in check(root)] == ["unused.fact"]


@pytest.mark.parametrize(("before", "after"), [("5%", "5‰"), ("5", "−5"), ("5", "-5"), ("$5", "€5"), ("±5", "5")])
def test_a_changed_sign_of_a_number_makes_the_other_language_out_of_date(before: str, after: str, root: Path) -> None:
    typed = 'means: {{zh: "{}", en: "A year of {}."}}\n'
    terms = root / "data" / "terms.yml"
    terms.write_text(
        f"sample:\n  zh: 样\n  en: sample\n  {typed.format(before, before)}{terms.read_text('utf-8')}", "utf-8"
    )
    assert main(["confirm", "--root", str(root)]) == 0
    mini_briefing.edit(root, "data/terms.yml", f"A year of {before}.", f"A year of {after}.")
    outdated = [problem for problem in mini_briefing.messages(root) if "out of date" in problem]
    assert outdated == [f"data/terms.yml:1: {OUTDATED.format('Chinese', 'English', 'terms/sample')}"]


def test_edits_in_both_languages_must_be_confirmed(root: Path) -> None:
    mini_briefing.edit(root, ZH, "按周计", "按星期计")
    mini_briefing.edit(root, EN, "Counted in weeks", "If one counts weeks")
    assert mini_briefing.messages(root) == [f"{BOTH}: {OPEN.format('{#cycle}')}"]
    assert main(["confirm", "--root", str(root), "index"]) == 0
    assert len(mini_briefing.messages(root)) == 1
    assert main(["confirm", "--root", str(root), "calendar"]) == 0
    assert mini_briefing.messages(root) == []


def entries(root: Path) -> list[str]:
    return [line for line in (root / CONFIRMED).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_confirming_changes_only_the_lines_of_edited_passages(root: Path) -> None:
    lines = entries(root)
    assert lines == sorted(lines)
    assert len(lines) > 40
    mini_briefing.edit(root, "data/briefing.yml", "date: 2024-02-29", "date: 2024-03-01")
    mini_briefing.edit(root, ZH, "按周计", "按星期计")
    assert main(["confirm", "--root", str(root)]) == 0
    changed = [line for line in entries(root) if line not in lines]
    assert len(changed) == 1
    assert changed[0].startswith("calendar#cycle: ")
    assert changed[0].endswith(" 2024-03-01")


def test_a_malformed_confirmation_is_reported(root: Path) -> None:
    (root / CONFIRMED).write_text("calendar#cycle: 12\n")
    assert mini_briefing.messages(root) == [
        f"{CONFIRMED}:1: This line is not in the format that make confirm writes. Remove it, then run make confirm."
    ]


def test_a_page_that_is_out_of_date_shows_a_notice(root: Path) -> None:
    mini_briefing.edit(root, ZH, "旧历每四年一闰", "旧历每四年多一天")
    mini_briefing.edit(root, ZH, "按周计", "按星期计")
    mini_briefing.edit(root, "docs/en/index.md", "is the shortest", "is shortest of all")
    briefing = load(root)
    written = render.write_all(references(briefing))
    english, chinese = (
        converted(written[language][name].body, briefing.dialect)
        for language, name in (("en", "calendar"), ("zh", "index"))
    )
    assert (
        "<p>These sections have changed in the Chinese edition since 29 February 2024 and have not been updated here "
        'yet: <a class="passage" href="#leap-years">Leap years</a>, <a class="passage" href="#cycle">The cycle</a>. '
    ) in english
    assert english.index("</h1>") < english.index("Parts of this page are out of date") < english.index("<h2")
    assert '英文版的以下部分有改动，中文尚未更新：<a class="passage" href="#months">月份</a>。' in chinese
    assert "2024年2月29日以来" in chinese
    assert "out of date" not in written["en"]["index"].markdown
    assert "有待更新" not in written["zh"]["calendar"].markdown
