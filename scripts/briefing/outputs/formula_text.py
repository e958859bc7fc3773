"""Writes formulas in one line, as the search index shows them: L(N)=(N_c/N)^α_N."""

import unicodedata
from typing import Any, TypeAlias

Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here
INVISIBLE = {0x2060: None, 0x2061: " ", 0x2062: None, 0x2063: None, 0x2064: None}
"""Unicode's invisible signs; that of applying a function becomes a space: sin x."""
RAISED = {"msup": ("", "^"), "msub": ("", "_"), "msubsup": ("", "_", "^")}
PLACED = {"mover": ("", "^"), "munder": ("", "_"), "munderover": ("", "_", "^")}
PRIMES = "′″‴⁗"


def formula_text(math: Element) -> str:
    """Return a formula in one line, with letters of any style as ordinary letters, so that readers can search them."""
    return unicodedata.normalize("NFKC", _children(math).translate(INVISIBLE)).strip()


def _children(element: Element) -> str:
    return "".join(_text(child) for child in element)


def _text(element: Element) -> str:
    parts = list(element)
    match element.tag:
        case "mi" | "mn" | "mo" | "mtext":
            return str(element.text_content())
        case "mspace":
            return " " if element.get("width") else ""
        case "mover" | "munder" if element.get("accent") or element.get("accentunder"):
            return _text(parts[0])
        case "mover" | "munder" if parts[1].tag == "mspace":  # it only determines the least width
            return _text(parts[0]).strip()
        case "msup" | "msub" | "msubsup" | "mover" | "munder" | "munderover":
            signs = (RAISED | PLACED)[element.tag]
            return "".join(_indexed(sign, part) for sign, part in zip(signs, parts, strict=True))
        case "mfrac":
            sign = " " if element.get("linethickness") == "0" else "/"
            return f"{_grouped(parts[0])}{sign}{_grouped(parts[1])}"
        case "msqrt":
            inside = _children(element)
            return f"√{inside}" if len(inside) == 1 else f"√({inside})"
        case "mroot":
            return f"{_grouped(parts[1])}√{_grouped(parts[0])}"
        case "mtable":
            return "; ".join(" ".join(filter(None, map(_children, row))) for row in parts)
        case "mphantom":
            return ""
    return _children(element)


def _indexed(sign: str, part: Element) -> str:
    words = _grouped(part).strip()
    return words if words[:1] in PRIMES else f"{sign}{words}"


def _grouped(part: Element) -> str:
    """Return a part in brackets, unless it is one letter, number, index or bracket."""
    words = _text(part)
    bare = part.tag in ("mi", "mn", "msub", "msup", "mtext") or len(words) <= 1 or words.isalpha()
    return words if bare or (words[0] == "(" and words[-1] == ")") else f"({words})"
