"""What authors are told, as a value: an English template and what fills it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from briefing.diagnostics.catalogue import CATALOGUES
from briefing.languages import Language

Value: TypeAlias = "str | int | Message | Several"
"""What may fill a placeholder; a Message in it is translated too."""
JOINTS: Mapping[Language, Mapping[Literal["and", "or"], tuple[str, str]]] = {
    "en": {"and": (", ", ", "), "or": (", ", " or ")},
    "zh": {"and": ("、", "、"), "or": ("、", "或")},
}
"""What stands between the items of a list, and before the last one."""


class Message:
    """A sentence: `Message('There is no unit "{id}".', id=id)`.

    The template is English, and the key to the sentence in other languages (`catalogue`). It is written out where the
    message is made, or marked by `translatable`, so that a test finds every one. Equal messages are equal values.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: Value) -> None:
        self.template = template
        self.values = tuple(sorted(values.items()))

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.in_language("en")

    def in_language(self, language: Language) -> str:
        """Return the sentence in a language; in English where the catalogue has no template for it."""
        wording = CATALOGUES[language].get(self.template, self.template) if language != "en" else self.template
        return wording.format(**{name: in_language(value, language) for name, value in self.values})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash((self.template, self.values))

    def __repr__(self) -> str:
        return f"Message({self.template!r}, {', '.join(f'{name}={value!r}' for name, value in self.values)})"

    def __reduce__(self) -> Any:
        """Return how to make the message again in another process."""
        return _again, (self.template, self.values)


def _again(template: str, values: tuple[tuple[str, Value], ...]) -> Message:
    return Message(template, **dict(values))


@dataclass(frozen=True)
class Several:
    """Items of a list, joined as each language does: "a, b" or "a, b or c"."""

    items: tuple[Value, ...]
    joint: Literal["and", "or"] = "and"


def several(items: Iterable[Value]) -> Several:
    """Return a list: "a, b, c"."""
    return Several(tuple(items))


def any_of(items: Iterable[Value]) -> Several:
    """Return a choice: "a, b or c"."""
    return Several(tuple(items), "or")


def translatable(text: str) -> str:
    """Mark a template that is kept in a table, so that the test of the catalogues finds it. Returns it unchanged."""
    return text


def in_language(value: Value, language: Language) -> str:
    """Return a value as a sentence in a language says it."""
    if isinstance(value, Message):
        return value.in_language(language)
    if isinstance(value, Several):
        *first, last = [in_language(item, language) for item in value.items] or [""]
        between, before_last = JOINTS[language][value.joint]
        return between.join(first) + (before_last if first else "") + last
    return str(value)
