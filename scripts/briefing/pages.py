"""docs/<language>/*.md → plain Markdown with small semantic HTML, which any publisher can read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from briefing.author import BLOCKS, Author, Book, Use
from briefing.errors import Problem
from briefing.fill import render
from briefing.load.files import ENGINE
from briefing.markdown import CODE, headings, join_chinese_lines, prose_lines, typed_html
from briefing.model import LANGUAGES, Briefing, Language, Page

PLACED = re.compile(r"\{\{\s*(figure|table)\(\s*[\"']([^\"']+)[\"']\s*\)\s*\}\}")
REGISTER = re.compile(r"\{\{\s*register\(\s*[\"']([^\"']+)[\"']\s*\)\s*\}\}")
BLOCK_CALL = re.compile(rf"\{{\{{\s*({'|'.join(BLOCKS)})\s*\(")
ADDRESS = re.compile(
    r"\]\(\s*((?:javascript|data|vbscript):[^)\s]*)|!\[[^\]]*\]\(\s*(?:https?:)?//([^)\s]*)", re.IGNORECASE
)
ADDRESS_HINT = "Link with http:// or https://; pictures come from this briefing alone."
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
    """Figures and tables numbered through the pages in reading order, and the page of each register."""
    first = LANGUAGES[0]
    counts = {"figure": 0, "table": 0}
    numbers: dict[str, tuple[str, int, str]] = {}
    registers: dict[str, str] = {}
    for page in briefing.pages[first].values():
        for kind, id in PLACED.findall(page.source):
            if id not in numbers:
                counts[kind] += 1
                numbers[id] = (kind, counts[kind], page.name)
        for name in REGISTER.findall(page.source):
            registers.setdefault(name, page.name)
    return Book(briefing, numbers, registers, blocks())


def blocks() -> "Blocks":
    """The templates of templates/blocks, which write HTML and escape what they are given."""
    environment = Environment(
        loader=FileSystemLoader(ENGINE / "templates" / "blocks"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return Blocks(environment)


@dataclass(frozen=True)
class Blocks:
    environment: Environment

    def __call__(self, name: str) -> Template:
        return self.environment.get_template(f"{name}.html.j2")


def write(book: Book, page: Page) -> Written:
    """Fill one page and append its references."""
    author = Author(book, page.language, page.name, page.where)
    author.problems += _shape(page)
    source = join_chinese_lines(page.source) if page.language == "zh" else page.source
    text = render(source, author.names(), page.where, author.problems)
    if author.cited:
        text = f"{text.rstrip()}\n\n## {author.word('references')} {{#references}}\n\n{references(author)}\n"
    return Written(text, tuple(author.uses), tuple(author.cited), tuple(author.problems))


def references(author: Author) -> str:
    """The numbered list of what a page cites, as HTML."""
    assert author.book.blocks
    sources = [author.book.briefing.sources[id] for id in author.cited]
    return author.book.blocks("references").render(a=author.but("html"), sources=sources).strip()


def write_all(book: Book) -> Mapping[Language, Mapping[str, Written]]:
    """Every page of every language."""
    return {
        language: {name: write(book, page) for name, page in book.briefing.pages[language].items()}
        for language in LANGUAGES
    }


def _shape(page: Page) -> list[Problem]:
    """What keeps a page from rendering as its author means."""
    found = []
    for line, tag in typed_html(page.source):
        what = f"HTML is not executed here: {tag}"
        found.append(Problem(f"{page.where}:{line}", what, "Write Markdown, or &lt; for the sign."))
    for line, text in prose_lines(page.source):
        if (call := BLOCK_CALL.search(text)) and not BLOCK_LINE.match(text):
            hint = "Give it a line of its own, with empty lines around it."
            found.append(Problem(f"{page.where}:{line}", f"{call.group(1)}(…) is a block.", hint))
        for address in (script or host for script, host in ADDRESS.findall(CODE.sub("", text))):
            found.append(Problem(f"{page.where}:{line}", f"this address is not allowed: {address}", ADDRESS_HINT))
    return found + _headings(page)


def _headings(page: Page) -> list[Problem]:
    """Every heading is written with # and has an id of its own."""
    found: list[Problem] = []
    seen: dict[str, int] = {}
    before = ""
    for line, text in prose_lines(page.source):
        if before.strip() and UNDERLINE.match(text):
            found.append(
                Problem(f"{page.where}:{line}", "a heading is written with # here.", "Or leave an empty line above.")
            )
        before = text
    for line, _, text, id in headings(page.source):
        if not id:
            hint = "End it with {#some-id}, the same in both languages."
            found.append(Problem(f"{page.where}:{line}", f'the heading "{text}" has no id.', hint))
        elif id in seen:
            found.append(Problem(f"{page.where}:{line}", f'the id "{id}" stands twice, first on line {seen[id]}.'))
        seen.setdefault(id, line)
    return found
