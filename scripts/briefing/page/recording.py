"""Records which references a page or a PDF reads, so that it is rebuilt only if one of them has changed."""

from collections.abc import Callable, Mapping
from types import MethodType
from typing import Any, cast

from briefing.diagnostics.problem import Problem
from briefing.model import Briefing
from briefing.page.references import References
from briefing.store.memo import Digests, Memo, Reads, Recorded, digests_of

TABLES = ("exhibits", "registers", "passages", "outdated", "sizes", "templates")
"""The attributes of References that are mappings."""


class _RecordedBriefing:
    """A briefing that records each attribute and entry that is read."""

    def __init__(self, briefing: Briefing, reads: Reads) -> None:
        self._briefing, self._reads = briefing, reads

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._briefing, name)
        if name == "pages":
            return {language: Recorded(f"pages {language}", pages, self._reads) for language, pages in value.items()}
        if isinstance(value, Mapping):
            return Recorded(name, value, self._reads)
        if callable(value):
            return MethodType(getattr(Briefing, name), self)
        self._reads.note((name,))
        return value


def recorded(references: References, reads: Reads) -> References:
    """Return a copy of the references that notes every read of its content in `reads`."""
    briefing = cast(Briefing, _RecordedBriefing(references.briefing, reads))
    tables = {name: Recorded(name, getattr(references, name), reads) for name in TABLES}
    return References(briefing=briefing, **tables)


def digests(references: References, **more: Mapping[Any, object]) -> Digests:
    """Return a function that computes the digest of anything that `recorded` records.

    `more` are further mappings that a unit may read, by name. The digests are cached, so the content must not change.
    """
    briefing = references.briefing
    mappings: dict[str, Mapping[Any, object]] = {name: getattr(references, name) for name in TABLES}
    mappings |= {name: value for name, value in vars(briefing).items() if isinstance(value, Mapping)}
    mappings |= {f"pages {language}": pages for language, pages in briefing.pages.items()}
    return digests_of({**mappings, **more}, lambda name: getattr(briefing, name))


def remembered(
    unit: str, references: References, memo: Memo, known: Digests, make: Callable[[References], bytes]
) -> bytes:
    """Return the result of `make`, recalled from the memo if nothing that it read has changed.

    Otherwise `make` is called with references that record its reads, and its result is stored. `unit` is the name of
    the result in the memo.
    """
    found = memo.recall(unit, known)
    if found is None:
        reads = Reads(known)
        found = make(recorded(references, reads))
        memo.keep(unit, found, reads.seen)
    return found


def findings(
    unit: str, references: References, memo: Memo | None, known: Digests, check: Callable[[Briefing], list[Problem]]
) -> list[Problem]:
    """Return the findings of a check.

    With a memo, a check that had no findings is not repeated until something that it read has changed; findings
    themselves are not stored.
    """
    if memo is None:
        return check(references.briefing)
    if memo.recall(unit, known) is not None:
        return []
    reads = Reads(known)
    found = check(recorded(references, reads).briefing)
    if not found:
        memo.keep(unit, b"", reads.seen)
    return found
