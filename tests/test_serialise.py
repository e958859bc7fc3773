"""HTML → Typst markup, without a site: what print leaves out, what no line may separate, what nobody can inject."""

import pytest

from briefing.page.printable import printable
from briefing.publish.pdf import serialise
from briefing.publish.pdf.writer import Document, numbered_sources

ANCHORS = frozenset({("page", "here"), ("other", "there")})


def typst(html: str, **settings: bool) -> str:
    """Return the markup of a page, its white space as single spaces."""
    tree = printable(html)
    document = Document(("page", "other"), ANCHORS, numbered_sources([tree]), **settings)
    return " ".join(serialise.chapter(document, "page", tree).split())


def fact(words: str) -> str:
    return f'<a class="fact" href="numbers.html#x">{words}</a>'


def cite(source: str) -> str:
    return f'\u2060<a class="cite" href="#ref-{source}">[1]</a>'


LEFT_OUT = {
    "controls": "<form>gone</form><details>gone</details>",
    "code": "<script>gone</script><style>gone</style><!-- gone -->",
    "for the screen": '<p class="screen-only">gone</p><nav class="crumbs">gone</nav>',
    "files of a figure": '<p class="figure-files">gone</p><div class="figure-tools">gone</div>',
    "a page's own references": '<h2 id="references">gone</h2><ol class="references"><li>gone</li></ol>',
    "claims that are not disputed": (
        '<div class="claims"><h2>gone</h2><article class="claim close">gone</article></div>'
    ),
    "the note on a disputed claim": (
        '<div class="claims"><article class="claim disputed" id="c1"><p class="claim-note">gone</p></article></div>'
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
    "a number and its unit": (fact("45 TB"), "#fact[45~TB]"),
    "a number and the Chinese word after it": (
        f"有{fact('2048')}\u2060颗芯片",
        "有#h(0.25em,weak:true)#box[2048颗]芯片",
    ),
    "a number and a hyphenated word": (f"a {fact('32,768')}-token window", "#fact[32,768]\u2060\\-token"),
    "citations side by side share their brackets": (f"x{cite('a')}{cite('b')}{cite('a')}", "#cited(1,2,1,)"),
    "a citation follows a closing mark closely": (f"（注）{cite('a')}", "（注#shut[）]\u2060#cited(1,)"),
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
def test_no_line_separates(html: str, markup: str) -> None:
    assert markup in typst(f"<p>{html}</p>")


def test_marks_of_claims_are_in_the_margin_or_in_the_text_where_there_is_none() -> None:
    marks = "\u2060".join(f'<a class="mark close" href="claims.html#c{n}">c{n} ≈</a>' for n in (1, 2))
    assert typst(f"<p>Words {marks}.</p>") == (
        '#in-margin(("close", [c1]),("close", [c2]),)Words#sign("close")\u2060#sign("close").'
    )
    assert typst(f"<p>Words {marks}.</p>", narrow=True) == ('Words #mark("close")[c1~≈]\u2060 #mark("close")[c2~≈].')


def test_sources_are_numbered_by_their_first_citation() -> None:
    html = f'<p>{cite("b")}</p><p><a class="source" href="sources.html#a">A (2020)</a> and {cite("b")}</p>'
    assert numbered_sources([printable(html)]) == {"b": 1, "a": 2}
