"""Confidences that are shown: they never fall as the check's rise, and what is shown stays shown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.calibration import LIMIT, calibrated, confidence
from mt_qa.core import Category, Evidence, Finding, Severity, Span, Suggestion
from mt_qa.knowledge.calibration import ANY_CHECK, calibration_points
from mt_qa.registry import all_checks
from mt_qa.service import review

CHECKS = [*sorted(calibration_points()), "a-check-of-someone-else"]
FINDING = Finding(
    "doubled-word", Category.GRAMMAR, Severity.MINOR, 0.95, Evidence.RULE, 0, Span(0, 3), "من من", "", "",
    (Suggestion("من", 0.95), Suggestion("عن", 0.3)),
)  # fmt: skip


@given(st.sampled_from(CHECKS), st.floats(0, 1), st.floats(0, 1))
def test_the_map_of_a_check_never_falls_and_never_crosses_the_limit(check: str, first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert confidence(check, low) <= confidence(check, high) <= 1
    assert (confidence(check, low) >= LIMIT) is (low >= LIMIT)


@given(st.sampled_from(CHECKS), st.floats(0, LIMIT, exclude_max=True))
def test_below_the_limit_nothing_changes(check: str, raw: float) -> None:
    assert confidence(check, raw) == raw


def test_a_suggestion_is_no_surer_than_its_finding() -> None:
    (found,) = calibrated([FINDING])
    first, second = found.suggestions
    assert first.confidence <= found.confidence
    assert second.confidence == 0.3
    assert replace(found, confidence=0.95, suggestions=FINDING.suggestions) == FINDING


def test_a_check_without_rows_has_those_of_all_checks() -> None:
    assert confidence("a-check-of-someone-else", 0.8) == confidence(ANY_CHECK, 0.8)


def test_every_row_is_of_a_check_that_there_is() -> None:
    assert calibration_points().keys() - {ANY_CHECK} <= {check.name for check in all_checks()}


def test_a_report_shows_calibrated_confidences() -> None:
    (found,) = review("وصل الوفد إلى إلى العاصمة أمس.").findings
    assert found.confidence == confidence("doubled-word", 0.95)


@pytest.mark.parametrize("check", CHECKS)
def test_points_are_where_the_map_says(check: str) -> None:
    for raw, share in calibration_points().get(check, ()):
        assert confidence(check, raw) == pytest.approx(max(share, LIMIT), abs=1e-3)
