"""Reads text files of a briefing safely: UTF-8, of limited size, inside the briefing's folder."""

import errno
import re
from pathlib import Path

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem

LARGEST = 1_000_000
"""The largest size of a file, in bytes. Files are read whole, and those edited by hand are far smaller."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters other than tab and line feed: invisible in editors, and some are the engine's own markers."""

OUTSIDE = (Message("This symbolic link points outside the briefing's folder."), Message("Put the file itself here."))


def read_text(root: Path, file: Path) -> tuple[str, list[Problem]]:
    """Return the text of a file and an empty list, or "" and a list of one problem.

    The problem is that the file cannot be read, is larger than LARGEST, is a link to a place outside `root`, is not
    UTF-8 or contains a control character. All line ends become line feeds, and a byte-order mark is removed.
    """
    name = file.relative_to(root).as_posix()
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return "", [Problem(Place(name, 1), *OUTSIDE)]
        if (size := file.stat().st_size) > LARGEST:
            what = Message("The file is {size} MB.", size=f"{size / 1e6:.1f}")
            fix = Message("Shorten it to at most {most} MB.", most=f"{LARGEST / 1e6:.0f}")
            return "", [Problem(Place(name, 1), what, fix)]
        text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = Message("The file is not UTF-8 text.")
        return "", [Problem(Place(name, line), what, Message("Save it as UTF-8."))]
    except FileNotFoundError:
        return "", [Problem(Place(name, 1), Message("The file is missing."), Message("Create it."))]
    except (OSError, RuntimeError) as error:  # pathlib raises RuntimeError for circular links
        return "", [Problem(Place(name, 1), *_unreadable(error))]
    if control := CONTROL.search(text):
        line, sign = text[: control.start()].count("\n") + 1, f"U+{ord(control.group()):04X}"
        what = Message("Invisible control character: {sign}.", sign=sign)
        return "", [Problem(Place(name, line), what, Message("Delete it."))]
    return text, []


def read_bytes(root: Path, file: Path) -> tuple[bytes, list[Problem]]:
    """Return the content of a file of any type and an empty list, or b"" and a list of one problem.

    The problem is that the file cannot be read, or is a link to a place outside `root`.
    """
    name = file.relative_to(root).as_posix()
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return b"", [Problem(Place(name), *OUTSIDE)]
        return file.read_bytes(), []
    except (OSError, RuntimeError) as error:  # pathlib raises RuntimeError for circular links
        return b"", [Problem(Place(name), *_unreadable(error))]


def _unreadable(error: OSError | RuntimeError) -> tuple[Message, Message]:
    """Return the description of an error of the operating system in reading a file, and the fix."""
    code = getattr(error, "errno", errno.ELOOP)
    if code == errno.EISDIR:
        return Message("This is a folder, but a file is needed here."), Message("Replace it with a file.")
    if code == errno.ELOOP:
        return Message("This symbolic link points to itself."), Message("Put the file itself here.")
    if code in (errno.EACCES, errno.EPERM):
        return Message("You do not have permission to read this file."), Message("Change its permissions.")
    return Message("The file cannot be read."), Message("Check the disk and the folder.")
