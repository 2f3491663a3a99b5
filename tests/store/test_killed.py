"""Whatever is killed in the middle of a session, program or database: what was acknowledged is there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from postgresql_server import Server, kill_at_once, started_server, stop_at_once
from store_cases import ADMIN, SAMIRA, long_article, report_on

from mt_qa.core import StoreError
from mt_qa.decisions import Decision, Outcome, finding_key
from mt_qa.store import Store, articles, open_store, projects, reviewing

EDITOR = Path(__file__).parents[1] / "store_editor.py"
TEXT, FINDINGS = long_article(60)


@pytest.fixture
def long(store: Store, project: int) -> int:
    return articles.add_article(store, project, TEXT, name="long", who=SAMIRA, report=report_on(TEXT, "", FINDINGS))


@contextmanager
def editor(url: str, article: int, decisions: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(EDITOR), url, str(article), "samira", str(decisions)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def acknowledged(process: subprocess.Popen[str], at_most: int | None = None) -> list[dict[str, Any]]:
    """The decisions that the editor said were taken, as far as `at_most`, or to the end of what it said."""
    assert process.stdout is not None
    found: list[dict[str, Any]] = []
    for line in process.stdout:
        said = json.loads(line)
        found += [said] if "key" in said else []
        if at_most is not None and len(found) == at_most:
            break
    return found


@pytest.mark.parametrize("moment", [1, 7, 30])
def test_a_program_killed_in_the_middle_loses_no_acknowledged_decision(
    store: Store, url: str, long: int, moment: int
) -> None:
    with editor(url, long, 10_000) as process:
        said = acknowledged(process, moment)
        process.kill()
        said += acknowledged(process)  # what it had said before the blow, and nobody had read yet
    assert len(said) >= moment
    other = open_store(url)
    rows = [row for row in reviewing.history(other, long) if row.finding is not None]
    other.close()
    kept = [(finding_key(row.finding), row.after) for row in rows if row.finding is not None]
    told = [(line["key"], line["after"]) for line in said]
    assert kept[: len(told)] == told
    assert len(kept) - len(told) <= 1  # one may be on disk that there was no time to acknowledge


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A PostgreSQL of this test's own, with its default settings: it is to be killed."""
    folder = Path(tempfile.mkdtemp(prefix="mt-qa-killed-"))
    server = started_server(folder)
    yield server
    stop_at_once(server.get_pid())
    shutil.rmtree(folder, ignore_errors=True)


def test_a_database_killed_in_the_middle_loses_no_acknowledged_decision(own_server: Server) -> None:
    url = own_server.get_uri()
    store = open_store(url)
    project = projects.make_project(store, "killed", who=ADMIN).id
    long = articles.add_article(store, project, TEXT, name="long", who=SAMIRA, report=report_on(TEXT, "", FINDINGS))
    with editor(url, long, 120) as process:
        said = acknowledged(process, 40)
        kill_at_once(own_server.get_pid())
        with pytest.raises(StoreError, match="nothing was saved"):
            reviewing.decide(store, long, [Decision(FINDINGS[0], Outcome.REJECTED)], seen=1, who=SAMIRA)
        own_server.ensure_postgres_running()
        said += acknowledged(process)  # the editor goes on by itself once the database is back
        assert process.wait(60) == 0
    rows = [row for row in reviewing.history(store, long) if row.finding is not None]
    kept = [(finding_key(row.finding), row.after) for row in rows if row.finding is not None]
    store.close()
    told = [(line["key"], line["after"]) for line in said]
    assert len(told) == 120
    assert kept == told
