"""The files of the built site, without a browser: pages, translations, links, numbers, search entries."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html

from briefing.languages import TAGS
from briefing.source import load
from built_pages import metadata, read_page, structured_data, words
from conftest import HOST, PROJECT

TWIN = {"zh": "en", "en": "zh"}
WRITTEN = sorted(path.stem for path in (PROJECT / "docs" / "zh").glob("*.md"))
NAMES = sorted([*WRITTEN, *(f"system-{id}" for id in load(PROJECT).systems)])
BOTH = [(language, name) for language in TAGS for name in NAMES]
COVER = "index.html"
HERE = "http://here/"
"""Placeholder for the address of the site."""
HAN = re.compile(r"[\u4e00-\u9fff]")
LOADED = "//script/@src | //img/@src | //iframe/@src | //source/@srcset | //link[@rel and @rel!='alternate']/@href"
TWINS = "//head/link[@rel='alternate' and @hreflang]"
Pages = Mapping[str, html.HtmlElement]


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every page by its path in the site ("zh/china.html"), and the cover, but not 404.html."""
    return read(site)


def read(site: Path) -> Pages:
    files = [site / COVER, *(path for language in TAGS for path in sorted((site / language).glob("*.html")))]
    paths = (path.relative_to(site).as_posix() for path in files if path.name != "404.html")
    return {path: read_page(site, path) for path in paths}


def target(page: str, href: str) -> tuple[str, str] | None:
    """Return the path and the id to which a link on a page leads; None if it leads to another host."""
    parts = urlsplit(urljoin(HERE + page, href))
    if parts.scheme == "mailto" or not parts.geturl().startswith(HERE):
        return None
    return unquote(parts.path).lstrip("/"), unquote(parts.fragment)


def test_both_languages_have_every_page(pages: Pages) -> None:
    assert sorted(path.stem for path in (PROJECT / "docs" / "en").glob("*.md")) == WRITTEN
    assert set(pages) == {COVER, *(f"{language}/{name}.html" for language, name in BOTH)}


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_a_page_has_its_language_and_links_to_its_translation(language: str, name: str, pages: Pages) -> None:
    path, twin = f"{language}/{name}.html", f"{TWIN[language]}/{name}.html"
    page = pages[path]
    assert page.get("lang") == TAGS[language]
    switch, bar = page.find_class("twin")
    assert (switch.get("lang"), bar.getparent().get("lang")) == (TAGS[TWIN[language]], TAGS[TWIN[language]])
    for link in (switch, bar):
        assert (target(path, link.get("href")), link.get("hreflang")) == ((twin, ""), TAGS[TWIN[language]])
    pair = {link.get("hreflang"): target(path, link.get("href")) for link in page.xpath(TWINS)}
    assert pair == {TAGS[language]: (path, ""), TAGS[TWIN[language]]: (twin, "")}


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_a_page_has_one_h1_a_title_and_a_description_in_its_language(language: str, name: str, pages: Pages) -> None:
    page = pages[f"{language}/{name}.html"]
    texts = [
        *(words(heading) for heading in page.xpath("//h1")),
        page.findtext(".//title").strip(),
        *page.xpath("//meta[@name='description']/@content"),
    ]
    assert len(texts) == 3
    translated = texts if name in WRITTEN else texts[1:]  # a system's own name is the same in both languages
    assert {bool(HAN.search(text)) for text in translated} == {language == "zh"}


def test_no_link_within_the_site_is_broken(pages: Pages, site: Path) -> None:
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for href in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //source/@srcset"):
            if (found := target(path, href)) is None:
                continue
            file, anchor = found
            if not (site / file).is_file() or (anchor and anchor not in ids.get(file, ())):
                dead.append(f"{path}: {href}")
    assert dead == []


def test_external_links_are_complete_addresses(pages: Pages) -> None:
    out = {
        (path, href) for path, page in pages.items() for href in page.xpath("//a/@href") if target(path, href) is None
    }
    assert len(out) > 100
    assert [link for link in out if not re.match(r"(https?://[\w-]+(\.[\w-]+)+(:\d+)?(/|$)|mailto:)", link[1])] == []


def test_no_id_is_used_twice_on_a_page(pages: Pages) -> None:
    twice = [f"{path}#{id}" for path, page in pages.items() for id, n in Counter(page.xpath("//@id")).items() if n > 1]
    assert twice == []


def test_every_image_has_alternative_text_a_size_and_a_file(pages: Pages, site: Path) -> None:
    pictures = [(path, image) for path, page in pages.items() for image in page.iter("img")]
    assert pictures
    lacking = [
        f"{path}: {image.get('src')}"
        for path, image in pictures
        if not (image.get("alt") and int(image.get("width", 0)) and int(image.get("height", 0)))
        or not (site / (target(path, image.get("src")) or ("", ""))[0]).is_file()
    ]
    assert lacking == []


def test_both_languages_have_the_same_images_with_their_own_alternative_text(pages: Pages) -> None:
    def alts(language: str) -> dict[str, str]:
        found = {}
        for name in NAMES:
            for figure in pages[f"{language}/{name}.html"].xpath("//figure[.//img]"):
                found[f"{name}#{figure.get('id')}"] = figure.xpath(".//img/@alt")[0]
        return found

    zh, en = alts("zh"), alts("en")
    assert list(zh) == list(en)
    assert [id for id in zh if not HAN.search(zh[id]) or HAN.search(en[id])] == []


@pytest.mark.parametrize(("language", "written"), [("zh", "1750亿"), ("en", "175 billion")])
def test_a_value_is_written_in_prose_as_the_language_writes_it(language: str, written: str, pages: Pages) -> None:
    paragraphs = [words(text) for name in NAMES for text in pages[f"{language}/{name}.html"].xpath("//article//p")]
    assert sum(written in text for text in paragraphs) >= 3
    other = {"1750亿": "175 billion", "175 billion": "1750亿"}[written]
    assert [text for text in paragraphs if other in text] == []


@pytest.mark.parametrize("language", TAGS)
def test_every_claim_has_an_entry_to_link_to(language: str, pages: Pages) -> None:
    entries = pages[f"{language}/claims.html"].xpath("//article[contains(@class, 'claim')]/@id")
    assert sorted(entries) == [f"c{number:03}" for number in range(1, 121)]


@pytest.mark.parametrize("language", TAGS)
def test_a_number_in_the_text_links_to_the_row_with_the_same_value(language: str, pages: Pages) -> None:
    rows = {row.get("id"): words(row[0]) for row in pages[f"{language}/numbers.html"].xpath("//tr[@id]")}
    entries = set(pages[f"{language}/claims.html"].xpath("//article/@id | //div[@id='register-claims']/@id"))
    wrong, seen = [], 0
    for name in NAMES:
        path = f"{language}/{name}.html"
        for link in pages[path].xpath("//a[@class='fact']"):
            file, anchor = target(path, link.get("href")) or ("", "")
            seen += 1
            if file == f"{language}/numbers.html" and rows.get(anchor) != words(link):
                wrong.append(f"{path}: {words(link)} → {anchor}: {rows.get(anchor)}")
            elif file == f"{language}/claims.html" and anchor not in entries:
                wrong.append(f"{path}: {words(link)} → {anchor}")
            elif not file.endswith(("/numbers.html", "/claims.html")) and anchor != "register-systems":
                wrong.append(f"{path}: {words(link)} → {link.get('href')}")
    assert seen > 100
    assert wrong == []


def test_references_are_numbered_from_one_and_link_to_their_entries(pages: Pages) -> None:
    wrong, seen = [], 0
    for path, page in pages.items():
        entries = [f"#{id}" for id in page.xpath("//ol[@class='references']/li/@id")]
        for link in page.xpath("//a[@class='cite']"):
            seen += 1
            if link.get("href") not in entries or words(link) != f"[{entries.index(link.get('href')) + 1}]":
                wrong.append(f"{path}: {words(link)} → {link.get('href')}")
    assert seen > 100
    assert wrong == []


def test_nothing_is_loaded_from_another_host(pages: Pages, site: Path) -> None:
    loaded = [(path, address) for path, page in pages.items() for address in page.xpath(LOADED)]
    for sheet in site.rglob("*.css"):
        addresses = re.findall(r"url\(\s*[\"']?(.*?)[\"']?\s*\)|@import\s+[\"'](.*?)[\"']", sheet.read_text("utf-8"))
        loaded += [(sheet.relative_to(site).as_posix(), one or other) for one, other in addresses]
    drawings = list(site.rglob("*.svg"))
    for drawing in drawings:
        addresses = etree.parse(drawing).xpath("//@*[local-name()='href' or local-name()='src']")
        loaded += [(drawing.relative_to(site).as_posix(), str(address)) for address in addresses]
    assert len(drawings) > 50
    assert len(loaded) > 200
    assert [one for one in loaded if not one[1].startswith(("data:", "#")) and target(*one) is None] == []


@pytest.mark.parametrize(("language", "locale"), [("zh", "zh_CN"), ("en", "en_GB")])
def test_a_page_has_metadata_for_reference_managers_and_link_previews(language: str, locale: str, pages: Pages) -> None:
    briefing = load(PROJECT)
    day = str(briefing.date)
    name = briefing.title.zh if language == "zh" else briefing.title.en
    for page in (pages[f"{language}/{each}.html"] for each in NAMES):
        found = metadata(page)
        assert (found["citation_publication_date"], found["citation_language"]) == (day.replace("-", "/"), language)
        assert found["citation_title"] == found["og:title"] == page.findtext(".//title").strip().split(" · ")[0]
        assert (found["og:type"], found["og:locale"], found["og:site_name"]) == ("article", locale, name)
        assert found["og:description"] == page.xpath("//meta[@name='description']/@content")[0]
        addresses = {"og:url", "og:image", "citation_pdf_url", "citation_public_url"}
        assert not addresses & set(found), "addresses in metadata must be complete"
    assert metadata(pages[f"{language}/index.html"])["citation_title"] == name
    report = structured_data(pages[f"{language}/index.html"])
    assert (report["@type"], report["name"], report["inLanguage"]) == ("Report", name, TAGS[language])
    assert (report["version"], report["datePublished"]) == (briefing.version, day)
    assert report["license"] == f"https://spdx.org/licenses/{briefing.licence.en.replace(' ', '-')}.html"
    assert "url" not in report


def test_the_cover_links_to_both_languages_without_a_script(pages: Pages) -> None:
    """What its own few lines of script do is seen in tests/test_reading.py."""
    cover = pages[COVER]
    assert cover.xpath("//script/@src | //@*[starts-with(name(), 'on')]") == []
    sections = {section.get("lang"): set(section.xpath(".//a/@href")) for section in cover.xpath("//section")}
    files = ("index.html", "briefing.pdf", "brief.pdf")
    assert sections == {tag: {f"{name}/{file}" for file in files} for name, tag in TAGS.items()}


@pytest.mark.parametrize("language", TAGS)
def test_search_entries_link_to_existing_places_of_their_language(language: str, pages: Pages, site: Path) -> None:
    script = (site / language / "assets" / "search-index.js").read_text("utf-8")
    entries = json.loads(script.removeprefix("const searchIndex="))
    places = [target(f"{language}/index.html", href) or ("", "") for _, href, *_ in entries]
    assert {file for file, _ in places} == {f"{language}/{name}.html" for name in NAMES}
    assert [place for place in places if place[1] and not pages[place[0]].xpath("//*[@id=$id]", id=place[1])] == []
    headings = [title for kind, _, title, *_ in entries if kind == "section"]
    assert {bool(HAN.search(heading)) for heading in headings} == {language == "zh"}


def test_a_page_of_a_hosted_site_has_complete_addresses(hosted: Path) -> None:
    read_pages = read(hosted)
    for language in TAGS:
        for name in NAMES:
            page = read_pages[f"{language}/{name}.html"]
            assert page.xpath("//link[@rel='canonical']/@href") == [f"{HOST}/{language}/{name}.html"]
            assert {link.get("hreflang"): link.get("href") for link in page.xpath(TWINS)} == {
                tag: f"{HOST}/{code}/{name}.html" for code, tag in TAGS.items()
            }
            found = metadata(page)
            assert found["og:url"] == f"{HOST}/{language}/{name}.html"
            assert found.get("citation_pdf_url") == (f"{HOST}/{language}/briefing.pdf" if name == "index" else None)
        home = read_pages[f"{language}/index.html"]
        assert structured_data(home)["url"] == f"{HOST}/{language}/index.html"
