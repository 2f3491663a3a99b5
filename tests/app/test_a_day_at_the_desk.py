"""An editor's whole way by keys alone, in both languages, with a restart in the middle; and what a machine can say
about whether everybody can go it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from defusedxml.ElementTree import fromstring
from desk_browser import ADMIN, SAMPLE, Desk, database, new_context, opened, reviewing, served, take_in
from playwright.sync_api import Browser, BrowserContext, Page, expect

from mt_qa.store import Status, Store, articles, open_store
from mt_qa.store import reviewing as rows

pytestmark = pytest.mark.browser
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GRAVE = ("serious", "critical")
# In an Arabic layout these keys give these letters; the desk goes by the key's place.
ARABIC = {"KeyJ": "ت", "KeyX": "ء", "KeyU": "ع", "KeyE": "ث", "Digit1": "١"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_day_at_the_desk(chromium: Browser, tmp_path: Path, language: str) -> None:
    store = open_store(database(tmp_path))
    with served(tmp_path) as address:
        context = new_context(chromium)
        desk = opened(context, store, address, f"/?language={language}")
        number = import_sample(desk)
        half = first_half(desk, language)
        context.close()
    with served(tmp_path) as address:  # the program was stopped and started again
        context = new_context(chromium)
        desk = reviewing(context, store, address, number, language)
        expect(desk.progress).to_contain_text(half)
        second_half(desk, number, language)
        context.close()
    store.close()


def import_sample(desk: Desk) -> int:
    """Take in the sample by keys, and open it."""
    expect(desk.button("sample")).to_be_visible()
    desk.button("sample").focus()
    desk.page.keyboard.press("Enter")
    row = desk.page.locator(".queue .open")
    expect(row).to_have_count(1)
    row.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".article mark").first).to_be_visible()
    expect(desk.page.locator(".findings .row.selected")).to_be_visible()
    (listed,) = articles.queue(desk.store)
    return listed.id


def key(desk: Desk, code: str, language: str, *, shift: bool = False, control: bool = False) -> None:
    desk.press(code, shift=shift, control=control, arabic=ARABIC.get(code, "") if language == "ar" else "")


def first_half(desk: Desk, language: str) -> str:
    """Accept one, edit one, dismiss one, take the last back; what the progress then says."""
    number = articles.queue(desk.store)[0].id
    first = desk.selected_key()
    key(desk, "Digit1", language)
    expect(desk.page.locator(f'.article ins[data-keys~="{first}"]')).to_be_visible()
    second = next_finding(desk, first)
    key(desk, "KeyE", language)
    expect(desk.page.locator(".st-key-wording textarea")).to_be_focused()
    desk.page.keyboard.type("صياغة المحرر")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.page.locator(f'.article ins[data-keys~="{second}"]')).to_have_text("صياغة المحرر")
    third = next_finding(desk, second)
    key(desk, "KeyX", language)
    expect(desk.page.locator(f'.findings .row.rejected[data-key="{third}"]')).to_be_visible()
    key(desk, "KeyU", language)
    expect(desk.page.locator(f'.findings .row.undecided[data-key="{third}"]')).to_be_visible()
    state = rows.state(desk.store, number, who=ADMIN)
    assert len(state.decisions) == 2
    return "2"


def next_finding(desk: Desk, before: str) -> str:
    """The finding that is selected once the one before is not: the text answers a moment before the list does."""
    expect(desk.page.locator(f'.findings .row.selected[data-key="{before}"]')).to_have_count(0)
    found = desk.selected_key()
    desk.until_selected(found)
    return found


def second_half(desk: Desk, number: int, language: str) -> None:
    """Make a name uniform, undo behind the restart and redo, export, finish."""
    desk.page.get_by_role("radio", name={"en": "Names and terms", "ar": "الأسماء والمصطلحات"}[language]).click()
    entry = desk.page.locator(".names .entry", has_text="Almaty")
    entry.locator("button.uniform").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".article ins", has_text="ألماتي")).to_have_count(SAMPLE.text.count("المااتا"))
    for _ in range(3):
        key(desk, "KeyU", language)
    expect(desk.page.locator(".article ins")).to_have_count(0)
    for _ in range(3):
        key(desk, "KeyU", language, shift=True)
    expect(desk.page.locator(".article ins", has_text="ألماتي")).to_have_count(SAMPLE.text.count("المااتا"))
    document = Path(desk.download("docx").path()).read_bytes()
    body = fromstring(zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml"))
    inserted = ["".join(node.itertext()) for node in body.iter(f"{W}ins")]
    assert "صياغة المحرر" in inserted
    assert inserted.count("ألماتي") == SAMPLE.text.count("المااتا")
    desk.article.focus()
    key(desk, "Enter", language, control=True)
    expect(desk.page.locator(".queue tr.done")).to_have_count(1)
    assert articles.article(desk.store, number).listed.status is Status.DONE


def grave_violations(page: Page) -> list[str]:
    """What axe-core finds on the page that keeps somebody out."""
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {[node['target'] for node in violation['nodes']][:3]}"
        for violation in found
        if violation["impact"] in GRAVE
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_on_a_page_keeps_anybody_out(
    context: BrowserContext, served_store: Store, server: str, language: str
) -> None:
    source = "\n".join("A line of the source." if line.strip() else "" for line in SAMPLE.text.split("\n"))
    number = take_in(served_store, source=source)
    desk = reviewing(context, served_store, server, number, language)
    assert grave_violations(desk.page) == []
    desk.press("KeyX")
    expect(desk.progress).to_contain_text("1")
    desk.page.get_by_role("radio", name={"en": "Names and terms", "ar": "الأسماء والمصطلحات"}[language]).click()
    expect(desk.page.locator(".names .entry").first).to_be_visible()
    assert grave_violations(desk.page) == []
    desk.press("Slash", shift=True)
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    assert grave_violations(desk.page) == []
    for path, ready in (("", ".queue .open"), ("/insight", ".st-key-chart-by-check .stVegaLiteChart")):
        desk.page.goto(f"{server}{path}?language={language}")
        expect(desk.page.locator(ready).first).to_be_visible()
        assert grave_violations(desk.page) == []
    desk.page.emulate_media(color_scheme="dark")
    desk.page.goto(f"{server}/?language={language}")
    desk.button("import").click()
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    assert grave_violations(desk.page) == []
    desk.page.goto(f"{server}/review?article={number}&language={language}")
    expect(desk.button("dismiss")).to_be_visible()
    assert grave_violations(desk.page) == []
