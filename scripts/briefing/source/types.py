"""Converts the text of data/ to values: dates, numbers, texts in both languages and ids.

pydantic looks for the validation of a type in a method of the type. The types of the model do not depend on any
library, so that method is added to them here.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, with_config
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypedDict

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.languages import LANGUAGES, Language
from briefing.model import ColumnScale, Confirmed, Entry, Invalid, Period, Placed, Text
from briefing.source.written import WRITE_DATE, WRITE_NUMBER, meant, number, period, shown, when
from briefing.source.yaml import Block, Scalar

HOOK = "__get_pydantic_core_schema__"
"""The method in which pydantic looks for the validation of a type."""
STRICT = ConfigDict(extra="forbid")
"""Rejects unknown keys, so that a misspelt option is not ignored. Classes within an entry inherit this."""
GIVEN = ("id", "where", "lines")
"""The fields of an entry that the reader fills in and authors do not write."""
COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")
MOST_TILES = 40
"""The most rows and columns of a grid of tiles."""
MOST_DECIMALS = 8
"""The most decimals with which numbers are printed."""
WRITE_VALUE = Message("Write a number as 175e9 or 0.12, a date as 2020-05-28 or 2020-Q2, or a period as 2019–2021.")
DATED = re.compile(r"\d{4}\s*[-–～/]|.*[Qq]")
"""Matches a text that is meant as a date."""


def _number(value: object) -> Decimal:
    if not isinstance(value, str):
        raise Invalid(Message("A single value is needed here, not a list or a block."), WRITE_NUMBER)
    return number(value)


def _number_or_date(value: object) -> object:
    if not isinstance(value, str):
        raise Invalid(Message("A single value is needed here, not a list or a block."), WRITE_NUMBER)
    if DATED.match(value):
        return when(value)
    if not meant(value):
        raise Invalid(Message('"{given}" is neither a number nor a date.', given=shown(value)), WRITE_VALUE)
    return number(value)


def _digits(value: object) -> int:
    if not isinstance(value, str) or not value.isdecimal() or not 1 <= int(value) <= 12:
        given = Message('"{given}" is not a number of digits.', given=shown(value))
        raise Invalid(given, Message("Write a whole number from 1 to 12."))
    return int(value)


def _colour(value: object) -> str:
    if not isinstance(value, str) or not COLOUR.match(value):
        what = Message('"{given}" is not a colour.', given=shown(value))
        raise Invalid(what, Message('Write it in quotes with six digits, as in "#7a5600".'))
    return value


def _position(value: object) -> int:
    if not isinstance(value, str) or not value.isdecimal() or not 1 <= int(value) <= MOST_TILES:
        what = Message('"{given}" is not a row or column of a grid.', given=shown(value))
        raise Invalid(what, Message("Write a whole number from 1 to {most}.", most=MOST_TILES))
    return int(value)


def _decimals(value: object) -> int:
    if not isinstance(value, str) or not value.isdecimal() or not int(value) <= MOST_DECIMALS:
        given = Message('"{given}" is not a number of decimals.', given=shown(value))
        raise Invalid(given, Message("Write a whole number from 0 to {most}.", most=MOST_DECIMALS))
    return int(value)


def _limit(value: object) -> int:
    if not isinstance(value, str) or not value.isdecimal() or int(value) < 1:
        given = Message('"{given}" is not a number of rows.', given=shown(value))
        raise Invalid(given, Message("Write a whole number from 1."))
    return int(value)


def one_precision(digits: int | None, decimals: int | None) -> None:
    """Raise Invalid if both precisions are given."""
    if digits is not None and decimals is not None:
        raise Invalid(
            Message('Both "digits" and "decimals" are given.'),
            Message('Keep "decimals" for a constant number of decimals, or else "digits".'),
            "decimals",
        )


def _scale(value: object) -> object:
    if value in ("auto", "none"):
        return dict.fromkeys(LANGUAGES, value)
    if not isinstance(value, Mapping):
        what = Message('"{given}" is not a scale of both languages.', given=shown(value))
        raise Invalid(what, Message("Write auto, none or {{zh: 亿, en: million}}."))
    return value


def _when(value: object) -> object:
    return when(value) if isinstance(value, str) else value


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
Position = Annotated[int, BeforeValidator(_position, json_schema_input_type=Annotated[int, Field(ge=1, le=MOST_TILES)])]
Decimals = Annotated[
    int, BeforeValidator(_decimals, json_schema_input_type=Annotated[int, Field(ge=0, le=MOST_DECIMALS)])
]
Limit = Annotated[int, BeforeValidator(_limit, json_schema_input_type=Annotated[int, Field(ge=1)])]
"""A number of rows."""
When = Annotated[Period, BeforeValidator(_when, json_schema_input_type=int | str)]
"""A date, a quarter or a period; where an entry has the type Period, only a date is accepted."""
InHead = Annotated[ColumnScale, BeforeValidator(_scale, json_schema_input_type=Literal["auto", "none"] | ColumnScale)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
BothOrOne = Annotated[Text, BeforeValidator(_one_or_both, json_schema_input_type=Text | str | int)]
"""A text that authors write only once if it is the same in both languages."""
Line = Annotated[str, BeforeValidator(_filled)]
"""A text in one language that is not empty."""
AConfirmed = Annotated[Confirmed, BeforeValidator(_confirmed, json_schema_input_type=str)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
Ids = tuple[str, ...]
Colour = Annotated[str, BeforeValidator(_colour, json_schema_input_type=Annotated[str, Field(pattern=COLOUR.pattern)])]
"""A colour as "#rrggbb"."""
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
