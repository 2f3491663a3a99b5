"""The desk and its database are killed in the middle of a session: what the page had said is there, nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from postgresql_server import Server, kill_at_once, started_server, stop_at_once
from running_desk import RunningDesk

from mt_qa.store import Person, Role, articles, open_store, projects, reviewing

pytestmark = pytest.mark.browser

TEXT = "وصل الوزير إلى إلى العاصمة أمس.\nوقال السفير من من المدينة.\nثم عاد الوفد في في المساء."
KEEPER = Person("keeper", Role.ADMIN)


@pytest.fixture
def database() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="mt-qa-killed-desk-"))
    server = started_server(folder)
    yield server
    stop_at_once(server.get_pid())
    shutil.rmtree(folder, ignore_errors=True)


def open_review(page: Page, desk: RunningDesk, number: int) -> None:
    """The review of the article, drawn, so that it hears keys."""
    page.goto(f"{desk.address}/review?article={number}&language=en")
    expect(page.locator(".article mark").first).to_be_visible()
    expect(page.locator(".findings .row.selected")).to_be_visible()


def progress(page: Page, said: str) -> None:
    expect(page.locator("div.progress")).to_contain_text(said)


def test_what_the_page_had_said_is_there_after_both_were_killed(
    chromium: Browser, database: Server, tmp_path: Path
) -> None:
    desk = RunningDesk(tmp_path, {"MT_QA_DATABASE_URL": database.get_uri()})
    store = open_store(desk.url)
    project = projects.default_project(store, who=KEEPER).id
    number = articles.add_article(store, project, TEXT, name="killed", who=KEEPER)
    of = len(articles.article(store, number).report.findings)
    assert of == 3
    with desk:
        page = chromium.new_context().new_page()
        open_review(page, desk, number)
        progress(page, f"0 of {of}")
        page.keyboard.press("1")
        progress(page, f"1 of {of}")

        desk.kill()
        desk.start()
        open_review(page, desk, number)
        progress(page, f"1 of {of}")
        page.keyboard.press("u")
        progress(page, f"0 of {of}")
        # the row is marked at once, the card with what a key would take comes from the server
        expect(page.locator(".st-key-suggestion-0 button").first).to_contain_text("إلى")
        page.keyboard.press("1")
        progress(page, f"1 of {of}")

        kill_at_once(database.get_pid())
        page.keyboard.press("1")
        expect(page.get_by_text("nothing was saved").first).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        progress(page, f"1 of {of}")
        database.ensure_postgres_running()
        page.keyboard.press("1")
        progress(page, f"2 of {of}")
        page.context.close()
    rows = [row.what.value for row in reviewing.history(store, number) if row.finding is not None]
    store.close()
    assert rows == ["accepted", "undone", "accepted", "accepted"]
