"""Renders the engine's templates: templates/blocks and templates/*.j2 to HTML, templates/pages to Markdown."""

import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from briefing.model import VERDICTS
from briefing.page.references import References
from briefing.page.writer import Writer

EMPTY_LINES = re.compile(r"\n\s*\n+")


def block(name: str, a: Writer, **context: Any) -> str:
    """Render a template of templates/blocks as HTML, without empty lines, which would end an HTML block in Markdown.

    The variables of the template are `a`, which must write HTML, `briefing`, `verdicts` and those in `context`.
    """
    template = _compiled(a.references.templates[f"blocks/{name}.html.j2"], True)
    text = template.render(a=a, briefing=a.references.briefing, verdicts=VERDICTS, **context)
    return EMPTY_LINES.sub("\n", text).strip()


def page(name: str, a: Writer, **context: Any) -> str:
    """Render a template of templates/pages and return the Markdown of the page, with its front matter."""
    return _compiled(a.references.templates[f"pages/{name}.md.j2"], False).render(a=a, **context)


def document(name: str, references: References, **context: Any) -> str:
    """Render an HTML template at the top level of templates/, and return the HTML."""
    return _compiled(references.templates[f"{name}.html.j2"], True).render(briefing=references.briefing, **context)


@lru_cache(maxsize=256)
def _compiled(source: str, html: bool) -> Template:
    """Compile a template, once for each source. HTML templates escape their values. No template imports another."""
    environment = Environment(autoescape=html, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # keeps Chinese readable in the front matter
    return environment.from_string(source)
