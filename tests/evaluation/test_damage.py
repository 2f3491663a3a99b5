"""Damage of a known size: as many words as asked for, the same for the same seed, line by line."""

import pytest

from mt_qa.compare.differences import distance
from mt_qa.evaluation import comparing
from mt_qa.evaluation.damage import KINDS, damaged
from mt_qa.evaluation.scaling import shipped

TEXT = "\n".join(shipped("form/clean_twins"))


def test_the_same_seed_damages_the_same() -> None:
    assert damaged(TEXT, 0.1, 1) == damaged(TEXT, 0.1, 1) != damaged(TEXT, 0.1, 2)
    assert damaged(TEXT, 0.0, 1) == TEXT


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_about_the_asked_share_of_words_is_damaged(share: float) -> None:
    assert distance(TEXT, damaged(TEXT, share, 1)) == pytest.approx(share, abs=0.04)


def test_lines_stay_lines() -> None:
    assert damaged(TEXT, 0.5, 1).count("\n") == TEXT.count("\n")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_changes_something(kind: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mt_qa.evaluation.damage.KINDS", (kind,))
    assert damaged(TEXT, 0.2, 1) != TEXT


def test_the_bench_ranks_and_times() -> None:
    lines = [line for line in TEXT.split("\n") if line.strip()][:30]
    outputs = comparing.qualities(lines)
    assert outputs.names == ("clean", "tenth", "third")
    assert not outputs.reference_names
    assert comparing.timed(lines[:5], systems=2).processor > 0
