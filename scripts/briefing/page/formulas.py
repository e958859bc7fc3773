"""The pattern of formulas in the notation of TeX, which pages cannot show."""

import re

from briefing.language.script import HAN

SIGN = r"[\\^_=+<>{}/*-]"
FORMULA = re.compile(
    r"\$\$.+?\$\$"  # a displayed formula, on one line or several
    rf"|(?<![\\A-Za-z0-9$])\$(?=[^$\n]*{SIGN}|[A-Za-z]\$)[^\s${HAN}][^$\n{HAN}]*?(?<!\s)\$(?![A-Za-z0-9$])"
    r"|\\\((?=[^\n]*\\[a-z]|[^\n]*[\^_=])[^\n]+?\\\)|\\\[(?=[^\]]*\\[a-z]|[^\]]*[\^_=]).+?\\\]",
    re.DOTALL,
)
"""Matches a formula, but not sums of money such as $5 and $10."""
