"""Text → Typst markup: escapes, what no line may divide, and the gaps between Han and Latin."""

import re

from briefing.language.script import HAN_CHARACTER

SPECIAL = re.compile(r"([\\#$*_`<>@=+\-/~\[\]\"'&;])")
LATIN = re.compile(r"[A-Za-z0-9%]")
RAISED, LOWERED = re.compile(f"([⁰¹²³⁴-⁹]+)({HAN_CHARACTER.pattern})?"), str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
NAME_AND_NUMBER = re.compile(r"\b([A-Z][A-Za-z]+) (?=\d)")
"""They stay together: Figure 9, Yuan 1.0, March 2023."""
RANGE = re.compile(r"(?<=\d)–(?=\d|$)")
"""The dash of a range ends no line: 9–9.5 billion."""
CLOSING_MARKS = tuple("）”》」』")
"""Full-width marks whose right half is empty, where superscript follows."""
PAUSE_MARKS = tuple("，。；：、")
"""Full-width marks that Typst narrows beside a closing one."""
COUNTED = rf"[$¥€£]?\d(?:[\d.,]*\d)?(?:万亿|{HAN_CHARACTER.pattern}|\u00a0[A-Za-z-]+)"
HYPHENATED = r"[A-Z][A-Za-z0-9.]*(?:-[A-Za-z0-9]+)+"
UNDIVIDED = re.compile(rf"(?<![A-Za-z0-9.,\-])(?:{COUNTED}|{HYPHENATED})")
"""A number and what it counts (2023年, 50.9万, 45 TB), and a name with a hyphen."""
GAP = "#h(0.25em,weak:true)"
"""The gap between Han and a box that begins or ends with a Latin character: Typst's own does not reach into boxes."""
WORD_JOINER = "\u2060"
"""No line ends here (Unicode)."""
SPACE = re.compile(r"[ \t\r\n]+")
"""White space that Markdown left; a no-break space is meant."""


def text(words: str | None, before: str = "", after: str = "") -> str:
    """Return plain text as Typst markup.

    Its characters are escaped, a number stays with the word for what it counts, and raised digits are superscript of
    one font. `before` and `after` are the characters around it, which decide on gaps at its ends.
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
    """Return text in which no character is markup, with raised digits as superscript of one font."""
    plain = SPECIAL.sub(r"\\\1", words).replace("\u00a0", "~")
    return RAISED.sub(_superscript, plain)


def _superscript(found: re.Match[str]) -> str:
    digits, han = found[1].translate(LOWERED), found[2] or ""
    return f"#super[{digits}]{GAP if han else ''}{han}"


def gap(one: str, other: str) -> str:
    """Return the gap between two characters: one where Han is beside Latin, or ""."""
    beside = (HAN_CHARACTER.match(one) and LATIN.match(other)) or (LATIN.match(one) and HAN_CHARACTER.match(other))
    return GAP if beside else ""


def without_widow(markup: str) -> str:
    """Return the markup of a cell with its last two Han characters on one line.

    Typst avoids a last line of one character in paragraphs only.
    """
    return re.sub(rf"(?<={HAN_CHARACTER.pattern})({HAN_CHARACTER.pattern}{{2}})$", r"#box[\1]", markup)


def narrow_end(markup: str) -> str:
    """Return markup that ends with a full-width closing mark, the mark without its empty half."""
    return f"{markup[:-1]}#half-width[{markup[-1]}]"


def string(words: str) -> str:
    """Return text as a Typst string literal, with its white space as single spaces."""
    return literal(SPACE.sub(" ", words))


def literal(words: str) -> str:
    """Return text as a Typst string literal, with its white space as it is."""
    for sign, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        words = words.replace(sign, escaped)
    return f'"{words}"'


def label(page: str, id: str) -> str:
    """Return the Typst expression for the label of a place on a page.

    An id is never written as <page:id>: what closes that label would begin code.
    """
    return f"label({string(f'{page}:{id}')})"
