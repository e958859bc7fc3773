"""Converts the HTML of rendered pages to Typst markup that calls the functions of templates/print.

pandoc was tried on two chapters and rejected. It drops classes (boxes, citations, claim marks), the alternative
text of figures and the language of foreign passages. It would need a filter as long as this package, and adds 155 MB.
"""

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.page.footnotes import FOOTNOTE
from briefing.publish.pdf.blocks import RULES, landscape_tables
from briefing.publish.pdf.escape import string
from briefing.publish.pdf.inline import content
from briefing.publish.pdf.writer import Document, Element, Writer, classes


def chapter(document: Document, page: str, tree: Element) -> str:
    """Return one page as Typst markup."""
    writer = Writer(document, page, RULES)
    words = content(writer, tree) + landscape_tables(writer, tree)
    # As on the site, the footnotes of each page are numbered from 1.
    return f"\n\n#counter(footnote).update(0)\n{words}" if tree.find_class(FOOTNOTE) else words


def brief(document: Document, page: str, tree: Element, where: Place) -> str:
    """Return the page of the brief as arguments of the Typst function brief-page.

    The first section is set in the left column, the other sections in the right column, and figures and the text above
    the first section across both. Sections without text are left out, and so is the citation of the briefing, since the
    footer gives it. Raises Problems at `where`, the place of the page, if no section has text.
    """
    writer = Writer(document, page, RULES)
    above, sections, wide = "", list[list[str]](), list[list[str]]()
    for element in tree:
        rule = writer.rule(element)
        words = rule(writer, element) if rule else content(writer, element)
        if element.tag == "h2":
            sections.append([element.text_content(), words, ""])
        elif not sections:
            above += words
        elif "figure" in classes(element):
            wide.append([element.xpath("string(.//p[@class='figure-title'])"), "", words])
        elif "how-to-cite" not in classes(element):
            sections[-1][2] += words
    filled = [section for section in sections if section[2].strip()]
    if not filled:
        what = Message("The brief has no section with text, and its two columns would be empty.")
        raise Problems([Problem(where, what, Message("Begin sections with ##, and write text below them."))])
    sides = {"left": filled[:1], "right": filled[1:], "wide": wide}
    parts = ", ".join(
        f"{side}: ({''.join(f'({string(name)}, [{head}{words}]),' for name, head, words in entries)})"
        for side, entries in sides.items()
    )
    return f"above: [{above}], {parts}"
