"""Fitting: shares that never fall, drawn towards those of all checks where there are few findings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.evaluation.judged_findings import Judged, real_shares
from mt_qa.knowledge.calibration import ANY_CHECK
from mt_qa.registry import all_checks
from mt_qa.training.calibration import LEVELS, fit, isotonic, level, written

VALUES = st.lists(st.tuples(st.floats(0, 1), st.floats(0.1, 10)), min_size=1, max_size=8)


@given(VALUES)
def test_isotonic_values_never_fall_and_keep_their_mean(pairs: list[tuple[float, float]]) -> None:
    values, weights = zip(*pairs, strict=True)
    fitted = isotonic(values, weights)
    assert fitted == sorted(fitted)
    mean = sum(v * w for v, w in pairs)
    assert sum(v * w for v, w in zip(fitted, weights, strict=True)) == pytest.approx(mean)


def test_what_rises_already_stays() -> None:
    assert isotonic([0.1, 0.5, 0.9], [1, 2, 3]) == [0.1, 0.5, 0.9]
    assert isotonic([0.9, 0.5], [1, 3]) == [pytest.approx(0.6)] * 2


def test_a_level_holds_the_confidences_from_its_first_on() -> None:
    assert [level(raw) for raw in (0.5, 0.69, 0.7, 0.89, 0.9, 1.0)] == [0.6, 0.6, 0.8, 0.8, 0.95, 0.95]


def test_a_check_that_is_often_wrong_is_believed_less() -> None:
    good = [Judged("good", 0.6, 1.0, 1.0)] * 40
    bad = [Judged("bad", 0.6, 0.0, 1.0)] * 10
    points = {(point.check, point.raw): point for point in fit([*good, *bad])}
    assert points["bad", 0.6].calibrated < 0.1 < 0.9 < points["good", 0.6].calibrated
    assert points[ANY_CHECK, 0.6].right == pytest.approx(40)
    assert len(points) == 3 * len(LEVELS)


def test_the_table_has_a_row_a_point() -> None:
    text = written(fit([Judged("good", 0.6, 1.0, 1.0)]))
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(rows) == 1 + 2 * len(LEVELS)
    assert text.endswith("Apache-2.0\n")


def test_the_judged_sample_is_of_checks_that_there_are() -> None:
    shares = real_shares()
    assert {check for check, _ in shares} <= {check.name for check in all_checks()}
    assert all(0 <= share <= 1 for share in shares.values())
