"""A new briefing: a folder of its own with everything a site needs, about nothing in particular."""

import datetime
import os
from pathlib import Path

from briefing.commands.new.beginning import NEW, Beginning, template
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.paths import ENGINE
from briefing.source.schema import schemas

HIDDEN = {"gitignore": ".gitignore"}
"""Named otherwise in templates/new, where the dot would make git obey it."""


def begin(folder: Path) -> Beginning:
    """Every file of the new briefing, and the schemas that its editors ask for. Raises Problems where files stand."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise Problems(
            [Problem(Place(str(folder)), "this folder is not empty.", "Name one that is empty or not there yet.")]
        )
    whole = NEW / "briefing"
    names = sorted(path.relative_to(whole).as_posix() for path in whole.rglob("*") if path.is_file())
    words = {"engine": os.path.relpath(ENGINE, folder), "today": datetime.date.today().isoformat()}
    files = {HIDDEN.get(name, name): template(f"briefing/{name}", **words) for name in names}
    files |= {f"build/schema/{name}": content.decode() for name, content in schemas().items()}
    return Beginning(files, told=(str(folder),))
