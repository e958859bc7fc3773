"""Ranges of Unicode that tell Chinese from Latin text, each to be put between the brackets of a regular expression."""

import re

HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters: CJK ideographs with all extensions, and compatibility ideographs."""
HAN_CHARACTER = re.compile(f"[{HAN}]")
MARKS = r"\u3001-\u3003\u3008-\u301b\uff01-\uff5e“”‘’…—"
"""Punctuation of Chinese text, and full-width forms."""
WIDE = r"\u2e80-\u303f\u31c0-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…"
"""Chinese characters and marks, beside which the end of a line is no space. Kana and Hangul are left out."""
FIRST_WIDE = "\u2e80"
"""From here on, characters are one em wide."""


def half_widths(text: str) -> int:
    """Return the length of a text in half-widths: two for Chinese characters and marks, one for all others."""
    return sum(2 if character >= FIRST_WIDE else 1 for character in text)
