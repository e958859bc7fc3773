"""Extracts the text of a finished PDF."""

import pypdfium2


def text(pdf: bytes) -> str:
    """Return the text of all pages in order, as PDF viewers extract it for searching."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
