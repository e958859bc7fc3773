"""Implements the calls that authors and templates may use: `{{ fact("some.id") }}` calls Vocabulary.fact.

The docstrings of the first half are written for authors; `calls.KINDS` lists the names that authors may use. The
second half is for the templates in templates/, where a Vocabulary is named `a`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from briefing import citation
from briefing.diagnostics.message import Message, any_of, translatable
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import did_you_mean
from briefing.language import numbers
from briefing.language.columns import notations
from briefing.model import Claim, Fact, Figure, Quantity, Text
from briefing.page import blocks
from briefing.page.calls import Call, Malformed, pieces
from briefing.page.exhibit_note import exhibit_note
from briefing.page.placeholders import extent
from briefing.page.registers import REGISTERS, has_data
from briefing.page.writer import JOINER, PROFILE, Writer

PDFS = ("briefing", "brief")
DEEPEST = 8
"""The maximum nesting depth of texts of data/; only a text that refers to itself exceeds it."""


class Vocabulary(Writer):
    """Produces the output of calls: values, references, blocks. A call that fails records a problem and returns ""."""

    # Calls for authors.

    def fact(self, id: str) -> str:
        """Return a value in the notation of this language, 1750亿 or 175 billion, linked to its entry in a register.

        `id` is a fact of data/facts, a claim with a value (the one in the source document), or a count such as
        claims.disputed. If no page has the register, the value is not linked.
        """
        briefing = self.references.briefing
        quantity = briefing.quantity(id)
        if not quantity:
            return self._unknown("fact", id, [*briefing.facts, *(c.id for c in briefing.claims.values() if c.quantity)])
        self.use("fact", id)
        return self.linked_value(id, quantity)

    def ref(self, id: str) -> str:
        """Return a link: 图 3 / Figure 3, 表 1 / Table 1, the mark of a claim (id and verdict), or a system's name."""
        briefing = self.references.briefing
        if exhibit := self.references.exhibits.get(id):
            self.use("ref", id)
            address = f"{exhibit.page}.md#{exhibit.kind}-{id}"
            return self.link(f"{self.word(exhibit.kind)} {exhibit.number}", address, "ref")
        if claim := briefing.claims.get(id):
            return self._mark(claim)
        if system := briefing.systems.get(id):
            self.use("system", id)
            return self.link(self.plain().say(system.name, system.where), self.profile(id), "system")
        if id in briefing.figures or id in briefing.tables:
            kind = "figure" if id in briefing.figures else "table"
            what = Message('"{id}" is not shown on any page.', id=id)
            return self.refuse(what, Message('Show it with {{{{ {kind}("{id}") }}}}.', kind=kind, id=id))
        known = [*briefing.figures, *briefing.tables, *briefing.claims, *briefing.systems]
        return self._unknown(ANY, id, known)

    def cite(self, *ids: str) -> str:
        """Return numbered references such as [1][2]; the list at the end of the page contains the sources cited."""
        joiner = "" if self.form is self.plain().form else JOINER
        known = self.references.briefing.sources
        return "".join(joiner + (self.cited(id) if id in known else self._unknown("source", id, known)) for id in ids)

    def term(self, id: str) -> str:
        """Return a term of the glossary, linked to its definition."""
        term = self.references.briefing.terms.get(id)
        if term is None:
            return self._unknown("term", id, self.references.briefing.terms)
        self.use("term", id)
        return self.to_register(term.word[self.language], "terms", id, "term")

    def claim(self, id: str) -> str:
        """Return a box with a claim of the source document, its verdict, the better value, the reason and sources."""
        claim = self.references.briefing.claims.get(id)
        if claim is None:
            return self._unknown("claim", id, self.references.briefing.claims)
        self.use("claim", id)
        return self.block("claim", claim=claim)

    def figure(self, id: str) -> str:
        """Return the figure with its number, titles, key, drawing, note, sources, downloads, citation and data."""
        return self._exhibit("figure", id, self.references.briefing.figures)

    def table(self, id: str) -> str:
        """Return the table with its number, title, note, sources and download."""
        return self._exhibit("table", id, self.references.briefing.tables)

    def key_numbers(self, *ids: str) -> str:
        """Return a row of facts in large type, each with its description, date, basis and first source, if any."""
        facts = self.references.briefing.facts
        known = [id for id in ids if id in facts or self._unknown("fact", id, facts)]
        for id in known:
            self.use("fact", id)
        return self.block("key_numbers", facts=[facts[id] for id in known])

    def register(self, name: str) -> str:
        """Return the complete list called `name` (a key of REGISTERS), such as all claims, or "" if it is empty."""
        if name not in REGISTERS:
            return self._unknown("register", name, REGISTERS)
        self.use("register", name)
        register = REGISTERS[name]
        if not register.has_entries(self.references.briefing):
            return ""  # a check reports it
        return self.block(f"register_{register.template}", register=name)

    def how_to_cite(self) -> str:
        """Return the citation of this briefing in both styles, this language's first, and as BibTeX and RIS."""
        briefing, language = self.references.briefing, self.language
        files = {
            "BibTeX": ("cite.bib", citation.as_bibtex(briefing, language)),
            "RIS": ("cite.ris", citation.as_ris(briefing, language)),
        }
        return self.block("how_to_cite", styles=citation.STYLES[language], files=files)

    def pdf(self, name: str = "briefing") -> str:
        """Return a link to the PDF `name`, "briefing", "brief" or that of a chapter, with its length and size."""
        chapters = self.references.briefing.chapter_pdfs
        if name in chapters and name not in PDFS:
            return self._download(f"chapter-{name}.pdf", self.word("pdf-chapter"))
        if name not in PDFS:
            return self._unknown("PDF", name, (*PDFS, *chapters))
        if name == "brief" and not self.references.briefing.brief:
            what = Message("No page is printed as the brief.")
            return self.refuse(what, Message("Name its page in data/briefing.yml: brief: …"))
        return self._download(f"{name}.pdf", self.word("pdf" if name == "briefing" else "pdf-brief"))

    def all_data(self) -> str:
        """Return a link to the ZIP file with all data in this language, with its size."""
        if not has_data(self.references.briefing):
            return self.refuse(Message("This briefing has no data to download."), Message("Remove the call."))
        return self._download("data/all.zip", self.word("all-data"))

    def version_date(self) -> str:
        """Return the date of this version."""
        return self.date(self.references.briefing.date)

    # Further methods for templates.

    def say(self, text: Text, where: Place | None = None) -> str:
        """Return a text in this language, escaped, with its calls replaced by their output.

        Problems are reported at the place of the text, or at `where` if the text has none.
        """
        parts = pieces(text[self.language])
        here = replace(self.at(text.at(self.language) or where), depth=self.depth + 1)
        return self.form.marked("".join(self.form.safe(p) if isinstance(p, str) else here.call(p) for p in parts))

    def call(self, call: Call | Malformed) -> str:
        """Return the output of one call; if it fails, record a problem and return ""."""
        here = self.on(call.line)
        if isinstance(call, Malformed):
            return here.refuse(call.what, call.fix)
        if self.depth > DEEPEST:
            what = Message("This text refers to itself.")
            return here.refuse(what, Message("Remove the call that leads back to it."))
        written: str = getattr(here, call.name)(*call.ids)
        return written

    def value(self, quantity: Quantity | Text | None) -> str:
        """Return the text of a table cell: a quantity, a text, or "–" if the value is not known."""
        if quantity is None:
            return "–"
        return self.say(quantity) if isinstance(quantity, Text) else numbers.write(quantity, self.language, short=True)

    def calculation(self, fact: Fact) -> str:
        """Return the calculation of a derived value, with a link to each input, or "" for any other value."""
        rule = fact.derive
        if rule is None:
            return ""
        if rule.between:
            inputs = Markup(self.word("list-comma")).join(map(self._input, rule.between))
            return Markup(self.word("range-of")).format(values=inputs)
        if rule.multiply or rule.divide:
            identity, operator, inverse = "1", " × ", " ÷ "
        else:
            identity, operator, inverse = "0", " + ", " − "
        first = Markup(operator).join(map(self._input, (*rule.multiply, *rule.add))) or Markup(identity)
        rest = (Markup(inverse) + self._input(id) for id in (*rule.divide, *rule.subtract))
        return Markup("= ") + first + Markup("").join(rest)

    def _input(self, id: str) -> str:
        """Return a value from which another is computed: its name, and the value with a link to its entry."""
        briefing = self.references.briefing
        quantity, fact = briefing.quantity(id), briefing.facts.get(id)
        assert quantity
        value = Markup(self.linked_value(id, quantity))
        name = self.say(fact.what, fact.where) if fact else id
        return Markup("{}{}{}{}").format(Markup(name), self.word("open-bracket"), value, self.word("close-bracket"))

    def linked_value(self, id: str, quantity: Quantity) -> str:
        """Return the value of a fact or claim, linked to its entry in a register."""
        fact = self.references.briefing.facts.get(id)
        register, anchor = ("numbers" if fact else "claims"), id
        if fact and fact.counts:
            register, anchor = fact.counts, f"register-{fact.counts}"
        return self.to_register(numbers.write(quantity, self.language), register, anchor, "fact", fact=id)

    def block(self, name: str, **context: Any) -> str:
        """Render a template of templates/blocks as HTML."""
        return blocks.block(name, self.html(), **context)

    def passages(self, claim: str) -> str:
        """Return links to the sections that discuss a claim, with commas between them; "" if there are none."""
        found = self.references.passages.get(claim, ())
        links = (self.link(self.say(each.heading), f"{each.page}.md#{each.anchor}", "") for each in found)
        return Markup(self.word("list-comma")).join(links)

    def profile(self, id: str) -> str:
        """Return the file name of a system's profile page, or "" if systems have no profiles."""
        return f"{PROFILE}{id}.md" if "systems" in self.references.registers else ""

    def supported(self, text: Text, where: Place) -> str:
        """Return a text of data/, followed by numbered references to the sources of its facts."""
        facts, before = self.references.briefing.facts, len(self.log.uses)
        rendered = self.say(text, where)
        used = [facts[use.id] for use in self.log.uses[before:] if use.kind == "fact" and use.id in facts]
        ids = dict.fromkeys(id for fact in used for id in fact.quantity.sources)
        return rendered + Markup("").join(self.cited(id) for id in ids)

    def own_reference(self, style: citation.Style | None = None) -> str:
        """Return the reference to this briefing, in the style of this language by default."""
        style = style or citation.STYLES[self.language][0]
        found = citation.own_reference(self.references.briefing, self.language, style)
        return self.say(Text(found, found))

    def figure_reference(self, figure: Figure) -> str:
        """Return the reference to one figure of this briefing."""
        title, own = self.say(figure.title, figure.where), self.own_reference()
        number = f"{self.word('figure')} {self.references.exhibits[figure.id].number}"
        if self.language == "zh":
            return self.form.marked(f"{number} {title}[EB/OL]//{own.replace('[EB/OL]', '', 1)}")
        return self.form.marked(f"{title} ({number}). In {own}")

    def claim_link(self, claim: Claim) -> str:
        """Return the id of a claim, linked to its entry in the register."""
        return self.to_register(claim.id, "claims", claim.id, "claim-id")

    def _mark(self, claim: Claim) -> str:
        self.use("claim", claim.id)
        joiner = "" if self.form is self.plain().form else JOINER
        words = f"{claim.id} {self.word(f'sign-{claim.verdict}')}"
        return joiner + self.to_register(words, "claims", claim.id, f"mark {claim.verdict}")

    def _exhibit(self, kind: str, id: str, known: Any) -> str:
        if id not in known:
            return self._unknown(kind, id, known)
        if id not in self.references.exhibits:
            what = Message('"{id}" is shown only on pages with digest: true.', id=id)
            return self.refuse(what, Message("Show it in full on another page, where it gets its number."))
        self.use(kind, id)
        shown, number = known[id], self.references.exhibits[id].number
        html = self.html()  # the note is inside HTML, where Markdown would be printed as typed
        columns, note = notations(shown, self.language), exhibit_note(html, html.say, shown)
        return self.block(kind, **{kind: shown}, number=number, notations=columns, note=note)

    def _download(self, file: str, text: str) -> str:
        """Return a link to a file, followed by the placeholder for its length and size."""
        return self.form.marked(f'<a href="{file}">{text}</a>{extent(file)}')

    def _unknown(self, kind: str, id: str, known: Iterable[str]) -> str:
        what = Message('No {kind} "{id}".', kind=Message(kind), id=id)
        return self.refuse(what, did_you_mean(id, known, _where_to_look(kind, known)))


FOLDERS = {
    translatable("fact"): "facts/",
    translatable("claim"): "claims/",
    translatable("figure"): "figures/",
    translatable("table"): "tables/",
    translatable("source"): "sources.yml",
    translatable("term"): "terms.yml",
}
"""The folder or file in data/ that contains the entries of each kind."""
LISTED = (translatable("register"), translatable("PDF"))
"""The kinds with so few names that a message can list them all."""
ANY = translatable("figure, table, claim or system")


def _where_to_look(kind: str, known: Iterable[str]) -> Message:
    """Return the fix for an id that resembles no known one."""
    if kind in LISTED:
        return Message("Use {choices}.", choices=any_of(known))
    if kind == ANY:
        return Message("Write the id of a figure, table, claim or system in data/.")
    return Message("Add it to data/{folder}, or use an existing id.", folder=FOLDERS[kind])
