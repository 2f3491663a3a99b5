"""The connection: where the store is, how a transaction begins, and how its tables come to be.

SQLite by default, in the user's data folder; PostgreSQL, or another SQLite file, by ``MT_QA_DATABASE_URL``. Writers
begin with BEGIN IMMEDIATE: with a deferred begin, two in five of eight editors' writes ended in "database is locked".
A commit has reached the disk when it returns (synchronous=FULL; PostgreSQL's default).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.orm import Session

from mt_qa.core import StoreError
from mt_qa.store.values import Entry

URL_VARIABLE = "MT_QA_DATABASE_URL"
HEAD = "0001"
"""The newest migration: a store that stands there is opened without loading Alembic, which takes half a second."""

WAIT_SECONDS = 30
_WRITING = "mt_qa_writing"
_LOCK = 7_171_003
"""The number of PostgreSQL's advisory lock under which tables are made; any number of our own."""


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. `reading` and `writing` give sessions; a `writing` one is on disk once its block has ended."""

    engine: Engine
    clock: Callable[[], datetime] = now
    histories: dict[int, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    """The rows that were read so far, by article (`mt_qa.store.rows`)."""
    _writer: Engine = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_writer", writing_engine(self.engine))

    @property
    def url(self) -> str:
        """Where the store is, without the password."""
        return self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the store. Raises StoreError where the database does not answer."""
        with plain_faults(), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: all of it is kept, or, where an exception leaves the block, nothing. Raises StoreError."""
        with plain_faults(), Session(self._writer) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def open_store(url: str | None = None, *, clock: Callable[[], datetime] = now) -> Store:
    """The store at `url`, by default where the environment says; its tables are made or brought up to date.

    Raises StoreError.
    """
    engine = connect(url)
    try:
        with plain_faults():
            if _revision(engine) != HEAD:
                with writing_engine(engine).begin() as connection:
                    migrated(connection)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, clock)


def connect(url: str | None = None) -> Engine:
    """The database at `url`, by default where the environment says, as it is. Raises StoreError."""
    return _engine(_located(url or os.environ.get(URL_VARIABLE, "")))


def default_path() -> Path:
    """Where the store is kept on one's own machine."""
    data = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(data) if data else Path.home() / ".local" / "share") / "mt_qa" / "desk.sqlite"


def migrated(connection: Connection, revision: str = HEAD) -> None:
    """Bring the tables to that revision ("base": to none), within a writing transaction and one process at a time.

    Raises StoreError where a newer program made them.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "mt_qa:store/migrations")
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    change = command.downgrade if revision == "base" else command.upgrade
    try:
        change(config, revision)
    except CommandError as error:
        raise StoreError(f"the store was made by another version of mt_qa: {error}") from error


def writing_engine(engine: Engine) -> Engine:
    """The same database for whoever writes."""
    return engine.execution_options(**{_WRITING: True})


def _revision(engine: Engine) -> str:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _located(given: str) -> URL:
    """The address as SQLAlchemy wants it. Raises StoreError."""
    if not given:
        return URL.create("sqlite", database=str(_private(default_path())))
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise StoreError(f"{URL_VARIABLE} is no address of a database such as postgresql://user@host/name") from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite":
        if not url.database or url.database == ":memory:":
            raise StoreError(f"{URL_VARIABLE}: a store in memory would be lost; name a file: sqlite:///desk.sqlite")
        return url.set(database=str(_private(Path(url.database))))
    if url.drivername != "postgresql+psycopg":
        raise StoreError(f"{URL_VARIABLE}: {url.drivername} is not supported: sqlite or postgresql")
    return url


def _private(path: Path) -> Path:
    """The file, made where it is not yet there, for its owner's eyes only. Raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be opened: {error.strerror}") from error
    return path


def _engine(url: URL) -> Engine:
    options: dict[str, Any] = {
        "json_serializer": partial(json.dumps, ensure_ascii=False),
        "pool_pre_ping": True,  # a database that was started again is found again
    }
    if url.drivername == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS}, **options)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, connect_args={"connect_timeout": WAIT_SECONDS}, **options)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError("PostgreSQL needs psycopg: pip install 'mt_qa[team]'") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transaction of its own: `_begin_sqlite` does
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def plain_faults() -> Iterator[None]:
    """What the driver says becomes a StoreError of one line: nothing of the block was kept."""
    try:
        yield
    except DBAPIError as error:
        told = str(error.orig).strip().splitlines() or [type(error.orig).__name__]
        silent = isinstance(error, OperationalError | InterfaceError)
        what = "the store does not answer" if silent else "the store refuses this"
        raise StoreError(f"{what}, nothing was saved: {told[0]}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"the store cannot be used: {str(error).splitlines()[0]}") from error
