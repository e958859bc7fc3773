"""Writes values, words and references in one language and one output form, and records the entries used."""

import re
from collections.abc import Iterable, Sequence
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
from briefing.model import Party, Period, Source
from briefing.page.form import HTML, MARKDOWN, PLAIN, Form
from briefing.page.references import References

JOINER = "\u2060"
"""Unicode's word joiner, which keeps a reference on the same line as the preceding word."""
HAN_RUN = re.compile(rf"[{HAN}](?:[\u3000-\u303f{HAN}\uff00-\uffef·—]*[{HAN}）])?")
"""A run of Han characters, with the punctuation between them."""
WITH_HAN = re.compile(rf"^.*[{HAN}].*$")
PROFILE = "system-"
"""The prefix of the names of profiles: the system "m6" has the page "system-m6"."""
NOWHERE = Place("data/briefing.yml")


@dataclass(frozen=True)
class Use:
    """The use of an entry by a page: its kind, its id, and the place of the call."""

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
    """Writes in one language and one form.

    `page` is the current page, or "" outside pages; `where` is the place at which uses and problems are recorded.
    """

    references: References
    language: Language
    page: str = ""
    where: Place = NOWHERE
    form: Form = MARKDOWN
    log: Log = field(default_factory=Log)
    depth: int = 0
    """The nesting depth of the current text of data/."""

    def plain(self) -> Self:
        """Return a copy of this writer that writes plain text, which has no links, and shares its log."""
        return replace(self, form=PLAIN)

    def html(self) -> Self:
        """Return a copy of this writer that writes HTML and shares its log."""
        return replace(self, form=HTML)

    def at(self, where: Place | None) -> Self:
        """Return a copy of this writer at another place, which shares its log, or this writer if `where` is None."""
        return replace(self, where=where) if where else self

    @property
    def other(self) -> Language:
        """Return the other language."""
        return "en" if self.language == "zh" else "zh"

    def tag(self, language: Language) -> str:
        """Return the language tag (BCP 47) for HTML."""
        return TAGS[language]

    def word(self, id: str) -> str:
        """Return one of the engine's own words in this language."""
        return self.references.briefing.words[id][self.language]

    def listed(self, items: Sequence[str], last: str = "list-comma") -> str:
        """Return items with commas between them, and the word `last`, such as "list-and", before the last one."""
        *first, end = items
        return self.word(last).join([self.word("list-comma").join(first), end] if first else [end])

    def date(self, period: Period) -> str:
        """Return a date in the notation of this language."""
        return numbers.date(period, self.language, short=True)

    def size(self, figure: str, size: str) -> tuple[int, int]:
        """Return the width and height of a drawing in CSS pixels, or (0, 0) before the figures are drawn.

        `size` is "wide" or "phone".
        """
        return self.references.sizes.get((self.language, f"{figure}-{size}"), (0, 0))

    def link(self, text: str, address: str, css: str, fact: str = "") -> str:
        """Return a link to an address such as "page.md#anchor", or the text alone if it is ""; see `Form.link`."""
        return self.form.link(text, self.page, address, css, fact)

    def to_register(self, text: str, register: str, anchor: str, css: str, fact: str = "") -> str:
        """Return a link to an entry of a register, or the text alone if no page has that register.

        `fact` is the id of the value that the text shows, if any. It is written as `data-fact` unless the address of
        the link ends with it (see `page.values`).
        """
        page = self.references.registers.get(register)
        return self.link(text, f"{page}.md#{anchor}" if page else "", css, "" if page and anchor == fact else fact)

    def signature(self) -> str:
        """Return the line that names the authors and the publisher of this briefing, or says that it is unsigned."""
        briefing = self.references.briefing
        parts = []
        if briefing.authors:
            names = self.word("list-authors").join(map(self._party, briefing.authors))
            parts.append(
                self.word("written-by" if len(briefing.authors) == 1 else "written-by-all").format(names=names)
            )
        if briefing.publisher:
            parts.append(self.word("published-by").format(names=self._party(briefing.publisher)))
        return " · ".join(parts) or self.word("unsigned")

    def _party(self, party: Party) -> str:
        """Return a name, followed by the affiliation in brackets, if there is one."""
        name = party.name[self.language]
        if not party.affiliation:
            return name
        return f"{name}{self.word('open-bracket')}{party.affiliation[self.language]}{self.word('close-bracket')}"

    def reference(self, source: Source) -> citation.Reference:
        """Return the full reference to a source, in the citation style of this language."""
        return citation.reference(source, self.language)

    def short(self, id: str) -> str:
        """Return the short name of a source, as in source lines, linked to its full reference."""
        source = self.references.briefing.sources[id]
        return self.to_register(citation.short(source, self.language), "sources", id, "source")

    def sources(self, ids: Iterable[str]) -> str:
        """Return the short names of sources, linked and with commas between them, for a source line."""
        return Markup(self.word("list-comma")).join(self.short(id) for id in ids)

    def tagged(self, text: str, whole: bool = False) -> str:
        """Return an escaped text with its Chinese in <span lang="zh-Hans">, for the font and a screen reader's voice.

        With `whole`, for titles, a text that contains any Han is marked entirely. On Chinese pages nothing is marked.
        """
        safe, part = self.form.safe(text), WITH_HAN if whole else HAN_RUN
        if self.language == "zh":
            return safe
        return self.form.marked(part.sub(rf'<span lang="{TAGS["zh"]}">\g<0></span>', str(safe)))

    def use(self, kind: str, id: str) -> None:
        """Record the use of an entry at this place."""
        self.log.uses.append(Use(kind, id, self.where))

    def refuse(self, what: Message, fix: Message) -> str:
        """Record a problem at this place, and return "", the output of a call that fails."""
        self.log.problems.append(Problem(self.where, what, fix))
        return ""

    def cited(self, id: str) -> str:
        """Return the number of a source on this page, such as [1], linked to its reference; record the citation."""
        self.use("cite", id)
        if id not in self.log.cited:
            self.log.cited.append(id)
        return self.link(f"[{self.log.cited.index(id) + 1}]", f"{self.page}.md#ref-{id}", "cite")

    def on(self, line: int) -> Self:
        """Return a copy of this writer at a line of its page.

        In a text of data/, whose place already has a line, return this writer.
        """
        return self if self.where.line else self.at(self.where.at(line))
