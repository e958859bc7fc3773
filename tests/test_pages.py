"""Pages in docs/ → the Markdown for the publisher, and the messages about calls that cannot be rendered."""

from dataclasses import replace

import pytest
from lxml import html

import mini_briefing
from briefing.languages import LANGUAGES, Language
from briefing.model import Text
from briefing.page import render
from briefing.page.form import HTML
from briefing.page.parse import parse
from briefing.page.references import references as build_references
from briefing.page.values import VALUES
from mini_briefing import loaded, references, shown, write

JOINER = "\u2060"  # prevents a line break before a reference


def messages_of(source: str, language: Language = "en") -> list[str]:
    """Return the messages about a page."""
    return [str(problem) for problem in write(source, language).problems]


# A call, and its page → target and classes of the link, and its text in Chinese and in English.
CALLS: list[tuple[str, str, str, str, str, str]] = [
    ('fact("february.days")', "index", "calendar.md#february.days", ".fact", "28天", "28 days"),
    ('fact("february.days")', "calendar", "#february.days", ".fact", "28天", "28 days"),
    ('fact("k02")', "index", "calendar.md#k02", ".fact", "25%", "25%"),
    ('fact("claims.disputed")', "index", "calendar.md#register-claims", '.fact data-fact="claims.disputed"', "1", "1"),
    ('fact("claims.total.2")', "index", "calendar.md#register-claims", '.fact data-fact="claims.total.2"', "1", "1"),
    ('ref("month-lengths")', "index", "#figure-month-lengths", ".ref", "图 1", "Figure 1"),
    ('ref("month-lengths")', "calendar", "index.md#figure-month-lengths", ".ref", "图 1", "Figure 1"),
    ('ref("leap-rule")', "index", "calendar.md#figure-leap-rule", ".ref", "图 2", "Figure 2"),
    ('ref("cycle")', "index", "calendar.md#table-cycle", ".ref", "表 1", "Table 1"),
    ('ref("k02")', "calendar", "#k02", ".mark .disputed", "k02 有误", "k02 wrong"),
    ('ref("k03")', "index", "calendar.md#k03", ".mark .close", "k03 ≈", "k03 ≈"),
    ('term("leap-year")', "index", "calendar.md#leap-year", ".term", "闰年", "leap year"),
]


@pytest.mark.parametrize(("call", "page", "target", "look", "zh", "en"), CALLS)
def test_a_call_is_rendered_as_a_link_in_each_language(
    call: str, page: str, target: str, look: str, zh: str, en: str
) -> None:
    for language in LANGUAGES:
        written = write(f"a {{{{ {call} }}}} b", language, page)
        words = Text(zh, en)[language]
        before = "a" if ".mark" in look else "a "  # a claim's mark follows its word without a space
        assert written.markdown.replace(JOINER, "") == f"{before}[{words}]({target}){{ {look} }} b"
        assert written.problems == ()


@pytest.mark.parametrize(("language", "words"), [("zh", "2024年2月29日"), ("en", "29 February 2024")])
def test_the_date_of_the_version_is_written_as_its_language_does(language: Language, words: str) -> None:
    assert write("{{ version_date() }}", language).markdown == words


def ids(page: html.HtmlElement) -> list[str]:
    """Return the ids of the values on a page: in `data-fact`, or after the # of a link to their entry."""
    return [value.get("data-fact") or value.get("href").rpartition("#")[2] for value in page.xpath(VALUES)]


def test_a_value_has_its_id_whether_or_not_a_page_lists_it() -> None:
    page = mini_briefing.page_of('It has {{ fact("february.days") }} and {{ fact("k02") }}.')
    linked = shown(render.write(references(loaded()), page).markdown)
    assert ids(linked) == ["february.days", "k02"]
    assert len(linked.xpath("//a")) == 2
    bare = shown(render.write(replace(references(loaded()), registers={}), page).markdown)
    assert not bare.xpath("//a")
    assert bare.text_content().strip() == "It has 28 days and 25%."
    assert ids(bare) == ["february.days", "k02"]


def test_sources_are_numbered_as_they_are_cited_and_listed_once() -> None:
    written = write('A{{ cite("iso-8601") }}, B{{ cite("bull", "iso-8601") }}.')
    page = shown(written.markdown)
    assert page.xpath("./p")[0].text_content().replace(JOINER, "") == "A[1], B[2][1]."
    assert page.xpath('//ol[@class="references"]/li/@id') == ["ref-iso-8601", "ref-bull"]
    assert [link.lstrip("#") for link in page.xpath('//a[@class="cite"]/@href')] == [
        "ref-iso-8601",
        "ref-bull",
        "ref-iso-8601",
    ]


def test_a_heading_may_have_classes_after_its_id() -> None:
    source = "# Calendar {#calendar}\n\n## Days {#days .screen-only}\n\n## Years { #years .a .b-c }\n"
    assert [heading.id for heading in parse(mini_briefing.page_of(source)).headings] == ["calendar", "days", "years"]
    assert messages_of(source) == []
    days = shown(write(source).markdown).xpath("//h2")[0]
    assert (days.get("id"), days.get("class"), days.text_content()) == ("days", "screen-only", "Days")


def test_a_page_without_citations_has_no_list_of_references() -> None:
    assert "References" not in write("# Calendar {#calendar}\n\nWords.\n").markdown


def test_a_claim_shows_its_statement_verdict_and_better_value() -> None:
    box = shown(write('{{ claim("k02") }}').markdown).xpath('//aside[@class="claim disputed"]')[0].text_content()
    assert "Every fourth year is a leap year" in box
    assert "Wrong" in box
    assert "97 in 400 years, or 24.25%" in box


def test_a_figure_has_its_number_text_data_and_sources() -> None:
    figure = shown(write('{{ figure("month-lengths") }}', "zh").markdown).xpath("//figure")[0]
    words = figure.text_content()
    assert figure.get("id") == "figure-month-lengths"
    assert figure.xpath(".//picture//img/@alt") == ["条形图，十二个月的天数：二月28天，其余30天或31天。"]
    assert figure.xpath('.//p[@class="figure-source"]/a/@href') == ["#iso-8601"]
    assert "data/month-lengths.csv" in figure.xpath(".//a[@download]/@href")
    assert all(part in words for part in ("图 1", "只有二月不到三十天", "平年各月的天数", "大月", "来源"))
    assert [row.text_content().split() for row in figure.xpath(".//tbody/tr")][1] == ["二月28天二月"]


def test_a_table_shows_its_rows_and_a_dash_for_unknown_values() -> None:
    table = shown(write('{{ table("cycle") }}').markdown).xpath("//table")[0]
    cells = [[cell.text_content() for cell in row] for row in table.iter("tr")]
    assert cells[0] == ["Years", "Number", "Days in each", "Days in all"]
    assert cells[1][:3] == ["Common years", "303", "365 days"]
    assert cells[3][1:3] == ["400", "–"]


QUOTES = 'Write {{ name("id") }}, with straight quotes.'
FACT = 'Write {{ fact("id") }}.'
NEW_FACT = "Add it to data/facts/, or use an existing id."
ANY_ID = "Write the id of a figure, table, claim or system in data/."
CALL_NAMES = (
    "Known calls are fact, ref, term, cite, claim, figure, table, register, key_numbers, how_to_cite, pdf, all_data, "
    "version_date."
)
REGISTERS = "Use changes, claims, findings, numbers, sources, terms, systems, checked-claims or checked-numbers."
ADDRESSES = "Use http:// or https://; pictures must be files of this briefing."
SEVERAL = 'Write {{ cite("id", "other-id") }}, with at least one id.'
WRONG: list[tuple[str, str]] = [
    ('{{ fact("febuary.days") }}', 'No fact "febuary.days". Did you mean "february.days"?'),
    ('{{ fact("claims.disputd") }}', 'No fact "claims.disputd". Did you mean "claims.disputed"?'),
    ('{{ fact("zzzz") }}', f'No fact "zzzz". {NEW_FACT}'),
    ('{{ ref("month-length") }}', 'No figure, table, claim or system "month-length". Did you mean "month-lengths"?'),
    ('{{ ref("zz") }}', f'No figure, table, claim or system "zz". {ANY_ID}'),
    ('{{ cite("bul") }}', 'No source "bul". Did you mean "bull"?'),
    ('{{ cite("bull", "iso-8610") }}', 'No source "iso-8610". Did you mean "iso-8601"?'),
    ('{{ term("leapyear") }}', 'No term "leapyear". Did you mean "leap-year"?'),
    ('{{ claim("k2") }}', 'No claim "k2". Did you mean "k02"?'),
    ('{{ figure("leap-rul") }}', 'No figure "leap-rul". Did you mean "leap-rule"?'),
    ('{{ table("cycles") }}', 'No table "cycles". Did you mean "cycle"?'),
    ('{{ key_numbers("cycle.dayz") }}', 'No fact "cycle.dayz". Did you mean "cycle.days"?'),
    ('{{ register("claim") }}', 'No register "claim". Did you mean "claims"?'),
    ('{{ register("zzzz") }}', f'No register "zzzz". {REGISTERS}'),
    ('{{ facts("february.days") }}', 'There is no call "facts". Did you mean "fact"?'),
    ("{{ fact() }}", f"fact is given the wrong number of ids. {FACT}"),
    ("{{ cite() }}", f"cite is given the wrong number of ids. {SEVERAL}"),
    ('{{ version_date("x") }}', "version_date is given the wrong number of ids. Write {{ version_date() }}."),
    ('{{ fact(name="february.days") }}', f'fact has no parameter "name". {FACT}'),
    ("{{ fact(12) }}", f"fact takes ids in straight quotes. {FACT}"),
    ("{{ fact(none) }}", f"fact takes ids in straight quotes. {FACT}"),
    ("{{ fact(fact) }}", f"fact takes ids in straight quotes. {FACT}"),
    ("{{ fact(february.days) }}", f"fact takes ids in straight quotes. {FACT}"),
    ("{{ fact }}", f"This is not a call: {{{{ fact }}}}. {FACT}"),
    ('{{ fact("february.days") }', 'This call is not closed: {{ fact("february.days") }. End it with }}.'),
    ('{{ fact("february.days" }}', f'This is not a call: {{{{ fact("february.days" }}}}. {QUOTES}'),
    ("{{ }}", f"This is not a call: {{{{ }}}}. {QUOTES}"),
    ("{{ ''.__class__ }}", f"This is not a call: {{{{ ''.__class__ }}}}. {QUOTES}"),
    ("{{ fact.__globals__ }}", f"This is not a call: {{{{ fact.__globals__ }}}}. {QUOTES}"),
    ("{{ lipsum() }}", f'There is no call "lipsum". {CALL_NAMES}'),  # one of Jinja's own names
    ("{{ self }}", f"This is not a call: {{{{ self }}}}. {QUOTES}"),
    ("{{ 1 / 0 }}", f"This is not a call: {{{{ 1 / 0 }}}}. {QUOTES}"),
    (
        '{{ "".format_map({}) ~ "{x}".format() }}',
        f'This is not a call: {{{{ "".format_map({{}}) ~ "{{x}}".format() }}}}. {QUOTES}',
    ),
    ("[a](javascript:alert(1))", f'The address "javascript:alert(1" is not allowed. {ADDRESSES}'),
    ("![a](https://example.org/a.png)", f'The address "https://example.org/a.png" is not allowed. {ADDRESSES}'),
    ("{{ 'a' * 9999999999 }}", f"This is not a call: {{{{ 'a' * 9999999999 }}}}. {QUOTES}"),
    ('{% include "/etc/passwd" %}', f'Template statements are not allowed: {{% include "/etc/passwd" %}}. {QUOTES}'),
    ('{{ fact(*"ab") }}', f'This is not a call: {{{{ fact(*"ab") }}}}. {QUOTES}'),
    ("{{ fact(“february.days”) }}", f"This is not a call: {{{{ fact(“february.days”) }}}}. {QUOTES}"),
    ("## Heading", 'The heading "Heading" has no id. End it with {#some-id}, the same in both languages.'),
    ("#Heading", 'The heading "Heading" has no id. End it with {#some-id}, the same in both languages.'),
    ('## A {#ab>#read("x")}', '"ab>#read("x")" cannot be an id. Use letters, digits, full stops and hyphens.'),
]  # fmt: skip


@pytest.mark.parametrize(("source", "message"), WRONG)
def test_an_invalid_call_or_heading_is_reported_with_its_line(source: str, message: str) -> None:
    page = f"---\ntitle: T\n---\n\nWords.\n\n{source}\n"
    assert messages_of(page) == [f"docs/en/calendar.md:7: {message}"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("Title\n=====", "2: The line above becomes a heading. Write it with #, or leave an empty line above."),
        (
            "## A {#a}\n\n## B {#a}",
            '3: The id "a" is given twice, first on line 1. Give one of the headings another id.',
        ),
    ],
)
def test_a_heading_that_cannot_be_used_is_reported_with_its_line(source: str, message: str) -> None:
    assert messages_of(source) == [f"docs/en/calendar.md:{message}"]


@pytest.mark.parametrize("call", ['figure(id="leap-rule")', "figure('leap-rule')", 'figure(\n  "leap-rule"\n)'])
def test_all_ways_to_write_a_call_are_equivalent(call: str) -> None:
    pages = {**loaded().pages["zh"], "index": mini_briefing.page_of(f"# T {{#t}}\n\n{{{{ {call} }}}}\n", "zh", "index")}
    briefing = replace(loaded(), pages={**loaded().pages, "zh": pages})
    assert build_references(briefing).exhibits["leap-rule"].page == "index"
    written = render.write(references(briefing), pages["index"])
    assert written.problems == ()
    assert shown(written.markdown).xpath("string(//p[@class='figure-number'])") == "图 1"


def test_a_register_is_found_however_it_is_called() -> None:
    pages = {
        name: mini_briefing.page_of(page.source.replace('register("numbers")', 'register(name="numbers")'), "zh", name)
        for name, page in loaded().pages["zh"].items()
    }
    found = build_references(replace(loaded(), pages={**loaded().pages, "zh": pages}))
    assert found.registers == build_references(loaded()).registers


def test_a_figure_that_is_only_on_a_digest_has_no_number() -> None:
    pages = {name: mini_briefing.page_of("# T {#t}\n", "en", name) for name in loaded().pages["en"]}
    pages["index"] = mini_briefing.page_of(
        '---\ntitle: T\ndigest: true\n---\n{{ figure("leap-rule") }}\n', "en", "index"
    )
    briefing = replace(loaded(), pages={"zh": pages, "en": pages})
    assert [str(problem) for problem in render.write(references(briefing), pages["index"]).problems] == [
        'docs/en/index.md:5: "leap-rule" is shown only on pages with digest: true.'
        " Show it in full on another page, where it gets its number."
    ]


CODE = [
    '`{{ fact("zzzz") }}`',
    '```\n{{ fact("zzzz") }}\n# no heading\n```',
    "~~~ text\n{{ x }}\n~~~",
    "``a ` {{ b }}``",
]


@pytest.mark.parametrize("code", CODE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_code_is_shown_as_it_is_typed(code: str, language: Language) -> None:
    source = f"Words.\n\n{code}\n\nWords.\n"
    written = write(source, language)
    assert (written.markdown, written.problems) == (source, ())
    assert [heading.text for heading in parse(mini_briefing.page_of(source)).headings] == []


@pytest.mark.parametrize("call", ['fact("february.days", "cycle.days")', "claim()", 'figure("a", "b")', "ref()"])
def test_a_wrong_number_of_ids_is_reported_and_renders_nothing(call: str) -> None:
    written = write(f"\n{{{{ {call} }}}}\n")
    assert [str(problem.where) for problem in written.problems] == ["docs/en/calendar.md:2"]
    assert written.markdown.strip() == ""


@pytest.mark.parametrize("call", ['key_numbers("cycle.days")', 'register("systems")', 'figure("leap-rule")'])
def test_entries_that_a_block_uses_have_the_line_of_its_call(call: str) -> None:
    """Checks of both languages and of disputed values depend on the heading above."""
    uses = write(f"# T {{#t}}\n\nWords.\n\n{{{{ {call} }}}}\n").uses
    assert {str(use.where) for use in uses} == {"docs/en/calendar.md:5"}


def test_all_mistakes_of_a_page_are_reported_at_once() -> None:
    source = '# T\n\n{{ fact("zzzz") }}\n\n{{ cite("yyyy") }} and {{ term("xxxx") }}\n'
    assert [line.split(": ")[0] for line in sorted(messages_of(source))] == [
        "docs/en/calendar.md:1",
        "docs/en/calendar.md:3",
        "docs/en/calendar.md:5",
        "docs/en/calendar.md:5",
    ]


NOT_ALONE = [
    '    {{ figure("leap-rule") }}',
    'See {{ figure("leap-rule") }}',
    '{{ figure("leap-rule") }} and more',
    '- {{ claim("k02") }}',
    '| {{ table("cycle") }} |',
    '{{ register("terms") }}{{ register("sources") }}',
]


@pytest.mark.parametrize("line", NOT_ALONE)
def test_a_block_must_be_on_a_line_of_its_own(line: str) -> None:
    name = line.split("{{ ")[1].split("(")[0]
    fix = "Write it at the start of a line of its own, with empty lines around it."
    assert set(messages_of(f"Words.\n\n{line}\n")) == {f"docs/en/calendar.md:3: {name}(…) is a block. {fix}"}


TYPED_HTML = ["<script>alert(1)</script>", "a <b>b</b>", "<!-- note -->", '<img src="x" onerror="alert(1)">', "<Style>"]


@pytest.mark.parametrize("typed", TYPED_HTML)
def test_html_that_an_author_types_is_refused(typed: str) -> None:
    found = messages_of(f"Words.\n\n{typed}\n")
    assert found
    assert all(line.startswith('docs/en/calendar.md:3: HTML is not allowed here: "<') for line in found)


@pytest.mark.parametrize("typed", ["`<b>`", "```\n<b>\n```", "1 < 2 and 3 > 2", "a <- b", "<https://example.org>"])
def test_text_that_only_looks_like_html_is_kept(typed: str) -> None:
    written = write(f"Words.\n\n{typed}\n")
    assert (written.markdown, written.problems) == (f"Words.\n\n{typed}\n", ())


HOSTILE = [
    "<script>alert(1)</script>",
    "</p></figure><script>",
    "<!--",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "*a* **b** _c_ __d__",
    "`code`",
    "[text](https://example.org)",
    "](https://example.org)",
    "![picture](x.png)",
    "a\\*b\\",
    "AT&T &amp; &#42; &lt;",
    "# heading",
    "- item",
    "!!! note",
    "{: .big }",
    "{ #id }",
    "{# note #} {% if %}",
    "~~a~~ ^b^ $c$",
    "https://example.org",
    "[^1] *[HTML]: x",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_special_characters_in_data_are_escaped_everywhere(hostile: str) -> None:
    both = Text(hostile, hostile)
    briefing = loaded()
    briefing = replace(
        briefing,
        terms={**briefing.terms, "leap-year": replace(briefing.terms["leap-year"], word=both, means=both)},
        claims={**briefing.claims, "k02": replace(briefing.claims["k02"], says=both)},
        figures={**briefing.figures, "leap-rule": replace(briefing.figures["leap-rule"], title=both, alt=both)},
    )
    calls = (
        'The {{ term("leap-year") }}.',
        '{{ claim("k02") }}',
        '{{ figure("leap-rule") }}',
        '{{ register("terms") }}',
    )
    written = write("\n\n".join(calls), of=briefing)
    page = shown(written.markdown)
    assert written.problems == ()
    assert page.xpath('./p/a[@class="term"]')[0].text_content() == hostile
    assert page.xpath("//aside//dd")[0].text_content() == hostile
    assert page.xpath('//p[@class="figure-title"]')[0].text_content() == hostile
    assert page.xpath("//picture//img/@alt") == [hostile]
    assert page.xpath('//dl[@id="register-terms"]/dd')[0].text_content() == hostile
    assert not page.xpath("//script | //@onmouseover")


def test_a_vertical_bar_in_data_does_not_break_a_table() -> None:
    term = replace(loaded().terms["leap-year"], word=Text("闰|年", "leap|year"))
    briefing = replace(loaded(), terms={**loaded().terms, "leap-year": term})
    page = shown(write('| a | b |\n|---|---|\n| {{ term("leap-year") }} | 1 |', of=briefing).markdown)
    assert [cell.text_content() for cell in page.xpath("//td")] == ["leap|year", "1"]


def test_text_of_data_at_the_end_of_a_heading_or_cell_gives_it_no_attributes() -> None:
    words = Text("闰年{: .big }", "leap year {: .big }")
    briefing = replace(
        loaded(), terms={"leap-year": replace(loaded().terms["leap-year"], word=words)}, pages={"zh": {}, "en": {}}
    )
    page = shown(write('## {{ term("leap-year") }}\n\n| a |\n|---|\n| {{ term("leap-year") }} |', of=briefing).markdown)
    assert [element.text_content() for element in page.xpath("//h2 | //td")] == ["leap year {: .big }"] * 2
    assert not page.xpath("//@class")


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("a.md", "a.html"),
        ("a.mdx.md#b", "a.mdx.html#b"),
        ("a.md#b.md", "a.html#b.md"),
        ("data/a.md.csv", "data/a.md.csv"),
        ("page.md#b.md", "#b.md"),
    ],
)
def test_only_the_ending_of_a_page_is_changed_in_a_link(address: str, href: str) -> None:
    assert HTML.link("a", "page", address, "", "") == f'<a href="{href}">a</a>'


def test_code_in_data_is_refused_at_its_line() -> None:
    briefing = loaded()
    hostile = Text("{{ ''.__class__ }}", "{{ ''.__class__ }}")
    briefing = replace(briefing, claims={**briefing.claims, "k02": replace(briefing.claims["k02"], says=hostile)})
    assert [str(problem) for problem in write('{{ claim("k02") }}', of=briefing).problems] == [
        f"data/claims.yml:12: This is not a call: {{{{ ''.__class__ }}}}. {QUOTES}"
    ]


# A Chinese page as typed, and as published: line breaks inside a paragraph are removed, others are kept.
JOINED: list[tuple[str, str]] = [
    ("一\n二", "一二"),
    ("一，\n“二”", "一，“二”"),
    ("一（\n二）", "一（二）"),
    ("一\nLatin", "一Latin"),
    ("Latin\n二", "Latin二"),
    ("Latin\nwords", "Latin\nwords"),
    ("5\n个", "5个"),
    ("一\n**二**", "一**二**"),
    ("一\n[二](calendar.md)", "一[二](calendar.md)"),
    ('一\n{{ fact("february.days") }}\n二', "一[28天](#february.days){ .fact }二"),
    ("一\n\n二", "一\n\n二"),
    ("- 一\n- 二", "- 一\n- 二"),
    ("- 一\n  二\n- 三", "- 一二\n- 三"),
    ("1. 一\n2. 二", "1. 一\n2. 二"),
    ("| 一 | 二 |\n|---|---|\n| 三 | 四 |", "| 一 | 二 |\n|---|---|\n| 三 | 四 |"),
    ("# 一 {#one}\n二\n三", "# 一 {#one}\n二三"),
    ("一\n## 二 {#two}", "一\n## 二 {#two}"),
    ("一  \n二", "一  \n二"),
    ("```\n一\n二\n```", "```\n一\n二\n```"),
    ("一\n二\n{: #one }", "一二\n{: #one }"),
    ("一\n{: #one }\n\n二", "一\n{: #one }\n\n二"),
    ('!!! note "题"\n    一\n    二', '!!! note "题"\n    一二'),
    ("术语\n:   释义", "术语\n:   释义"),
    ("---\ntitle: 一\ndescription: 二\n---\n一\n二", "---\ntitle: 一\ndescription: 二\n---\n一二"),
]


@pytest.mark.parametrize(("typed", "published"), JOINED)
def test_a_line_break_inside_a_chinese_paragraph_leaves_no_space(typed: str, published: str) -> None:
    assert write(typed, "zh").markdown == published


def test_line_breaks_on_english_pages_are_kept() -> None:
    assert write("一\n二").markdown == "一\n二"


def test_a_mistake_in_a_joined_paragraph_is_reported_at_its_own_line() -> None:
    source = '一\n二{{ fact("february.days") }}\n三{{ fact("zzzz") }}\n四{{ term("yyyy") }}'
    assert messages_of(source, "zh") == [
        f'docs/zh/calendar.md:3: No fact "zzzz". {NEW_FACT}',
        'docs/zh/calendar.md:4: No term "yyyy". Add it to data/terms.yml, or use an existing id.',
    ]
