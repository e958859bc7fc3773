"""Writes briefings of any size for `make bench`: the mini briefing with further pages and facts in both languages."""

from pathlib import Path

import mini_briefing

FACTS = 5
"""Facts on each page."""
SECTIONS = 4


def write(folder: Path, pages: int) -> Path:
    """Write a briefing with this many further pages in each language to a folder, and return its root."""
    root = mini_briefing.copy(folder)
    names = [f"part-{number:04}" for number in range(1, pages + 1)]
    for number, name in enumerate(names, 1):
        following = names[number % pages]
        for language in ("zh", "en"):
            page = _page(language, number, following)
            (root / "docs" / language / f"{name}.md").write_text(page, encoding="utf-8")
    facts = "\n".join(_fact(number, at) for number in range(1, pages + 1) for at in range(1, FACTS + 1))
    (root / "data" / "facts" / "parts.yml").write_text(facts, encoding="utf-8")
    navigation = "".join(f"  - {name}.md\n" for name in names)
    mini_briefing.edit(root, "mkdocs.yml", "  - calendar.md\n", f"  - calendar.md\n{navigation}")
    for language, words in (("zh", "另见[第一部分](part-0001.md)。"), ("en", "See [the first part](part-0001.md).")):
        file = root / "docs" / language / "calendar.md"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    return root


def _page(language: str, number: int, following: str) -> str:
    """Return the source of a page: sections of prose with values, a list and a link to the following page."""
    zh = language == "zh"
    name = f"{_letters(number)}"
    parts = [
        f"---\ntitle: {'部分' if zh else 'Part '}{name}\n"
        f"description: {'各部分的数值与说明。' if zh else 'Values of a part, with what they describe.'}\n---\n",
        f"# {'部分' if zh else 'Part '}{name} {{#part}}\n",
    ]
    for section in range(1, SECTIONS + 1):
        calls = [f'{{{{ fact("part-{number}.value-{1 + (section + at) % FACTS}") }}}}' for at in range(3)]
        if zh:
            parts.append(
                f"## 小节{_letters(section)} {{#section-{section}}}\n\n"
                f"这一节写{name}的情况：先是{calls[0]}个，再是{calls[1]}个，最后是{calls[2]}个。"
                "数值来自同一份资料，口径相同，可以直接比较。\n\n"
                f"- 第一项是{calls[1]}个。\n- 第二项是{calls[2]}个。\n\n"
                f"其余的见[下一部分]({following}.md)。\n"
            )
        else:
            parts.append(
                f"## Section {_letters(section)} {{#section-{section}}}\n\n"
                f"This section describes {name}: first {calls[0]}, then {calls[1]}, and at last {calls[2]} of them. "
                "All values are from one source and have the same definition, so that they can be compared.\n\n"
                f"- The first has {calls[1]} of them.\n- The second has {calls[2]} of them.\n\n"
                f"For the others, see [the next part]({following}.md).\n"
            )
    return "\n".join(parts)


def _fact(number: int, at: int) -> str:
    part, value = _letters(number), _letters(at)
    return (
        f"part-{number}.value-{at}:\n"
        f"  what: {{zh: 部分{part}的数值{value}, en: Value {value} of part {part}}}\n"
        f"  value: {number * 1000 + at}\n  unit: items\n  as_of: 2020\n  basis: published\n  sources: [iso-8601]\n"
    )


def _letters(number: int) -> str:
    """Return a number as capital letters, since prose must not contain digits: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
