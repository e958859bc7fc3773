"""Translatable messages to authors: an English template, and the values of its placeholders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from briefing.diagnostics.catalogue import CATALOGUES
from briefing.languages import Language

Value: TypeAlias = "str | int | Message | Several"
"""A value of a placeholder; a Message is translated too, also as an item of Several."""
JOINTS: Mapping[Language, Mapping[Literal["and", "or"], tuple[str, str]]] = {
    "en": {"and": (", ", ", "), "or": (", ", " or ")},
    "zh": {"and": ("、", "、"), "or": ("、", "或")},
}
"""The separators between the items of a list, and before its last item."""


class Message:
    """A translatable sentence: `Message('No unit "{id}".', id=id)`.

    The English template is the key to its translations in `catalogue`. It must be a literal in the call, or be marked
    by `translatable`, so that the test of the catalogues finds it. As in `str.format`, literal braces are doubled.
    Messages with equal templates and values are equal.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: Value) -> None:
        self.template = template
        self.values = tuple(sorted(values.items()))

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.in_language("en")

    def in_language(self, language: Language) -> str:
        """Return the sentence in a language, or in English if the catalogue has no translation."""
        wording = CATALOGUES[language].get(self.template, self.template) if language != "en" else self.template
        return wording.format(**{name: in_language(value, language) for name, value in self.values})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash((self.template, self.values))

    def __repr__(self) -> str:
        return f"Message({self.template!r}, {', '.join(f'{name}={value!r}' for name, value in self.values)})"

    def __reduce__(self) -> Any:
        """Return a function and its arguments that recreate the message in another process (for pickle)."""
        return _again, (self.template, self.values)


def _again(template: str, values: tuple[tuple[str, Value], ...]) -> Message:
    return Message(template, **dict(values))


@dataclass(frozen=True)
class Several:
    """The items of a list, joined by the rules of each language: "a, b, c" or "a, b or c"; "" if there are none."""

    items: tuple[Value, ...]
    joint: Literal["and", "or"] = "and"


def several(items: Iterable[Value]) -> Several:
    """Return items that are written as a list with commas: "a, b, c"."""
    return Several(tuple(items))


def any_of(items: Iterable[Value]) -> Several:
    """Return items that are written as a choice: "a, b or c"."""
    return Several(tuple(items), "or")


def quoted(value: Value) -> Message:
    """Return a value in the quotation marks of the language in which it is printed."""
    return Message('"{value}"', value=value)


def translatable(text: str) -> str:
    """Return a template unchanged. The call marks a template outside Message() for the test of the catalogues."""
    return text


def in_language(value: Value, language: Language) -> str:
    """Return a value as text in a language."""
    if isinstance(value, Message):
        return value.in_language(language)
    if isinstance(value, Several):
        *first, last = [in_language(item, language) for item in value.items] or [""]
        between, before_last = JOINTS[language][value.joint]
        return between.join(first) + (before_last if first else "") + last
    return str(value)
