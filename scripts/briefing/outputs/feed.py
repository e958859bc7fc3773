"""Builds feed.xml: the changes of a briefing in one language, as an Atom feed (RFC 4287)."""

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from briefing.citation import licence_page, slug
from briefing.diagnostics.place import Place
from briefing.languages import TAGS, Language
from briefing.model import Change
from briefing.outputs.timestamps import timestamp
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary

ATOM = "http://www.w3.org/2005/Atom"
Element = ElementTree.Element


def atom(references: References, language: Language) -> bytes:
    """Return the feed as XML. Without a host its links are relative to its address, as RFC 4287 allows (4.2.7.1)."""
    briefing = references.briefing
    writer = Vocabulary(references, language, where=Place("data/changes.yml"), form=PLAIN)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": TAGS[language]})
    _add(feed, "id", _id(writer, "feed"))
    _add(feed, "title", writer.word("feed-of").format(title=writer.say(briefing.title)))
    _add(feed, "subtitle", writer.say(briefing.finding))
    _add(feed, "updated", timestamp(max((each.date for each in briefing.changes.values()), default=briefing.date)))
    for name, url in _authors(writer):
        author = _add(feed, "author")
        _add(author, "name", name)
        if url:
            _add(author, "uri", url)
    _add(feed, "rights", f"{briefing.licence[language]} {licence_page(briefing)}")
    base = briefing.address(language)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{base}feed.xml")
    _add(feed, "link", rel="alternate", type="text/html", hreflang=TAGS[language], href=f"{base}{_page(references)}")
    for change in briefing.changes.values():
        _entry(feed, writer, change)
    ElementTree.indent(feed, " ")
    made: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _entry(feed: Element, writer: Vocabulary, change: Change) -> None:
    version = writer.word("version-name").format(version=change.version)
    entry = _add(feed, "entry")
    _add(entry, "id", _id(writer, change.id))
    _add(entry, "title", f"{version} · {writer.word(change.kind)}")
    _add(entry, "updated", timestamp(change.date))
    _add(entry, "category", term=change.kind, label=writer.word(change.kind))
    href = f"{writer.references.briefing.address(writer.language)}{_page(writer.references)}"
    place = f"#{change.id}" if "changes" in writer.references.registers else ""
    _add(entry, "link", rel="alternate", type="text/html", hreflang=TAGS[writer.language], href=href + place)
    _add(entry, "content", writer.say(change.text, change.where), type="text")


def _authors(writer: Vocabulary) -> list[tuple[str, str]]:
    """Return the name and the address or "" of each author, or those of the publisher if no author is named.

    Atom requires an author (RFC 4287, 4.1.1), so without either the short title of the briefing is used.
    """
    briefing = writer.references.briefing
    named = [(party.name[writer.language], party.url) for party in briefing.responsible]
    return named or [(writer.say(briefing.short_title), "")]


def _page(references: References) -> str:
    """Return the file name of the page that lists the changes, or of the home page if none does."""
    return f"{references.registers.get('changes', 'index')}.html"


def _id(writer: Vocabulary, name: str) -> str:
    """Return a URN made from the names of the briefing and the entry, which does not change if the site moves."""
    return uuid5(NAMESPACE_URL, f"{slug(writer.references.briefing)}/{writer.language}/{name}").urn


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text or None
    return child
