"""Reads the files of docs/ that are not pages: their hashes, and the sizes of images."""

import re
import warnings
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.diagnostics.message import Message, several
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model.media import SHARED, Media
from briefing.source.text import read_bytes

PAGE = ".md"
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".gif": "GIF"}
"""The file types of images other than SVG, with the names that Pillow gives them."""
TYPES = (*FORMATS, ".svg")
ORIENTATION, ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)
"""The EXIF tag of the orientation of a photograph, and the values that exchange width and height."""
LENGTH = re.compile(r"\s*([\d.]+)(px|pt|pc|mm|cm|in|)\s*")
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""CSS pixels per unit of length in an SVG."""
ACTIVE = ("script", "foreignObject", "iframe", "object", "embed", "handler", "animate", "set")
"""Elements of SVG that can run code or contain other documents, or change an attribute later."""
LINKED = re.compile(r"\s*(?:data:image/|#)", re.IGNORECASE)
"""The only targets that an SVG may have: pictures within it, and its own parts."""
ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!\s*['\"]?(?:#|data:image/))", re.IGNORECASE)


def read(root: Path) -> tuple[dict[str, Media], list[Problem]]:
    """Return the files of docs/<language>/ and docs/assets/ other than pages, by their path from docs/.

    Files that cannot be read, and links to places outside `root`, are returned as problems.
    """
    docs = root / "docs"
    files = (file for folder in (*LANGUAGES, SHARED) for file in sorted((docs / folder).rglob("*")))
    media: dict[str, Media] = {}
    problems = []
    for file in files:
        if file.is_file() and _is_media(file.relative_to(docs)):
            content, wrong = read_bytes(root, file)
            problems += wrong
            if not wrong:
                found = _media(file, file.relative_to(docs).as_posix(), content)
                media[found.path] = found
    return media, problems


def _is_media(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and (path.suffix != PAGE or path.parts[0] == SHARED)


def _media(file: Path, path: str, content: bytes) -> Media:
    width = height = 0
    flaw = None
    kind = file.suffix.lower()
    if kind == ".svg":
        width, height, flaw = _svg(content)
    elif kind in FORMATS:
        width, height, flaw = _bitmap(content, FORMATS[kind])
    return Media(path, sha256(content).hexdigest(), len(content), file, width, height, flaw)


Read = tuple[int, int, tuple[Message, Message] | None]


def _bitmap(content: bytes, form: str) -> Read:
    """Return the size of an image as it is shown, upright."""
    from PIL import Image, UnidentifiedImageError  # imported here, since most briefings have no image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content)) as image:
                width, height = image.size
                turned = image.getexif().get(ORIENTATION) in ON_ITS_SIDE
                found = image.format or ""
                image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return 0, 0, (Message("The image is damaged."), Message("Save it again."))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return 0, 0, (Message("The image has too many pixels."), Message("Save a smaller copy of it."))
    if found != form:
        fix = Message("Give it the file extension of its type, or save it again.")
        return 0, 0, (Message("This is a {kind} image.", kind=found), fix)
    return (height, width, None) if turned else (width, height, None)


def _svg(content: bytes) -> Read:
    """Return the size of an SVG in CSS pixels. One that could run code or load other files is refused."""
    from lxml import etree  # imported here, since most briefings have no image

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return 0, 0, (Message("The image is damaged."), Message("Save it again."))
    if etree.QName(tree).localname != "svg":
        return 0, 0, (Message("The file is not an SVG image."), Message("Save it again."))
    if active := list(dict.fromkeys(_active(tree))):
        what = Message("The SVG contains {names}, which could run code or load other files.", names=several(active))
        return 0, 0, (what, Message("Save it as a plain SVG, or as PNG."))
    width, height = _svg_size(tree)
    if not (width and height):
        fix = Message('Give its svg element a viewBox, such as viewBox="0 0 800 600".')
        return 0, 0, (Message("The SVG has no size."), fix)
    return width, height, None


def _active(tree: Any) -> Iterator[str]:
    """Yield the names of the elements and attributes of an SVG that could run code or load other files."""
    from lxml import etree

    if tree.getroottree().docinfo.internalDTD is not None and tree.getroottree().docinfo.internalDTD.entities():
        yield "<!ENTITY>"
    for element in (*tree.itersiblings(preceding=True), *tree.iter()):
        if isinstance(element, etree._ProcessingInstruction):
            yield f"<?{element.target}?>"
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name in ACTIVE or name.lower().startswith("animate"):
            yield f"<{name}>"
        if name == "style" and ELSEWHERE.search("".join(element.itertext())):
            yield "<style>"
        for key, value in element.attrib.items():
            attribute = etree.QName(key).localname
            linked = attribute in ("href", "src") and name != "a" and not LINKED.match(value)
            active = name == "a" and attribute == "href" and not value.lower().startswith(("https://", "http://", "#"))
            if attribute.lower().startswith("on") or linked or active or ELSEWHERE.search(value):
                yield attribute


def _svg_size(tree: Any) -> tuple[int, int]:
    """Return the width and height that an SVG states, or those of its viewBox; 0 if it states neither."""
    width, height = _length(tree.get("width")), _length(tree.get("height"))
    box = [float(each) for each in re.findall(r"-?[\d.]+(?:e-?\d+)?", tree.get("viewBox") or "")]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width and not height:
            height = width * box[3] / box[2]
        elif height and not width:
            width = height * box[2] / box[3]
        elif not width:
            width, height = box[2], box[3]
    return round(width), round(height)


def _length(written: str | None) -> float:
    found = LENGTH.fullmatch(written or "")
    return float(found[1]) * PIXELS[found[2]] if found else 0.0
