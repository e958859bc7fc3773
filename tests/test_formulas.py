r"""Formulas in TeX: where they are found, what is reported, and how pages, PDFs and the search index show them.

Each passage is inserted above "The cycle" of the mini briefing's page "calendar": line 20 in Chinese, 19 in English.
"""

from pathlib import Path

import pytest
import typst
from lxml import html

import mini_briefing
from briefing.languages import Language
from briefing.outputs.formula_text import formula_text
from briefing.page.mathml import mathml
from briefing.paths import TEMPLATES
from briefing.publish.pdf.formulas import formula
from briefing.publish.pdf.typeset import BRAND
from test_markdown import insert

HEAD = "---\ntitle: Page\ndescription: A page.\n---\n\n# Page {#page}\n\n"
FOUND = {
    "one letter": ("The size $N$ grows.", ["N"]),
    "beside Han": ("甲$x_0$乙", ["x_0"]),
    "with Han in text": (r"$\text{甲}_1 < 3$", [r"\text{甲}_1 < 3"]),
    "a function": ("$f(x)$ and $n!$", ["f(x)", "n!"]),
    "a number first": ("$2x + 3y$", ["2x + 3y"]),
    "beside sums of money": ("$5 and $x$ and $10", ["x"]),
    "braces as in calls": ("$x^{{2}}$", ["x^{{2}}"]),
    "in a table, with its sign": ("| A |\n|---|\n| $P(A|B)$ |", ["P(A|B)"]),
    "with signs of Markdown": ("$a*b*c_1_2 [x](y) `z`$", []),
    "as emphasis": ("$a_1*b_2*c$", ["a_1*b_2*c"]),
    "displayed": ("$$a\n+ b$$", ["a\n+ b"]),
    "displayed in a list": ("- A\n\n    $$\n    a\n    + b\n    $$", ["a\n+ b"]),
    "displayed in a quotation": ("> $$\n> a\n> > b\n> $$", ["a\n> b"]),
    "in code": ("`$x_0$`", []),
    "in a code block": ("```\n$x_0$\n```", []),
    "money": ("$5 and $10, US$5–US$10, $5-$10, $10/month (C$ 13), cost ($/hour) or price ($/token).", []),
    "money in Chinese": ("甲$，乙$。从$5到$10", []),
    "variables of a shell": ("$HOME and $PATH", []),
}


@pytest.mark.parametrize("case", FOUND)
def test_formulas_are_found_and_sums_of_money_are_not(case: str) -> None:
    passage, formulas = FOUND[case]
    page = mini_briefing.shown(mini_briefing.write(HEAD + passage).body)
    assert [math.get("alttext") for math in page.iter("math")] == formulas


def test_the_signs_of_markdown_in_a_formula_are_shown(root: Path) -> None:
    page = mini_briefing.shown(mini_briefing.write(HEAD + r"$a*b*c_1\{x\}$ and $x_1$, *not* $y_1$.").body)
    assert [formula_text(math) for math in page.iter("math")] == ["a∗b∗c_1{x}", "x_1", "y_1"]
    assert [each.text for each in page.iter("em")] == ["not"]


IMAGE = "Write it another way, or show it as an image."
PARAGRAPH = "is not a paragraph of its own. Leave an empty line above and below it, or write $…$."
WORDS = "Write it in words: formulas are typeset in the text of pages only."


def wrong(tex: str, reason: str, fix: str) -> str:
    return f"The formula {tex} cannot be typeset: {reason}. {fix}"


NAME = r"Write another command, or \operatorname{…} for a name."
BRACES = "Write both, or neither."
# The passage for both languages, and the messages by its lines, from 0.
REPORTED: dict[str, tuple[str, dict[int, str]]] = {
    "an unknown command": (r"甲$\foo{x}$", {0: wrong(r"\foo{x}", r'there is no command "\foo"', NAME)}),
    "an unknown environment": (
        r"$\begin{foo}x\end{foo}$",
        {0: wrong(r"\begin{foo}x\end{foo}", 'there is no environment "foo"', IMAGE)},
    ),
    "a brace that is not closed": (r"$\frac{a$", {0: wrong(r"\frac{a", '"}" is missing', BRACES)}),
    "a brace that is not opened": ("$a_1}$", {0: wrong("a_1}", '"}" has no partner', BRACES)}),
    "two indices": (
        "$x^2^3$",
        {0: wrong("x^2^3", "an index stands beside another one", "Put it into braces: x_{a_b}, x^{a^b}.")},
    ),
    "a sign of tables": ("$a & b_1$", {0: wrong("a & b_1", '"&" is not allowed here', "Delete it.")}),
    "a colour": (r"$\color{red}x$", {0: wrong(r"\color{red}x", '"color" is not supported', IMAGE)}),
    "a sign that is crossed out": (r"$\cancel{x}$", {0: wrong(r"\cancel{x}", '"menclose" is not supported', IMAGE)}),
    "numbered lines": (
        "$$\n\\begin{align}a\\end{align}\n$$",
        {0: wrong(r"\begin{align}a\end{align}", "its lines are numbered", r"Write \begin{aligned} … \end{aligned}.")},
    ),
    "another mistake": (
        r"$\left x$",
        {
            0: wrong(
                r"\left x",
                'its notation is wrong ("There must be a parenthesis after "\\left", but not found")',
                IMAGE,
            )
        },
    ),
    "a call": (
        '$x={{ fact("february.days") }}$',
        {
            0: 'The formula x={{ fact("february.days") }} contains a call. '
            "Write the value beside the formula, and a letter in the formula."
        },
    ),
    "a displayed formula in a line": ("甲$$a+b$$", {0: f"The formula a+b {PARAGRAPH}"}),
    "a displayed formula below a line": ("甲\n$$a+b$$", {1: f"The formula a+b {PARAGRAPH}"}),
    "a formula in a heading": (
        "### 甲$x_0$ {#a}",
        {0: "The heading has the formula x_0. Put it into the text below: headings are listed in the contents."},
    ),
    "a formula that is not closed": (
        "$$\na + b",
        {0: "This formula is not closed. End it with $$, without an empty line in it."},
    ),
    "a formula of LaTeX": (
        r"\(\frac{a}{b}\)",
        {
            0: r'This formula would be printed as typed: "\(\frac{a}{b}\)". '
            "Write $…$, or $$…$$ in a paragraph of its own."
        },
    ),
    "numbers": (r"$10^{23} \approx 3.14$", {}),
    "lines of a displayed formula": ("$$\n\\text{甲}\n- \\text{乙}\n+ 1\n$$", {}),
}


@pytest.mark.parametrize("case", REPORTED)
def test_formulas_that_cannot_be_typeset_are_reported(case: str, root: Path) -> None:
    passage, messages = REPORTED[case]
    insert(root, {"zh": passage})
    found = [message for message in mini_briefing.messages(root) if "↔" not in message]
    assert found == [f"docs/zh/calendar.md:{20 + line}: {message}" for line, message in messages.items()]


def test_formulas_outside_the_text_of_pages_are_reported(root: Path) -> None:
    mini_briefing.edit(root, "docs/en/calendar.md", "description: ", "description: $x_0$ ")
    mini_briefing.edit(root, "data/figures/month-lengths.yml", "title: {zh: ", "title: {zh: $x_0$")
    found = [message for message in mini_briefing.messages(root) if "formula" in message]
    as_typed = f'his formula would be printed as typed: "$x_0$". {WORDS}'
    assert found[0] == f'data/figures/month-lengths.yml:3: In the Chinese of "title": T{as_typed}'
    assert found[1] == f"docs/en/calendar.md:3: T{as_typed}"


@pytest.mark.parametrize(
    ("zh", "en", "lacking"),
    [
        ("$x_0$", "$x_1$", ["x_0", "x_1"]),
        ("$x_0$", "$$x_0$$", []),
        (r"$\text{甲}_1$", r"$\text{first}_1$", []),
        ("$a +  b$", "$a + b$", []),
    ],
)
def test_both_languages_have_the_same_formulas(zh: str, en: str, lacking: list[str], root: Path) -> None:
    insert(root, {"zh": zh, "en": en})
    found = mini_briefing.messages(root)
    said = [f'lacks the formula "{tex}" in section {{#leap-years}}' for tex in lacking]
    assert [each for each, message in zip(said, found, strict=True) if each in message] == said


TYPESET = {
    r"E=mc^2": "E=mc^2",
    r"L(N)=\left(\frac{N_c}{N}\right)^{\alpha_N}": "L(N)=(N_c/N)^α_N",
    r"\sqrt{2}+\sqrt[3]{x^2+1}": "√2+3√(x^2+1)",
    r"\sum_{i=1}^{n} x_i": "∑_(i=1)^nx_i",
    r"\int_0^\infty e^{-x}\,dx": "∫_0^∞e^(−x) dx",
    r"\lim_{x\to 0}\frac{\sin x}{x}": "lim_(x→0) (sin x)/x",
    r"\begin{pmatrix}a&b\\c&d\end{pmatrix}": "(a b; c d)",
    r"f=\begin{cases}1&x>0\\0&\text{else}\end{cases}": "f={1 x>0; 0 else",
    r"\begin{aligned}a&=b\\&=c\end{aligned}": "a =b; =c",
    r"\hat{y}+\overline{AB}+\underline{x}+\vec{v}": "y+AB+x+v",
    r"\underbrace{a+b}_{n}+\overbrace{c}^{m}": "(a+b)_n+c^m",
    r"\mathbb{R}+\mathbf{x}+\mathcal{L}+\mathrm{d}x": "R+x+L+dx",
    r"\binom{n}{k}": "(n k)",
    r"x'=f''(x)": "x′=f′′(x)",
    r"\lVert x\rVert_2+\left\{x\;\middle|\;x>0\right\}": "‖x‖_2+{x | x>0}",
    r"\xrightarrow{a+b}\bigl(x\bigr)\phantom{y}n!": "→^(a+b) (x)n!",
    r"1{,}000+3.14+50\%+90^\circ": "1,000+3.14+50%+90^∘",
    r"\operatorname*{argmax}_x\mathrm{CO_2}\pmod{n}": "argmax_x CO_2 (mod n)",
    r"\left.\frac{a}{b}\right|_{0}\dfrac12\quad b\!c": "(a/b|)_01/2 bc",
    r"\text{损失}_1": "损失_1",
}


@pytest.mark.parametrize("displayed", [False, True])
@pytest.mark.parametrize("tex", TYPESET)
def test_every_notation_is_written_in_a_line_and_printed_with_its_source(tex: str, displayed: bool) -> None:
    (math,) = html.fragments_fromstring(mathml(tex, displayed))
    assert formula_text(math) == TYPESET[tex]
    base = (TEMPLATES / "print" / "base.typ").read_text(encoding="utf-8")
    source = f'#set document(title: "A")\n{base}\n{formula(math, "", "")}'
    inputs = {BRAND: "#7a5600"}
    assert typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)


@pytest.mark.parametrize(("language", "gaps"), [("zh", 2), ("en", 0)])
def test_a_formula_in_chinese_has_gaps(language: Language, gaps: int) -> None:
    passage = {"zh": "甲$x$乙，$y$。", "en": "A $x$ b, $y$."}[language]
    written = mini_briefing.write(HEAD + passage, language).body
    assert written.count("-han") == gaps
    (first, *_) = mini_briefing.shown(written).iter("math")
    assert formula(first, "甲", "乙").count("0.25em") == 2
