"""Removes the elements of a page that the PDFs leave out, and moves footnotes to their references.

The PDFs, their link targets and their checks all use `printable`.
"""

from typing import Any, TypeAlias

from briefing.page import footnotes

Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here


def _class(name: str) -> str:
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


REGISTER_OF_CLAIMS = f".//div[{_class('claims')}]"
"""Printed as one table of the disputed claims: the statement, the better supported value, and the sources."""
LEFT_OUT = (
    ".//comment()",
    ".//script | .//style",
    # Controls, and details that are collapsed on screen.
    f".//form | .//details[{_class('figure-data')}]",
    f".//*[{_class('screen-only')} or {_class('crumbs')}]",
    f".//*[{_class('figure-files')} or {_class('figure-tools')}]",
    # The references of each page: a PDF has one list for all its pages.
    f".//*[@id='references'] | .//ol[{_class('references')}]",
    f"{REGISTER_OF_CLAIMS}//h2",
    f"{REGISTER_OF_CLAIMS}//article[not({_class('disputed')})]",
    f"{REGISTER_OF_CLAIMS}//p[{_class('claim-head')} or not(@class)]",
    f"{REGISTER_OF_CLAIMS}//article/p/*[self::b or self::i]",
    f"{REGISTER_OF_CLAIMS}//span[{_class('label')}]",
    # The sources of a disputed claim are in that table.
    f".//aside[{_class('disputed')}]//*[{_class('claim-sources')}]",
)
"""XPath expressions of the elements that the PDFs leave out."""


def printable(page: str) -> Element:
    """Return a page's HTML as the tree of a `div`: footnotes in their places, without what the PDFs leave out."""
    from lxml import html  # imported here, since `make check` starts faster without it

    root = html.fromstring(f"<div>{page}</div>")
    for element in root.xpath(" | ".join(LEFT_OUT)):
        element.drop_tree()
    footnotes.moved(root)
    return root
