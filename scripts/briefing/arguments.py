"""Parses and checks the command line: the commands, their arguments and options, and the error messages.

argparse only splits the command line. It does not validate it, since its messages are in English and for programmers.
"""

import argparse
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from briefing.diagnostics.message import Message, any_of, translatable
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems, did_you_mean

FLAGS = ("json", "help")
VALUES = ("root", "port", "kind", "page")
"""The names of all options: those in FLAGS take no value, those in VALUES take one."""


class UsageError(Problems):
    """Raised for an invalid command line."""


@dataclass(frozen=True)
class Command:
    """A command: its purpose, its usage, the maximum number of words after its name, and its own options.

    `purpose` is a translatable template; `usage` shows only what may follow the name. Every command also accepts --root
    and --help.
    """

    purpose: str
    usage: str = ""
    most_words: int = 0
    options: frozenset[str] = frozenset()


COMMANDS: Mapping[str, Command] = {
    "site": Command(translatable("Build site/: both languages and their PDFs.")),
    "pdf": Command(translatable("Rebuild only the PDFs.")),
    "check": Command(translatable("Run the checks, and write build/schema/ for editors.")),
    "confirm": Command(translatable("Confirm that both languages match."), "[PAGE or ENTRY …]", most_words=10_000),
    "serve": Command(
        translatable("Preview the site, and rebuild it after every save."), "[--port N]", options=frozenset({"port"})
    ),
    "status": Command(
        translatable("List what is out of date, unverified or too heavy."), "[--json]", options=frozenset({"json"})
    ),
    "new": Command(
        translatable("Create a page, a figure or a briefing."),
        "page NAME | figure ID [--kind KIND] [--page NAME] | briefing FOLDER",
        most_words=2,
        options=frozenset({"kind", "page"}),
    ),
}
CREATABLE: Mapping[str, frozenset[str]] = {
    "page": frozenset(),
    "figure": frozenset({"kind", "page"}),
    "briefing": frozenset(),
}
"""The kinds of thing that `new` creates, each with the options that it accepts."""
HOW_TO_START = Message("Write make new page=NAME, make new figure=ID kind=KIND page=NAME, or make new briefing=FOLDER.")


@dataclass(frozen=True)
class Arguments:
    """A valid command line: the command, the words after it, the folder of the briefing, and the other options.

    `command` is a key of COMMANDS or "help". `options` maps the name of each option that was given, without --, to its
    value, which is "" for a flag.
    """

    command: str
    words: tuple[str, ...] = ()
    root: Path = field(default_factory=Path.cwd)
    options: Mapping[str, str] = field(default_factory=dict)


def parse(given: list[str]) -> Arguments:
    """Return the parsed command line, with the command "help" if --help or -h was given.

    Raises UsageError, with every problem that was found, if the command line is invalid.
    """
    parsed, unknown = _parser().parse_known_intermixed_args(given)
    command, *words = parsed.words or [""]
    options = {name: value for name in (*VALUES, *FLAGS) if (value := getattr(parsed, name)) is not None}
    if "help" in options:
        command = "help"
    wrong = [
        *(_problem(Message('Unknown option "{option}".', option=option), _remove(option)) for option in unknown),
        *(_without_value(name) for name in VALUES if options.get(name) == ""),
        *_unaccepted(command, words, options.keys() - {"root", "help"}),
    ]
    if wrong:
        raise UsageError(wrong)
    root = Path(options.pop("root", "")) if "root" in options else Path.cwd()
    return Arguments(command, tuple(words), root, options)


def usage() -> Iterable[tuple[str, Message]]:
    """Yield the usage line and the purpose of each command."""
    for name, command in COMMANDS.items():
        yield f"{name} {command.usage}".strip(), Message(command.purpose)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Raise UsageError in place of argparse's message, if argparse cannot split the command line (--json=1)."""
        raise UsageError([_problem(Message("The command line cannot be read."), _choice(COMMANDS))])


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="briefing", add_help=False, allow_abbrev=False)
    parser.add_argument("words", nargs="*")
    parser.add_argument("-h", "--help", action="store_const", const="")
    parser.add_argument("--json", action="store_const", const="")
    for name in VALUES:
        parser.add_argument(f"--{name}", nargs="?", const="")
    return parser


def _unaccepted(command: str, words: list[str], options: Set[str]) -> Iterable[Problem]:
    """Yield problems for a missing or unknown command, missing, wrong or surplus words, and options of other commands.

    There are none for "help", which ignores words and options.
    """
    if command == "help":
        return
    if not command:
        yield _problem(Message("No command was given."), _choice(COMMANDS))
    elif command not in COMMANDS:
        what = Message('Unknown command "{command}".', command=command)
        yield _problem(what, did_you_mean(command, COMMANDS, _choice(COMMANDS)))
    else:
        known = COMMANDS[command]
        for word in words[known.most_words :]:
            yield _problem(Message('"{command}" does not accept "{word}".', command=command, word=word), _remove(word))
        for name in sorted(options - known.options):
            option = f"--{name}"
            what = Message('"{command}" does not accept "{word}".', command=command, word=option)
            yield _problem(what, _remove(option))
        if command == "new":
            yield from _problems_of_new(words, options & known.options)


def _problems_of_new(words: list[str], options: Set[str]) -> Iterable[Problem]:
    """Yield a problem if the word after `new` is missing or not in CREATABLE, or else if no name follows it.

    The same goes for each option that this kind of thing does not accept.
    """
    where = Place("make new")
    if not words:
        yield Problem(where, Message("No page, figure or briefing was named."), HOW_TO_START)
    elif words[0] not in CREATABLE:
        yield Problem(where, Message('"{word}" cannot be created.', word=words[0]), HOW_TO_START)
    elif len(words) == 1:
        yield Problem(where, Message("The name is missing."), HOW_TO_START)
    else:
        for name in sorted(options - CREATABLE[words[0]]):
            what = Message('"{command}" does not accept "{word}".', command=f"new {words[0]}", word=f"{name}=")
            yield Problem(where, what, _remove(f"{name}="))


def _without_value(option: str) -> Problem:
    what = Message('The option "{option}" has no value.', option=f"--{option}")
    return _problem(what, Message("Write {example}.", example=f"--{option} VALUE"))


def _problem(what: Message, fix: Message) -> Problem:
    return Problem(Place("briefing"), what, fix)


def _remove(word: str) -> Message:
    return Message('Remove "{word}".', word=word)


def _choice(words: Iterable[str]) -> Message:
    return Message("Use {choice}.", choice=any_of(words))
