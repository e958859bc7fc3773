"""Checks for passages that have changed since both languages were confirmed to match, or were never confirmed."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, Value, several
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.diagnostics.words import LANGUAGE_NAMES, TOP
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing
from briefing.page.translation_state import Pair, pairs, state

RULES: Rules = {"translations.outdated": "warning", "translations.unconfirmed": "warning"}


def check(draft: Draft) -> list[Problem]:
    """Report each passage that is out of date in one language, and for each file the passages to be confirmed.

    Those are new or have changed in both languages. Nothing is reported before the first `make confirm`.
    """
    briefing = draft.briefing
    found: list[Problem] = []
    unconfirmed: dict[tuple[Place, Place], list[Value]] = {}
    for pair in pairs(briefing) if briefing.confirmed else ():
        match state(pair, briefing.confirmed):
            case "zh":
                found.append(_outdated(briefing, pair, "zh", "en"))
            case "en":
                found.append(_outdated(briefing, pair, "en", "zh"))
            case "both" | "new":
                first, second = (Place(pair.where[language].file) for language in LANGUAGES)
                unconfirmed.setdefault((first, second), []).append(_name(pair))
    for (first, second), names in unconfirmed.items():
        what = Message("Changed, but not confirmed to match in both languages: {passages}.", passages=several(names))
        fix = Message("Compare both languages, then run make confirm.")
        found.append(Problem(first, what, fix, "translations.unconfirmed", twin=None if first == second else second))
    return found


def _outdated(briefing: Briefing, pair: Pair, late: Language, ahead: Language) -> Problem:
    what = Message(
        "{late} is out of date: the {ahead} of {passage} changed after both were confirmed ({date}).",
        late=LANGUAGE_NAMES[late],
        ahead=LANGUAGE_NAMES[ahead],
        passage=_name(pair),
        date=str(briefing.confirmed[pair.key].date),
    )
    where, other = pair.where[late], pair.where[ahead]
    twin = None if where == other else other
    return Problem(where, what, Message("Update it, then run make confirm."), "translations.outdated", twin=twin)


def _name(pair: Pair) -> Value:
    if pair.anchor:
        return f"{{#{pair.anchor}}}"
    return TOP if pair.page else pair.key
