"""`make bench`: measures build times, page weights and Lighthouse scores of this briefing, and prints tables."""

import gzip
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import bench_builds
import lighthouse
from briefing.build import build
from briefing.checks.run import check
from briefing.commands import pdfs
from briefing.commands.preview import Preview
from briefing.languages import LANGUAGES
from briefing.outputs import page_weight
from briefing.publish.toolchain import toolchain
from briefing.store.disk import Cache
from briefing.store.memo import Memo

PROJECT = Path(__file__).resolve().parents[1]
RUNS = 3
"""Runs of which each time is the median."""


def main() -> None:
    table(("builds", "seconds", "CPU s", "to peer", "MB"), list(bench_builds.builds()))
    print()
    with bench_builds.copied() as root:
        times(root)
        preview(root)
        pages(root / "site")
        drawings(root / "site")
        table(("Lighthouse, mobile", *lighthouse.SCORES), list(lighthouse.scores(root)))


def times(root: Path) -> None:
    """Return the seconds of whole builds, of the publisher alone on the same rendered pages, and of each PDF."""

    def whole() -> None:
        command = [sys.executable, "-m", "briefing", "site", "--root", str(root)]
        path = {"PYTHONPATH": str(PROJECT / "scripts")}
        subprocess.run(command, env=os.environ | path, check=True, stdout=subprocess.DEVNULL)

    def forget() -> None:
        for product in ("build", "site", ".cache"):
            shutil.rmtree(root / product, ignore_errors=True)

    cold = timed(whole, before=forget)
    second = timed(whole)
    built = build(root, Memo(Cache(root / ".cache" / "made"), toolchain()))
    rows = [("site, cold", cold), ("site, again with nothing changed", second)]
    for language in LANGUAGES:
        for name in pdfs.names(built):
            rows.append(
                (f"{name} {language}", timed(partial(pdfs.make_pdf, name, pdfs.content(built, language, name))))
            )
    table(("seconds", ""), [(name, f"{seconds:.2f}") for name, seconds in rows])


SAVES = {
    "prose": ("docs/zh/china.md", "该简报"),
    "data": ("data/findings.yml", "。"),
    "figure": ("data/figures/languages.yml", "中文约占一个"),
    "every page": ("mkdocs.yml", "site_name: Briefing"),
}
"""The edits that are timed: a file, and the words in it after which a character is inserted."""
SIGNS = "甲乙丙丁戊己"
"""A different character at each save, as the preview caches what it has seen."""


def preview(root: Path) -> None:
    """Return the seconds from a save until a running preview has updated the open page, and those of the checks."""
    shown = Preview(root)
    shown.update((), lambda _: None)
    rows = [(name, f"{median(_saves(shown, *save)):.2f}") for name, save in SAVES.items()]
    table(("seconds from a save to the page, median", ""), rows)
    print(f"the checks, in a process that runs: {timed(lambda: check(root)):.2f} s\n")


def _saves(shown: Preview, file: str, words: str) -> list[float]:
    """Return the seconds of each of several saves, and restore the file."""
    path = shown.root / file
    text = path.read_text(encoding="utf-8")
    taken = []
    try:
        for sign in SIGNS:
            path.write_text(text.replace(words, words + sign, 1), encoding="utf-8")
            taken.append(_shown(shown))
    finally:
        path.write_text(text, encoding="utf-8")
    shown.update((), lambda _: None)
    return taken


def _shown(shown: Preview) -> float:
    """Return the seconds until the first page was reported."""
    moments: list[float] = []
    start = time.perf_counter()
    shown.update(("zh/china.html",), lambda _: moments.append(time.perf_counter()))
    assert not any(problem.severity == "error" for problem in shown.problems), shown.problems
    return (moments or [time.perf_counter()])[0] - start


def timed(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    taken = []
    for _ in range(RUNS):
        before()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def pages(site: Path) -> None:
    """Return the uncompressed kB that a browser loads for each page; the search index counts once."""
    rows = []
    for language in LANGUAGES:
        for page in sorted(page_weight.weigh(site / language), key=lambda page: page.whole, reverse=True):
            sizes = (page.html, page.css, page.js, page.first, page.figures, page.whole)
            rows.append((f"{language}/{page.page}", *(f"{size / 1000:.0f}" for size in sizes)))
        search = sum(file.stat().st_size for file in (site / language / "assets").glob("*search*.js"))
        rows.append((f"{language}, search", *[""] * 5, f"{search / 1000:.0f}"))
    budgets = (*[""] * 3, f"{page_weight.FIRST / 1000:.0f}", "", f"{page_weight.WHOLE / 1000:.0f}")
    table(("kB", "HTML", "CSS", "JS", "before figures", "figures", "in all"), [("budget", *budgets), *rows])
    print()


def drawings(site: Path) -> None:
    """Return the compressed size of each drawing, in the language in which it is larger."""
    sizes: dict[str, int] = {}
    for file in sorted(site.glob("*/figures/*.svg")):
        packed = len(gzip.compress(file.read_bytes(), mtime=0))
        sizes[file.stem] = max(packed, sizes.get(file.stem, 0))
    looks = ("wide-light", "wide-dark", "phone-light", "phone-dark", "wide-print")
    figures = sorted({name.removesuffix(f"-{look}") for name in sizes for look in looks if name.endswith(f"-{look}")})
    rows = [(figure, *(f"{sizes[f'{figure}-{look}'] / 1000:.1f}" for look in looks)) for figure in figures]
    table(("SVG, kB gzipped", *looks), rows)
    print()


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Return rows as aligned columns: names to the left, numbers to the right."""
    widths = [max(len(cells[at]) for cells in [heads, *rows]) for at in range(len(heads))]
    for cells in [heads, *rows]:
        numbers = "".join(f"  {cell:>{width}}" for cell, width in zip(cells[1:], widths[1:], strict=True))
        print(f"{cells[0]:<{widths[0]}}{numbers}".rstrip())


if __name__ == "__main__":
    main()
