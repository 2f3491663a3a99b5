"""Bins of confidence beside the share that is right."""

import pytest

from mt_qa.core import Category, Document, ErrorSpan, Segment, Severity, Span
from mt_qa.evaluation.judged_findings import GARBLED, Judged, judged_findings
from mt_qa.evaluation.reliability import bins, by_check, expected_error, raw

FINDINGS = [Judged("one", 0.8, 1.0, 3.0), Judged("one", 0.8, 0.0, 1.0), Judged("two", 0.95, 0.5, 2.0)]


def test_a_bin_has_the_weighted_share() -> None:
    rows = [(row.low, row.weight, row.confidence, row.right) for row in bins(FINDINGS, raw)]
    assert rows == [pytest.approx((0.8, 4, 0.8, 0.75)), pytest.approx((0.95, 2, 0.95, 0.5))]
    assert expected_error(bins(FINDINGS, raw)) == pytest.approx((4 * 0.05 + 2 * 0.45) / 6)


def test_a_row_a_check() -> None:
    rows = by_check(FINDINGS).splitlines()
    assert [row.split()[0] for row in rows if row.split()[0] in ("one", "two")] == ["one", "two"]


def test_clean_text_is_weighed_so_that_one_word_in_ten_is_garbled() -> None:
    wrong = "وصل الوفد إلى إلى العاصمة أمس."
    fault = ErrorSpan(Span(10, 17), Category.GRAMMAR, Severity.MINOR, "إلى إلى")
    document = Document((Segment(wrong),))
    garbled, clean = judged_findings([(document, (fault,))], [document])
    assert (garbled.right, garbled.weight) == (1.0, 1.0)
    assert clean.weight == pytest.approx((1 - GARBLED) / GARBLED)
    assert 0 < clean.right < 1
