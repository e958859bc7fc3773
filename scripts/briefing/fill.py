"""Authors' text with its {{ … }} filled, in Jinja's sandbox; what cannot be filled is noted with its line."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, Undefined
from jinja2.sandbox import SandboxedEnvironment

from briefing.errors import Problem, nearest


def _printed(value: object) -> object:
    """Only text and numbers are printed: `{{ fact }}` without brackets is a slip."""
    if isinstance(value, Undefined):
        return str(value)  # raises, and says what is undefined or unsafe
    if callable(value) or not isinstance(value, str | int | float):
        raise TypeError(f'"{getattr(value, "__name__", "this")}" is not a text: write name("id")')
    return value


ENVIRONMENT = SandboxedEnvironment(
    finalize=_printed,
    undefined=StrictUndefined,
    comment_start_string="\x02",
    comment_end_string="\x03",
    keep_trailing_newline=True,
)
ENVIRONMENT.globals.clear()
"""Authors' text. Jinja's own comment marks would swallow heading ids ({#id}); only the line joiner makes comments."""


def render(source: str, names: Mapping[str, Any], where: str, problems: list[Problem]) -> str:
    """Fill one text. What cannot be filled is noted with its line, and the text comes back empty."""
    try:
        return _compiled(source, where).render(names)
    except TemplateError as error:
        line = getattr(error, "lineno", None) or _line_of(error, where)
        place = where if ":" in where else f"{where}:{line}"
        problems.append(Problem(place, f"{error}.".replace("..", "."), _meant(str(error), names)))
    except RecursionError:
        problems.append(Problem(where, "this text refers to itself."))
    except Exception as error:  # an expression of an author's may fail in any way
        place = where if ":" in where else f"{where}:{_line_of(error, where)}"
        called = re.match(r"Author\.(\w+)\(\).*argument", str(error))
        what = f"{called.group(1)}(…) is given the wrong number of ids." if called else f"{error}.".replace("..", ".")
        problems.append(Problem(place, what))
    return ""


@cache
def _compiled(source: str, where: str) -> Template:
    """The same text is compiled once: those of data/ are filled for pages and for files, and in a preview often."""
    template = Template.from_code(
        ENVIRONMENT, ENVIRONMENT.compile(source, filename=where), ENVIRONMENT.make_globals(None)
    )
    template.filename = where
    return template


def _line_of(error: BaseException, where: str) -> int:
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == where:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _meant(message: str, names: Mapping[str, Any]) -> str:
    found = re.match(r"'(\w+)' is undefined", message)
    return nearest(found.group(1), names) or f"Known are {', '.join(names)}." if found else ""
