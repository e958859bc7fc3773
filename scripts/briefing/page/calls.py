"""Parses the calls in authors' text, such as `{{ fact("some.id") }}`, both in pages and in the texts of data/.

No other module parses calls. Jinja's parser reads the expression between the braces. Only the calls in
KINDS are accepted, with no arguments other than ids, and none is executed as code.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from jinja2 import Environment, TemplateSyntaxError, nodes

from briefing.diagnostics.message import Message, several
from briefing.diagnostics.problem import did_you_mean

SPAN = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL)
"""Matches from opening to closing braces; a second opening pair before the closing one starts a new match."""
SHOWN = 60
"""The maximum number of characters of a call that a message shows."""
PARSER = Environment()
HOW_TO_CALL = Message('Write {{{{ name("id") }}}}, with straight quotes.')


@dataclass(frozen=True)
class Kind:
    """The syntax of a call: its parameter, the minimum and maximum number of ids, and whether it is a block.

    `parameter` is "" if it has none, and `most` is None if the number of ids is not limited.
    """

    parameter: str = ""
    least: int = 0
    most: int | None = 0
    block: bool = False


ONE_ID = Kind("id", 1, 1)
BLOCK = Kind("id", 1, 1, block=True)
KINDS: Mapping[str, Kind] = {
    "fact": ONE_ID,
    "ref": ONE_ID,
    "term": ONE_ID,
    "cite": Kind("ids", 1, None),
    "claim": BLOCK,
    "figure": BLOCK,
    "table": BLOCK,
    "register": Kind("name", 1, 1, block=True),
    "key_numbers": Kind("ids", 1, None, block=True),
    "how_to_cite": Kind(block=True),
    "pdf": Kind("name", 0, 1),
    "all_data": Kind(),
    "version_date": Kind(),
}
"""The calls that authors may write. Their effects are described in `page.vocabulary`."""


@dataclass(frozen=True)
class Call:
    """A call: its name, its ids in order, its text as typed, and the line on which it begins.

    `alone` is True if the call starts its line and only white space follows it.
    """

    name: str
    ids: tuple[str, ...]
    typed: str
    line: int = 1
    alone: bool = False

    @property
    def id(self) -> str:
        """Return the first id, or "" for a call without ids."""
        return self.ids[0] if self.ids else ""

    @property
    def block(self) -> bool:
        """Return True if this call produces a block, such as a figure."""
        return KINDS[self.name].block


@dataclass(frozen=True)
class Malformed:
    """A call that is not valid, with a description of the error and the fix.

    `typed` is the call as typed; if the call is not closed, it is all the text between the calls before and after.
    """

    what: Message
    fix: Message
    typed: str
    line: int = 1


Piece: TypeAlias = str | Call | Malformed


@lru_cache(maxsize=16384)
def pieces(text: str) -> tuple[Piece, ...]:
    """Split a text into words, calls and malformed calls, in order. Line numbers of calls are counted from 1."""
    found: list[Piece] = []
    line, end = 1, 0
    for span in SPAN.finditer(text):
        words = text[end : span.start()]
        found += _words(words, line)
        line += words.count("\n")
        call = _call(span.group())
        alone = _begins_line(text, span.start()) and text[span.end() :].partition("\n")[0].strip() == ""
        found.append(replace(call, line=line, alone=alone) if isinstance(call, Call) else replace(call, line=line))
        line += span.group().count("\n")
        end = span.end()
    return (*found, *_words(text[end:], line))


def calls(text: str) -> tuple[Call, ...]:
    """Return the well-formed calls in a text, in order; malformed ones are left out."""
    return tuple(piece for piece in pieces(text) if isinstance(piece, Call))


def _begins_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _words(words: str, line: int) -> list[Piece]:
    """Return the text between two calls, or a Malformed if it opens a call that is never closed; [] if it is empty."""
    before, braces, after = words.partition("{{")
    if braces:
        shown = _shown(braces + after.partition("\n")[0])
        what = Message("This call is not closed: {shown}.", shown=shown)
        return [Malformed(what, Message("End it with }}}}."), words, line + before.count("\n"))]
    return [words] if words else []


@lru_cache(maxsize=16384)
def _call(typed: str) -> Call | Malformed:
    """Parse one call; its line number is set to 1."""
    try:
        body = PARSER.parse(typed).body
    except TemplateSyntaxError:
        body = []
    match body:
        case [nodes.Output(nodes=[nodes.Call(node=nodes.Name(name=name), dyn_args=None, dyn_kwargs=None) as node])]:
            return _checked(name, node, typed) if name in KINDS else _unknown(name, typed)
        case [nodes.Output(nodes=[nodes.Name(name=name)])] if name in KINDS:
            fix = how_to_write(name)
        case _:
            fix = HOW_TO_CALL
    return Malformed(Message("This is not a call: {shown}.", shown=_shown(typed)), fix, typed)


def _unknown(name: str, typed: str) -> Malformed:
    known = Message("Known calls are {names}.", names=several(KINDS))
    return Malformed(Message('There is no call "{name}".', name=name), did_you_mean(name, KINDS, known), typed)


def _checked(name: str, node: nodes.Call, typed: str) -> Call | Malformed:
    """Return the call with its ids in order, or a Malformed if its arguments do not match its kind."""
    kind = KINDS[name]
    given = [*node.args, *(keyword.value for keyword in node.kwargs)]
    ids = tuple(each.value for each in given if isinstance(each, nodes.Const) and isinstance(each.value, str))
    named = [keyword.key for keyword in node.kwargs]
    if len(ids) < len(given):
        what = Message("{name} takes ids in straight quotes.", name=name)
    elif named and (named != [kind.parameter] or node.args or kind.most is None):
        what = Message('{name} has no parameter "{given}".', name=name, given=named[0])
    elif len(ids) < kind.least or (kind.most is not None and len(ids) > kind.most):
        what = Message("{name} is given the wrong number of ids.", name=name)
    else:
        return Call(name, ids, typed)
    return Malformed(what, how_to_write(name), typed)


def how_to_write(name: str) -> Message:
    """Return the fix that shows how to write a call; `name` is a key of KINDS."""
    kind = KINDS[name]
    if kind.most == 0:
        return Message("Write {{{{ {name}() }}}}.", name=name)
    if kind.most is None:
        return Message('Write {{{{ {name}("id", "other-id") }}}}, with at least one id.', name=name)
    if not kind.least:
        return Message('Write {{{{ {name}() }}}} or {{{{ {name}("brief") }}}}.', name=name)
    return Message('Write {{{{ {name}("id") }}}}.', name=name)


def _shown(typed: str) -> str:
    """Return a call as a message shows it: on one line, and cut off after SHOWN characters."""
    line = " ".join(typed.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
