"""Values as each language writes them: golden cases, and a property test that printed values can be read back."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language import numbers
from briefing.languages import LANGUAGES, Language
from briefing.model import Basis, Bound, Period, Quantity, Text, Unit

Kind = Literal["count", "plain", "percent", "currency", "bytes", "duration", "date"]


def unit(kind: Kind, zh: str = "", en: str = "", of: str = "", code: str = "", one: str = "") -> Unit:
    return Unit("some", kind, Text("名", "name"), Text(zh, en) if zh else None, of, code, one)


COUNT, PLAIN, PERCENT, BYTES, DATE = unit("count"), unit("plain"), unit("percent"), unit("bytes"), unit("date")
USD, YUAN = unit("count", "{}美元", "${}"), unit("count", "{}元", "{} yuan")
PF_DAYS = unit("count", "{} PF-days", "{} PF-days")
TIMES, SPEED = unit("plain", "{}倍", "{} times"), unit("plain", "{} GB/s", "{} GB/s")
DAYS, MONTHS, YEARS = unit("duration", of="day"), unit("duration", of="month"), unit("duration", of="year")

EURO, DOLLAR, RENMINBI = (unit("currency", code=code) for code in ("EUR", "USD", "CNY"))
YEN, FRANC, AUSTRALIAN = (unit("currency", code=code) for code in ("JPY", "CHF", "AUD"))
TONNES = unit("count", "{}吨", "{} tonnes", one="{} tonne")
SECONDS = unit("plain", "{}秒", "{} seconds", one="{} second")
POINTS = unit("plain", "{}个百分点", "{} percentage points", one="{} percentage point")
CELSIUS, RATIO = unit("plain", "{}℃", "{}°C"), unit("plain", "1:{}", "1:{}")
RATE = unit("plain", "每千人{}人", "{} per 1,000 people")


def quantity(
    low: str | Period, high: str | Period = "", of: Unit = COUNT, digits: int | None = None, basis: Basis = "published"
) -> Quantity:
    ends = [Decimal(end) if isinstance(end, str) else end for end in (low, high or low)]
    return Quantity(ends[0], ends[1], of, digits, Period(2020), basis, ())


# value, unit, significant figures, Chinese, English
VALUES: list[tuple[str, Unit, int | None, str, str]] = [
    # Short counts in full.
    ("0", COUNT, None, "0", "0"),
    ("0", COUNT, 3, "0", "0"),
    ("7", COUNT, 3, "7", "7"),
    ("999", COUNT, None, "999", "999"),
    ("8500", COUNT, None, "8500", "8,500"),
    ("9999", COUNT, None, "9999", "9,999"),
    ("32768", COUNT, None, "32768", "32,768"),
    ("1234567", COUNT, None, "1234567", "1,234,567"),
    # Counts with the words of each language: Chinese counts in fours, English in threes.
    ("10000", COUNT, None, "1万", "10,000"),
    ("1e5", COUNT, None, "10万", "100,000"),
    ("1000000", COUNT, None, "100万", "1 million"),
    ("1.5e6", COUNT, None, "150万", "1.5 million"),
    ("1e8", COUNT, None, "1亿", "100 million"),
    ("1558e6", COUNT, None, "15.58亿", "1.558 billion"),
    ("175000000000", COUNT, None, "1750亿", "175 billion"),
    ("1e12", COUNT, None, "1万亿", "1 trillion"),
    ("1.75e12", COUNT, None, "1.75万亿", "1.75 trillion"),
    ("1e15", COUNT, None, "1000万亿", "1,000 trillion"),
    # Rounding up to the next word.
    ("99999999", COUNT, 3, "1亿", "100 million"),
    ("999999", COUNT, 3, "100万", "1 million"),
    ("9999", COUNT, 3, "1万", "10,000"),
    ("174604e6", COUNT, 3, "1750亿", "175 billion"),
    ("174604e6", COUNT, 4, "1746亿", "174.6 billion"),
    # Half up, not half to even, above and below zero.
    ("0.125", COUNT, 2, "0.13", "0.13"),
    ("0.25", COUNT, 1, "0.3", "0.3"),
    ("2.5", COUNT, 1, "3", "3"),
    ("-2.5", COUNT, 1, "−3", "−3"),
    ("8450", COUNT, 2, "8500", "8,500"),
    ("8550", COUNT, 2, "8600", "8,600"),
    # Below zero.
    ("-5", COUNT, None, "−5", "−5"),
    ("-8500", COUNT, None, "−8500", "−8,500"),
    ("-175e9", COUNT, None, "−1750亿", "−175 billion"),
    # Powers of ten, where no word is short.
    ("8.64e19", COUNT, None, "8.64×10¹⁹", "8.64×10¹⁹"),
    ("3.14e23", COUNT, None, "3.14×10²³", "3.14×10²³"),
    ("-3.14e23", COUNT, 2, "−3.1×10²³", "−3.1×10²³"),
    # Money.
    ("1.7e6", USD, None, "170万美元", "$1.7 million"),
    ("100", USD, None, "100美元", "$100"),
    ("8500", USD, None, "8500美元", "$8,500"),
    ("-1.7e6", USD, None, "−170万美元", "−$1.7 million"),
    ("1e8", YUAN, None, "1亿元", "100 million yuan"),
    # Per cent keeps the zeros that were declared.
    ("92.10", PERCENT, None, "92.10%", "92.10%"),
    ("92.1", PERCENT, None, "92.1%", "92.1%"),
    ("92.1", PERCENT, 4, "92.10%", "92.10%"),
    ("0.16005", PERCENT, 3, "0.160%", "0.160%"),
    ("0", PERCENT, None, "0%", "0%"),
    ("1e2", PERCENT, None, "100%", "100%"),
    ("-0.5", PERCENT, None, "−0.5%", "−0.5%"),
    # Plain numbers in full, with their pattern.
    ("3640", PLAIN, None, "3640", "3,640"),
    ("3.64E+3", PLAIN, None, "3640", "3,640"),
    ("12000", TIMES, None, "12000倍", "12,000 times"),
    ("0.5", TIMES, None, "0.5倍", "0.5 times"),
    ("9.99e27", PLAIN, 1, f"1{'0' * 28}", f"10,{'000,' * 8}000"),
    ("9.99e27", TIMES, 1, f"1{'0' * 28}倍", f"10,{'000,' * 8}000 times"),
    ("1e30", BYTES, None, f"1{'0' * 15} PB", f"1,{'000,' * 4}000 PB"),
    ("2039", SPEED, None, "2039 GB/s", "2,039 GB/s"),
    # Bytes in decimal steps.
    ("0", BYTES, None, "0 B", "0 B"),
    ("999", BYTES, None, "999 B", "999 B"),
    ("1500", BYTES, None, "1.5 kB", "1.5 kB"),
    ("45e9", BYTES, None, "45 GB", "45 GB"),
    ("1.9e12", BYTES, None, "1.9 TB", "1.9 TB"),
    ("999.6e9", BYTES, 3, "1 TB", "1 TB"),
    # Durations, one and many.
    ("1", DAYS, None, "1天", "1 day"),
    ("2", DAYS, None, "2天", "2 days"),
    ("1.5", DAYS, None, "1.5天", "1.5 days"),
    ("0", DAYS, None, "0天", "0 days"),
    ("1", MONTHS, None, "1个月", "1 month"),
    ("30", MONTHS, None, "30个月", "30 months"),
    ("400", YEARS, None, "400年", "400 years"),
    ("365.2425", DAYS, None, "365.2425天", "365.2425 days"),
    ("0.0625", DAYS, None, "0.0625天", "0.0625 days"),
    ("146097", DAYS, None, "146097天", "146,097 days"),
]


@pytest.mark.parametrize(("value", "of", "digits", "zh", "en"), VALUES)
def test_a_value_is_written_as_each_language_does(value: str, of: Unit, digits: int | None, zh: str, en: str) -> None:
    written = quantity(value, of=of, digits=digits)
    assert (numbers.write(written, "zh"), numbers.write(written, "en")) == (zh, en)


FIXED: list[tuple[str, Unit, int, str, str]] = [
    # value, unit, decimals, Chinese, English; of a number with a word, the decimals before the word.
    ("7.5", PERCENT, 1, "7.5%", "7.5%"),
    ("11", PERCENT, 1, "11.0%", "11.0%"),
    ("13.25", PERCENT, 1, "13.3%", "13.3%"),
    ("-0.04", PERCENT, 1, "0.0%", "0.0%"),
    ("35.2", USD, 2, "35.20美元", "$35.20"),
    ("1.1e9", COUNT, 2, "11.00亿", "1.10 billion"),
    ("1e6", COUNT, 0, "100万", "1 million"),
    ("8500", COUNT, 1, "8500.0", "8,500.0"),
    ("123456.78", COUNT, 1, "12.3万", "123,456.8"),
    # Rounding up to the next word.
    ("999.996e6", COUNT, 2, "10.00亿", "1.00 billion"),
    ("9999.96", COUNT, 1, "1.0万", "10,000.0"),
    ("999.96e9", BYTES, 1, "1.0 TB", "1.0 TB"),
    ("3.14159e23", COUNT, 1, "3.1×10²³", "3.1×10²³"),
    ("1.5", DAYS, 2, "1.50天", "1.50 days"),
]


@pytest.mark.parametrize(("value", "of", "decimals", "zh", "en"), FIXED)
def test_decimals_are_constant(value: str, of: Unit, decimals: int, zh: str, en: str) -> None:
    written = replace(quantity(value, of=of), decimals=decimals)
    assert (numbers.write(written, "zh"), numbers.write(written, "en")) == (zh, en)


UNITS: list[tuple[str, Unit, str, str]] = [
    # Amounts of money: a fraction has the decimals of the currency, a large sum as many as it needs.
    ("35.2", EURO, "35.20欧元", "€35.20"),
    ("35", EURO, "35欧元", "€35"),
    ("0.0035", DOLLAR, "0.0035美元", "$0.0035"),
    ("-1.25e9", DOLLAR, "−12.5亿美元", "−$1.25 billion"),
    ("-35.2", DOLLAR, "−35.20美元", "−$35.20"),
    ("35.2e9", RENMINBI, "352亿元", "35.2 billion yuan"),
    ("35.2", RENMINBI, "35.20元", "35.20 yuan"),
    ("5e5", YEN, "50万日元", "500,000 yen"),
    ("1", FRANC, "1瑞士法郎", "1 Swiss franc"),
    ("1e6", FRANC, "100万瑞士法郎", "1 million Swiss francs"),
    ("2e9", AUSTRALIAN, "20亿澳大利亚元", "A$2 billion"),
    # One and many, which depend on the number as printed.
    ("1", SECONDS, "1秒", "1 second"),
    ("-1", SECONDS, "−1秒", "−1 second"),
    ("1.0", SECONDS, "1.0秒", "1.0 seconds"),
    ("0", SECONDS, "0秒", "0 seconds"),
    ("1", TONNES, "1吨", "1 tonne"),
    ("1e6", TONNES, "100万吨", "1 million tonnes"),
    # Percentage points, temperatures, ratios and rates.
    ("1", POINTS, "1个百分点", "1 percentage point"),
    ("-0.5", POINTS, "−0.5个百分点", "−0.5 percentage points"),
    ("-6.9", CELSIUS, "−6.9℃", "−6.9°C"),
    ("3", RATIO, "1:3", "1:3"),
    ("5.2", RATE, "每千人5.2人", "5.2 per 1,000 people"),
    ("-0.5", RATE, "每千人−0.5人", "−0.5 per 1,000 people"),
]


@pytest.mark.parametrize(("value", "of", "zh", "en"), UNITS)
def test_a_unit_is_written_as_each_language_does(value: str, of: Unit, zh: str, en: str) -> None:
    written = quantity(value, of=of)
    assert (numbers.write(written, "zh"), numbers.write(written, "en")) == (zh, en)


RANGES: list[tuple[str, str, Unit, str, str]] = [
    ("1.7e6", "12e6", USD, "170万～1200万美元", "$1.7 million to $12 million"),
    ("5e5", "1e6", USD, "50万～100万美元", "$500,000 to $1 million"),
    ("1e6", "1e7", YUAN, "100万～1000万元", "1–10 million yuan"),
    ("4.2", "4.9", PERCENT, "4.2%～4.9%", "4.2–4.9%"),
    ("63", "68", PERCENT, "63%～68%", "63–68%"),
    ("9e9", "9.5e9", COUNT, "90亿～95亿", "9–9.5 billion"),
    ("9000", "12000", COUNT, "9000～1.2万", "9,000–12,000"),
    ("9e5", "2e6", COUNT, "90万～200万", "900,000 to 2 million"),
    ("900e6", "1.1e9", COUNT, "9亿～11亿", "900 million to 1.1 billion"),
    ("-5", "-2", COUNT, "−5～−2", "−5 to −2"),
    ("1.5", "2.5", TIMES, "1.5～2.5倍", "1.5–2.5 times"),
    ("45e9", "50e9", BYTES, "45 GB～50 GB", "45–50 GB"),
    ("45e9", "45e12", BYTES, "45 GB～45 TB", "45 GB to 45 TB"),
    ("95000", "509000", PF_DAYS, "9.5万～50.9万 PF-days", "95,000–509,000 PF-days"),
    ("1.2e6", "1.2e6", COUNT, "120万", "1.2 million"),
    ("5", "10.5", EURO, "5.00～10.50欧元", "€5.00 to €10.50"),
    ("5e5", "1e6", RENMINBI, "50万～100万元", "500,000 to 1 million yuan"),
    ("1.2", "1.5", CELSIUS, "1.2～1.5℃", "1.2–1.5°C"),
    ("5.2", "6", RATE, "每千人5.2～6人", "5.2–6 per 1,000 people"),
    ("3", "5", RATIO, "1:3～1:5", "1:3–1:5"),
    ("590e6", "610e6", TONNES, "5.9亿～6.1亿吨", "590–610 million tonnes"),
]
MARGINS: list[tuple[str, str, Unit, str, str]] = [
    ("1.1", "1.3", CELSIUS, "1.2±0.1℃", "1.2 ± 0.1°C"),
    ("-0.55", "-0.45", CELSIUS, "−0.50±0.05℃", "−0.50 ± 0.05°C"),
    ("1.1e6", "1.3e6", TONNES, "120万±10万吨", "1.2 ± 0.1 million tonnes"),
    ("42", "48", PERCENT, "45%±3%", "45% ± 3%"),
    ("1.1e6", "1.3e6", DOLLAR, "120万±10万美元", "$1.2 million ± $0.1 million"),
]


@pytest.mark.parametrize(("low", "high", "of", "zh", "en"), MARGINS)
def test_a_margin_has_the_decimals_of_its_middle(low: str, high: str, of: Unit, zh: str, en: str) -> None:
    written = replace(quantity(low, high, of), margin=True)
    assert (numbers.write(written, "zh"), numbers.write(written, "en")) == (zh, en)


@pytest.mark.parametrize(("low", "high", "of", "zh", "en"), RANGES)
def test_a_range_is_written_as_each_language_does(low: str, high: str, of: Unit, zh: str, en: str) -> None:
    written = quantity(low, high, of)
    assert (numbers.write(written, "zh"), numbers.write(written, "en")) == (zh, en)


def test_a_range_that_rounds_to_one_value_is_written_as_one() -> None:
    written = quantity("1.21e6", "1.22e6", digits=2)
    assert (numbers.write(written, "zh"), numbers.write(written, "en")) == ("120万", "1.2 million")


ESTIMATES: list[tuple[Quantity, str, str]] = [
    (quantity("592", of=PF_DAYS, basis="estimate"), "约592 PF-days", "about 592 PF-days"),
    (quantity("5e6", of=USD, basis="estimate"), "约500万美元", "about $5 million"),
    (quantity("9e9", "9.5e9", basis="estimate"), "约90亿～95亿", "about 9–9.5 billion"),
    (quantity("5e6", of=USD, basis="derived"), "500万美元", "$5 million"),
]


@pytest.mark.parametrize(("written", "zh", "en"), ESTIMATES)
def test_only_an_estimate_is_written_with_about(written: Quantity, zh: str, en: str) -> None:
    assert (numbers.write(written, "zh"), numbers.write(written, "en")) == (zh, en)


def test_an_estimated_date_has_no_word_before_it() -> None:
    estimated = quantity(Period(2022, 11), of=DATE, basis="estimate")
    assert [numbers.hedge(estimated, language) for language in LANGUAGES] == ["", ""]
    assert numbers.write(estimated, "en") == "November 2022"


BOUNDS: list[tuple[Quantity, Bound, str, str]] = [
    (quantity("7000"), "over", "超过7000", "over 7,000"),
    (quantity("12e6", of=USD, basis="estimate"), "over", "超过1200万美元", "over $12 million"),
    (quantity("10", of=DAYS), "under", "不到10天", "under 10 days"),
]


@pytest.mark.parametrize(("written", "bound", "zh", "en"), BOUNDS)
def test_a_bound_is_over_or_under(written: Quantity, bound: Bound, zh: str, en: str) -> None:
    bounded = replace(written, bound=bound)
    assert (numbers.write(bounded, "zh"), numbers.write(bounded, "en")) == (zh, en)


UNBROKEN: list[tuple[Quantity, str, str]] = [
    (quantity("45e12", of=BYTES), "45_TB", "45_TB"),
    (quantity("1e8", of=YUAN), "1亿元", "100_million yuan"),
    (quantity("592", of=PF_DAYS, basis="estimate"), "约592_PF-days", "about 592_PF-days"),
    (quantity("5e6", of=unit("count", "{}欧元", "EUR {}")), "500万欧元", "EUR_5_million"),
    (quantity("1.7e6", "12e6", USD), "170万～1200万美元", "$1.7_million to $12_million"),
    (quantity("5", "12e6"), "5～1200万", "5 to 12_million"),
    (quantity("-3", "5", PERCENT), "−3%～5%", "−3% to 5%"),
    (quantity("3", of=DAYS), "3天", "3_days"),
    (quantity(Period(2022, 11, 30), of=DATE), "2022年11月30日", "30_November 2022"),
    (quantity(Period(2020, 5), of=DATE), "2020年5月", "May 2020"),
]


@pytest.mark.parametrize(("written", "zh", "en"), UNBROKEN)
def test_no_line_ends_between_a_number_and_its_unit(written: Quantity, zh: str, en: str) -> None:
    joined = [numbers.unbroken(written, language).replace("\u00a0", "_") for language in LANGUAGES]
    assert joined == [zh, en]
    assert numbers.write(written, "en") == en.replace("_", " ")


DATES: list[tuple[Period, str, str]] = [
    (Period(2020), "2020年", "2020"),
    (Period(2020, 5), "2020年5月", "May 2020"),
    (Period(2022, 11, 30), "2022年11月30日", "30 November 2022"),
    (Period(2022, 1, 1), "2022年1月1日", "1 January 2022"),
    (Period(1582, 10, 15), "1582年10月15日", "15 October 1582"),
    (Period(2024, quarter=3), "2024年第三季度", "third quarter of 2024"),
    (Period(2019, until=Period(2021)), "2019～2021年", "2019–2021"),
    (Period(2019, 5, until=Period(2021, 2)), "2019年5月～2021年2月", "May 2019 to February 2021"),
]


@pytest.mark.parametrize(("period", "zh", "en"), DATES)
def test_a_date_is_as_precise_as_it_is_known(period: Period, zh: str, en: str) -> None:
    written = quantity(period, of=DATE)
    assert (numbers.write(written, "zh"), numbers.write(written, "en")) == (zh, en)


def test_the_english_of_a_quarter_is_short_in_tables_and_drawings() -> None:
    written = quantity(Period(2024, quarter=3), of=DATE)
    assert [numbers.write(written, language, short=True) for language in LANGUAGES] == ["2024年第三季度", "Q3 2024"]


AXIS: list[tuple[str, str, str]] = [
    ("0", "0", "0"),
    ("0.001", "0.001", "0.001"),
    ("1000", "1000", "1k"),
    ("2500", "2500", "2.5k"),
    ("10000", "1万", "10k"),
    ("1e8", "1亿", "100m"),
    ("100e9", "1000亿", "100bn"),
    ("1e12", "1万亿", "1tn"),
    ("-0.5", "−0.5", "−0.5"),
    ("-2e9", "−20亿", "−2bn"),
]


@pytest.mark.parametrize(("value", "zh", "en"), AXIS)
def test_an_axis_is_short_in_both_languages(value: str, zh: str, en: str) -> None:
    assert (numbers.axis(Decimal(value), "zh"), numbers.axis(Decimal(value), "en")) == (zh, en)


RAISED = r"(?:×10([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?"
WORDS: dict[str, int] = {"万": 4, "亿": 8, "万亿": 12, " million": 6, " billion": 9, " trillion": 12}
SIGNS: dict[str, int] = {" B": 0, " kB": 3, " MB": 6, " GB": 9, " TB": 12, " PB": 15, "%": 0, "": 0}
WRITTEN: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(rf"约?(−?\d+(?:\.\d+)?){RAISED}(万亿|亿|万)?( [kMGTP]?B|%)?"),
    "en": re.compile(
        rf"(?:about )?(−?\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?){RAISED}( million| billion| trillion)?( [kMGTP]?B|%)?"
    ),
}
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def read(text: str, language: Language) -> Decimal:
    """Return the number that a text in this language expresses."""
    found = WRITTEN[language].fullmatch(text)
    assert found, f"{text!r} is no number in {language}"
    mantissa, power, word, sign = found.groups(default="")
    return Decimal(mantissa.replace(",", "").replace("−", "-")).scaleb(
        int(power.translate(LOWERED) or 0) + WORDS.get(word, 0) + SIGNS[sign]
    )


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(
    mantissa=st.integers(min_value=-(10**9), max_value=10**9),
    exponent=st.integers(min_value=-6, max_value=14),
    digits=st.none() | st.integers(min_value=1, max_value=9),
    of=st.sampled_from([COUNT, PERCENT, BYTES, PLAIN]),
    basis=st.sampled_from(["published", "estimate"]),
)
def test_a_printed_number_reads_back_as_the_value_within_its_rounding(
    mantissa: int, exponent: int, digits: int | None, of: Unit, basis: Basis
) -> None:
    value = Decimal(mantissa).scaleb(exponent)
    written = Quantity(value, value, of, digits, Period(2020), basis, ())
    slack = Decimal(5).scaleb(value.adjusted() - digits) if digits and value else Decimal(0)
    for language in LANGUAGES:
        text = numbers.write(written, language)
        assert abs(read(text, language) - value) <= slack, text
        assert (basis == "estimate") == text.startswith(numbers.ABOUT[language])
