"""Neither language falls behind: where one half of a pair changed since both were confirmed, the other waits for it."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing
from briefing.page.translation_state import Pair, pairs, state

RULES: Rules = {"translations.outdated": "warning", "translations.unconfirmed": "warning"}


def check(draft: Draft) -> list[Problem]:
    """Pairs of which one half waits, and those to be confirmed; nothing before the first `make confirm`."""
    briefing = draft.briefing
    found: list[Problem] = []
    open: dict[tuple[Place, Place], list[str]] = {}
    for pair in pairs(briefing) if briefing.confirmed else ():
        match state(pair, briefing.confirmed):
            case "zh":
                found.append(_waits(briefing, pair, "zh", "en"))
            case "en":
                found.append(_waits(briefing, pair, "en", "zh"))
            case "both" | "new":
                first, second = (Place(pair.where[language].file) for language in LANGUAGES)
                open.setdefault((first, second), []).append(_named(pair))
    for (first, second), names in open.items():
        what = f"not confirmed to say the same since the last change: {', '.join(names)}."
        hint = "Compare both languages, then make confirm."
        found.append(Problem(first, what, hint, "translations.unconfirmed", twin=None if first == second else second))
    return found


def _waits(briefing: Briefing, pair: Pair, late: Language, ahead: Language) -> Problem:
    date = briefing.confirmed[pair.key].date
    what = f"{late} waits: the {ahead} of {_named(pair)} has changed since both were confirmed ({date})."
    return Problem(pair.where[late], what, "Bring it up to date, then make confirm.", "translations.outdated")


def _named(pair: Pair) -> str:
    return f"{{#{pair.anchor}}}" if pair.anchor else pair.key if not pair.page else "the head"
