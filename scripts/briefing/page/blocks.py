"""The templates of the engine that write parts of pages: templates/blocks (HTML) and templates/pages (Markdown)."""

import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from briefing.model import VERDICTS
from briefing.page.references import References
from briefing.page.writer import Writer

EMPTY_LINES = re.compile(r"\n\s*\n+")


def block(name: str, a: Writer, **context: Any) -> str:
    """Return one of templates/blocks as HTML without empty lines, which would end it in Markdown."""
    template = _compiled(a.references.templates[f"blocks/{name}.html.j2"], True)
    text = template.render(a=a, briefing=a.references.briefing, verdicts=VERDICTS, **context)
    return EMPTY_LINES.sub("\n", text).strip()


def page(name: str, a: Writer, **context: Any) -> str:
    """Render a template of templates/pages and return the Markdown of the page."""
    return _compiled(a.references.templates[f"pages/{name}.md.j2"], False).render(a=a, **context)


def document(name: str, references: References, **context: Any) -> str:
    """Return one of the HTML templates at the top of templates/."""
    return _compiled(references.templates[f"{name}.html.j2"], True).render(briefing=references.briefing, **context)


@lru_cache(maxsize=256)
def _compiled(source: str, html: bool) -> Template:
    """Return a template, compiled once; HTML escapes what it is given. No template imports another."""
    environment = Environment(autoescape=html, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # front matter stays readable
    return environment.from_string(source)
