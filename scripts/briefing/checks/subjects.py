"""The inputs of the checks: a draft with its rendered pages, or the finished files of a site before publication."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.model import Briefing
from briefing.page.references import References
from briefing.page.render import RenderedPage

Pages = Mapping[Language, Mapping[str, RenderedPage]]


@dataclass(frozen=True)
class Draft:
    """A briefing with its numbered figures and registers, and every page as rendered, by language and name."""

    references: References
    pages: Pages

    @property
    def briefing(self) -> Briefing:
        """The data and the source of the pages."""
        return self.references.briefing


@dataclass(frozen=True)
class Html:
    """A finished page: its file name in site/<language>/, and its HTML."""

    language: Language
    name: str
    html: str


@dataclass(frozen=True)
class Pdf:
    """A finished PDF: its text, and what it was made from.

    `pages` is the Markdown of every page of the site by name, `printed` the HTML of those in this PDF, and `own` the
    words that print adds about the briefing itself: its version, licence and date.
    """

    where: Place
    text: str
    pages: Mapping[str, str]
    printed: Mapping[str, str]
    own: str = ""


@dataclass(frozen=True)
class Finished:
    """Files of a site, as many as were made anew."""

    briefing: Briefing
    pages: tuple[Html, ...] = ()
    pdfs: tuple[Pdf, ...] = ()
