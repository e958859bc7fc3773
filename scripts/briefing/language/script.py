"""The scripts that typography and citation distinguish."""

import re

HAN = re.compile(r"[\u3400-\u9fff]")
"""One Chinese character: the unified ideographs and their Extension A."""
