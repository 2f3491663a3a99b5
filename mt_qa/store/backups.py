"""The whole store in one file, and back: from one kind of database into another too.

A backup is JSON lines, compressed: a first line that says what it is, the rows table by table as they were at one
moment, a last line that counts them, so that a file that was cut off is not taken for a whole one. It is restored at
the revision of its tables and then brought up to date.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, DateTime, Engine, MetaData, Table, func, inspect, select, text
from sqlalchemy.exc import IntegrityError

from mt_qa.core import InputError, StoreError
from mt_qa.formats.files import faults_of, replacing
from mt_qa.store.database import HEAD, Store, migrated, plain_faults, writing_engine
from mt_qa.store.tables import Base

SCHEMA = "mt-qa/store/1"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: when it was made, the revision of its tables, and how many rows of each."""

    made_at: str
    revision: str
    rows: dict[str, int]


def backup(store: Store, path: str | Path) -> Backup:
    """Write the store as it is at this moment, all or nothing; editors may go on. Raises InputError and StoreError."""
    made_at = store.clock().isoformat()
    rows: dict[str, int] = {}
    with faults_of(path), replacing(Path(path)) as raw, gzip.open(raw, "wt", encoding="utf-8", newline="\n") as file:
        _write(file, {"schema": SCHEMA, "made_at": made_at, "revision": HEAD})
        with plain_faults(), _snapshot(store.engine) as connection:
            for table in Base.metadata.sorted_tables:
                rows[table.name] = 0
                for row in _rows(connection, table):
                    _write(file, {"table": table.name, "row": row})
                    rows[table.name] += 1
        _write(file, {"end": rows})
    return Backup(made_at, HEAD, rows)


def restore(engine: Engine, path: str | Path) -> Backup:
    """Fill an empty store from a backup, all or nothing.

    Raises InputError for a file that is no whole backup, StoreError for a store that holds anything.
    """
    with faults_of(path), closing(_lines(path)) as lines, plain_faults():
        header = next(lines, {})
        if header.get("schema") != SCHEMA:
            raise InputError(f"{path}: this is no backup of a store ({SCHEMA})")
        with writing_engine(engine).begin() as connection:
            _require_empty(connection)
            migrated(connection, "base")
            migrated(connection, header["revision"])
            try:
                rows = _fill(connection, lines, path)
            except IntegrityError as error:
                raise InputError(f"{path}: this is no whole backup: rows are missing") from error
            migrated(connection)
    return Backup(header["made_at"], header["revision"], rows)


def _snapshot(engine: Engine) -> Connection:
    """A connection that sees the store as it is now, whatever is written meanwhile; SQLite's always do."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    query = select(table).order_by(*table.primary_key).execution_options(yield_per=BATCH)
    for row in connection.execute(query).mappings():
        yield {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def _write(file: IO[str], data: dict[str, Any]) -> None:
    file.write(json.dumps(data, ensure_ascii=False) + "\n")


def _lines(path: str | Path) -> Generator[dict[str, Any]]:
    """The lines of a backup. Raises InputError where it is none or was cut off."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                data = json.loads(line)
                if not isinstance(data, dict):
                    raise InputError(f"{path}: this is no backup of a store ({SCHEMA})")
                yield data
    except (gzip.BadGzipFile, EOFError, zlib.error, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{path}: this is no whole backup: {error}") from error


def _require_empty(connection: Connection) -> None:
    there = set(inspect(connection).get_table_names())
    for table in Base.metadata.sorted_tables:
        if table.name in there and connection.scalar(select(func.count()).select_from(text(f'"{table.name}"'))):
            raise StoreError(f"the store is not empty (table {table.name}): restore into a new one")


def _fill(connection: Connection, lines: Iterable[dict[str, Any]], path: str | Path) -> dict[str, int]:
    """Write the rows of a backup into the tables as they are in the database. Raises InputError where some lack."""
    tables = MetaData()
    tables.reflect(connection)
    rows: dict[str, int] = dict.fromkeys(tables.tables, 0)
    waiting: list[dict[str, Any]] = []
    of: Table | None = None
    end: dict[str, int] | None = None
    for line in lines:
        if "end" in line:
            end = line["end"]
            break
        table = tables.tables.get(line.get("table", ""))
        if table is None:
            raise InputError(f"{path}: a row of an unknown table {line.get('table')!r}")
        if of is not None and (table is not of or len(waiting) == BATCH):
            connection.execute(of.insert(), waiting)
            waiting = []
        of = table
        waiting.append(_typed(table, line["row"]))
        rows[table.name] += 1
    if of is not None and waiting:
        connection.execute(of.insert(), waiting)
    if end is None or any(rows.get(name) != number for name, number in end.items()):
        raise InputError(f"{path}: this is no whole backup: its last rows are missing")
    if connection.dialect.name == "postgresql":
        _count_on(connection, end)
    return end


def _typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    moments = {column.name for column in table.columns if isinstance(column.type, DateTime)}
    return {k: datetime.fromisoformat(v) if k in moments and v is not None else v for k, v in row.items()}


def _count_on(connection: Connection, tables: Iterable[str]) -> None:
    """Let PostgreSQL number new rows after the restored ones."""
    for name in tables:
        query = f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM \"{name}\" HAVING max(id) > 0"
        connection.execute(text(query))
