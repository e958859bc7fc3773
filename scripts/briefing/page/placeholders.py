"""Places on a page that are filled once the files it offers are made.

A page is rendered before the PDFs are set, and some PDFs contain the page.
"""


def extent(file: str) -> str:
    """Return the place for the length and size of a file, in the HTML of a page."""
    return f'<span class="extent" data-file="{file}"></span>'
