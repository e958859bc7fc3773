"""Rewords the errors of the YAML and CSV parsers, whose messages are written for programmers, not for authors."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.diagnostics.message import Message, translatable


@dataclass(frozen=True)
class Fault:
    """The message templates of a parser error: `what` describes it, `fix` says how to correct it."""

    what: str
    fix: str

    def messages(self) -> tuple[Message, Message]:
        """Return the description and the fix as messages."""
        what, fix = self.what, self.fix
        return Message(what), Message(fix)


QUOTE_SIGN = translatable("Put text that begins with &, * or ! in quotes.")
INDENT = translatable("Indent with spaces, not with tabs.")
OPEN_QUOTES = Fault(translatable("These quotes are not closed."), translatable("Close the quotes."))
TAB = Fault(translatable("Indented with a tab."), INDENT)
TAG = Fault(translatable("The character ! begins a tag, and tags are not used here."), QUOTE_SIGN)
YAML_FAULTS: Mapping[str, Fault] = {
    "did not find expected ',' or ']'": Fault(
        translatable("This list in square brackets is not closed."),
        translatable("Separate its items with commas, and end it with ]."),
    ),
    "did not find expected ',' or '}'": Fault(
        translatable("These braces are not closed."),
        translatable("Put text that contains commas or colons in quotes, and end the braces with }}."),
    ),
    "did not find expected key": Fault(
        translatable("A key was expected here."),
        translatable("Align this line with the keys above, and close quotes and brackets before it."),
    ),
    "did not find expected '-' indicator": Fault(
        translatable("A list item was expected here."),
        translatable("Begin each item with -, in the same column."),
    ),
    "did not find expected node content": Fault(
        translatable("A value is missing here."),
        translatable("Write it, or remove the comma or other character before it."),
    ),
    "did not find expected alphabetic or numeric character": Fault(
        translatable("The characters & and * must be followed by a name."), QUOTE_SIGN
    ),
    "did not find expected tag URI": TAG,
    "did not find expected '!'": TAG,
    "did not find expected whitespace or line break": TAG,
    "found undefined tag handle": TAG,
    "could not find expected ':'": Fault(
        translatable("A colon is missing after this key."),
        translatable("Write key: value, with a half-width colon and a space."),
    ),
    "mapping values are not allowed in this context": Fault(
        translatable("A colon is not allowed here."),
        translatable('Put text that contains ": " in quotes, or align this line with the keys above.'),
    ),
    "block sequence entries are not allowed in this context": Fault(
        translatable("A list cannot begin here."),
        translatable("Begin it on the line below its key, or put text that begins with - in quotes."),
    ),
    "found character that cannot start any token": Fault(
        translatable("A value cannot begin with this character."),
        translatable("Indent with spaces, and put text that begins with @, ` or % in quotes."),
    ),
    "found a tab character that violates indentation": TAB,
    "found a tab character where an indentation space is expected": TAB,
    "found unexpected end of stream": OPEN_QUOTES,
    "found unexpected document indicator": OPEN_QUOTES,
    "found unexpected ':'": Fault(
        translatable("A colon is not allowed here."), translatable("Put the text in quotes.")
    ),
    "found unknown escape character": Fault(
        translatable("A backslash in double quotes begins an escape, and this one is unknown."),
        translatable("Write it twice, or use single quotes."),
    ),
    "found undefined alias": Fault(translatable("The character * refers to a name that is not defined."), QUOTE_SIGN),
    "but found another document": Fault(
        translatable("The file contains a second document."), translatable("Remove the lines that consist of ---.")
    ),
}
"""The errors of libyaml, by its own messages."""
CSV_FAULTS: Mapping[str, Fault] = {
    "unexpected end of data": OPEN_QUOTES,
    "',' expected after '\"'": Fault(
        translatable("Text follows the closing quotes of a cell."),
        translatable("Write a quotation mark within a cell twice, and put the whole cell in quotes."),
    ),
    "field larger than field limit (131072)": Fault(
        translatable("This cell is too long, or its quotes are not closed."), translatable("Close the quotes.")
    ),
}
"""The errors of Python's csv module, by its own messages."""
NOT_CSV = Fault(
    translatable("This line is not valid CSV."), translatable("Put cells that contain commas or quotes in quotes.")
)
