"""Unicode ranges of Chinese characters and punctuation, for use in character classes of regular expressions."""

import re

HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters: CJK ideographs with all extensions, and compatibility ideographs."""
HAN_CHARACTER = re.compile(f"[{HAN}]")
MARKS = r"\u3001-\u3003\u3008-\u301b\uff01-\uff5e“”‘’…—"
"""Chinese punctuation, and full-width forms."""
WIDE = r"\u2e80-\u303f\u31c0-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…"
"""Chinese characters and punctuation, next to which a line break does not become a space.

Kana letters and Hangul syllables are not included.
"""
FIRST_WIDE = "\u2e80"
"""The first character that counts as one em wide, as do all after it."""


def half_widths(text: str) -> int:
    """Return the width of a text in half-widths: two for Chinese characters and punctuation, one for all others."""
    return sum(2 if character >= FIRST_WIDE else 1 for character in text)
