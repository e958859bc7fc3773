"""Search: the content of its index, and the results in a real browser."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import mini_briefing
from briefing.build import build
from briefing.languages import LANGUAGES, Language
from briefing.outputs import search
from briefing.page import render
from briefing.page.recording import digests
from briefing.page.references import references
from conftest import Open, Visit

ASSETS = ("minisearch.js", "search-index.js", "search.js")

# The index.


@cache
def mini() -> tuple[Any, Any]:
    """Return the references and the rendered pages of the mini briefing."""
    found = references(mini_briefing.loaded())
    return found, render.write_all(found)


def entries(index: bytes) -> list[search.Entry]:
    """Return the entries of the index, as the browser reads them."""
    script = index.decode()
    assert script.startswith("const searchIndex=")
    return [search.Entry(*row) for row in json.loads(script.removeprefix("const searchIndex="))]


def index(language: Language, pages: Mapping[str, render.RenderedPage] | None = None) -> bytes:
    """Return the index of the mini briefing, or of other pages with its data."""
    found, of_mini = mini()
    return search.index(found, language, pages or of_mini[language], mini_briefing.memo(), digests(found))


def of_page(markdown: str, name: str = "one", language: Language = "en") -> list[search.Entry]:
    """Return the entries of one page, without the registers."""
    page = mini_briefing.page_of(markdown, language, name)
    source = markdown.split("\n")
    body = "\n".join(source[page.body - 1 :])
    pages = {name: render.RenderedPage(page.head, body, markdown, (), (), ())}
    found = entries(index(language, pages))
    return [entry for entry in found if entry.href.startswith(f"{name}.html")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_section_and_entry_of_a_register_is_in_the_index_once(language: Language) -> None:
    found = entries(index(language))
    briefing = mini()[0].briefing
    assert len({entry.href for entry in found}) == len(found)
    hrefs = {kind: {e.href for e in found if e.kind.split()[0] == kind} for kind in ("page", "claim", "system", "term")}
    assert hrefs["page"] == {"index.html", "calendar.html"}
    assert hrefs["claim"] == {f"calendar.html#{id}" for id in briefing.claims}
    assert hrefs["system"] == {f"system-{id}.html" for id in briefing.systems}
    assert hrefs["term"] == {f"calendar.html#{id}" for id in briefing.terms}
    assert {"index.html#months", "calendar.html#leap-years"} <= {e.href for e in found if e.kind == "section"}
    assert all(entry.title for entry in found)


def test_a_claim_has_its_verdict() -> None:
    claim = mini()[0].briefing.claims["k02"]
    (entry,) = [e for e in entries(index("en")) if e.href == "calendar.html#k02"]
    assert entry.kind == f"claim {claim.verdict}"
    assert entry.beside == f"Claim · {mini()[0].briefing.words[claim.verdict].en}"
    assert entry.title.startswith("k02 ")


def test_the_indexed_text_is_the_visible_text_of_a_section() -> None:
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
<p class="figure-source">Source: nobody</p><details class="figure-data"><p>Every value</p></details></figure>

## References {#references}

<ol class="references"><li>A work</li></ol>
"""
    assert of_page(markdown.replace("{{ nothing }}", "")) == [
        search.Entry("page", "one.html", "One", "", "The first page · What it says. First words. More."),
        search.Entry("section", "one.html#part", "A part", "One", "Name Days · Year · 365 · What it shows"),
    ]


def test_a_digest_is_marked_as_a_digest() -> None:
    found = of_page('---\ntitle: "One"\ndigest: true\n---\n\n# One {#one}\n\nText.\n\n## Two {#two}\n\nText.\n')
    assert [entry.kind for entry in found] == ["page digest", "section digest"]


def test_a_page_without_headings_is_indexed() -> None:
    assert of_page("Words alone.\n") == [search.Entry("page", "one.html", "one", "", "Words alone.")]


def test_no_space_follows_a_chinese_full_stop() -> None:
    (entry,) = of_page("# 一 {#one}\n\n第一段。\n\n- 无句号\n- 第二项\n", language="zh")
    assert entry.text == "第一段。无句号 · 第二项"


def test_the_build_makes_an_index_for_each_language_and_the_same_bytes_each_time() -> None:
    first, second = (build(mini_briefing.MINI, mini_briefing.memo()).trees for _ in range(2))
    for language in LANGUAGES:
        made = first[language]["assets/search-index.js"]
        assert made == second[language]["assets/search-index.js"]
        assert entries(made)
    assert first["zh"]["assets/search-index.js"] != first["en"]["assets/search-index.js"]


# The browser.

# Queries, and the place that must be among the first two results.
QUERIES: list[tuple[Language, str, str]] = [
    ("zh", "算力", "milestone.html#t1-2c"),
    ("zh", "参数量", "glossary.html#parameter"),
    ("zh", "人类反馈", "milestone.html#path"),
    ("zh", "GPT-3参数", "system-gpt-3.html"),
    ("zh", "gpt3", "system-gpt-3.html"),
    ("zh", "c091", "claims.html#c091"),
    ("zh", "缺数据", "china.html#t2-3a"),
    ("zh", "中文语料", "china.html#t2-3a"),
    ("zh", "国产芯片", "china.html#compute-chips"),
    ("zh", "昇腾", "china.html#compute-chips"),
    ("zh", "训练成本", "china.html#compute-cost"),
    ("zh", "文心一言", "china.html#gap-products"),
    ("zh", "盘古", "system-pangu-alpha.html"),
    ("zh", "三大支撑", "milestone.html#three-pillars"),
    ("zh", "1亿用户", "milestone.html#adoption"),
    ("zh", "包容审慎", "recommendations.html#r5"),
    ("zh", "什么是智算中心", "glossary.html#intelligent-computing-centre"),
    ("zh", "45TB", "claims.html#c026"),
    ("zh", "人才", "china.html#mechanism-talent"),
    ("zh", "五项建议", "recommendations.html"),
    ("zh", "一页摘要", "brief.html"),
    ("zh", "ChatGPT的参数量", "system-chatgpt.html"),
    ("zh", "中文占比多少", "china.html#t2-3a"),
    ("en", "compute", "milestone.html#t1-2c"),
    ("en", "human feedback", "glossary.html#rlhf"),
    ("en", "GPT-3 parameters", "system-gpt-3.html"),
    ("en", "training costs", "china.html#compute-cost"),
    ("en", "sparse models", "glossary.html#sparse-model"),
    ("en", "how many users", "milestone.html#adoption"),
    ("en", "paramter", "glossary.html#parameter"),
    ("en", "WuDao", "system-wudao-2.html"),
    ("en", "c104", "claims.html#c104"),
    ("en", "jobs", "milestone.html#t1-5b"),
    ("en", "turning point", "milestone.html#t1-3c"),
    ("en", "export controls", "china.html#compute-chips"),
    ("en", "what is a mixture of experts", "glossary.html#mixture-of-experts"),
    ("en", "pangu developer", "system-pangu-alpha.html"),
]


@pytest.fixture(scope="module")
def tabs(browser: Browser, address: str) -> Iterator[dict[Language, Page]]:
    """A page of each language with its search open."""
    found = {}
    for language in LANGUAGES:
        tab = browser.new_context(viewport={"width": 1440, "height": 900})
        found[language] = Visit(tab.new_page(), address).open(f"{language}/index.html")
        found[language].keyboard.press("/")
    yield found
    for page in found.values():
        page.context.close()


def ask(page: Page, query: str) -> list[str]:
    """Type a query, and return the addresses of the results within the language, best first."""
    page.locator("#search input").fill(query)
    expect(page.locator("#search [role=status]")).not_to_be_empty()
    links: list[str] = page.evaluate("[...document.querySelectorAll('#search li a')].map(link => link.href)")
    return [link.rsplit("/", 1)[1] for link in links]


@pytest.mark.parametrize(("language", "query", "place"), QUERIES, ids=[f"{each[0]}-{each[1]}" for each in QUERIES])
def test_the_expected_place_is_among_the_first_two_results(
    language: Language, query: str, place: str, tabs: dict[Language, Page]
) -> None:
    assert place in ask(tabs[language], query)[:2]


def test_sections_come_before_the_long_lists(tabs: dict[Language, Page]) -> None:
    ask(tabs["zh"], "昇腾")
    kinds = tabs["zh"].evaluate("[...document.querySelectorAll('#search li')].map(line => line.dataset.kind)")
    assert kinds.index("section") < kinds.index("number")


@pytest.mark.parametrize(
    ("language", "query", "kind", "beside"),
    [
        ("zh", "c091", "claim disputed", "论断 · 有误"),
        ("en", "c091", "claim disputed", "Claim · Wrong"),
        ("zh", "GPT-3", "system", "系统"),
        ("en", "gpt 3", "system", "System"),
        ("zh", "微调", "term", "术语 · fine-tuning"),
        ("en", "fine tuning", "term", "Term · 微调"),
    ],
)
def test_a_result_shows_its_kind(
    language: Language, query: str, kind: str, beside: str, tabs: dict[Language, Page]
) -> None:
    ask(tabs[language], query)
    first = tabs[language].locator("#search li").first
    assert first.get_attribute("data-kind") == kind
    assert first.locator("small").inner_text() == beside


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [("zh", "人类反馈", "人类反馈"), ("zh", "词", "词"), ("en", "parameters", "parameter"), ("en", "gpt3", "GPT-3")],
)
def test_words_of_the_query_are_highlighted(
    language: Language, query: str, marked: str, tabs: dict[Language, Page]
) -> None:
    ask(tabs[language], query)
    marks = tabs[language].locator("#search li").first.locator("mark").all_inner_texts()
    assert marked in [mark.lower() if mark.islower() else mark for mark in marks]


@pytest.mark.parametrize(
    ("language", "none", "one", "more"),
    [("zh", "没有结果", "1条结果", "条结果"), ("en", "No results", "1 result", "results")],
)
def test_the_number_of_results_is_announced(
    language: Language, none: str, one: str, more: str, tabs: dict[Language, Page]
) -> None:
    page = tabs[language]
    status, lines = page.locator("#search [role=status]"), page.locator("#search li")
    ask(page, "qqqqzzzz")
    expect(status).to_contain_text(none)
    ask(page, {"zh": "搜索引擎", "en": "jobs"}[language])
    expect(status).to_have_text(one)
    ask(page, "gpt")
    expect(status).to_contain_text(more)
    count = int("".join(sign for sign in status.inner_text() if sign.isdigit()))
    assert count > 50
    expect(lines).to_have_count(count)  # the end of a long list is added later
    page.locator("#search input").fill("")
    expect(status).to_be_empty()
    expect(lines).to_have_count(0)


@pytest.mark.parametrize(("language", "query"), [("zh", "训练成本"), ("en", "training cost")])
def test_search_works_with_the_keyboard_alone(language: Language, query: str, visits: Open) -> None:
    tab = visits()
    page = tab.open(f"{language}/index.html")
    field = page.locator("#search input")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type(query)
    first, second = (page.locator("#search li a").nth(at) for at in range(2))
    expect(second).to_be_visible()
    for key, place in [("ArrowDown", first), ("ArrowDown", second), ("ArrowUp", first), ("ArrowUp", field)]:
        page.keyboard.press(key)
        expect(place).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).not_to_be_visible()
    page.locator("button.find").focus()
    page.keyboard.press("Enter")
    expect(field).to_have_value(query)
    expect(first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("button.find")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/china.html#compute-cost")
    expect(page.locator("#compute-cost")).to_be_in_viewport()
    assert tab.wrong == []


def test_a_result_on_the_same_page_closes_the_search(visits: Open) -> None:
    page = visits().open("en/china.html")
    page.keyboard.press("/")
    page.keyboard.type("training cost")
    page.locator("#search li a").first.click()
    expect(page.locator("#search")).not_to_be_visible()
    expect(page.locator("#compute-cost")).to_be_in_viewport()
    assert page.url.endswith("/en/china.html#compute-cost")


def test_a_slash_in_a_form_field_does_not_open_the_search(visits: Open) -> None:
    page = visits().open("en/claims.html")
    page.locator("select[name=verdict]").focus()
    page.keyboard.press("/")
    expect(page.locator("#search")).not_to_be_visible()


def test_search_waits_for_an_input_method(visits: Open) -> None:
    """Letters that an input method converts to Chinese are not a query, and Enter and arrow keys belong to it."""
    page = visits().open("zh/index.html")
    page.keyboard.press("/")
    status = page.locator("#search [role=status]")
    ask(page, "算力")
    before = status.inner_text()
    method = page.context.new_cdp_session(page)
    page.locator("#search input").select_text()
    method.send("Input.imeSetComposition", {"text": "yu'liao", "selectionStart": 7, "selectionEnd": 7})
    expect(page.locator("#search input")).to_have_value("yu'liao")
    expect(status).to_have_text(before)
    method.send("Input.insertText", {"text": "语料"})
    expect(page.locator("#search input")).to_have_value("语料")
    expect(status).not_to_have_text(before)
    assert page.locator("#search li b").first.inner_text() == "语料"


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_works_in_a_folder_without_a_server(language: Language, site: Path, visits: Open) -> None:
    tab = visits(base=f"{site.as_uri()}/")
    page = tab.open(f"{language}/system-gpt-3.html")
    page.locator("button.find").click()
    assert ask(page, "c091")[0] == "claims.html#c091"
    page.locator("#search li a").first.click()
    page.wait_for_url(f"file://**/{language}/claims.html#c091")
    expect(page.locator("#c091")).to_be_in_viewport()
    assert tab.wrong == []


def test_nothing_is_fetched_before_search_is_opened(visits: Open) -> None:
    tab = visits()
    fetched: list[str] = []
    tab.page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    page = tab.open("zh/china.html")
    assert not set(ASSETS) & set(fetched)
    page.keyboard.press("/")
    ask(page, "算力")
    assert [fetched.count(name) for name in ASSETS] == [1, 1, 1]
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    assert [fetched.count(name) for name in ASSETS] == [1, 1, 1]


def test_there_is_no_search_button_without_scripts(visits: Open) -> None:
    page = visits(java_script_enabled=False).open("zh/index.html")
    expect(page.locator("button.find")).not_to_be_visible()
    expect(page.locator("#search")).not_to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_opening_the_search_does_not_move_the_page(width: int, visits: Open) -> None:
    page = visits(width).open("en/china.html")
    page.evaluate(
        """() => { window.shift = 0
            new PerformanceObserver(list => { for (const each of list.getEntries()) shift += each.value })
                .observe({ type: "layout-shift" }) }"""
    )
    page.keyboard.press("/")
    page.keyboard.type("corpus", delay=30)
    expect(page.locator("#search li a").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.keyboard.press("Escape")
    assert page.evaluate("shift") < 0.01
