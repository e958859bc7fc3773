"""The examples of the authors' guide, applied in order to a new briefing: each gives the messages that it shows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import mini_briefing
from briefing.checks.run import check
from briefing.cli import main
from briefing.commands.status import OUTDATED
from briefing.console import Console
from briefing.languages import LANGUAGES, Language
from briefing.paths import ENGINE

GUIDE = ENGINE / "guide"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEW = re.compile(r"make -C \.\./trial new (.+)")
WORD = re.compile(r"(figure|kind|page)=(\S+)")
REMOVE = re.compile(r"\.\./trial/(\S+)")


def sections(language: Language) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the title of each section with its fenced blocks, as (kind, text)."""
    for part in (GUIDE / f"{language}.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        yield part.partition("\n")[0], BLOCK.findall(part)


def apply(root: Path, diff: str) -> None:
    """Apply one example: replace lines of a file, or add lines at its end, or write a new file of added lines alone.

    An empty line of the example is an empty line of the file.
    """
    head, *lines = diff.splitlines(keepends=True)
    path = root / head.removeprefix("--- ").strip()
    path.parent.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    old = "".join(line.removeprefix(line[0].strip("\n")) for line in lines if line[0] in "- \n")
    new = "".join(line.removeprefix(line[0].strip("\n")) for line in lines if line[0] in "+ \n")
    assert not old or text.count(old) == 1, f"{head}{old}is there {text.count(old)} times"
    path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")


def make_new(root: Path, arguments: str) -> None:
    """Run `make new …` of an example, as the Makefile does."""
    words = dict(WORD.findall(arguments))
    options = ["--kind", words["kind"], "--page", words["page"]] if "figure" in words else []
    first = ["figure", words["figure"]] if "figure" in words else ["page", words["page"]]
    assert main(["new", *first, *options, "--root", str(root)]) == 0


def messages(root: Path, language: Language) -> list[str]:
    """Return what `make check` reports, but without the reminder to confirm translations and the names of rules."""
    others = [problem for problem in mini_briefing.problems(root) if not problem.rule.startswith(OUTDATED)]
    return [f"{problem.place}: {Console(language).sentences(problem)}" for problem in others]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_gives_the_messages_that_the_guide_shows(language: Language, tmp_path: Path) -> None:
    root = tmp_path / "trial"
    assert main(["new", "briefing", str(root)]) == 0
    done = 0
    for title, blocks in sections(language):
        for at, (kind, text) in enumerate(blocks):
            mistake = kind == "diff" and blocks[at + 1 : at + 2] and blocks[at + 1][0] == "text"
            if mistake:
                path = root / text.splitlines()[0].removeprefix("--- ")
                before = path.read_bytes()
                apply(root, text)
                assert messages(root, language) == blocks[at + 1][1].splitlines(), title
                path.write_bytes(before)
            elif kind == "diff":
                apply(root, text)
            elif kind == "sh" and (arguments := NEW.match(text)):
                make_new(root, arguments[1])
            elif kind == "sh" and text.startswith("rm "):
                for file in REMOVE.findall(text):
                    (root / file).unlink()
            done += 1
        assert messages(root, language) == [], title
    assert done > 20
    assert main(["confirm", "--root", str(root)]) == 0
    assert check(root) == (), "no reminder after the confirmation"


def test_both_guides_show_the_same_examples() -> None:
    """In the same sections, but within a section in any order."""
    shown = [
        [sorted(text for kind, text in blocks if kind == "sh") for _, blocks in sections(each)] for each in LANGUAGES
    ]
    assert shown[0] == shown[1]
    kinds = [[sorted(kind for kind, _ in blocks) for _, blocks in sections(language)] for language in LANGUAGES]
    assert kinds[0] == kinds[1]


CONSTRUCTS = {
    "a heading": r"^\+## .*\{#\w+\}$",
    "a link": r"\]\(https://",
    "a link to a page": r"\]\(\w+\.md\)",
    "bold": r"\*\*\S",
    "stress": r"(?<!\*)\*[^*\s]+\*(?!\*)",
    "deleted": r"~~\S+~~",
    "code": r"(?<!`)`[^`]+`(?!`)",
    "a subscript": r"H~2~O",
    "a superscript": r"x\^2\^",
    "a footnote": r"\[\^\w+\]: ",
    "a list": r"^\+- [^\[]",
    "a second level": r"^\+    - ",
    "a numbered list": r"^\+1\. ",
    "check boxes": r"^\+- \[ \] .*\n\+- \[x\] ",
    "a caption": r"^\+\{: \.caption \}$",
    "a table with alignment": r"^\+\|:---\|:---:\|---:\|$",
    "a definition": r"^\+:   ",
    "a quotation": r"^\+> ",
    "folded text": r'^\+\?\?\? caution "',
    "a box": r'^\+!!! caution "',
    "an image with a caption": r'!\[[^\]]+\]\(\S+ "[^"]+"\)',
    "a formula": r"(?<!\$)\$[^$\n]+\$",
    "a displayed formula": r"^\+\$\$\n",
    "a block of code": r"^\+```",
}


@pytest.mark.parametrize("construct", CONSTRUCTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_has_an_example_of_every_construct_in_both_languages(language: Language, construct: str) -> None:
    examples = [text for _, blocks in sections(language) for kind, text in blocks if kind == "diff"]
    for edited in LANGUAGES:
        shown = "".join(text for text in examples if text.startswith(f"--- docs/{edited}/"))
        assert re.search(CONSTRUCTS[construct], shown, re.MULTILINE), edited


@pytest.mark.parametrize("name", ["github-pages.yml", "gitlab-pages.yml"])
def test_workflows_that_publish_are_valid_and_pin_their_actions(name: str) -> None:
    text = (GUIDE / name).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    assert "make site" in text
    for action in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)


@pytest.mark.parametrize("name", ["guide/zh.md", "guide/en.md", "CONTRIBUTING.md", "README.md", "README.zh.md"])
def test_no_link_to_a_file_is_broken(name: str) -> None:
    """Links in examples are left out: their files belong to the new briefing, whose checks follow them."""
    file = ENGINE / name
    links = re.findall(r"\]\(([^)#:]+)\)", BLOCK.sub("", file.read_text(encoding="utf-8")))
    assert links
    assert [link for link in links if not (file.parent / link).exists()] == []
