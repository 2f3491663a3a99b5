"""The findings as a table: one row each, as CSV for any program that reads one.

A cell that a spreadsheet would take for a formula is made harmless, for the text of an article is anybody's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from mt_qa.core import Finding
from mt_qa.render.reviewed import Reviewed
from mt_qa.render.visible import visible

MOST_SUGGESTIONS = 3
COLUMNS = (
    "article",
    "paragraph",
    "start",
    "end",
    "text",
    "severity",
    "category",
    "confidence",
    "evidence",
    "check",
    "reason",
    *(f"suggestion_{number}" for number in range(1, MOST_SUGGESTIONS + 1)),
    "decision",
    "replacement",
    "reviewer",
    "source",
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A spreadsheet reads a cell that begins so as a formula (OWASP, CSV injection); Excel takes the wide forms as well."""

Cell = str | int | float


def rows(reviewed: Reviewed) -> Iterator[tuple[Cell, ...]]:
    """A row a finding, in the order of `COLUMNS`; offsets are code points of the reviewed text."""
    return (_row(reviewed, finding) for finding in reviewed.findings)


def render_csv(reviewed: Reviewed) -> str:
    """The table with its head, comma-separated, with a byte order mark, without which Excel shows no Arabic."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows(reviewed):
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return "\ufeff" + out.getvalue()


def harmless(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _row(reviewed: Reviewed, finding: Finding) -> tuple[Cell, ...]:
    decision = reviewed.decision(finding)
    suggestions = [visible(suggestion.text) for suggestion in finding.suggestions[:MOST_SUGGESTIONS]]
    segment = reviewed.report.document.segments[finding.segment]
    return (
        visible(reviewed.report.document.id),
        finding.segment + 1,
        finding.span.start,
        finding.span.end,
        visible(finding.text),
        finding.severity.label,
        finding.category.value,
        round(finding.confidence, 3),
        finding.evidence.value,
        finding.check,
        visible(reviewed.reason(finding)),
        *suggestions,
        *[""] * (MOST_SUGGESTIONS - len(suggestions)),
        "" if decision is None else decision.outcome.value,
        visible(decision.replacement) if decision is not None and decision.changes_text else "",
        "" if decision is None else reviewed.reviewer,
        visible(segment.source or ""),
    )
