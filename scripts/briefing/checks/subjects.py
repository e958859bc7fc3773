"""The inputs of the checks: a draft with its rendered pages, or the finished files of a site before publication."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import Language
from briefing.model import Briefing
from briefing.page.references import References
from briefing.page.render import RenderedPage

Pages = Mapping[Language, Mapping[str, RenderedPage]]


@dataclass(frozen=True)
class Draft:
    """A briefing with its cross-references, its rendered pages by language and name, and the findings in its texts."""

    references: References
    pages: Pages
    in_text: tuple[Problem, ...] = ()

    @property
    def briefing(self) -> Briefing:
        """Return the briefing: its data and the source of its pages."""
        return self.references.briefing


@dataclass(frozen=True)
class Html:
    """A finished page: its file name in site/<language>/, and its HTML.

    `value_count` is the number of its values of data/ if an earlier check of the same content has found nothing,
    otherwise None.
    """

    language: Language
    name: str
    html: str
    value_count: int | None = None


@dataclass(frozen=True)
class Pdf:
    """A finished PDF: its place, its text, and the pages with which the checks compare it.

    `pages` is the Markdown of every page in its language by name, `printed` the HTML of those in this PDF, and `own`
    the words that the PDF adds about the briefing itself, on its cover and in its footers.
    """

    where: Place
    text: str
    pages: Mapping[str, str]
    printed: Mapping[str, str]
    own: str = ""


@dataclass(frozen=True)
class Finished:
    """The finished files of a site to be checked: its drawings, its pages, or the PDFs that were rebuilt.

    `drawings` are SVG by language and name, such as "rain-phone".
    """

    briefing: Briefing
    pages: tuple[Html, ...] = ()
    pdfs: tuple[Pdf, ...] = ()
    drawings: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
