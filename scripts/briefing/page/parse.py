"""What the engine knows about Markdown: Chinese line ends, HTML that authors may not type, front matter, rendering."""

import re
from collections.abc import Iterator

import markdown

from briefing.languages import Language

EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]
"""The same Markdown as the site's (mkdocs.yml)."""
FENCE = re.compile(r"^ {0,3}(```|~~~)")
WIDE = r"\u2e80-\u303f\u31c0-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…"
"""Han, kana-free CJK marks and full-width forms, and the quotation marks and dashes that Chinese shares with Latin."""
ENDS_WIDE = re.compile(rf"([{WIDE}]\**|\}}\}})$")
STARTS_WIDE = re.compile(rf"(\**[{WIDE}]|\{{\{{)")
BLOCK_START = re.compile(r"^\s*(#|\||>|!!!|-{3,}|={3,}|\*{3,}|[-*+] |\d+[.)] |\{:|:\s)")
NO_PARAGRAPH = re.compile(r"^\s*(#|\||!!!|\{:)")
TAG = re.compile(r"<(/?[A-Za-z][^>]*|!--)")
CODE = re.compile(r"(`+).*?\1")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{\s*#([^\s}]+)(?:\s+\.[\w-]+)*\s*\})?\s*$")
"""Its id may be followed by classes: {#all-claims .screen-only}."""


def prose_lines(source: str) -> Iterator[tuple[int, str]]:
    """Each line outside front matter and code fences, with its number from 1."""
    fenced, front = False, source.startswith("---\n")
    for at, line in enumerate(source.split("\n"), 1):
        if front:
            front = at == 1 or line.strip() != "---"
            continue
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield at, line


def join_chinese_lines(source: str) -> str:
    """Remove the line ends inside Chinese paragraphs, which would become spaces in every engine.

    The line end is kept inside a template comment (between \\x02 and \\x03), so that line numbers stay true.
    """
    lines = source.split("\n")
    joined = [False] * len(lines)
    for at, wide in _line_ends(source):
        joined[at - 1] = wide
    out = []
    for at, line in enumerate(lines):
        after = at > 0 and joined[at - 1]
        out.append(("\x03" + line.lstrip() if after else line) + ("\x02" if joined[at] else ""))
    return "\n".join(out)


def kept_line_ends(source: str) -> Iterator[int]:
    """The lines of a Chinese page whose end becomes a space, but for those between two Latin words, which need one."""
    lines = source.split("\n")
    for at, wide in _line_ends(source):
        if not wide and not (lines[at - 1][-1:].isalpha() and lines[at].lstrip()[:1].isalpha()):
            yield at


def _line_ends(source: str) -> Iterator[tuple[int, bool]]:
    """Each line that goes on in the next, and whether Chinese stands at its end."""
    lines = source.split("\n")
    for at, line in prose_lines(source):
        following = lines[at].lstrip() if at < len(lines) else ""
        goes_on = line.strip() and not line.endswith("  ") and following
        if goes_on and not NO_PARAGRAPH.match(line) and not BLOCK_START.match(following):
            yield at, bool(ENDS_WIDE.search(line) or STARTS_WIDE.match(following))


def typed_html(source: str) -> Iterator[tuple[int, str]]:
    """HTML tags an author typed outside code, with their lines: pages are Markdown, and nothing else is executed."""
    for at, line in prose_lines(source):
        for tag in TAG.finditer(CODE.sub("", line)):
            if not tag.group(0).startswith(("<http", "<mailto")):
                yield at, tag.group(0)


def headings(source: str) -> Iterator[tuple[int, int, str, str]]:
    """(line, level, text, id) of every heading; the id is empty where none is given."""
    for at, line in prose_lines(source):
        if found := HEADING.match(line):
            yield at, len(found.group(1)), found.group(2), found.group(3) or ""


def numbered(source: str, language: Language) -> str:
    """The headings of levels 2 and 3 numbered as each language does: 一、 and （一）, or 1 and 1.1."""
    lines = source.split("\n")
    chapter = section = 0
    for at, line in prose_lines(source):
        found = HEADING.match(line)
        if not found or len(found.group(1)) not in (2, 3):
            continue
        if len(found.group(1)) == 2:
            chapter, section = chapter + 1, 0
            mark = f"{chinese_ordinal(chapter)}、" if language == "zh" else f"{chapter} "
        else:
            section += 1
            mark = f"（{chinese_ordinal(section)}）" if language == "zh" else f"{chapter}.{section} "
        lines[at - 1] = line.replace(found.group(2), mark + found.group(2), 1)
    return "\n".join(lines)


def chinese_ordinal(number: int) -> str:
    """一 to 九十九, as headings count."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones or not tens else "")


def front_matter(source: str) -> dict[str, str]:
    """The `key: value` lines between the leading --- marks."""
    if not source.startswith("---\n"):
        return {}
    head = source[4:].partition("\n---")[0]
    return {
        key.strip(): value.strip().strip('"') for key, _, value in (line.partition(":") for line in head.split("\n"))
    }


def rendered(page: str) -> str:
    """A written page as HTML, without its front matter."""
    text = page.partition("\n---\n")[2] if page.startswith("---\n") else page
    return markdown.markdown(text, extensions=EXTENSIONS)


def escaped(text: str) -> str:
    """Text made safe as inline Markdown and HTML: it reads as typed, whatever marks it holds."""
    special = {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "*": "&#42;",
        "_": "&#95;",
        "`": "&#96;",
        "[": "&#91;",
        "]": "&#93;",
        "|": "&#124;",
        "\\": "&#92;",
        "~": "&#126;",
        "^": "&#94;",
    }
    return "".join(special.get(character, character) for character in text)
