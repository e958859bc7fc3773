"""Images and files for download: edits of a page and files beside it → these messages, and what pages then contain."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

import mini_briefing
from briefing.build import build
from briefing.languages import LANGUAGES, Language
from briefing.page import render
from briefing.source import load

ZH, EN = "docs/zh/calendar.md", "docs/en/calendar.md"
PLAIN_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20"/></svg>'
WRITE = (
    'Write ![alternative text](photo.jpg "Caption") on a line of its own, with empty lines around it '
    "and no space in the file name."
)
SHOWN = {"zh": "![日历](../assets/photo.png)", "en": "![A calendar](../assets/photo.png)"}


def picture(form: str, size: tuple[int, int] = (64, 32), orientation: int = 1) -> bytes:
    """Return an image of one colour in a file type of Pillow."""
    written, exif = BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", size, "#88aacc").save(written, form, exif=exif)
    return written.getvalue()


def svg(inside: str, attributes: str = 'viewBox="0 0 60 20"') -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>'
        f"{inside}</svg>"
    ).encode()


PHOTO = picture("PNG")


def briefing(folder: Path, shown: Mapping[str, str], files: Mapping[str, bytes] | None = None) -> Path:
    """Return a copy of the mini briefing with a passage above "The cycle" of each language, and files in docs/."""
    root = mini_briefing.copy(folder)
    for language, heading in (("zh", "## 循环"), ("en", "## The cycle")):
        mini_briefing.edit(root, f"docs/{language}/calendar.md", heading, f"{shown[language]}\n\n{heading}")
    for name, content in (files if files is not None else {"assets/photo.png": PHOTO}).items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def pages(root: Path) -> dict[Language, html.HtmlElement]:
    """Return the rendered page of a briefing in each language, as the site shows it."""
    found = render.write_all(mini_briefing.references(load(root)))
    return {language: mini_briefing.shown(found[language]["calendar"].body) for language in LANGUAGES}


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


# A passage in each language, the files of docs/, and the messages that they cause. The passage is on line 20 of the
# Chinese page and on line 19 of the English one.
CASES: dict[str, tuple[Mapping[str, str], dict[str, bytes], list[str]]] = {
    "a shared image": (SHOWN, {"assets/photo.png": PHOTO}, []),
    "a shared image, as if it were beside the page": (
        both("![日历](assets/photo.png)", "![A calendar](assets/photo.png)"),
        {"assets/photo.png": PHOTO},
        [],
    ),
    "an image of each language": (
        both("![日历](plan.svg)", "![A calendar](plan.svg)"),
        {"zh/plan.svg": PLAIN_SVG.encode(), "en/plan.svg": PLAIN_SVG.encode()},
        [],
    ),
    "a caption with credit, licence, call and Markdown": (
        both(
            '![日历](../assets/photo.png "**日历**。摄影：某人，CC BY-SA 4.0{{ cite("bull") }}")',
            '![A calendar](../assets/photo.png "A **calendar**. Photo: someone, CC BY-SA 4.0.{{ cite("bull") }}")',
        ),
        {"assets/photo.png": PHOTO},
        [],
    ),
    "a file for download": (
        both("下载[数据](assets/table.xlsx)。", "Download [the data](assets/table.xlsx)."),
        {"assets/table.xlsx": b"PK"},
        [],
    ),
    "no file": (
        SHOWN,
        {},
        [
            f'{EN}:19: The file "docs/assets/photo.png" is missing. Put the file there, or correct the address.',
            f'{ZH}:20: The file "docs/assets/photo.png" is missing. Put the file there, or correct the address.',
        ],
    ),
    "a file of another case": (
        SHOWN,
        {"assets/Photo.PNG": PHOTO},
        [
            f'{EN}:19: The file "docs/assets/photo.png" is missing. Did you mean "../assets/Photo.PNG"?',
            f'{ZH}:20: The file "docs/assets/photo.png" is missing. Did you mean "../assets/Photo.PNG"?',
            "docs/assets/Photo.PNG: No page uses this file. Show it, link to it, or delete it.",
        ],
    ),
    "no file for download": (
        both("下载[数据](assets/table.xlsx)。", "Download [the data](assets/table.xlsx)."),
        {},
        [
            f'{EN}:19: The file "docs/assets/table.xlsx" is missing. Put the file there, or correct the address.',
            f'{ZH}:20: The file "docs/assets/table.xlsx" is missing. Put the file there, or correct the address.',
        ],
    ),
    "an image in one language only": (
        both("没有图。", SHOWN["en"]),
        {"assets/photo.png": PHOTO},
        [
            f'{ZH}:8 ↔ {EN}:19: Chinese lacks the image "photo.png" in section {{#leap-years}}, but English has it. '
            "Use it in both, or in neither."
        ],
    ),
    "a download in one language only": (
        both("下载[数据](assets/table.xlsx)。", "No download."),
        {"assets/table.xlsx": b"PK"},
        [
            f'{EN}:8 ↔ {ZH}:20: English lacks a link to the file "table.xlsx" in section {{#leap-years}}, '
            "but Chinese has it. Use it in both, or in neither."
        ],
    ),
    "no alternative text": (
        both("![](../assets/photo.png)", SHOWN["en"]),
        {"assets/photo.png": PHOTO},
        [
            f'{ZH}:20: The image "../assets/photo.png" has no alternative text. '
            "Describe it between ![ and ], for readers who cannot see it."
        ],
    ),
    "an image in a sentence": (
        both("见![日历](../assets/photo.png)。", f"See {SHOWN['en']} here."),
        {"assets/photo.png": PHOTO},
        [
            f"{EN}:19: The image is not on a line of its own. {WRITE}",
            f"{ZH}:20: The image is not on a line of its own. {WRITE}",
        ],
    ),
    "an image with attributes, and one in a list": (
        both(f"{SHOWN['zh']}{{ width=200 }}", f"- {SHOWN['en']}"),
        {"assets/photo.png": PHOTO},
        [
            f"{EN}:19: The image is not on a line of its own. {WRITE}",
            f'{ZH}:20: Number typed in text: "200". Add it to data/facts/ and write {{{{ fact("…") }}}}, '
            "or list it in data/rules.yml.",
            f"{ZH}:20: The image is not on a line of its own. {WRITE}",
        ],
    ),
    "an image without an address, and one with a space in its name": (
        both("![日历][photo]", "![A calendar](my photo.png)"),
        {},
        [f"{EN}:19: This image cannot be read. {WRITE}", f"{ZH}:20: This image cannot be read. {WRITE}"],
    ),
    "an image from another site": (
        both("![日历](https://example.org/a.png)", "![A calendar](https://example.org/a.png)"),
        {},
        [
            f'{page}: The address "https://example.org/a.png" is not allowed. '
            "Use http:// or https://; pictures must be files of this briefing."
            for page in (f"{EN}:19", f"{ZH}:20")
        ],
    ),
    "a type that browsers do not show": (
        both("![日历](assets/a.tiff)", "![A calendar](assets/a.tiff)"),
        {"assets/a.tiff": picture("TIFF")},
        [
            f'{page}: The file "assets/a.tiff" is not an image of a known type. '
            "Save it as png, jpg, svg, webp, gif, or link to it without the !."
            for page in (f"{EN}:19", f"{ZH}:20")
        ],
    ),
    "a file that is damaged": (
        SHOWN,
        {"assets/photo.png": PHOTO[:40]},
        ["docs/assets/photo.png: The image is damaged. Save it again."],
    ),
    "a file of another type than its name says": (
        SHOWN,
        {"assets/photo.png": picture("JPEG")},
        ["docs/assets/photo.png: This is a JPEG image. Give it the file extension of its type, or save it again."],
    ),
    "a large image": (
        SHOWN,
        {"assets/photo.png": PHOTO + b"\0" * 2_000_000},
        ["docs/assets/photo.png: The image has 2.0 MB. Save a smaller copy: pages are read on phones."],
    ),
    "a file outside docs/": (
        both("![日历](../../data/units.png)", "![A calendar](../../data/units.png)"),
        {"../data/units.png": PHOTO},
        [
            f'{page}: The file "docs/../data/units.png" is missing. Put the file there, or correct the address.'
            for page in (f"{EN}:19", f"{ZH}:20")
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_images_and_files_are_checked(case: str, tmp_path: Path) -> None:
    shown, files, messages = CASES[case]
    assert mini_briefing.messages(briefing(tmp_path, shown, files)) == messages


def test_a_link_to_a_file_outside_the_briefing_is_refused(tmp_path: Path) -> None:
    root = briefing(tmp_path, SHOWN, {"../../secret.png": PHOTO})
    (root / "docs" / "assets").mkdir()
    (root / "docs" / "assets" / "photo.png").symlink_to(tmp_path / "secret.png")
    assert mini_briefing.messages(root) == [
        "docs/assets/photo.png: This symbolic link points outside the briefing's folder. Put the file itself here."
    ]


def test_names_of_files_may_be_chinese(tmp_path: Path) -> None:
    shown = both("![日历](../assets/日历%201.png)", "![A calendar](../assets/日历%201.png)")
    root = briefing(tmp_path, shown, {"assets/日历 1.png": PHOTO})
    assert [page.xpath("string(//figure[@class='image']//img/@src)") for page in pages(root).values()] == [
        "media/assets/%E6%97%A5%E5%8E%86%201.png"
    ] * 2


# The inside of an SVG, or its attributes, and what the message names; "" for an SVG that is accepted.
SVGS: dict[str, tuple[bytes, str]] = {
    "a script": (svg("<script>alert(1)</script>"), "<script>"),
    "an event": (svg('<rect onload="alert(1)"/>'), "onload"),
    "an event of the whole": (svg("", 'viewBox="0 0 6 2" onload="alert(1)"'), "onload"),
    "a foreign object": (svg("<foreignObject><p/></foreignObject>"), "<foreignObject>"),
    "an address that runs code": (svg('<a xlink:href="javascript:alert(1)"/>'), "href"),
    "an image of another site": (svg('<image href="https://example.org/a.png"/>'), "href"),
    "a style of another site": (svg("<style>@import 'https://example.org/a.css';</style>"), "<style>"),
    "a fill of another site": (svg('<rect fill="url(https://example.org/a#b)"/>'), "fill"),
    "an animation": (svg('<rect><animate attributeName="x"/></rect>'), "<animate>"),
    "an entity": (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&a;</text>"), "<!ENTITY>"),
    "a style sheet": (b'<?xml-stylesheet href="https://example.org/a.css"?>' + svg(""), "<?xml-stylesheet?>"),
    "its own parts and a picture within it": (
        svg(
            '<a href="https://example.org/"/><use href="#a"/><rect fill="url(#a)"/>'
            '<image href="data:image/png;base64,"/>'
        ),
        "",
    ),
}


@pytest.mark.parametrize("case", SVGS)
def test_an_svg_that_could_run_code_or_load_files_is_refused(case: str, tmp_path: Path) -> None:
    content, named = SVGS[case]
    shown = both("![日历](assets/a.svg)", "![A calendar](assets/a.svg)")
    expected = [
        f"docs/assets/a.svg: The SVG contains {named}, which could run code or load other files. "
        "Save it as a plain SVG, or as PNG."
    ]
    assert mini_briefing.messages(briefing(tmp_path, shown, {"assets/a.svg": content})) == (expected if named else [])


# A file, and the width and height of the image on the page.
SIZES: dict[str, tuple[str, bytes, tuple[int, int]]] = {
    "PNG": ("a.png", picture("PNG", (64, 32)), (64, 32)),
    "JPEG": ("a.jpg", picture("JPEG", (64, 32)), (64, 32)),
    "WebP": ("a.webp", picture("WEBP", (64, 32)), (64, 32)),
    "a photograph turned by the camera": ("a.jpg", picture("JPEG", (64, 32), orientation=6), (32, 64)),
    "a portrait that is higher than a screen": ("a.png", picture("PNG", (1000, 1280)), (500, 640)),
    "SVG by its viewBox": ("a.svg", svg("", 'viewBox="0 0 60 20"'), (60, 20)),
    "SVG by its size in millimetres": ("a.svg", svg("", 'width="25.4mm" height="50.8mm"'), (96, 192)),
    "SVG by its width and its viewBox": ("a.svg", svg("", 'width="120" viewBox="0 0 60 20"'), (120, 40)),
}


@pytest.mark.parametrize("case", SIZES)
def test_a_page_states_the_size_of_an_image(case: str, tmp_path: Path) -> None:
    name, content, size = SIZES[case]
    shown = both(f"![日历](assets/{name})", f"![A calendar](assets/{name})")
    for page in pages(briefing(tmp_path, shown, {f"assets/{name}": content})).values():
        (image,) = page.xpath("//figure[@class='image']//img")
        assert (int(image.get("width")), int(image.get("height"))) == size
        assert image.get("src") == f"media/assets/{name}"


@pytest.mark.parametrize(
    ("language", "alternative", "caption"),
    [
        ("zh", "二月有28天的“日历”", "日历。摄影：某人[1]"),
        ("en", "A calendar & 28 days", "A calendar. Photo: someone[1]"),
    ],
)
def test_an_image_has_its_texts_with_calls_filled(
    language: Language, alternative: str, caption: str, tmp_path: Path
) -> None:
    shown = both(
        '![二月有{{ fact("february.days") }}的“日历”](../assets/photo.png "**日历**。摄影：某人{{ cite("bull") }}")',
        '![A calendar & {{ fact("february.days") }}](../assets/photo.png "A *calendar*. '
        'Photo: someone{{ cite("bull") }}")',
    )
    (figure,) = pages(briefing(tmp_path, shown))[language].xpath("//figure[@class='image']")
    assert figure.find(".//img").get("alt") == alternative
    assert figure.find("figcaption").text_content().replace("\u2060", "") == caption
    assert figure.xpath("./figcaption/strong | ./figcaption/em")


def test_only_files_that_a_language_uses_are_published(tmp_path: Path) -> None:
    shown = both("![日历](plan.svg)", "![A calendar](plan.svg)")
    files = {
        "zh/plan.svg": b" " + svg("")[1:].join([b"<", b""]),
        "en/plan.svg": svg("<rect/>"),
        "assets/a.pdf": b"%PDF",
    }
    files["zh/plan.svg"] = svg("<circle/>")
    built = build(briefing(tmp_path, shown, files), mini_briefing.memo())
    for language in LANGUAGES:
        found = {name: file for name, file in built.trees[language].items() if name.startswith("media/")}
        assert found == {f"media/{language}/plan.svg": files[f"{language}/plan.svg"]}
    assert [str(each) for each in built.warnings] == [
        "docs/assets/a.pdf: No page uses this file. Show it, link to it, or delete it."
    ]
