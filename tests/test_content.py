"""The content of this briefing: every claim and step of the source document is covered in both languages, none of its
sentences is copied, and every derived value equals its arithmetic."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from math import prod
from pathlib import Path

import pytest
from lxml import etree, html

import mini_briefing
import source_windows
from briefing import citation
from briefing.checks import TextReader
from briefing.diagnostics.place import Place
from briefing.language.script import HAN_CHARACTER
from briefing.languages import LANGUAGES, Language
from briefing.model import VERDICTS, Briefing, Quantity
from briefing.page import render
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary
from briefing.source import load
from briefing.source.files import read
from conftest import PROJECT

pytestmark = pytest.mark.briefing
SOURCE = PROJECT.parent / "shared" / "brief" / "source.zh.md"
"""The source document, if it is available; it is not part of this project."""

CLAIMS = [f"c{number:03}" for number in range(1, 121)]
LEAVES = (
    *("t1.1", "t1.2a", "t1.2b", "t1.2c", "t1.3a", "t1.3b", "t1.3c", "t1.4", "t1.5a", "t1.5b", "t1.5c"),
    *("t2.1", "t2.2", "t2.3a", "t2.3b", "t2.3c"),
    *("r1.1", "r1.2", "r1.3", "r1.4", "r2.1", "r2.2", "r2.3", "r2.4", "r3.1", "r3.2", "r3.3", "r3.4"),
    *("r4.1", "r4.2", "r4.3", "r5.1", "r5.2", "r5.3", "r5.4"),
)
"""The steps of the source document's argument that no other step supports. They are listed here so that a test fails if
one is removed from both data/ and its page."""


@cache
def briefing() -> Briefing:
    return load(PROJECT)


@cache
def cross_references() -> References:
    return mini_briefing.references(briefing())


@cache
def written() -> dict[Language, dict[str, render.RenderedPage]]:
    return {language: dict(by_name) for language, by_name in render.write_all(cross_references()).items()}


@cache
def document(language: Language, page: str) -> html.HtmlElement:
    """Return a page as the site shows it."""
    return mini_briefing.shown(written()[language][page].body, briefing().dialect)


def with_id(id: str, language: Language) -> list[tuple[str, str]]:
    """Return the page and the text of every element with this id."""
    return [
        (page, " ".join(element.text_content().split()))
        for page in written()[language]
        for element in document(language, page).xpath("//*[@id=$id]", id=id)
    ]


# Claims and the argument.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_is_listed_with_its_statement(language: Language) -> None:
    listed = document(language, "claims").xpath('//article[contains(@class, "claim")]')
    assert sorted(article.get("id") for article in listed) == CLAIMS
    statements = [article.xpath('.//p[@class="claim-says"]')[0].text_content().strip() for article in listed]
    assert [article.get("id") for article, words in zip(listed, statements, strict=True) if len(words) < 5] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_is_referred_to_in_the_text(language: Language) -> None:
    """By ref, claim or fact on a page in docs/; registers and profiles list claims automatically."""
    found = {
        use.id
        for name in briefing().pages[language]
        if name != "claims"
        for use in written()[language][name].uses
        if use.kind in ("claim", "fact")
    }
    assert [id for id in CLAIMS if id not in found] == []


def test_the_listed_leaves_are_those_of_the_argument() -> None:
    points = briefing().argument.values()
    parents = {point.parent for point in points}
    assert tuple(point.id for point in points if point.id not in parents) == LEAVES


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_leaf_of_the_argument_is_once_on_the_same_page_of_each_language(leaf: str) -> None:
    found = {language: with_id(leaf.replace(".", "-"), language) for language in LANGUAGES}
    assert [len(places) for places in found.values()] == [1, 1], found
    (zh_page, zh_words), (en_page, en_words) = (places[0] for places in found.values())
    assert zh_page == en_page
    assert len(zh_words) >= 2
    assert len(en_words) >= 2


# Sentences of the source document.

INLINE = {"a", "abbr", "b", "br", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "wbr"}
"""Elements within a sentence, which do not end a paragraph."""
BREAK = "\n\n"
EXEMPT = {
    "聊天生成型预训练转换模型": "the Chinese name of ChatGPT, which a claim is about",
    "维基百科": "the name of a website",
    "百度百科": "the name of a website",
    "微博": "the name of a website",
    "知乎": "the name of a website",
}
"""Names that both texts must use."""


def paragraphs(root: html.HtmlElement) -> list[str]:
    """Return each paragraph, heading, list item and table cell of a page, and its attributes that contain text."""
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            parts.append(element.tail or "")
            continue
        if element.tag not in INLINE:
            parts.append(BREAK)
        parts.append((element.text if event == "start" else element.tail) or "")
    alone = [str(words) for words in root.xpath("//@alt | //@title | //@aria-label")]
    return [*"".join(parts).split(BREAK), *alone]


def published_in_chinese() -> Iterator[tuple[str, str]]:
    """Yield every Chinese text that readers see, rendered, as (place, text)."""
    for page, shown in written()["zh"].items():
        yield from ((page, words) for words in (shown.head.title, shown.head.description))
        for words in paragraphs(document("zh", page)):
            yield page, words
    author = Vocabulary(cross_references(), "zh", where=Place("data", 1), form=PLAIN)
    for _, text in mini_briefing.texts_in(briefing()):
        yield "data", author.say(text)
    for words in (PROJECT / "README.zh.md").read_text(encoding="utf-8").split(BREAK):
        yield "README.zh.md", words


@cache
def checked_texts() -> list[tuple[str, str]]:
    return list(published_in_chinese())


def test_no_sentence_is_copied_from_the_source_document() -> None:
    source = source_windows.stored()
    found = {(place, run) for place, words in checked_texts() for run in source_windows.shared(words, source, EXEMPT)}
    assert found == set()


def test_all_chinese_text_is_compared_with_the_source_document() -> None:
    places = {place for place, words in checked_texts() if len(source_windows.characters(words)) >= 8}
    assert set(briefing().pages["zh"]) - {"changes"} <= places
    assert {"data", "README.zh.md"} <= places
    checked = {words for _, words in checked_texts()}
    samples = [
        briefing().argument["r1.1"].text,
        briefing().claims["c101"].says,
        briefing().series["team"].title,
        briefing().systems["pangu-alpha"].name,
        briefing().terms["token"].means,
    ]
    assert [text.zh for text in samples if text.zh not in checked] == []


def test_the_fingerprints_are_complete_and_sorted() -> None:
    data = source_windows.FILE.read_bytes()
    assert len(data) % source_windows.BYTES == 0
    assert len(source_windows.stored()) > 4000
    assert source_windows.packed(source_windows.stored()) == data


@pytest.mark.skipif(not SOURCE.is_file(), reason="the source document is not at hand")
def test_the_fingerprints_match_the_source_document() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    assert source_windows.digests(text) == source_windows.stored()
    sentence = max(text.split("。"), key=len)
    assert source_windows.shared(sentence, source_windows.stored()) == [source_windows.characters(sentence)]


# A made-up document, as the source document must not be quoted here.
MADE_UP = "春天到了，燕子从南方飞回村里，在旧屋檐下衔泥筑巢。孩子们站在院中仰头看着，谁也不肯进屋吃饭。"
COPY = "燕子从南方飞回村里，在旧屋檐下衔泥筑巢"
RUN = "燕子从南方飞回村里在旧屋檐下衔泥筑巢"
FOUND: dict[str, tuple[str, list[str]]] = {
    "a copied sentence": (f"我们看到，{COPY}。", [RUN]),
    "other marks": ("燕子，从南方；飞回村里——在旧屋檐下（衔泥）筑巢", [RUN]),
    "spaces and line ends": ("燕子从南方\n飞回村里 在旧屋檐下\u2060衔泥筑巢", [RUN]),
    "Latin letters and digits between": ("燕子(swallow)从南方飞回3村里，在A旧屋檐下衔泥筑巢", [RUN]),
    "Markdown": ("燕子从**南方**飞回[村里](a.md)，在`旧`屋檐下衔泥筑巢", [RUN]),
    "HTML": ('燕子从<b class="x">南方</b>飞回<a href="a">村里</a>，<br>在旧屋檐下衔泥筑巢', [RUN]),
    "over the end of a sentence": ("泥筑巢。孩子们站在院中仰头看着，谁也", ["泥筑巢孩子们站在院中仰头看着谁也"]),
    "fourteen": ("燕子从南方飞回村里在旧屋檐下", []),
    "fifteen": ("子从南方飞回村里在旧屋檐下衔泥", ["子从南方飞回村里在旧屋檐下衔泥"]),
    "two runs": (f"{COPY}；而{COPY}", [RUN, RUN]),
    "other words": ("燕子从南方飞回来，在旧屋檐下筑巢，孩子们都站在院里看。", []),
    "two paragraphs": ("燕子从南方飞回村里\n\n在旧屋檐下衔泥筑巢", []),
    "two items of a list": ("- 燕子从南方飞回村里\n- 在旧屋檐下衔泥筑巢", []),
    "two cells": ("| 燕子从南方飞回村里 | 在旧屋檐下衔泥筑巢 |\n|---|---|\n| a | b |", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "runs"), FOUND.values(), ids=FOUND)
def test_copied_text_is_found_despite_punctuation_and_markup(text: str, runs: list[str]) -> None:
    page = mini_briefing.shown(text, briefing().dialect)
    source = source_windows.digests(MADE_UP)
    assert [run for words in paragraphs(page) for run in source_windows.shared(words, source)] == runs


@pytest.mark.parametrize(("exempt", "runs"), [((), [RUN]), (("旧屋檐",), [RUN]), (("旧屋檐", "南方"), [])])
def test_exempt_names_do_not_count(exempt: tuple[str, ...], runs: list[str]) -> None:
    assert source_windows.shared(COPY, source_windows.digests(MADE_UP), exempt) == runs


@pytest.mark.parametrize("name", EXEMPT)
def test_exempt_names_are_in_use(name: str) -> None:
    assert any(name in words for _, words in checked_texts())


# Sources.


def test_references_on_english_pages_are_in_english() -> None:
    """A Chinese title is printed with its translation; everything else about the work is in Latin letters."""
    for source in briefing().sources.values():
        found, title = citation.reference(source, "en"), source.title.en
        assert not HAN_CHARACTER.search(citation.short(source, "en")), source.id
        assert not HAN_CHARACTER.search(str(found).replace(title, "")), source.id
        assert not (source.note and HAN_CHARACTER.search(source.note.en)), source.id
        if HAN_CHARACTER.search(title):
            assert source.language == "zh" and f"{title} [{source.translation}]" in str(found), source.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_references_are_unique(language: Language) -> None:
    lines = [citation.short(source, language) for source in briefing().sources.values()]
    assert sorted(lines) == sorted(set(lines))


def test_chinese_in_an_english_list_of_references_is_marked_as_chinese() -> None:
    for item in document("en", "sources").xpath("//ol[@id='register-sources']/li"):
        marked = "".join(run.text_content() for run in item.xpath(".//span[@lang='zh-Hans']"))
        assert HAN_CHARACTER.findall(item.text_content()) == HAN_CHARACTER.findall(marked), item.get("id")
        titles = [cite.text_content() for cite in item.xpath(".//cite") if "zh-Hans" in cite.xpath(".//@lang")]
        assert titles == item.xpath(".//cite/span/text()"), item.get("id")  # the whole title is marked


# Ratios, shares, sums and differences.

Ends = tuple[float, float]


class Values:
    """Values of facts and claims, as floats, and cells of series."""

    def __call__(self, id: str) -> float:
        low, high = self.ends(id)
        assert low == high, f"{id} is a range"
        return low

    def ends(self, id: str) -> Ends:
        entry = briefing().facts.get(id) or briefing().claims[id]
        assert entry.quantity and isinstance(entry.quantity.low, Decimal) and isinstance(entry.quantity.high, Decimal)
        return float(entry.quantity.low), float(entry.quantity.high)

    def column(self, series: str, column: str) -> list[float]:
        """Return the numbers of a column of a CSV file."""
        rows = read(PROJECT).sheets[series].rows
        return [float(row[column]) for row in rows.values()]


def share(part: float, whole: float) -> float:
    return part / whole * 100


# Each derived fact → its arithmetic. data/facts/ contains the same as `derive`: if the two differ, one is wrong.
DERIVED: dict[str, Callable[[Values], float | Ends]] = {
    "chinese.overstated": lambda v: (v("c091") / v("gpt-3.chinese-characters"), v("c091") / v("gpt-3.chinese-words")),
    "chinese.overstated-characters": lambda v: v("c091") / v("gpt-3.chinese-characters"),
    "chinese.overstated-words": lambda v: v("c091") / v("gpt-3.chinese-words"),
    "counting.opt-175b": lambda v: operations(v, "opt-175b"),
    "counting.yuan-1": lambda v: operations(v, "yuan-1"),
    "data.byte-ratio": lambda v: v("gpt-3.raw-crawl") / v("gpt-2.corpus"),
    "data.token-ratio": lambda v: over(v("gpt-3.pool-tokens"), v.ends("gpt-2.webtext-tokens")),
    "gpt-3.all-weights": lambda v: sum(v.column("gpt3-training-mix", "weight")),
    "gpt-3.chinese-characters": lambda v: chinese(v, "characters"),
    "gpt-3.chinese-documents": lambda v: chinese(v, "documents"),
    "gpt-3.chinese-words": lambda v: chinese(v, "words"),
    "gpt-3.crawl-tokens-read": lambda v: v("gpt-3.crawl-weight") / 100 * v("gpt-3.tokens-seen"),
    "gpt-3.kept": lambda v: share(v("gpt-3.filtered-crawl"), v("gpt-3.raw-crawl")),
    "gpt-3.other-words": lambda v: 100 - sum(v(f"gpt-3.{name}-words") for name in NAMED) - chinese(v, "words"),
    "gpt-3.pool-tokens": lambda v: sum(v.column("gpt3-training-mix", "tokens")),
    "gpt-3.webtext2-passes-implied": lambda v: (
        v("gpt-3.webtext2-weight") / 100 * v("gpt-3.tokens-seen") / v("gpt-3.webtext2-tokens")
    ),
    "instructgpt.rlhf-share": lambda v: share(v("instructgpt.rlhf-compute"), v("gpt-3.training-compute")),
    "lost.chinese": lambda v: v("crawl.chinese-2018") / chinese(v, "documents"),
    "lost.german": lambda v: v("crawl.german-2018") / v("gpt-3.german-documents"),
    "lost.russian": lambda v: v("crawl.russian-2018") / v("gpt-3.russian-documents"),
    "m6-t.share-of-gpt-3": lambda v: share(v("m6-t.training-compute"), v("gpt-3.training-compute")),
    "opt-175b.compute-on-gpt-3-count": lambda v: (
        6 * v("opt-175b.parameters") * v("opt-175b.tokens-seen") / (1e15 * 24 * 60 * 60)
    ),
    "pangu-alpha.tokens-seen": lambda v: (v("pangu-alpha.tokens-figure"), v("pangu-alpha.tokens-table")),
    "pangu-alpha.training-compute": lambda v: (v("pangu-alpha.compute-figure"), v("pangu-alpha.compute-table")),
    "wudao-2.images": lambda v: v("wudao-2.corpus") - v("wudao-2.chinese-text") - v("wudao-2.english-text"),
    "yuan-1.compute-on-gpt-3-count": lambda v: v("yuan-1.training-compute") * 6 / 8,
    "yuan-1.share-of-gpt-3": lambda v: share(v("yuan-1.training-compute") * 6 / 8, v("gpt-3.training-compute")),
}
# Values that are stored with their source, but also follow from other facts.
STATED: dict[str, Callable[[Values], float | Ends]] = {
    "c030": lambda v: (  # Patterson et al.: GPUs at their measured speed, in TFLOPS
        v("gpt-3.training-compute") * 1e15 / (v("c029") * v("gpt-3.throughput") * 1e12)
    ),
    "cost.training-broker": lambda v: (v("cost.training-own"), v("cost.training-cloud")),
    "counting.gpt-3": lambda v: operations(v, "gpt-3"),
    "pf-day.operations": lambda v: v("pf-day.per-second") * 24 * 60 * 60,
    "webtext.words": lambda v: v("webtext2.words") * v("gpt-2.corpus") / v("webtext2.volume"),
}
NO_ARITHMETIC: dict[str, str] = {
    "glm-130b.gpus": "96 nodes with 8 chips each; data/ has neither number",
    "crawl.captures-in-whole-months": "the smallest and largest 41 of 45 monthly crawls; data/ has only yearly sums",
    "gpt-3.documents": "the sum of OpenAI's table of documents; data/ has only the shares",
    "gpt-3.whole-mix": "100% by definition",
    "gpt-3.words": "the sum of OpenAI's table of words; data/ has only the shares",
}
"""Derived facts that are not computed from others, and why; for counts of the engine, see below."""
NAMED = ("english", "french", "german", "spanish")


def chinese(v: Values, by: str) -> float:
    return v(f"gpt-3.chinese-simplified-{by}") + v(f"gpt-3.chinese-traditional-{by}")


def operations(v: Values, model: str) -> float:
    """Return the operations per parameter and token that follow from a published number of PF-days."""
    done = v(f"{model}.training-compute") * 1e15 * 24 * 60 * 60
    return done / prod(v(f"{model}.{what}") for what in ("parameters", "tokens-seen"))


def over(part: float, whole: Ends) -> Ends:
    low, high = whole
    return part / high, part / low


def printed(value: float, digits: int | None) -> str:
    """Return a value with these significant figures, or with nine if it is printed as stored."""
    return f"{value:.{(digits or 9) - 1}e}"


def significant(id: str) -> int | None:
    """Return the significant figures with which a value is printed or, if it is stored, with which it is stored."""
    entry = briefing().facts.get(id) or briefing().claims[id]
    assert entry.quantity and isinstance(entry.quantity.low, Decimal)
    stored = len(entry.quantity.low.normalize().as_tuple().digits)
    return entry.quantity.digits or (stored if id in STATED or entry.quantity.basis == "derived" else None)


@pytest.mark.parametrize("id", [*DERIVED, *STATED])
def test_a_derived_value_equals_its_arithmetic(id: str) -> None:
    values = Values()
    expected = {**DERIVED, **STATED}[id](values)
    ends = expected if isinstance(expected, tuple) else (expected, expected)
    digits = significant(id)
    assert [printed(end, digits) for end in ends] == [printed(end, digits) for end in values.ends(id)]


def test_every_derived_fact_has_its_arithmetic_here() -> None:
    entries = read(PROJECT).facts
    derived = {id for id, entry in entries.items() if entry.derive or entry.basis == "derived"}
    assert derived == set(DERIVED) | set(NO_ARITHMETIC)


def test_counts_of_claims_systems_and_sources_are_correct() -> None:
    claims = briefing().claims.values()
    parts = sorted({claim.section[0] for claim in claims})
    assert parts == ["1", "2", "3"]
    expected = {
        f"claims.{name}{part and '.' + part}": sum(
            name in ("total", claim.verdict) and claim.section.startswith(part) for claim in claims
        )
        for name in ("total", *VERDICTS)
        for part in ("", *parts)
    }
    totals = {"systems.total": len(briefing().systems), "sources.total": len(briefing().sources)}
    written = read(PROJECT).facts
    counted = {id: Values()(id) for id in briefing().facts if id not in written}
    assert counted == expected | {id: total for id, total in totals.items() if id in counted}
    assert expected["claims.total"] == len(CLAIMS)


def test_counts_that_are_written_in_words_are_correct() -> None:
    """The figure of verdicts and the summary use: over half, more in the first part, none, eight, more than half."""
    count = {name: [Values()(f"claims.{name}{part}") for part in ("", ".1", ".2", ".3")] for name in VERDICTS}
    assert len(CLAIMS) / 2 < count["confirmed"][0] + count["close"][0] < len(CLAIMS) * 0.6
    assert set(sorted(count, key=lambda name: -count[name][0])[:2]) == {"confirmed", "opinion"}
    everywhere, first, second, third = count["disputed"]
    assert first > second > third == 0
    data = {"c022", "c026", "c027", "c090", "c091", "c094", "c097", "c098"}
    assert {briefing().claims[id].verdict for id in data} == {"disputed"}
    assert len(data) == 8 > everywhere / 2


# Figures.


def test_the_key_of_a_figure_is_hollow_where_all_its_marks_are() -> None:
    shown = {name for name, figure in briefing().figures.items() if figure.key and figure.outlined}
    assert shown == {"training-cost"}
    for page in written()["en"]:
        for key in document("en", page).xpath("//ul[contains(@class, 'key ') or @class='key']"):
            figure = key.xpath("ancestor::figure/@data-figure")[0]
            assert (key.get("class") == "key outlined") == (figure in shown), figure


# Numbers that may be typed.


def test_numbers_are_checked_on_all_pages_and_in_all_data() -> None:
    """Without exceptions, the check reports numbers in every chapter and in every kind of file with prose."""
    everything = replace(briefing(), allowed=())
    reader = TextReader(everything)
    texts = [
        problem
        for pages in everything.pages.values()
        for page in pages.values()
        for problem in reader.page(everything, page)
    ]
    found = [problem.where.file for problem in [*texts, *reader.data(everything)] if problem.rule == "numbers.typed"]
    chapters = ("index", "summary", "milestone", "china", "recommendations", "method")
    assert {f"docs/{language}/{name}.md" for language in LANGUAGES for name in chapters} <= set(found)
    assert {f"data/{name}.yml" for name in ("findings", "series", "systems", "terms")} <= set(found)
    folders = {Path(file).parent.as_posix() for file in found}
    assert {f"data/{folder}" for folder in ("claims", "facts", "figures")} <= folders
    assert len(found) > 500


# One answer, and verdicts by their definitions.

ANSWERS: Mapping[Language, str] = {"zh": "五项建议却无一回应", "en": "none of its five recommendations answers them"}
ENTRANCES = ("index", "brief", "summary")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_page_gives_the_same_answer(language: Language) -> None:
    """The cover and link previews print `finding`; the leads of the pages give the same answer."""
    answer = ANSWERS[language]
    assert answer in briefing().finding[language]
    for name in ENTRANCES:
        (lead,) = document(language, name).find_class("lead")
        assert answer in lead.text_content(), name


def test_verdicts_follow_their_definitions() -> None:
    for claim in briefing().claims.values():
        if claim.verdict == "disputed":
            assert claim.better and claim.sources, f"{claim.id} is wrong by what?"
        if claim.verdict in ("confirmed", "close"):
            assert claim.sources, f"{claim.id} is right by what?"
        if claim.verdict == "opinion":
            assert not claim.better, f"{claim.id} cannot be checked"


def test_a_cell_has_the_date_and_the_sources_of_its_own_row() -> None:
    """The rows of this series were counted by different bodies at different times."""
    rows = briefing().series["china-models"].rows.values()
    found = [(cell.as_of, cell.sources) for row in rows if isinstance(cell := row.cells["models"], Quantity)]
    assert len({as_of for as_of, _ in found}) == len({sources for _, sources in found}) == len(found) == 3
