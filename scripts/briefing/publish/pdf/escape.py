"""Text → Typst markup: what is escaped, what no line may divide, and the gaps between Han and Latin."""

import re

SPECIAL = re.compile(r"([\\#$*_`<>@=+\-/~\[\]\"'&;])")
HAN, LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z0-9%]")
RAISED, LOWERED = re.compile(f"([⁰¹²³⁴-⁹]+)({HAN.pattern})?"), str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
NUMBERED = re.compile(r"\b([A-Z][A-Za-z]+) (?=\d)")
"""A name and its number stay together: Figure 9, Yuan 1.0, March 2023."""
RANGE = re.compile(r"(?<=\d)–(?=\d|$)")
"""The dash of a range ends no line: 9–9.5 billion."""
FULL_CLOSING = "）”》」』"
"""Full-width marks that leave half of their width open on the right, where a raised number follows."""
PAUSES = "，。；：、"
"""Full-width marks that Typst trims beside a closing one."""
COUNTED = rf"[$¥€£]?\d(?:[\d.,]*\d)?(?:万亿|{HAN.pattern}|\u00a0[A-Za-z-]+)"
HYPHENATED = r"[A-Z][A-Za-z0-9.]*(?:-[A-Za-z0-9]+)+"
WHOLE_WORD = re.compile(rf"(?<![A-Za-z0-9.,\-])(?:{COUNTED}|{HYPHENATED})")
"""What a line must not divide: a number and what it counts (2023年, 50.9万, 45 TB), and a name with a hyphen."""
GAP = "#h(0.25em,weak:true)"
"""Between Han and a box that begins or ends with a Latin sign, where Typst's own spacing does not reach."""
TOGETHER = "\u2060"
"""Unicode's word joiner: no line ends here."""
SPACE = re.compile(r"[ \t\r\n]+")
"""White space that Markdown left; a no-break space is meant."""


def text(words: str | None, before: str = "", after: str = "") -> str:
    """Text as Typst markup: every sign that could be markup is escaped, a number stays with the Chinese word that it
    counts, and raised digits are set by one font. `before` and `after` are the signs that a box at an end meets.
    """
    plain = RANGE.sub("–" + TOGETHER, NUMBERED.sub("\\1\u00a0", SPACE.sub(" ", words or "")))
    parts, end = [], 0
    for found in WHOLE_WORD.finditer(plain):
        previous = plain[found.start() - 1] if found.start() else before
        following = plain[found.end()] if found.end() < len(plain) else after
        gaps = (GAP if meet(*pair) else "" for pair in ((previous, found[0][0]), (found[0][-1], following)))
        parts += [escaped(plain[end : found.start()]), next(gaps), f"#box[{escaped(found[0])}]", next(gaps)]
        end = found.end()
    return "".join([*parts, escaped(plain[end:])])


def escaped(words: str) -> str:
    """Text whose signs mean nothing to Typst; raised digits are set by one font."""
    plain = SPECIAL.sub(r"\\\1", words).replace("\u00a0", "~")
    return RAISED.sub(_raised, plain)


def _raised(found: re.Match[str]) -> str:
    digits, han = found[1].translate(LOWERED), found[2] or ""
    return f"#super[{digits}]{GAP if han else ''}{han}"


def paired(written: str) -> str:
    """Markup of a cell, whose last two Han characters stand on one line: Typst weighs that in paragraphs alone."""
    return re.sub(rf"(?<={HAN.pattern})({HAN.pattern}{{2}})$", r"#box[\1]", written)


def shut(written: str) -> str:
    """Markup that ends with a full-width closing mark, which is half as wide now."""
    return f"{written[:-1]}#shut[{written[-1]}]"


def string(words: str) -> str:
    """Text as a Typst string literal."""
    return '"' + SPACE.sub(" ", words).replace("\\", "\\\\").replace('"', '\\"') + '"'


def label(page: str, id: str) -> str:
    """What a link to a place on a page names."""
    return f"<{page}:{id}>"


def meet(one: str, other: str) -> bool:
    """Whether Han meets Latin between two signs."""
    return bool((HAN.match(one) and LATIN.match(other)) or (LATIN.match(one) and HAN.match(other)))
