"""The pool takes no more from the input than it can review, and says so where its processes cannot even start."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_example import SLIP, profile_file

from mt_qa.batch import worker
from mt_qa.batch.local import LocalPool, cores
from mt_qa.batch.reviewer import Work
from mt_qa.batch.settings import Settings
from mt_qa.core import BackendError, Document, Segment


def works(count: int, taken: list[int]) -> Iterator[Work]:
    for number in range(count):
        taken.append(number)
        yield Work(number, ((0, Document((Segment(SLIP),), id=str(number))),))


def test_a_shard_is_taken_when_a_worker_is_free(tmp_path: Path) -> None:
    taken: list[int] = []
    pool = LocalPool(Settings(str(profile_file(tmp_path, "repeated-punctuation"))), workers=2)
    returned = []
    for work, done in pool.run(works(12, taken), lambda _: None):
        returned.append(work.shard)
        assert len(taken) - len(returned) <= 2 + 1, "one a worker, and those that came back together"
        assert [place for place, _ in done] == [0]
    assert sorted(returned) == list(range(12))


def test_processes_that_die_at_their_start_are_a_broken_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_begin", os.abort)  # takes no arguments: fails before it aborts
    pool = LocalPool(Settings(), workers=1)
    with pytest.raises(BackendError, match="die when they start, 3 times of 3"):
        list(pool.run(works(1, []), lambda _: None))


def test_a_machine_has_cores() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
