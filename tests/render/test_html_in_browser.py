"""The page in a real browser: the card at a span, the keys, no complaint and no request."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from mt_qa.core import Report
from mt_qa.render.html import render_html

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed"),
]


@pytest.fixture
def complaints() -> list[str]:
    """What the browser says on its console, and whatever it asks the net for."""
    return []


@pytest.fixture
def page(report: Report, tmp_path: Path, complaints: list[str]) -> Iterator[Page]:
    path = tmp_path / "report.html"
    path.write_text(render_html(report, language="ar"), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        opened = browser.new_page(viewport={"width": 900, "height": 700})
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append(request.url),
        )
        opened.goto(path.as_uri())
        yield opened
        browser.close()


def test_a_span_opens_its_reasons_by_mouse_and_by_key(page: Page, report: Report, complaints: list[str]) -> None:
    card = page.locator("#card")
    expect(card).to_be_hidden()
    page.locator("#m4").hover()
    expect(card).to_contain_text(report.findings[3].message_ar)
    expect(card).to_contain_text(report.findings[1].message_ar)
    page.locator("#m5").click()
    page.locator("h1").hover()
    expect(card).to_contain_text("الوفد")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("KeyK")
    expect(card).to_contain_text(report.findings[3].message_ar)
    page.keyboard.press("KeyJ")
    expect(card).to_contain_text("الوفد")
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 900
    assert not complaints


def test_a_severity_can_be_hidden(page: Page) -> None:
    minor = page.locator(".findings .minor").first
    expect(minor).to_be_visible()
    page.locator("#show-minor").uncheck()
    expect(minor).to_be_hidden()
    expect(page.locator(".findings .major").first).to_be_visible()


def test_the_article_runs_from_right_to_left_in_the_font_of_the_page(page: Page) -> None:
    article = page.locator("main.article")
    assert article.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Noto Naskh Arabic\"', 'خبر'))")
