"""Converts plain text to Typst markup: escapes, unbreakable parts, and the gaps between Han and Latin characters."""

import re

from briefing.language.script import HAN_CHARACTER

SPECIAL = re.compile(r"([\\#$*_`<>@=+\-/~\[\]\"'&;])")
CAPITALS, LETTERS = "A-ZÀ-ÖØ-ÞΑ-Ω", "A-Za-zÀ-ÖØ-öø-ɏΑ-ω"
"""Latin and Greek letters, with accents: the names PanGu-α and Île-de-France."""
LATIN = re.compile(f"[{LETTERS}0-9%]")
RAISED, LOWERED = re.compile(f"([⁰¹²³⁴-⁹]+)({HAN_CHARACTER.pattern})?"), str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
NAME_AND_NUMBER = re.compile(r"\b([A-Z][A-Za-z]+) (?=\d)")
"""A name and a number that are kept on one line: Figure 9, Yuan 1.0, March 2023."""
RANGE = re.compile(r"(?<=\d)–(?=\d|$)")
"""The dash of a range, after which a line must not break: 9–9.5 billion."""
CLOSING_MARKS = tuple("）”》」』")
"""Full-width closing marks, whose empty right half is removed before superscript."""
PAUSE_MARKS = tuple("，。；：、")
"""Full-width punctuation marks that Typst narrows next to a closing mark."""
COUNTED = rf"\u2212?[$¥€£]?\d(?:[\d.,]*\d)?(?:万亿|{HAN_CHARACTER.pattern}|\u00a0[A-Za-z-]+)"
HYPHENATED = rf"[{CAPITALS}][{LETTERS}0-9.]*(?:-[{LETTERS}0-9]+)+"
UNDIVIDED = re.compile(rf"(?<![{LETTERS}0-9.,\-])(?:{COUNTED}|{HYPHENATED})")
"""Text that must not be broken across lines: a number with its unit (2023年, 50.9万, or 45 TB with a no-break space),
and a hyphenated name."""
GAP = "#h(0.25em,weak:true)"
"""The gap between Han and a box that begins or ends with a Latin character; Typst adds none at the edge of a box."""
WORD_JOINER = "\u2060"
"""The Unicode character that prevents a line break."""
SPACE = re.compile(r"[ \t\r\n]+")
"""White space from Markdown, except no-break spaces, which are intentional."""


def text(words: str | None, before: str = "", after: str = "") -> str:
    """Return plain text as Typst markup.

    Special characters are escaped, and white space is collapsed. A number stays on one line with a Chinese counter
    (2023年) or with a unit after a no-break space, but may be divided from a unit after an ordinary space. Hyphenated
    names, and a name with the number after it (Figure 9), also stay on one line. Unicode superscript digits become
    ordinary digits in #super, so that all come from the same font. `before` and `after` are the characters around the
    text, or ""; they determine whether gaps are added next to a box at its ends. None gives "".
    """
    plain = RANGE.sub("–" + WORD_JOINER, NAME_AND_NUMBER.sub("\\1\u00a0", SPACE.sub(" ", words or "")))
    parts, end = [], 0
    for found in UNDIVIDED.finditer(plain):
        previous = plain[found.start() - 1] if found.start() else before
        following = plain[found.end()] if found.end() < len(plain) else after
        left, right = gap(previous, found[0][0]), gap(found[0][-1], following)
        parts += [escape(plain[end : found.start()]), left, f"#box[{escape(found[0])}]", right]
        end = found.end()
    return "".join([*parts, escape(plain[end:])])


def escape(words: str) -> str:
    """Return text with Typst's special characters escaped and superscript digits as ordinary ones in #super."""
    plain = SPECIAL.sub(r"\\\1", words).replace("\u00a0", "~")
    return RAISED.sub(_superscript, plain)


def _superscript(found: re.Match[str]) -> str:
    digits, han = found[1].translate(LOWERED), found[2] or ""
    return f"#super[{digits}]{GAP if han else ''}{han}"


def gap(one: str, other: str) -> str:
    """Return the gap between two adjacent characters: GAP between Han and Latin in either order, otherwise ""."""
    beside = (HAN_CHARACTER.match(one) and LATIN.match(other)) or (LATIN.match(one) and HAN_CHARACTER.match(other))
    return GAP if beside else ""


def without_widow(markup: str) -> str:
    """Return the markup of a table cell with its last two Han characters kept on one line.

    Typst avoids a last line of one character only in paragraphs.
    """
    return re.sub(rf"(?<={HAN_CHARACTER.pattern})({HAN_CHARACTER.pattern}{{2}})$", r"#box[\1]", markup)


def narrow_end(markup: str) -> str:
    """Return markup with the full-width closing mark at its end set to half width."""
    return f"{markup[:-1]}#half-width[{markup[-1]}]"


def string(words: str) -> str:
    """Return text as a Typst string literal, with white space collapsed to single spaces."""
    return literal(SPACE.sub(" ", words))


def literal(words: str) -> str:
    """Return text as a Typst string literal, with white space preserved."""
    for sign, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        words = words.replace(sign, escaped)
    return f'"{words}"'


def label(page: str, id: str) -> str:
    """Return the Typst expression for the label of an element on a page.

    The form <page:id> is not used, since an id that contains ">" would end the label, and the rest would be markup.
    """
    return f"label({string(f'{page}:{id}')})"
