"""The span scorers against the published vectors, against counting by hand, and against what any scorer must do."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.core import Severity
from mt_qa.evaluation.scorers import SCORERS, Counts, GradedSpan, Scores, matched, mpp

VECTORS = json.loads((Path(__file__).parent / "scorer-vectors.json").read_text(encoding="utf-8"))
LENGTH = 30


def spans(rows: list[list[object]]) -> list[GradedSpan]:
    return [GradedSpan(int(str(s)), int(str(e)), Severity.parse(str(severity))) for s, e, severity in rows]


MAJOR, MINOR, CRITICAL = Severity.MAJOR, Severity.MINOR, Severity.CRITICAL
graded = st.builds(
    lambda start, width, severity: GradedSpan(start, min(start + width, LENGTH), severity),
    st.integers(0, LENGTH - 1),
    st.integers(1, LENGTH),
    st.sampled_from([MINOR, MAJOR, CRITICAL]),
)
some = st.lists(graded, max_size=8)
every_scorer = pytest.mark.parametrize("scorer", SCORERS)


@every_scorer
@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["case"])
def test_golden_vector(case: dict[str, object], scorer: str) -> None:
    counts = SCORERS[scorer](case["length"], spans(case["gold"]), spans(case["predicted"]))  # type: ignore[arg-type]
    assert counts.scores() == pytest.approx(case[scorer], abs=5e-5)


@every_scorer
def test_golden_vectors_pooled(scorer: str) -> None:
    counts = Counts()
    for case in VECTORS["cases"]:
        counts += SCORERS[scorer](case["length"], spans(case["gold"]), spans(case["predicted"]))
    assert counts.scores() == pytest.approx(VECTORS["pooled"][scorer], abs=5e-5)


def test_there_are_nine_vectors() -> None:
    assert len(VECTORS["cases"]) == 9


@every_scorer
@given(gold=some, predicted=some)
def test_scores_lie_between_0_and_1(scorer: str, gold: list[GradedSpan], predicted: list[GradedSpan]) -> None:
    scores = SCORERS[scorer](LENGTH, gold, predicted).scores()
    assert all(0.0 <= value <= 1.0 + 1e-12 for value in scores)
    assert min(scores[:2]) - 1e-12 <= scores.f1 <= max(scores[:2]) + 1e-12


@every_scorer
@given(gold=some)
def test_the_gold_itself_is_perfect(scorer: str, gold: list[GradedSpan]) -> None:
    assert SCORERS[scorer](LENGTH, gold, gold).scores() == pytest.approx((1.0, 1.0, 1.0))


@every_scorer
@given(gold=some, predicted=some)
def test_swapping_sides_swaps_precision_and_recall(
    scorer: str, gold: list[GradedSpan], predicted: list[GradedSpan]
) -> None:
    there, back = SCORERS[scorer](LENGTH, gold, predicted), SCORERS[scorer](LENGTH, predicted, gold)
    assert there.scores().precision == pytest.approx(back.scores().recall)
    assert there.scores().recall == pytest.approx(back.scores().precision)


@every_scorer
@given(gold=some, predicted=some, seed=st.integers(0, 99))
def test_order_does_not_matter(scorer: str, gold: list[GradedSpan], predicted: list[GradedSpan], seed: int) -> None:
    shuffle = random.Random(seed).sample
    shuffled = SCORERS[scorer](LENGTH, shuffle(gold, len(gold)), shuffle(predicted, len(predicted)))
    assert shuffled == SCORERS[scorer](LENGTH, gold, predicted)


def layers(rows: list[GradedSpan], place: int) -> tuple[int, int]:
    covering = [span for span in rows if span.start <= place < span.end]
    return sum(s.severity >= MAJOR for s in covering), sum(s.severity is MINOR for s in covering)


@given(gold=some, predicted=some)
def test_wmt25_agrees_with_counting_every_character(gold: list[GradedSpan], predicted: list[GradedSpan]) -> None:
    credit, flagged, judged = 0.0, 0, 0
    for place in range(LENGTH):
        (gold_major, gold_minor), (major, minor) = layers(gold, place), layers(predicted, place)
        same = min(gold_major, major) + min(gold_minor, minor)
        credit += same + 0.5 * min(gold_major + gold_minor - same, major + minor - same)
        flagged, judged = flagged + major + minor, judged + gold_major + gold_minor
    assert SCORERS["wmt25"](LENGTH, gold, predicted) == Counts(credit, credit, flagged, judged)


@given(gold=some, predicted=some)
def test_wmt23_agrees_with_counting_every_character(gold: list[GradedSpan], predicted: list[GradedSpan]) -> None:
    credit, flagged, judged = 0.0, 0, 0
    for place in range(LENGTH):
        (gold_major, gold_minor), (major, minor) = layers(gold, place), layers(predicted, place)
        flagged, judged = flagged + bool(major or minor), judged + bool(gold_major or gold_minor)
        if not (major or minor) or not (gold_major or gold_minor):
            continue
        both = gold_major and gold_minor
        credit += 1.0 if both or (gold_major and major) or (gold_minor and minor) else 0.5
    assert SCORERS["wmt23"](LENGTH, gold, predicted) == Counts(credit, credit, flagged, judged)


@given(gold=some, predicted=some)
def test_matching_is_one_to_one_and_only_of_overlapping_spans(
    gold: list[GradedSpan], predicted: list[GradedSpan]
) -> None:
    pairs = matched(gold, predicted)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    for i, j in pairs:
        assert max(gold[i].start, predicted[j].start) < min(gold[i].end, predicted[j].end)
    left = [g for i, g in enumerate(gold) if i not in {i for i, _ in pairs}]
    unused = [p for j, p in enumerate(predicted) if j not in {j for _, j in pairs}]
    assert not any(max(g.start, p.start) < min(g.end, p.end) for g in left for p in unused), "greedy leaves no pair"


@every_scorer
def test_no_spans_at_all_is_perfect_even_in_an_empty_text(scorer: str) -> None:
    assert SCORERS[scorer](0, [], []).scores() == Scores(1.0, 1.0, 1.0)


@every_scorer
def test_critical_counts_as_major(scorer: str) -> None:
    assert SCORERS[scorer](10, [GradedSpan(1, 4, CRITICAL)], [GradedSpan(1, 4, MAJOR)]).scores() == (1, 1, 1)


@every_scorer
def test_a_one_character_span_counts(scorer: str) -> None:
    assert SCORERS[scorer](10, [GradedSpan(9, 10, MINOR)], [GradedSpan(9, 10, MINOR)]).scores() == (1, 1, 1)
    assert SCORERS[scorer](10, [GradedSpan(9, 10, MINOR)], [GradedSpan(8, 9, MINOR)]).scores() == (0, 0, 0)


@every_scorer
def test_a_neutral_span_is_no_fault(scorer: str) -> None:
    assert SCORERS[scorer](10, [], [GradedSpan(1, 4, Severity.NEUTRAL)]).scores() == (1, 1, 1)


@every_scorer
def test_what_lies_outside_the_text_is_cut_off(scorer: str) -> None:
    assert SCORERS[scorer](10, [GradedSpan(6, 10, MINOR)], [GradedSpan(6, 99, MINOR)]).scores() == (1, 1, 1)


def test_overlapping_spans_add_up_in_wmt25_only() -> None:
    gold = [GradedSpan(0, 4, MAJOR), GradedSpan(2, 6, MAJOR)]
    flat = [GradedSpan(0, 6, MAJOR)]
    assert SCORERS["wmt25"](10, gold, flat).scores() == pytest.approx((1.0, 6 / 8, 12 / 14))
    assert SCORERS["wmt23"](10, gold, flat).scores() == (1, 1, 1)
    assert SCORERS["mpp"](10, gold, flat).scores() == pytest.approx((4 / 6, 1 / 2, 4 / 7))


def test_mpp_takes_the_better_overlap_first() -> None:
    gold = [GradedSpan(0, 10, MINOR)]
    predicted = [GradedSpan(0, 2, MINOR), GradedSpan(2, 10, MINOR)]
    assert matched(gold, predicted) == [(0, 1)]
    assert SCORERS["mpp"](10, gold, predicted).scores() == pytest.approx((1 / 2, 8 / 10, 8 / 13))


def test_half_a_severity_penalty_takes_half_the_credit() -> None:
    counts = mpp(10, [GradedSpan(0, 4, MAJOR)], [GradedSpan(0, 4, MINOR)], severity_penalty=0.5)
    assert counts.scores() == (0.5, 0.5, 0.5)


def test_a_hundred_thousand_spans_are_matched_pair_by_pair_not_all_with_all() -> None:
    rows = [GradedSpan(10 * i, 10 * i + 5, MINOR) for i in range(100_000)]
    assert SCORERS["mpp"](1_000_000, rows, rows).scores() == (1, 1, 1)
    assert SCORERS["wmt25"](1_000_000, rows, rows).scores() == (1, 1, 1)


@every_scorer
@given(gold=st.lists(graded, min_size=1, max_size=5), wider=st.integers(1, 5), dropped=st.integers(0, 4))
def test_a_perfect_answer_cannot_be_improved_by_gaming(
    scorer: str, gold: list[GradedSpan], wider: int, dropped: int
) -> None:
    """The perturbations of arXiv 2603.19921: spans made wider, spans left out."""
    widened = [s._replace(start=max(0, s.start - wider), end=min(LENGTH, s.end + wider)) for s in gold]
    fewer = [s for i, s in enumerate(gold) if i != dropped % len(gold)]
    perfect = SCORERS[scorer](LENGTH, gold, gold).scores().f1
    assert SCORERS[scorer](LENGTH, gold, widened).scores().f1 <= perfect
    left_out = SCORERS[scorer](LENGTH, gold, fewer).scores()
    assert left_out.f1 <= perfect
    if scorer != "wmt23":  # there a character counts once, however many spans cover it
        assert left_out.recall < 1
