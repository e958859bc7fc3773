"""Search: what its index holds."""

import json
from functools import cache
from typing import Any

import pytest

import mini_briefing
from briefing import pages, search
from briefing.build import build
from briefing.load import load
from briefing.model import LANGUAGES, Language

# The index.


@cache
def mini() -> tuple[Any, Any]:
    """The book and the written pages of the test briefing."""
    book = pages.book(load(mini_briefing.MINI))
    return book, pages.write_all(book)


def entries(index: bytes) -> list[search.Entry]:
    """The index as the browser reads it."""
    script = index.decode()
    assert script.startswith("const searchIndex=")
    return [search.Entry(*row) for row in json.loads(script.removeprefix("const searchIndex="))]


def of_page(markdown: str, name: str = "one", language: Language = "en") -> list[search.Entry]:
    """The entries of a page alone."""
    written = {name: pages.Written(markdown, (), (), ())}
    found = entries(search.index(mini()[0], language, written))
    return [entry for entry in found if entry.href.startswith(f"{name}.html")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_section_and_entry_of_a_register_is_in_the_index_once(language: Language) -> None:
    book, written = mini()
    found = entries(search.index(book, language, written[language]))
    briefing = book.briefing
    assert len({entry.href for entry in found}) == len(found)
    hrefs = {kind: {e.href for e in found if e.kind.split()[0] == kind} for kind in ("page", "claim", "system", "term")}
    assert hrefs["page"] == {"index.html", "calendar.html"}
    assert hrefs["claim"] == {f"calendar.html#{id}" for id in briefing.claims}
    assert hrefs["system"] == {f"system-{id}.html" for id in briefing.systems}
    assert hrefs["term"] == {f"calendar.html#{id}" for id in briefing.terms}
    assert {"index.html#months", "calendar.html#leap-years"} <= {e.href for e in found if e.kind == "section"}
    assert all(entry.title for entry in found)


def test_a_claim_is_told_with_its_verdict() -> None:
    book, written = mini()
    claim = book.briefing.claims["k02"]
    (entry,) = [e for e in entries(search.index(book, "en", written["en"])) if e.href == "calendar.html#k02"]
    assert entry.kind == f"claim {claim.verdict}"
    assert entry.beside == f"Claim · {book.briefing.words[claim.verdict].en}"
    assert entry.title.startswith("k02 ")


def test_the_text_is_what_a_reader_sees_of_a_section() -> None:
    markdown = """---
title: "One"
description: "What it says."
---

# The first page {#one}

First *words*{{ nothing }}.[[1]](one.md#ref-a){ .cite } More.
{: .lead }

## A part {#part}

| Name | Days |
|---|---|
| Year | 365 |

<figure class="figure"><figcaption><p class="figure-title">What it shows</p></figcaption>
<p class="figure-source">Source: nobody</p><details><p>Every value</p></details></figure>

## References {#references}

<ol class="references"><li>A work</li></ol>
"""
    assert of_page(markdown.replace("{{ nothing }}", "")) == [
        search.Entry("page", "one.html", "One", "", "The first page · What it says. First words. More."),
        search.Entry("section", "one.html#part", "A part", "One", "Name Days · Year · 365 · What it shows"),
    ]


def test_a_page_that_repeats_others_says_so() -> None:
    found = of_page('---\ntitle: "One"\ndigest: true\n---\n\n# One {#one}\n\nText.\n\n## Two {#two}\n\nText.\n')
    assert [entry.kind for entry in found] == ["page digest", "section digest"]


def test_a_page_without_headings_is_found_too() -> None:
    assert of_page("Words alone.\n") == [search.Entry("page", "one.html", "one", "", "Words alone.")]


def test_chinese_stops_need_no_space() -> None:
    (entry,) = of_page("# 一 {#one}\n\n第一段。\n\n- 无句号\n- 第二项\n", language="zh")
    assert entry.text == "第一段。无句号 · 第二项"


def test_the_build_makes_an_index_for_each_language_and_the_same_bytes_each_time() -> None:
    first, second = (build(mini_briefing.MINI, mini_briefing.Memory()).trees for _ in range(2))
    for language in LANGUAGES:
        index = first[language]["assets/search-index.js"]
        assert index == second[language]["assets/search-index.js"]
        assert entries(index)
    assert first["zh"]["assets/search-index.js"] != first["en"]["assets/search-index.js"]
