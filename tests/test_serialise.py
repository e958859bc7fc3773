"""HTML → Typst markup: what print leaves out, where lines may break, escaping, and errors of Typst."""

import pickle
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest

import mini_briefing
from briefing.build import build
from briefing.commands import pdfs
from briefing.console import Console
from briefing.diagnostics.problem import Problems
from briefing.language.script import half_widths
from briefing.languages import LANGUAGES
from briefing.page.printable import printable
from briefing.paths import TEMPLATES
from briefing.publish.failure import Failure, logs_kept
from briefing.publish.figure_cards import Card, png
from briefing.publish.pdf import serialise, typeset
from briefing.publish.pdf.problems import Product, explained
from briefing.publish.pdf.read import text as read
from briefing.publish.pdf.writer import Document, numbered_sources
from briefing.source import load
from mini_briefing import Edit

CARD = (TEMPLATES / "print" / "card.typ").read_text(encoding="utf-8")
BASE = (TEMPLATES / "print" / "base.typ").read_text(encoding="utf-8")
MOMENT = datetime(2024, 2, 29, tzinfo=UTC)

ANCHORS = frozenset({("page", "here"), ("other", "there")})


def typst(html: str, **settings: bool) -> str:
    """Return the markup of a page with white space collapsed."""
    tree = printable(html)
    document = Document(("page", "other"), ANCHORS, numbered_sources([tree]), values=VALUES, **settings)
    return " ".join(serialise.chapter(document, "page", tree).split())


def bare(words: str) -> str:
    """Return text without spaces and word joiners, which depend on line breaks."""
    return "".join(words.replace("\u2060", "").split())


VALUES = {
    "size": "45\u00a0TB",
    "range": "$1.7\u00a0million to $12\u00a0million",
    "change": "-3% to 5%",
    "chips": "2048",
    "window": "32,768",
}


def fact(id: str, words: str = "") -> str:
    """Return a link to a value, identified by its address, with the text of the page."""
    return f'<a class="fact" href="numbers.html#{id}">{words or VALUES[id]}</a>'


def cite(source: str) -> str:
    return f'\u2060<a class="cite" href="#ref-{source}">[1]</a>'


LEFT_OUT = {
    "controls": '<form>gone</form><details class="figure-data">gone</details>',
    "code": "<script>gone</script><style>gone</style><!-- gone -->",
    "for the screen": '<p class="screen-only">gone</p><nav class="crumbs">gone</nav>',
    "files of a figure": '<p class="figure-files">gone</p><div class="figure-tools">gone</div>',
    "a page's own references": '<h2 id="references">gone</h2><ol class="references"><li>gone</li></ol>',
    "claims that are not disputed": (
        '<div class="claims"><h2>gone</h2><article class="claim close">gone</article></div>'
    ),
    "the note on a disputed claim": (
        '<div class="claims"><article class="claim disputed" id="c1"><p>gone</p></article></div>'
    ),
    "the sources of a disputed claim in a box": (
        '<aside class="claim disputed"><p>c1</p><dl><dt>Says</dt><dd>x</dd>'
        '<dt class="claim-sources">gone</dt><dd class="claim-sources">gone</dd></dl></aside>'
    ),
}


@pytest.mark.parametrize("html", LEFT_OUT.values(), ids=LEFT_OUT)
def test_print_leaves_out_what_only_a_screen_needs(html: str) -> None:
    assert "gone" not in printable(html).text_content()
    assert "gone" not in typst(f"<p>kept</p>{html}")


TOGETHER = {
    "a number and its unit": (fact("size"), "#fact[45~TB]"),
    "a number and its unit, with an ordinary space on the page": (fact("size", "45 TB"), "#fact[45~TB]"),
    "the two ends of a range from their units": (fact("range"), "#box[\\$1.7~million] #fact[to] #box[\\$12~million]"),
    "no number and the word between two ends": (fact("change"), "#fact[\\-3%] #fact[to] #fact[5%]"),
    "a value that no link identifies": ('<span class="fact" data-fact="size">45 TB</span>', "#fact[45~TB]"),
    "a number and the Chinese word after it": (
        f"有{fact('chips')}\u2060颗芯片",
        "有#h(0.25em,weak:true)#box[2048颗]芯片",
    ),
    "a hyphenated name with a Greek letter": ("on PanGu-α, too", "on #box[PanGu\\-α], too"),
    "a hyphenated name with an accent": ("in Île-de-France", "in #box[Île\\-de\\-France]"),
    "a number and a hyphenated word": (f"a {fact('window')}-token window", "#fact[32,768]\u2060\\-token"),
    "citations side by side share their brackets": (f"x{cite('a')}{cite('b')}{cite('a')}", "#cited(1,2,1,)"),
    "a citation follows a closing mark closely": (f"（注）{cite('a')}", "（注#half-width[）]\u2060#cited(1,)"),
    "a reference and the mark after its page number": (
        'See <a class="ref" href="other.html#there">Figure 5</a>，',
        'pause: "，")[Figure~5]',
    ),
    "a reference in brackets": (
        '(<a class="ref" href="other.html#there">Figure 5</a>, p)',
        "within: true)[Figure~5], p",
    ),
}


@pytest.mark.parametrize(("html", "markup"), TOGETHER.values(), ids=TOGETHER)
def test_no_line_break_separates(html: str, markup: str) -> None:
    assert markup in typst(f"<p>{html}</p>")


def test_a_value_is_no_link_if_no_page_lists_the_numbers() -> None:
    assert typst('<p><span class="fact" data-fact="size">45 TB</span></p>') == "#fact[45~TB]"


def test_marks_of_claims_are_in_the_margin_or_in_the_text_where_there_is_none() -> None:
    marks = "\u2060".join(f'<a class="mark close" href="claims.html#c{n}">c{n} ≈</a>' for n in (1, 2))
    assert typst(f"<p>Words {marks}.</p>") == (
        '#in-margin(("close", [c1]),("close", [c2]),)Words#sign("close")\u2060#sign("close").'
    )
    assert typst(f"<p>Words {marks}.</p>", narrow=True) == ('Words #mark("close")[c1~≈]\u2060 #mark("close")[c2~≈].')


def test_sources_are_numbered_by_their_first_citation() -> None:
    html = f'<p>{cite("b")}</p><p><a class="source" href="sources.html#a">A (2020)</a> and {cite("b")}</p>'
    assert numbered_sources([printable(html)]) == {"b": 1, "a": 2}


def test_code_keeps_its_lines_and_is_not_markup() -> None:
    html = '<pre><code class="language-sh">if [ "$a" ]; then\n\t# one\nfi\n</code></pre>'
    assert typst(html) == '#code-block("if [ \\"$a\\" ]; then\\n\\t# one\\nfi")'


SECRET = "nobody must see this"
INJECTED = [
    'ab>#read("secret")',
    "a'b",
    'a") #read("secret") #("',
    "a\\",
    "a]#sys.inputs",
]
"""Ids, texts and names that Typst would execute if they were not escaped."""


@pytest.mark.parametrize("id", INJECTED)
def test_text_of_an_author_is_never_executed(id: str) -> None:
    given = escape(id)
    html = (
        f'<h1 id="{given}">{given}</h1><p>{given} <code>{given}</code> '
        f'<a href="#{given}">{given}</a> <a class="fact" href="#{given}">{given}</a></p>'
        f"<pre>{given}</pre><table><thead><tr><th>{given}</th></tr></thead>"
        f'<tbody><tr><td class="number">{given}</td></tr></tbody></table>'
        f'<div class="admonition {given}"><p class="admonition-title">{given}</p><p>{given}</p></div>'
    )
    tree = printable(html)
    anchors = frozenset({("page", id)})
    markup = serialise.chapter(Document(("page",), anchors, {}), "page", tree)
    (picture,) = typeset.pictures([BASE], markup, {"secret": SECRET, typeset.BRAND: "#7a5600"})
    assert picture.startswith(b"\x89PNG"), "the labels and links are valid"
    pdf = typeset.pdf(
        [BASE], f'#set document(title: "t")\n{markup}', {"secret": SECRET, typeset.BRAND: "#7a5600"}, MOMENT
    )
    assert bare(read(pdf)) == bare(tree.text_content())


def test_typst_reads_no_file() -> None:
    for file in ("pyproject.toml", "/etc/hostname", "../secret"):
        with pytest.raises(typeset.TypesettingError):
            typeset.pictures([], f'#read("{file}")', {})


# Errors of Typst.


def problems_of(root: Path, body: str) -> Problems:
    """Return the problems that are reported if Typst fails with `body`, for the briefing in `root`."""
    product = Product(load(root), "en", "briefing.pdf", ["index", "calendar"])
    with pytest.raises(typeset.TypesettingError) as raised:
        typeset.pdf([], f'#set document(title: "t")\n{body}', {}, MOMENT)
    return explained(raised.value, product)


REPORTS: dict[str, tuple[list[Edit], str, list[str]]] = {
    "a heading that skips a level": (
        [("docs/en/calendar.md", "## The cycle {#cycle}", "#### The cycle {#cycle}")],
        "= A\n== B\n==== C",
        ['docs/en/calendar.md:19: The heading "The cycle" skips a level: #### comes after ##. Begin it with ###.'],
    ),
    "a page without a title": (
        [("docs/en/index.md", "# Four centuries of the calendar {#home}", "Words.")],
        "== B",
        [
            'docs/en/index.md:13: The first heading of the page, "Months", is not its title. '
            "Begin the page with its title, as in # Title."
        ],
    ),
    "a character of a page without a glyph": (
        [("docs/en/calendar.md", "The old calendar", "The old 𓀀 calendar")],
        "𓀀",
        [
            'docs/en/calendar.md:10: No installed font can print "𓀀" (U+13000). '
            "Use another character, or install a font that has this one."
        ],
    ),
    "a character of data without a glyph": (
        [("data/terms.yml", "A year whose February", "A year 𓀀 whose February")],
        "𓀀",
        [
            'data/terms.yml:4: No installed font can print "𓀀" (U+13000). '
            "Use another character, or install a font that has this one."
        ],
    ),
    "an id that is used twice": (
        [("docs/en/calendar.md", "{: #a-1 }", "{: #cycle }")],
        '= A #label("calendar:cycle")\n= D #label("calendar:cycle")\n#link(label("calendar:cycle"))[x]',
        [
            'docs/en/calendar.md:19: The id "cycle" is used more than once on this page. '
            "Give each place an id of its own."
        ],
    ),
    "a brief that is too long": (
        [("docs/en/index.md", "title:", "title:")],
        '#panic("overfull", "12.5", "Part \\"one\\"", "80.1")',
        [
            "docs/en/.md:1: The brief is 12.5 mm too long for one side of A4. "
            'Shorten "Part "one"", its longest part (80.1 mm).'
        ],
    ),
}


@pytest.mark.parametrize(("edits", "body", "messages"), REPORTS.values(), ids=REPORTS)
def test_an_error_of_typst_is_reported_at_its_line(
    edits: list[Edit], body: str, messages: list[str], root: Path
) -> None:
    mini_briefing.edit_all(root, edits)
    assert [str(problem) for problem in problems_of(root, body).problems] == messages


@pytest.mark.parametrize("name", ["brief.pdf", "briefing.pdf"])
def test_a_brief_whose_sections_are_for_the_site_alone_is_reported(name: str, root: Path) -> None:
    """The checks report a brief without sections; only the finished page shows that all of their text is left out."""
    body = "## Months {#months}\n\nWords.\n{: .screen-only }"
    mini_briefing.edit(root, "mkdocs.yml", "  - calendar.md", "  - calendar.md\n  - short.md")
    mini_briefing.edit(root, "data/briefing.yml", "print: [index, calendar]", "print: [index]\nbrief: short")
    for language, words in (("zh", "短"), ("en", "Short")):
        head = f"---\ntitle: {words}\ndescription: {words}\n---\n\n# {words} {{#short}}\n\n{body}\n"
        (root / "docs" / language / "short.md").write_text(head, encoding="utf-8")
    content = pdfs.content(build(root, mini_briefing.memo()), "en", name)
    with pytest.raises(Problems) as raised:
        pdfs.make_pdf(name, content)
    assert [str(problem) for problem in raised.value.problems] == [
        "docs/en/short.md:1: The brief has no section with text, and its two columns would be empty. "
        "Begin sections with ##, and write text below them."
    ]


def test_an_unknown_error_of_typst_is_kept_in_a_log(root: Path) -> None:
    with pytest.raises(Failure) as raised, logs_kept(root / ".cache"):
        raise pickle.loads(pickle.dumps(problems_of(root, "#nonsense")))
    log = ".cache/typst-en-briefing.log"
    messages = [Console(language).problem(problem) for problem in raised.value.problems for language in LANGUAGES]
    assert messages == [
        f"site/en/briefing.pdf: Typst排不出这份PDF。请按报告修改：{log}。",
        f"site/en/briefing.pdf: Typst cannot typeset this PDF. Read its report and fix the cause: {log}.",
    ]
    assert "unknown variable: nonsense" in (root / log).read_text("utf-8")


def test_a_drawing_that_typst_cannot_read_is_reported() -> None:
    card = Card("zh", "图 1", "甲", "乙", (), "", "丙", "丁", "<svg", "#7a5600", CARD)
    with pytest.raises(Failure) as raised:
        png(card)
    (problem,) = raised.value.problems
    assert str(problem) == (
        'build/zh/figures: Typst cannot make the card of "甲". '
        "Read its report and fix the cause: .cache/typst-zh-cards.log."
    )
    assert "failed to parse SVG" in raised.value.logs["typst-zh-cards.log"]


# The widths of columns.


@pytest.mark.parametrize(("text", "width"), [("1750亿", 6), ("“天”——", 10), ("“day” — days’ …", 15), ("天，日。", 8)])
def test_shared_punctuation_is_wide_in_chinese_only(text: str, width: int) -> None:
    assert half_widths(text) == width
