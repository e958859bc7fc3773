"""data/rules.yml: the severity of each rule, and exceptions with their reasons."""

from pathlib import Path

import pytest

import mini_briefing
from briefing import checks
from briefing.checks.run import check
from briefing.cli import main
from mini_briefing import Edit

EN, RULES = "docs/en/calendar.md", "data/rules.yml"
TYPED = (EN, "The mean year has", "After 3.5 million, the mean year has")
FOUND = (
    f'{EN}:26: Number typed in text: "3.5 million". '
    'Add it to data/facts/ and write {{ fact("…") }}, or list it in data/rules.yml.'
)


def test_the_name_of_a_rule_begins_with_that_of_its_check() -> None:
    for module in checks.CHECKS:
        file = Path(str(module.__file__)).stem
        assert {rule.split(".")[0] for rule in module.RULES} == {file.replace("_", "-")}
    assert set(checks.RULES.values()) <= {"error", "warning"}


def test_a_rule_that_only_warns_does_not_stop_the_build(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mini_briefing.edit(root, *TYPED)
    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().err == f"{FOUND} [numbers.typed]\n"
    mini_briefing.edit(root, RULES, "allow:", "severity: {numbers.typed: warning}\nallow:")
    assert [problem.severity for problem in check(root)] == ["warning"]
    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr().err == f"{FOUND} [numbers.typed, warning]\n"


OFF = (RULES, "allow:", 'severity: {numbers.typed: "off"}\nallow:')
ALLOWED_IN_FILE = (
    RULES,
    "allow:",
    f"allow:\n  - {{rule: numbers.typed, where: {EN}, texts: [3.5 million], why: A guess.}}",
)
UNNEEDED = [
    (RULES, "allow:", "allow:\n  - {rule: numbers.typed, texts: [A4], why: Paper.}"),
    (RULES, "allow:", f"allow:\n  - {{rule: parity.headings, where: {EN}, why: None.}}"),
]
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "a rule that is off": ([TYPED, OFF], []),
    "a finding that is allowed in its file": ([TYPED, ALLOWED_IN_FILE], []),
    "a finding that is allowed in another file": (
        [TYPED, ALLOWED_IN_FILE, ("docs/en/index.md", "A month has", "After 3.5 million, a month has")],
        [FOUND.replace("calendar.md:26", "index.md:15")],
    ),
    "exceptions that are not needed": (
        UNNEEDED,
        [
            f"{RULES}:2: The exception to parity.headings in {EN} is not needed. Remove it.",
            f'{RULES}:3: The exception "A4" is not needed. Remove it.',
        ],
    ),
    "unknown rules": (
        [
            (RULES, "allow:", "allow:\n  - {rule: parity.heading, texts: [a], why: None.}"),
            (RULES, "allow:", "severity: {number.typed: error}\nallow:"),
        ],
        [
            f'{RULES}:1: No rule "number.typed". Did you mean "numbers.typed"?',
            f'{RULES}:3: No rule "parity.heading". Did you mean "parity.headings"?',
        ],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_rules_are_applied_and_mistakes_in_them_reported(root: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    assert mini_briefing.messages(root) == messages


def test_an_exception_that_is_not_needed_is_a_warning(root: Path) -> None:
    mini_briefing.edit_all(root, UNNEEDED)
    assert {problem.severity for problem in check(root)} == {"warning"}


def test_a_briefing_without_rules_is_checked(root: Path) -> None:
    (root / RULES).unlink()
    assert len(mini_briefing.messages(root)) > 5
