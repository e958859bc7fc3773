"""What search engines read on the home page: the report and its data in the words of schema.org (JSON-LD)."""

import json
from typing import Any

from briefing.author import TAGS, Author, Book
from briefing.cite import licence_page
from briefing.model import Briefing, Language

FORMATS = {"csv": "text/csv", "json": "application/json"}


def report(briefing: Briefing, language: Language) -> str:
    """The report as JSON that can stand in a <script>. Without a host the addresses of its data are relative."""
    base = briefing.address(language)
    author = Author(Book(briefing), language, "", "data/briefing.yml", "plain")
    shared: dict[str, Any] = {
        "description": author.say(briefing.finding),
        "version": briefing.version,
        "datePublished": str(briefing.date),
        "inLanguage": TAGS[language],
        "license": licence_page(briefing),
        "isAccessibleForFree": True,
    }
    title = briefing.title[language]
    downloads = [
        {
            "@type": "DataDownload",
            "name": author.word(f"all-{name}"),
            "encodingFormat": kind,
            "contentUrl": f"{base}data/{name}.{ending}",
        }
        for name in ("claims", "numbers")
        for ending, kind in FORMATS.items()
    ]
    dataset = {"@type": "Dataset", "name": author.word("data-of").format(title=title)} | shared
    dataset["distribution"] = downloads
    found = {"@context": "https://schema.org", "@type": "Report", "name": title} | shared | {"hasPart": dataset}
    if base:
        found["url"] = f"{base}index.html"
    return json.dumps(found, ensure_ascii=False).replace("<", "\\u003c")
