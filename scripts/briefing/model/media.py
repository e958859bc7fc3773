"""Files that authors put beside the pages: images, and files for download."""

from dataclasses import dataclass, field
from pathlib import Path

from briefing.diagnostics.message import Message

SHARED = "assets"
"""The folder of docs/ for files that both languages use."""


@dataclass(frozen=True)
class Media:
    """A file of docs/ that is not a page.

    `path` is its path from docs/, such as "assets/photo.jpg" or "zh/photo.jpg".
    """

    path: str
    digest: str
    """The hash of its content."""
    size: int
    """Its length in bytes."""
    file: Path = field(repr=False, compare=False)
    """The file itself, from which the content is read when it is published."""
    width: int = 0
    height: int = 0
    """The size in pixels at which an image is shown; 0 for other files."""
    flaw: tuple[Message, Message] | None = None
    """Why this file cannot be shown as an image, or cannot be published at all, with the fix."""

    @property
    def name(self) -> str:
        """Return the path without its first folder: the same for the files of both languages that correspond."""
        return self.path.partition("/")[2]

    @property
    def address(self) -> str:
        """Return its path on the site, from the folder of a language."""
        return f"media/{self.path}"

    @property
    def is_image(self) -> bool:
        """Return True if the file can be shown as an image."""
        return bool(self.width) and self.flaw is None

    def content(self) -> bytes:
        """Return the content of the file."""
        return self.file.read_bytes()
