"""Creates a new briefing: a folder with everything that a site needs, on a neutral subject."""

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.commands.new.scaffold import NEW, Scaffold, template
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.page import translation_state
from briefing.paths import ENGINE
from briefing.source import load
from briefing.source.schema import schemas
from briefing.store import disk

RENAMED = {"gitignore": ".gitignore"}
"""Files with a different name in templates/new, where git would apply a .gitignore."""


def scaffold(folder: Path) -> Scaffold:
    """Return every file of a new briefing, including the JSON Schemas to which its YAML files refer.

    Raises Problems unless the folder is empty or does not exist.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        what, fix = Message("This folder is not empty."), Message("Name a folder that is empty or does not exist yet.")
        raise Problems([Problem(Place(str(folder)), what, fix)])
    sources = NEW / "briefing"
    names = sorted(path.relative_to(sources).as_posix() for path in sources.rglob("*") if path.is_file())
    values = {"engine": os.path.relpath(ENGINE, folder), "today": datetime.date.today().isoformat()}
    files = {RENAMED.get(name, name): template(f"briefing/{name}", **values) for name in names}
    files["data/confirmed.yml"] = _confirmed(files)
    files |= {f"build/schema/{name}": content.decode() for name, content in schemas().items()}
    return Scaffold(files, report=(str(folder),))


def _confirmed(files: Mapping[str, str]) -> str:
    """Return the content of data/confirmed.yml, which records that both languages of the new briefing match.

    With this file, `make check` can report which language is out of date from the first change on.
    """
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            disk.write_whole(Path(folder) / name, content.encode())
        return translation_state.confirm(load(Path(folder)))
