"""The pages are valid HTML and follow good practice, as checked by html-validate."""

import json
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from briefing.paths import TEMPLATES
from conftest import NODE, NODE_MODULES

RULES: dict[str, Any] = {
    "root": True,
    "extends": ["html-validate:recommended", "html-validate:document", "html-validate:browser"],
    "rules": {
        "doctype-style": ["error", {"style": "lowercase"}],
        "valid-id": ["error", {"relaxed": True}],  # HTML allows dots, as in "gpt-3.5", an id of data/
        "require-sri": ["error", {"target": "crossorigin"}],  # the files of the site are on the same host
        "prefer-native-element": ["error", {"exclude": ["region"]}],  # a table that scrolls is not a section
        "long-title": "off",  # the name of the page comes first, so that lists cut off that of the briefing
        "wcag/h32": "off",  # the filter of claims applies each choice at once, without a submit button
    },
}
"""Settings of html-validate, with the rules that differ here."""


def errors(files: list[Path], folder: Path) -> list[str]:
    """Return the errors that html-validate finds: place, rule and message. `folder` is for its settings."""
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
    """Negative control: a valid page, and the same page with one error."""
    page = tmp_path / "page.html"
    head = '<!doctype html>\n<html lang="en">\n<head>\n<title>Page</title>\n</head>\n'
    whole = head + "<body>\n<h1>Page</h1>\n{}\n</body>\n</html>\n"
    page.write_text(whole.format("<p>Text</p>"))
    assert errors([page], tmp_path) == []
    page.write_text(whole.format(typed))
    assert any(f": {rule}: " in error for error in errors([page], tmp_path))


def test_the_style_sheet_has_all_its_rules_without_comments_and_space(built_mini: Path, browser: Browser) -> None:
    source = (TEMPLATES / "theme" / "assets" / "briefing.css").read_text(encoding="utf-8")
    made = (built_mini / "site" / "en" / "assets" / "briefing.css").read_text(encoding="utf-8")
    rules = """text => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(text)
        return [...sheet.cssRules].map(rule => rule.cssText)
    }"""
    with closing(browser.new_page()) as page:
        assert page.evaluate(rules, made) == page.evaluate(rules, source)
    assert len(made.encode()) < 0.9 * len(source.encode())
