"""What comes of one record: its line of the output without the id, and the row that is counted and ranked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mt_qa.arabic.folding import fold
from mt_qa.arabic.words import words
from mt_qa.core import Report, Severity
from mt_qa.core.report import SCHEMA
from mt_qa.effort import estimated_minutes
from mt_qa.service import Failure

NOTHING_LEARNT: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """What the summary needs of one record, so that it need not read the reports again.

    `error` is the kind of its error record, empty where there is a report. `findings` are counted by severity,
    `skipped` are checks with the reason why they did not run, `paragraphs` checksums of letters with counts of words.
    """

    error: str = ""
    verdict: str = ""
    score: float = 0.0
    words: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    minutes: float = 0.0
    skipped: dict[str, str] = field(default_factory=dict)
    paragraphs: list[tuple[str, int]] = field(default_factory=list)

    def to_list(self) -> list[Any]:
        return [getattr(self, name) for name in self.__slots__]

    @classmethod
    def from_list(cls, data: list[Any]) -> Row:
        row = cls(*data)
        return replace(row, paragraphs=[(fingerprint, count) for fingerprint, count in row.paragraphs])


@dataclass(frozen=True, slots=True)
class Result:
    """The body of an output line, and its row. The body has no id, so that one result serves every copy of a text.

    `segments` is what the review learnt about single segments (`mt_qa.batch.memory`).
    """

    body: str
    row: Row
    segments: Mapping[str, str] = field(default_factory=dict, compare=False)

    def line(self, id: str) -> str:  # noqa: A002 - the field's name
        """The line of the output: the report of `mt-qa/report/1` or the error record, and a line feed."""
        return f'{{"schema": "{SCHEMA}", "id": {json.dumps(id, ensure_ascii=False)}, {self.body}\n'


_PLACE = re.compile(r" in segment \d+$")


def of_report(report: Report, segments: Mapping[str, str] = NOTHING_LEARNT) -> Result:
    """The result of a record that was reviewed, with what was learnt about its segments."""
    counts = {s.label: sum(f.severity is s for f in report.findings) for s in Severity}
    targets = [segment.target for segment in report.document.segments if segment.target.strip()]
    paragraphs = [(_letters_checksum(target), len(words(target))) for target in targets]
    row = Row(
        verdict=report.verdict.value,
        score=report.score,
        words=sum(count for _, count in paragraphs),
        findings={label: count for label, count in counts.items() if count},
        minutes=estimated_minutes(report),
        skipped={skipped.check: _PLACE.sub("", skipped.reason) for skipped in report.skipped},
        paragraphs=paragraphs,
    )
    return Result(_body(report.to_dict()), row, segments)


def of_failure(kind: str, message: str) -> Result:
    """The result of a record that could not be."""
    return Result(_body(Failure("", kind, message).to_dict()), Row(error=kind))


def _letters_checksum(text: str) -> str:
    """The same for a paragraph whose marks, blanks and punctuation were set in another way."""
    return hashlib.sha256("".join(filter(str.isalnum, fold(text))).encode()).hexdigest()[:16]


def _body(data: dict[str, Any]) -> str:
    rest = {key: value for key, value in data.items() if key not in ("schema", "id")}
    return json.dumps(rest, ensure_ascii=False)[1:]
