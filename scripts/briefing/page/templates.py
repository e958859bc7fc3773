"""Reads the sources of the engine's templates, on demand."""

from collections.abc import Iterator, Mapping

from briefing.paths import TEMPLATES


class TemplateSources(Mapping[str, str]):
    """The text of every file of templates/, by its path relative to that folder."""

    def __getitem__(self, name: str) -> str:
        """Read a template from disk. Raises KeyError if there is none of this name."""
        try:
            return (TEMPLATES / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of all templates."""
        return (path.relative_to(TEMPLATES).as_posix() for path in sorted(TEMPLATES.rglob("*")) if path.is_file())

    def __len__(self) -> int:
        """Return the number of templates."""
        return sum(1 for _ in self)
