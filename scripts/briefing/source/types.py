"""Converts the text of data/ to values: dates, numbers, texts in both languages and ids.

pydantic looks for the validation of a type in a method of the type. The types of the model do not depend on any
library, so that method is added to them here.
"""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, with_config
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypedDict

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.languages import LANGUAGES, Language
from briefing.model import Confirmed, Entry, Invalid, Period, Placed, Text
from briefing.source.yaml import Block, Scalar

HOOK = "__get_pydantic_core_schema__"
"""The method in which pydantic looks for the validation of a type."""
STRICT = ConfigDict(extra="forbid")
"""Rejects unknown keys, so that a misspelt option is not ignored. Classes within an entry inherit this."""
GIVEN = ("id", "where", "lines")
"""The fields of an entry that the reader fills in and authors do not write."""
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
MOST_DIGITS = 28
"""The maximum number of significant digits, and of digits before and after the decimal point (Decimal's precision)."""
WRITE_NUMBER = Message("Write it as 175e9 or 0.12.")
WRITE_DATE = Message("Write a date as 2020, 2020-05 or 2020-05-28.")


def period(text: str) -> Period:
    """Return the date written as 2020, 2020-05 or 2020-05-28. Raises Invalid for other texts and impossible dates."""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        raise Invalid(Message('"{given}" is not a date.', given=shown(text)), WRITE_DATE)
    try:
        datetime.date(*(*map(int, parts), 1, 1)[:3])
    except ValueError:
        raise Invalid(
            Message('There is no date "{given}".', given=shown(text)), Message("Check its month and day.")
        ) from None
    return Period(*map(int, parts))


def number(text: str) -> Decimal:
    """Return the number written as 175e9 or 0.12; a negative zero becomes 0.

    Raises Invalid for any other text, although Decimal would accept "NaN", "Infinity" and "1_000", and for a number
    with too many digits.
    """
    if not NUMBER.fullmatch(text):
        meant = _meant(text)
        fix = Message("Write {number}.", number=meant) if meant else WRITE_NUMBER
        raise Invalid(Message('"{given}" is not a number.', given=shown(text)), fix)
    value = Decimal(text)
    if not computable(value):
        fix = Message("Use at most {most} digits before and after the decimal point.", most=MOST_DIGITS)
        raise Invalid(Message("The number {given} is too large or too precise.", given=shown(text)), fix)
    return value if value else abs(value)


def _meant(text: str) -> str:
    """Return the accepted form of a number in another common notation, such as 1,400, 12% or −3; "" for other texts."""
    text = text.strip().replace("\u2212", "-").replace("\uff0d", "-")
    text = text.removesuffix("%").strip()
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    text = re.sub("[, ]", "", text) if THOUSANDS.fullmatch(text) else text
    return text if NUMBER.fullmatch(text) else ""


def computable(value: Decimal) -> bool:
    """Return True if a number has few enough digits to be computed exactly and written out in full."""
    return not value or (len(value.as_tuple().digits) <= MOST_DIGITS and -MOST_DIGITS <= value.adjusted() < MOST_DIGITS)


SHOWN = 60
"""The maximum number of characters of an invalid value that a message quotes."""


def shown(given: object) -> str:
    """Return an invalid value as a message quotes it: cut off after SHOWN characters, with invisible ones as U+…."""
    text = str(given)
    text = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)


def _number(value: object) -> Decimal:
    if not isinstance(value, str):
        raise Invalid(Message("A single value is needed here, not a list or a block."), WRITE_NUMBER)
    return number(value)


def _number_or_date(value: object) -> object:
    if not isinstance(value, str):
        raise Invalid(Message("A single value is needed here, not a list or a block."), WRITE_NUMBER)
    if re.match(r"\d{4}-", value):
        return period(value)
    if not NUMBER.fullmatch(value) and not _meant(value):
        what = Message('"{given}" is neither a number nor a date.', given=shown(value))
        raise Invalid(what, Message("Write a number as 175e9 or 0.12, or a date as 2020-05-28."))
    return number(value)


def _digits(value: object) -> int:
    if not isinstance(value, str) or not value.isdecimal() or not 1 <= int(value) <= 12:
        given = Message('"{given}" is not a number of digits.', given=shown(value))
        raise Invalid(given, Message("Write a whole number from 1 to 12."))
    return int(value)


def _yes_or_no(value: object) -> bool:
    if value not in ("true", "false"):
        raise Invalid(
            Message('"{given}" is neither true nor false.', given=shown(value)), Message("Write true or false.")
        )
    return value == "true"


def _one_or_both(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise Invalid(Message("The text is empty."), Message("Write it."))
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


def _filled(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise Invalid(Message("The text is empty."), Message("Write it."))
    return value


def _confirmed(value: object) -> Confirmed:
    parts = value.split(" ") if isinstance(value, str) else []
    if [len(part) for part in parts[:2]] != [8, 8] or len(parts) != 3:
        raise Invalid(
            Message("This line is not in the format that make confirm writes."),
            Message("Remove it, then run make confirm."),
        )
    return Confirmed({"zh": parts[0], "en": parts[1]}, period(parts[2]))


Number = Annotated[Decimal, BeforeValidator(_number, json_schema_input_type=float | str)]
NumberOrDate = Annotated[Decimal | Period, BeforeValidator(_number_or_date, json_schema_input_type=float | str)]
Digits = Annotated[int, BeforeValidator(_digits, json_schema_input_type=Annotated[int, Field(ge=1, le=12)])]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
BothOrOne = Annotated[Text, BeforeValidator(_one_or_both, json_schema_input_type=Text | str | int)]
"""A text that authors write only once if it is the same in both languages."""
Line = Annotated[str, BeforeValidator(_filled)]
"""A text in one language that is not empty."""
AConfirmed = Annotated[Confirmed, BeforeValidator(_confirmed, json_schema_input_type=str)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
Ids = tuple[str, ...]
Address = Annotated[str, Field(pattern=r"^(https?://\S+)?$")]
"""An address on the web, or "" for none."""


@with_config(ConfigDict(title="Text", extra="forbid"))
class Halves(TypedDict):
    """A text in both languages, as authors write it: {zh: …, en: …}."""

    zh: str
    en: str


def _read_text(value: Any, halves: Callable[[Any], Halves]) -> Text:
    """Return a text with the place of each language. Raises Invalid if `value` is not a block.

    `halves` validates the fields of the block.
    """
    if not isinstance(value, dict):
        raise Invalid(
            Message("This text is needed in both languages."),
            Message("Write {{zh: …, en: …}}."),
        )
    found = halves(value)
    places: dict[Language, Place] = {name: half.where for name in LANGUAGES if isinstance(half := value[name], Scalar)}
    return Text(found["zh"], found["en"], places=places)


def _text(cls: type, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    return core_schema.no_info_wrap_validator_function(_read_text, handler.generate_schema(Halves))


def _period(cls: type, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    def read(value: object) -> Period:
        if isinstance(value, Period):
            return value
        if not isinstance(value, str):
            raise Invalid(Message("A single value is needed here, not a list or a block."), WRITE_DATE)
        return period(value)

    written = core_schema.union_schema([core_schema.int_schema(), core_schema.str_schema()])
    return core_schema.no_info_before_validator_function(
        read, core_schema.is_instance_schema(Period), json_schema_input_schema=written
    )


def _placed(cls: type, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    given = GIVEN if issubclass(cls, Entry) else GIVEN[1:]

    def read(value: Any, entry: Callable[[Any], Any]) -> Any:
        """Return an entry with its place and the lines of its fields and, if its class has one, its id."""
        if isinstance(value, Block):
            if wrong := next((key for key in given if key in value), None):
                raise Invalid(Message('Unknown key "{key}".', key=wrong), Message("Remove it."), wrong)
            known = {"id": value.key, "where": value.where, "lines": value.lines}
            value = {**value, **{name: known[name] for name in given}}
        return entry(value)

    return core_schema.no_info_wrap_validator_function(read, handler(source))


setattr(Placed, "__pydantic_config__", STRICT)  # noqa: B010
for model, hook in ((Text, _text), (Period, _period), (Placed, _placed)):
    setattr(model, HOOK, classmethod(hook))
