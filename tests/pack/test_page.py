"""The pack's page: a plain list for everybody, which a script filters; text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest

from handoutgen.compose.words import PACKED
from handoutgen.pack.page.words import PageWords
from handoutgen.report import Report
from tests.conftest import REPOSITORY
from tests.pack.browser import Browser, browser
from tests.pack.clinic import DAY, FILES, PACK, Clinic, article


class Page(HTMLParser):
    """What a reader without scripts finds: elements with their attributes, and the words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


EVIL = '<script>alert(1)</script>" onmouseover="x'


def test_all_text_is_text(clinic: Clinic) -> None:
    said = EVIL.replace('"', '\\"')
    clinic.write("content/articles/rest.md", article(f'"{said}"', "OL-1", topic=f'"{said}"'))
    clinic.replace("content/packs/lane.yaml", "title: Oak Lane pack", f'title: "{said}"')
    clinic.replace("content/brands/oak/brand.yaml", "name: Oak Lane", f'name: "{said}"')
    clinic.publish()
    page = Page(clinic.files()["index.html"].decode())
    assert len(page.all("script")) == 1
    assert not any("onmouseover" in attrs for _, attrs in page.tags)
    assert page.words.count(EVIL) >= 4


def test_it_needs_nobody_else(clinic: Clinic) -> None:
    clinic.publish()
    html = clinic.files()["index.html"].decode()
    page = Page(html)
    policy = next(meta for meta in page.all("meta") if "http-equiv" in meta)["content"] or ""
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy
    for _, attrs in page.tags:
        for key in ("src", "href", "action", "srcset"):
            value = attrs.get(key) or ""
            assert not re.match(r"(?:\w+:)?//", value), value
    assert "@import" not in html
    assert "url(" not in html


def test_without_a_script_it_is_a_plain_list(clinic: Clinic) -> None:
    clinic.publish()
    page = Page(clinic.files()["index.html"].decode())
    (form,) = page.all("form")
    assert "hidden" in form
    assert not any("hidden" in attrs for attrs in page.all("li"))
    links = [attrs["href"] or "" for attrs in page.all("a")]
    assert len([link for link in links if link.startswith("handouts/")]) == 8


def test_a_page_in_another_language(clinic: Clinic) -> None:
    clinic.replace("content/packs/lane.yaml", "title:", "language: de\ntitle:")
    clinic.publish()
    html = clinic.files()["index.html"].decode()
    assert '<html lang="de" dir="ltr">' in html
    assert "Alle Dateien als Zip" in html
    assert "Geprüft am 10. Januar 2026" in html
    assert '<h3 id="rest-title" lang="en" dir="ltr">' in html


@dataclass(frozen=True)
class Shown:
    """A published pack and a browser to read it with."""

    folder: Path
    browser: Browser

    def open(self, width: int = 1200, folder: str = "public") -> Browser:
        self.browser.open(self.folder.with_name(folder) / "index.html", width=width)
        return self.browser


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """A pack in two languages and three topics, one article of it withdrawn."""
    from handoutgen.cli import main

    root = tmp_path_factory.mktemp("clinic")
    clinic = Clinic(root, lambda *_: None)  # type: ignore[arg-type, return-value]
    files = {
        **FILES,
        "content/articles/dormir.md": article("Dormir", "OL-3", topic="sleep", language="es"),
        "content/articles/gone.md": article(
            "Gone", "OL-4", more="withdrawn: {on: 2026-05-01, reason: Old., replaced_by: rest}\n"
        ),
        "content/packs/lane.yaml": PACK,
    }
    for name, text in files.items():
        clinic.write(name, text)
    clinic.write("content/packs/arabic.yaml", f"language: ar\n{PACK}")
    for pack, folder in (("lane", "public"), ("arabic", "arabic")):
        words = ["--workspace", str(root), "publish", pack, "-o", str(root / folder)]
        with pytest.raises(SystemExit, match="0"):
            main([*words, "--as-of", DAY])
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield Shown(root / "public", opened)


TITLES = "Array.from(document.querySelectorAll('.card:not([hidden]) h3'), one => one.textContent)"
STATUS = "document.getElementById('status').textContent"


def choose(page: Browser, field: str, value: str) -> None:
    """Choose from a list as a person does, so that the page hears of it."""
    page.ask(
        f"(() => {{const one = document.getElementById('{field}'); one.value = '{value}';"
        " one.dispatchEvent(new Event('input', {bubbles: true}))})()"
    )


def test_it_opens_without_a_word_of_complaint_or_a_request(shown: Shown) -> None:
    page = shown.open()
    assert page.ask(TITLES) == ["Dormir", "Rest", "Worry", "Gone"]
    assert page.ask(STATUS) == "4 of 4 shown"
    told = {event["method"] for event in page.events}
    assert not told & {"Runtime.exceptionThrown", "Log.entryAdded"}
    asked = [
        event["params"]["request"]["url"]
        for event in page.events
        if event.get("method") == "Network.requestWillBeSent"
    ]
    assert [url.partition(":")[0] for url in asked] == ["file"]


def test_filtering(shown: Shown) -> None:
    page = shown.open()
    choose(page, "topic", "rest")
    assert page.ask(TITLES) == ["Rest", "Gone"]
    choose(page, "language", "es")
    assert page.ask(TITLES) == []
    assert page.ask(STATUS) == "Nothing matches. Try fewer words or another topic."
    assert page.ask("document.querySelectorAll('h2:not([hidden])').length") == 0
    choose(page, "topic", "")
    assert page.ask(TITLES) == ["Dormir"]
    assert page.ask(STATUS) == "1 of 4 shown"
    choose(page, "language", "")
    page.ask("document.getElementById('find').focus()")
    page.type("WORRÝ words")
    assert page.ask(TITLES) == []
    page.ask("document.getElementById('find').select()")
    page.type("WORRÝ large")
    assert page.ask(TITLES) == []
    page.ask("document.getElementById('find').select()")
    page.type("wórry own")
    assert page.ask(TITLES) == ["Worry"]


def test_walking_by_keyboard_alone(shown: Shown) -> None:
    """From the skip link to a handout: every stop has a name, and can be seen."""
    page = shown.open()
    focused = "document.activeElement"
    name = f"({focused}.labels?.[0]?.textContent || {focused}.textContent).trim()"
    page.press("Tab")
    assert page.ask(name) == "Skip to the handouts"
    assert page.ask(f"{focused}.getBoundingClientRect().left") >= 0
    stops = []
    for _ in range(7):
        page.press("Tab")
        stops.append(" ".join(page.ask(name).split()))
        style = page.ask(f"getComputedStyle({focused}).outlineStyle")
        assert style != "none", stops[-1]
    assert stops[0].startswith("All in one PDF")
    assert stops[1] == "All files as a zip"
    assert stops[2:6] == ["Find", "Topic", "Language", "Show all again"]
    assert stops[6].startswith("Dormir, Own, Oak Lane: PDF 1 page")


def test_the_skip_link_goes_to_the_handouts(shown: Shown) -> None:
    page = shown.open()
    page.press("Tab")
    page.press("Enter")
    assert page.ask("document.activeElement.id") == "handouts"
    page.press("Tab")
    assert page.ask("document.activeElement.closest('.card').id") == "dormir"


def test_enter_in_the_search_field_stays_on_the_page(shown: Shown) -> None:
    page = shown.open()
    page.ask("document.getElementById('find').focus()")
    page.type("rest")
    page.press("Enter")
    assert page.ask("location.pathname").endswith("/index.html")
    assert page.ask(TITLES) == ["Rest", "Gone"]


def test_a_handout_opens(shown: Shown) -> None:
    page = shown.open()
    href = page.ask("document.querySelector('.card a[href$=\".pdf\"]').href")
    path = Path(href.removeprefix("file://"))
    assert pypdf.PdfReader(path).pages
    page.open(path)
    assert page.ask("document.contentType") in ("application/pdf", "text/html")
    assert page.ask("location.href") == href


def test_what_a_screen_reader_is_told(shown: Shown) -> None:
    page = shown.open()
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    told = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored")
    ]
    roles = {role for role, _ in told}
    assert {"banner", "search", "main", "contentinfo", "status", "list", "article"} <= roles
    for role, name in told:
        if role in ("link", "button", "combobox", "searchbox", "article", "heading"):
            assert name.strip(), role
    links = [name for role, name in told if role == "link"]
    assert len(links) == len(set(links)), "two links of one name"
    assert any(name.startswith("Dormir, Own, Oak Lane: PDF") for name in links)


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
def test_nothing_is_wider_than_the_window(shown: Shown, width: int) -> None:
    page = shown.open(width)
    assert page.ask("document.documentElement.scrollWidth") <= width
    small = page.ask(
        "Array.from(document.querySelectorAll('.links a, button, input, select'),"
        " one => one.getBoundingClientRect().height).filter(high => high < 44).length"
    )
    assert small == 0


@pytest.mark.parametrize("width", [320, 1200])
def test_a_page_that_is_read_from_the_right(shown: Shown, width: int) -> None:
    """It begins at the right, and words in other letters keep their own order."""
    page = shown.open(width, "arabic")
    assert page.ask("document.documentElement.scrollWidth") <= width
    edge = "document.querySelector('h1 bdi').getBoundingClientRect().right"
    assert width - page.ask(edge) < 60
    page.press("Tab")
    focused = "document.activeElement.getBoundingClientRect()"
    assert 0 <= page.ask(f"{focused}.left") < page.ask(f"{focused}.right") <= width
    assert page.ask("document.querySelector('.size bdi').textContent").endswith("kB")


def test_every_template_has_a_name_in_every_language() -> None:
    found = (path.name.split(".")[0] for path in (REPOSITORY / "templates").glob("[a-z]*.*"))
    spoken = {name: name.replace("-", " ").capitalize() for name in found}
    assert len(spoken) > 5
    for language in ("de", "es", "fr"):
        words = PageWords(language, (PACKED,), Report())
        assert not [name for name, said in spoken.items() if words.template(name) == said]
    assert PageWords("en", (PACKED,), Report()).template("handout-worksheet") == (
        "Handout with worksheet"
    )


def test_it_prints_as_a_list_with_addresses(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    path.write_bytes(shown.open().printed())
    words = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "handouts/rest-own-oak.pdf" in "".join(words.split())
    assert "Topic" not in words
