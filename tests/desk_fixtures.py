"""A store for the pages of the desk that no test shares with another, or with whoever runs the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mt_qa.store import Store, open_store

EDITOR = "salma"


@pytest.fixture
def desk_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty store, termbases and a name, which the pages of this test use."""
    url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
    monkeypatch.setenv("MT_QA_DATABASE_URL", url)
    monkeypatch.setenv("MT_QA_TERMBASES", str(tmp_path / "termbases"))
    monkeypatch.setenv("MT_QA_EDITOR", EDITOR)
    for variable in ("MT_QA_ACCESS", "MT_QA_PROXY_SECRET", "MT_QA_ADMINS", "MT_QA_NEWCOMERS"):
        monkeypatch.delenv(variable, raising=False)
    opened = open_store(url)
    yield opened
    opened.close()
