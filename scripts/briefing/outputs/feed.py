"""feed.xml: the changes of a briefing in one language as an Atom feed (RFC 4287), for those who follow it."""

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from briefing.citation import licence_page, slug
from briefing.diagnostics.place import Place
from briefing.languages import TAGS, Language
from briefing.model import Change, Period
from briefing.page.context import Author, Book

ATOM = "http://www.w3.org/2005/Atom"
Element = ElementTree.Element


def atom(book: Book, language: Language) -> bytes:
    """The feed. Without a host its links are relative to itself, as Atom allows (RFC 4287, 4.2.7.1)."""
    briefing = book.briefing
    author = Author(book, language, "", Place("data/changes.yml"), "plain")
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": TAGS[language]})
    _add(feed, "id", _id(author, "feed"))
    _add(feed, "title", author.word("feed-of").format(title=author.say(briefing.title)))
    _add(feed, "subtitle", author.say(briefing.finding))
    _add(feed, "updated", _moment(max((each.date for each in briefing.changes.values()), default=briefing.date)))
    # Atom asks for an author. No person is named as the briefing's, so it speaks for itself.
    _add(_add(feed, "author"), "name", author.say(briefing.short_title))
    _add(feed, "rights", f"{briefing.licence} {licence_page(briefing)}")
    base = briefing.address(language)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{base}feed.xml")
    _add(feed, "link", rel="alternate", type="text/html", hreflang=TAGS[language], href=f"{base}{_page(book)}")
    for change in briefing.changes.values():
        _entry(feed, author, change)
    ElementTree.indent(feed, " ")
    made: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _entry(feed: Element, author: Author, change: Change) -> None:
    version = author.word("version-name").format(version=change.version)
    entry = _add(feed, "entry")
    _add(entry, "id", _id(author, change.id))
    _add(entry, "title", f"{version} · {author.word(change.kind)}")
    _add(entry, "updated", _moment(change.date))
    _add(entry, "category", term=change.kind, label=author.word(change.kind))
    href = f"{author.book.briefing.address(author.language)}{_page(author.book)}"
    place = f"#{change.id}" if "changes" in author.book.registers else ""
    _add(entry, "link", rel="alternate", type="text/html", hreflang=TAGS[author.language], href=href + place)
    _add(entry, "content", author.say(change.text, change.where), type="text")


def _page(book: Book) -> str:
    """The page that lists the changes; the home page where none does."""
    return f"{book.registers.get('changes', 'index')}.html"


def _id(author: Author, name: str) -> str:
    """A name that stays when the site moves: made from the briefing's own and the entry's."""
    return uuid5(NAMESPACE_URL, f"{slug(author.book.briefing)}/{author.language}/{name}").urn


def _moment(date: Period) -> str:
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T00:00:00Z"


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text or None
    return child
