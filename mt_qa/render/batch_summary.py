"""The end of a batch for a person: how many to publish, to read and to translate again, and which to look at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mt_qa.render.visible import visible

_FIRST = 20
_COLUMNS = ("#", "verdict", "score", "critical", "major", "minor", "minutes", "also", "id")
_LONGEST_ID = 60
_EXPECTED = ("no source", "no termbase")
"""Reasons of skipped checks that the caller chose."""


def render_summary(summary: Mapping[str, Any], first: int = _FIRST) -> str:
    """The summary of a run (``mt-qa/batch-summary/1``) as lines of text, with the head of the queue."""
    verdicts, findings, errors = summary["verdicts"], summary["findings"], summary["errors"]
    lines = [
        f"{summary['records']:,} records: "
        + ", ".join(f"{count:,} {verdict}" for verdict, count in verdicts.items())
        + f", {sum(errors.values()):,} errors",
        "findings: " + ", ".join(f"{count:,} {severity}" for severity, count in findings.items()),
        f"stories: {summary['stories']:,}; an editor's time: about {summary['minutes']:,.0f} minutes",
    ]
    lines += [f"error {kind}: {count:,}" for kind, count in errors.items()]
    lines += [
        f"check {item['check']} did not run in {item['records']:,}: {visible(item['reason'])}"
        for item in summary["skipped"]
        if item["reason"] not in _EXPECTED
    ]
    queue = [story for story in summary["triage"] if story["verdict"] != "publish"][:first]
    if queue:
        lines += ["", *_table(_COLUMNS, [_row(story) for story in queue])]
    return "\n".join(lines) + "\n"


def _row(story: Mapping[str, Any]) -> Sequence[str]:
    identity = visible(story["id"])
    return (
        str(story["rank"]),
        story["verdict"],
        f"{story['score']:.1f}",
        *(str(story[severity]) for severity in ("critical", "major", "minor")),
        f"{story['minutes']:.1f}",
        str(len(story["duplicates"]) or ""),
        identity if len(identity) <= _LONGEST_ID else identity[: _LONGEST_ID - 1] + "…",
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns of figures to the right; the first word and the last column, of any script, to the left."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    left = (1, len(header) - 1)
    return [
        "  ".join(
            cell.ljust(width) if place in left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (header, *rows)
    ]
