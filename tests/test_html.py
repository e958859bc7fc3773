"""The pages are valid HTML: html-validate finds no error in any of them, by the standard and by good practice."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from conftest import NODE, NODE_MODULES

RULES: dict[str, Any] = {
    "root": True,
    "extends": ["html-validate:recommended", "html-validate:document", "html-validate:browser"],
    "rules": {
        "doctype-style": ["error", {"style": "lowercase"}],
        "valid-id": ["error", {"relaxed": True}],  # HTML allows dots: ids are those of data/, as "gpt-3.5"
        "require-sri": ["error", {"target": "crossorigin"}],  # the site's own files come from where the page does
        "prefer-native-element": ["error", {"exclude": ["region"]}],  # a table that scrolls is no section of the text
        "long-title": "off",  # the page's own name stands first; what a list cuts off is the briefing's
        "wcag/h32": "off",  # the filter of the claims acts on each choice: it has nothing to submit
    },
}
"""What is asked of a page, and the few rules that ask for something else here."""


def errors(files: list[Path], folder: Path) -> list[str]:
    """What html-validate finds in these files: place, rule and message. `folder` is for its settings."""
    settings = folder / "html-validate.json"
    settings.write_text(json.dumps(RULES))
    program = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    assert program.is_file(), "scripts/setup test installs it"
    results = folder / "results.json"
    command = [NODE, program, "--config", settings, "--formatter", f"json={results}", *files]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return [
        f"{Path(report['filePath']).name}:{found['line']}: {found['ruleId']}: {found['message']}"
        for report in json.loads(results.read_text("utf-8"))
        for found in report["messages"]
    ]


def test_every_page_is_valid(site: Path, tmp_path: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 60
    assert errors(pages, tmp_path) == []


def test_every_page_of_the_mini_briefing_is_valid(built_mini: Path, tmp_path: Path) -> None:
    assert errors(sorted((built_mini / "site").rglob("*.html")), tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ('<p id="a">One</p><p id="a">Two</p>', "no-dup-id"),
        ("<ul><p>A paragraph</p></ul>", "element-permitted-content"),
        ('<img src="a.png">', "wcag/h37"),
        ('<ol type="x"><li>One</li></ol>', "attribute-allowed-values"),
        ("<p>An end without a beginning</b></p>", "close-order"),
    ],
)
def test_invalid_html_is_reported(typed: str, rule: str, tmp_path: Path) -> None:
    """The control: a page that is valid, and each time one fault in it."""
    page = tmp_path / "page.html"
    head = '<!doctype html>\n<html lang="en">\n<head>\n<title>Page</title>\n</head>\n'
    whole = head + "<body>\n<h1>Page</h1>\n{}\n</body>\n</html>\n"
    page.write_text(whole.format("<p>Text</p>"))
    assert errors([page], tmp_path) == []
    page.write_text(whole.format(typed))
    assert any(f": {rule}: " in error for error in errors([page], tmp_path))
