"""What was backed up comes back to the letter, into either kind of database, or not at all."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, select
from store_cases import ADMIN, SAMIRA, YUSUF, accepted, edited, findings_of

from mt_qa.core import InputError, StoreError
from mt_qa.store import (
    Role,
    Scope,
    Store,
    articles,
    backups,
    dismissals,
    lessons,
    open_store,
    people,
    projects,
    reviewing,
)
from mt_qa.store.tables import Base

DOUBLED, DRIFT, INNA, SECOND_DRIFT = findings_of()


@pytest.fixture
def filled(store: Store, article: int) -> Store:
    first = reviewing.decide(store, article, [accepted(DRIFT), edited(INNA, "أنَّ 👍")], seen=1, who=SAMIRA)
    reviewing.dismiss(store, article, [DOUBLED], Scope.EVERYWHERE, seen=first.version, who=YUSUF)
    reviewing.undo(store, article, who=SAMIRA)
    people.give_role(store, "nadia", Role.READER, who=ADMIN)
    return store


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Another store, of either kind, whatever kind the first one is."""
    if request.param == "sqlite":
        store = open_store(f"sqlite:///{tmp_path}/other.sqlite")
    else:
        store = open_store(request.getfixturevalue("new_database")())
    yield store
    store.close()


def rows_of(store: Store) -> dict[str, list[dict[str, object]]]:
    with store.reading() as session:
        return {
            table.name: [dict(row) for row in session.execute(select(table).order_by(table.c.id)).mappings()]
            for table in Base.metadata.sorted_tables
        }


def test_a_backup_brings_back_every_row(filled: Store, empty: Store, tmp_path: Path) -> None:
    path = tmp_path / "desk.jsonl.gz"
    made = backups.backup(filled, path)
    assert made.rows["decision"] == 6
    restored = backups.restore(empty.engine, path)
    assert restored == made
    assert rows_of(empty) == rows_of(filled)
    assert path.stat().st_mode & 0o077 == 0


def test_a_backup_is_of_one_moment_while_editors_go_on(
    filled: Store, empty: Store, article: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(filled)
    read = backups._rows

    def read_slowly(connection: Connection, table: Table) -> Iterator[dict[str, object]]:
        yield from read(connection, table)
        if table.name == "article":
            reviewing.redo(filled, article, who=SAMIRA)

    monkeypatch.setattr(backups, "_rows", read_slowly)
    backups.backup(filled, tmp_path / "b.gz")
    backups.restore(empty.engine, tmp_path / "b.gz")
    assert rows_of(empty) == before != rows_of(filled)


def test_work_goes_on_in_the_restored_store(filled: Store, empty: Store, article: int, tmp_path: Path) -> None:
    backups.backup(filled, tmp_path / "b.gz")
    backups.restore(empty.engine, tmp_path / "b.gz")
    projects.make_project(empty, "new", who=ADMIN)
    state = reviewing.redo(empty, article, who=SAMIRA)
    assert {decision.finding for decision in state.decisions.made} == {DOUBLED, DRIFT, INNA}
    dismissals.lift(empty, dismissals.dismissals(empty)[0].id, who=ADMIN)
    assert len(articles.queue(empty)) == 1
    assert lessons.would_learn(empty, 1) == ()


def test_a_store_that_holds_anything_is_not_overwritten(filled: Store, tmp_path: Path) -> None:
    backups.backup(filled, tmp_path / "b.gz")
    before = rows_of(filled)
    with pytest.raises(StoreError, match="not empty"):
        backups.restore(filled.engine, tmp_path / "b.gz")
    assert rows_of(filled) == before


@pytest.mark.parametrize("cut", ["compressed", "lines", "count", "order", "table"])
def test_a_broken_backup_is_refused_and_nothing_is_kept(filled: Store, empty: Store, tmp_path: Path, cut: str) -> None:
    path = tmp_path / "b.gz"
    backups.backup(filled, path)
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    match cut:
        case "compressed":
            path.write_bytes(path.read_bytes()[:-40])
        case "lines":
            path.write_bytes(gzip.compress(b"".join(lines[:-1])))
        case "count":
            path.write_bytes(gzip.compress(b"".join([*lines[:3], *lines[4:]])))
        case "order":
            path.write_bytes(gzip.compress(b"".join(lines[1:])))
        case "table":
            path.write_bytes(gzip.compress(b"".join([lines[0], b'{"table": "x", "row": {}}\n', *lines[1:]])))
    with pytest.raises(InputError, match=r"backup|unknown table"):
        backups.restore(empty.engine, path)
    assert not any(rows_of(empty).values())


@pytest.mark.parametrize("content", [b"", b"no gzip", gzip.compress(b""), gzip.compress(b"[]\n"), gzip.compress(b"{")])
def test_what_is_no_backup_is_told(empty: Store, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match="backup"):
        backups.restore(empty.engine, path)


def test_a_backup_of_a_newer_program_is_told(filled: Store, empty: Store, tmp_path: Path) -> None:
    path = tmp_path / "b.gz"
    backups.backup(filled, path)
    path.write_bytes(
        gzip.compress(gzip.decompress(path.read_bytes()).replace(b'"revision": "0001"', b'"revision": "9"', 1))
    )
    with pytest.raises(StoreError, match="another version"):
        backups.restore(empty.engine, path)


def test_a_failed_backup_leaves_the_old_one(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.gz"
    path.write_bytes(b"the old one")
    filled.close()
    monkeypatch.setattr(backups, "_rows", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(InputError, match="no space left"):
        backups.backup(filled, path)
    assert path.read_bytes() == b"the old one"
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".gz" or "b.gz" in each.name] == ["b.gz"]
