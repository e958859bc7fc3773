"""Records the labels that a drawing leaves out in an attribute of its SVG, so that they are cached with the drawing."""

import html
import json
import re
from collections.abc import Sequence

UNLABELLED = "data-unlabelled"
FOUND = re.compile(rf'<svg {UNLABELLED}="([^"]*)"')


def attribute(labels: Sequence[str]) -> str:
    """Return the attribute, after a space, that lists the labels left out of a drawing, or "" if there are none."""
    return f' {UNLABELLED}="{html.escape(json.dumps(labels, ensure_ascii=False))}"' if labels else ""


def unlabelled(svg: str) -> list[str]:
    """Return the labels that a drawing leaves out because there is no free space for them; [] if there are none."""
    found = FOUND.match(svg)
    labels: list[str] = json.loads(html.unescape(found[1])) if found else []
    return labels
