"""Reads from a drawing which labels it leaves out. The list is an attribute of the SVG, and is cached with it."""

import html
import re

UNLABELLED = "data-unlabelled"
FOUND = re.compile(rf'<svg {UNLABELLED}="([^"]*)"')


def unlabelled(svg: str) -> list[str]:
    """Return the labels that a drawing leaves out because there is no free space for them."""
    found = FOUND.match(svg)
    return html.unescape(found[1]).split("|") if found else []
