"""Writes values, words and references in one language and one output form, and records the entries used."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Self

from markupsafe import Markup

from briefing import citation
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.language import numbers
from briefing.language.script import HAN
from briefing.languages import TAGS, Language
from briefing.model import Period, Source
from briefing.page.form import HTML, MARKDOWN, PLAIN, Form
from briefing.page.references import References

JOINER = "\u2060"
"""Keeps a reference on the line of the words it belongs to (Unicode's word joiner)."""
HAN_RUN = re.compile(rf"[{HAN}](?:[\u3000-\u303f{HAN}\uff00-\uffef·—]*[{HAN}）])?")
"""Han, with the marks between."""
WITH_HAN = re.compile(rf"^.*[{HAN}].*$")
PROFILE = "system-"
"""The profile of the system "m6" is the page system-m6."""
NOWHERE = Place("data/briefing.yml")


@dataclass(frozen=True)
class Use:
    """Something that a page uses: its kind, its id, and the place of the call."""

    kind: str
    id: str
    where: Place


@dataclass
class Log:
    """A record of writing one page: the entries used, the ids of cited sources in order, and the problems found."""

    uses: list[Use] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Writer:
    """Writes in one language and one form. `page` is the page written on, "" outside pages; `where` its place."""

    references: References
    language: Language
    page: str = ""
    where: Place = NOWHERE
    form: Form = MARKDOWN
    log: Log = field(default_factory=Log)
    depth: int = 0
    """How many texts of data/ lie around the one that is written."""

    def plain(self) -> Self:
        """Return the same writer for plain text, where no link can be."""
        return replace(self, form=PLAIN)

    def html(self) -> Self:
        """Return the same writer for HTML."""
        return replace(self, form=HTML)

    def at(self, where: Place | None) -> Self:
        """Return the same writer at another place."""
        return replace(self, where=where) if where else self

    @property
    def other(self) -> Language:
        """The other language."""
        return "en" if self.language == "zh" else "zh"

    def tag(self, language: Language) -> str:
        """Return the language tag of HTML (BCP 47)."""
        return TAGS[language]

    def word(self, id: str) -> str:
        """Return one of the engine's own words."""
        return self.references.briefing.words[id][self.language]

    def date(self, period: Period) -> str:
        """Return a date as the language writes it."""
        return numbers.date(period, self.language)

    def size(self, figure: str, size: str) -> tuple[int, int]:
        """Return the width and height of a drawing in CSS pixels; zeros while nothing is drawn."""
        return self.references.sizes.get((self.language, f"{figure}-{size}"), (0, 0))

    def link(self, text: str, address: str, css: str, fact: str = "") -> str:
        """Return a link to "page.md#anchor". Without an address the words remain; a value keeps its id, `fact`."""
        return self.form.link(text, self.page, address, css, fact)

    def to_register(self, text: str, register: str, anchor: str, css: str, fact: str = "") -> str:
        """Return a link to an entry of a register, or the text alone if no page has that register.

        `fact` is the id of the value that the text shows, if any. It is written as `data-fact` unless the address of
        the link ends with it (see `page.values`).
        """
        page = self.references.registers.get(register)
        return self.link(text, f"{page}.md#{anchor}" if page else "", css, "" if page and anchor == fact else fact)

    def reference(self, source: Source) -> citation.Reference:
        """Return the full reference of a source."""
        return citation.reference(source, self.language)

    def short(self, id: str) -> str:
        """Return a source as a source line names it, linked to its full reference."""
        source = self.references.briefing.sources[id]
        return self.to_register(citation.short(source, self.language), "sources", id, "source")

    def sources(self, ids: Iterable[str]) -> str:
        """Return several sources, as a source line names them."""
        return Markup(self.word("list-comma")).join(self.short(id) for id in ids)

    def tagged(self, text: str, whole: bool = False) -> str:
        """Return a text with its Chinese in <span lang="zh-Hans">, for the font and for the voice of a screen reader.

        A title with Han in it is Chinese as a `whole`. On Chinese pages nothing needs the mark.
        """
        safe, part = self.form.safe(text), WITH_HAN if whole else HAN_RUN
        if self.language == "zh":
            return safe
        return self.form.marked(part.sub(rf'<span lang="{TAGS["zh"]}">\g<0></span>', str(safe)))

    def use(self, kind: str, id: str) -> None:
        """Record that something is used here."""
        self.log.uses.append(Use(kind, id, self.where))

    def refuse(self, what: Message, fix: Message) -> str:
        """Record a problem of this place, and return nothing to print."""
        self.log.problems.append(Problem(self.where, what, fix))
        return ""

    def cited(self, id: str) -> str:
        """Return the number of a source on this page, which is given to it at its first citation: [1]."""
        self.use("cite", id)
        if id not in self.log.cited:
            self.log.cited.append(id)
        return self.link(f"[{self.log.cited.index(id) + 1}]", f"{self.page}.md#ref-{id}", "cite")

    def on(self, line: int) -> Self:
        """Return the writer on a line of its page; a text of data/ knows its own line already."""
        return self if self.where.line else self.at(self.where.at(line))
