"""Holm's correction, winners, and lines between clusters."""

import pytest

from mt_qa.compare.ranking import Pair, adjusted, clusters, judged
from mt_qa.compare.resampling import Difference


def test_holms_correction_of_a_textbook() -> None:
    """Holm (1979) on 0.01, 0.04, 0.03, 0.005: multiplied by 4, 3, 2, 1 in order of size, never falling."""
    assert adjusted([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_a_corrected_value_is_never_above_one_nor_below_its_own() -> None:
    values = [0.9, 0.5, 0.02, 0.7]
    corrected = adjusted(values)
    assert all(value <= found <= 1 for value, found in zip(values, corrected, strict=True))


def test_the_winner_has_the_better_score_whichever_way_is_better() -> None:
    tests = [
        Difference("a", "b", "bleu", 2.0, 0.001, 0.01),
        Difference("a", "b", "ter", 2.0, 0.001, 0.01),
        Difference("a", "b", "chrf", 2.0, 0.4, 0.01),
    ]
    pairs = judged(tests, {"bleu": True, "ter": False, "chrf": True}, 0.05)
    assert [pair.winner for pair in pairs] == ["a", "b", ""]


def pair(winner: str, loser: str) -> Pair:
    return Pair(winner, loser, "score", 1.0, 0.001, 0.01, 0.01, winner)


def test_a_line_stands_where_all_above_beat_all_below() -> None:
    won = [pair("a", "b"), pair("a", "c"), pair("a", "d"), pair("b", "d"), pair("c", "d")]
    assert clusters(["a", "b", "c", "d"], won, "score") == {"a": 1, "b": 2, "c": 2, "d": 3}


def test_one_undecided_pair_across_a_line_takes_it_away() -> None:
    won = [pair("a", "c"), pair("b", "c"), pair("a", "d")]
    assert clusters(["a", "b", "c", "d"], won, "score") == {"a": 1, "b": 1, "c": 1, "d": 1}


def test_only_the_metric_of_the_ranking_draws_lines() -> None:
    assert clusters(["a", "b"], [pair("a", "b")], "bleu") == {"a": 1, "b": 1}
