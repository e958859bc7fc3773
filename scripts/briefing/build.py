"""build(root) → the exact files of every language, as a value. Nothing is written here."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from briefing import citation, figures
from briefing.checks.run import render_and_check
from briefing.diagnostics.problem import Problem, Problems
from briefing.figures.style import Scheme
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing, Figure, Text
from briefing.outputs import datapackage, feed, search
from briefing.page import render
from briefing.page.context import Author, Book
from briefing.paths import ENGINE, TEMPLATES
from briefing.publish import social_cards
from briefing.publish.figure_cards import Card, png
from briefing.source import load
from briefing.store.disk import Memory

Files = dict[str, bytes]
DRAWN_BY = (
    "scripts/briefing/figures",
    "scripts/briefing/language/numbers.py",
    "scripts/briefing/model",
    "requirements.lock",
)
"""A change of any of these draws every figure again."""
SEARCHED_BY = ("scripts/briefing", "templates/words.yml", "requirements.lock")
CARDS_BY = (
    "scripts/briefing/publish/figure_cards.py",
    "scripts/briefing/publish/pdf/escape.py",
    "templates/print/card.typ",
    "requirements.lock",
)
SITE_SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True)
class Built:
    """`trees` are the publisher's input, one a language."""

    briefing: Briefing
    trees: Mapping[Language, Files]
    warnings: tuple[Problem, ...] = ()


def build(
    root: Path, memory: Memory, workers: Executor | None = None, host: str = "", known: render.Known | None = None
) -> Built:
    """What a site is published from. `known` is a preview's memory of pages. Raises Problems with all that is wrong."""
    briefing = replace(load(root), host=host)
    book = render.book(briefing)
    drawings = _drawings(book, memory, workers)
    sizes = {(language, name): _size(svg) for language in LANGUAGES for name, svg in drawings[language].items()}
    written, warnings = render_and_check(replace(book, sizes=sizes), known)
    data = datapackage.files(book)
    trees = {each: _tree(book, each, written[each], drawings[each], data[each]) for each in LANGUAGES}
    for language in LANGUAGES:
        trees[language]["assets/search-index.js"] = _index(book, language, written[language], memory)
    for (language, name), picture in _cards(book, drawings, memory, workers).items():
        trees[language][f"figures/{name}.png"] = picture
    for (language, name), picture in social_cards.pictures(book, written, memory, workers).items():
        trees[language][f"previews/{name}.png"] = picture
    return Built(briefing, trees, warnings)


def _size(svg: str) -> tuple[int, int]:
    head = svg[: svg.index(">")]
    width, height = (head.split(f'{name}="')[1].split('"')[0] for name in ("width", "height"))
    return round(float(width)), round(float(height))


def _drawings(book: Book, memory: Memory, workers: Executor | None) -> dict[Language, dict[str, str]]:
    """Every figure of every language at every size, colour roles unresolved; remembered by what it is drawn from."""
    engine = "".join(_digest_of(ENGINE / name) for name in DRAWN_BY)
    wanted = {
        (language, f"{figure.id}-{size}"): (_filled(book, figure, language), language, width)
        for figure in book.briefing.figures.values()
        if not figures.problems(figure)  # the checks report them
        for language in LANGUAGES
        for size, width in figures.SIZES.items()
    }
    keys = {name: sha256((engine + repr(request)).encode()).hexdigest() for name, request in wanted.items()}
    missing = [name for name, key in keys.items() if memory.get(key) is None]
    requests = [wanted[name] for name in missing]
    results = workers.map(_draw, requests) if workers and len(missing) > 4 else map(_draw, requests)
    wrong = []
    for name, result in zip(missing, results, strict=True):
        if isinstance(result, Problem):
            wrong.append(result)
        else:
            memory.put(keys[name], result.encode())
    if wrong:
        raise Problems(wrong)
    found: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    for (language, drawing), key in keys.items():
        found[language][drawing] = (memory.get(key) or b"").decode()
    return found


def _cards(
    book: Book, drawings: Mapping[Language, Mapping[str, str]], memory: Memory, workers: Executor | None
) -> dict[tuple[Language, str], bytes]:
    """Every figure of every language as one picture; remembered by its words and its drawing."""
    engine = "".join(_digest_of(ENGINE / name) for name in CARDS_BY)
    cards = {
        (language, id): _card(book, figure, language, figures.coloured(drawings[language][f"{id}-wide"], "print"))
        for id, figure in book.briefing.figures.items()
        for language in LANGUAGES
    }
    keys = {name: sha256((engine + repr(card)).encode()).hexdigest() for name, card in cards.items()}
    found = {name: memory.get(key) for name, key in keys.items()}
    missing = [name for name, made in found.items() if made is None]
    requests = [cards[name] for name in missing]
    for name, made in zip(missing, workers.map(png, requests) if workers else map(png, requests), strict=True):
        memory.put(keys[name], made)
        found[name] = made
    return {name: made for name, made in found.items() if made is not None}


def _card(book: Book, figure: Figure, language: Language, drawing: str) -> Card:
    author = Author(book, language, "", figure.where, "plain")
    sources = author.sources(figure.sources) or author.word("ours")
    return Card(
        language,
        f"{author.word('figure')} {book.numbers[figure.id][1]}" if figure.id in book.numbers else author.word("figure"),
        author.say(figure.title),
        author.say(figure.subtitle),
        tuple((look + " outlined" * figure.outlined, author.say(words)) for look, words in figure.key.items()),
        f"{author.word('note')}{author.word('with-colon')}{author.say(figure.note)}" if figure.note else "",
        f"{author.word('source')}{author.word('with-colon')}{sources}",
        author.own_reference(),
        drawing,
    )


def _filled(book: Book, figure: Figure, language: Language) -> Figure:
    """The request with the {{ … }} in its drawn words filled."""
    author = Author(book, language, "", figure.where, "plain")

    def plain(text: Text) -> Text:
        said = author.say(text, figure.where)
        return Text(said, said)

    return replace(
        figure,
        title=plain(figure.title),
        key={look: plain(text) for look, text in figure.key.items()},
        stages=tuple((start, plain(text)) for start, text in figure.stages),
    )


def _draw(request: tuple[Figure, Language, int]) -> str | Problem:
    figure, language, width = request
    try:
        return figures.draw(figure, language, width)
    except Problems as error:
        return error.problems[0]


def _tree(
    book: Book, language: Language, written: Mapping[str, render.Written], drawings: Mapping[str, str], data: Files
) -> Files:
    tree: Files = {f"{name}.md": page.markdown.encode() for name, page in written.items()}
    for name, svg in drawings.items():
        for scheme in SITE_SCHEMES:
            tree[f"figures/{name}-{scheme}.svg"] = figures.coloured(svg, scheme).encode()
        if name.endswith("-wide"):
            tree[f"figures/{name}-print.svg"] = figures.coloured(svg, "print").encode()
    tree |= {f"data/{name}": content for name, content in data.items()}
    tree["data/all.zip"] = datapackage.archive(book.briefing, data)
    tree["feed.xml"] = feed.atom(book, language)
    tree["data/cite.bib"] = citation.as_bibtex(book.briefing, language).encode()
    tree["data/cite.ris"] = citation.as_ris(book.briefing, language).replace("\n", "\r\n").encode()  # as its rules ask
    for asset in sorted((TEMPLATES / "theme" / "assets").glob("*")):
        tree[f"assets/{asset.name}"] = asset.read_bytes()
    return tree


def _index(book: Book, language: Language, written: Mapping[str, render.Written], memory: Memory) -> bytes:
    """What search looks through; remembered by the pages, which hold all that it takes from data/."""
    engine = "".join(_digest_of(ENGINE / name) for name in SEARCHED_BY)
    texts = [(name, page.markdown) for name, page in written.items()]
    key = sha256(f"search {engine} {language} {texts}".encode()).hexdigest()
    if (known := memory.get(key)) is not None:
        return known
    made = search.index(book, language, written)
    memory.put(key, made)
    return made


def _digest_of(path: Path) -> str:
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
