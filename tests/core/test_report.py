import json

from mt_qa.core import Report
from mt_qa.service import review

GARBLED = "وصل الوزير إلى إلى العاصمة.\n\nوغادر في في المساء."


def test_a_report_survives_json() -> None:
    report = review(GARBLED)
    again = Report.from_dict(json.loads(json.dumps(report.to_dict())), GARBLED)
    assert again == report
    assert report.findings, "an empty report would prove nothing"


def test_the_ledger_survives_json_but_for_its_proclitics() -> None:
    text = "سافر الوفد إلى نيروبي.\n\nوقالت الأمم المتحدة إن للأمم المتحدة مكتبا في نيروبي."
    report = review(text)
    again = Report.from_dict(json.loads(json.dumps(report.to_dict())), text)
    assert report.ledger.entries, "an empty ledger would prove nothing"
    assert [entry.to_dict() for entry in again.ledger.entries] == [entry.to_dict() for entry in report.ledger.entries]
    for entry, first in zip(again.ledger.entries, report.ledger.entries, strict=True):
        assert [(m.segment, m.span, m.form) for m in entry.mentions] == [
            (m.segment, m.span, m.form) for m in sorted(first.mentions, key=lambda mention: mention.span)
        ]


def test_every_finding_reads_the_text_under_its_span() -> None:
    report = review(GARBLED)
    assert [GARBLED[f.span.start : f.span.end] for f in report.findings] == [f.text for f in report.findings]


def test_a_segment_is_found_by_its_index() -> None:
    report = review(GARBLED)
    for finding in report.findings:
        segment = report.segments[finding.segment]
        assert segment.start <= finding.span.start < finding.span.end <= segment.end
