"""Settings from the environment, each checked by the commands that use it."""

from pathlib import Path

import pytest

import mini_briefing
from briefing.cli import main
from briefing.diagnostics.problem import Problems
from briefing.languages import Language
from briefing.settings import Settings, port_number


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "BRIEFING_LANG": "en"}, "en"),
        ({"LANG": "en_GB.UTF-8", "BRIEFING_LANG": "zh"}, "zh"),
    ],
)
def test_the_language_of_messages_is_that_of_the_system(environment: dict[str, str], language: Language) -> None:
    assert Settings.read(environment).language == language


def test_settings_that_are_not_set_have_defaults() -> None:
    settings = Settings.read({"BRIEFING_PORT": "", "BRIEFING_PDF_A": "0"})
    assert settings == Settings(language="en", host="", pdf_a=False, port="8000")
    assert (settings.site_address(), settings.port_number()) == ("", 8000)


def test_settings_are_read_from_the_environment() -> None:
    settings = Settings.read({"BRIEFING_HOST": "https://example.org/a/", "BRIEFING_PDF_A": "1", "BRIEFING_PORT": "0"})
    assert settings.site_address() == "https://example.org/a"
    assert settings.pdf_a
    assert settings.port_number() == 0


@pytest.mark.parametrize("written", ["abc", "99999", "65536", "-1", "80.5", "", "１２", "²", "9" * 5000])
def test_an_invalid_port_is_reported_with_a_fix(written: str) -> None:
    with pytest.raises(Problems) as raised:
        port_number(written, "BRIEFING_PORT")
    (problem,) = raised.value.problems
    assert str(problem) == (
        f'BRIEFING_PORT: "{written}" is not a port. Use a number from 1024 to 65535, for example make serve PORT=8001.'
    )


@pytest.mark.parametrize(
    "host", ["briefing.example", "ftp://briefing.example", "https://", "https://a b.example", "https://a.example\n"]
)
def test_an_invalid_host_is_reported_with_a_fix(host: str) -> None:
    with pytest.raises(Problems) as raised:
        Settings.read({"BRIEFING_HOST": host}).site_address()
    (problem,) = raised.value.problems
    assert str(problem) == (
        f'BRIEFING_HOST: "{host.rstrip("/")}" is not a web address. Write it as https://example.org/folder.'
    )


def test_an_invalid_setting_stops_only_the_command_that_needs_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_PORT", "abc")
    monkeypatch.setenv("BRIEFING_HOST", "nowhere")
    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr().err == ""
    for command, message in (
        (
            "serve",
            'BRIEFING_PORT: "abc" is not a port. Use a number from 1024 to 65535, for example make serve PORT=8001.',
        ),
        ("site", 'BRIEFING_HOST: "nowhere" is not a web address. Write it as https://example.org/folder.'),
    ):
        assert mini_briefing.refused(root, capsys, [command, "--root", str(root)]) == [message]
