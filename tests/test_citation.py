"""References: a golden case for each kind of work in both styles, and difficult names, dates and titles."""

from dataclasses import replace

import pytest

import mini_briefing
from briefing import citation
from briefing.languages import Language
from briefing.model import Party, Period, Source, Text, WorkKind
from briefing.source.written import period

SITE = "https://example.org/a"
Words = str | Text


def text(words: Words) -> Text:
    return Text(words, words) if isinstance(words, str) else words


def source(
    kind: WorkKind = "web",
    title: Words = "A title in sentence case",
    authors: tuple[Words, ...] = (),
    date: str = "",
    publisher: Words = "A site",
    number: Words = "",
    url: str = SITE,
    language: Language = "en",
    translation: str = "",
) -> Source:
    return Source(
        id="a",
        title=text(title),
        translation=translation,
        authors=tuple(map(text, authors)),
        date=period(date) if date else None,
        letter="",
        publisher=text(publisher),
        number=text(number) if number else None,
        url=url,
        kind=kind,
        tier="primary",
        read_as="original",
        language=language,
        note=None,
        where="",
    )


PAPER = source(
    "preprint",
    "Language models are few-shot learners",
    ("Brown, Tom B.", "Mann, Benjamin", "Ryder, Nick", "Herbert-Voss, Ariel"),
    "2020-05-28",
    "arXiv",
    url="https://arxiv.org/abs/2005.14165",
)
ARTICLE = source(
    "article",
    "鹏程·盘古：大规模自回归中文预训练语言模型及应用",
    (Text("曾炜", "Zeng, Wei"), Text("苏腾", "Su, Teng"), Text("王晖", "Wang, Hui"), Text("田永鸿", "Tian, Yonghong")),
    "2022-04-08",
    Text("中兴通讯技术", "ZTE Technology Journal"),
    "2",
    language="zh",
    translation="PengCheng·PanGu: A large Chinese language model",
)
NEWSPAPER = source(
    "newspaper", "ChatGPT achieves in six months what took a decade", date="2023-06-14", publisher="El País"
)
REPORT = source(
    "report",
    "大模型：竞争焦点与发展建议",
    (Text("马骏", "Ma, Jun"), Text("马源", "Ma, Yuan")),
    "2023-08-31",
    Text("发展研究中心", "Development Research Center"),
    Text("报告2023（178）", "Report No. 178 of 2023"),
    language="zh",
    translation="Large models: Where countries compete",
)
FILING = source("report", "Form 8-K", ("NVIDIA",), "2023-10-17", "Securities and Exchange Commission")
PAGE = source("web", "Introducing ChatGPT", ("OpenAI",), "2022-11-30", "OpenAI")
CODE = source("software", "finetune-transformer-lm", ("OpenAI",), "2018", "GitHub")
DATA = source("dataset", "GPT-3 dataset language statistics", ("OpenAI",), "2020-06", "GitHub")


@pytest.mark.parametrize(
    ("work", "zh", "en"),
    [
        (
            PAPER,
            "Brown T B，Mann B，Ryder N，et al. Language models are few-shot learners[PP/OL]. arXiv（2020-05-28）.",
            "Brown, T. B., Mann, B., Ryder, N., & Herbert-Voss, A. (2020). *Language models are few-shot learners* "
            "(arXiv:2005.14165). arXiv.",
        ),
        (
            ARTICLE,
            "曾炜，苏腾，王晖，等. 鹏程·盘古：大规模自回归中文预训练语言模型及应用[J/OL]. 中兴通讯技术，2022（2）.",
            "Zeng, W., Su, T., Wang, H., & Tian, Y. (2022). 鹏程·盘古：大规模自回归中文预训练语言模型及应用 "
            "[PengCheng·PanGu: A large Chinese language model]. *ZTE Technology Journal*, (2).",
        ),
        (
            NEWSPAPER,
            "ChatGPT achieves in six months what took a decade[N/OL]. El País，2023-06-14.",
            "ChatGPT achieves in six months what took a decade. (2023, June 14). *El País*.",
        ),
        (
            REPORT,
            "马骏，马源. 大模型：竞争焦点与发展建议：报告2023（178）[R/OL]. 2023-08-31.",
            "Ma, J., & Ma, Y. (2023). *大模型：竞争焦点与发展建议* [Large models: Where countries compete] "
            "(Report No. 178 of 2023). Development Research Center.",
        ),
        (
            FILING,
            "NVIDIA. Form 8-K[R/OL]. 2023-10-17.",
            "NVIDIA. (2023). *Form 8-K*. Securities and Exchange Commission.",
        ),
        (
            PAGE,
            "OpenAI. Introducing ChatGPT[EB/OL].（2022-11-30）.",
            "OpenAI. (2022, November 30). *Introducing ChatGPT*.",
        ),
        (
            CODE,
            "OpenAI. finetune-transformer-lm[CP/OL].（2018）.",
            "OpenAI. (2018). *finetune-transformer-lm* [Computer software]. GitHub.",
        ),
        (
            DATA,
            "OpenAI. GPT-3 dataset language statistics[DS/OL]. GitHub（2020-06）.",
            "OpenAI. (2020). *GPT-3 dataset language statistics* [Data set]. GitHub.",
        ),
        # a page in Chinese: the organisation's own English name, and a translation of the title
        (
            source(
                "software",
                "紫东.太初",
                (Text("中国科学院自动化研究所", "Institute of Automation"),),
                "2021",
                "Gitee",
                language="zh",
                translation="Zidong Taichu",
            ),
            "中国科学院自动化研究所. 紫东.太初[CP/OL].（2021）.",
            "Institute of Automation. (2021). *紫东.太初* [Zidong Taichu] [Computer software]. Gitee.",
        ),
        # a page without an author: GB/T 7714 begins with the site, APA with the title
        (
            source(title="Bing runs on GPT-4", date="2023-03", publisher="Engadget"),
            "Engadget. Bing runs on GPT-4[EB/OL].（2023-03）.",
            "*Bing runs on GPT-4*. (2023, March). Engadget.",
        ),
        # no date, and a site of the author's own
        (
            source(title="H100", authors=("Lockwood, Glenn K.",), publisher="example.org"),
            "Lockwood G K. H100[EB/OL].",
            "Lockwood, G. K. (n.d.). *H100*. example.org.",
        ),
        # undated, with and without an issue
        (
            source("article", "An undated paper", ("Wang, Shuohuan",), publisher="A journal"),
            "Wang Shuohuan. An undated paper[J/OL]. A journal.",
            "Wang, S. (n.d.). An undated paper. *A journal*.",
        ),
        (
            source("article", "An undated paper", ("Wang, Shuohuan",), publisher="A journal", number="2"),
            "Wang Shuohuan. An undated paper[J/OL]. A journal（2）.",
            "Wang, S. (n.d.). An undated paper. *A journal*, (2).",
        ),
        # a question mark ends a sentence, and a title in brackets is a description in the language of the page
        (
            source(title="What does it take?", authors=("Goldstein, Tom",), date="2022", publisher="Twitter"),
            "Goldstein T. What does it take?[EB/OL].（2022）.",
            "Goldstein, T. (2022). *What does it take?* Twitter.",
        ),
        (
            source(title=Text("[学习笔记]", "[Study note]"), date="2023", publisher="GitHub", url="", language="zh"),
            "GitHub. [学习笔记][EB/OL].（2023）.",
            "[Study note]. (2023). GitHub.",
        ),
        # on paper: no carrier
        (
            source("report", "Inter gravissimas", ("Gregory XIII",), "1582-02-24", "Rome", url=""),
            "Gregory XIII. Inter gravissimas[R]. 1582-02-24.",
            "Gregory XIII. (1582). *Inter gravissimas*. Rome.",
        ),
        # an organisation's name may end in a full stop
        (
            source(title="A", authors=("Example Inc.",), date="2023", publisher="Example Inc."),
            "Example Inc. A[EB/OL].（2023）.",
            "Example Inc. (2023). *A*.",
        ),
    ],
)
def test_a_work_is_cited_in_both_styles(work: Source, zh: str, en: str) -> None:
    address = f" {work.url}" if work.url else ""
    assert str(citation.reference(work, "zh")) == zh + address
    found = citation.reference(work, "en")
    emphasised = f"*{found.title}*" if found.title else ""
    assert f"{found.before}{emphasised}{found.after}" == en
    assert found.url == work.url


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("Brown, Tom B.", "Brown T B", "Brown, T. B."),
        ("Cheng, Heng-Tze", "Cheng H-T", "Cheng, H.-T."),
        ("Picard, Jean- Luc", "Picard J L", "Picard, J. L."),
        ("Example, A-", "Example A", "Example, A."),
        ("Example, B. -", "Example B", "Example, B."),
        ("De Freitas, Daniel", "De Freitas D", "De Freitas, D."),
        ("Wang, Shuohuan", "Wang Shuohuan", "Wang, S."),  # Pinyin is not shortened
        ("Hu, Krystal", "Hu K", "Hu, K."),
        ("赵志耘", "赵志耘", "赵志耘"),
        ("International Organization for Standardization",) * 3,
    ],
)
def test_names_of_authors_are_written_in_both_styles(name: str, zh: str, en: str) -> None:
    work = source("report", authors=(name,), date="2020")
    assert citation.reference(work, "zh").before == f"{zh}. "
    assert citation.reference(work, "en").before == f"{en}{'' if en.endswith('.') else '.'} (2020). "


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (2, "A1，A2. ", "A1, & A2. (2020). "),
        (3, "A1，A2，A3. ", "A1, A2, & A3. (2020). "),
        (4, "A1，A2，A3，et al. ", "A1, A2, A3, & A4. (2020). "),
        (20, "A1，A2，A3，et al. ", f"{', '.join(f'A{n}' for n in range(1, 20))}, & A20. (2020). "),
        (21, "A1，A2，A3，et al. ", f"{', '.join(f'A{n}' for n in range(1, 20))}, … A21. (2020). "),
    ],
)
def test_long_lists_of_authors_are_shortened_in_both_styles(count: int, zh: str, en: str) -> None:
    work = source("report", authors=tuple(f"A{number}" for number in range(1, count + 1)), date="2020")
    assert citation.reference(work, "zh").before == zh
    assert citation.reference(work, "en").before == en


@pytest.mark.parametrize(
    ("work", "zh", "en"),
    [
        (PAPER, "Brown et al. (2020)", "Brown et al. (2020)"),
        (ARTICLE, "曾炜等（2022）", "Zeng et al. (2022)"),
        (
            source(authors=(Text("陈宝健", "Chen, Baojian"), Text("闫宁", "Yan, Ning")), date="2023", language="zh"),
            "陈宝健、闫宁（2023）",
            "Chen and Yan (2023)",
        ),
        (
            source(authors=("Alvi, Ali", "Kharya, Paresh"), date="2021"),
            "Alvi and Kharya (2021)",
            "Alvi and Kharya (2021)",
        ),
        (
            source(authors=(Text("智谱研究", "Zhipu Research"), "AMiner"), date="2023", language="zh"),
            "智谱研究、AMiner（2023）",
            "Zhipu Research and AMiner (2023)",
        ),
        (NEWSPAPER, "El País (2023)", "El País (2023)"),
        (source(publisher=Text("仪表网", "Yibiaowang"), language="zh"), "仪表网（无日期）", "Yibiaowang (n.d.)"),
        (source(publisher="A site"), "A site（无日期）", "A site (n.d.)"),
        (source(publisher=Text("㐀社", "Qiu Press"), date="2023"), "㐀社（2023）", "Qiu Press (2023)"),  # Extension A
    ],
)
def test_a_short_reference_gives_author_and_year(work: Source, zh: str, en: str) -> None:
    assert (citation.short(work, "zh"), citation.short(work, "en")) == (zh, en)


def test_works_of_one_author_and_year_get_letters_by_date_then_title() -> None:
    works = {
        "later": source(title="A", authors=("OpenAI",), date="2018-06"),
        "b": source(title="Beta", authors=("OpenAI",), date="2018"),
        "a": source(title="Alpha", authors=("OpenAI",), date="2018"),
        "alone": source(authors=("OpenAI",), date="2019"),
        "x": source(title="X", authors=("Lockwood, Glenn K.",)),
        "y": source(title="Y", authors=("Lockwood, Glenn K.",)),
    }
    lettered = citation.disambiguate({id: replace(work, id=id) for id, work in works.items()})
    assert list(lettered) == list(works)
    assert {id: citation.short(work, "en") for id, work in lettered.items()} == {
        "later": "OpenAI (2018c)",
        "b": "OpenAI (2018b)",
        "a": "OpenAI (2018a)",
        "alone": "OpenAI (2019)",
        "x": "Lockwood (n.d.-a)",
        "y": "Lockwood (n.d.-b)",
    }
    assert citation.short(lettered["later"], "zh") == "OpenAI (2018c)"
    assert citation.short(lettered["y"], "zh") == "Lockwood（无日期b）"
    assert citation.reference(lettered["later"], "en").before == "OpenAI. (2018c, June). "
    assert citation.reference(lettered["y"], "en").before == "Lockwood, G. K. (n.d.-b). "
    # GB/T 7714 has no letters: its numbers distinguish works.
    assert "2018-06" in str(citation.reference(lettered["later"], "zh"))


DATES = [
    (Period(2024, 2, 29), "  year = {2024},\n  month = feb,\n  note", "DA  - 2024/02/29/\n"),
    (Period(2024, 12), "  year = {2024},\n  month = dec,\n  note", "DA  - 2024/12//\n"),
    (Period(2024), "  year = {2024},\n  note", "DA  - 2024///\n"),
]


@pytest.mark.parametrize(("date", "bib", "ris"), DATES, ids=[str(date) for date, _, _ in DATES])
def test_dates_in_bibtex_and_ris_are_as_precise_as_the_briefings(date: Period, bib: str, ris: str) -> None:
    briefing = replace(mini_briefing.loaded(), date=date)
    assert bib in citation.as_bibtex(briefing, "en")
    assert ris in citation.as_ris(briefing, "en")


def test_special_characters_in_a_title_are_escaped_in_bibtex() -> None:
    briefing = replace(mini_briefing.loaded(), title=Text("公历{}", r"R&D_1 {50%} \~"))
    assert r"  title = {{R\&D\_1 \{50\%\} \textbackslash{}\textasciitilde{}}}," in citation.as_bibtex(briefing, "en")
    assert citation.as_bibtex(briefing, "zh").startswith("@misc{the-calendar-zh-2024,\n  title = {{公历\\{\\}}},\n")
    assert "author" not in citation.as_bibtex(briefing, "en")


# The briefing itself.

BROWN = Party(name=Text("布朗", "Brown, Tom B."), kind="person")
OFFICE = Party(name=Text("历法局", "Calendar Office"), kind="organisation", url="https://example.org/")
OWN = {
    "unsigned": (
        (),
        None,
        "公历四百年[EB/OL]. 1.0版.（2024-02-29）.",
        "Four centuries of the calendar (Version 1.0). (2024).",
    ),
    "a publisher alone": (
        (),
        OFFICE,
        "历法局. 公历四百年[EB/OL]. 1.0版.（2024-02-29）.",
        "Four centuries of the calendar (Version 1.0). (2024). Calendar Office.",
    ),
    "an author and a publisher": (
        (BROWN,),
        OFFICE,
        "布朗. 公历四百年[EB/OL]. 1.0版.（2024-02-29）.",
        "Brown, T. B. (2024). Four centuries of the calendar (Version 1.0). Calendar Office.",
    ),
    "an organisation that is both": (
        (OFFICE,),
        OFFICE,
        "历法局. 公历四百年[EB/OL]. 1.0版.（2024-02-29）.",
        "Calendar Office. (2024). Four centuries of the calendar (Version 1.0).",
    ),
}


@pytest.mark.parametrize(("authors", "publisher", "zh", "en"), OWN.values(), ids=OWN)
def test_the_citation_of_the_briefing_names_authors_and_publisher(
    authors: tuple[Party, ...], publisher: Party | None, zh: str, en: str
) -> None:
    briefing = replace(mini_briefing.loaded(), authors=authors, publisher=publisher)
    assert citation.own_reference(briefing, "zh", "gbt") == zh
    assert citation.own_reference(briefing, "en", "apa") == en


def test_bibtex_and_ris_name_authors_and_publisher() -> None:
    briefing = replace(mini_briefing.loaded(), authors=(BROWN, OFFICE), publisher=OFFICE)
    bib, ris = citation.as_bibtex(briefing, "en"), citation.as_ris(briefing, "en")
    assert "  author = {Brown, Tom B. and {Calendar Office}},\n" in bib
    assert "  publisher = {Calendar Office},\n" in bib
    assert "AU  - Brown, Tom B.\nAU  - Calendar Office\n" in ris
    assert "PB  - Calendar Office\n" in ris
