"""How fast the desk is where it counts: in the browser, from a click or a key to what is then drawn.

The desk runs as an editor would run it, a process of its own with its own store; a decision is in that store before the
page shows it. Without Chromium or playwright (the extra `test`) nothing is measured, and that is said.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from mt_qa.evaluation.scaling import shipped

SEGMENTS = 1_000
GARBLED_OF = 10
"""One paragraph in so many is of a garbled article; an article garbled throughout is translated again, not edited."""

DECISIONS = 30
START_SECONDS = 60
WAIT_MILLISECONDS = 60_000
CHROMIUM = "chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
EDITOR = "bench"

# From a key to the frame in which the page says that one more finding is settled.
_DECIDED = """code => new Promise((done) => {
  const progress = document.querySelector("div.progress");
  const before = progress.textContent;
  const began = performance.now();
  const watch = new MutationObserver(() => {
    if (document.querySelector("div.progress")?.textContent === before) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - began));
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  document.dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true }));
})"""

# The text, its marks and the panel are all there.
_OPENED = """segments => {
  const article = globalThis.mtQaDesk?.article;
  return article?.querySelectorAll(".segment").length >= segments && article.querySelector(".selected") &&
    document.querySelector(".st-key-dismiss button");
}"""


@dataclass(frozen=True, slots=True)
class DeskSpeed:
    """Seconds until a long article stood there, and milliseconds from key to answer, one a decision."""

    findings: int
    opening: float
    deciding: tuple[float, ...]

    @property
    def typical(self) -> float:
        """The median of the decisions."""
        return median(self.deciding)


def long_article(segments: int = SEGMENTS) -> str:
    """Paragraphs of the shipped articles, over and over; one in `GARBLED_OF` is garbled."""
    clean = cycle(_paragraphs("form/clean_twins"))
    garbled = cycle(_paragraphs("form/dev"))
    mixed = (next(garbled) if number % GARBLED_OF == 0 else next(clean) for number in range(segments))
    return "\n".join(islice(mixed, segments))


def _paragraphs(name: str) -> list[str]:
    return [line for text in shipped(name) for line in text.split("\n") if line.strip()]


def missing() -> str:
    """What is needed and not here; empty where everything is."""
    if find_spec("playwright") is None:
        return "playwright is not installed: pip install 'mt_qa[test]'"
    return "" if shutil.which(CHROMIUM) else "no Chromium here"


def measured(segments: int = SEGMENTS, decisions: int = DECISIONS) -> DeskSpeed:
    """Take in a long article, open it from the queue, and dismiss findings by key."""
    from mt_qa.store import Person, Role, articles, open_store, projects

    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'desk.sqlite'}"
        store = open_store(database)
        person = Person(EDITOR, Role.ADMIN)
        project = projects.default_project(store, who=person)
        number = articles.add_article(store, project.id, long_article(segments), who=person, name="long")
        findings = len(articles.article(store, number).report.findings)
        store.close()
        with _served(database) as address, _browser() as page:
            page.goto(address)
            row = page.locator(".queue .open")
            row.wait_for()
            _open(page, row, segments)  # once to load the tables, as on any morning
            page.go_back()
            row.wait_for()
            opening = _open(page, row, segments)
            page.wait_for_timeout(1000)  # the page at rest, as it is when somebody has read a line
            deciding = []
            for _ in range(decisions):
                deciding.append(page.evaluate(_DECIDED, "KeyX"))
                page.wait_for_timeout(200)
    return DeskSpeed(findings, opening, tuple(deciding))


def _open(page: Any, row: Any, segments: int) -> float:
    began = monotonic()
    row.click()
    page.wait_for_function(_OPENED, arg=segments)
    return monotonic() - began


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which(CHROMIUM), args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB")
        page.set_default_timeout(WAIT_MILLISECONDS)
        yield page
        browser.close()


@contextmanager
def _served(database: str) -> Iterator[str]:
    """The address of a running desk on that store."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "mt_qa.app", f"--server.port={port}", "--server.headless=true"]
    environment = os.environ | {"MT_QA_DATABASE_URL": database, "MT_QA_EDITOR": EDITOR, "MT_QA_ACCESS": "local"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = monotonic() + START_SECONDS
        while not _answers(address):
            if process.poll() is not None or monotonic() > deadline:
                raise RuntimeError("the desk did not start")
        yield address
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
            return True
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False
