"""The rendered pages of one language → one PDF/UA-1, set by Typst. The only module that knows Typst."""

import datetime
from collections.abc import Mapping

import markdown
import typst
from lxml import html

from briefing.author import TAGS, Author, Book
from briefing.errors import Problem, Problems
from briefing.load.files import ENGINE
from briefing.model import Briefing, Language
from briefing.print import markup

EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]
"""The same Markdown as the site's (mkdocs.yml)."""
MARKED = ("h1", "h2", "h3", "h4", "p", "li", "dt", "figure", "article")
"""The elements whose ids markup keeps as labels."""


def pdf(briefing: Briefing, language: Language, tree: Mapping[str, bytes]) -> bytes:
    """The briefing's PDF. `tree` is build/<language>. Same input, same bytes. Raises Problems with what Typst says."""
    pages = {name: _html(tree[f"{name}.md"].decode()) for name in briefing.print_pages}
    anchors = {anchor for name, page in pages.items() for anchor in _anchors(name, page)}
    document = markup.Document(briefing.print_pages, frozenset(anchors))
    body = "".join(
        f"\n\n#metadata(none) <{name}:top>\n{markup.typst(document, name, page)}" for name, page in pages.items()
    )
    author = Author(Book(briefing), language, "", "data/briefing.yml", "plain")
    source = "\n".join(
        [
            (ENGINE / "templates" / "print" / "briefing.typ").read_text(encoding="utf-8"),
            f"#show: briefing.with({_settings(briefing, language, author)})",
            body,
            _references(briefing, author, document),
        ]
    )
    drawings = {
        name.removeprefix("figures/").removesuffix("-wide-print.svg"): content.decode()
        for name, content in tree.items()
        if name.endswith("-wide-print.svg")
    }
    return _set(source, drawings, briefing, language)


def _html(page: str) -> str:
    text = page.partition("\n---\n")[2] if page.startswith("---\n") else page
    return markdown.markdown(text, extensions=EXTENSIONS)


def _anchors(name: str, page: str) -> set[tuple[str, str]]:
    """Where links can land: the ids that print keeps."""
    root = html.fromstring(f"<div>{page}</div>")
    for gone in root.xpath(
        "//picture | //details | //ol[contains(@class,'references')] | //article[not(contains(@class,'disputed'))]"
    ):
        gone.drop_tree()
    marked = [element for tag in MARKED for element in root.iter(tag)]
    return {(name, element.get("id")) for element in marked if element.get("id", "references") != "references"}


def _settings(briefing: Briefing, language: Language, author: Author) -> str:
    """What the template needs to know, as Typst arguments."""
    values = {
        "lang": language,
        "title": author.say(briefing.title),
        "short": author.say(briefing.short_title),
        "finding": author.say(briefing.finding),
        "edition": f"{author.word('version')} {briefing.version}",
        "date": author.version_date(),
        "contents": author.word("contents"),
        "cite-this": author.word("cite-this"),
        "reference": author.own_reference(),
        "page-of": author.word("page-of"),
    }
    return ", ".join(f"{name}: {markup.string(value)}" for name, value in values.items())


def _references(briefing: Briefing, author: Author, document: markup.Document) -> str:
    items = []
    for number, id in enumerate(document.cited, 1):
        source = briefing.sources[id]
        found = author.reference(source)
        words = f"{markup.text(found.before)}#work[{markup.text(found.title)}]{markup.text(found.after)}"
        address = f" #link({markup.string(found.url)})[#address({markup.string(found.url)})]" if found.url else ""
        items.append(f"#reference({number}, {markup.string(source.language)})[{words}{address}] <ref-{number}>")
    return f"\n\n#heading(level: 1)[{markup.text(author.word('references'))}]\n\n" + "\n".join(items) if items else ""


def _set(source: str, drawings: Mapping[str, str], briefing: Briefing, language: Language) -> bytes:
    date = briefing.date
    moment = datetime.datetime(date.year, date.month or 1, date.day or 1, tzinfo=datetime.UTC)
    try:
        made = typst.compile(
            source.encode(),
            format="pdf",
            sys_inputs=dict(drawings),
            pdf_standards="ua-1",
            timestamp=moment,
        )
    except typst.TypstError as error:
        raise Problems(
            [Problem(f"print ({TAGS[language]})", f"Typst: {error.message}.", " ".join(error.hints))]
        ) from None
    assert isinstance(made, bytes)
    return made
