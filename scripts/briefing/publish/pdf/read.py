"""What stands in a finished PDF, as a reader's search finds it."""

import pypdfium2


def text(pdf: bytes) -> str:
    """The text of all pages, in order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
