"""Converts errors of the operating system, whose messages are written for programmers, to problems, by their number."""

import errno
from collections.abc import Mapping

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem

PERMISSION = (
    Message("You do not have permission to read or write this."),
    Message("Change the owner or the permissions, then run the command again."),
)
KIND = (
    Message("There is a file where a folder should be, or a folder where a file should be."),
    Message("Move it elsewhere, then run the command again."),
)
KNOWN: Mapping[int, tuple[Message, Message]] = {
    errno.EACCES: PERMISSION,
    errno.EPERM: PERMISSION,
    errno.ENOTDIR: KIND,
    errno.EISDIR: KIND,
    errno.EEXIST: KIND,
    errno.ENOENT: (
        Message("This file or folder is missing."),
        Message("Put it back, or, if it was removed in the meantime, run the command again."),
    ),
    errno.ENOSPC: (Message("The disk is full."), Message("Free some space, then run the command again.")),
    errno.EDQUOT: (Message("Your disk quota is used up."), Message("Free some space, then run the command again.")),
    errno.EROFS: (
        Message("The disk is read-only."),
        Message("Copy the briefing to a folder that you can write to, then run the command there."),
    ),
}
"""The description and the fix of the errors that an author may encounter, by number."""


def from_os_error(error: OSError) -> Problem:
    """Return the problem for an error of the operating system, at the file that it names, or at "briefing" if none.

    An error that is not in KNOWN is described by its name, such as EIO.
    """
    name = errno.errorcode.get(error.errno or 0, "?")
    other = (
        Message("The operating system reports the error {name}.", name=name),
        Message("Check the disk and the permissions of the folder, then run the command again."),
    )
    what, fix = KNOWN.get(error.errno or 0, other)
    return Problem(Place(str(error.filename or "briefing")), what, fix)
