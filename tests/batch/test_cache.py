"""Results are kept by content and set-up; a cache that fails costs time, never a result."""

import sqlite3
from pathlib import Path

import pytest

from mt_qa.batch.cache import Cache, default_path
from mt_qa.batch.results import Result, Row, of_failure, of_report
from mt_qa.core import Report

SETUP = {"signature": "one"}


def test_a_result_comes_back_as_it_was(tmp_path: Path, report: Report) -> None:
    kept = of_report(report)
    with Cache(tmp_path / "folder" / "cache.sqlite", SETUP) as cache:
        assert cache.recall("text", now=1) is None
        cache.keep([("text", kept)], now=1)
    with Cache(tmp_path / "folder" / "cache.sqlite", SETUP) as cache:
        assert cache.recall("text", now=2) == kept
        assert cache.problem == ""


def test_another_set_up_has_other_results(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with Cache(path, SETUP) as cache:
        cache.keep([("text", of_failure("language", "not Arabic"))], now=1)
    with Cache(path, {"signature": "two"}) as cache:
        assert cache.recall("text", now=1) is None


@pytest.mark.parametrize("kind", ["time-limit", "crash", "fault"])
def test_errors_of_a_moment_are_tried_again(tmp_path: Path, kind: str) -> None:
    with Cache(tmp_path / "cache.sqlite", SETUP) as cache:
        cache.keep([("text", of_failure(kind, "bad luck"))], now=1)
        assert cache.recall("text", now=1) is None


def test_the_longest_unused_goes_first(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with Cache(path, SETUP, most_bytes=200_000) as cache:
        for number in range(200):
            body = "".join(chr(0x4E00 + (number * 7919 + place * 104_729) % 20_000) for place in range(2000))
            cache.keep([(f"text {number}", Result(body, Row()))], now=number)
        assert cache.recall("text 0", now=1000) is not None
        cache.trim()
        assert cache.recall("text 0", now=1000) is not None, "it was used last"
        assert cache.recall("text 1", now=1000) is None
        assert cache.recall("text 199", now=1000) is not None
        assert cache.problem == ""


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this is a text" * 100)
    with Cache(path, SETUP) as cache:
        assert cache.recall("text", now=1) is None
        cache.keep([("text", of_failure("language", "not Arabic"))], now=1)
        cache.trim()
        assert str(path) in cache.problem
    assert path.read_bytes() == b"this is a text" * 100


def test_a_row_that_was_tampered_with_is_no_result(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with Cache(path, SETUP) as cache:
        cache.keep([("text", of_failure("language", "not Arabic"))], now=1)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE result SET body = x'00'")
    database.close()
    with Cache(path, SETUP) as cache:
        assert cache.recall("text", now=1) is None
        assert cache.problem


def test_the_default_place_is_the_users_folder_of_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_path() == tmp_path / "mt_qa" / "reviews.sqlite"
