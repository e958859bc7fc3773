"""The rendered pages of one language → one PDF/UA-1, set by Typst. The only module that knows Typst."""

import datetime
import warnings
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


def pdf(briefing: Briefing, language: Language, tree: Mapping[str, bytes]) -> bytes:
    """The briefing's PDF. `tree` is build/<language>. Same input, same bytes. Raises Problems with what Typst says."""
    pages = {name: _html(tree[f"{name}.md"].decode()) for name in briefing.print_pages}
    anchors = {anchor for name, page in pages.items() for anchor in _anchors(name, page)}
    document = markup.Document(briefing.print_pages, frozenset(anchors))
    body = "".join(f"\n\n#metadata(none) <{name}:top>\n{markup.typst(document, name, page)}" for name, page in pages.items())
    author = Author(Book(briefing), language, "", "data/briefing.yml", "plain")
    source = "\n".join([
        (ENGINE / "templates" / "print" / "briefing.typ").read_text(encoding="utf-8"),
        f"#show: briefing.with({_settings(briefing, language, author)})",
        body,
        _references(briefing, author, document),
    ])  # fmt: skip
    drawings = {name.removeprefix("figures/").removesuffix("-wide-print.svg"): content.decode()
                for name, content in tree.items() if name.endswith("-wide-print.svg")}  # fmt: skip
    return _set(source, drawings, briefing, language)


def _html(page: str) -> str:
    text = page.partition("\n---\n")[2] if page.startswith("---\n") else page
    return markdown.markdown(text, extensions=EXTENSIONS)


def _anchors(name: str, page: str) -> set[tuple[str, str]]:
    """Where links can land: the ids that print keeps."""
    root = html.fromstring(f"<div>{page}</div>")
    for gone in root.xpath("//picture | //details | //ol[contains(@class,'references')] | //article[not(contains(@class,'disputed'))]"):
        gone.drop_tree()
    kept = root.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::p or self::li or self::dt or self::figure or self::article]/@id")
    return {(name, str(id)) for id in kept if id != "references"}


def _settings(briefing: Briefing, language: Language, author: Author) -> str:
    """What the template needs to know, as Typst arguments."""
    values = {
        "lang": language, "title": author.say(briefing.title), "short": author.say(briefing.short_title),
        "finding": author.say(briefing.finding), "edition": f"{author.word('version')} {briefing.version}",
        "date": author.version_date(), "contents": author.word("contents"), "cite-this": author.word("cite-this"),
        "reference": author.own_reference(), "page-of": author.word("page-of"),
    }  # fmt: skip
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
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            made = typst.compile(source.encode(), format="pdf", root=str(ENGINE / "templates" / "print"), sys_inputs=dict(drawings),
                                 pdf_standards=["ua-1"], timestamp=moment)  # fmt: skip
    except typst.TypstError as error:
        raise Problems([Problem(f"print ({TAGS[language]})", f"Typst: {error.message}.", " ".join(error.hints))]) from None
    missing = [str(warning.message) for warning in said if "font" in str(warning.message)]
    if missing:
        raise Problems([Problem(f"print ({TAGS[language]})", f"Typst: {words}.") for words in missing])
    assert isinstance(made, bytes)
    return made
