"""What a page may say. An Author is the one object that templates and authors' Markdown see.

In Markdown, `{{ fact("some.id") }}` calls Author.fact; the methods' docstrings are the authors' manual.
"""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from jinja2 import Template
from markupsafe import Markup

from briefing import citation as citing
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, nearest
from briefing.language import numbers
from briefing.languages import TAGS, Language
from briefing.model import VERDICTS, Briefing, Claim, Figure, Quantity, Source, Text
from briefing.outputs import downloads
from briefing.page.interpolate import render
from briefing.page.parse import escaped
from briefing.page.translation_state import Pair

Form = Literal["markdown", "html", "plain"]
EXPRESSION = re.compile(r"(\{\{(?:(?!\{\{).)*?\}\})", re.DOTALL)
VOCABULARY = (
    "fact",
    "claim",
    "figure",
    "table",
    "ref",
    "cite",
    "term",
    "key_numbers",
    "register",
    "how_to_cite",
    "pdf",
    "all_data",
    "version_date",
)
BLOCKS = ("claim", "figure", "table", "key_numbers", "register", "how_to_cite")


@dataclass(frozen=True)
class Use:
    """One call on a page: what was used, and where."""

    kind: str
    id: str
    where: Place


@dataclass(frozen=True)
class Passage:
    """A section of a page: where a claim is discussed."""

    page: str
    anchor: str
    heading: Text


@dataclass(frozen=True)
class Book:
    """What an author must know beyond its page: numbers of figures and tables, and the page of each register."""

    briefing: Briefing
    numbers: Mapping[str, tuple[str, int, str]] = field(default_factory=dict)
    """id → ("figure" | "table", its number, the page it stands on)."""
    registers: Mapping[str, str] = field(default_factory=dict)
    """register → the page it stands on."""
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    """claim → the sections that discuss it."""
    waiting: Mapping[tuple[Language, str], tuple[Pair, ...]] = field(default_factory=dict)
    """(language, page) → its sections that have not caught up with the other language."""
    templates: Callable[[str], Template] | None = None
    sizes: Mapping[tuple[Language, str], tuple[int, int]] = field(default_factory=dict)
    """(language, drawing) → width and height in CSS pixels; empty while nothing is drawn."""


class Author:
    """Writes one language's values and references on one page; notes unknown ids in `problems`, with their place."""

    def __init__(self, book: Book, language: Language, page: str, where: Place, form: Form = "markdown") -> None:
        self.book, self.language, self.page, self.form = book, language, page, form
        self.where = where
        self.line = 1  # of the page, where the call stands that is being filled
        self.problems: list[Problem] = []
        self.uses: list[Use] = []
        self.cited: list[str] = []

    # What authors call.

    def fact(self, id: str) -> str:
        """The value as this language writes it: 1750亿, 175 billion, 约592 PF-days; linked to where it comes from.

        `id` is a fact of data/facts, a claim with a value (what the source document said), or claims.disputed etc.
        """
        briefing = self.book.briefing
        quantity: Quantity | None = None
        if fact := briefing.facts.get(id):
            quantity, register, anchor = fact.quantity, "numbers", id
        elif (claim := briefing.claims.get(id)) and claim.quantity:
            quantity, register, anchor = claim.quantity, "claims", id
        else:
            valued = [id for id, claim in briefing.claims.items() if claim.quantity]
            return self._unknown("fact", id, [*briefing.facts, *valued])
        if fact and fact.counts:
            register, anchor = fact.counts, f"register-{fact.counts}"
        self._use("fact", id)
        return self._link(numbers.write(quantity, self.language), register, anchor, "fact")

    def ref(self, id: str) -> str:
        """图 3 / Figure 3, 表 1 / Table 1, the mark of a claim (its number and verdict), or a system's name."""
        if id in self.book.numbers:
            kind, number, page = self.book.numbers[id]
            self._use("ref", id)
            return self.link(f"{self.word(kind)} {number}", f"{page}.md#{kind}-{id}", "ref")
        if claim := self.book.briefing.claims.get(id):
            self._use("claim", id)
            joined = "" if self.form == "plain" else JOINER
            return joined + self._link(
                f"{id} {self.word(f'sign-{claim.verdict}')}", "claims", id, f"mark {claim.verdict}"
            )
        if system := self.book.briefing.systems.get(id):
            self._use("system", id)
            return self.link(self.plain().say(system.name, system.where), self.profile(id), "system")
        briefing = self.book.briefing
        known = [*briefing.figures, *briefing.tables, *briefing.claims, *briefing.systems]
        if id in known:
            kind = "figure" if id in briefing.figures else "table"
            return self._note(f'"{id}" stands on no page.', f'Place it with {{{{ {kind}("{id}") }}}}.')
        return self._unknown("figure, table, claim or system", id, known)

    def cite(self, *ids: str) -> str:
        """Numbered references [1][2]; the list at the end of the page is made from them."""
        return "".join((JOINER if self.form != "plain" else "") + self._cite(id) for id in ids)

    def term(self, id: str) -> str:
        """The agreed term of the glossary, linked to its definition."""
        term = self.book.briefing.terms.get(id)
        if term is None:
            return self._unknown("term", id, self.book.briefing.terms)
        self._use("term", id)
        return self._link(term.word[self.language], "terms", id, "term")

    def claim(self, id: str) -> str:
        """A box: what the source document says, its verdict, the better value, and why."""
        claim = self.book.briefing.claims.get(id)
        if claim is None:
            return self._unknown("claim", id, self.book.briefing.claims)
        self._use("claim", id)
        return self.block("claim", claim=claim)

    def figure(self, id: str) -> str:
        """The figure with number, title, drawing, note, source, downloads and data."""
        figure = self.book.briefing.figures.get(id)
        if figure is None:
            return self._unknown("figure", id, self.book.briefing.figures)
        self._use("figure", id)
        return self.block("figure", figure=figure, number=self.book.numbers.get(id, ("", 0, ""))[1])

    def table(self, id: str) -> str:
        """The table with number, title, note and source."""
        table = self.book.briefing.tables.get(id)
        if table is None:
            return self._unknown("table", id, self.book.briefing.tables)
        self._use("table", id)
        return self.block("table", table=table, number=self.book.numbers.get(id, ("", 0, ""))[1])

    def key_numbers(self, *ids: str) -> str:
        """A row of large numbers, each with what it is, its date and its sources."""
        known = [
            id for id in ids if id in self.book.briefing.facts or self._unknown("fact", id, self.book.briefing.facts)
        ]
        for id in known:
            self._use("fact", id)
        return self.block("key_numbers", facts=[self.book.briefing.facts[id] for id in known])

    def register(self, name: str) -> str:
        """A complete list: changes, claims, findings, numbers, sources, terms or systems."""
        if name not in REGISTERS:
            return self._unknown("register", name, REGISTERS)
        self._use("register", name)
        return self.block(f"register_{name}")

    def how_to_cite(self) -> str:
        """How to cite this briefing: by GB/T 7714 and APA, this language's own first, and for reference managers."""
        briefing, language = self.book.briefing, self.language
        files = {
            "BibTeX": ("cite.bib", citing.as_bibtex(briefing, language)),
            "RIS": ("cite.ris", citing.as_ris(briefing, language)),
        }
        return self.block("how_to_cite", styles=citing.STYLES[language], files=files)

    def pdf(self, name: Literal["briefing", "brief"] = "briefing") -> str:
        """A link to this language's PDF with its length: of the briefing, or pdf("brief") of the one-page brief."""
        if name not in ("briefing", "brief"):
            return self._unknown("PDF", name, ("briefing", "brief"))
        if name == "brief" and not self.book.briefing.brief:
            return self._note("no page is printed as the brief.", 'Name it in data/briefing.yml: "brief: …".')
        return self._download(f"{name}.pdf", self.word("pdf" if name == "briefing" else "pdf-brief"))

    def all_data(self) -> str:
        """A link to all data of this language as one ZIP."""
        return self._download("data/all.zip", self.word("all-data"))

    def version_date(self) -> str:
        """The date of this version."""
        return numbers.date(self.book.briefing.date, self.language)

    # What templates call besides.

    def word(self, id: str) -> str:
        """One of the engine's own words."""
        return self.book.briefing.words[id][self.language]

    def say(self, text: Text, where: Place | None = None) -> str:
        """A text of data/, with the {{ … }} in it filled; safe in this author's form."""
        source = text[self.language]
        if "{{" not in source:
            return self._safe(source)
        parts = EXPRESSION.split(source)
        filled = "".join(part if part.startswith("{{") else str(self._safe(part)) for part in parts)
        outer, self.where = self.where, where or self.where
        try:
            return self._marked(render(filled, self.names(), self.where, self.problems))
        finally:
            self.where = outer

    def value(self, quantity: Quantity | Text | None) -> str:
        """A cell of a table: a value, words, or – for what is not known."""
        if quantity is None:
            return "–"
        return self.say(quantity) if isinstance(quantity, Text) else numbers.write(quantity, self.language)

    def size(self, figure: str, size: str) -> tuple[int, int]:
        """Width and height of a drawing in CSS pixels."""
        return self.book.sizes.get((self.language, f"{figure}-{size}"), (0, 0))

    def date(self, period: Any) -> str:
        return numbers.date(period, self.language)

    def reference(self, source: Source) -> citing.Reference:
        return citing.reference(source, self.language)

    def tagged(self, text: str, whole: bool = False) -> str:
        """Words in which a page of another language names Chinese works: Han wants its own font, and its own voice.

        A title with Han in it is Chinese as a `whole`.
        """
        safe, part = self._safe(text), WITH_HAN if whole else HAN_RUN
        if self.language == "zh":
            return safe
        return self._marked(part.sub(rf'<span lang="{TAGS["zh"]}">\g<0></span>', str(safe)))

    def short(self, id: str) -> str:
        """A source as a source line names it, linked to its full reference."""
        source = self.book.briefing.sources[id]
        return self._link(citing.short(source, self.language), "sources", id, "source")

    def sources(self, ids: Iterable[str]) -> str:
        """Several sources, as a source line names them."""
        return Markup(self.word("list-comma")).join(self.short(id) for id in ids)

    def passages(self, claim: str) -> str:
        """The sections that discuss a claim, linked."""
        found = self.book.passages.get(claim, ())
        links = (self.link(self.say(p.heading), f"{p.page}.md#{p.anchor}", "passage") for p in found)
        return Markup(self.word("list-comma")).join(links)

    @property
    def other(self) -> Language:
        """The other language."""
        return "en" if self.language == "zh" else "zh"

    def tag(self, language: Language) -> str:
        """The language tag of HTML (BCP 47)."""
        return TAGS[language]

    def own_reference(self, style: citing.Style | None = None) -> str:
        """How to cite this briefing: GB/T 7714 in Chinese and APA in English, unless the other style is asked for."""
        found = citing.own_reference(self.book.briefing, self.language, style or citing.STYLES[self.language][0])
        return self.say(Text(found, found))

    def block(self, name: str, **context: Any) -> str:
        """One of templates/blocks, filled: HTML without empty lines, which would end it in Markdown."""
        assert self.book.templates
        text = self.book.templates(f"blocks/{name}.html").render(
            a=self.but("html"), briefing=self.book.briefing, verdicts=VERDICTS, **context
        )
        return re.sub(r"\n\s*\n+", "\n", text).strip()

    def profile(self, id: str) -> str:
        """The page of a system; its place in the register where there are no such pages."""
        return f"{PROFILE}{id}.md" if "systems" in self.book.registers else ""

    def supported(self, text: Text, where: Place) -> str:
        """A text of data/, followed by numbered references to the sources of the facts in it."""
        before = len(self.uses)
        said = self.say(text, where)
        facts = (self.book.briefing.facts.get(use.id) for use in self.uses[before:] if use.kind == "fact")
        ids = dict.fromkeys(id for fact in facts if fact for id in fact.quantity.sources)
        return said + Markup("").join(self._cite(id) for id in ids)

    def behind(self) -> str:
        """What readers are told on a page of which sections wait for the other language; "" where none does."""
        sections = self.book.waiting.get((self.language, self.page), ())
        if not sections:
            return ""
        parts = (
            self.link(pair.heading[self.language], f"{self.page}.md#{pair.anchor}", "passage")
            for pair in sections
            if pair.heading
        )
        date = self.date(min(self.book.briefing.confirmed[pair.key].date for pair in sections))
        said = self.word("waits").format(date=date, parts=self.word("list-comma").join(parts))
        screen = " screen-only" if self.page == self.book.briefing.brief else ""  # the brief keeps to one side
        return f'!!! caution{screen} "{self.word("waits-title")}"\n    {said}\n'

    def figure_reference(self, figure: Figure) -> str:
        """How to cite one figure of this briefing."""
        title = self.say(figure.title, figure.where)
        number = f"{self.word('figure')} {self.book.numbers.get(figure.id, ('', 0, ''))[1]}"
        if self.language == "zh":
            return self._marked(f"{number} {title}[EB/OL]//{self.own_reference().replace('[EB/OL]', '', 1)}")
        return self._marked(f"{title} ({number}). In {self.own_reference()}")

    def claim_link(self, claim: Claim) -> str:
        return self._link(f"{claim.id}", "claims", claim.id, "claim-id")

    def link(self, text: str, target: str, css: str) -> str:
        """A link to "page.md#anchor", in this author's form."""
        page, mark, anchor = target.partition("#")
        here = page.removesuffix(".md") == self.page and anchor
        if self.form == "plain" or not target:
            return self._safe(text)
        if self.form == "markdown":
            classes = " ".join(f".{name}" for name in css.split())
            return f"[{escaped(text)}]({'' if here else page}{mark}{anchor}){{ {classes} }}"
        address = f"{'' if here else page.removesuffix('.md') + '.html'}{mark}{anchor}"
        return Markup('<a class="{}" href="{}">{}</a>').format(css, address, text)

    def plain(self) -> "Author":
        """The same author where no link can stand: alternative text, drawings, CSV."""
        return self.but("plain")

    def but(self, form: Form) -> "Author":
        other = Author(self.book, self.language, self.page, self.where, form)
        other.problems, other.uses, other.cited, other.line = self.problems, self.uses, self.cited, self.line
        return other

    def names(self) -> dict[str, Any]:
        """The vocabulary, as Jinja sees it."""
        return {name: getattr(self, name) for name in VOCABULARY}

    # How it works.

    def at(self, line: int) -> None:
        """What follows stands on this line of the page."""
        self.line = line

    def _cite(self, id: str) -> str:
        if id not in self.book.briefing.sources:
            return self._unknown("source", id, self.book.briefing.sources)
        self._use("cite", id)
        if id not in self.cited:
            self.cited.append(id)
        return self.link(f"[{self.cited.index(id) + 1}]", f"{self.page}.md#ref-{id}", "cite")

    def _link(self, text: str, register: str, anchor: str, css: str) -> str:
        """A link into a register; plain words where no page holds that register."""
        page = self.book.registers.get(register)
        return self.link(text, f"{page}.md#{anchor}", css) if page else self._safe(text)

    def _safe(self, text: str) -> str:
        if self.form == "html":
            return Markup(html.escape(text, quote=False))
        return escaped(text) if self.form == "markdown" else text

    def _marked(self, text: str) -> str:
        return Markup(text) if self.form == "html" else text

    def _use(self, kind: str, id: str) -> None:
        self.uses.append(Use(kind, id, self._place()))

    def _download(self, file: str, text: str) -> str:
        """A link to a file, and behind it how long and how large that is."""
        return self._marked(f'<a href="{file}">{text}</a>{downloads.place(file)}')

    def _unknown(self, kind: str, id: str, known: Any) -> str:
        return self._note(f'no {kind} "{id}".', nearest(id, known))

    def _note(self, what: str, hint: str = "") -> str:
        self.problems.append(Problem(self._place(), what, hint))
        return ""

    def _place(self) -> Place:
        """The file and line of the Markdown that is being filled; data/ texts know theirs already."""
        return self.where if self.where.line else self.where.at(self.line)


JOINER = "\u2060"
"""Keeps a reference on the line of the words it belongs to (Unicode's word joiner)."""
HAN_RUN = re.compile(r"[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef·—]*[\u3400-\u9fff）])?")
"""Han, with the marks between."""
WITH_HAN = re.compile(r"^.*[\u3400-\u9fff].*$")
PROFILE = "system-"
"""The profile of the system "m6" is the page system-m6."""
REGISTERS = ("changes", "claims", "findings", "numbers", "sources", "terms", "systems")
