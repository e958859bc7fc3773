"""The gates: each looks at what was read and written for what is out of order, and is named after what it protects."""

from collections.abc import Mapping
from typing import Protocol

from briefing.checks import (
    apart,
    argument,
    changes,
    chinese,
    claims,
    english,
    figures,
    freshness,
    front_matter,
    links,
    numbers,
    parity,
    rules,
    samples,
    shape,
    terms,
    unused,
    words,
)
from briefing.diagnostics.problem import Problem
from briefing.languages import Language
from briefing.model import Briefing
from briefing.page.render import Written

Pages = Mapping[Language, Mapping[str, Written]]


class Gate(Protocol):
    """One file of this folder."""

    @property
    def RULES(self) -> rules.Rules:
        """Every rule that its findings may break: "<gate>.<rule>"."""

    def check(self, briefing: Briefing, written: Pages) -> list[Problem]: ...


GATES: tuple[Gate, ...] = (
    front_matter,
    parity,
    shape,
    figures,
    apart,
    argument,
    words,
    changes,
    numbers,
    claims,
    chinese,
    english,
    terms,
    links,
    unused,
    samples,
    freshness,
)
RULES: rules.Rules = {**rules.RULES, **{rule: how for gate in GATES for rule, how in gate.RULES.items()}}


def findings(briefing: Briefing, written: Pages) -> list[Problem]:
    """What all gates find, each finding as strictly as data/rules.yml or the engine takes its rule."""
    return rules.judged(briefing, (problem for gate in GATES for problem in gate.check(briefing, written)), RULES)
