"""Authors' text with its {{ … }} filled, in Jinja's sandbox; what cannot be filled is noted with its line."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, Undefined, nodes
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
CALLS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Call, nodes.Keyword, nodes.Name, nodes.Const)
"""All that an author's text may be made of. Loops and sums could run for ever, and attributes reach into the engine."""
ONLY_CALLS = "only calls are filled here"


def render(source: str, names: Mapping[str, Any], where: str, problems: list[Problem]) -> str:
    """Fill one text. What cannot be filled is noted with its line, and the text comes back empty."""
    try:
        return _compiled(source, where).render(names)
    except TemplateError as error:
        line = getattr(error, "lineno", None) or _line_of(error, where)
        place = where if ":" in where else f"{where}:{line}"
        said = error.message or str(error)
        problems.append(Problem(place, f"{said}.".replace("..", "."), _meant(said, names)))
    except RecursionError:
        place = where if ":" in where else f"{where}:1"
        problems.append(Problem(place, "this text refers to itself."))
    except Exception as error:  # an expression of an author's may fail in any way
        place = where if ":" in where else f"{where}:{_line_of(error, where)}"
        called = re.match(r"Author\.(\w+)\(\).*argument", str(error))
        what = f"{called.group(1)}(…) is given the wrong number of ids." if called else f"{error}.".replace("..", ".")
        problems.append(Problem(place, what))
    return ""


@lru_cache(maxsize=4096)
def _compiled(source: str, where: str) -> Template:
    """The same text is compiled once: those of data/ are filled for pages and for files, and in a preview often."""
    code = ENVIRONMENT.compile(_calls_only(ENVIRONMENT.parse(source)), filename=where)
    template = Template.from_code(ENVIRONMENT, code, ENVIRONMENT.make_globals(None))
    template.filename = where
    return template


def _calls_only(template: nodes.Template) -> nodes.Template:
    """Raises TemplateSyntaxError where there is more than text and calls."""
    for node in template.find_all(nodes.Node):
        if not isinstance(node, CALLS):
            raise TemplateSyntaxError(ONLY_CALLS, node.lineno or 1)
    return template


def _line_of(error: BaseException, where: str) -> int:
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == where:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _meant(message: str, names: Mapping[str, Any]) -> str:
    """What would be right instead of an unknown name, or of marks that are no signs of a call."""
    if message == ONLY_CALLS or re.match(r"unexpected char '[“”‘’（），]'", message):
        return 'Write {{ name("id") }}, with straight quotes.'
    found = re.match(r"'(\w+)' is undefined", message)
    return nearest(found.group(1), names) or f"Known are {', '.join(names)}." if found else ""
