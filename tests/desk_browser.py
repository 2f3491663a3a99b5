"""A running desk and a real headless Chromium, for the tests that meet the desk as an editor does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from desk_fixtures import EDITOR
from playwright.sync_api import Browser, BrowserContext, Download, Locator, Page, expect, sync_playwright
from running_desk import RunningDesk

from mt_qa.app.desk import sample_article
from mt_qa.store import Person, Role, Store, articles, open_store, projects

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT_MILLISECONDS = 30_000
ADMIN = Person(EDITOR, Role.ADMIN)
SAMPLE = sample_article()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a running desk whose store, termbases and log lie in `folder`."""
    settings = {"MT_QA_TERMBASES": str(folder / "termbases"), "MT_QA_EDITOR": EDITOR}
    with RunningDesk(folder, settings) as desk:
        yield desk.address


def database(folder: Path) -> str:
    """The address of the store of the desk in that folder."""
    return f"sqlite:///{folder / 'desk.sqlite'}"


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium; without one the tests are skipped, but never in a continuous integration run."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed: run tests/install-browser.sh")
        pytest.skip("Chromium is not installed: tests/install-browser.sh installs it")
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def new_context(browser: Browser) -> BrowserContext:
    """What one editor's browser keeps to itself."""
    return browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce", accept_downloads=True
    )


def take_in(store: Store, text: str = SAMPLE.text, source: str = "", name: str = SAMPLE.name) -> int:
    """Put an article into the store that the desk uses."""
    project = projects.default_project(store, who=ADMIN)
    return articles.add_article(store, project.id, text, who=ADMIN, name=name, source=source)


@dataclass(frozen=True, slots=True)
class Desk:
    """One editor's page and every address that it asked for."""

    page: Page
    store: Store
    requests: list[str] = field(default_factory=list)

    @property
    def article(self) -> Locator:
        return self.page.locator(".article")

    @property
    def marks(self) -> Locator:
        """The highlights that wait for a decision."""
        return self.page.locator(".article mark.open")

    @property
    def card(self) -> Locator:
        return self.page.locator(".finding")

    @property
    def progress(self) -> Locator:
        return self.page.locator("div.progress")

    def button(self, key: str) -> Locator:
        return self.page.locator(f".st-key-{key} button").first

    def selected_key(self) -> str:
        return str(self.page.locator(".findings .row.selected").get_attribute("data-key"))

    def press(self, *codes: str, shift: bool = False, control: bool = False, arabic: str = "") -> None:
        """Real key events by key code; `arabic` is the letter that the key gives in an Arabic layout."""
        session = self.page.context.new_cdp_session(self.page)
        for code in codes:
            letter = arabic or (code.removeprefix("Key").lower() if code.startswith("Key") else code[-1])
            event: dict[str, str | int] = {"code": code, "key": "Enter" if code == "Enter" else letter}
            event |= {"modifiers": 8 * shift + 2 * control, "windowsVirtualKeyCode": 13 if code == "Enter" else 0}
            session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **event})
            session.send("Input.dispatchKeyEvent", {"type": "keyUp", **event})

    def until_selected(self, key: str) -> None:
        """Wait until the list and the card are those of that finding."""
        expect(self.page.locator(f'.findings .row.selected[data-key="{key}"]')).to_be_visible()
        # The row is marked at once, the card comes from the server: only its field tells whose it is.
        expect(self.page.locator(f'.st-key-wording [class*="{key.replace(":", "-")}"]').first).to_be_visible()

    def click_mark_with_suggestion(self) -> str:
        """Click highlights until one comes with a suggestion; its key."""
        for place in range(self.marks.count()):
            mark = self.marks.nth(place)
            key = str(mark.get_attribute("data-keys")).split()[0]
            start, end = map(int, key.split(":")[1:])
            if end - start < 4:
                continue  # shown among its neighbours: the card's words are then more than the finding's
            mark.click()
            self.until_selected(key)
            if self.button("suggestion-0").count():
                return key
        raise AssertionError("no highlight with a suggestion")

    def download(self, name: str) -> Download:
        self.button("download").click()
        button = self.button(f"export-{name}")
        with self.page.expect_download() as caught:
            button.click()
        self.page.keyboard.press("Escape")
        expect(button).to_be_hidden()
        return caught.value

    def outside(self, address: str) -> list[str]:
        """The addresses that lie neither on the server nor in the page itself."""
        inside = urlsplit(address).netloc
        split = [(url, urlsplit(url)) for url in self.requests]
        return [url for url, parts in split if parts.scheme not in ("data", "blob") and parts.netloc != inside]


def opened(context: BrowserContext, store: Store, address: str, path: str = "") -> Desk:
    """A page of the desk; what it asks for is kept."""
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.goto(f"{address}{path}")
    return Desk(page, store, requests)


def reviewing(context: BrowserContext, store: Store, address: str, number: int, language: str = "en") -> Desk:
    """The review of an article, drawn."""
    desk = opened(context, store, address, f"/review?article={number}&language={language}")
    expect(desk.page.locator(".article mark").first).to_be_visible()
    expect(desk.page.locator(".findings .row.selected")).to_be_visible()
    return desk


def text_of(download: Download) -> str:
    return Path(download.path()).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the running desk keeps everything."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def server(desk_folder: Path) -> Iterator[str]:
    """The address of a running desk."""
    with served(desk_folder) as address:
        yield address


@pytest.fixture(scope="module")
def served_store(desk_folder: Path) -> Iterator[Store]:
    """The store of the running desk."""
    opened_store = open_store(database(desk_folder))
    yield opened_store
    opened_store.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as browser:
        yield browser


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """An editor's browser, as new."""
    context = new_context(chromium)
    yield context
    context.close()
