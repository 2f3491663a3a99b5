"""Counts, and the queue: what gains most by an editor's work comes first, the same story is one piece of work."""

from pathlib import Path
from typing import Any

import pytest

from mt_qa.batch.results import Row
from mt_qa.batch.tally import SCHEMA, Tally


def row(verdict: str = "review", score: float = 90.0, minutes: float = 1.0, **values: Any) -> Row:
    return Row(verdict=verdict, score=score, minutes=minutes, **{"words": 10} | values)


def queue(folder: Path, *rows: Row) -> list[tuple[str, tuple[str, ...]]]:
    with Tally(folder / "tally.sqlite") as tally:
        for number, one in enumerate(rows):
            tally.add(f"a{number}", one)
        repeated = {int(story.id[1:]) for story in tally.ranked()} ^ {n for n, one in enumerate(rows) if not one.error}
        assert tally.repeated() == sorted(repeated)
        return [(story.id, story.duplicates) for story in tally.ranked()]


def test_criticals_come_first_then_what_is_quickly_done_then_what_is_worse(tmp_path: Path) -> None:
    assert [
        identity
        for identity, _ in queue(
            tmp_path,
            row("publish", 100.0, 0.0),
            row(minutes=5.0),
            row(minutes=2.0, score=95.0),
            row(minutes=2.0, score=80.0),
            row("retranslate", 10.0, 30.0, findings={"critical": 9}),
            row(minutes=8.0, findings={"critical": 2, "minor": 3}),
            row(minutes=3.0, findings={"critical": 2}),
        )
    ] == ["a4", "a6", "a5", "a3", "a2", "a1", "a0"]


def test_an_article_that_shares_half_of_its_words_is_the_same_story(tmp_path: Path) -> None:
    first = row(paragraphs=[("p1", 20), ("p2", 30)], words=50)
    update = row(paragraphs=[("p1", 20), ("p2", 30), ("p3", 25)], words=75)
    later = row(paragraphs=[("p3", 25), ("p4", 10)], words=35)
    other = row(paragraphs=[("p1", 20), ("p5", 21)], words=41)
    assert queue(tmp_path, first, update, later, other) == [("a2", ("a0", "a1")), ("a3", ())]


def test_the_summary_counts(tmp_path: Path) -> None:
    with Tally(tmp_path / "tally.sqlite") as tally:
        tally.add("a", row("publish", findings={"minor": 2}, skipped={"number-mismatch": "no source"}))
        tally.add("b", row("review", findings={"minor": 1, "critical": 1}, skipped={"number-mismatch": "no source"}))
        tally.add("c", Row(error="syntax"))
        tally.add("d", Row(error="language"))
        tally.add("e", Row(error="syntax"))
        summary = tally.to_dict()
    assert summary == {
        "schema": SCHEMA,
        "records": 5,
        "reviewed": 2,
        "stories": 2,
        "errors": {"language": 1, "syntax": 2},
        "verdicts": {"publish": 1, "review": 1, "retranslate": 0},
        "findings": {"critical": 1, "major": 0, "minor": 3},
        "words": 20,
        "minutes": 1.0,
        "skipped": [{"check": "number-mismatch", "reason": "no source", "records": 2}],
    }
    assert not (tmp_path / "tally.sqlite").exists()


def test_ten_thousand_articles_are_ranked_in_their_order(tmp_path: Path) -> None:
    scores = [(number * 7919) % 10_007 / 100 for number in range(10_000)]
    ranked = queue(tmp_path, *(row(score=score) for score in scores))
    assert [scores[int(identity[1:])] for identity, _ in ranked] == sorted(scores)


@pytest.mark.parametrize("left", [b"", b"no database"])
def test_what_a_killed_run_left_is_no_matter(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "tally.sqlite").write_bytes(left)
    assert queue(tmp_path, row()) == [("a0", ())]
