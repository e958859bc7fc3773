"""docs/<language>/*.md → plain Markdown with small semantic HTML, which any publisher can read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing, Page, Text
from briefing.page import profiles
from briefing.page.context import BLOCKS, Author, Book, Passage, Use
from briefing.page.interpolate import render
from briefing.page.parse import CODE, front_matter, headings, join_chinese_lines, numbered, prose_lines, typed_html
from briefing.page.translation_state import waiting
from briefing.paths import TEMPLATES

PLACED = re.compile(r"\{\{\s*(figure|table)\(\s*[\"']([^\"']+)[\"']\s*\)\s*\}\}")
REGISTER = re.compile(r"\{\{\s*register\(\s*[\"']([^\"']+)[\"']\s*\)\s*\}\}")
DISCUSSED = re.compile(r"\{\{\s*(?:claim|ref|fact)\(\s*[\"']([^\"']+)[\"']\s*\)\s*\}\}")
BLOCK_CALL = re.compile(rf"\{{\{{\s*({'|'.join(BLOCKS)})\s*\(")
ADDRESS = re.compile(
    r"\]\(\s*((?:javascript|data|vbscript):[^)\s]*)|!\[[^\]]*\]\(\s*(?:https?:)?//([^)\s]*)", re.IGNORECASE
)
ADDRESS_HINT = "Link with http:// or https://; pictures come from this briefing alone."
BEFORE_MARK = re.compile(r" (?=\u2060\[[^\]]*\]\([^)]*\)\{ \.mark )")
"""English's space before the mark of a claim: where marks hang in the margin it would stand before a full stop."""
UNDERLINE = re.compile(r"^(=+|-+)\s*$")
BLOCK_LINE = re.compile(r"^\s*\{\{[^{}]*\}\}\s*$")


@dataclass(frozen=True)
class Written:
    """One rendered page: its Markdown, what it used, the sources it cites in order, and what is wrong with it."""

    markdown: str
    uses: tuple[Use, ...]
    cited: tuple[str, ...]
    problems: tuple[Problem, ...]


def book(briefing: Briefing) -> Book:
    """Figures and tables numbered through the pages in reading order, and the page of each register.

    A page with `digest: true` at its head repeats what others hold: figures are numbered where they stand in full.
    """
    first = LANGUAGES[0]
    counts = {"figure": 0, "table": 0}
    numbers: dict[str, tuple[str, int, str]] = {}
    registers: dict[str, str] = {}
    for page in briefing.pages[first].values():
        for kind, id in PLACED.findall(page.source):
            if id not in numbers and not _digest(page):
                counts[kind] += 1
                numbers[id] = (kind, counts[kind], page.name)
        for name in REGISTER.findall(page.source):
            registers.setdefault(name, page.name)
    return Book(briefing, numbers, registers, _passages(briefing), waiting(briefing), templates())


def _digest(page: Page) -> bool:
    return front_matter(page.source).get("digest") == "true"


def _passages(briefing: Briefing) -> dict[str, tuple[Passage, ...]]:
    """The sections that discuss each claim, by the calls of the first language; its twin has the same."""
    first, second = LANGUAGES
    found: dict[str, dict[str, Passage]] = {}
    for page in briefing.pages[first].values():
        if _digest(page):
            continue
        twin = briefing.pages[second].get(page.name)
        words = {id: text for _, _, text, id in headings(twin.source)} if twin else {}
        here = None
        named = {
            line: Passage(page.name, id, Text(text, words.get(id) or text))
            for line, _, text, id in headings(page.source)
        }
        for line, text in prose_lines(page.source):
            here = named.get(line, here)
            if here:
                for id in DISCUSSED.findall(text):
                    found.setdefault(id, {}).setdefault(here.anchor, here)
    return {id: tuple(passages.values()) for id, passages in found.items()}


@cache
def templates() -> "Templates":
    """The templates of templates/blocks, which write HTML and escape what they are given, and of templates/pages.

    Each is compiled once, and again when its file has changed; none imports another, whose change could go unseen.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=lambda name: bool(name and name.endswith(".html.j2")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # front matter stays readable
    return Templates(environment)


@dataclass(frozen=True)
class Templates:
    environment: Environment

    def __call__(self, name: str) -> Template:
        return self.environment.get_template(f"{name}.j2")


def write(book: Book, page: Page) -> Written:
    """Fill one page and append its references."""
    author = Author(book, page.language, page.name, page.where)
    author.problems += _shape(page)
    source = join_chinese_lines(page.source) if page.language == "zh" else page.source
    text = render(source, author.names(), page.where, author.problems, author.at)
    text = BEFORE_MARK.sub("", text)
    if front_matter(page.source).get("numbered") == "true":
        text = numbered(text, page.language)
    if behind := author.behind():
        text = _below_title(text, behind)
    return _written(author, text)


def _below_title(text: str, notice: str) -> str:
    """A notice set below the page's first heading."""
    line = next(headings(text), (0, 0, "", ""))[0]
    lines = text.split("\n")
    return "\n".join([*lines[:line], "", notice, *lines[line:]])


def _written(author: Author, text: str) -> Written:
    """The page, with the numbered list of what it cites."""
    if author.cited:
        sources = [author.book.briefing.sources[id] for id in author.cited]
        listed = author.block("references", sources=sources)
        text = f"{text.rstrip()}\n\n## {author.word('references')} {{#references}}\n\n{listed}\n"
    return Written(text, tuple(author.uses), tuple(author.cited), tuple(author.problems))


class Known:
    """Pages written before, for a preview: while all else is as it was, a page of the same source is the same page."""

    def __init__(self) -> None:
        self.book: Book | None = None
        self.pages: dict[Page, Written] = {}
        self.profiles: dict[Language, dict[str, Written]] = {}

    def forget(self) -> None:
        """What was known no longer holds: a template changed."""
        self.book, self.pages, self.profiles = None, {}, {}

    def meet(self, book: Book) -> None:
        """Forget what was written from other data, other numbers of figures, or other passages."""
        bare = replace(book, briefing=replace(book.briefing, pages={}), templates=None)
        if bare != self.book:
            self.forget()
            self.book = bare


def write_all(book: Book, known: Known | None = None) -> Mapping[Language, Mapping[str, Written]]:
    """Every page of every language: those in docs/, and a profile for each system; not `known` ones again."""
    known = known or Known()
    known.meet(book)
    now = [page for by_name in book.briefing.pages.values() for page in by_name.values()]
    known.pages = {page: known.pages.get(page) or write(book, page) for page in now}
    for language in LANGUAGES:
        if language not in known.profiles:
            made = profiles.pages(book, language)
            known.profiles[language] = {name: _written(*profile) for name, profile in made.items()}
    return {
        language: {name: known.pages[page] for name, page in book.briefing.pages[language].items()}
        | known.profiles[language]
        for language in LANGUAGES
    }


def _shape(page: Page) -> list[Problem]:
    """What keeps a page from rendering as its author means."""
    found = []
    for line, tag in typed_html(page.source):
        what = f'HTML is not executed here: "{tag}>".'
        found.append(Problem(page.where.at(line), what, "Write Markdown, or &lt; for the sign."))
    for line, text in prose_lines(page.source):
        if (call := BLOCK_CALL.search(text)) and not BLOCK_LINE.match(text):
            hint = "Give it a line of its own, with empty lines around it."
            found.append(Problem(page.where.at(line), f"{call.group(1)}(…) is a block.", hint))
        for address in (script or host for script, host in ADDRESS.findall(CODE.sub("", text))):
            found.append(Problem(page.where.at(line), f'the address "{address}" is not allowed.', ADDRESS_HINT))
    return found + _headings(page)


def _headings(page: Page) -> list[Problem]:
    """Every heading is written with # and has an id of its own."""
    found: list[Problem] = []
    seen: dict[str, int] = {}
    before = ""
    for line, text in prose_lines(page.source):
        if before.strip() and UNDERLINE.match(text):
            found.append(
                Problem(page.where.at(line), "a heading is written with # here.", "Or leave an empty line above.")
            )
        before = text
    for line, _, text, id in headings(page.source):
        if not id:
            hint = "End it with {#some-id}, the same in both languages."
            found.append(Problem(page.where.at(line), f'the heading "{text}" has no id.', hint))
        elif id in seen:
            found.append(Problem(page.where.at(line), f'the id "{id}" stands twice, first on line {seen[id]}.'))
        seen.setdefault(id, line)
    return found
