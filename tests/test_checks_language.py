"""Checks of Chinese and English typography and spelling: one mistake on a page or in data/ → the rule it breaks."""

from pathlib import Path

import pytest

import mini_briefing
from mini_briefing import Edit

ZH, EN = "docs/zh/calendar.md", "docs/en/calendar.md"
TERMS, SERIES, MONTHS = "data/terms.yml", "data/series.yml", "data/series/months.csv"
HERE, THERE = "合计见", "The mean year has"

# Text that is inserted in line 27 of the Chinese page, and the rules it breaks.
CHINESE: dict[str, tuple[str, list[str]]] = {
    "a half-width comma": ("先有历法,后有节日，", ["half-width"]),
    "a half-width stop": ("先有历法.又有节日，", ["half-width"]),
    "half-width brackets": ("历法(公历)，", ["half-width", "half-width"]),
    "a space between Han": ("历法 节日，", ["space"]),
    "spaces around Latin": ("见 ISO 标准，", ["space", "space"]),
    "a space before a call": ('共 {{ fact("leap-day") }}，', ["space"]),
    "a space before a link": ("见 [首页](index.md)，", ["space"]),
    "a wide space": ("历法\u3000节日，", ["space"]),
    "straight quotes": ('历法"很准"，', ["quotes", "quotes"]),
    "corner brackets": ("历法「很准，", ["quotes"]),
    "a quote the wrong way": ("”很准”，", ["quotes"]),
    "two opening quotes": ("“很准“，", ["quotes"]),
    "a double hyphen": ("历法--很准，", ["dash"]),
    "half a dash": ("历法—很准，", ["dash"]),
    "three stops": ("历法...很准，", ["ellipsis"]),
    "half an ellipsis": ("历法…很准，", ["ellipsis"]),
    "traditional characters": ("曆法與節日，", ["traditional", "traditional", "traditional"]),
    "a note of pronunciation": ("计(jì)算，", ["scraped"]),
    "a character that was lost": ("爬?。?取，", ["scraped"]),
    "bytes misread": ("历法ï¿½锟斤拷，", ["scraped"]),
    "emphasis that closes after a mark": ("**“很准”**的，", ["emphasis"]),
    "emphasis that opens before a mark": ("有**“很准”**。", ["emphasis"]),
    "emphasis around a call": ('有**{{ fact("leap-day") }}**之多，', ["emphasis", "emphasis"]),
}


def broken(root: Path, where: str) -> list[str]:
    """Return the rules that are broken at this place, which must be the only one with problems."""
    found = mini_briefing.problems(root)
    assert {str(problem.where) for problem in found} == {where}
    return sorted(problem.rule.split(".")[1] for problem in found)


@pytest.mark.parametrize(("typed", "rules"), CHINESE.values(), ids=CHINESE)
def test_a_mistake_in_chinese_breaks_its_rule(root: Path, typed: str, rules: list[str]) -> None:
    if "{{" in typed:  # use the fact in both languages
        mini_briefing.edit(root, EN, THERE, f'In {{{{ fact("leap-day") }}}}. {THERE}')
    mini_briefing.edit(root, ZH, HERE, typed + HERE)
    assert broken(root, f"{ZH}:27") == rules


ENGLISH: dict[str, tuple[str, str]] = {
    "a doubled word": ("Of the the year. ", "doubled"),
    "two spaces": ("Of  a year. ", "space"),
    "a straight apostrophe": ("The year's end. ", "quotes"),
    "straight quotes": ('A "year. ', "quotes"),
    "a mark of Chinese": ("A year，a day. ", "full-width"),
    "American spelling": ("Its Color fades. ", "spelling"),
    "a z": ("It is organized. ", "spelling"),
}


@pytest.mark.parametrize(("typed", "rule"), ENGLISH.values(), ids=ENGLISH)
def test_a_mistake_in_english_breaks_its_rule(root: Path, typed: str, rule: str) -> None:
    mini_briefing.edit(root, EN, THERE, typed + THERE)
    assert broken(root, f"{EN}:26") == [rule]


CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "mistakes of both languages, each shown with the words around it": (
        [(ZH, HERE, f"见 ISO，曆法,{HERE}"), (EN, THERE, f"The Center's the the edge. {THERE}")],
        [
            f'{EN}:26: American spelling: "Center". Write "Centre".',
            f'{EN}:26: Repeated word: "the the". Delete one.',
            f"{EN}:26: Straight quotation mark or apostrophe: Center's. Write “ ” or ’.",
            f"{ZH}:27: Half-width punctuation in Chinese text: ISO，曆法,合计见{{{{. Use ，；：？！。（）.",
            f"{ZH}:27: Space beside Chinese text: 见 ISO，曆法. Delete it: typesetting adds the gap.",
            f"{ZH}:27: Traditional character: 曆. Write 历.",
        ],
    ),
    "mistakes in data": (
        [
            (TERMS, "二月多一天的年份。", "二月多 一天的年份。"),
            (TERMS, "whose February", "whose whose February"),
            (SERIES, "en: Month}", "en: Month's}"),
            (MONTHS, "一月", "一 月"),
        ],
        [
            f'{SERIES}:6: In the English of "month": Straight quotation mark or apostrophe: Month\'s. Write “ ” or ’.',
            f'{MONTHS}:2: In the Chinese of "january, month": Space beside Chinese text: 一 月. '
            "Delete it: typesetting adds the gap.",
            f'{TERMS}:4: In the Chinese of "means": Space beside Chinese text: 二月多 一天的年份。. '
            "Delete it: typesetting adds the gap.",
            f'{TERMS}:4: In the English of "means": Repeated word: "whose whose". Delete one.',
        ],
    ),
    "a line break in Chinese that would become a space": (
        [(ZH, "{{ table", "见[此处](index.md)\n[彼处](index.md)。\n\n{{ table")],
        [f"{ZH}:29: This line break becomes a space. Join the next line to this one."],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_a_mistake_is_reported(root: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    assert mini_briefing.messages(root) == messages


FINE_ZH = (
    "乾隆说：**很准**；“历法‘很准’。”——是的……见`a, b`，ISO 8601-1与GPT Neo，"
    '**数{{ fact("leap-day") }}整**，[历法](calendar.md)，'
)
FINE_EN = 'It said that that had had “a ‘day’” of {{ fact("leap-day") }}, per cent, sized, a `"code"`, 历法（公历）. '


def test_correct_chinese_and_english_pass(root: Path) -> None:
    mini_briefing.edit(root, "data/rules.yml", "texts: [", "texts: [ISO 8601-1, ")
    mini_briefing.edit(root, ZH, HERE, FINE_ZH + HERE)
    mini_briefing.edit(root, EN, THERE, FINE_EN + THERE)
    assert mini_briefing.messages(root) == []
