"""`make mutants`: counts the small changes to the code that the tests notice, and prints those that none does.

mutmut changes numbers, values, references and checks one expression at a time, and runs the tests that execute it. All
4,300 changes take an hour or more on two cores. A run that was stopped continues where it was, in .cache/mutants.
"""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
MUTATED = ["language/numbers.py", "source/values.py", "source/derivation.py", "page/references.py", "checks/*.py"]
TESTS = [
    *("test_numbers.py", "test_load.py", "test_pages.py", "test_mini.py", "test_edits.py", "test_regressions.py"),
    *sorted(file.name for file in (PROJECT / "tests").glob("test_checks*.py")),
]
"""The tests without a browser that execute these modules; a mutant is tried with those of them that reach it."""
COPIED = ["templates", "guide", "Makefile", "requirements.lock"]
"""Files that tests read besides the code and tests/."""
NOTICED = {"killed", "timeout", "segfault"}


def main(patterns: list[str]) -> None:
    """Run the mutants whose names match a pattern, such as "briefing.language.numbers.*", or all of them."""
    root = prepared(PROJECT / ".cache" / "mutants")
    mutmut = Path(sys.executable).with_name("mutmut")
    subprocess.run([mutmut, "run", *patterns], cwd=root, check=True)
    results = [mutmut, "results", "--all", "true"]
    listed = subprocess.run(results, cwd=root, check=True, text=True, capture_output=True)
    outcomes = dict(line.strip().rsplit(": ", 1) for line in listed.stdout.splitlines() if ": " in line)
    outcomes = {name: outcome for name, outcome in outcomes.items() if outcome != "not checked"}
    report(outcomes)
    for name in (name for name, outcome in outcomes.items() if outcome not in NOTICED):
        print(f"\n{outcomes[name]}: {name}")
        if outcomes[name] != "no tests":
            subprocess.run([mutmut, "show", name], cwd=root, check=True)


def prepared(root: Path) -> Path:
    """Copy the engine and its tests to `root`, with the briefing of tests/mini, and return `root`.

    The code is in src/, where mutmut expects it, and can also be reached as scripts/.
    """
    mini = PROJECT / "tests" / "mini"
    copied = {name: PROJECT / name for name in ("tests", *COPIED)} | {"src": PROJECT / "scripts"}
    for name, path in (copied | {name: mini / name for name in ("docs", "data", "mkdocs.yml")}).items():
        if path.is_dir():
            shutil.rmtree(root / name, ignore_errors=True)
            shutil.copytree(path, root / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        else:
            shutil.copy(path, root / name)
    (root / "scripts").unlink(missing_ok=True)
    (root / "scripts").symlink_to("src")
    settings = (PROJECT / "pyproject.toml").read_text(encoding="utf-8").replace('["scripts"]', '["src"]')
    (root / "pyproject.toml").write_text(f"{settings}\n{configuration()}", encoding="utf-8")
    return root


def configuration() -> str:
    """Return the settings of mutmut as TOML."""
    settings: dict[str, list[str]] = {
        "source_paths": ["src"],
        "only_mutate": [f"src/briefing/{name}" for name in MUTATED],
        "also_copy": ["docs", "data", "mkdocs.yml", "scripts", *COPIED],
        "pytest_add_cli_args": ["-m", "not briefing", "-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": [f"tests/{name}" for name in TESTS],
    }
    return "[tool.mutmut]\n" + "".join(f"{name} = {value}\n" for name, value in settings.items())


def report(outcomes: dict[str, str]) -> None:
    """Print the share of mutants that the tests notice, for each module and for all of them."""
    modules = {name: name.split(".x")[0].removeprefix("briefing.") for name in outcomes}
    made, noticed = Counter(modules.values()), Counter(modules[name] for name in outcomes if outcomes[name] in NOTICED)
    print(f"\n{'module':40}{'mutants':>8}{'noticed':>8}")
    for module in sorted(made):
        print(f"{module:40}{made[module]:8}{noticed[module] / made[module]:8.1%}")
    print(f"{'all':40}{made.total():8}{noticed.total() / made.total():8.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
