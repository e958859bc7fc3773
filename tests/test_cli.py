"""The command line: accepted arguments, exit codes, and messages in the language of the editor."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import mini_briefing
from briefing import arguments, cli
from briefing.arguments import COMMANDS
from briefing.cli import main
from briefing.commands.workers import Workers
from conftest import HANG, PROJECT, Run

START = "Write make new page=NAME, make new figure=ID kind=KIND page=NAME, or make new briefing=FOLDER."
ALL = "Use site, pdf, check, confirm, serve, status or new."
WRONG = {
    "": [f"briefing: No command was given. {ALL}"],
    "chek": ['briefing: Unknown command "chek". Did you mean "check"?'],
    "publish": [f'briefing: Unknown command "publish". {ALL}'],
    "check now": ['briefing: "check" does not accept "now". Remove "now".'],
    "check --port 1": ['briefing: "check" does not accept "--port". Remove "--port".'],
    "check --deep": ['briefing: Unknown option "--deep". Remove "--deep".'],
    "serve --port": ['briefing: The option "--port" has no value. Write --port VALUE.'],
    "status --json=1": [f"briefing: The command line cannot be read. {ALL}"],
    "new": [f"make new: No page, figure or briefing was named. {START}"],
    "new table days": [f'make new: "table" cannot be created. {START}'],
    "new figure": [f"make new: The name is missing. {START}"],
    "new page a --kind bars": ['make new: "new page" does not accept "kind=". Remove "kind=".'],
    "new briefing a --page b --kind bars": [
        'make new: "new briefing" does not accept "kind=". Remove "kind=".',
        'make new: "new briefing" does not accept "page=". Remove "page=".',
        "Found 2 errors.",
    ],
    "new page a b": ['briefing: "new" does not accept "b". Remove "b".'],
}


@pytest.mark.parametrize(("line", "messages"), WRONG.items())
def test_an_invalid_command_line_is_reported_with_a_fix(
    line: str, messages: list[str], root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert mini_briefing.refused(root, capsys, line.split(), code=2) == messages


@pytest.mark.parametrize("line", WRONG)
def test_an_invalid_command_line_is_reported_in_chinese(
    line: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("BRIEFING_LANG", "zh")
    assert main(line.split()) == 2
    errors = capsys.readouterr().err
    assert "。" in errors
    assert not any(word in errors for word in ("usage", "argument", "invalid", "required", "Remove", "Use "))


def test_options_may_be_anywhere() -> None:
    given = arguments.parse(["new", "--root", "/tmp", "figure", "rain", "--kind=bars", "--page", "index"])
    assert (given.command, given.words, str(given.root)) == ("new", ("figure", "rain"), "/tmp")
    assert given.options == {"kind": "bars", "page": "index"}


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    output = capsys.readouterr().out
    assert all(f"briefing {name}" in output and command.purpose in output for name, command in COMMANDS.items())
    assert set(COMMANDS) == set(cli.RUN) - {"help"}


def test_a_missing_folder_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", "/nowhere"]) == 2
    assert capsys.readouterr().err == "/nowhere: There is no such folder. Check the spelling of --root.\n"


def test_an_unknown_name_to_confirm_is_reported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mini_briefing.refused(root, capsys, ["confirm", "calender", "--root", str(root)]) == [
        'confirm: No page or entry "calender". Did you mean "calendar"?'
    ]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_an_error_of_the_operating_system_is_one_line(
    number: int, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number), "/x/y")

    monkeypatch.setitem(cli.RUN, "check", fail)  # type: ignore[arg-type]
    for language in ("en", "zh"):
        monkeypatch.setenv("BRIEFING_LANG", language)
        assert main(["check", "--root", str(root)]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("/x/y: ")
        assert os.strerror(number) not in line.replace("The disk is", "")


def test_a_file_in_place_of_a_folder_is_reported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "build").write_text("a file")
    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().err == (
        f"{root / 'build' / 'schema'}: There is a file where a folder should be, or a folder where a file should be. "
        "Move it elsewhere, then run the command again.\n"
    )


def test_ctrl_c_ends_a_command_with_exit_code_130(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.RUN, "check", interrupted)  # type: ignore[arg-type]
    assert main(["check", "--root", str(root)]) == 130
    assert capsys.readouterr().err == ""


def test_ctrl_c_ends_a_build_and_its_workers_quietly(root: Path, run: Run) -> None:
    process = run("site", root)
    assert process.stdout and process.stdout.readline().startswith("Data … ")
    drawings = root / ".cache" / "made"
    while process.poll() is None and not drawings.is_dir():  # until a worker has drawn something
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=HANG)
    assert (process.returncode, errors) == (130, "")


def test_a_process_that_does_not_wait_for_its_threads_ends_quietly() -> None:
    """A pool whose threads hang after Ctrl+C is left with its semaphores."""
    script = (
        "from multiprocessing import get_context; from briefing.__main__ import leave; "
        "lock = get_context('forkserver').Lock(); leave(130)"
    )
    path = os.environ | {"PYTHONPATH": str(PROJECT / "scripts")}
    ended = subprocess.run([sys.executable, "-c", script], env=path, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (130, "")


def test_only_the_main_process_receives_ctrl_c() -> None:
    """If a worker ended first, the pool would break and print a traceback."""
    with Workers() as pool:
        blocked = pool.submit(signal.pthread_sigmask, signal.SIG_BLOCK, ()).result()
    assert signal.SIGINT in blocked
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def command(root: Path, *given: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the real command in the system language that `environment` names."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "BRIEFING_"))}
    return subprocess.run(
        [sys.executable, "-m", "briefing", *given, "--root", str(root)],
        env=inherited | {"PYTHONPATH": str(PROJECT / "scripts")} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_terminal_that_cannot_show_chinese_gets_escapes(root: Path) -> None:
    done = command(root, "status", LANG="zh_CN.UTF-8", PYTHONIOENCODING="ascii:strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u" in done.stdout


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en_GB.UTF-8", ['confirm: No page or entry "a".', 'confirm: No page or entry "b".', "Found 2 errors."]),
        ("zh_CN.UTF-8", ["confirm: 没有页面或条目“a”。", "confirm: 没有页面或条目“b”。", "共2处错误。"]),
    ],
)
def test_the_command_uses_the_language_of_the_system(root: Path, language: str, messages: list[str]) -> None:
    done = command(root, "confirm", "a", "b", LANG=language)
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    assert [line[: len(start)] for line, start in zip(lines, messages, strict=True)] == messages
