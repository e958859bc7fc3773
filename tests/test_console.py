"""Output of commands in the language of the editor: problems, their number, and progress."""

import re

import pytest

from briefing.console import Console, count
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Severity
from briefing.languages import Language

WHAT, FIX = Message('No page or entry "{name}".', name="x"), Message('Did you mean "{word}"?', word="y")


def found(severity: Severity = "error", rule: str = "") -> Problem:
    return Problem(Place("docs/zh/china.md", 41), WHAT, FIX, rule, severity)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", 'docs/zh/china.md:41: No page or entry "x". Did you mean "y"?'),
        ("zh", "docs/zh/china.md:41: 没有页面或条目“x”。是不是“y”？"),
    ],
)
def test_a_problem_is_one_line_that_begins_with_its_place(language: Language, message: str) -> None:
    assert Console(language).problem(found()) == message
    assert Console(language).problem(found(rule="links.page")) == f"{message} [links.page]"
    assert Console(language).problem(found("warning", "links.page")) == f"{message} [links.page, warning]"


@pytest.mark.parametrize(
    ("errors", "warnings", "zh", "en"),
    [
        (1, 33, "共1处错误、33处警告。", "Found 1 error, 33 warnings."),
        (2, 1, "共2处错误、1处警告。", "Found 2 errors, 1 warning."),
        (0, 2, "共2处警告。", "Found 2 warnings."),
    ],
)
def test_errors_and_warnings_are_counted_separately(errors: int, warnings: int, zh: str, en: str) -> None:
    message = count([found()] * errors + [found("warning")] * warnings)
    assert (message.in_language("zh"), message.in_language("en")) == (zh, en)


def test_a_single_problem_is_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    Console().report([found()])
    assert len(capsys.readouterr().err.splitlines()) == 1
    Console().report([found(), found()])
    assert capsys.readouterr().err.splitlines()[2:] == ["Found 2 errors."]


@pytest.mark.parametrize(
    ("language", "message"),
    [("en", r"Pages and checks … \d+\.\d s\n"), ("zh", r"页面与检查 … \d+\.\d秒\n")],
)
def test_a_step_is_printed_when_it_begins_and_its_time_when_it_ends(
    language: Language, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Console(language).step(Message("Pages and checks")):
        beginning = capsys.readouterr().out
        assert beginning.endswith(" … ")
    assert re.fullmatch(message, beginning + capsys.readouterr().out)


def test_a_step_that_fails_ends_its_line_without_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError), Console().step(Message("Pages and checks")):
        raise ValueError
    assert capsys.readouterr().out == "Pages and checks … \n"


def test_a_terminal_shows_how_many_parts_are_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with Console().step(Message("Drawings"), 2) as step:
        step.done("zh/rain-wide")
        assert capsys.readouterr().out.endswith("\r\x1b[KDrawings … 1/2")
        step.done("en/rain-wide")
        assert capsys.readouterr().out.endswith("Drawings … 2/2")
    assert re.fullmatch(r"\r\x1b\[KDrawings … \d+\.\d s\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("language", "message"), [("en", "zh/rain-wide took 2.5 s."), ("zh", "zh/rain-wide用了2.5秒。")]
)
def test_a_slow_part_is_listed_after_its_step(
    language: Language, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Console(language).step(Message("Drawings"), 2) as step:
        step.done("zh/rain-wide", 2.5)
        step.done("en/rain-wide", 0.5)
    assert capsys.readouterr().out.splitlines()[1:] == [message]
