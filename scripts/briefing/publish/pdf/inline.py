"""Converts running text to Typst markup, including the parts that must not be broken across lines."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from briefing.language.script import HAN_CHARACTER
from briefing.page.footnotes import FOOTNOTE
from briefing.page.mathml import FORMULA
from briefing.page.tasks import TASK
from briefing.page.values import id_of
from briefing.publish.pdf.escape import (
    CLOSING_MARKS,
    PAUSE_MARKS,
    WORD_JOINER,
    escape,
    gap,
    label,
    narrow_end,
    string,
    text,
)
from briefing.publish.pdf.formulas import formula
from briefing.publish.pdf.writer import Element, Writer, classes, page_address, source_of

UNBROKEN = 8
"""A word of a value without Han is kept on one line up to this many characters; a longer one would stretch lines."""


@dataclass(frozen=True)
class Run:
    """A run of text: words, or elements followed by `words` that must stay on their line.

    A run has several elements only if they are adjacent citations, which share their brackets.
    """

    words: str
    elements: tuple[Element, ...] = ()

    @property
    def content(self) -> str:
        """Return the visible text of the run."""
        return "".join(element.text_content() for element in self.elements) + self.words

    def is_a(self, *names: str) -> bool:
        """Return True if the run begins with a link that has one of these classes."""
        return bool(self.elements) and self.elements[0].tag == "a" and bool({*names} & {*classes(self.elements[0])})

    @property
    def is_value(self) -> bool:
        """Return True if the run begins with a value of data/, which may be a link or a `span`."""
        return bool(self.elements) and "fact" in classes(self.elements[0])

    @property
    def is_footnote(self) -> bool:
        """Return True if the run begins with a footnote, which is set as its number."""
        return bool(self.elements) and FOOTNOTE in classes(self.elements[0])

    @property
    def raised(self) -> bool:
        """Return True if the run is set as superscript, which needs no gap next to it."""
        return self.is_a("cite", "mark") or self.is_footnote


@dataclass(frozen=True)
class Phrase:
    """An inline element in its context.

    `keeps` is the text directly after the element that must stay on its line, or "". `before` is the character before
    the element and `after` the character after `keeps`; each is "" if there is none, or next to superscript.
    """

    element: Element
    keeps: str
    before: str
    after: str


def content(
    writer: Writer, element: Element, before: str = "", after: str = "", without: Collection[Element] = ()
) -> str:
    """Return the content of an element as Typst markup, except the children in `without`.

    `before` and `after` are the characters around the element.
    """
    runs = _runs(writer, element, without)
    return "".join(
        _phrase(writer, runs, at) if run.elements else _words(writer, runs, at, before, after)
        for at, run in enumerate(runs)
    )


# Alternating text and elements.


def _runs(writer: Writer, element: Element, without: Collection[Element]) -> list[Run]:
    """Return the content of an element as alternating runs of words and of elements; the first and last are words."""
    runs = [Run(element.text or "")]
    for child in element:
        if child in without:
            runs[-1] = Run(runs[-1].words + (child.tail or ""))
            continue
        phrase, words = _with_what_follows(writer, child)
        if phrase.is_a("cite") and len(runs) > 1 and runs[-2].is_a("cite") and not runs[-1].words.strip(WORD_JOINER):
            runs[-2:] = [Run("", runs[-2].elements + phrase.elements), words]
        else:
            runs += [phrase, words]
    return runs


def _with_what_follows(writer: Writer, element: Element) -> tuple[Run, Run]:
    """Return an element with the following character that must stay on its line, if any, and the words after that.

    That character is the first of the Chinese unit of a number (2048颗), or the punctuation mark after a reference with
    a page number in brackets: Typst trims the space between two full-width marks only if nothing is between them. A
    hyphen after a value is joined to it by a word joiner (32,768-token).
    """
    run, tail = Run("", (element,)), element.tail or ""
    following = tail.lstrip(WORD_JOINER)
    if run.is_value:
        if HAN_CHARACTER.match(following) and element.text_content()[-1:].isdigit():
            return Run(following[0], (element,)), Run(following[1:])
        if tail.startswith("-"):  # 32,768-token
            return run, Run(WORD_JOINER + tail)
    elif following[:1] in PAUSE_MARKS and _names_page(writer, element) and not _in_brackets(element):
        return Run(following[0], (element,)), Run(following[1:])
    return run, Run(tail)


def _words(writer: Writer, runs: list[Run], at: int, before: str, after: str) -> str:
    """Return a run of words as Typst markup, adjusted to the elements before and after it."""
    words = runs[at].words
    if at:
        before = "" if runs[at - 1].raised else runs[at - 1].content[-1:]
    if at + 1 < len(runs):
        following = runs[at + 1]
        after = ("" if following.raised else following.content[:1]) or after
        if following.is_a("mark") and not writer.boxed(following.elements[0]):  # superscript follows without a space
            words = words.rstrip(" \t\r\n")
        if following.is_a("cite") and words.rstrip(WORD_JOINER).endswith(CLOSING_MARKS):
            return narrow_end(text(words.rstrip(WORD_JOINER), before, after)) + WORD_JOINER
    return text(words, before, after)


def _phrase(writer: Writer, runs: list[Run], at: int) -> str:
    """Return the elements of a run as Typst markup."""
    run, element = runs[at], runs[at].elements[0]
    if run.is_a("cite"):
        return f"#cited({''.join(f'{writer.document.sources[source_of(each)]},' for each in run.elements)})"
    if run.is_footnote:
        return _footnote(writer, element)
    if rule := value if run.is_value else INLINE.get(element.tag):
        written = rule(writer, Phrase(element, run.words, *_characters_around(runs, at)))
        beside = run.is_a("mark") and at > 1 and runs[at - 2].is_a("mark") and not runs[at - 1].words.strip(WORD_JOINER)
        return f" {written}" if beside and writer.boxed(element) else written
    block = writer.rule(element)
    return block(writer, element) if block else content(writer, element)


def _characters_around(runs: list[Run], at: int) -> tuple[str, str]:
    """Return the characters before and after a run of elements; "" for an end of the text or superscript."""
    before, after = runs[at - 1].words, runs[at + 1].words
    if not before and at > 1 and not runs[at - 2].raised:
        before = runs[at - 2].content
    if not after and at + 2 < len(runs) and not runs[at + 2].raised:
        after = runs[at + 2].content
    return before.strip(WORD_JOINER)[-1:], after.strip(WORD_JOINER)[:1]


# Inline elements.


def _link(writer: Writer, phrase: Phrase) -> str:
    element, names = phrase.element, classes(phrase.element)
    inside = content(writer, element, phrase.before, phrase.after)
    if "source" in names:
        space = "" if inside.endswith(CLOSING_MARKS) else "~"
        return f"#source({writer.document.sources[source_of(element)]})[{inside}{space}]"
    if "mark" in names:
        verdict = string(names[-1])
        if not writer.boxed(element):
            return f"#sign({verdict})"
        inside = f"#mark({verdict})[{inside.replace(' ', '~')}]"
    return linked(writer, element, inside, phrase.keeps)


def value(writer: Writer, phrase: Phrase) -> str:
    """Return a value of data/ (an element of class "fact") as Typst markup.

    A line may break between the words of the value, but not between a number and its unit, nor before `phrase.keeps`.
    """
    words = writer.document.values.get(id_of(phrase.element)) or phrase.element.text_content()
    pieces = f"{words}{phrase.keeps}".split(" ")
    last = len(pieces) - 1
    whole = " ".join(
        _value_piece(piece, phrase.before if at == 0 else "", phrase.after if at == last else "")
        for at, piece in enumerate(pieces)
    )
    return linked(writer, phrase.element, whole)


def _value_piece(words: str, before: str, after: str) -> str:
    """Return one word of a value; a short one in a box, with the gaps that Typst does not add next to boxes."""
    if len(words) > UNBROKEN or HAN_CHARACTER.search(words):
        return text(words, before, after)
    return f"{gap(before, words[:1])}#fact[{escape(words)}]{gap(words[-1:], after)}"


def linked(writer: Writer, element: Element, inside: str, pause: str = "") -> str:
    """Return `inside` as a Typst link, or unchanged if the link is internal and its target is not in this PDF.

    In the PDF of a chapter, such a link leads to the site, if its address is known.

    A reference to a place in the briefing also gives the page number; `pause` is the punctuation mark that follows.
    """
    address = element.get("href") or ""
    if _is_outside(address):
        return f"#link({string(address)})[{inside}]"
    place = writer.destination(address) if address else None
    if place is None:
        elsewhere = page_address(writer.document.site, writer.page, address)
        return f"#link({string(elsewhere)})[{inside}]" if elsewhere else inside
    if not _names_page(writer, element):
        return f"#link({place})[{inside}]"
    if _in_brackets(element):
        return f"#see({place}, within: true)[{inside}]"
    return f"#see({place}, pause: {string(pause)})[{inside}]" if pause else f"#see({place})[{inside}]"


def _names_page(writer: Writer, element: Element) -> bool:
    """Return True for a reference that is followed by a page number in a PDF: "Figure 5 (p. 16)"."""
    names, address = classes(element), element.get("href") or ""
    reference = element.tag == "a" and (not names or "ref" in names)
    return reference and not _is_outside(address) and writer.destination(address) is not None


def _is_outside(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _in_brackets(element: Element) -> bool:
    """Return True if the element is inside brackets that were opened earlier in its parent."""
    parent = element.getparent()
    before = parent.text or ""
    for each in parent[: parent.index(element)]:
        before += each.text_content() + (each.tail or "")
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")


def _footnote(writer: Writer, element: Element) -> str:
    """Return a footnote, or its number again if the element is a further reference to it."""
    name = label(writer.page, element.get("data-note") or "")
    if not len(element):
        return f"#footnote({name})"
    return f"#footnote[{content(writer, element).strip()}]#{name}"


def _function(name: str) -> Callable[[Writer, Phrase], str]:
    """Return a rule that calls a function of Typst with the content of the element."""
    return lambda writer, phrase: f"#{name}[{_inside(writer, phrase)}]"


def _inside(writer: Writer, phrase: Phrase) -> str:
    return content(writer, phrase.element, phrase.before, phrase.after)


def _span(writer: Writer, phrase: Phrase) -> str:
    names = classes(phrase.element)
    if TASK in names:
        return f"#task({string(phrase.element.text_content())})"
    if FORMULA in names:
        return formula(phrase.element.find("math"), phrase.before, phrase.after)
    return _inside(writer, phrase)


def _code(writer: Writer, phrase: Phrase) -> str:
    return f"#raw({string(phrase.element.text_content())})"


def _line_break(writer: Writer, phrase: Phrase) -> str:
    return "#linebreak()"


INLINE: Mapping[str, Callable[[Writer, Phrase], str]] = {
    "a": _link,
    "strong": _function("strong"),
    "b": _function("strong"),
    "em": _function("emph"),
    "i": _function("emph"),
    "cite": _function("emph"),
    "span": _span,
    "code": _code,
    "br": _line_break,
    "sup": _function("super"),
    "sub": _function("sub"),
    "del": _function("strike"),
    "ins": _function("underline"),
}
