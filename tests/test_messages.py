"""Messages that are still English strings: each has its Chinese. tests/test_diagnostics.py is about Messages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from briefing.diagnostics.chinese import LIBRARIES, OURS
from briefing.diagnostics.messages import in_chinese

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "scripts" / "briefing"
TREES = {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(PACKAGE.rglob("*.py"))}
MESSAGES = PACKAGE / "messages" / "chinese.py"
SAYS = {
    "Problem": slice(1, 3),  # not the rule after them, which is written as it is in data/rules.yml
    "Slip": slice(2, None),
    "_problem": slice(1, None),
    "_refuse": slice(1, None),
    "_note": slice(0, None),
    "_unknown": slice(0, 1),
}
"""Functions that take sentences, and which of what they are given are sentences."""
RAISES = {"ValueError", "TypeError", "MissingGlyph", "NoFont"}
"""Exceptions whose words become part of a Problem."""
GIVES = {"nearest", "_hint", "_meant"}
"""Functions that give a sentence back."""
VARIABLES = {"what", "hint"}
TABLES = {"HINTS"}
"""Tables of sentences."""


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def constants(tree: ast.Module) -> dict[str, str]:
    """The texts that a module names: NO_CALL = "…"."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def spoken(tree: ast.Module) -> Iterator[ast.expr]:
    """Every expression of a module that is a sentence to its editor, or several by turns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in SAYS:
            yield from node.args[SAYS[name_of(node.func)]]
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and name_of(node.exc.func) in RAISES:
            yield from node.exc.args
        elif isinstance(node, ast.FunctionDef) and node.name in GIVES:
            yield from (found.value for found in ast.walk(node) if isinstance(found, ast.Return) and found.value)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            yield from node.value.values if name_of(_target(node)) in TABLES else []
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=True))
                yield from (value for one, value in pairs if name_of(one) in VARIABLES)


def _target(node: ast.Assign | ast.AnnAssign) -> ast.expr:
    return node.target if isinstance(node, ast.AnnAssign) else node.targets[0]


def sentences(node: ast.expr, named: dict[str, str]) -> Iterator[str]:
    """The sentences that an expression may be, each with {} for what varies."""
    if isinstance(node, ast.IfExp):
        yield from (*sentences(node.body, named), *sentences(node.orelse, named))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from sentences(value, named)
    elif isinstance(node, ast.Lambda):
        yield from sentences(node.body, named)
    elif isinstance(node, ast.Name) and node.id in named:
        yield escaped(named[node.id])
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield escaped(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part(piece, named) for piece in node.values)


def part(piece: ast.expr, named: dict[str, str]) -> str:
    if isinstance(piece, ast.Constant):
        return escaped(str(piece.value))
    value = piece.value if isinstance(piece, ast.FormattedValue) else piece
    return escaped(named[value.id]) if isinstance(value, ast.Name) and value.id in named else "{}"


def escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


SAID = sorted(
    {
        (sentence, f"{file.relative_to(PROJECT)}:{node.lineno}")
        for file, tree in TREES.items()
        for node in spoken(tree)
        for sentence in sentences(node, constants(tree))
        if any(letter.isalpha() for letter in sentence.replace("{}", ""))
    }
)


def test_the_walk_hears_each_way_of_saying_something() -> None:
    assert {
        "the file is missing.",  # Problem
        'print lists no page "{}".',  # _problem
        'no unit "{}".',  # _refuse
        '"{}" stands on no page.',  # _note
        "fact",  # _unknown
        'a stored value needs "{}"',  # raise
        '"{}" is missing from {}.',  # what, hint = …
        'Did you mean "{}"?',  # a hint's function
        "Leave it out: no call is filled here.",  # a constant
    } <= {sentence for sentence, _ in SAID}


def test_every_sentence_has_its_chinese() -> None:
    assert [f"{where}: {sentence}" for sentence, where in SAID if sentence not in OURS] == []


def test_every_chinese_sentence_is_said() -> None:
    strings = {
        sentence
        for file, tree in TREES.items()
        if file != MESSAGES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for sentence in sentences(node, constants(tree))
    }
    assert [english for english in OURS if english not in strings] == []


@pytest.mark.parametrize("english", [*OURS, *LIBRARIES])
def test_a_finished_sentence_becomes_chinese(english: str) -> None:
    """With all that varies; of what libraries say, some is left out."""
    values = [f"v{at}v" for at, _ in enumerate(holes(english))]
    finished = english.format(*values)
    chinese = in_chinese(finished)
    assert chinese != finished
    assert not re.search(r"[\u4e00-\u9fff][,;:?!]", chinese)
    if english in OURS:
        assert [value for value in values if value not in chinese] == []


def holes(english: str) -> list[str]:
    return [name for _, name, *_ in Formatter().parse(english) if name is not None]


SENTENCES = {
    'no figure, table, claim or system "x".': "没有图、表、论断或系统“x”。",
    'no fact "figure".': "没有数值“figure”。",
    'Write "a", "b" or "c".': '请写"a"、"b"或"c"。',
    "x.y: a stored value needs \"unit\".": "x.y：直接写出的值要有“unit”。",
    "not valid YAML: nobody has translated this.": "YAML写得不对：nobody has translated this。",
    "nobody has translated this.": "nobody has translated this.",
    "": "",
}  # fmt: skip


@pytest.mark.parametrize(("english", "chinese"), SENTENCES.items())
def test_a_sentence_and_the_words_in_it(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese
