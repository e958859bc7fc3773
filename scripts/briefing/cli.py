"""The entry point of `python -m briefing`, which the Makefile calls.

Exit codes: 0 on success, even with warnings; 1 after an error, 2 for an invalid command line, 130 after Ctrl+C.

Problems are printed in the editor's language, one per line: to stderr, or to stdout by `status` and a running `serve`.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from briefing import arguments
from briefing.arguments import Arguments, UsageError
from briefing.checks.run import check
from briefing.console import Console
from briefing.diagnostics.message import Message
from briefing.diagnostics.os_errors import from_os_error
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems, did_you_mean
from briefing.page import translation_state
from briefing.settings import Settings, port_number
from briefing.source import load
from briefing.source.schema import schemas
from briefing.store import disk

Run = Callable[[Path, Arguments, Settings, Console], None]


def main(given: list[str] | None = None) -> int:
    """Run the command in `given` (by default the arguments of the process), and return its exit code.

    Problems and errors of the operating system are printed, not raised, and Ctrl+C ends the command silently.
    """
    settings = Settings.read()
    console = Console(settings.language)
    _escape_what_the_terminal_cannot_show()
    try:
        accepted = arguments.parse(sys.argv[1:] if given is None else given)
        if not accepted.root.is_dir():
            what, fix = Message("There is no such folder."), Message("Check the spelling of --root.")
            raise UsageError([Problem(Place(str(accepted.root)), what, fix)])
        RUN[accepted.command](accepted.root.resolve(), accepted, settings, console)
    except Problems as found:
        console.report(found.problems)
        return 2 if isinstance(found, UsageError) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader has closed the pipe, as in make status | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        console.report([from_os_error(error)])
        return 1
    return 0


def _escape_what_the_terminal_cannot_show() -> None:
    """Make stdout and stderr escape the characters that their encoding lacks; otherwise printing them would fail."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


# Each command imports its modules when it runs, so that `make check`, which is run often, starts quickly: it loads
# nothing that draws figures, makes PDFs or publishes.


def _site(root: Path, given: Arguments, settings: Settings, console: Console) -> None:
    from briefing.commands import site

    console.report(site.make(root, settings, console, pages=given.command == "site"))


def _serve(root: Path, given: Arguments, settings: Settings, console: Console) -> None:
    from briefing.commands import serve

    asked = given.options.get("port")
    port = settings.port_number() if asked is None else port_number(asked, "PORT")
    serve.serve(root, port, settings, console)


def _check(root: Path, given: Arguments, settings: Settings, console: Console) -> None:
    console.report(check(root))
    disk.write_tree(root / "build" / "schema", schemas())


def _confirm(root: Path, given: Arguments, settings: Settings, console: Console) -> None:
    """Record in data/confirmed.yml that both languages match, in all pages and entries or only in those that are named.

    Raises Problems if a name is not that of a page, a section (china#gap), a kind of entries (claims) or an entry
    (claims/c001).
    """
    briefing = load(root)
    keys = [pair.key for pair in translation_state.pairs(briefing)]
    known = {part for key in keys for part in (key, key.split("#")[0], key.split("/")[0])}
    fix = Message("Name a page, a file in data/ or one of its entries, for example claims or claims/c001.")
    if unknown := [name for name in given.words if name not in known]:
        raise Problems(
            Problem(Place("confirm"), Message('No page or entry "{name}".', name=name), did_you_mean(name, known, fix))
            for name in unknown
        )
    disk.write_whole(root / "data" / "confirmed.yml", translation_state.confirm(briefing, given.words).encode())
    print("data/confirmed.yml")


def _status(root: Path, given: Arguments, settings: Settings, console: Console) -> None:
    from briefing.commands import status

    found = status.status(root, console)
    print(status.as_json(found) if "json" in given.options else "\n".join(status.as_lines(found, console)))


def _new(root: Path, given: Arguments, settings: Settings, console: Console) -> None:
    from briefing.commands import new

    thing, name = given.words
    match thing:
        case "page":
            lines = new.write(root, new.page(root, name))
        case "figure":
            options = {"kind": "dots", "page": "", **given.options}
            lines = new.write(root, new.figure(root, name, options["kind"], options["page"]))
        case _:
            folder = Path(name).expanduser().resolve()
            lines = new.write(folder, new.briefing(folder))
    print("\n".join(lines))


def _help(root: Path, given: Arguments, settings: Settings, console: Console) -> None:
    """Print the usage and the purpose of each command."""
    lines = [(f"briefing {written}", console.say(purpose)) for written, purpose in arguments.usage()]
    lines.append(("--root FOLDER", console.say(Message("The folder of the briefing; by default the current one."))))
    for written, purpose in lines:
        print(f"{written}\n    {purpose}")


RUN: Mapping[str, Run] = {
    "site": _site,
    "pdf": _site,
    "check": _check,
    "confirm": _confirm,
    "serve": _serve,
    "status": _status,
    "new": _new,
    "help": _help,
}
