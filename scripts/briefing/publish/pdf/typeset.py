"""Compiles Typst markup to PDF or PNG. Typst's errors are raised as TypesettingError; nothing else compiles markup."""

import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import typst

PIXELS_PER_INCH = 144.0
"""Of pictures: a page 800 points wide is 1600 pixels."""
ACCESSIBLE, ARCHIVE = "ua-1", "a-2a"
"""PDF/UA-1 refuses a drawing without alternative text; PDF/A-2a is for archives."""


class TypesettingError(Exception):
    """What Typst reports, with its hints."""

    def __init__(self, message: str, hints: Sequence[str] = ()) -> None:
        self.message, self.hints = message, tuple(hints)
        super().__init__(message)

    def __str__(self) -> str:
        """Return the report as lines."""
        return "\n".join([self.message, *(f"hint: {hint}" for hint in self.hints)])


def pdf(
    templates: Sequence[str], body: str, drawings: Mapping[str, str], date: datetime, archive: bool = False
) -> bytes:
    """Return a PDF of these templates (sources of templates/print) and a body that calls their functions.

    Same input, same bytes. Raises TypesettingError.
    """
    standards = [ACCESSIBLE, *([ARCHIVE] if archive else [])]
    (file,) = _compile("pdf", templates, body, drawings, pdf_standards=standards, timestamp=date)
    return file


def pictures(templates: Sequence[str], body: str, drawings: Mapping[str, str]) -> list[bytes]:
    """Return each page as a PNG. Same input, same bytes. Raises TypesettingError."""
    return _compile("png", templates, body, drawings, ppi=PIXELS_PER_INCH)


def _compile(
    form: Literal["pdf", "png"], templates: Sequence[str], body: str, drawings: Mapping[str, str], **settings: Any
) -> list[bytes]:
    """Compile in an empty folder, so that no text of the briefing can make Typst read a file."""
    source = "\n".join([*templates, body]).encode()
    with tempfile.TemporaryDirectory() as nothing:
        try:
            files = typst.compile(source, format=form, root=nothing, sys_inputs=dict(drawings), **settings)
        except typst.TypstError as error:
            raise TypesettingError(error.message, error.hints) from None
    return [files] if isinstance(files, bytes) else list(files or ())
