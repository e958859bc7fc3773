"""What the site offers besides its pages: citations, downloads, data, the feed, the sitemap and metadata."""

import io
import json
import re
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser
from pypdf import PdfReader

import mini_briefing
from briefing import citation
from briefing.build import build
from briefing.cli import main
from briefing.languages import LANGUAGES, Language
from briefing.model import VERDICTS, Party, Text
from briefing.outputs import downloads, feed
from briefing.page import placeholders
from briefing.page.references import references
from briefing.source import load
from built_pages import metadata, read_page, structured_data, words
from conftest import HOST, PROJECT
from mini_briefing import Edit

BRIEFING = load(PROJECT)
assert BRIEFING.publisher
PUBLISHER = BRIEFING.publisher.name


# How to cite the briefing.

REFERENCES: dict[Language, dict[str, str]] = {
    "zh": {
        "GB/T 7714": f"{PUBLISHER.zh}. {BRIEFING.title.zh}[EB/OL]. 1.0版.（{BRIEFING.date}）.",
        "APA": f"{BRIEFING.title.zh} [{BRIEFING.title.en}] (Version 1.0). (2026). {PUBLISHER.en}.",
    },
    "en": {
        "APA": f"{BRIEFING.title.en} (Version 1.0). (2026). {PUBLISHER.en}.",
        "GB/T 7714 (Chinese standard)": f"{PUBLISHER.en}. {BRIEFING.title.en}[EB/OL]. Version 1.0.（{BRIEFING.date}）.",
    },
}
WHERE = ["//article", "//footer"]


@pytest.mark.parametrize("name", ["index", "china"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_gives_the_citation_once_in_both_styles(language: Language, name: str, site: Path) -> None:
    found = read_page(site, f"{language}/{name}.html")
    shown = {words(each.find("b")): words(each.find("span")) for each in found.xpath("//p[@class='how-to-cite']")}
    assert shown == REFERENCES[language]
    assert list(shown) == list(REFERENCES[language]), "the language's own style is first"
    assert len(found.xpath("//p[@class='how-to-cite']")) == 2
    in_text = found.xpath("boolean(//article//p[@class='how-to-cite'])")
    assert in_text == (name == "index"), "the footer contains the citation if the text does not"
    files = found.xpath("//details[contains(@class, 'cite-files')]//pre")
    assert [each.text_content().splitlines()[0][:5] for each in files] == ["@misc", "TY  -"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citation_on_a_hosted_site_has_its_address(language: Language, hosted: Path) -> None:
    address = f"{HOST}/{language}/"
    found = read_page(hosted, f"{language}/china.html")
    assert [words(each) for each in found.xpath("//p[@class='how-to-cite']/span")] == [
        f"{reference} {address}" for reference in REFERENCES[language].values()
    ]
    assert f"  url = {{{address}}}," in (hosted / language / "data" / "cite.bib").read_text("utf-8")
    ris = (hosted / language / "data" / "cite.ris").read_text("utf-8").splitlines()
    assert ris[-2:] == [f"UR  - {address}", "ER  - "]
    printed = "".join(PdfReader(hosted / language / "brief.pdf").pages[0].extract_text().split())
    assert address in printed


@pytest.mark.parametrize("path", ["index.html", "china.html"])
def test_every_form_of_the_citation_has_its_own_copy_button(path: str, address: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="en-GB")
    tab = context.new_page()
    tab.goto(f"{address}en/{path}")
    tab.locator(".cite-files summary").click()
    wanted = [
        *REFERENCES["en"].values(),
        citation.as_bibtex(BRIEFING, "en").rstrip("\n"),
        citation.as_ris(BRIEFING, "en").rstrip("\n"),
    ]
    for of, text in zip([*REFERENCES["en"], "BibTeX", "RIS"], wanted, strict=True):
        tab.get_by_role("button", name=f"Copy {of}", exact=True).click()
        tab.get_by_role("button", name=f"Copied {of}", exact=True).wait_for()
        assert tab.evaluate("navigator.clipboard.readText()") == text
    context.close()


# The length and size of downloads.

EXTENT: dict[Language, str] = {"zh": "（{pages}页，{size} MB）", "en": " ({pages} {word}, {size} MB)"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_pdf_shows_its_pages_and_size(language: Language, site: Path) -> None:
    folder = site / language
    extents = {}
    for file in ("briefing.pdf", "brief.pdf"):
        pages = len(PdfReader(folder / file).pages)
        size = f"{(folder / file).stat().st_size / 1e6:.1f}"
        extents[file] = EXTENT[language].format(pages=pages, size=size, word="page" if pages == 1 else "pages")
    for path in sorted(folder.glob("*.html")):
        places = read_page(folder, path.name).xpath("//span[@data-file]")
        assert {each.get("data-file") for each in places} == {*extents, "data/all.zip"}
        assert [each for each in places if (each.text or "") != extents.get(each.get("data-file"), each.text)] == []
        assert all(each.getprevious().get("href").endswith(each.get("data-file")) for each in places)
    cover = read_page(site, "index.html")
    assert cover.xpath(f"//section[.//a[@href='{language}/briefing.pdf']]//span[@class='extent']/text()") == [
        extents["brief.pdf"],
        extents["briefing.pdf"],
    ]


def test_the_description_of_a_file_is_replaced_when_the_file_changes() -> None:
    empty = f"<p>{placeholders.extent('a.pdf')}, {placeholders.extent('b.zip')}</p>"
    once = downloads.fill(empty, {"a.pdf": " (1 page, 0.1 MB)", "b.zip": " (ZIP, 1 kB)"})
    assert html.fromstring(once).text_content() == " (1 page, 0.1 MB),  (ZIP, 1 kB)"
    again = downloads.fill(once, {"a.pdf": " (2 pages, 0.1 MB)", "b.zip": " (ZIP, 1 kB)"})
    assert html.fromstring(again).text_content() == " (2 pages, 0.1 MB),  (ZIP, 1 kB)"
    assert downloads.clear(again) == empty


def test_building_only_the_pdfs_keeps_their_sizes_on_the_pages(built_root: Path) -> None:
    """The pages are not changed in place, since the published site must stay whole until it is replaced."""
    root = built_root
    before = mini_briefing.files(root / "site")
    assert main(["pdf", "--root", str(root)]) == 0
    assert mini_briefing.files(root / "site") == before
    assert main(["site", "--root", str(root)]) == 0
    assert mini_briefing.files(root / "site") == before


def test_building_only_the_pdfs_removes_one_that_the_briefing_no_longer_has(built_root: Path) -> None:
    root, site = built_root, built_root / "site"
    mini_briefing.edit(root, "mkdocs.yml", "  - calendar.md", "  - calendar.md\n  - short.md")
    mini_briefing.edit(root, "data/briefing.yml", "licence:", "brief: short\nlicence:")
    for language, title in (("zh", "短"), ("en", "Short")):
        page = (
            f"---\ntitle: {title}\ndescription: {title}\n---\n\n# {title} {{#short}}\n\n## {title} {{#a}}\n\n{title}\n"
        )
        (root / "docs" / language / "short.md").write_text(page, encoding="utf-8")
    assert main(["pdf", "--root", str(root)]) == 0
    assert (site / "en" / "brief.pdf").is_file()
    mini_briefing.edit(root, "data/briefing.yml", "brief: short\n", "")
    assert main(["pdf", "--root", str(root)]) == 0
    assert [path.name for path in sorted(site.rglob("*.pdf"))] == ["briefing.pdf"] * 2


# The data package.


def package(site: Path, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / language / "data" / "datapackage.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_package_describes_every_file(language: Language, site: Path) -> None:
    """The fields that Data Package 2 requires. Its profile and its readers accepted the result."""
    found = package(site, language)
    assert {"$schema", "name", "title", "description", "version", "created", "licenses", "sources"} <= set(found)
    assert "homepage" not in found
    folder = site / language / "data"
    files = {file.name for ending in ("csv", "json") for file in folder.glob(f"*.{ending}")} - {"datapackage.json"}
    assert {each["path"] for each in found["resources"]} == files
    for each in found["resources"]:
        assert {"name", "title", "description", "format", "mediatype", "encoding", "bytes", "hash"} <= set(each)
        assert re.fullmatch(r"[a-z0-9._-]+", each["name"])
        assert each["hash"] == f"sha256:{sha256((folder / each['path']).read_bytes()).hexdigest()}"
        assert ("schema" in each) == (each["format"] == "csv")
    named = [tuple(source.values()) for source in found["sources"]]
    assert len(named) == len(set(named)) > 50
    assert {tuple(source.values()) for each in found["resources"] for source in each.get("sources", [])} == set(named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_codes_of_a_register_have_labels(language: Language, site: Path) -> None:
    (claims,) = [each for each in package(site, language)["resources"] if each["name"] == "claims"]
    fields = {field["name"]: field for field in claims["schema"]["fields"]}
    assert claims["schema"]["primaryKey"] == ["id"]
    assert fields["id"]["constraints"] == {"required": True, "unique": True}
    assert fields["verdict"]["categories"] == [
        {"value": verdict, "label": BRIEFING.words[verdict][language]} for verdict in VERDICTS
    ]
    assert [field["title"] for field in fields.values()].count("") == 0


def test_the_package_of_a_hosted_site_has_a_homepage(hosted: Path) -> None:
    assert [package(hosted, language)["homepage"] for language in LANGUAGES] == [f"{HOST}/zh/", f"{HOST}/en/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_data_are_in_one_zip(language: Language, site: Path) -> None:
    folder = site / language / "data"
    with zipfile.ZipFile(folder / "all.zip") as found:
        contents = {name: found.read(name) for name in found.namelist()}
        dates = {entry.date_time[:3] for entry in found.infolist()}
    assert dates == {(BRIEFING.date.year, BRIEFING.date.month, BRIEFING.date.day)}
    assert contents == {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in (".csv", ".json")}
    assert read_page(site, f"{language}/index.html").xpath("//article//a[@href='data/all.zip']")


def test_the_zip_is_reproducible(tmp_path: Path) -> None:
    made = [build(mini_briefing.MINI, mini_briefing.memo()).trees["en"]["data/all.zip"] for _ in range(2)]
    assert made[0] == made[1]
    assert zipfile.ZipFile(io.BytesIO(made[0])).testzip() is None


# The feed of changes.

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGES = ["cycle-days", "months", "first-draft"]
"""Changes of the calendar, the newest first, those of one day in the order of data/changes.yml."""


@pytest.fixture(scope="module")
def feeds() -> dict[str, dict[Language, etree._Element]]:
    """The feeds of the calendar, with a host and without."""
    return {
        host: {
            language: etree.fromstring(tree["feed.xml"])
            for language, tree in build(mini_briefing.MINI, mini_briefing.memo(), host=host).trees.items()
        }
        for host in ("", HOST)
    }


@pytest.mark.parametrize("host", ["", HOST])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_valid_atom(
    language: Language, host: str, feeds: dict[str, dict[Language, etree._Element]]
) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: required elements, and those that may occur once only."""
    feed = feeds[host][language]
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == {"zh": "zh-Hans", "en": "en"}[language]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert [bool(found.text) for found in each.findall(f"{ATOM}{name}")] == [True], name
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each.findtext(f"{ATOM}id"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each.findtext(f"{ATOM}updated"))
        assert len(each.xpath("a:link[@rel='alternate']", namespaces={"a": ATOM.strip("{}")})) == 1
    ids = [each.findtext(f"{ATOM}id") for each in (feed, *entries)]
    assert len(ids) == len(set(ids))
    assert feed.findtext(f"{ATOM}updated") == max(each.findtext(f"{ATOM}updated") for each in entries)
    base = f"{host}/{language}/" if host else ""
    assert feed.xpath("a:link/@href", namespaces={"a": ATOM.strip("{}")}) == [f"{base}feed.xml", f"{base}calendar.html"]
    assert [each.find(f"{ATOM}link").get("href") for each in entries] == [f"{base}calendar.html#{id}" for id in CHANGES]


PERSON = Party(name=Text("甲作者", "Author, A."), kind="person", url="https://example.org/a")
GROUP = Party(name=Text("乙作者", "Group B"), kind="organisation")
SIGNED: dict[str, tuple[tuple[Party, ...], Party | None, dict[Language, list[tuple[str, str | None]]]]] = {
    "authors and a publisher": (
        (PERSON, GROUP),
        GROUP,
        {
            "zh": [("甲作者", "https://example.org/a"), ("乙作者", None)],
            "en": [("Author, A.", "https://example.org/a"), ("Group B", None)],
        },
    ),
    "a publisher alone": ((), GROUP, {"zh": [("乙作者", None)], "en": [("Group B", None)]}),
    "neither": ((), None, {"zh": [("公历", None)], "en": [("The calendar", None)]}),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("authors", "publisher", "expected"), SIGNED.values(), ids=SIGNED)
def test_a_feed_names_the_authors_or_the_publisher(
    authors: tuple[Party, ...],
    publisher: Party | None,
    expected: dict[Language, list[tuple[str, str | None]]],
    language: Language,
) -> None:
    signed = replace(load(mini_briefing.MINI), authors=authors, publisher=publisher)
    found = etree.fromstring(feed.atom(references(signed), language)).findall(f"{ATOM}author")
    assert [(each.findtext(f"{ATOM}name"), each.findtext(f"{ATOM}uri")) for each in found] == expected[language]


def test_ids_of_feed_entries_do_not_depend_on_the_host(feeds: dict[str, dict[Language, etree._Element]]) -> None:
    found = [[each.text for feed in feeds[host].values() for each in feed.iter(f"{ATOM}id")] for host in feeds]
    assert found[0] == found[1]
    assert len(set(found[0])) == len(found[0]) == 8, "each language has its own"


CHANGES_TEXT: dict[Language, list[tuple[str, str]]] = {
    "zh": [
        ("1.0版 · 更正", "循环的天数由146096天改为146097天，见k02 有误。"),
        ("1.0版 · 新增", "新增月份一图。"),
        ("0.9版 · 发布", "初稿。"),
    ],
    "en": [
        ("Version 1.0 · Correction", "The days of a cycle are 146,097, not 146,096: see k02 wrong."),
        ("Version 1.0 · New", "A figure of the months."),
        ("Version 0.9 · Release", "First draft."),
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_has_the_text_of_the_page(language: Language, feeds: dict[str, dict[Language, etree._Element]]) -> None:
    entries = feeds[""][language].findall(f"{ATOM}entry")
    texts = [(each.findtext(f"{ATOM}title"), each.findtext(f"{ATOM}content")) for each in entries]
    assert texts == CHANGES_TEXT[language]
    tree = build(mini_briefing.MINI, mini_briefing.memo()).trees[language]
    register = html.fromstring(f"<div>{tree['calendar.md'].decode()}</div>").get_element_by_id("register-changes")
    assert [each.get("id") for each in register.iter("h2", "li")] == [
        "version-1-0",
        *CHANGES[:2],
        "version-0-9",
        CHANGES[2],
    ]
    shown = [words(each) for each in register.iter("li")]
    assert [text for (_, text), line in zip(texts, shown, strict=True) if not line.endswith(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_links_the_feed(language: Language, site: Path) -> None:
    pages = sorted((site / language).glob("*.html"))
    for path in pages:
        (link,) = read_page(site, f"{language}/{path.name}").xpath("//head/link[@type='application/atom+xml']")
        assert (link.get("rel"), link.get("href").endswith("/feed.xml")) == ("alternate", True)
    assert (site / language / "feed.xml").is_file()


CHANGES_FILE = "data/changes.yml"
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "a version that is not announced": (
        [("data/briefing.yml", 'version: "1.0"', 'version: "1.1"')],
        [f"{CHANGES_FILE}:1: No entry for version 1.1. Add one that says what is new or corrected."],
    ),
    "an entry dated after the version": (
        [(CHANGES_FILE, "date: 2024-02-29", "date: 2024-03-01")],
        [
            f'{CHANGES_FILE}:1: Entry "cycle-days" is dated 2024-03-01, after this version (2024-02-29). '
            "Correct its date, or the date of the version in data/briefing.yml."
        ],
    ),
    "an unknown kind of change": (
        [(CHANGES_FILE, "kind: correction", "kind: fixed")],
        [f'{CHANGES_FILE}:4: "fixed" is not a valid value of "kind". Write "edition", "new" or "correction".'],
    ),
    "a reference to an unknown claim": (
        [(CHANGES_FILE, '见{{ ref("k02") }}', '见{{ ref("k002") }}')],
        [f'{CHANGES_FILE}:5: No figure, table, claim or system "k002". Did you mean "k02"?'],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_a_mistake_in_the_changes_is_reported(root: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    assert mini_briefing.messages(root) == messages


# The sitemap.


def test_a_site_without_a_host_lists_no_addresses(site: Path) -> None:
    assert list(site.rglob("sitemap.xml*")) == list(site.rglob("robots.txt")) == []
    cover = read_page(site, "index.html")
    assert cover.xpath("//link[@rel='alternate']/@href") == ["zh/index.html", "en/index.html"]
    assert cover.xpath("//link[@rel='canonical']") == []


def test_a_hosted_site_lists_every_page_with_its_twin(hosted: Path) -> None:
    assert [path.relative_to(hosted).as_posix() for path in hosted.rglob("sitemap.xml*")] == ["sitemap.xml"]
    assert f"Sitemap: {HOST}/sitemap.xml" in (hosted / "robots.txt").read_text("utf-8").splitlines()
    listed = {}
    for url in etree.parse(hosted / "sitemap.xml").getroot():
        links = {link.get("hreflang"): link.get("href") for link in url.findall("{http://www.w3.org/1999/xhtml}link")}
        listed[url[0].text] = links
        assert url[0].text in links.values()
        assert url[1].text == str(BRIEFING.date)
    files = [path for language in LANGUAGES for path in (hosted / language).glob("*.html") if path.name != "404.html"]
    assert set(listed) == {f"{HOST}/", *(f"{HOST}/{path.relative_to(hosted).as_posix()}" for path in files)}
    for address, links in listed.items():
        assert all(listed[each] == links for each in links.values()), "alternates refer to each other"
        home = address.endswith(("/index.html", "/policy/"))
        assert set(links) == {"zh-Hans", "en", *(["x-default"] if home else [])}
    cover = read_page(hosted, "index.html")
    found = {link.get("hreflang"): link.get("href") for link in cover.xpath("//link[@rel='alternate']")}
    assert found == listed[f"{HOST}/"]
    assert cover.xpath("//link[@rel='canonical']/@href") == [f"{HOST}/"]


# The metadata of pages, and structured data.

CHAPTERS = [BRIEFING.brief, *BRIEFING.print_pages]


KINDS = [("index", "Report"), ("china", "BookItem"), ("claims", "WebPage"), ("system-gpt-3", "WebPage")]


@pytest.mark.parametrize(("name", "kind"), KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_the_metadata_of_its_kind(
    language: Language, name: str, kind: str, site: Path, hosted: Path
) -> None:
    """Zotero prefers dcterms.type to its own guess, and reads citation_book_title as the title of a book."""
    found = metadata(read_page(site, f"{language}/{name}.html"))
    assert found["dcterms.type"] == kind
    assert found.get("citation_book_title") == (BRIEFING.title[language] if kind == "BookItem" else None)
    assert (found["dcterms.issued"], found["dcterms.language"]) == (
        str(BRIEFING.date),
        {"zh": "zh-Hans", "en": "en"}[language],
    )
    assert found["dcterms.license"] == f"https://spdx.org/licenses/{citation.licence_id(BRIEFING)}.html"
    assert found["twitter:card"] == "summary"
    hosted_page = metadata(read_page(hosted, f"{language}/{name}.html"))
    assert hosted_page["citation_public_url"] == f"{HOST}/{language}/{name}.html"
    added = {
        "citation_public_url",
        "og:url",
        "og:image",
        *(f"og:image:{each}" for each in ("type", "width", "height", "alt")),
    }
    assert set(hosted_page) - set(found) == added | ({"citation_pdf_url"} if name == "index" else set())
    assert {each for each in found if hosted_page[each] != found[each]} == {"twitter:card"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_lists_every_file_of_its_data(language: Language, site: Path, hosted: Path) -> None:
    folder = site / language
    dataset, *parts = structured_data(read_page(site, f"{language}/index.html"))["hasPart"]
    named = [each["contentUrl"] for each in dataset["distribution"]]
    endings = (".csv", ".json", ".zip")
    assert sorted(named) == sorted(
        f"data/{file.name}" for file in (folder / "data").iterdir() if file.suffix in endings
    )
    assert dataset["temporalCoverage"] == "2016-07/2025-08"
    assert 50 <= len(dataset["description"]) <= 5000
    assert [each["url"] for each in parts] == [f"{name}.html" for name in CHAPTERS]
    hosted_page = structured_data(read_page(hosted, f"{language}/index.html"))
    assert [each["contentUrl"] for each in hosted_page["hasPart"][0]["distribution"]] == [
        f"{HOST}/{language}/{each}" for each in named
    ]
    assert [each["contentUrl"] for each in hosted_page["encoding"]] == [
        f"{HOST}/{language}/{name}.pdf" for name in ("briefing", "brief")
    ]


TWINS: dict[Language, Language] = {"zh": "en", "en": "zh"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_chapter_is_an_article_of_the_report(language: Language, site: Path, hosted: Path) -> None:
    described = {path.stem for path in (site / language).glob("*.html") if b"application/ld+json" in path.read_bytes()}
    assert described == {"index", *CHAPTERS}
    for name in CHAPTERS:
        local, hosted_page = (structured_data(read_page(each, f"{language}/{name}.html")) for each in (site, hosted))
        report = {"@type": "Report", "name": BRIEFING.title[language]}
        assert (local["@type"], local["isPartOf"]) == ("Article", report)
        assert not {"@id", "url", "image", "workTranslation", "author", "creator"} & set(local)
        assert local["publisher"] == {"@type": "Organization", "name": PUBLISHER[language]}
        home = f"{HOST}/{language}/index.html"
        assert hosted_page["isPartOf"] == report | {"@id": home, "url": home}
        twin = TWINS[language]
        assert hosted_page["workTranslation"]["@id"] == f"{HOST}/{twin}/{name}.html"
        assert structured_data(read_page(hosted, f"{twin}/{name}.html"))["url"] == hosted_page["workTranslation"]["@id"]
