"""Authors' text with its {{ … }} filled. Jinja parses it, calls are all that is carried out, and no code is made of it;
what cannot be filled is noted with its line.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, nodes

from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, nearest

ENVIRONMENT = Environment(comment_start_string="\x02", comment_end_string="\x03", keep_trailing_newline=True)
"""Authors' text. Jinja's own comment marks would swallow heading ids ({#id}); only the line joiner makes comments."""
CALLS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Call, nodes.Keyword, nodes.Name, nodes.Const)
"""All that an author's text may be made of. Loops and sums could run for ever, and attributes reach into the engine."""
ONLY_CALLS = "only calls are filled here"


def render(
    source: str,
    names: Mapping[str, Any],
    where: Place,
    problems: list[Problem],
    at: Callable[[int], None] | None = None,
) -> str:
    """Fill one text. What cannot be filled is noted with its line, and the text comes back empty.

    `at` is told the line of each call before it is made.
    """
    line, parts = 1, []
    try:
        for piece in _pieces(source):
            line = piece.lineno
            if at:
                at(line)
            parts.append(_said(piece, names))
        return "".join(parts)
    except TemplateError as error:
        line = getattr(error, "lineno", None) or line
        place = where if where.line else where.at(line)
        said = error.message or str(error)
        problems.append(Problem(place, f"{said}.".replace("..", "."), _meant(said, names)))
    except RecursionError:
        place = where if where.line else where.at(1)
        problems.append(Problem(place, "this text refers to itself."))
    except Exception as error:  # an expression of an author's may fail in any way
        place = where if where.line else where.at(line)
        called = re.match(r"Author\.(\w+)\(\).*argument", str(error))
        what = f"{called.group(1)}(…) is given the wrong number of ids." if called else f"{error}.".replace("..", ".")
        problems.append(Problem(place, what))
    return ""


@lru_cache(maxsize=4096)
def _pieces(source: str) -> tuple[nodes.Expr, ...]:
    """Words and calls in turn. The same text is parsed once: those of data/ are filled for pages and for files, and in
    a preview often. Raises TemplateSyntaxError where there is more than text and calls.
    """
    template = ENVIRONMENT.parse(source)
    for node in template.find_all(nodes.Node):
        spread = isinstance(node, nodes.Call) and (node.dyn_args or node.dyn_kwargs)  # fact(*ids)
        if spread or not isinstance(node, CALLS):
            raise TemplateSyntaxError(ONLY_CALLS, node.lineno or 1)
    return tuple(piece for output in template.find_all(nodes.Output) for piece in output.nodes)


def _said(piece: nodes.Expr, names: Mapping[str, Any]) -> str:
    return piece.data if isinstance(piece, nodes.TemplateData) else str(_printed(_value(piece, names)))


def _value(node: nodes.Node, names: Mapping[str, Any]) -> Any:
    """What a call gives, with its arguments in it."""
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.Name):
        return names[node.name] if node.name in names else StrictUndefined(name=node.name)
    assert isinstance(node, nodes.Call)
    given = [_value(each, names) for each in node.args]
    named = {each.key: _value(each.value, names) for each in node.kwargs}
    return _value(node.node, names)(*given, **named)


def _printed(value: object) -> object:
    """Only text and numbers are printed: `{{ fact }}` without brackets is a slip."""
    if isinstance(value, Undefined):
        return str(value)  # raises, and says what is undefined or unsafe
    if callable(value) or not isinstance(value, str | int | float):
        raise TypeError(f'"{getattr(value, "__name__", "this")}" is not a text: write name("id")')
    return value


def _meant(message: str, names: Mapping[str, Any]) -> str:
    """What would be right instead of an unknown name, or of marks that are no signs of a call."""
    if message == ONLY_CALLS or re.match(r"unexpected char '[“”‘’（），]'", message):
        return 'Write {{ name("id") }}, with straight quotes.'
    found = re.match(r"'(\w+)' is undefined", message)
    return nearest(found.group(1), names) or f"Known are {', '.join(names)}." if found else ""
