"""Authors' text with its {{ … }} filled, in Jinja's sandbox; what cannot be filled is noted with its line."""

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from briefing.errors import Problem, nearest

ENVIRONMENT = SandboxedEnvironment(
    undefined=StrictUndefined, comment_start_string="\x02", comment_end_string="\x03", keep_trailing_newline=True
)
"""Authors' text. Jinja's own comment marks would swallow heading ids ({#id}); only the line joiner makes comments."""


def render(source: str, names: Mapping[str, Any], where: str, problems: list[Problem]) -> str:
    """Fill one text. What cannot be filled is noted with its line, and the text comes back empty."""
    try:
        code = ENVIRONMENT.compile(source, filename=where)
        template = Template.from_code(ENVIRONMENT, code, ENVIRONMENT.make_globals(None))
        template.filename = where
        return template.render(names)
    except TemplateError as error:
        line = getattr(error, "lineno", None) or _line_of(error, where)
        place = where if ":" in where else f"{where}:{line}"
        problems.append(Problem(place, f"{error}.".replace("..", "."), _meant(str(error), names)))
    except TypeError as error:
        place = where if ":" in where else f"{where}:{_line_of(error, where)}"
        problems.append(Problem(place, f"{error}.".replace("Author.", "").replace("..", ".")))
    return ""


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
