"""Builds a briefing in memory: `build` returns the files of every language, without writing them to disk."""

import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from briefing import citation, figures
from briefing.checks.run import check_finished, render_and_check
from briefing.checks.subjects import Finished
from briefing.console import SILENT, Console, Step
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem, Problems
from briefing.figures.style import Scheme
from briefing.languages import LANGUAGES, Language
from briefing.model import Brand, Briefing, Figure, Text
from briefing.outputs import datapackage, feed, search
from briefing.page import media
from briefing.page.exhibit_note import exhibit_note
from briefing.page.form import PLAIN
from briefing.page.recording import digests
from briefing.page.references import References, references
from briefing.page.render import RenderedPage
from briefing.page.vocabulary import Vocabulary
from briefing.paths import TEMPLATES
from briefing.publish import social_cards
from briefing.publish.figure_cards import Card, png
from briefing.source import load
from briefing.store.memo import Memo

Files = dict[str, bytes]
Pages = Mapping[Language, Mapping[str, RenderedPage]]
SITE_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
Name = tuple[Language, str]
"""A language and the name of a drawing or picture."""
Request = TypeVar("Request")
UNREAD = re.compile(rb'("[^"]*")|/\*.*?\*/\s*|\s*([{};])\s*|(?<=:) +', re.DOTALL)
"""Matches the comments and spaces of a style sheet that readers need not load; strings and signs are groups."""
ICON = "icon.svg"
"""The icon of the site, in the brand colour."""
NO_STEP = Step("", 0, shown=False)
FEW = 4
"""Up to this many requests are faster in this process than in workers, which must load matplotlib or Typst first."""


@dataclass(frozen=True)
class Built:
    """A built briefing: its references, rendered pages and warnings, and each language's files for the publishers.

    `trees` contains the files of each language by path, such as "china.md" or "data/all.zip".
    """

    references: References
    pages: Pages
    trees: Mapping[Language, Files]
    warnings: tuple[Problem, ...] = ()

    @property
    def briefing(self) -> Briefing:
        """Return the briefing that was built."""
        return self.references.briefing


def build(root: Path, memo: Memo, workers: Executor | None = None, host: str = "", console: Console = SILENT) -> Built:
    """Build the briefing in `root` in memory, and return it; unchanged parts are recalled from `memo`.

    Drawings and pictures may be made in `workers`. `host` is the address of the site without a final slash, or "" if it
    is not known. Raises Problems, with those of the first stage that has errors: loading, drawing, the checks, figure
    cards or social cards.
    """
    with console.step(Message("Data")):
        found = references(replace(load(root), host=host))
    drawings = _drawings(found, memo, workers, console)
    sizes = {(language, name): _size(svg) for language in LANGUAGES for name, svg in drawings[language].items()}
    found = replace(found, sizes=sizes)
    known = digests(found)
    with console.step(Message("Pages and checks")):
        pages, warnings = render_and_check(found, memo, known)
    warnings += check_finished(Finished(found.briefing, drawings=drawings))
    data = datapackage.files(found, memo, known)
    trees = {each: _tree(found, each, pages[each], drawings[each], data[each]) for each in LANGUAGES}
    for language in LANGUAGES:
        trees[language]["assets/search-index.js"] = search.index(found, language, pages[language], memo, known)
    for (language, name), picture in _cards(found, drawings, memo, workers, console).items():
        trees[language][f"figures/{name}.png"] = picture
    for (language, name), picture in social_cards.pictures(found, pages, memo, workers).items():
        trees[language][f"previews/{name}.png"] = picture
    return Built(found, pages, trees, warnings)


def _size(svg: str) -> tuple[int, int]:
    head = svg[: svg.index(">")]
    width, height = (head.split(f'{name}="')[1].split('"')[0] for name in ("width", "height"))
    return round(float(width)), round(float(height))


def _remembered(
    memo: Memo,
    kind: str,
    requests: Mapping[Name, Request],
    make: Callable[[Request], bytes | Problem],
    workers: Executor | None,
    console: Console,
    step: Message,
) -> dict[Name, bytes]:
    """Return the result of each request, recalled from the memo or made by `make`, which returns a Problem on failure.

    The console shows `step` while any are made. Raises Problems, with the problems of all requests, if any fails.
    """
    units = {name: f"{kind} {sha256(repr(request).encode()).hexdigest()}" for name, request in requests.items()}
    found = {name: memo.recall(unit) for name, unit in units.items()}
    missing = [name for name, content in found.items() if content is None]
    wanted = [requests[name] for name in missing]
    timed = partial(_timed, make)
    results = workers.map(timed, wanted) if workers and len(wanted) > FEW else map(timed, wanted)
    wrong = []
    with console.step(step, len(missing)) if missing else nullcontext(NO_STEP) as progress:
        for name, (made, seconds) in zip(missing, results, strict=True):
            progress.done("/".join(name), seconds)
            if isinstance(made, Problem):
                wrong.append(made)
            else:
                memo.keep(units[name], made)
                found[name] = made
    if wrong:
        raise Problems(wrong)
    return {name: content for name, content in found.items() if content is not None}


def _timed(make: Callable[[Request], bytes | Problem], request: Request) -> tuple[bytes | Problem, float]:
    """Return the result of a request and the CPU seconds that it took; runs in a worker if more than FEW are made."""
    began = time.process_time()
    return make(request), time.process_time() - began


def _drawings(
    references: References, memo: Memo, workers: Executor | None, console: Console
) -> dict[Language, dict[str, str]]:
    """Return the drawings of every valid figure as SVG, by language and name, such as "rain-phone".

    There is one for each size. Colours are placeholders, which `figures.coloured` replaces.
    """
    requests: dict[Name, tuple[Figure, Language, int]] = {
        (language, f"{figure.id}-{size}"): (_filled(references, figure, language), language, width)
        for figure in references.briefing.figures.values()
        if not figures.problems(figure)  # the checks report them
        for language in LANGUAGES
        for size, width in figures.SIZES.items()
    }
    found: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    drawn = _remembered(memo, "drawing", requests, _draw, workers, console, Message("Drawings"))
    for (language, name), svg in drawn.items():
        found[language][name] = svg.decode()
    return found


def _cards(
    references: References,
    drawings: Mapping[Language, Mapping[str, str]],
    memo: Memo,
    workers: Executor | None,
    console: Console,
) -> dict[Name, bytes]:
    """Return the figure card of every figure as PNG, by language and figure id."""
    requests = {
        (language, id): _card(
            references,
            figure,
            language,
            figures.coloured(drawings[language][f"{id}-wide"], "print", references.briefing.brand),
        )
        for id, figure in references.briefing.figures.items()
        for language in LANGUAGES
    }
    return _remembered(memo, "card", requests, png, workers, console, Message("Figure cards"))


def _card(references: References, figure: Figure, language: Language, drawing: str) -> Card:
    writer = Vocabulary(references, language, where=figure.where, form=PLAIN)
    colon, exhibit = writer.word("with-colon"), references.exhibits.get(figure.id)
    sources, note = writer.sources(figure.sources) or writer.word("ours"), exhibit_note(writer, writer.say, figure)
    return Card(
        language=language,
        number=f"{writer.word('figure')} {exhibit.number}" if exhibit else writer.word("figure"),
        title=writer.say(figure.title),
        subtitle=writer.say(figure.subtitle),
        key=tuple((look + " outlined" * figure.outlined, writer.say(words)) for look, words in figure.legend.items()),
        note=f"{writer.word('note')}{colon}{note}" if note else "",
        source=f"{writer.word('source')}{colon}{sources}",
        reference=writer.own_reference(),
        drawing=drawing,
        brand=references.briefing.brand.light,
        template=references.templates["print/card.typ"],
    )


def _filled(references: References, figure: Figure, language: Language) -> Figure:
    """Return a figure whose drawn texts are in one language, with the calls in them replaced by their values."""
    writer = Vocabulary(references, language, where=figure.where, form=PLAIN)

    def plain(text: Text) -> Text:
        rendered = writer.say(text, figure.where)
        return Text(rendered, rendered)

    return replace(
        figure,
        title=plain(figure.title),
        key={look: plain(text) for look, text in figure.key.items()},
        stages=tuple(replace(stage, text=plain(stage.text)) for stage in figure.stages),
        reference_lines=tuple(replace(line, text=plain(line.text)) for line in figure.reference_lines),
        annotations=tuple(replace(note, text=plain(note.text)) for note in figure.annotations),
    )


def _draw(request: tuple[Figure, Language, int]) -> bytes | Problem:
    figure, language, width = request
    try:
        return figures.draw(figure, language, width).encode()
    except Problems as error:
        return error.problems[0]


def _tree(
    references: References,
    language: Language,
    pages: Mapping[str, RenderedPage],
    drawings: Mapping[str, str],
    data: Files,
) -> Files:
    briefing = references.briefing
    tree: Files = {f"{name}.md": page.markdown.encode() for name, page in pages.items()}
    for name, svg in drawings.items():
        for scheme in SITE_SCHEMES:
            tree[f"figures/{name}-{scheme}.svg"] = figures.coloured(svg, scheme, briefing.brand).encode()
        if name.endswith("-wide"):
            tree[f"figures/{name}-print.svg"] = figures.coloured(svg, "print", briefing.brand).encode()
    tree |= {f"data/{name}": content for name, content in data.items()}
    tree |= {file.address: file.content() for file in media.used(briefing, language).values()}
    tree["feed.xml"] = feed.atom(references, language)
    tree["data/cite.bib"] = citation.as_bibtex(briefing, language).encode()
    tree["data/cite.ris"] = citation.as_ris(briefing, language).replace("\n", "\r\n").encode()  # RIS requires CRLF
    for asset in sorted((TEMPLATES / "theme" / "assets").glob("*")):
        tree[f"assets/{asset.name}"] = _branded(asset, briefing.brand)
    return tree


def _branded(asset: Path, brand: Brand) -> bytes:
    """Return a file of templates/theme/assets in the brand colour; a style sheet has no comments and spaces."""
    content = asset.read_bytes()
    if asset.name == ICON:
        return content.replace(Brand.light.encode(), brand.light.encode())
    if asset.suffix != ".css":
        return content
    content = UNREAD.sub(rb"\1\2", content)
    if brand == Brand():
        return content
    # Pages are printed in ink.
    own = f"@media screen{{:root{{--brand:light-dark({brand.light},{brand.dark})}}}}"
    return content + own.encode()
