"""Renders docs/<language>/*.md as plain Markdown with a little semantic HTML, which any publisher can read."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.language.ordinals import heading_mark
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing, Head, Page
from briefing.page import footnotes, lines, mathml, media, profiles, structure, tasks
from briefing.page.calls import Call, Malformed
from briefing.page.media import Replacement
from briefing.page.parse import Heading, PageSource, parse
from briefing.page.recording import digests, recorded
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary
from briefing.page.writer import JOINER, Use
from briefing.store.memo import Digests, Memo, Reads


@dataclass(frozen=True)
class RenderedPage:
    """A page for the publisher: its head and Markdown, the entries used, the sources cited in order, the problems."""

    head: Head
    body: str
    markdown: str
    """The whole file: front matter and body."""
    uses: tuple[Use, ...]
    cited: tuple[str, ...]
    problems: tuple[Problem, ...]
    findings: tuple[Problem, ...] = ()
    """The problems that the checks of its text found; empty for a profile."""


Review = Callable[[Briefing, Page], list[Problem]]
"""A function that checks the text of a page. Its reads of the briefing are recorded."""


def write(references: References, page: Page) -> RenderedPage:
    """Render one page of docs/: fill its calls, lay out its lines and append its list of references, if any.

    The page is not reviewed: `findings` is empty.
    """
    source = parse(page)
    writer = Vocabulary(references, page.language, page.name, page.where)
    writer.log.problems += structure.problems(source)
    noted = _footnotes(source, writer)
    written = [each for part in (media, mathml, tasks) for each in part.replacements(source, writer)]
    changes = [*_outermost(written), *noted]
    text = _filled(source, writer, _Layout(source, writer), changes)
    front, body = _split(text, page.body)
    if noted and footnotes.EXTENSION in writer.references.briefing.dialect.extensions:
        body = f"{body.rstrip()}\n\n{footnotes.PLACE}\n"
    return _rendered(writer, page.head, front, body)


def _outermost(changes: Iterable[Replacement]) -> list[Replacement]:
    """Return the changes without those in the middle of another, such as a formula in the description of an image."""
    kept: list[Replacement] = []
    for each in sorted(changes, key=lambda change: (change.start, -change.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _footnotes(source: PageSource, writer: Vocabulary) -> list[Replacement]:
    """Return the changes that keep the number of each footnote on the line of its word, and record their use."""
    labels = [label for label in footnotes.labels(source) if not label.begins]
    for label in labels:
        writer.on(label.line).use("footnote", label.name)
    return [Replacement(label.start, label.start, JOINER) for label in labels]


class _Layout:
    """The changes to an author's lines: heading numbers, the notice of outdated sections, joined lines in Chinese."""

    def __init__(self, source: PageSource, writer: Vocabulary) -> None:
        page = source.page
        chinese = page.language == "zh"
        self.joined = lines.joined(source.paragraphs) if chinese else frozenset()
        self.marks = dict(_numbered(source.headings, page.language)) if page.head.numbered else {}
        self.notice, self.title = outdated_notice(writer), min((each.line for each in source.headings), default=0)

    def write(self, words: str, line: int) -> str:
        """Return `words`, which begin on line `line` of the source, with the changes of this layout applied."""
        written, *rest = words.split("\n")
        for at, part in enumerate(rest, line):
            if self.notice and at == self.title:
                written += f"\n\n{self.notice}"
            part = (
                f"{part[: self.marks[at + 1][0]]}{self.marks[at + 1][1]}{part[self.marks[at + 1][0] :]}"
                if (at + 1 in self.marks)
                else part
            )
            written += part.lstrip() if at in self.joined else f"\n{part}"
        return written


def _filled(source: PageSource, writer: Vocabulary, layout: _Layout, changes: Iterable[Replacement]) -> str:
    parts: list[str] = []
    replaced = sorted(changes, key=lambda each: each.start)
    line, offset = 1, 0
    for piece in source.pieces:
        typed = piece if isinstance(piece, str) else piece.typed
        if isinstance(piece, str):
            # Code is blanked in the pieces, so that calls in it are not filled; the source has it as typed.
            parts.append(layout.write(_edited(source.page.source, offset, offset + len(typed), replaced), line))
        elif not any(each.start <= offset < each.end for each in replaced):
            if _is_mark(piece, writer.references.briefing) and parts:
                # The mark is set in the margin; the space before it would remain in the text.
                parts[-1] = parts[-1].removesuffix(" ")
            parts.append(writer.call(piece))
        line, offset = line + typed.count("\n"), offset + len(typed)
    return "".join(parts)


def _edited(text: str, start: int, end: int, replaced: Iterable[Replacement]) -> str:
    """Return a part of a page's source with the replacements that begin in it, and without other replaced text."""
    parts, at = [], start
    for each in replaced:
        if each.start < end and (each.end > start or each.start == start):
            parts += [text[at : each.start], each.text if each.start >= start else ""]
            at = min(each.end, end)
    return "".join([*parts, text[at:end]])


def _is_mark(call: Call | Malformed, briefing: Briefing) -> bool:
    """Return True if a call produces the mark of a claim."""
    return isinstance(call, Call) and call.name == "ref" and call.id in briefing.claims


def _numbered(headings: tuple[Heading, ...], language: Language) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the line of each heading of levels 2 and 3, with the column of its text and its number."""
    chapter = section = 0
    for heading in headings:
        if heading.level == 2:
            chapter, section = chapter + 1, 0
        elif heading.level == 3:
            section += 1
        if heading.level in (2, 3):
            yield heading.line, (heading.column, heading_mark(chapter, section, language))


def outdated_notice(writer: Vocabulary) -> str:
    """Return the notice, in Markdown, that sections of this page are out of date, or "" if none is."""
    sections = writer.references.outdated.get((writer.language, writer.page), ())
    if not sections:
        return ""
    briefing = writer.references.briefing
    parts = (
        writer.link(pair.heading[writer.language], f"{writer.page}.md#{pair.anchor}", "passage")
        for pair in sections
        if pair.heading
    )
    date = writer.date(min(briefing.confirmed[pair.key].date for pair in sections))
    message = writer.word("waits").format(date=date, parts=writer.word("list-comma").join(parts))
    screen = " screen-only" if writer.page == briefing.brief else ""  # the brief must fit one side
    return f'!!! caution outdated{screen} "{writer.word("waits-title")}"\n    {message}\n'


def _split(text: str, body: int) -> tuple[str, str]:
    """Split a filled page, whose body begins on the line `body`, into its front matter and its body."""
    parts = text.split("\n")
    return "\n".join([*parts[: body - 1], ""]) if body > 1 else "", "\n".join(parts[body - 1 :])


def _rendered(writer: Vocabulary, head: Head, front: str, body: str) -> RenderedPage:
    """Return the rendered page, with the numbered list of the sources it cites, if any."""
    log = writer.log
    if log.cited:
        sources = [writer.references.briefing.sources[id] for id in log.cited]
        listed = writer.block("references", sources=sources)
        body = f"{body.rstrip()}\n\n## {writer.word('references')} {{#references}}\n\n{listed}\n"
    return RenderedPage(head, body, front + body, tuple(log.uses), tuple(log.cited), tuple(log.problems))


def write_all(
    references: References,
    memo: Memo | None = None,
    known: Digests | None = None,
    review: Review = lambda *_: [],
) -> Mapping[Language, Mapping[str, RenderedPage]]:
    """Render every page in both languages: the pages of docs/, which are also reviewed, and the profiles of systems.

    With a memo, a page is rendered and reviewed again only if one of its inputs has changed, or if it had problems or
    findings. `known` returns the digests of the references; by default they are computed here.
    """
    known = known or digests(references)
    found: dict[Language, dict[str, RenderedPage]] = {}
    for language in LANGUAGES:
        names = [*references.briefing.pages[language], *profiles.names(references)]
        found[language] = {name: _remembered(references, language, name, memo, known, review) for name in names}
    return found


def _remembered(
    references: References, language: Language, name: str, memo: Memo | None, known: Digests, review: Review
) -> RenderedPage:
    """Recall a page from the memo, or render it. With problems or findings, whose lines may change, it is not kept."""
    if memo is None:
        return _any_page(references, language, name, review)
    unit = f"page {language}/{name}"
    content = memo.recall(unit, known)
    if content is not None:
        return _decoded(content)
    reads = Reads(known)
    page = _any_page(recorded(references, reads), language, name, review)
    if not page.problems and not page.findings:
        memo.keep(unit, _encoded(page), reads.seen)
    return page


def _any_page(references: References, language: Language, name: str, review: Review) -> RenderedPage:
    """Render and review a page of docs/, or render the profile of a system, which is not reviewed."""
    page = references.briefing.pages[language].get(name)
    if page is not None:
        return replace(write(references, page), findings=tuple(review(references.briefing, page)))
    profile = profiles.profile(references, language, name)
    return _rendered(profile.writer, profile.head, profile.front, profile.body)


def _encoded(page: RenderedPage) -> bytes:
    uses = [[use.kind, use.id, use.where.file, use.where.line] for use in page.uses]
    fields = {
        "head": asdict(page.head),
        "body": page.body,
        "markdown": page.markdown,
        "uses": uses,
        "cited": page.cited,
    }
    return json.dumps(fields, ensure_ascii=False).encode()


def _decoded(content: bytes) -> RenderedPage:
    fields = json.loads(content)
    uses = tuple(Use(kind, id, Place(file, line)) for kind, id, file, line in fields["uses"])
    return RenderedPage(Head(**fields["head"]), fields["body"], fields["markdown"], uses, tuple(fields["cited"]), ())
