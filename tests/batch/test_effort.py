"""The estimate of an editor's minutes grows with what there is to read, to write and to accept."""

from dataclasses import replace

import pytest

from mt_qa.batch.effort import ACCEPT_SECONDS, READ_A_MINUTE, WRITE_SECONDS, editing_minutes
from mt_qa.core import Report, Severity, Verdict


def test_an_article_without_findings_takes_no_time(clean: Report) -> None:
    assert editing_minutes(replace(clean, verdict=Verdict.PUBLISH)) == 0.0


def test_a_worse_fault_without_a_suggestion_takes_longer(report: Report) -> None:
    finding = replace(report.findings[0], suggestions=())
    minutes = [
        editing_minutes(replace(report, findings=(replace(finding, severity=severity),) * 6))
        for severity in (Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)
    ]
    assert minutes == sorted(set(minutes))
    assert minutes[2] - minutes[0] == pytest.approx(
        6 * (WRITE_SECONDS[Severity.CRITICAL] - WRITE_SECONDS[Severity.MINOR]) / 60, abs=0.1
    )


def test_a_suggestion_is_accepted_faster_than_a_correction_is_written(report: Report) -> None:
    offered = next(finding for finding in report.findings if finding.suggestions)
    silent = replace(offered, suggestions=(), severity=Severity.MAJOR)
    assert min(WRITE_SECONDS[s] for s in Severity if s) > ACCEPT_SECONDS
    assert editing_minutes(replace(report, findings=(offered,) * 10)) < editing_minutes(
        replace(report, findings=(silent,) * 10)
    )


def test_what_is_not_to_be_published_is_read_whole(report: Report) -> None:
    """Of an article to publish only flagged segments are read."""
    first = report.findings[0]
    long = tuple(replace(s, target="كلمة " * READ_A_MINUTE) for s in report.document.segments)
    document = replace(report.document, segments=long)
    few = editing_minutes(replace(report, document=document, findings=(first,), verdict=Verdict.PUBLISH))
    all_ = editing_minutes(replace(report, document=document, findings=(first,), verdict=Verdict.REVIEW))
    assert all_ == pytest.approx(few + len(long) - 1, abs=0.1)
