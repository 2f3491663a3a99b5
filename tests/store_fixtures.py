"""Every test of the store runs on SQLite and on a real PostgreSQL, which the package `pgserver` brings along."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgresql_server import started_server, stop_at_once
from sqlalchemy import create_engine, text
from store_cases import ADMIN, TEXT, Clock, report_on

from mt_qa.store import Store, articles, open_store, projects

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a running PostgreSQL, with `{}` for the database's name; one called `made` has the tables."""
    server = started_server(Path(tempfile.mkdtemp(prefix="mt-qa-postgresql-")))
    address = server.get_uri().replace("/postgres?", "/{}?")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # but for test_killed.py, which has its own
        _run(address, f"ALTER SYSTEM SET {setting} = off")
    _run(address, "SELECT pg_reload_conf()")
    _run(address, "CREATE DATABASE made")
    open_store(address.format("made")).close()
    yield address
    stop_at_once(server.get_pid())


@pytest.fixture
def new_database(postgresql: str) -> Callable[[], str]:
    """Makes an empty store on PostgreSQL and gives its address."""

    def make() -> str:
        name = f"test_{next(_numbers)}"
        _run(postgresql, f"CREATE DATABASE {name} TEMPLATE made")
        return postgresql.format(name)

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
    engine = create_engine(address.format("postgres").replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(command))
    engine.dispose()
