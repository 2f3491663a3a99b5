"""Every test of the store runs on SQLite and on a real PostgreSQL, which the package `pgserver` brings along."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgresql_server import started_server, stop_at_once
from sqlalchemy import text
from store_cases import ADMIN, TEXT, Clock, report_on

from mt_qa.store import Store, articles, open_store, projects
from mt_qa.store.database import connect

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a running PostgreSQL."""
    server = started_server(Path(tempfile.mkdtemp(prefix="mt-qa-postgresql-")))
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # but for test_killed.py, which has its own
        _run(server.get_uri(), f"ALTER SYSTEM SET {setting} = off")
    _run(server.get_uri(), "SELECT pg_reload_conf()")
    yield server.get_uri()
    stop_at_once(server.get_pid())


@pytest.fixture
def new_database(postgresql: str) -> Callable[[], str]:
    """Makes an empty store on PostgreSQL and gives its address: a schema, since a database has 300 files."""

    def make() -> str:
        name = f"test_{next(_numbers)}"
        _run(postgresql, f"CREATE SCHEMA {name}")
        return f"{postgresql}&options=-csearch_path%3D{name}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, on either kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/desk.sqlite"
    address: str = request.getfixturevalue("new_database")()
    return address


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    store = open_store(url, clock=clock)
    yield store
    store.close()


@pytest.fixture
def project(store: Store) -> int:
    return projects.make_project(store, "دفاع", who=ADMIN).id


@pytest.fixture
def article(store: Store, project: int) -> int:
    """The number of the article of `store_cases`."""
    return articles.add_article(store, project, TEXT, name="csto", who=ADMIN, report=report_on())


def _run(address: str, command: str) -> None:
    engine = connect(address)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(command))
    engine.dispose()
