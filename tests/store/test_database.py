"""The store is where it should be, private, of the right make, and says in one line what is wrong."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from store_cases import ADMIN

from mt_qa.core import StoreError
from mt_qa.store import Store, open_store, projects
from mt_qa.store.database import HEAD, connect, default_path, migrated, writing_engine
from mt_qa.store.tables import Base


def test_the_migrations_make_the_tables_that_the_program_uses(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_newest_migration_is_the_one_that_the_program_knows() -> None:
    config = Config()
    config.set_main_option("script_location", "mt_qa:store/migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_tables_can_be_taken_down_and_put_up_again(store: Store) -> None:
    with writing_engine(store.engine).begin() as connection:
        migrated(connection, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        migrated(connection)
    projects.make_project(store, "again", who=ADMIN)


def test_an_open_store_is_opened_without_alembic(url: str, store: Store) -> None:
    code = (
        "import sys; from mt_qa.store import open_store; open_store(sys.argv[1]).close();"
        "print([name for name in ('alembic', 'streamlit', 'torch', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_store_of_a_newer_program_is_left_alone(url: str, store: Store) -> None:
    with writing_engine(store.engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="another version of mt_qa"):
        open_store(url)


def test_many_programs_may_open_a_new_store_at_once(url: str) -> None:
    engine = connect(url)
    with writing_engine(engine).begin() as connection:
        migrated(connection, "base")
    engine.dispose()
    code = "import sys; from mt_qa.store import open_store; open_store(sys.argv[1]).close()"
    starts = [subprocess.Popen([sys.executable, "-c", code, url], stderr=subprocess.PIPE) for _ in range(2)]
    assert [(started.communicate()[1], started.returncode) for started in starts] == [(b"", 0)] * 2


def test_what_fails_in_the_middle_leaves_nothing_behind(store: Store) -> None:
    insert = "INSERT INTO person (name, role, made_at, made_by) VALUES ('a', 'b', '2026-01-01', 'c')"

    def fail() -> None:
        with store.writing() as session:
            session.execute(text(insert))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.reading() as session:
        assert session.execute(text("SELECT count(*) FROM person")).scalar() == 0


def test_sqlite_keeps_commits_on_disk_and_the_file_private(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "desk.sqlite"
    store = open_store(f"sqlite:///{path}")
    with store.reading() as session:
        pragmas = [session.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
    store.close()
    assert pragmas == ["wal", 2]
    assert path.stat().st_mode & 0o077 == 0


def test_without_an_address_the_store_is_in_the_users_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("MT_QA_DATABASE_URL", raising=False)
    store = open_store()
    projects.make_project(store, "kept", who=ADMIN)
    store.close()
    assert default_path() == tmp_path / "mt_qa" / "desk.sqlite"
    with closing(sqlite3.connect(default_path())) as connection:
        assert connection.execute("SELECT name FROM project").fetchall() == [("kept",)]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("not an address", "no address"),
        ("mysql://localhost/x", "mysql is not supported"),
        ("sqlite://", "in memory would be lost"),
        ("sqlite:////proc/nowhere/desk.sqlite", "cannot be opened"),
        ("postgresql://nobody:secret@127.0.0.1:1/x", "does not answer"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_in_one_line(address: str, why: str) -> None:
    with pytest.raises(StoreError, match=why) as error:
        open_store(address)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text() == "Dear reader, " * 100


def test_the_password_is_never_shown(store: Store) -> None:
    assert "secret" not in connect("postgresql://nadia:secret@localhost/x").url.render_as_string()
    assert store.url.startswith(("sqlite:", "postgresql+psycopg:"))
