"""The comparison as a translator meets it: files up, a ranking, picks without names, the best of all; no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from running_desk import RunningDesk

pytestmark = pytest.mark.browser

CLEAN = "وصل الوزير إلى العاصمة أمس.\nوقال إن الخطة جاهزة وإن العمل بها يبدأ غدا.\nثم غادر القاعة.\n"
GARBLED = "وصل الوزير إلى إلى العاصمة أمس.\nوقال إن الخطة جاهزة وإن العمل العمل بها يبدأ غدا.\nثم غادر القاعة.\n"
SOURCE = "The minister arrived yesterday.\nHe said the plan is ready.\nThen he left.\n"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("comparisons")


@pytest.fixture(scope="module")
def server(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running desk."""
    settings = {"MT_QA_COMPARISONS": str(kept)}
    with RunningDesk(tmp_path_factory.mktemp("desk"), settings) as desk:
        yield desk.address


@pytest.fixture
def requests() -> list[str]:
    """Every address that the page asked for."""
    return []


@pytest.fixture
def page(chromium: Browser, server: str, requests: list[str]) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1300, "height": 1000}, locale="en-GB")
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{server}/{ADDRESS}")
    yield page
    context.close()


ADDRESS = "compare"


def upload(page: Page, place: str, **texts: str) -> None:
    files = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode("utf-8")}
        for name, text in texts.items()
    ]
    # a file that is chosen while the page is drawn again is lost
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator('[data-stale="true"]')).to_have_count(0)
    page.locator(f".st-key-{place} input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    expect(page.locator(f".st-key-{place}")).to_contain_text(f"{next(reversed(texts))}.txt")


def compared(page: Page) -> Locator:
    """The result of comparing a clean and a garbled output with their source."""
    upload(page, "compare-outputs", bad=GARBLED, good=CLEAN)
    upload(page, "compare-source", english=SOURCE)
    page.locator(".st-key-compare button").click()
    ranking = page.locator("table.ranking")
    expect(ranking).to_be_visible()
    return ranking


def show(page: Page, view: str) -> None:
    page.get_by_role("radio", name=view, exact=True).click()


def test_uploaded_translations_are_ranked(page: Page, server: str, requests: list[str]) -> None:
    rows = compared(page).locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).locator(".system")).to_have_text("good")
    expect(page.locator("svg.interval").first).to_be_visible()
    expect(page.get_by_text("no significant difference").first).to_be_visible()
    assert {
        url for url in requests if not url.startswith((server, server.replace("http", "ws"), "data:", "blob:"))
    } == set()


def test_segments_show_what_differs_right_to_left(page: Page) -> None:
    compared(page)
    show(page, "Segments")
    texts = page.locator(".compared .text")
    expect(texts).to_have_count(4)
    marked = page.locator(".compared ins")
    expect(marked.first).to_be_visible()
    assert texts.first.evaluate("node => getComputedStyle(node).direction") == "rtl"
    expect(page.locator(".compared .source").first).to_contain_text("The minister")


def test_picks_are_made_with_keys_hide_the_names_and_are_kept(page: Page, kept: Path) -> None:
    compared(page)
    show(page, "Without names")
    texts = page.locator(".blind p")
    expect(texts).to_have_count(2)
    blind = page.locator(".stMain")
    for done in range(2):
        expect(page.get_by_text(f"{done} of 2 pairs judged")).to_be_visible()
        assert not {"good", "bad"} & set(blind.inner_text().split())
        first = texts.first.inner_text()
        page.keyboard.press("3" if "إلى إلى" in first or "العمل العمل" in first else "1")
    expect(page.get_by_text("2 of 2 pairs judged")).to_be_visible()
    expect(page.locator("table.picks")).to_have_count(0)
    page.get_by_text("Show the result so far").click()
    table = page.locator("table.picks")
    expect(table).to_contain_text("0 · 0 · 2")
    expect(table).to_contain_text("2 of 2 picks")
    (file,) = kept.glob("*.picks.json")
    assert [pick["better"] for pick in json.loads(file.read_text(encoding="utf-8"))["picks"]] == ["good", "good"]


def test_the_best_of_all_goes_home(page: Page) -> None:
    compared(page)
    show(page, "Best of all")
    expect(page.locator(".merged p")).to_have_count(3)
    with page.expect_download() as downloading:
        page.locator(".st-key-compare-best button").click()
    path = downloading.value.path()
    assert path.read_text(encoding="utf-8") == CLEAN


def test_the_comparison_goes_home_as_a_page_and_as_json(page: Page) -> None:
    compared(page)
    for key, start in (("compare-html", "<!DOCTYPE html>"), ("compare-json", '{\n  "schema": "mt-qa/comparison/1"')):
        with page.expect_download() as downloading:
            page.locator(f".st-key-{key} button").click()
        assert downloading.value.path().read_text(encoding="utf-8").startswith(start)


def test_what_cannot_be_compared_is_said(page: Page) -> None:
    upload(page, "compare-outputs", bad=GARBLED, short=CLEAN.split("\n")[0])
    page.locator(".st-key-compare button").click()
    expect(page.get_by_role("alert").first).to_contain_text("bad has 3, short has 1")
    expect(page.locator("table.ranking")).to_have_count(0)


def test_the_sample_of_four_systems_speaks_arabic(page: Page, server: str) -> None:
    page.goto(f"{server}/{ADDRESS}?language=ar")
    page.locator(".st-key-compare-sample button").click()
    expect(page.locator("table.ranking tbody tr")).to_have_count(4)
    expect(page.locator(".comparison").first).to_have_attribute("dir", "rtl")
    expect(page.get_by_text("لا فرق ذو دلالة إحصائية").first).to_be_visible()
