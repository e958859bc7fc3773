r"""Converts formulas (MathML) to Typst's functions of mathematics, whose text can be searched and copied in a PDF.

Libraries were tried: tylax loses \middle and unknown commands, tex2typst writes some commands as words, and ziamath
draws outlines without text. Here the PDFs show the same elements as the site.
"""

import re
from collections.abc import Sequence

from briefing.publish.pdf.escape import gap, string
from briefing.publish.pdf.writer import Element

PRIMES = {"′": 1, "″": 2, "‴": 3, "⁗": 4}
BRACES = {"⏞": "overbrace", "⏟": "underbrace", "⏜": "overparen", "⏝": "underparen"}
LINES = {"mover": "overline", "munder": "underline"}
LINE = "\u0332"
"""The combining low line, which math-core writes for a line above or below."""
OPERATORS = frozenset("∑∏∐⋃⋂⋁⋀⨁⨂⨀⨄⨆")
"""Operators whose limits Typst places by itself, beside them in a line of text."""
ARROWS = frozenset("→←↔⇒⇐⇔↦")
BRACKETS = frozenset("()[]{}|‖⌊⌋⌈⌉⟨⟩")
BARS = frozenset("|‖")
APPLIED, SEPARATED = "\u2061", "\u2063"
"""Invisible signs: a function is applied, which is shown as a thin space, and a bracket has no partner."""
THIN = "h(1em / 6)"
RIGHT, LEFT = "text-align: right", "text-align: left"
MARGIN = re.compile(r"margin-left:(-[\d.]+em)")
LETTER = "x"
"""A Latin letter, which has the same gap beside Han as a formula."""


def formula(math: Element, before: str, after: str) -> str:
    """Return a formula as Typst markup, with its source in TeX as alternative text.

    `before` and `after` are the characters around it.
    """
    source, body = string(math.get("alttext") or ""), _joined(list(math))
    if math.get("display") == "block":
        breaks = not math.xpath(".//mtable") and bool(math.xpath("./mo"))
        return f"#displayed-formula({source}, {str(breaks).lower()}, {body})"
    return f"{gap(before, LETTER)}#formula({source}, {body}){gap(LETTER, after)}"


def _joined(parts: Sequence[Element]) -> str:
    """Return parts of a formula as one expression of Typst."""
    written = [each for each in map(_part, parts) if each]
    return written[0] if len(written) == 1 else f"{{{'; '.join(written)}}}" if written else "[]"


def _part(element: Element) -> str:
    """Return an element as an expression of Typst, or "" if it is invisible."""
    parts = list(element)
    match element.tag:
        case "mi":
            return _letters(element)
        case "mo":
            return _operator(element)
        case "mn" | "mtext":
            return string(element.text_content())
        case "mspace":
            return _space(element)
        case "mfrac":
            return _fraction(element)
        case "msqrt":
            return f"math.sqrt({_joined(parts)})"
        case "mroot":
            return f"math.root({_joined(parts[1:])}, {_joined(parts[:1])})"
        case "msub" | "msup" | "msubsup":
            return _indexed(element, parts)
        case "munder" | "mover" | "munderover":
            return _placed(element, parts)
        case "mtable":
            return _table(parts)
        case "mphantom":
            return f"hide({_joined(parts)})"
    return _row(element, parts)


def _letters(element: Element) -> str:
    letters = str(element.text_content())
    if len(letters) > 1:
        return string(letters)
    glyph = f"glyph({string(letters)})"
    return f"math.upright({glyph})" if element.get("mathvariant") == "normal" else glyph


def _operator(element: Element) -> str:
    sign = str(element.text_content())
    if sign in ("", SEPARATED):
        return ""
    if sign == APPLIED:
        return THIN
    glyph = f"glyph({string(sign)})"
    if size := element.get("minsize"):
        return f"math.lr({glyph}, size: {size})"
    if element.get("stretchy") == "true" and sign in BARS:
        return f"math.mid({glyph})"
    if (form := element.get("form")) in ("prefix", "postfix") and sign in BARS:
        return f'math.class("{"opening" if form == "prefix" else "closing"}", {glyph})'
    return f'math.class("normal", {glyph})' if sign == "," and element.get("rspace") == "0" else glyph


def _space(element: Element) -> str:
    width = element.get("width")
    if margin := MARGIN.search(element.get("style") or ""):
        width = margin[1]
    return f"h({width})" if width else ""


def _fraction(element: Element) -> str:
    above, below = (_joined([part]) for part in element)
    if element.get("linethickness") == "0":
        return f"math.mat(delim: none, ({above},), ({below},))"
    return _styled(element, f"math.frac({above}, {below})")


def _styled(element: Element, written: str) -> str:
    """Return an expression in the style of displayed formulas or of those in a line, if the element sets one."""
    style = element.get("displaystyle")
    return f"math.{'display' if style == 'true' else 'inline'}({written})" if style else written


def _indexed(element: Element, parts: Sequence[Element]) -> str:
    base = _joined(parts[:1])
    if parts[0].tag == "mo":
        base = f"math.scripts({base})"
    return _attached(base, dict(zip({"msub": "b", "msup": "t", "msubsup": "bt"}[element.tag], parts[1:], strict=True)))


def _attached(base: str, indices: dict[str, Element]) -> str:
    """Return a base with indices below ("b") and above ("t")."""
    written = "".join(f", {place}: {_prime(part) or _joined([part])}" for place, part in indices.items())
    return f"math.attach({base}{written})"


def _prime(part: Element) -> str:
    count = PRIMES.get(part.text_content())
    return f"math.primes({count})" if count else ""


def _placed(element: Element, parts: Sequence[Element]) -> str:
    """Return a base with an accent, a brace, a line, or other parts above and below it."""
    base, sign = _joined(parts[:1]), str(parts[1].text_content())
    if parts[1].tag == "mspace":  # it only determines the least width
        return base
    if element.get("accent") or element.get("accentunder"):
        if name := BRACES.get(sign) or (LINES[element.tag] if sign == LINE else ""):
            return f"math.{name}({base})"
        return f"math.accent({base}, {string(sign)})"
    symbol = str(parts[0].text_content())
    if symbol in ARROWS:
        base = f"math.stretch({base}, size: 100% + 1em)"
    if symbol not in OPERATORS or parts[0].get("movablelimits") == "false":
        base = f"math.limits({base})"
    return _attached(
        base, dict(zip({"munder": "b", "mover": "t", "munderover": "bt"}[element.tag], parts[1:], strict=True))
    )


def _table(rows: Sequence[Element]) -> str:
    """Return a matrix without brackets, or lines that are aligned at their signs."""
    styles = [cell.get("style") or "" for row in rows for cell in row]
    shown = f"math.{'display' if rows and rows[0].getparent().get('displaystyle') == 'true' else 'inline'}"
    if any(RIGHT in style for style in styles):
        lines = (f"({shown}({{{'; align-point; '.join(_joined(list(cell)) for cell in row)}}}),)" for row in rows)
        return f"math.mat(delim: none, row-gap: 0.6em, {', '.join(lines)})"
    lines = (f"({''.join(f'{shown}({_joined(list(cell))}),' for cell in row)})" for row in rows)
    side = "left, column-gap: 1em" if any(LEFT in style for style in styles) else "center"
    return f"math.mat(delim: none, align: {side}, {', '.join(lines)})"


def _row(element: Element, parts: Sequence[Element]) -> str:
    """Return a group; one in brackets that stretch is as high as its content."""
    ends = [part for part in (*parts[:1], *parts[-1:]) if part.tag == "mo" and part.get("stretchy") != "false"]
    stretched = any(part.text_content() in BRACKETS for part in ends) and len(parts) > 1
    if stretched and len(parts) == 3 and parts[1].get("linethickness") == "0" and parts[0].text_content() == "(":
        return f"math.binom({', '.join(_joined([part]) for part in parts[1])})"
    written = _styled(element, _joined(parts)) if parts else ""
    return f"math.lr({written})" if stretched else written
