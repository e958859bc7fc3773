"""Builds the structured data for search engines: schema.org types as JSON-LD.

The home page is described as a Report with a Dataset, and each chapter as an Article of that report. Neither language
is the original, so each edition names the other as its workTranslation, and neither has translationOfWork.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from briefing.citation import licence_page
from briefing.languages import LANGUAGES, TAGS, Language
from briefing.model import Briefing, Head, Party
from briefing.outputs.data_files import MEDIA, about
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.registers import has_data, offered
from briefing.page.vocabulary import Vocabulary

HOME = "index"


def scripts(references: References, language: Language, heads: Mapping[str, Head]) -> dict[str, str]:
    """Return the JSON-LD of the home page and of each chapter, by page name, escaped for use inside <script>.

    Without a host the addresses are relative, and works have no @id, social card or translation.
    """
    briefing = references.briefing
    found = {HOME: _report(references, language, heads)}
    found |= {name: _article(briefing, language, name, heads[name]) for name in chapters(briefing)}
    context = {"@context": "https://schema.org"}
    return {
        name: json.dumps(context | each, ensure_ascii=False).replace("<", "\\u003c") for name, each in found.items()
    }


def chapters(briefing: Briefing) -> list[str]:
    """Return the names of the report's chapters: the brief and the pages before the annex, except the home page."""
    named = [briefing.brief, *briefing.print_pages] if briefing.brief else briefing.print_pages
    return [name for name in named if name != HOME]


def _report(references: References, language: Language, heads: Mapping[str, Head]) -> dict[str, Any]:
    briefing = references.briefing
    base = briefing.address(language)
    pdfs = ["briefing.pdf", *(["brief.pdf"] if briefing.brief else [])]
    parts = [
        {"@type": "Article", "name": heads[name].title, "url": f"{base}{name}.html"} for name in chapters(briefing)
    ]
    found = {
        **_named(briefing, language, "Report", HOME),
        **_beside(briefing, language, "Report", HOME),
        "headline": briefing.title[language],
        "alternateName": briefing.short_title[language],
        **_shared(briefing, language, _writer(references, language).say(briefing.finding)),
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": f"{base}{pdf}"} for pdf in pdfs
        ],
    }
    parts = [_dataset(references, language), *parts] if has_data(briefing) else parts
    return found | ({"hasPart": parts} if parts else {})


def _article(briefing: Briefing, language: Language, name: str, head: Head) -> dict[str, Any]:
    return {
        **_named(briefing, language, "Article", name, head.title),
        **_beside(briefing, language, "Article", name),
        "headline": head.title,
        **_shared(briefing, language, head.description),
        "isPartOf": _named(briefing, language, "Report", HOME),
    }


def _dataset(references: References, language: Language) -> dict[str, Any]:
    """Return the Dataset of the report: its downloads, and the period covered by the numbers that are not derived."""
    briefing, writer = references.briefing, _writer(references, language)
    dates = sorted(fact.quantity.as_of for fact in briefing.facts.values() if fact.quantity.basis != "derived")
    title = briefing.title[language]
    found = {
        "@type": "Dataset",
        "name": writer.word("data-of").format(title=title),
        **_shared(briefing, language, about(writer)),
        **({"keywords": [term.word[language] for term in briefing.terms.values()]} if briefing.terms else {}),
        "distribution": _downloads(writer),
    }
    return found | ({"temporalCoverage": f"{dates[0]}/{dates[-1]}"} if dates else {})


def _downloads(writer: Vocabulary) -> list[dict[str, str]]:
    briefing = writer.references.briefing
    files = [(writer.say(figure.title, figure.where), f"{id}.csv") for id, figure in briefing.figures.items()]
    files += [(writer.say(table.title, table.where), f"{id}.csv") for id, table in briefing.tables.items()]
    files += [
        (writer.word(f"all-{name}"), f"{name}.{ending}") for name in offered(briefing) for ending in ("csv", "json")
    ]
    files += [(writer.word("data-package"), "datapackage.json"), (writer.word("data-archive"), "all.zip")]
    return [
        {
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": MEDIA[file.rpartition(".")[2]],
            "contentUrl": f"{briefing.address(writer.language)}data/{file}",
        }
        for name, file in files
    ]


def _named(briefing: Briefing, language: Language, kind: str, page: str, title: str = "") -> dict[str, Any]:
    """Return the type and name of a work, and its address if a host is set."""
    address = f"{briefing.address(language)}{page}.html"
    named = {"@type": kind, "name": title or briefing.title[language]}
    return named | ({"@id": address, "url": address} if briefing.host else {})


def _beside(briefing: Briefing, language: Language, kind: str, page: str) -> dict[str, Any]:
    """Return the social card of a work and its translation; empty without a host, since both need full addresses."""
    (twin,) = (each for each in LANGUAGES if each != language)
    address = f"{briefing.address(twin)}{page}.html"
    found = {
        "image": f"{briefing.address(language)}previews/{page}.png",
        "workTranslation": {"@type": kind, "@id": address, "inLanguage": TAGS[twin]},
    }
    return found if briefing.host else {}


def _shared(briefing: Briefing, language: Language, description: str) -> dict[str, Any]:
    """Return the properties that the report, its chapters and its dataset share."""
    return {
        "description": description,
        "version": briefing.version,
        "datePublished": str(briefing.date),
        "inLanguage": TAGS[language],
        "license": licence_page(briefing),
        "isAccessibleForFree": True,
        **({"author": [_party(each, language) for each in briefing.authors]} if briefing.authors else {}),
        **({"publisher": _publisher(briefing, briefing.publisher, language)} if briefing.publisher else {}),
    }


def _publisher(briefing: Briefing, party: Party, language: Language) -> dict[str, Any]:
    """Return the publisher, with the logo of an organisation, whose address must be a full one."""
    found = _party(party, language)
    if briefing.logo and briefing.host and party.kind == "organisation":
        found["logo"] = briefing.address(language) + quote(briefing.media[briefing.logo.file].address)
    return found


def _party(party: Party, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "Person" if party.kind == "person" else "Organization",
        "name": party.name[language],
    }
    if party.affiliation:
        found["affiliation"] = {"@type": "Organization", "name": party.affiliation[language]}
    return found | ({"url": party.url} if party.url else {})


def _writer(references: References, language: Language) -> Vocabulary:
    return Vocabulary(references, language, form=PLAIN)
