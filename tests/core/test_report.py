import json

from mt_qa.core import Report
from mt_qa.service import review

GARBLED = "وصل الوزير إلى إلى العاصمة.\n\nوغادر في في المساء."


def test_a_report_survives_json() -> None:
    report = review(GARBLED)
    again = Report.from_dict(json.loads(json.dumps(report.to_dict())), GARBLED)
    assert again == report
    assert report.findings, "an empty report would prove nothing"


def test_every_finding_reads_the_text_under_its_span() -> None:
    report = review(GARBLED)
    assert [GARBLED[f.span.start : f.span.end] for f in report.findings] == [f.text for f in report.findings]


def test_a_segment_is_found_by_its_index() -> None:
    report = review(GARBLED)
    for finding in report.findings:
        segment = report.segments[finding.segment]
        assert segment.start <= finding.span.start < finding.span.end <= segment.end
