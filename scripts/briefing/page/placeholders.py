"""Placeholders on a page, filled once the files that the page offers for download exist.

A page is rendered before the PDFs are typeset, since some PDFs contain the page.
"""


def extent(file: str) -> str:
    """Return the HTML placeholder for the number of pages, or the type, and the size of a file."""
    return f'<span class="extent" data-file="{file}"></span>'
