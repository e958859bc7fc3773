"""Numbers typed in prose: a line in each language → the numbers that are found and those that are ignored."""

import pytest

from briefing.language.hardcoded_numbers import typed
from briefing.languages import Language
from briefing.page.parse import plain

NAMES = frozenset(["A4", "A4-12", "B 2.0", "丙2", "90% interval"])

NUMBERS: list[tuple[Language, str, list[str]]] = [
    # Digits with their units.
    ("en", "It has 28 days.", ["28"]),
    ("en", "a share of 24.25%, then", ["24.25%"]),
    ("en", "146,097 days", ["146,097"]),
    ("en", "3.5 million and 2 billion", ["3.5 million", "2 billion"]),
    ("en", "29 times, 12 per cent", ["29 times", "12 per cent"]),
    ("en", "between 4 and 5", ["4", "5"]),
    ("en", "16–25 times", ["16", "25 times"]),
    ("en", "$10 million", ["10 million"]),
    ("en", "45TB", ["45TB"]),
    ("en", "a 30-day month", ["30-day"]),
    ("en", "It ended with 5.", ["5"]),
    ("en", "999 and 3000", ["999", "3000"]),
    ("zh", "共28天", ["28"]),
    ("zh", "占24.25%。", ["24.25%"]),
    ("zh", "约1.75万亿个，另有3000亿", ["1.75万亿", "3000亿"]),
    ("zh", "是其29倍，占3成", ["29倍", "3成"]),
    ("zh", "20多万", ["20多万"]),
    ("zh", "45 TB", ["45"]),
    ("zh", "用2048颗", ["2048"]),
    ("zh", "１７５０亿，占７５％", ["1750亿", "75%"]),
    # Whole dates.
    ("en", "on 15 October 1582, a Friday", ["15 October 1582"]),
    ("en", "on 15 October", ["15 October"]),
    ("en", "on October 15, 1582", ["October 15, 1582"]),
    ("zh", "1582年10月15日", ["1582年10月15日"]),
    ("zh", "10月15日", ["10月15日"]),
    # Words.
    ("en", "two million and a billion", ["two million", "a billion"]),
    ("en", "a hundred thousand million", ["a hundred thousand million"]),
    ("en", "trillion-year", ["trillion"]),
    ("en", "five times, ninety per cent, twenty percent", ["five times", "ninety per cent", "twenty percent"]),
    ("en", "at least a tenth of it, two hundredths of that", ["a tenth", "two hundredths"]),
    ("en", "shrank to a thirtieth", ["a thirtieth"]),
    ("zh", "三百万人，一千亿个，万亿级", ["三百万", "一千亿", "万亿"]),
    ("zh", "二十多万，十几亿", ["二十多万", "十几亿"]),
    ("zh", "五倍，百分之九十，三十分之一，三成", ["五倍", "百分之九十", "三十分之一", "三成"]),
    # Text around a call.
    ("en", 'It has {{ fact("x.2") }} million.', ["million"]),
    ("zh", '有{{ fact("x.2") }}个，5个', ["5"]),
    # Text that only begins like a name.
    ("en", "A45, A4.5, A4,500", ["A45", "A4.5", "A4,500"]),
    ("en", "B 2.1", ["2.1"]),
    ("zh", "A45和丙3", ["A45", "3"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "numbers"), NUMBERS)
def test_a_typed_number_is_found_with_its_unit(language: Language, text: str, numbers: list[str]) -> None:
    prose = plain(text)
    found = list(typed(prose, language, NAMES))
    assert [number.text for number in found] == numbers
    assert [prose[number.at :][: len(number.text)] for number in found] == numbers


IGNORED: list[tuple[Language, str]] = [
    # Years, months and ordinals.
    ("en", "in 2018, the 1990s, 2018–2020, 2018–20 and 2023"),
    ("en", "since 1850, from 1751 to 1899, 1000, 2100 and 2999"),
    ("en", "November 2022"),
    ("en", "the 1st, 22nd, 3rd and 4th"),
    ("en", "Table 2.2, Figure 3, table D.1, part 2, Section 1.2, version 1.0, No. 5"),
    ("en", "1. First"),
    ("zh", "2018年，2018～2020年，（2019），2100年，1850～1899"),
    ("zh", "2022年11月，3月下旬，11～12月"),
    ("zh", "第3位，第41，第3条，论文表2.2，附表D.1，图3，1.0版"),
    ("zh", "2. 二"),
    # Small counts in words, and words that only look like numbers.
    ("en", "three messages of seven, twice, many times, in millions, a third party, a fifth country"),
    ("en", "A hundredth year is a leap year"),
    ("zh", "三点、六个模型、两个、一个月、两遍、十二种、一半、过半"),
    ("zh", "统一成一个市场，三成立，以万、亿计，数倍，成千上万，万一，一成为"),
    # Markup.
    ("en", "`28` and ``2 ` 8``"),
    ("en", "[words](https://example.org/28) <https://example.org/28> https://example.org/28"),
    ("en", "## Heading {#part-28}"),
    ("en", "{: #t1-3a }"),
    ("en", '{{ fact("x.28",\n"y.29") }}'),
    # Names.
    ("en", "A4, A4s, an A4-like sheet, A4-12, B 2.0; the 90% interval"),
    ("zh", "A4和丙2，用A4。"),
]


@pytest.mark.parametrize(("language", "text"), IGNORED)
def test_numbers_that_are_not_quantities_are_ignored(language: Language, text: str) -> None:
    assert [number.text for number in typed(plain(text), language, NAMES)] == []


def test_plain_text_keeps_offsets_and_lines() -> None:
    text = 'Ａ７ {{ fact("a",\n"b") }} `c` [d](e.md) {#f}'
    assert len(plain(text)) == len(text)
    assert plain(text).count("\n") == 1
    assert plain(text).startswith("Ａ7 ")
    assert "d" in plain(text)
