"""A whole build of another briefing, the calendar of tests/mini, and of the same after a change of one value."""

import csv
import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

import mini_briefing
from briefing.build import build
from briefing.cli import main
from briefing.languages import LANGUAGES, Language

SUBJECT = re.compile(rb"ChatGPT|GPT")  # of the real briefing


WORDS: list[tuple[Language, str, str]] = [
    ("zh", "index", "历法每400年循环一次"),
    ("zh", "calendar", "从1582年10月15日起用新历，并改了规则"),
    ("en", "index", "The calendar repeats after 400 years"),
    ("en", "calendar", "began the new count on 15 October 1582"),
]


@pytest.mark.parametrize(("language", "page", "words"), WORDS)
def test_every_page_is_published_in_its_language(built_mini: Path, language: Language, page: str, words: str) -> None:
    document = html.parse(built_mini / "site" / language / f"{page}.html").getroot()
    assert document.get("lang") == {"zh": "zh-Hans", "en": "en"}[language]
    assert words in document.text_content().replace("\u2060", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_contains_figures_and_data(built_mini: Path, language: Language) -> None:
    site = built_mini / "site" / language
    for name in ("month-lengths", "leap-rule"):
        assert (site / "figures" / f"{name}-wide-light.svg").is_file()
        assert (site / "data" / f"{name}.csv").is_file()
    assert (site / "data" / "cycle.csv").is_file()
    for link in ("zh/index.html", "en/index.html", "zh/briefing.pdf", "en/briefing.pdf"):
        assert link in (built_mini / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "words"), [("zh", "本报告未署名。"), ("en", "This report is unsigned.")])
def test_a_briefing_without_author_and_publisher_is_marked_as_unsigned(
    built_mini: Path, language: Language, words: str
) -> None:
    for page in (built_mini / "site" / language).glob("*.html"):
        assert words in html.parse(page).getroot().find_class("colophon")[0].text_content()
    pdf = PdfReader(built_mini / "site" / language / "briefing.pdf")
    assert words in pdf.pages[0].extract_text()
    assert not (pdf.metadata and pdf.metadata.author)


PRINTED: list[tuple[Language, str, list[str]]] = [
    ("zh", "公历四百年", ["一个月有", "整百年份要能被400整除", "每四年有一个闰年", "参考文献"]),
    (
        "en",
        "Four centuries of the calendar",
        ["A month has", "unless 400", "Every fourth year", "References"],
    ),
]


@pytest.mark.parametrize(("language", "title", "words"), PRINTED)
def test_the_pdf_contains_the_text(built_mini: Path, language: Language, title: str, words: list[str]) -> None:
    pdf = PdfReader(built_mini / "site" / language / "briefing.pdf")
    text = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    solid = text.replace(" ", "")
    assert pdf.metadata and pdf.metadata.title == title
    assert [word for word in [title, *words] if word.replace(" ", "") not in solid] == []


def test_nothing_of_the_real_subject_is_in_the_output(built_mini: Path) -> None:
    """PDFs are compared as text, since their content is compressed."""
    made = mini_briefing.products(built_mini)
    assert len(made) > 60
    assert [name for name, content in made.items() if SUBJECT.search(content)] == []
    for language in LANGUAGES:
        pdf = PdfReader(built_mini / "site" / language / "briefing.pdf")
        assert not SUBJECT.search("".join(page.extract_text() for page in pdf.pages).encode())


def test_a_second_build_writes_nothing(built_root: Path) -> None:
    def stamps() -> dict[str, int]:
        return {
            str(path): path.stat().st_mtime_ns
            for folder in ("build", "site")
            for path in (built_root / folder).rglob("*")
            if path.is_file()
        }

    before = stamps()
    assert main(["site", "--root", str(built_root)]) == 0
    assert stamps() == before


Tree = dict[str, bytes]
Trees = tuple[dict[Language, Tree], dict[Language, Tree]]


def text(tree: Tree, name: str) -> str:
    return tree[name].decode("utf-8-sig")


def element(tree: Tree, page: str, path: str) -> str:
    """Return the first match of an XPath in a page's Markdown, whose blocks are HTML."""
    found = html.fromstring(f"<div>{text(tree, f'{page}.md')}</div>").xpath(path)[0]
    return str(found) if isinstance(found, str) else " ".join(found.text_content().split())


# Places that show the length of February, with words in each language that are there only before, and only after it is
# shortened by a day: then common years have 364 days instead of 365, and leap years 365 instead of 366.
SHOWN: dict[str, tuple[Callable[[Tree], str], dict[Language, tuple[str, str]]]] = {
    "prose": (
        lambda tree: text(tree, "index.md"),
        {"zh": ("只有[28天](", "只有[27天]("), "en": ("with [28 days](", "with [27 days](")},
    ),
    "prose, of a value computed from it": (
        lambda tree: text(tree, "calendar.md"),
        {"zh": ("[366天](", "[364天]("), "en": ("[366 days](", "[364 days](")},
    ),
    "a table, of values computed from it": (
        lambda tree: element(tree, "calendar", '//figure[@id="table-cycle"]//tbody'),
        {"zh": ("366天", "364天"), "en": ("366 days", "364 days")},
    ),
    "the data under the figure": (
        lambda tree: element(tree, "index", "//details//tbody/tr[2]"),
        {"zh": ("28天", "27天"), "en": ("28 days", "27 days")},
    ),
    "the alternative text": (
        lambda tree: element(tree, "index", "//img/@alt"),
        {"zh": ("二月28天，", "二月27天，"), "en": ("28 days in February", "27 days in February")},
    ),
    "the CSV": (
        lambda tree: text(tree, "data/month-lengths.csv"),
        {"zh": ("二月,28,28天,二月", "二月,27,27天,二月"), "en": ("February,28,28 days,", "February,27,27 days,")},
    ),
    "the claim's note": (
        lambda tree: element(tree, "calendar", '//article[@id="k01"]'),
        {"zh": ("相加得365天", "相加得364天"), "en": ("add up to 365 days", "add up to 364 days")},
    ),
}


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> Trees:
    """The trees of the briefing, and those after February is shortened by a day in data/."""
    root = mini_briefing.copy(tmp_path_factory.mktemp("february"))
    memory = mini_briefing.memo()
    before = build(root, memory).trees
    mini_briefing.edit(root, "data/series/months.csv", "february,28", "february,27")
    return dict(before), dict(build(root, memory).trees)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", SHOWN)
def test_a_changed_value_is_updated_wherever_it_is_shown(
    before_and_after: Trees, place: str, language: Language
) -> None:
    shows, words = SHOWN[place]
    before, after = (shows(trees[language]) for trees in before_and_after)
    old, new = words[language]
    assert old in before
    assert new not in before
    assert new in after
    assert old not in after


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_value_redraws_its_own_figures_only(before_and_after: Trees, language: Language) -> None:
    before, after = (trees[language] for trees in before_and_after)
    drawings = {name for name in before if name.startswith("figures/")}
    changed = {name for name in drawings if before[name] != after[name]}
    assert changed == {
        name for name in drawings if name.startswith(("figures/month-lengths-", "figures/month-lengths."))
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", ["未公布或未查到", "1天", "闰年"]), ("en", ["Not published or not found", "1 day", "leap year"])],
)
def test_a_system_has_a_profile_and_a_row_in_the_comparison(
    built_mini: Path, language: Language, words: list[str]
) -> None:
    site = built_mini / "site" / language
    profile = html.parse(site / "system-leap-year.html").getroot().find(".//article").text_content()
    assert all(word in profile for word in words[1:])
    common = html.parse(site / "system-common-year.html").getroot().find(".//article").text_content()
    assert words[0] in common, "unknown values are marked"
    home = html.parse(site / "index.html").getroot()
    row = home.get_element_by_id("leap-year")
    assert "366" in row.text_content()
    assert row.find(".//a").get("href") == "system-leap-year.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_claims_and_numbers_can_be_downloaded(built_mini: Path, language: Language) -> None:
    data = built_mini / "site" / language / "data"
    claims = json.loads((data / "claims.json").read_text(encoding="utf-8"))
    assert [claim["id"] for claim in claims] == ["k01", "k02", "k03", "k04"]
    assert claims[1]["says"] == {"zh-Hans": "每四年有一个闰年", "en": "Every fourth year is a leap year"}
    assert claims[1]["value"] == "25"
    numbers = json.loads((data / "numbers.json").read_text(encoding="utf-8"))
    cycle = next(number for number in numbers if number["id"] == "cycle.days")
    assert (cycle["value"], cycle["written"]["en"]) == ("146097", "146,097 days")
    with (data / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[1]["says"] == claims[1]["says"]["zh-Hans" if language == "zh" else "en"]
    assert rows[1]["verdict"] == "disputed"


@pytest.mark.parametrize(
    ("bound", "value", "written"), [("over", "10–", "over 10 days"), ("under", "–10", "under 10 days")]
)
def test_a_bound_is_one_in_the_data_files_too(bound: str, value: str, written: str, root: Path) -> None:
    mini_briefing.edit(root, "data/facts/years.yml", "  value: 10\n", f"  value: 10\n  bound: {bound}\n")
    numbers = json.loads(build(root, mini_briefing.memo()).trees["en"]["data/numbers.json"])
    (skipped,) = [number for number in numbers if number["id"] == "skipped.days"]
    assert (skipped["value"], skipped["written"]["en"]) == (value, written)


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("314159265358979323e6", "314159265359000000000000"),
        ("3.14159265358979323", "3.14159265359"),
        ("1e-9", "0.000000001"),
    ],
)
def test_a_value_in_a_data_file_has_no_exponent(value: str, stored: str, root: Path) -> None:
    mini_briefing.edit(root, "data/facts/years.yml", "  value: 10\n", f"  value: {value}\n")
    numbers = json.loads(build(root, mini_briefing.memo()).trees["en"]["data/numbers.json"])
    assert [number["value"] for number in numbers if number["id"] == "skipped.days"] == [stored]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_data_package_describes_every_csv(built_mini: Path, language: Language) -> None:
    data = built_mini / "site" / language / "data"
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["version"], package["created"]) == ("1.0", "2024-02-29T00:00:00Z")
    assert package["title"] == {"zh": "《公历四百年》的数据", "en": "Data of Four centuries of the calendar"}[language]
    assert package["licenses"] == [{"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html"}]
    tables = [each for each in package["resources"] if each["format"] == "csv"]
    assert sorted(each["path"] for each in tables) == sorted(file.name for file in data.glob("*.csv"))
    assert len({each["name"] for each in package["resources"]}) == len(package["resources"])
    for each in tables:
        content = (data / each["path"]).read_bytes()
        assert (each["bytes"], each["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        head, *rows = csv.reader(content.decode("utf-8-sig").splitlines())
        fields = each["schema"]["fields"]
        assert [field["name"] for field in fields] == head
        assert len(set(head)) == len(head), "names of columns are unique"
        for at, field in enumerate(fields):
            assert field["type"] == "string" or all(float(row[at]) >= 0 for row in rows if row[at])
    months = next(each for each in package["resources"] if each["name"] == "month-lengths")
    assert [field["type"] for field in months["schema"]["fields"]][:3] == ["string", "number", "string"]


def test_a_data_package_is_the_same_from_run_to_run(before_and_after: Trees, tmp_path: Path) -> None:
    before, after = before_and_after
    again = build(mini_briefing.copy(tmp_path), mini_briefing.memo()).trees
    for language in LANGUAGES:
        name = "data/datapackage.json"
        assert before[language][name] == again[language][name] != after[language][name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_bibtex_and_ris_files_equal_those_on_the_page(built_mini: Path, language: Language) -> None:
    site = built_mini / "site" / language
    title = {"zh": "公历四百年", "en": "Four centuries of the calendar"}[language]
    bib = (site / "data" / "cite.bib").read_text(encoding="utf-8")
    ris = (site / "data" / "cite.ris").read_bytes().decode()
    assert f"  title = {{{{{title}}}}},\n  year = {{2024}},\n  month = feb,\n" in bib
    assert ris.split("\r\n")[:4] == ["TY  - RPRT", f"TI  - {title}", "PY  - 2024", "DA  - 2024/02/29/"]
    assert ris.endswith("ER  - \r\n")
    box = html.parse(site / "index.html").getroot().find(".//details[@class='figure-data cite-files']")
    assert [text.text_content().strip() for text in box.iter("pre")] == [bib.strip(), ris.replace("\r", "").strip()]
    assert [link.get("href") for link in box.iter("a")] == ["data/cite.bib", "data/cite.ris"]


CALCULATIONS: list[tuple[Language, str, str]] = [
    ("zh", "mean-year.days", "= 一次循环的天数（146097天） ÷ 历法循环一次的年数（400年）"),
    ("en", "cycle.common-years", "= Years after which the calendar repeats (400 years) − Leap years in a cycle (97)"),
    ("en", "month.days", "the range of Days in February of a common year (28 days), Days in a long month (31 days)"),
]


@pytest.mark.parametrize(("language", "id", "words"), CALCULATIONS)
def test_a_derived_number_shows_how_it_is_computed(built_mini: Path, language: Language, id: str, words: str) -> None:
    page = html.parse(built_mini / "site" / language / "calendar.html").getroot()
    row = page.get_element_by_id(id)
    (calculation,) = row.find_class("calculation")
    assert calculation.text_content().replace("\u2060", "").replace("\u00a0", " ") == words
    inputs = [link.get("href").partition("#")[2] for link in calculation.iter("a")]
    assert inputs and all(page.get_element_by_id(each).tag == "tr" for each in inputs)


def test_a_stored_number_shows_no_calculation(built_mini: Path) -> None:
    page = html.parse(built_mini / "site" / "en" / "calendar.html").getroot()
    assert page.get_element_by_id("skipped.days").find_class("calculation") == []
