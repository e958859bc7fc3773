"""Messages: English templates, their values, and their translations."""

import ast
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from briefing.diagnostics.catalogue import CATALOGUES
from briefing.diagnostics.catalogue.zh import STAGES
from briefing.diagnostics.message import Message, any_of, several
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import Language

PACKAGE = Path(__file__).parents[1] / "scripts" / "briefing"
MARKERS = {"Message", "translatable"}
"""Calls whose first argument is a message template."""


@dataclass(frozen=True)
class Written:
    """A call with a literal template, and the names of the values it passes; None if they are passed elsewhere."""

    place: str
    template: str
    names: frozenset[str] | None


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def templates() -> Iterator[Written]:
    """Yield every template in the code of the engine. Fails if one is not a literal, such as an f-string."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS):
                continue
            place = f"{file.relative_to(PACKAGE)}:{node.lineno}"
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                made = node.func.id == "Message"
                names = frozenset(each.arg for each in node.keywords if each.arg) if made else None
                yield Written(place, first.value, names)
            else:  # in a table, where it is marked with `translatable`
                assert node.func.id == "Message" and isinstance(first, ast.Name | ast.Attribute), place


WRITTEN = list(templates())


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_message_is_translated(language: Language) -> None:
    missing = [f"{each.place}: {each.template}" for each in WRITTEN if each.template not in CATALOGUES[language]]
    assert missing == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_there_are_no_unused_translations(language: Language) -> None:
    assert set(CATALOGUES[language]) - {each.template for each in WRITTEN} == set()


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_translation_has_the_same_placeholders(language: Language) -> None:
    differing = [
        english for english, other in CATALOGUES[language].items() if placeholders(english) != placeholders(other)
    ]
    assert differing == []


def test_a_message_gets_a_value_for_each_placeholder() -> None:
    differing = [
        f"{each.place}: {each.template}"
        for each in WRITTEN
        if each.names is not None and each.names != placeholders(each.template)
    ]
    assert differing == []


def test_no_message_is_translated_twice() -> None:
    counts = [english for stage in STAGES for english in stage]
    assert len(counts) == len(set(counts))


def test_lists_in_messages_are_joined_with_and_or_or() -> None:
    inner = Message("figure")
    message = Message("Write {choice}, not {wrong}.", choice=any_of(["a", "b", "c"]), wrong=several([inner, "x"]))
    assert str(message) == "Write a, b or c, not figure, x."


def test_messages_and_problems_are_hashable_and_can_be_pickled() -> None:
    one, other = (Message("The file {name} is missing.", name="a.yml") for _ in range(2))
    assert one == other and hash(one) == hash(other)
    problem = Problem(Place("docs/zh/a.md", 3), one, one, twin=Place("docs/en/a.md", 4))
    assert pickle.loads(pickle.dumps(problem)) == problem
    assert str(problem).startswith("docs/zh/a.md:3 ↔ docs/en/a.md:4: ")


def test_problems_are_sorted_and_deduplicated() -> None:
    empty = Message("The page is empty.")
    places = [Place("b", 1), Place("a", 10), Place("a", 9), Place("a", 9)]
    found = Problems(Problem(place, empty, empty, rule="x" * (at == 3)) for at, place in enumerate(places)).problems
    assert [str(problem.where) for problem in found] == ["a:9", "a:10", "b:1"]
    assert found[0].rule == "x", "of equal problems, the one with its rule is reported"


def test_errors_come_before_warnings() -> None:
    empty = Message("The page is empty.")
    warning = Problem(Place("a", 1), empty, empty, severity="warning")
    errors = [Problem(Place("b", line), empty, empty) for line in (1, 2)]
    assert Problems([warning, errors[1], errors[0]]).problems == (*errors, warning)
