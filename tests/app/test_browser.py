"""The review desk as an editor meets it: a real headless Chromium, a real server, and no network."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Locator, Page, expect, sync_playwright

from mt_qa.app.desk import sample_article
from mt_qa.core import Span

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 90
WAIT_MILLISECONDS = 30_000
TEXT = sample_article().text


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running desk."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("desk") / "server.log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "mt_qa.app", f"--server.port={port}", "--server.headless=true"]
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            # Not a pause of a guessed length: the process is asked whether it ended meanwhile.
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail(f"the desk did not start:\n{log.read_text(errors='replace')}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
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


@dataclass(frozen=True, slots=True)
class Desk:
    """One editor's page and every address that it asked for."""

    page: Page
    requests: list[str]

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

    def selected_key(self) -> str:
        return str(self.page.locator(".findings .row.selected").get_attribute("data-key"))

    def click_mark_with_suggestion(self) -> str:
        """Click highlights until one comes with a suggestion; its key."""
        for place in range(self.marks.count()):
            mark = self.marks.nth(place)
            key = str(mark.get_attribute("data-keys")).split()[0]
            if len(Span(*map(int, key.split(":")[1:]))) < 4:
                continue  # shown among its neighbours: the card's words are then more than the finding's
            mark.click()
            expect(self.page.locator(f'.findings .row.selected[data-key="{key}"]')).to_be_visible()
            # the row is marked at once, the card comes from the server: only its field tells whose it is
            expect(self.page.locator(f'.st-key-wording [class*="{key.replace(":", "-")}"]').first).to_be_visible()
            if self.page.locator(".st-key-suggestion-0").count():
                return key
        raise AssertionError("no highlight with a suggestion")

    def download(self, key: str) -> Download:
        self.page.locator(".st-key-download").get_by_role("button").click()
        button = self.page.locator(f".st-key-{key}").get_by_role("button")
        with self.page.expect_download() as caught:
            button.click()
        self.page.keyboard.press("Escape")
        expect(button).to_be_hidden()
        return caught.value

    def outside(self, server: str) -> list[str]:
        """The addresses that lie neither on the server nor in the page itself."""
        inside = urlsplit(server).netloc
        split = [(url, urlsplit(url)) for url in self.requests]
        return [url for url, parts in split if parts.scheme not in ("data", "blob") and parts.netloc != inside]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce", accept_downloads=True
    )
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Desk:
    """The desk, drawn."""
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".article mark").first).to_be_visible()
    expect(page.locator(".findings .row.selected")).to_be_visible()
    return Desk(page, requests)


@pytest.fixture
def desk(context: BrowserContext, server: str) -> Desk:
    return opened(context, server)


def text_of(download: Download) -> str:
    return Path(download.path()).read_bytes().decode("utf-8")


def test_the_article_is_right_to_left_and_its_highlights_are_seen(desk: Desk) -> None:
    assert desk.article.evaluate("node => getComputedStyle(node).direction") == "rtl"
    leading = "node => parseFloat(getComputedStyle(node).lineHeight) / parseFloat(getComputedStyle(node).fontSize)"
    assert desk.article.evaluate(leading) >= 1.8
    paragraphs = [line for line in TEXT.split("\n") if line.strip()]
    shown = desk.page.locator(".segment p").all_text_contents()
    assert [line for line in shown if line.strip()] == paragraphs
    styles = desk.marks.evaluate_all(
        "marks => marks.map(mark => [mark.classList[1], getComputedStyle(mark).textDecorationStyle])"
    )
    assert styles
    lines = {severity: {style for name, style in styles if name == severity} for severity, _ in styles}
    assert all(len(drawn) == 1 for drawn in lines.values()), "one line style for a severity"
    assert len({style for drawn in lines.values() for style in drawn}) == len(lines), "and no style for two"
    scores = desk.page.locator(".score").all_text_contents()
    assert len(scores) == len(paragraphs)
    assert all(0 <= int(score) <= 100 for score in scores)


def test_click_accept_by_keyboard_undo_and_download(desk: Desk, server: str) -> None:
    key = desk.click_mark_with_suggestion()
    span = Span(*map(int, key.split(":")[1:]))
    expect(desk.card.locator("blockquote")).to_have_text(span.of(TEXT))
    fix = desk.page.locator(".st-key-suggestion-0 button p").first.inner_text()
    expected = span.replaced(TEXT, fix)

    desk.page.keyboard.press("1")
    expect(desk.page.locator(f'.article ins[data-keys~="{key}"]')).to_have_text(fix)
    expect(desk.page.locator(".status .progress")).to_contain_text("1 of ")
    desk.page.keyboard.press("u")
    expect(desk.page.locator(".status .progress")).to_contain_text("0 of ")
    expect(desk.page.locator(".article ins")).to_have_count(0)
    desk.page.keyboard.press("1")
    expect(desk.page.locator(".article ins")).to_have_count(1)

    corrected = desk.download("text-file")
    assert corrected.suggested_filename == "csto-withdrawal.corrected.txt"
    assert text_of(corrected) == expected

    report = json.loads(text_of(desk.download("report-file")))
    assert report["schema"] == "mt-qa/report/1"
    assert report["findings"]
    assert all(TEXT[f["start"] : f["end"]] == f["text"] for f in report["findings"])

    decisions = json.loads(text_of(desk.download("decisions-file")))
    assert [d["replacement"] for d in decisions["decisions"]] == [fix]
    assert desk.outside(server) == []


def test_stepping_by_keyboard_brings_the_finding_into_view(desk: Desk) -> None:
    frame = desk.article.bounding_box()
    assert frame
    seen = [desk.selected_key()]
    for _ in range(desk.page.locator(".findings .row").count() - 1):
        desk.page.keyboard.press("k")
        expect(desk.page.locator(f'.findings .row.selected[data-key="{seen[-1]}"]')).to_have_count(0)
        seen.append(desk.selected_key())
        expect(desk.page.locator(".article .selected").first).to_be_in_viewport()
        box = desk.page.locator(".article .selected").first.bounding_box()
        assert box
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]
    assert len(set(seen)) == len(seen), "every finding once"


def test_shortcuts_rest_while_the_editor_writes(desk: Desk) -> None:
    key = desk.click_mark_with_suggestion()
    span = Span(*map(int, key.split(":")[1:]))
    desk.page.keyboard.press("e")
    field = desk.page.locator(".st-key-wording textarea")
    expect(field).to_be_focused()
    desk.page.keyboard.type("x1u نص المحرر")
    expect(desk.page.locator(".status .progress")).to_contain_text("0 of ")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.page.locator(f'.article ins[data-keys~="{key}"]')).to_have_text("x1u نص المحرر")
    assert text_of(desk.download("text-file")) == span.replaced(TEXT, "x1u نص المحرر")


def test_the_corrected_view_shows_only_the_new_text(desk: Desk) -> None:
    key = desk.click_mark_with_suggestion()
    desk.page.keyboard.press("1")
    struck = desk.page.locator(f'.article del[data-keys~="{key}"]').first
    expect(struck).to_be_visible()
    desk.page.get_by_role("radio", name="Corrected text").click()
    expect(struck).to_be_hidden()
    expect(desk.page.locator(f'.article ins[data-keys~="{key}"]')).to_be_visible()


def test_the_shipped_font_draws_the_arabic(desk: Desk) -> None:
    assert desk.page.evaluate("document.fonts.check('16px \"Noto Naskh Arabic\"', 'مقال')")
    session = desk.page.context.new_cdp_session(desk.page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    session.send("DOM.getDocument", {"depth": -1, "pierce": True})
    handle = desk.page.locator(".segment p").first.element_handle()
    desk.page.evaluate("node => { window.measured = node }", handle)
    node = session.send("Runtime.evaluate", {"expression": "window.measured"})["result"]["objectId"]
    node_id = session.send("DOM.requestNode", {"objectId": node})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node_id})["fonts"]
    drawn = {font["familyName"]: font["glyphCount"] for font in fonts if font["isCustomFont"]}
    letters = sum("\u0600" <= letter <= "\u06ff" for letter in TEXT.partition("\n")[0])
    assert drawn.get("Noto Naskh Arabic", 0) > letters / 2  # ligatures draw several letters in one
    assert all(font["isCustomFont"] for font in fonts), "no letter falls back to the machine's own fonts"


def test_the_arabic_desk_is_mirrored(context: BrowserContext, server: str) -> None:
    desk = opened(context, f"{server}/?language=ar")
    assert desk.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    expect(desk.page.locator("html")).to_have_attribute("lang", "ar")
    text, panel = desk.article.bounding_box(), desk.page.locator(".st-key-panel").bounding_box()
    assert text
    assert panel
    assert text["x"] > panel["x"] + panel["width"]
    expect(desk.page.get_by_role("button", name="فتح مقال")).to_be_visible()
    desk.page.get_by_role("radio", name="English").click()
    expect(desk.page.get_by_role("button", name="Open an article")).to_be_visible()
    assert "language=en" in desk.page.url
    assert desk.outside(server) == []


def test_pasting_and_uploading(desk: Desk, tmp_path: Path, server: str) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    article = tmp_path / "ministry.txt"
    text = "أعلنت الوزارة الوزارة خطة جديدة أمس.\nوقال الوزير إن الخطة جاهزة."
    article.write_bytes(text.encode("cp1256"))
    desk.page.get_by_role("button", name="Open an article").click()
    dialog = desk.page.get_by_role("dialog")
    dialog.locator("input[type=file]").first.set_input_files(picture)
    expect(dialog.get_by_role("alert")).to_contain_text("picture.txt")
    dialog.locator("input[type=file]").first.set_input_files(article)
    expect(dialog.locator(".st-key-article-text textarea")).to_have_value(text)
    expect(dialog.get_by_role("alert")).to_have_count(0)
    dialog.get_by_role("button", name="Review").click()
    expect(dialog).to_have_count(0)
    expect(desk.page.locator(".desk-title bdi")).to_have_text("ministry")
    expect(desk.page.locator(".article mark").first).to_have_text("الوزارة الوزارة")
    assert desk.outside(server) == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768)])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_desk_fits_the_screen(context: BrowserContext, server: str, width: int, height: int, language: str) -> None:
    desk = opened(context, f"{server}/?language={language}")
    desk.page.set_viewport_size({"width": width, "height": height})
    fits = "node => [node.scrollHeight <= node.clientHeight, node.scrollWidth <= node.clientWidth]"
    assert desk.page.locator(".stMain").evaluate(fits) == [True, True]
    for button in desk.page.locator("button:visible").all():
        box = button.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= width)


def open_names(desk: Desk) -> Locator:
    """Bring the names beside the text; the list of them."""
    desk.page.get_by_role("radio", name="Names and terms").click()
    names = desk.page.locator(".names")
    expect(names.locator(".entry").first).to_be_visible()
    return names


def test_one_click_makes_a_name_uniform_and_one_takes_it_back(desk: Desk, server: str) -> None:
    assert "المااتا" in TEXT
    entry = open_names(desk).locator(".entry", has_text="Almaty")
    entry.get_by_role("button", name="Make uniform").click()
    corrections = desk.page.locator(".article ins", has_text="ألماتي")
    expect(corrections).to_have_count(TEXT.count("المااتا"))
    expect(entry.locator(".sign")).to_have_text("✓")
    corrected = text_of(desk.download("text-file"))
    assert corrected == TEXT.replace("المااتا", "ألماتي")
    made = json.loads(text_of(desk.download("decisions-file")))["decisions"]
    assert {decision["replacement"] for decision in made} == {"ألماتي"}
    desk.page.keyboard.press("u")
    expect(desk.page.locator(".article ins")).to_have_count(0)
    expect(entry.get_by_role("button", name="Make uniform")).to_be_visible()
    assert desk.outside(server) == []


def test_a_rendering_leads_from_place_to_place(desk: Desk) -> None:
    chip = open_names(desk).locator(".rendering", has_text="المااتا")
    tops: list[int] = []
    for _ in range(2):
        chip.click()
        expect(chip).to_have_attribute("aria-current", "true")
        here = desk.page.locator(".article .here")
        expect(desk.page.locator(".st-key-stepping")).to_contain_text(f"{len(tops) + 1} of {TEXT.count('المااتا')}")
        expect(here.first).to_be_in_viewport()
        assert "".join(here.all_text_contents()) == "المااتا"
        tops.append(
            here.first.evaluate("node => [...node.getRootNode().querySelectorAll('[data-spot]')].indexOf(node)")
        )
    assert tops[0] < tops[1]
    desk.page.keyboard.press("k")
    expect(desk.page.locator(".st-key-stepping")).to_contain_text("1 of ")


def test_a_click_on_a_finding_in_the_text_brings_the_findings_back(desk: Desk) -> None:
    open_names(desk)
    desk.marks.first.click()
    expect(desk.page.locator(".findings .row.selected")).to_be_visible()
    expect(desk.page.locator(".names")).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768)])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_names_fit_the_screen(context: BrowserContext, server: str, width: int, height: int, language: str) -> None:
    desk = opened(context, f"{server}/?language={language}")
    desk.page.set_viewport_size({"width": width, "height": height})
    desk.page.get_by_role("radio", name={"en": "Names and terms", "ar": "الأسماء والمصطلحات"}[language]).click()
    expect(desk.page.locator(".st-key-next-place")).to_be_visible()
    expect(desk.page.locator(".st-key-reject")).to_have_count(0)
    fits = "node => [node.scrollHeight <= node.clientHeight, node.scrollWidth <= node.clientWidth]"
    assert desk.page.locator(".stMain").evaluate(fits) == [True, True]
    assert desk.page.locator(".names").evaluate("node => node.scrollWidth <= node.clientWidth")
    edges = "nodes => nodes.map(node => node.getBoundingClientRect()).map(box => [box.left, box.right])"
    assert all(left >= 0 and right <= width for left, right in desk.page.locator("button:visible").evaluate_all(edges))
