"""Converts block elements (headings, paragraphs, lists, boxes, claims, exhibits) to Typst markup."""

from collections.abc import Mapping
from urllib.parse import unquote

from briefing.page.tasks import TASK
from briefing.publish.pdf.escape import label, literal, string, text
from briefing.publish.pdf.inline import content, linked
from briefing.publish.pdf.tables import MOST_ROWS_KEPT, claims, table
from briefing.publish.pdf.writer import Element, Rule, Writer, classes

IMAGES = ".//figure[contains(concat(' ', @class, ' '), ' image ')]//img"
"""XPath of the images of authors."""
PIXELS_PER_MM = 96 / 25.4
TALLEST = 150
"""The maximum height of an image in millimetres, which leaves room for its caption and some text."""


def _heading(writer: Writer, element: Element) -> str:
    level = int(element.tag[1])
    top = f"#metadata(none) #{label(writer.page, 'top')}" if level == 1 else ""
    inside = content(writer, element).strip()
    return f"\n\n#heading(level: {level})[{inside}]{writer.label(element)}{top}\n\n"


def _paragraph(writer: Writer, element: Element) -> str:
    inside = _margin(writer, element) + content(writer, element).strip()
    style = next((name for name in ("lead", "caption") if name in classes(element)), "")
    body = f"#{style}[{inside}]" if style else inside
    return f"\n\n{writer.anchor(element)}{body}\n\n"


def _margin(writer: Writer, element: Element) -> str:
    """Return the claim marks of a paragraph or list item for the margin; "" without marks or in a box."""
    marks = [] if writer.boxed(element) else element.xpath("./a[contains(@class, 'mark')]")
    if not marks:
        return ""
    numbers = (linked(writer, mark, text(mark.text_content().split()[0])) for mark in marks)
    entries = (f"({string(classes(mark)[-1])}, [{number}])," for mark, number in zip(marks, numbers, strict=True))
    return f"#in-margin({''.join(entries)})"


def _list(writer: Writer, element: Element) -> str:
    name, start = "list", "marker: none, body-indent: 0pt, " if all(map(_is_task, element)) else ""
    if element.tag == "ol":
        name, start = "enum", f"start: {element.get('start')}, " if element.get("start") else ""
    items = "".join(
        f"[{writer.anchor(item)}{_margin(writer, item)}{content(writer, item).strip()}],"
        for item in element
        if item.tag == "li"
    )
    return f"\n\n#{name}({start}{items})\n\n"


def _is_task(item: Element) -> bool:
    """Return True for an item of a list that begins with a check box."""
    first = next(item.iter("span"), None)
    return first is not None and TASK in classes(first) and not item.text_content().strip().find(first.text_content())


def _quote(writer: Writer, element: Element) -> str:
    return f"\n\n#quote(block: true)[{content(writer, element).strip()}]\n\n"


def _code(writer: Writer, element: Element) -> str:
    """Return a code block with its line breaks; as on the site, long lines are wrapped, and nothing is highlighted."""
    lines = literal(element.text_content().strip("\n"))
    return f"\n\n#code-block({lines})\n\n"


def _terms(writer: Writer, element: Element) -> str:
    return _pairs(writer, list(element))


def _pairs(writer: Writer, entries: list[Element]) -> str:
    """Return the terms and definitions of a definition list as two columns; several terms may share definitions."""
    pairs, terms = [], list[str]()
    for entry in entries:
        if entry.tag == "dt":
            terms.append(writer.anchor(entry) + content(writer, entry).strip())
        else:
            pairs.append(f"([{' #linebreak() '.join(terms)}], [{content(writer, entry).strip()}]),")
            terms.clear()
    return f"#pairs({''.join(pairs)})\n\n"


def _box(writer: Writer, element: Element) -> str:
    kind = next((name for name in classes(element) if name != "admonition"), "note")
    title = element.xpath("./p[contains(@class,'admonition-title')]")
    head = content(writer, title[0]).strip() if title else ""
    width = ", width: 100%" if writer.document.narrow else ""
    body = content(writer, element, without=title).strip()
    return f"\n\n#notice({string(kind)}, [{head}]{width})[{body}]\n\n"


def _details(writer: Writer, element: Element) -> str:
    """Return text that is folded on the site as a box, under its title."""
    title = element.find("summary")
    kind = next(iter(classes(element)), "note")
    width = ", width: 100%" if writer.document.narrow else ""
    head, body = content(writer, title).strip(), content(writer, element, without=[title]).strip()
    return f"\n\n#notice({string(kind)}, [{head}]{width})[{body}]\n\n"


def _claim(writer: Writer, element: Element) -> str:
    """Return a claim as a box with its number and verdict, its statement, and the other entries of its list."""
    verdict = next(name for name in classes(element) if name != "claim")
    head, entries = element.find("p"), list(element.find("dl"))
    _, says, *others = entries
    first = ", ".join(f"[{content(writer, each).strip()}]" for each in (head, says))
    return f"\n\n#claim({string(verdict)}, {first})[{_pairs(writer, others).strip()}]{writer.label(element)}\n\n"


def _exhibit(writer: Writer, element: Element) -> str:
    """Return a figure or table; for a table on a landscape page, its number, title and page."""
    if not is_landscape(element) or writer.document.narrow:
        return _whole_exhibit(writer, element)
    target = string(f"{writer.page}:{element.get('id')}")
    return f"\n\n#elsewhere({target}, [{_number(element)}], [{_part(writer, element, 'title')}])\n\n"


def is_landscape(element: Element) -> bool:
    """Return True for a table that is set on a landscape page."""
    return element.get("data-landscape") is not None


def landscape_tables(writer: Writer, tree: Element) -> str:
    """Return the tables of a page that are set on landscape pages after its text, or "" if there are none."""
    tables = [_whole_exhibit(writer, element) for element in tree.iter("figure") if is_landscape(element)]
    return f"\n\n#landscape[{''.join(tables)}]\n\n" if tables else ""


def _number(exhibit: Element) -> str:
    return text("".join(exhibit.xpath(".//p[@class='figure-number']//text()")))


def _whole_exhibit(writer: Writer, element: Element) -> str:
    """Return a figure or table with its number, title, subtitle, key, note and source; only a long table may break."""
    image = element.xpath(".//picture//img")
    grid = element.xpath("./div[contains(@class,'scroll')]/table")
    narrow, landscape = writer.document.narrow, is_landscape(element) and not writer.document.narrow
    width = "frame-landscape" if landscape else "frame"
    title, subtitle, note, source = (
        f"[{_part(writer, element, name)}]" for name in ("title", "subtitle", "note", "source")
    )
    if image:
        body = f"drawing({string(element.get('data-figure') or '')}, {string(image[0].get('alt') or '')})"
    else:
        name = string(element.get("id").removeprefix("table-"))
        foot = f"foot: exhibit-foot({note}, {source}), name: {name}, width: {width}"
        body, note, source = f"[{table(writer, grid[0], foot)}]", "none", "none"
    breaks = not image and len(grid[0].xpath("./tbody/tr")) > MOST_ROWS_KEPT
    floats = not breaks and not landscape and writer.page not in writer.document.annex
    place = "listed: false, width: 100%" if narrow else f"width: {width}, breaks: {str(breaks).lower()}"
    place += f", floats: {str(floats).lower()}"
    id = element.get("id")
    target = f", target: {string(f'{writer.page}:{id}')}" if (writer.page, id) in writer.document.anchors else ""
    words = f"[{_number(element)}], {title}, {subtitle}, ({_key(writer, element)}), {body}, {note}, {source}"
    return f"\n\n#exhibit({words}, {place}{target})\n\n"


def image_path(image: Element) -> str:
    """Return the path from docs/ of an image of an author."""
    return unquote(image.get("src") or "").partition("media/")[2]


def _image(writer: Writer, element: Element) -> str:
    """Return an image of an author with its caption; it is no wider than on the site at 96 pixels per inch."""
    image = element.find(".//img")
    caption = element.find("figcaption")
    words = content(writer, caption).strip() if caption is not None else ""
    width, height = (float(image.get(side)) / PIXELS_PER_MM for side in ("width", "height"))
    shown = width * min(1, TALLEST / height)
    file = string(f"/media/{image_path(image)}")
    return f"\n\n#picture({file}, {string(image.get('alt') or '')}, {shown:.1f}mm, [{words}])\n\n"


def _part(writer: Writer, exhibit: Element, name: str) -> str:
    found = exhibit.xpath(f".//p[@class='figure-{name}']")
    return content(writer, found[0]).strip() if found else ""


def _key(writer: Writer, exhibit: Element) -> str:
    """Return the key of a figure as pairs of a mark's style and its label."""
    outlined = " outlined" if exhibit.xpath(".//ul[contains(@class,'outlined')]") else ""
    return "".join(
        f"({string((item.get('class') or '').removeprefix('key-') + outlined)}, [{content(writer, item).strip()}]),"
        for item in exhibit.xpath(".//ul[contains(@class,'key')]/li")
    )


def _key_numbers(writer: Writer, element: Element) -> str:
    items = "".join(
        f"({', '.join(f'[{content(writer, part).strip()}]' for part in item)})," for item in element if item.tag == "li"
    )
    columns = "columns: 4, size: 15.5pt" if writer.document.narrow else ""
    return f"\n\n#key-numbers({items}{columns})\n\n"


RULES: Mapping[str, Rule] = {
    **{f"h{level}": _heading for level in range(1, 7)},
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "blockquote": _quote,
    "pre": _code,
    "table": table,
    "aside.claim": _claim,
    "div.claims": claims,
    "figure.figure": _exhibit,
    "figure.table": _exhibit,
    "details": _details,
    "figure.image": _image,
    "div.admonition": _box,
    "ul.key-numbers": _key_numbers,
}
