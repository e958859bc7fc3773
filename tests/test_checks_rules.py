"""data/rules.yml: how strictly the checks judge, and what they let pass with a reason."""

from pathlib import Path

import pytest

import mini_briefing
from briefing import checks
from briefing.checks.run import check
from briefing.cli import main

EN, RULES = "docs/en/calendar.md", "data/rules.yml"
TYPED = (EN, "The mean year has", "After 3.5 million, the mean year has")
FOUND = (
    f'{EN}:26: Number typed in text: "3.5 million". '
    'Add it to data/facts/ and write {{ fact("…") }}, or list it in data/rules.yml.'
)


def rules(root: Path, old: str, new: str) -> None:
    mini_briefing.edit(root, RULES, old, new)


def test_a_rule_begins_with_the_file_of_its_check() -> None:
    for module in checks.CHECKS:
        file = Path(str(module.__file__)).stem
        assert {rule.split(".")[0] for rule in module.RULES} == {file.replace("_", "-")}
    assert set(checks.RULES.values()) <= {"error", "warning"}


def test_a_rule_may_only_warn_and_the_build_goes_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mini_briefing.edit(root, *TYPED)
    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().err == f"{FOUND} [numbers.typed]\n"
    rules(root, "allow:", "severity: {numbers.typed: warning}\nallow:")
    assert [problem.severity for problem in check(root)] == ["warning"]
    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr().err == f"{FOUND} [numbers.typed, warning]\n"


def test_a_rule_may_be_off(root: Path) -> None:
    mini_briefing.edit(root, *TYPED)
    rules(root, "allow:", 'severity: {numbers.typed: "off"}\nallow:')
    assert mini_briefing.told(root) == []


def test_a_finding_may_stand_in_one_file(root: Path) -> None:
    mini_briefing.edit(root, *TYPED)
    rules(root, "allow:", f"allow:\n  - {{rule: numbers.typed, where: {EN}, texts: [3.5 million], why: A guess.}}")
    assert mini_briefing.told(root) == []
    mini_briefing.edit(root, "docs/en/index.md", "A month has", "After 3.5 million, a month has")
    assert mini_briefing.told(root) == [FOUND.replace("calendar.md:26", "index.md:15")]


def test_what_nothing_needs_is_told(root: Path) -> None:
    rules(root, "allow:", "allow:\n  - {rule: numbers.typed, texts: [A4], why: Paper.}")
    rules(root, "allow:", f"allow:\n  - {{rule: parity.headings, where: {EN}, why: None.}}")
    assert mini_briefing.told(root) == [
        f"{RULES}:2: The exception to parity.headings in {EN} is not needed. Remove it.",
        f'{RULES}:3: The exception "A4" is not needed. Remove it.',
    ]
    assert {problem.severity for problem in check(root)} == {"warning"}


def test_an_unknown_rule_is_told(root: Path) -> None:
    rules(root, "allow:", "severity: {number.typed: error}\nallow:\n  - {rule: parity.heading, texts: [a], why: None.}")
    assert mini_briefing.told(root) == [
        f'{RULES}:1: No rule "number.typed". Did you mean "numbers.typed"?',
        f'{RULES}:3: No rule "parity.heading". Did you mean "parity.headings"?',
    ]


def test_a_briefing_needs_no_rules(root: Path) -> None:
    (root / RULES).unlink()
    assert len(mini_briefing.told(root)) > 5
