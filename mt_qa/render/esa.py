"""Error Span Annotation as WMT releases it: one JSON object a line, a segment each, with its score and its spans.

ESA knows two severities: what is critical here is major there, and what is neutral is left out. `start_i` and `end_i`
are code points of ``tgt``, half-open.
"""

from __future__ import annotations

import json

from mt_qa.core import Finding, Severity
from mt_qa.render.marot import MACHINE
from mt_qa.render.reviewed import Reviewed, span_of


def render_esa(reviewed: Reviewed, *, system: str = "translation") -> str:
    """The segments that hold text, one line each; findings that an editor rejected are no errors."""
    document = reviewed.report.document
    lines = []
    for number, (segment, scored) in enumerate(zip(document.segments, reviewed.report.segments, strict=True)):
        if not segment.target.strip():
            continue
        found = [f for f in reviewed.upheld if f.segment == number and f.severity is not Severity.NEUTRAL]
        record = {
            "langs": f"{document.source_language or 'und'}-{document.target_language}",
            "line_id": number,
            "doc_id": document.id,
            "system": system,
            "src": segment.source or "",
            "tgt": segment.target,
            "esa_score": scored.score,
            "esa_spans": [_span(reviewed, finding) for finding in found],
            "annotator": reviewed.reviewer or MACHINE,
        }
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def _span(reviewed: Reviewed, finding: Finding) -> dict[str, object]:
    span = span_of(reviewed, finding)
    severity = "major" if finding.severity >= Severity.MAJOR else "minor"
    return {"start_i": span.start, "end_i": span.end, "severity": severity, "error_type": finding.category.value}
