"""The gallery of the guide: the sample figure of every kind as `make new` creates it, with its three files.

`gallery.py FOLDER` writes a page for each language, and the drawings.
"""

import datetime
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing import figures
from briefing.commands import new
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing
from briefing.source import load
from briefing.store import disk

DATE = "2024-02-29"
"""The date of the samples, in place of the day on which the gallery is made."""
SERIES = "data/series.yml"
WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "title": "图库",
        "intro": "每一种图都是`make new figure=ID kind=KIND`写出的示例，下面是图和它的三份文件：图的请求、数据的说明、"
        "数据。各个字段见[指南](../zh.md)。本页由`make gallery`生成。",
        "other": "[English](en.md)",
    },
    "en": {
        "title": "Gallery",
        "intro": "Each kind of figure is shown as `make new figure=ID kind=KIND` creates it, with its three files: the "
        "request, the description of the data, and the data. The [guide](../en.md) explains the fields. This page is "
        "made by `make gallery`.",
        "other": "[简体中文](zh.md)",
    },
}


def gallery() -> dict[str, str]:
    """Return the files of the gallery by name."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        begun = new.briefing(root)
        today = datetime.date.today().isoformat()
        new.write(root, replace(begun, files={name: text.replace(today, DATE) for name, text in begun.files.items()}))
        made = {}
        for kind in sorted(figures.KINDS):
            figure = new.figure(root, f"sample-{kind}", kind)
            before = (root / SERIES).read_text(encoding="utf-8")
            new.write(root, figure)
            added = (root / SERIES).read_text(encoding="utf-8").removeprefix(before.rstrip())
            made[kind] = {**figure.files, SERIES: added}
        briefing = load(root)
        pages = {f"{language}.md": _page(briefing, made, language) for language in LANGUAGES}
        return pages | {
            f"{kind}.{language}.svg": _drawing(briefing, kind, language) for kind in made for language in LANGUAGES
        }


def _page(briefing: Briefing, made: dict[str, dict[str, str]], language: Language) -> str:
    words = WORDS[language]
    parts = [f"# {words['title']}", words["other"], words["intro"]]
    for kind, files in made.items():
        figure = briefing.figures[f"sample-{kind}"]
        parts += [f"## {kind}", f"![{figure.alt[language]}]({kind}.{language}.svg)"]
        for name, text in files.items():
            form = "csv" if name.endswith(".csv") else "yaml"
            parts.append(f"`{name}`\n\n```{form}\n{text.strip()}\n```")
    return "\n\n".join(parts) + "\n"


def _drawing(briefing: Briefing, kind: str, language: Language) -> str:
    drawing = figures.draw(briefing.figures[f"sample-{kind}"], language, figures.SIZES["wide"])
    return figures.coloured(drawing, "light", briefing.brand)


def main(folder: Path) -> None:
    """Write the gallery to a folder and remove what it no longer contains."""
    disk.write_tree(folder, {name: text.encode() for name, text in gallery().items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
