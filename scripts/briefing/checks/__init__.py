"""The checks: each looks at what was read and written for what is out of order, and is named after what it protects."""

from collections.abc import Mapping
from typing import Protocol

from briefing.checks import (
    changes,
    chinese,
    claims,
    comparability,
    english,
    figures,
    front_matter,
    links,
    numbers,
    outline,
    parity,
    rules,
    sample_text,
    structure,
    terms,
    translations,
    unfilled,
    unused,
)
from briefing.diagnostics.problem import Problem
from briefing.languages import Language
from briefing.model import Briefing
from briefing.page.render import Written

Pages = Mapping[Language, Mapping[str, Written]]


class Check(Protocol):
    """One file of this folder."""

    @property
    def RULES(self) -> rules.Rules:
        """Every rule that its findings may break: "<check>.<rule>"."""

    def check(self, briefing: Briefing, written: Pages) -> list[Problem]: ...


CHECKS: tuple[Check, ...] = (
    front_matter,
    parity,
    structure,
    figures,
    comparability,
    outline,
    unfilled,
    changes,
    numbers,
    claims,
    chinese,
    english,
    terms,
    links,
    unused,
    sample_text,
    translations,
)
RULES: rules.Rules = {**rules.RULES, **{rule: how for check in CHECKS for rule, how in check.RULES.items()}}


def findings(briefing: Briefing, written: Pages) -> list[Problem]:
    """What all checks find, each finding as strictly as data/rules.yml or the engine takes its rule."""
    return rules.judged(briefing, (problem for check in CHECKS for problem in check.check(briefing, written)), RULES)
