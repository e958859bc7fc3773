"""The entry of data/briefing.yml: the briefing itself, and who is responsible for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.citation import spdx_id
from briefing.diagnostics.message import Message
from briefing.model import Brand, Invalid, Logo, Party, Period, Placed, Text
from briefing.model.colour import COMFORTABLE, DARK_GROUND, LIGHT_GROUND, TEXT, contrast, readable
from briefing.source.types import Address, BothOrOne, Colour, Ids, Line


@dataclass(frozen=True, kw_only=True)
class PartyEntry(Party):
    """A person or an organisation, whose name is written once if it is the same in both languages."""

    name: BothOrOne
    affiliation: BothOrOne | None = None
    url: Address = ""


@dataclass(frozen=True, kw_only=True)
class LogoEntry(Logo):
    """The logo of the publisher, whose alternative text is written once if it is the same in both languages."""

    alt: BothOrOne


@dataclass(frozen=True, kw_only=True)
class BriefingEntry(Placed):
    """The briefing itself: its title, version and date, who is responsible for it, and the pages of its PDFs.

    Raises Invalid for a licence that is not in the SPDX list and has no address, and for a brand colour in which text
    cannot be read.
    """

    title: Text
    short_title: Text
    finding: Text
    version: Line
    date: Period
    licence: BothOrOne
    licence_url: Address = ""
    colour: Colour | None = None
    colour_dark: Colour | None = None
    logo: LogoEntry | None = None
    authors: tuple[PartyEntry, ...] = ()
    publisher: PartyEntry | None = None
    sections: Mapping[str, Text] = field(default_factory=dict)
    parts: Mapping[str, Text] = field(default_factory=dict)
    claims_date: Period | None = None
    print: Ids
    annex: Ids = ()
    brief: str = ""
    chapter_pdfs: Ids = ()

    def __post_init__(self) -> None:
        if not self.licence_url and not spdx_id(self.licence.en):
            what = Message('"{licence}" is not in the list of SPDX licences.', licence=self.licence.en)
            fix = Message('Write it as in "CC BY 4.0", or give the address of its text as "licence_url".')
            raise Invalid(what, fix, "licence")
        for name, ground in (("colour", LIGHT_GROUND), ("colour_dark", DARK_GROUND)):
            self._check_colour(name, getattr(self, name), ground)

    def _check_colour(self, name: str, colour: str | None, ground: str) -> None:
        if colour is None:
            if (name,) in self.lines:
                what = Message('"{name}" is empty: in YAML, # begins a comment.', name=name)
                raise Invalid(what, Message('Put the colour in quotes, as in {name}: "#7a5600".', name=name), name)
        elif (nearest := readable(colour, ground)) != colour:
            found = f"{contrast(colour, ground):.1f}"
            what = Message(
                "{colour} has a contrast of {found} with the background {ground}; text needs {least}.",
                colour=colour,
                found=found,
                ground=ground,
                least=str(TEXT),
            )
            fix = Message('Use "{nearest}", the nearest colour that can be read there.', nearest=nearest)
            raise Invalid(what, fix, name)

    @property
    def brand(self) -> Brand:
        """Return the brand colour: the engine's, or that of the briefing, which is made lighter for the dark scheme."""
        if not self.colour:
            return Brand(dark=self.colour_dark or Brand.dark)
        return Brand(self.colour, self.colour_dark or readable(self.colour, DARK_GROUND, COMFORTABLE))
