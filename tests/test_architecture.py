"""The structure of the code: which part may import which, and that the engine does not mention its subject."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import conftest
from briefing.model import (
    Basis,
    ChangeKind,
    FigureKind,
    ReadAs,
    Scale,
    Span,
    Strictness,
    Tier,
    UnitKind,
    Verdict,
    WorkKind,
)

PROJECT = conftest.PROJECT
PACKAGE = PROJECT / "scripts" / "briefing"
FILES = sorted(PACKAGE.rglob("*.py"))
SUBJECT = re.compile(r"(?i)chatgpt|gpt-[0-9]|openai|百度|悟道|盘古|大模型")
READERS = {"reader", "DictReader", "Sniffer"}

# Libraries, and the parts (the first name below briefing) that may import them.
ONLY: list[tuple[str, set[str]]] = [
    ("yaml", {"source"}),
    ("pydantic", {"source"}),
    ("matplotlib", {"figures"}),
    ("typst", {"publish"}),
    ("pypdfium2", {"publish"}),
    ("babel", {"language"}),
    ("watchdog", {"commands"}),
    ("opencc", {"checks"}),
]


def module(file: Path) -> str:
    """Return the name of a module: "briefing.source.files" for scripts/briefing/source/files.py."""
    parts = ("briefing", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


MODULES = {module(file): file for file in FILES}


def part(name: str) -> str:
    """Return the part of the engine that a module belongs to: "source" for briefing.source.files."""
    return name.split(".")[1] if "." in name else ""


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Return every node of a module's syntax tree, cached for all tests."""
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def imported(file: Path) -> Iterator[str]:
    """Yield the modules that a file imports; a name that is imported from a package counts as a module if it is one."""
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{file}:{node.lineno}: relative import"
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            below = [name for name in named if name in MODULES]
            yield from below
            if len(below) < len(named):
                yield node.module


def ours(name: str) -> set[str]:
    return {found for found in imported(MODULES[name]) if found.split(".")[0] == "briefing"}


def test_imports_of_the_package_are_found() -> None:
    assert {"briefing.model", "briefing.source.files", "briefing.figures"} <= set(MODULES)
    assert "briefing.diagnostics.problem" in ours("briefing.source.files")
    assert "briefing.language.numbers" in ours("briefing.page.vocabulary")


LAYERS = (
    *(
        "languages",
        "paths",
        "store",
        "diagnostics",
        "settings",
        "console",
        "arguments",
        "model",
        "language",
        "citation",
    ),
    *("source", "page", "figures", "checks", "outputs", "publish", "build", "commands", "cli", "__main__"),
)
"""The parts from the bottom to the top, as in CONTRIBUTING.md: a part imports only parts that are listed before it."""
FOUNDATIONS: dict[str, set[str]] = {
    "store": set(),
    "diagnostics": {"languages"},
    "model": {"languages", "diagnostics"},
    "source": {"languages", "paths", "diagnostics", "model", "citation"},
}
"""Parts that may import less than LAYERS allows."""


@pytest.mark.parametrize("layer", LAYERS)
def test_a_part_imports_only_lower_layers(layer: str) -> None:
    below = FOUNDATIONS.get(layer, set(LAYERS[: LAYERS.index(layer)]))
    mine = [name for name in MODULES if part(name) == layer]
    assert mine
    assert {part(used) for name in mine for used in ours(name)} <= below | {layer}


def test_every_part_has_a_layer() -> None:
    assert {part(name) for name in MODULES} - {""} == set(LAYERS)


@pytest.mark.parametrize(("library", "parts"), ONLY, ids=[library for library, _ in ONLY])
def test_a_library_is_imported_by_its_own_part_only(library: str, parts: set[str]) -> None:
    users = {part(name) for name, file in MODULES.items() if any(i.split(".")[0] == library for i in imported(file))}
    assert users <= parts
    assert users, f"nobody imports {library}: correct the test"


CHOICES: list[Any] = [Basis, ChangeKind, FigureKind, ReadAs, Scale, Span, Strictness, Tier, UnitKind, Verdict, WorkKind]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: get_args(choice)[-1])
def test_choices_of_a_field_are_listed_only_in_the_model(choice: Any) -> None:
    """A second list would not have a choice that is added to the model."""
    values = set(get_args(choice)) - {""}
    for name, file in MODULES.items():
        if part(name) in ("source", "outputs"):
            for node in nodes(file):
                if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
                    written = {each.value for each in ast.iter_child_nodes(node) if isinstance(each, ast.Constant)}
                    assert len(written & values) < 2, f"{file}:{node.lineno}"


def test_the_order_of_the_tests_lists_existing_files() -> None:
    tests = {file.name for file in (PROJECT / "tests").glob("test_*.py")}
    assert set(conftest.SLOWEST) | conftest.SPREAD <= tests


@pytest.mark.parametrize(
    ("written", "owner"),
    [
        (r"\\{\\{.*\\}\\}|\\{\\{.*\\\(", "briefing.page.calls"),  # a pattern of calls
        (r"^fenced_code$", "briefing.source.dialect"),  # a list of Markdown extensions
    ],
)
def test_call_syntax_and_extensions_are_defined_in_one_module(written: str, owner: str) -> None:
    users = {
        name
        for name, file in MODULES.items()
        for node in nodes(file)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(written, node.value, re.DOTALL)
    }
    assert users == {owner}


def test_only_source_reads_csv() -> None:
    for name, file in MODULES.items():
        named = {node.attr for node in nodes(file) if isinstance(node, ast.Attribute)}
        named |= {alias.name for node in nodes(file) if isinstance(node, ast.ImportFrom) for alias in node.names}
        if "csv" in imported(file) and part(name) != "source":
            assert not named & READERS, f"{name} reads CSV"


def test_only_publish_runs_mkdocs() -> None:
    """Other modules may mention mkdocs.yml, which contains the nav."""
    programs = {
        name
        for name, file in MODULES.items()
        for node in nodes(file)
        if isinstance(node, ast.Constant) and node.value == "mkdocs"
    }
    importers = {name for name, file in MODULES.items() if any(i.split(".")[0] == "mkdocs" for i in imported(file))}
    assert programs | importers == {"briefing.publish.publisher"}


def test_only_store_publish_and_commands_write_files() -> None:
    """The build is a value: parts that read, check, draw and render do not write files."""
    writing = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree", "copytree", "touch"}
    writers = {
        part(name)
        for name, file in MODULES.items()
        for node in nodes(file)
        if isinstance(node, ast.Attribute) and node.attr in writing
    }
    assert writers <= {"store", "publish", "commands"}


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        name
        for name, file in MODULES.items()
        for node in nodes(file)
        if isinstance(node, ast.Attribute | ast.Name | ast.alias)
        and {"environ", "environb", "getenv"} & {getattr(node, key, "") for key in ("attr", "id", "name")}
    }
    assert readers == {"briefing.settings"}


def test_there_are_no_import_cycles() -> None:
    edges = {name: ours(name) - {name} for name in MODULES}
    cycles = [f"{name} → … → {name}" for name in MODULES if name in reached(name, edges)]
    assert cycles == []


def reached(start: str, edges: dict[str, set[str]]) -> set[str]:
    """Return every module that a module imports, directly or indirectly."""
    found: set[str] = set()
    waiting = [*edges[start]]
    while waiting:
        name = waiting.pop()
        if name not in found and name in edges:
            found.add(name)
            waiting += edges[name]
    return found


def test_checks_do_not_import_drawing_or_publishing_libraries() -> None:
    """Authors run `make check` often, and these libraries are slow to load."""
    code = "import sys; from briefing import cli; print(*sys.modules)"
    path = {"PYTHONPATH": str(PACKAGE.parent)}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | path, capture_output=True, text=True, check=True
    )
    assert "briefing.checks.run" in ran.stdout.split()
    assert not {"matplotlib", "typst", "lxml", "mkdocs", "watchdog"} & set(ran.stdout.split())


@pytest.mark.parametrize("folder", ["scripts", "templates"])
def test_the_engine_does_not_mention_the_subject_of_a_briefing(folder: str) -> None:
    files = [file for file in (PROJECT / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert files
    found = [
        f"{file.relative_to(PROJECT)}:{line}: {words.strip()}"
        for file in files
        for line, words in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if SUBJECT.search(words)
    ]
    assert found == []
