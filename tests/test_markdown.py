"""Markdown as authors know it: what is supported is the same on the site, in print and in search; the rest is reported.

Each passage is inserted above "The cycle" of the mini briefing's page "calendar": line 20 in Chinese, 19 in English.
"""

import json
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Browser

import agreement
import mini_briefing
from briefing.cli import main
from briefing.languages import LANGUAGES, Language
from built_pages import words
from test_accessibility import UNFOLD, violations
from test_html import errors

CALENDAR = "calendar.md"
HEADINGS: dict[Language, str] = {"zh": "## 循环", "en": "## The cycle"}
FIRST: dict[Language, int] = {"zh": 20, "en": 19}


def insert(root: Path, passages: dict[Language, str]) -> None:
    """Insert a passage into the page of each language."""
    for language, passage in passages.items():
        heading = HEADINGS[language]
        mini_briefing.edit(root, f"docs/{language}/{CALENDAR}", heading, f"{passage}\n\n{heading}")


def typed(signs: str, fix: str) -> str:
    return f'These signs are printed as typed: "{signs}". {fix}'


BESIDE = "Write the signs directly beside the words, in pairs."
LINK = "Write [text](address), with half-width brackets and no space between them."
BOX = 'Write !!! caution "Title" with straight quotes, and indent the text below it by four spaces.'
TABLE = "Leave an empty line above the table, and give every row the same number of columns."
LIST = "Leave an empty line above the list."
CODE = "Delete the spaces at its beginning; for code, write ``` above and below it."
# The same passage for both languages, and the messages by the line of the passage, from 0.
REPORTED: dict[str, tuple[str, dict[int, str]]] = {
    "a list below a line of text": ("甲\n- 乙\n- 丙", {1: typed("- 乙", LIST)}),
    "a numbered list below a line of text": ("甲\n1. 乙\n2. 丙", {1: typed("1. 乙", LIST)}),
    "an item below a paragraph of the item before": ("- 甲\n\n    乙\n- 丙", {3: typed("- 丙", LIST)}),
    "a numbered list below a bulleted one": ("- 甲\n1. 乙", {1: typed("1. 乙", LIST)}),
    "a table below a line of text": ("甲\n| 乙 | 丙 |\n|---|---|\n| 丁 | 戊 |", {2: typed("|---|---|", TABLE)}),
    "a table whose head lacks a column": ("| 乙 |\n|---|---|\n| 丁 | 戊 |", {1: typed("|---|---|", TABLE)}),
    "a line below a table": (
        "| 乙 | 丙 |\n|---|---|\n| 丁 | 戊 |\n表注",
        {3: "This line becomes a row of the table. Leave an empty line above it."},
    ),
    "a level of two spaces": (
        "- 甲\n  - 乙",
        {1: "This list item is not nested. Indent it by 4 spaces, or align it with the item above."},
    ),
    "a third level of six spaces": (
        "- 甲\n    - 乙\n      - 丙",
        {2: "This list item is not nested. Indent it by 8 spaces, or align it with the item above."},
    ),
    "a paragraph of a list indented by three spaces": (
        "1. 甲\n\n   乙\n\n2. 丙",
        {2: "This paragraph is not part of the list. Indent it by four spaces, or not at all."},
    ),
    "a check box without a list": (
        "[ ] 甲",
        {0: typed("[ ] 甲", "Begin it with - as an item of a list: - [ ] or - [x].")},
    ),
    "a number with a bracket": ("1) 甲", {0: typed("1) 甲", "Write 1. with a full stop.")}),
    "strikethrough with spaces": ("甲~~ 乙 ~~丙", {0: typed("~~ 乙 ~~丙", BESIDE)}),
    "bold that is not closed": ("甲**乙", {0: typed("**乙", BESIDE)}),
    "underscores between Han": ("甲_乙_丙", {0: typed("_乙_丙", "Write *…*.")}),
    "highlighting": ("==甲==", {0: typed("==甲==", "Write **…**.")}),
    "black brackets": ("【甲】(https://example.org/)", {0: typed("】(https://example.org/)", LINK)}),
    "a link of a wiki": ("[[甲]]", {0: typed("[[甲]]", "Write [text](page.md).")}),
    "a link without its address": ("[甲][乙]", {0: typed("[甲][乙]", "Write [text](address).")}),
    "an abbreviation": (
        "*[甲]: 乙",
        {0: typed("*[甲]: 乙", "Explain it in the text, or in data/terms.yml.")},
    ),
    "a comment": ("甲{# 乙 #}", {0: typed("{# 乙 #}", "Delete it: comments would be published.")}),
    "a class in a line of text": (
        "甲{: .lead }",
        {0: typed("{: .lead }", "Put it on a line of its own, below its paragraph.")},
    ),
    "a backslash at the end of a line": ("甲。\\", {0: typed("\\", "For a line break, end the line with two spaces.")}),
    "an alert of GitHub": ("> [!NOTE]\n>\n> 甲", {0: typed("> [!NOTE]", BOX)}),
    "a box without text": (
        '!!! caution "甲"\n乙',
        {0: "The box is empty. Indent its text by four spaces, directly below its title."},
    ),
    "an emoji by its name": ("甲:smile:", {}),
    "an emoji by its name beside a space": (":smile:", {0: typed(":smile:", "Write it in words.")}),
    "a paragraph that is indented": ("    甲", {0: f"This paragraph becomes code, because it is indented. {CODE}"}),
    "code in a list": (
        "- 甲\n\n    ```\n    x\n    ```",
        {2: "This code block is not at the start of the line. Write it outside lists and boxes."},
    ),
    "code that is not closed": (
        "```\nx",
        {0: "This code block is not closed. End it with a line of the same signs."},
    ),
    "a diagram": (
        "```mermaid\ngraph\n```",
        {0: "Diagrams are not drawn: mermaid. Save it as SVG, and show it as an image."},
    ),
    "a footnote without text": (
        "甲[^1]",
        {0: "The footnote [^1] has no text. Write it in a paragraph of its own: [^1]: …"},
    ),
    "a footnote to which nothing refers": (
        "[^1]: 甲",
        {0: "No text refers to the footnote [^1]. Refer to it, or delete it."},
    ),
    "a footnote that is written twice": (
        "甲[^1]\n\n[^1]: 乙\n\n[^1]: 丙",
        dict.fromkeys((2, 4), "The footnote [^1] is written more than once. Give each footnote a label of its own."),
    ),
    "indices in HTML": ("甲<sub>乙</sub>", {0: 'HTML is not allowed here: "<sub>". Write H~2~O.'}),
}


@pytest.mark.parametrize("case", REPORTED)
def test_markdown_that_would_not_be_shown_as_intended_is_reported(case: str, root: Path) -> None:
    passage, messages = REPORTED[case]
    insert(root, {"zh": passage})
    found = [message for message in mini_briefing.messages(root) if "↔" not in message]
    assert found == [f"docs/zh/{CALENDAR}:{FIRST['zh'] + line}: {message}" for line, message in messages.items()]


def test_a_footnote_in_one_language_only_is_reported(root: Path) -> None:
    insert(root, {"zh": "甲[^1]\n\n[^1]: 乙", "en": "Text."})
    assert mini_briefing.messages(root) == [
        f'docs/en/{CALENDAR}:8 ↔ docs/zh/{CALENDAR}:20: English lacks the footnote "1" in section {{#leap-years}}, '
        "but Chinese has it. Use it in both, or in neither."
    ]


def test_a_check_box_that_differs_between_the_languages_is_reported(root: Path) -> None:
    insert(root, {"zh": "- [x] 甲", "en": "- [ ] Text."})
    assert [message.partition(": ")[2].partition(" in section")[0] for message in mini_briefing.messages(root)] == [
        'English lacks the check box "[x]"',
        'Chinese lacks the check box "[ ]"',
    ]


# A passage, the line of mkdocs.yml that is left out, and the name of the extension in the message.
MISSING: dict[str, tuple[str, str, str]] = {
    "footnotes": ("甲[^1]\n\n[^1]: 乙", "  - footnotes:\n      USE_DEFINITION_ORDER: false\n", "footnotes"),
    "strikethrough": ("甲~~乙~~", "  - pymdownx.tilde # ~~deleted~~ and H~2~O\n", "pymdownx.tilde"),
    "a superscript": ("x^乙^", "  - pymdownx.caret # x^2^\n", "pymdownx.caret"),
    "definitions": ("甲\n:   乙", "  - def_list\n", "def_list"),
}


@pytest.mark.parametrize("case", MISSING)
def test_an_extension_that_mkdocs_yml_lacks_is_named(case: str, root: Path) -> None:
    passage, line, name = MISSING[case]
    mini_briefing.edit(root, "mkdocs.yml", line, "")
    insert(root, {"zh": passage})
    found = [message for message in mini_briefing.messages(root) if "↔" not in message]
    assert found and all(f'Add "{name}" to markdown_extensions in mkdocs.yml.' in message for message in found)


# Every supported construct.

SUPPORTED: dict[Language, str] = {
    "zh": r"""正文[^why]里有**重点**、*强调*、~~删去的字~~、`代码`、H~2~O和x^2^[^two]，再提一次[^why]。
换行的一段。

[^two]: 第二条脚注，写在前面。
[^why]: 第一条脚注，有*强调*、$\sqrt{c}$和{{ fact("february.days") }}。

- 一级甲
    - 二级甲
        1. 三级甲
        2. 三级乙

    二级之后的一段。

- 一级乙：$x_i \times 10^{23}$

- [ ] 要做的事
- [x] 做完的事，$a \neq b$
    - [x] 第二级的事

3. 从三开始
4. 然后是四

表格的标题
{: .caption }

| 左列 | 中列 | 右列 |
|:--|:-:|--:|
| 左格 | 中格[^two] | 右格 |
| $P(A|B)$ | **粗**格 | 有`代|码`的格 |

术语甲
术语乙
:   共同的定义。
:   另一条定义，其中$d > 0$。

质量与能量的关系是$E=mc^2$，价格可以写成$或US$。

$$
L(N) = \left(\frac{N_c}{N}\right)^{\alpha_N} + \text{余项}
$$

> 引用的一段话。
>
> $$
> a + b
> > c
> $$
>
> ——某人，《某书》

??? caution "折叠的标题$y^2$"
    折叠的正文。

    $$\sum_{i=1}^{n} x_i$$

    - 折叠的一项

!!! record "框的标题"
    框里的正文，$\bar{x}$。

    1. 框里的一项

    > 框里的引文

```python
x = {"甲": 1}
if x:
    print("~~不是标记~~ [^1]")
```

![一个方框](../assets/box.svg "图注，有**重点**和$z_0$。绘图：作者，CC BY 4.0。")

下载[数据表](../assets/table.csv)。
""",
    "en": r"""The text[^why] has **bold** and *stressed* words, ~~deleted words~~, `code`, H~2~O and x^2^.[^two]
Again.[^why]
The paragraph goes on.

[^two]: The second footnote, which is written first.
[^why]: The first footnote, with *stress*, $\sqrt{c}$ and {{ fact("february.days") }}.

- Level one, first
    - Level two, first
        1. Level three, first
        2. Level three, second

    A paragraph below level two.

- Level one, second: $x_i \times 10^{23}$

- [ ] A thing to do
- [x] A thing that is done, $a \neq b$
    - [x] A thing on level two

3. Starts at three
4. Goes on with four

The caption of a table
{: .caption }

| Left column | Middle column | Right column |
|:--|:-:|--:|
| Left cell | Middle cell[^two] | Right cell |
| $P(A|B)$ | A **bold** cell | With `co|de` |

First term
Second term
:   The definition of both.
:   Another definition, in which $d > 0$.

Mass and energy are related by $E=mc^2$; a price may have $ or US$.

$$
L(N) = \left(\frac{N_c}{N}\right)^{\alpha_N} + \text{rest}
$$

> A passage that is quoted.
>
> $$
> a + b
> > c
> $$
>
> — Someone, *Some book*

??? caution "A folded title, $y^2$"
    A folded text.

    $$\sum_{i=1}^{n} x_i$$

    - A folded item

!!! record "The title of a box"
    The text of a box, $\bar{x}$.

    1. An item in a box

    > A quotation in a box

```python
x = {"a": 1}
if x:
    print("~~no sign~~ [^1]")
```

![A box](../assets/box.svg "A caption with **stress** and $z_0$. Drawing: the authors, CC BY 4.0.")

Download [the table](../assets/table.csv).
""",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20"/></svg>'


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the mini briefing with every supported construct on one page."""
    root = mini_briefing.copy(tmp_path_factory.mktemp("markdown"))
    insert(root, SUPPORTED)
    assets = root / "docs" / "assets"
    assets.mkdir()
    (assets / "box.svg").write_bytes(SVG)
    (assets / "table.csv").write_bytes(b"a,b\n")
    assert main(["site", "--root", str(root)]) == 0
    return root / "site"


def article(published: Path, language: Language) -> Any:
    return html.document_fromstring((published / language / "calendar.html").read_bytes()).find(".//article")


def passage(published: Path, language: Language) -> list[Any]:
    """Return the elements of the passage on the finished page, with the list of footnotes."""
    children = list(article(published, language))
    figure = next(at for at, each in enumerate(children) if each.get("data-figure") == "leap-rule")
    cycle = next(at for at, each in enumerate(children) if each.get("id") == "cycle")
    return [*children[figure + 1 : cycle], *children[0].getparent().find_class("footnote")]


FURNITURE: dict[Language, list[str]] = {
    "zh": ["公历规则与循环", "版本1.0·2024年2月29日", "第4页/共7页"],
    "en": ["ThecalendarTheruleandthecycle", "Version1.0·29February2024", "Page4of7"],
}
"""The head and foot of the page on which the passage is printed, and what the figure above it has."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_every_text_of_the_page_and_no_other(published: Path, language: Language) -> None:
    printed = agreement.printed(published, language)
    blocks = passage(published, language)
    in_formulas = {
        letter for block in blocks for math in block.iter("math") for letter in agreement.bare(math.text_content())
    }
    pieces = list(agreement.pieces(blocks))
    assert len(pieces) >= 50
    assert [piece for piece in pieces if piece not in printed] == []
    first = min(printed.index(piece) for piece in pieces if len(piece) > 5)
    last = max(printed.index(piece) + len(piece) for piece in pieces if len(piece) > 5)
    figure = agreement.pieces(article(published, language).find_class("figure"))
    rest = agreement.rest(printed[first:last], [*pieces, *FURNITURE[language], *figure])
    assert set(rest) <= in_formulas


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_every_formula_of_the_page_with_its_source(published: Path, language: Language) -> None:
    formulas = agreement.sources(passage(published, language))
    assert len(formulas) == 12
    assert agreement.alternatives(published, language, "/Formula") == formulas


@pytest.mark.parametrize(("language", "title"), [("zh", "回到正文中的脚注1"), ("en", "Back to footnote 1 in the text")])
def test_footnotes_are_numbered_by_their_references_and_lead_back(
    published: Path, language: Language, title: str
) -> None:
    *blocks, notes = passage(published, language)
    first = blocks[0]
    assert [link.text for link in first.xpath(".//a[@class='footnote-ref']")] == ["1", "2", "1"]
    assert ["第一" in words(note) or "first" in words(note).split(",")[0] for note in notes.iter("li")] == [True, False]
    assert notes.find_class("footnote-backref")[0].get("title") == title
    following = notes.getnext()
    assert following is None or following.get("id") == "references"


@pytest.mark.parametrize(
    ("language", "begins", "note", "code"),
    [
        ("zh", "正文里有重点", "第一条脚注，有强调、√c和28天", "~~不是标记~~"),
        ("en", "The text has bold", "The first footnote, with stress, √c and 28 days", "~~no sign~~"),
    ],
)
def test_search_finds_a_footnote_in_the_section_of_its_reference(
    published: Path, language: Language, begins: str, note: str, code: str
) -> None:
    script = (published / language / "assets" / "search-index.js").read_text(encoding="utf-8")
    entries = json.loads(script.removeprefix("const searchIndex="))
    (text,) = [entry[4] for entry in entries if note in entry[4]]
    (section,) = [entry for entry in entries if entry[1] == "calendar.html#leap-years"]
    assert text == section[4]
    assert begins in text
    assert code in text
    assert "E=mc^2" in text and "L(N)=(N_c/N)^α_N" in text and "☐" in text and "☑" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_alignment_and_the_numbers_of_lists_are_kept(published: Path, language: Language) -> None:
    elements = passage(published, language)
    table = next(element for element in elements if element.tag == "table")
    assert [cell.get("style") for cell in list(table.iter("td"))[:3]] == [
        f"text-align: {side};" for side in ("left", "center", "right")
    ]
    assert [each.get("start") for each in elements if each.tag == "ol"] == ["3"]
    assert (published / language / "media" / "assets" / "box.svg").read_bytes() == SVG
    assert (published / language / "media" / "assets" / "table.csv").is_file()


def test_the_html_of_every_construct_is_valid(published: Path, tmp_path: Path) -> None:
    assert errors([published / language / "calendar.html" for language in LANGUAGES], tmp_path) == []


@pytest.mark.parametrize(("language", "width"), [("zh", 390), ("en", 1440)])
def test_every_construct_is_accessible_in_both_schemes(
    published: Path, language: Language, width: int, browser: Browser
) -> None:
    with closing(browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")) as page:
        page.goto((published / language / "calendar.html").as_uri())
        page.evaluate(UNFOLD)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_check_boxes_have_names_and_replace_the_bullets(published: Path, browser: Browser) -> None:
    with closing(browser.new_page()) as page:
        page.goto((published / "en" / "calendar.html").as_uri())
        boxes = page.get_by_role("img", name=re.compile("^(Done|To do)$"))
        assert [box.get_attribute("aria-label") for box in boxes.all()] == ["To do", "Done", "Done"]
        item = page.get_by_role("listitem").filter(has=boxes).first
        assert item.evaluate("item => getComputedStyle(item).listStyleType") == "none"


def test_a_long_formula_scrolls_in_its_box_by_keyboard(root: Path, browser: Browser) -> None:
    insert(root, dict.fromkeys(LANGUAGES, f"$$\n{' + '.join(f'x_{{{at}}}' for at in range(60))}\n$$"))
    assert main(["site", "--root", str(root)]) == 0
    with closing(browser.new_page(viewport={"width": 390, "height": 900})) as page:
        page.goto((root / "site" / "en" / "calendar.html").as_uri())
        formula = page.get_by_role("group", name="Formula")
        formula.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.activeElement.scrollLeft > 0")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    (printed,) = agreement.alternatives(root / "site", "en", "/Formula")
    assert printed.startswith("x_{0} + x_{1}")


def test_a_long_word_of_code_is_wrapped_in_print_and_copied_whole(root: Path) -> None:
    word = "https://example.org/" + "x" * 150
    insert(root, dict.fromkeys(LANGUAGES, f"```\n{word}\n```"))
    assert main(["site", "--root", str(root)]) == 0
    pages = pypdfium2.PdfDocument(root / "site" / "en" / "briefing.pdf")
    (text,) = [page.get_textpage() for page in pages if "example.org/x" in page.get_textpage().get_text_bounded()]
    assert word in "".join(text.get_text_bounded().split())
    assert max(text.get_charbox(at)[2] for at in range(text.count_chars())) < pages[0].get_width() - 40
