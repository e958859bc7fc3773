"""The commands behind `make`. Problems are printed one a line, in the editor's language, and the exit code is 1."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from briefing.checks.run import check
from briefing.diagnostics import messages
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems, nearest
from briefing.page import translation_state
from briefing.source import load
from briefing.source.schema import schemas
from briefing.store import disk

HELP = {
    "site": "生成site/：两种语言的网页和PDF · build site/: both languages and their PDFs",
    "check": "只做检查，并为编辑器写出build/schema/ · the gates only, and build/schema/ for editors",
    "pdf": "只重做PDF · make the PDFs again",
    "serve": "预览，随保存更新 · preview that follows every save",
    "confirm": "确认两种语言说的是同一件事 · mark both languages as saying the same",
    "names": "页名或data/里的条目，不写则全部 · pages or entries of data/; all if not given",
    "status": "简报的现状：待译、待核实、超预算 · how the briefing stands",
    "json": "写成JSON · as JSON",
    "new": "新建页、图或简报 · start a page, a figure or a briefing",
    "page": "新建一页，两种语言都有 · a page in both languages",
    "figure": "新建一幅图，带示例数据 · a figure on sample data",
    "briefing": "在别处新建一份简报 · a briefing in a folder of its own",
    "root": "简报所在的文件夹，默认是当前文件夹 · the briefing's folder; this one if not given",
    "port": "预览的端口，0为任意 · where the preview listens; 0: anywhere",
    "name": "名称：小写字母、数字和连字符 · its name: lower-case letters, digits and hyphens",
    "kind": "图的种类，默认dots · the kind of figure; dots if not given",
    "on": "把图放到这一页末尾 · the page at whose end it is placed",
    "folder": "空的或还没有的文件夹 · a folder that is empty or not there yet",
}
Run = Callable[[Path, argparse.Namespace], object]


def main(arguments: list[str] | None = None) -> int:
    """Run one command on the briefing in --root."""
    given = _parser().parse_args(arguments)
    try:
        if not given.root.is_dir():
            raise Problems([Problem(Place(str(given.root)), "there is no such folder.")])
        COMMANDS[given.command](given.root.resolve(), given)
    except Problems as found:
        _tell(found.problems)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


class _Parser(argparse.ArgumentParser):
    """Says in the editor's language what is wrong with a command."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{self.prog}: {_said(message)}\n")


def _make(root: Path, given: argparse.Namespace) -> None:
    """The commands that publish. What they need, as others below, is loaded here: the gates answer sooner."""
    from briefing.commands import serve, site

    match given.command:
        case "serve":
            serve.serve(root, given.port)
        case command:
            _tell(site.make(root, _step, pages=command == "site"))


def _confirm(root: Path, given: argparse.Namespace) -> None:
    """Mark pairs of the two languages as saying the same. Raises Problems where a name means none."""
    briefing = load(root)
    found = list(translation_state.pairs(briefing))
    known = {part for pair in found for part in (pair.key, *pair.key.split("#")[:1], *pair.key.split("/")[:1])}
    if unknown := [name for name in given.names if name not in known]:
        raise Problems(
            Problem(Place("confirm"), f'no page or entry "{name}".', nearest(name, known)) for name in unknown
        )
    disk.write_whole(root / "data" / "confirmed.yml", translation_state.confirm(briefing, given.names).encode())
    print("data/confirmed.yml")


def _tell(problems: tuple[Problem, ...]) -> None:
    """Each problem as a line."""
    for problem in problems:
        print(messages.told(problem, messages.editors_language()), file=sys.stderr)
    if len(problems) > 1:
        print(_said(f"{len(problems)} problems"), file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    rooted = _Parser(add_help=False)
    rooted.add_argument("--root", type=Path, default=Path.cwd(), help=HELP["root"])
    parser = _Parser(prog="briefing", description=_said("Builds a bilingual briefing, checks it, or shows it."))
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    made = {name: commands.add_parser(name, help=HELP[name], parents=[rooted]) for name in COMMANDS if name != "new"}
    port = int(os.environ.get("BRIEFING_PORT", "8000"))
    made["serve"].add_argument("--port", type=int, default=port, help=HELP["port"])
    made["confirm"].add_argument("names", nargs="*", help=HELP["names"])
    made["status"].add_argument("--json", action="store_true", help=HELP["json"])
    things = commands.add_parser("new", help=HELP["new"]).add_subparsers(dest="thing", required=True)
    page, figure, whole = (things.add_parser(name, help=HELP[name], parents=[rooted]) for name in BEGINNINGS)
    page.add_argument("name", help=HELP["name"])
    figure.add_argument("name", help=HELP["name"])
    figure.add_argument("--kind", default="dots", help=HELP["kind"])
    figure.add_argument("--page", default="", help=HELP["on"])
    whole.add_argument("folder", type=Path, help=HELP["folder"])
    return parser


def _check(root: Path, given: argparse.Namespace) -> None:
    _tell(check(root))
    disk.write_tree(root / "build" / "schema", schemas())


def _status(root: Path, given: argparse.Namespace) -> None:
    from briefing.commands import status

    if given.json:
        print(status.as_json(status.status(root)))
        return
    print("\n".join(status.as_lines(status.status(root, _said), _said)))


def _new(root: Path, given: argparse.Namespace) -> None:
    from briefing.commands import new

    match given.thing:
        case "page":
            lines = new.write(root, new.page(root, given.name))
        case "figure":
            lines = new.write(root, new.figure(root, given.name, given.kind, given.page))
        case _:
            folder = given.folder.expanduser().resolve()
            lines = new.write(folder, new.briefing(folder))
    for line in lines:
        print(line)


COMMANDS: Mapping[str, Run] = {
    "site": _make,
    "check": _check,
    "pdf": _make,
    "serve": _make,
    "confirm": _confirm,
    "status": _status,
    "new": _new,
}
BEGINNINGS = ("page", "figure", "briefing")
STARTED = time.monotonic()


def _step(words: str) -> None:
    """A line of progress with the seconds so far."""
    print(_said(f"{time.monotonic() - STARTED:5.1f} s  {words}"), flush=True)


def _said(sentence: Message | str) -> str:
    return messages.say(sentence, messages.editors_language())
