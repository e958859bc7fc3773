"""Code, headings, ids and links that are parsed from a page are those that its publisher renders."""

import inspect
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from mkdocs.config import load_config

import mini_briefing
from briefing.diagnostics.place import Place
from briefing.model import Head, Page
from briefing.page import calls
from briefing.page.parse import PageSource, parse
from briefing.page.vocabulary import Vocabulary
from briefing.source import front_matter, load
from conftest import PROJECT

PLACE = Place("docs/en/a.md")


def source_of(text: str) -> PageSource:
    head, body, _ = front_matter.read(text, PLACE)
    return parse(Page("a", "en", text, PLACE, head, body))


@pytest.mark.parametrize("root", [PROJECT, mini_briefing.MINI, PROJECT / "templates" / "new" / "briefing"], ids=str)
def test_markdown_extensions_are_those_of_mkdocs_yml(root: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"))
    dialect = load(mini_briefing.MINI if root == mini_briefing.MINI else PROJECT).dialect
    assert list(dialect.extensions) == config.markdown_extensions
    assert {name: dict(options) for name, options in dialect.settings} == config.mdx_configs


def test_markdown_extensions_may_be_a_mapping_as_in_mkdocs(root: Path) -> None:
    mapping = "attr_list:\n  def_list: null\n  toc: {permalink: true}\n  admonition: {}\n\nvalidation:"
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, after = text.partition("markdown_extensions:\n")
    after = after.partition("validation:")[2]
    (root / "mkdocs.yml").write_text(f"{before}markdown_extensions:\n  {mapping}{after}", encoding="utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    dialect = load(root).dialect
    assert list(dialect.extensions) == config.markdown_extensions
    assert {name: dict(options) for name, options in dialect.settings if options} == config.mdx_configs


BLOCKS = some.sampled_from(
    [
        "words",
        "`code`",
        "a `b` c",
        "``a ` b``",
        "\\`no code\\`",
        "`open",
        "- `a",
        "b`",
        "```",
        "~~~",
        "````",
        "``` python",
        "# Heading {#id}",
        "##Heading",
        "## `code` {#other .big}",
        "[link](calendar.md)",
        "![picture](a.png)",
        "<https://example.org>",
        "[name]: https://example.org/x",
        "| a | `b` |",
        "    indented",
        "",
    ]
)


@settings(max_examples=300, deadline=None)
@given(some.lists(BLOCKS, max_size=8), some.sampled_from(["\n", "\n\n"]))
def test_parsed_code_and_headings_are_those_of_the_rendered_page(blocks: list[str], between: str) -> None:
    text = between.join(blocks) + "\n"
    source, page = source_of(text), mini_briefing.shown(text)
    fenced = [code.text.partition("\n")[2].rpartition("\n")[0] for code in source.code if code.fenced]
    assert [code.strip("\n") for code in fenced] == [
        code.text_content().strip("\n") for code in page.xpath("//pre/code[not(starts-with(text(), 'indented'))]")
    ]
    ids = [heading.id for heading in source.headings if heading.id]
    assert ids == [each.get("id") for each in page.xpath("//h1 | //h2") if each.get("id") in ("id", "other")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("``a ` b`` c", ["``a ` b``"]),
        (r"\`no\`", []),
        ("`a\nb`", ["`a\nb`"]),
        ("`a\n\nb`", []),
        ("- `a\n- b`", []),
        ("`a` and `b`", ["`a`", "`b`"]),
        ("```\nx `y`\n```\n`z`", ["```\nx `y`\n```", "`z`"]),
        ("```\nnever closed `a`\n", ["```\nnever closed `"]),
    ],
)
def test_inline_code_ends_where_its_block_ends(text: str, code: list[str]) -> None:
    assert [each.text for each in source_of(text).code] == code
    inline = [each for each in source_of(text).code if not each.fenced]
    assert len(inline) == len(mini_briefing.shown(text).xpath("//code[not(parent::pre)]"))


def test_line_numbers_include_the_front_matter() -> None:
    source = source_of('---\ntitle: T\nnumbered: true\n---\n\n# A {#a}\n\n{{ fact("x") }} [b](c.md)\n')
    assert source.page.head == Head("T", numbered=True)
    assert (source.headings[0].line, source.calls[0].line, source.links[0].line) == (6, 8, 8)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](<b.md>)", ["b.md"]),
        ("![a](b.png)", ["b.png"]),
        ("<https://example.org/x>", ["https://example.org/x"]),
        ("[a][b]\n\n[b]: javascript:x", ["javascript:x"]),
        ("`[a](b.md)`", []),
    ],
)
def test_all_ways_to_write_a_link_are_found(text: str, links: list[str]) -> None:
    assert [link.target for link in source_of(text).links] == links


@pytest.mark.parametrize(
    ("head", "messages"),
    [
        ("title: 'Calendar: the rule'", []),
        ('title: "a \\"b\\" c"', []),
        ("tilte: A", ['docs/en/a.md:2: Unknown key "tilte". Did you mean "title"?']),
        ("title: A\ntitle: B", ['docs/en/a.md:3: "title" is written twice, first on line 2. Remove one of them.']),
        (
            "title: A\nnumbered: yes",
            ['docs/en/a.md:3: "numbered" is neither true nor false. Write numbered: true, or remove the line.'],
        ),
        ("title: [a]", ['docs/en/a.md:2: "title" is not text. Write title: "…".']),
        (
            "title: Calendar: the rule",
            [
                'docs/en/a.md:2: A colon is not allowed here. Put text that contains ": " in quotes, '
                "or align this line with the keys above."
            ],
        ),
        (
            "- a",
            [
                "docs/en/a.md:2: The front matter is not a block of keys. "
                "Write a key and its value on each line, such as title: Summary."
            ],
        ),
    ],
)
def test_front_matter_is_read_as_yaml(head: str, messages: list[str]) -> None:
    _, body, problems = front_matter.read(f"---\n{head}\n---\n# A\n", PLACE)
    assert body == head.count("\n") + 4
    assert [str(problem) for problem in problems] == messages


def test_quoted_titles_are_read_without_their_quotes() -> None:
    assert front_matter.read("---\ntitle: 'It''s: so'\n---\n", PLACE)[0].title == "It's: so"
    assert front_matter.read('---\ntitle: "a \\"b\\""\n...\n# A\n', PLACE)[:2] == (Head('a "b"'), 4)


def test_the_vocabulary_has_a_method_for_every_call() -> None:
    for name, kind in calls.KINDS.items():
        parameters = list(inspect.signature(getattr(Vocabulary, name)).parameters.values())[1:]
        assert [each.name for each in parameters] == ([kind.parameter] if kind.parameter else [])
        assert getattr(Vocabulary, name).__doc__
        for each in parameters:
            assert (each.kind is each.VAR_POSITIONAL) == (kind.most is None)
            assert (each.default is each.empty) == (kind.least == 1)
