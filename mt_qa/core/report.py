"""The result of a review. Its JSON form is the contract ``mt-qa/report/1`` that other programs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mt_qa.core.document import Document, Segment
from mt_qa.core.finding import Finding
from mt_qa.core.ledger import NO_NAMES, Ledger, LedgerEntry
from mt_qa.core.typology import Severity, Verdict

SCHEMA = "mt-qa/report/1"


@dataclass(frozen=True, slots=True)
class SegmentReport:
    """Score (0 to 100, high is better) and verdict of one segment; offsets into the document's text."""

    index: int
    start: int
    end: int
    score: float
    verdict: Verdict

    def to_dict(self) -> dict[str, Any]:
        return {
            "index": self.index,
            "start": self.start,
            "end": self.end,
            "score": self.score,
            "verdict": self.verdict.value,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> SegmentReport:
        return cls(data["index"], data["start"], data["end"], data["score"], Verdict(data["verdict"]))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was looked at, in code points, and whether a source was there: ``none``, ``partial`` or ``full``."""

    characters: int
    characters_reviewed: int
    source: str
    paragraphs: tuple[int, int] | None = None
    """How many the source has and the translation, where these differ and were aligned."""

    def to_dict(self) -> dict[str, Any]:
        data = {
            "characters": self.characters,
            "characters_reviewed": self.characters_reviewed,
            "source": self.source,
        }
        return data if self.paragraphs is None else data | {"paragraphs": list(self.paragraphs)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Coverage:
        paragraphs = data.get("paragraphs")
        counts = None if paragraphs is None else (paragraphs[0], paragraphs[1])
        return cls(data["characters"], data["characters_reviewed"], data["source"], counts)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A check that did not run, and why: silence is not success."""

    check: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        return {"check": self.check, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that is not among those shown, because of what a project has learnt: ``dismissed`` or ``learnt``.

    `reason` says by which dismissal, or by how much the check counts less there.
    """

    finding: Finding
    because: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        return {"because": self.because, "reason": self.reason, "finding": self.finding.to_dict()}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> SetAside:
        return cls(Finding.from_dict(data["finding"]), data["because"], data["reason"])


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a review found, in the order of the text; `reasons` say in words what drove the verdict."""

    document: Document
    segments: tuple[SegmentReport, ...]
    findings: tuple[Finding, ...]
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    coverage: Coverage
    skipped: tuple[Skipped, ...]
    signature: str
    reasons_ar: tuple[str, ...] = ()
    ledger: Ledger = NO_NAMES
    set_aside: tuple[SetAside, ...] = ()

    def worst(self) -> Severity:
        """The highest severity found; neutral where nothing was."""
        return max((finding.severity for finding in self.findings), default=Severity.NEUTRAL)

    def to_dict(self) -> dict[str, Any]:
        """The report in the words of the contract; the document itself is not repeated in it."""
        data = {
            "schema": SCHEMA,
            "id": self.document.id,
            "score": self.score,
            "verdict": self.verdict.value,
            "reasons": list(self.reasons),
            "reasons_ar": list(self.reasons_ar),
            "segments": [segment.to_dict() for segment in self.segments],
            "findings": [finding.to_dict() for finding in self.findings],
            "ledger": [entry.to_dict() for entry in self.ledger.entries],
            "coverage": self.coverage.to_dict(),
            "skipped": [skipped.to_dict() for skipped in self.skipped],
            "signature": self.signature,
        }
        return data | {"set_aside": [each.to_dict() for each in self.set_aside]} if self.set_aside else data

    @classmethod
    def from_dict(cls, data: dict[str, Any], text: str = "") -> Report:
        """The report that `to_dict` wrote, with `text` (the document's) cut back into its segments."""
        segments = tuple(SegmentReport.from_dict(item) for item in data["segments"])
        starts = [segment.start for segment in segments]
        return cls(
            document=Document(tuple(Segment(text[s.start : s.end]) for s in segments), id=data["id"]),
            segments=segments,
            findings=tuple(Finding.from_dict(item) for item in data["findings"]),
            score=data["score"],
            verdict=Verdict(data["verdict"]),
            reasons=tuple(data["reasons"]),
            coverage=Coverage.from_dict(data["coverage"]),
            skipped=tuple(Skipped(**item) for item in data["skipped"]),
            signature=data["signature"],
            reasons_ar=tuple(data.get("reasons_ar", ())),
            ledger=Ledger(tuple(LedgerEntry.from_dict(item, starts) for item in data.get("ledger", ()))),
            set_aside=tuple(SetAside.from_dict(item) for item in data.get("set_aside", ())),
        )
