"""The report made by hand with one decision of every kind on it, and text that must not come alive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from made_report import made_report

from mt_qa.core import Document
from mt_qa.decisions import Decision, Decisions, Outcome
from mt_qa.render.reviewed import Reviewed

WHEN = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def reviewed(language: str = "en") -> Reviewed:
    """``<script>`` is deleted, a spelling accepted, the encoding edited, one rejected, two are open."""
    report = made_report()
    markup, _, fi, emergency, invisible, letter = report.findings
    decisions = Decisions(
        (
            Decision(markup, Outcome.ACCEPTED, ""),
            Decision(fi, Outcome.ACCEPTED, "في"),
            Decision(invisible, Outcome.EDITED, "=الوفد\nالرسمي"),
            Decision(letter, Outcome.REJECTED),
        )
    )
    assert emergency.suggestions
    first, empty, last = report.document.segments
    segments = (replace(first, source="=SUM(A1) the minister"), empty, last)
    with_source = replace(report, document=Document(segments, id=report.document.id, source_language="en"))
    return Reviewed(with_source, decisions, language, "محرر <1>", WHEN)
