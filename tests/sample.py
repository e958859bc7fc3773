"""Draws statements of a briefing at random, for a check against their sources: `sample.py ROOT COUNT SEED`.

A statement is a claim with its verdict, or a fact with its value; the same seed draws the same ones.
"""

import random
import sys
from pathlib import Path

from briefing.source import load


def drawn(root: Path, count: int, seed: int) -> list[str]:
    """Return the ids of claims and facts in the order in which they are drawn; counts of entries are left out."""
    briefing = load(root)
    facts = [fact.id for fact in briefing.facts.values() if not fact.counts]
    return random.Random(seed).sample(sorted([*briefing.claims, *facts]), count)


if __name__ == "__main__":
    folder, count, seed = sys.argv[1:]
    print("\n".join(drawn(Path(folder), int(count), int(seed))))
