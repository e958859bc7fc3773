"""Compiles Typst markup to PDF or PNG, and raises Typst's errors as TypesettingError."""

import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

PIXELS_PER_INCH = 144.0
"""The resolution of pictures: a page 800 points wide becomes 1600 pixels wide."""
ACCESSIBLE, ARCHIVE = "ua-1", "a-2a"
"""Standards of the PDFs: PDF/UA-1, which rejects drawings without alternative text, and PDF/A-2a for archives."""
BRAND = "/brand"
"""The name of the brand colour among the inputs of the templates; no drawing has this name."""
NO_IMAGES: Mapping[str, bytes] = {}


class TypesettingError(Exception):
    """An error reported by Typst, with its hints."""

    def __init__(self, message: str, hints: Sequence[str] = ()) -> None:
        self.message, self.hints = message, tuple(hints)
        super().__init__(message)

    def __str__(self) -> str:
        """Return the message and each hint on separate lines."""
        return "\n".join([self.message, *(f"hint: {hint}" for hint in self.hints)])


def pdf(
    templates: Sequence[str],
    body: str,
    drawings: Mapping[str, str],
    date: datetime,
    archive: bool = False,
    images: Mapping[str, bytes] = NO_IMAGES,
) -> bytes:
    """Return the PDF of a body that calls functions of the templates (the sources of files in templates/print).

    `drawings` are SVG, by the names that the templates use, `images` the images of authors by their addresses in the
    body, and `date` is that of the document. Equal input gives identical bytes. Raises TypesettingError if Typst
    reports an error.
    """
    standards = [ACCESSIBLE, *([ARCHIVE] if archive else [])]
    (file,) = _compile("pdf", templates, body, drawings, images, pdf_standards=standards, timestamp=date)
    return file


def pictures(
    templates: Sequence[str], body: str, drawings: Mapping[str, str], images: Mapping[str, bytes] = NO_IMAGES
) -> list[bytes]:
    """Return each page as PNG; equal input gives identical bytes. Raises TypesettingError if Typst reports an error."""
    return _compile("png", templates, body, drawings, images, ppi=PIXELS_PER_INCH)


def _compile(
    form: Literal["pdf", "png"],
    templates: Sequence[str],
    body: str,
    drawings: Mapping[str, str],
    images: Mapping[str, bytes] = NO_IMAGES,
    **settings: Any,
) -> list[bytes]:
    """Return one PDF, or a PNG of each page. The root has the images alone, so that a briefing cannot read files."""
    source = "\n".join([*templates, body]).encode()
    with tempfile.TemporaryDirectory() as root:
        for address, content in images.items():
            path = Path(root, address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            files = typst.compile(
                source, format=form, root=root, font_paths=_fonts(), sys_inputs=dict(drawings), **settings
            )
        except typst.TypstError as error:
            raise TypesettingError(error.message, error.hints) from None
    return [files] if isinstance(files, bytes) else list(files or ())


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of the system. Searching for them takes longer than typesetting a page, so it is done once."""
    return typst.Fonts()
