"""Neither language falls behind: where one half of a pair changed since both were confirmed, the other waits for it."""

from collections.abc import Mapping

from briefing.checks.rules import Rules
from briefing.diagnostics.problem import Problem
from briefing.model import LANGUAGES, Briefing, Language
from briefing.page.render import Written
from briefing.page.translation_state import Pair, pairs, state

RULES: Rules = {"freshness.waits": "warning", "freshness.unconfirmed": "warning"}


def check(briefing: Briefing, written: Mapping[Language, Mapping[str, Written]]) -> list[Problem]:
    """Pairs of which one half waits, and those to be confirmed; nothing before the first `make confirm`."""
    found: list[Problem] = []
    open: dict[str, list[str]] = {}
    for pair in pairs(briefing) if briefing.confirmed else ():
        match state(pair, briefing.confirmed):
            case "zh":
                found.append(_waits(briefing, pair, "zh", "en"))
            case "en":
                found.append(_waits(briefing, pair, "en", "zh"))
            case "both" | "new":
                files = dict.fromkeys(pair.where[language].rpartition(":")[0] for language in LANGUAGES)
                open.setdefault(" ↔ ".join(files), []).append(_named(pair))
    for place, names in open.items():
        what = f"not confirmed to say the same since the last change: {', '.join(names)}."
        hint = "Compare both languages, then make confirm."
        found.append(Problem(place, what, hint, "freshness.unconfirmed"))
    return found


def _waits(briefing: Briefing, pair: Pair, late: Language, ahead: Language) -> Problem:
    date = briefing.confirmed[pair.key].date
    what = f"{late} waits: the {ahead} of {_named(pair)} has changed since both were confirmed ({date})."
    return Problem(pair.where[late], what, "Bring it up to date, then make confirm.", "freshness.waits")


def _named(pair: Pair) -> str:
    return f"{{#{pair.anchor}}}" if pair.anchor else pair.key if not pair.page else "the head"
