"""Marot's table of marked errors (google-research/marot, once MQM Viewer): ten columns, one line an error.

A finding that nobody looked at is the machine's rating; one that an editor confirmed, edited or added is the editor's,
with the machine's as its prior error; a rejected one is among the deleted errors of its segment.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from mt_qa.core import Finding
from mt_qa.decisions import Outcome, finding_key
from mt_qa.render.reviewed import Change, Reviewed, segments_of, span_of

COLUMNS = (
    "system",
    "doc",
    "docSegId",
    "globalSegId",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "metadata",
)
MACHINE = "mt_qa"
NO_ERROR = "no-error"
_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def render_marot(reviewed: Reviewed, *, system: str = "translation") -> str:
    """The table with its head. Tabs and line breaks of the article are spaces in it, and ``<v>`` is ``‹v›``."""
    upheld, rejected = _by_segment(reviewed, upheld=True), _by_segment(reviewed, upheld=False)
    lines = ["\t".join(COLUMNS)]
    for number, stretches in enumerate(segments_of(reviewed, ())):
        if reviewed.report.document.segments[number].target.strip():
            corrected = "".join(piece.text for piece in stretches if piece.change is not Change.DELETED)
            about = _about_segment(reviewed, number, corrected, rejected[number])
            lines += ["\t".join((_cell(system), *row)) for row in _rows(reviewed, number, upheld[number], about)]
    return "\n".join(lines) + "\n"


def _by_segment(reviewed: Reviewed, *, upheld: bool) -> defaultdict[int, list[Finding]]:
    kept = frozenset(map(finding_key, reviewed.upheld))
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in reviewed.findings:
        if (finding_key(finding) in kept) is upheld:
            found[finding.segment].append(finding)
    return found


def _rows(
    reviewed: Reviewed, number: int, found: Sequence[Finding], about: dict[str, Any]
) -> Iterator[tuple[str, ...]]:
    """The columns after the first, one row an error; one that says there is none where there is none."""
    document = reviewed.report.document
    segment = document.segments[number]
    place = (f"{_cell(document.id)}:{document.source_language or 'und'}-ar", str(number + 1), "0")
    source, target = _cell(segment.source or ""), segment.target
    for finding in found:
        span = span_of(reviewed, finding)
        marked = f"{_cell(target[: span.start])}<v>{_cell(finding.text)}</v>{_cell(target[span.end :])}"
        rater = (reviewed.reviewer or "editor") if _is_judged(reviewed, finding) else MACHINE
        metadata = _metadata(reviewed, finding) | (about if finding is found[0] else {})
        severity = finding.severity.label.capitalize()
        yield (*place, _cell(rater), source, marked, _category(finding), severity, _json(metadata))
    if not found:
        rater = reviewed.reviewer or MACHINE
        yield (*place, _cell(rater), source, _cell(target), NO_ERROR, NO_ERROR, _json(about))


def _about_segment(reviewed: Reviewed, number: int, corrected: str, rejected: Sequence[Finding]) -> dict[str, Any]:
    """What belongs to the segment: its corrected text, and the errors that the editor took away."""
    about: dict[str, Any] = {}
    if corrected != reviewed.report.document.segments[number].target:
        about["corrected_translation"] = corrected
    if rejected:
        about["deleted_errors"] = [_prior(reviewed, finding) for finding in rejected]
    return about


def _metadata(reviewed: Reviewed, finding: Finding) -> dict[str, Any]:
    data: dict[str, Any] = {
        "timestamp": int(reviewed.when.timestamp() * 1000),
        "note": reviewed.reason(finding),
        "marked_text": finding.text,
        "confidence": round(finding.confidence, 3),
        "check": finding.check,
        "suggestions": [suggestion.text for suggestion in finding.suggestions],
    }
    if not reviewed.report.document.segments[finding.segment].source:
        data["source_not_seen"] = True
    if _is_judged(reviewed, finding) and reviewed.is_reported(finding):
        data |= {"prior_rater": MACHINE, "prior_error": _prior(reviewed, finding)}
    return data


def _is_judged(reviewed: Reviewed, finding: Finding) -> bool:
    decision = reviewed.decision(finding)
    return decision is not None and decision.outcome is not Outcome.REJECTED


def _prior(reviewed: Reviewed, finding: Finding) -> dict[str, Any]:
    span = span_of(reviewed, finding)
    kind, _, subtype = _category(finding).partition("/")
    target = reviewed.report.document.segments[finding.segment].target
    return {
        "location": "translation",
        "severity": finding.severity.label,
        "type": kind,
        "subtype": subtype,
        "prefix": target[: span.start],
        "selected": finding.text,
    }


def _category(finding: Finding) -> str:
    """``Accuracy/Mistranslation``: marot's weights are looked up by names with a capital letter."""
    return "/".join(part.replace("-", " ").capitalize() for part in finding.category.value.split("/"))


def _cell(text: str) -> str:
    return _BREAKS.sub(" ", text).replace("<v>", "‹v›").replace("</v>", "‹/v›").encode("utf-8", "replace").decode()


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=True)
