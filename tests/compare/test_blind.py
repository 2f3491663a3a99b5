"""Blind picks: sides drawn by lot, ties, keeping them, and who agrees."""

from collections import Counter

import pytest

from mt_qa import service
from mt_qa.compare.blind import Pick, agreements, picks_json, questions, read_picks, wins
from mt_qa.compare.comparing import with_picks
from mt_qa.compare.outputs import Outputs, outputs_of
from mt_qa.core import InputError

CLEAN = "وصل الوزير إلى العاصمة أمس.\nوقال إن الخطة جاهزة.\nثم غادر القاعة."
GARBLED = "وصل الوزير إلى إلى العاصمة أمس.\nوقال إن الخطة الخطة جاهزة.\nثم غادر القاعة."


@pytest.fixture
def outputs() -> Outputs:
    return outputs_of({"good": CLEAN, "bad": GARBLED})


def test_only_outputs_that_differ_are_asked_about_and_in_random_order() -> None:
    lines = [f"السطر رقم {n}" for n in range(60)]
    many = outputs_of({"a": "\n".join(lines), "b": "\n".join([*(f"{line}." for line in lines[:50]), *lines[50:]])})
    asked = questions(many, seed=1)
    assert sorted(each.segment for each in asked) == list(range(50))
    assert asked == questions(many, seed=1) != questions(many, seed=2)
    assert 10 < Counter(each.first for each in asked)["a"] < 40
    assert len(questions(many, seed=1, most=7)) == 7


def test_every_pair_of_systems_is_asked_about() -> None:
    three = outputs_of({"a": "وصل", "b": "غادر", "c": "قال"})
    pairs = {frozenset((each.first, each.second)) for each in questions(three, seed=1)}
    assert pairs == {frozenset("ab"), frozenset("ac"), frozenset("bc")}


def test_agreement_counts_what_both_decide() -> None:
    picks = [Pick(0, "bad", "good", "good"), Pick(1, "good", "bad", "bad"), Pick(2, "good", "bad", "")]
    scores = {
        "score": {"good": [90.0, 80.0, 90.0], "bad": [50.0, 60.0, 20.0]},
        "ter": {"good": [1.0] * 3, "bad": [2.0] * 3},
    }
    score, ter = agreements(picks, scores, ["ter"])
    assert (score.agreeing, score.deciding, score.ties) == (1, 2, 1)
    assert ter.agreeing == 1
    assert score.share == 0.5


def test_a_comparison_says_how_its_metrics_agree(outputs: Outputs) -> None:
    comparison = service.compare(outputs)
    picks = [Pick(0, "bad", "good", "good"), Pick(1, "good", "bad", "good"), Pick(2, "good", "bad", "")]
    (agreement,) = [each for each in with_picks(comparison, picks).agreements if each.metric == "score"]
    assert (agreement.agreeing, agreement.deciding, agreement.ties) == (2, 2, 1)


def test_picks_are_kept_and_read_again(outputs: Outputs) -> None:
    picks = (Pick(0, "bad", "good", "good"), Pick(1, "good", "bad", ""))
    assert read_picks(picks_json(picks), "picks.json", outputs) == picks
    again = (*picks, Pick(0, "good", "bad", "bad"))
    assert read_picks(picks_json(again), "picks.json", outputs) == (again[2], picks[1])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no picks of a comparison"),
        ('{"schema": "mt-qa/report/1"}', "the schema is 'mt-qa/report/1'"),
        (
            '{"schema": "mt-qa/picks/1", "picks": [{"segment": 0, "first": "x", "second": "bad", "better": null}]}',
            "'x'",
        ),
        (
            '{"schema": "mt-qa/picks/1", "picks": [{"segment": 9, "first": "good", "second": "bad", "better": null}]}',
            "9",
        ),
        (
            '{"schema": "mt-qa/picks/1", "picks": [{"segment": 0, "first": "good", "second": "bad", "better": "y"}]}',
            "'good'",
        ),
    ],
)
def test_other_files_are_refused(text: str, reason: str, outputs: Outputs) -> None:
    with pytest.raises(InputError, match=reason):
        read_picks(text, "picks.json", outputs)


def test_wins_are_counted_by_pair() -> None:
    picks = [Pick(0, "b", "a", "a"), Pick(1, "a", "b", ""), Pick(2, "a", "b", "b"), Pick(3, "a", "b", "a")]
    assert wins(picks) == {("a", "b"): (2, 1, 1)}
