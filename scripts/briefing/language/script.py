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
SHARED_MARKS = frozenset("“”‘’—…")
"""Punctuation that Chinese shares with English: one em wide in a Chinese font, and about half an em in a Latin one."""


def half_widths(text: str) -> int:
    """Return the width of a text in half ems: two for each character from FIRST_WIDE on, one for every other.

    The characters from FIRST_WIDE on are Chinese characters and full-width punctuation. In a text with Chinese
    characters, SHARED_MARKS count as two as well.
    """
    chinese = bool(HAN_CHARACTER.search(text))
    return sum(2 if each >= FIRST_WIDE or (chinese and each in SHARED_MARKS) else 1 for each in text)
