"""What checks yield, what the engine makes of it, and what people judged.

A ``Hit`` knows only its segment. The engine stamps it into a ``Finding``. An ``ErrorSpan`` is a judgement, by a
person or a gold file: compared with findings, never mixed with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mt_qa.core.span import Span
from mt_qa.core.typology import Category, Severity


class Evidence(StrEnum):
    """What a finding rests on. Only ``source`` can prove a fault of meaning."""

    RULE = "rule"
    DOCUMENT = "document"
    LANGUAGE_MODEL = "language-model"
    SOURCE = "source"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A replacement for exactly the finding's span; ``""`` deletes it. Confidence is a probability, 0 to 1."""

    text: str
    confidence: float = 0.5
    made_by: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "confidence": round(self.confidence, 3), "made_by": self.made_by}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Suggestion:
        return cls(data["text"], data["confidence"], data["made_by"])


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields: a span of its segment's target, the reason in English and Arabic, suggestions best first.

    A suggestion may be a plain string; the engine then gives it the hit's confidence and the check's name.
    `severity`, `confidence` and `evidence` override the check's own where a case needs it.
    """

    span: Span
    message: str
    message_ar: str
    suggestions: tuple[Suggestion | str, ...] = ()
    severity: Severity | None = None
    confidence: float | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as the machine sees it. `span` is an offset into the document's text, which reads `text` there."""

    check: str
    category: Category
    severity: Severity
    confidence: float
    evidence: Evidence
    segment: int
    span: Span
    text: str
    message: str
    message_ar: str
    suggestions: tuple[Suggestion, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The finding in the words of the report contract."""
        return {
            "check": self.check,
            "category": self.category.value,
            "severity": self.severity.label,
            "confidence": round(self.confidence, 3),
            "evidence": self.evidence.value,
            "segment": self.segment,
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            "message": self.message,
            "message_ar": self.message_ar,
            "suggestions": [suggestion.to_dict() for suggestion in self.suggestions],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Finding:
        return cls(
            check=data["check"],
            category=Category(data["category"]),
            severity=Severity.parse(data["severity"]),
            confidence=data["confidence"],
            evidence=Evidence(data["evidence"]),
            segment=data["segment"],
            span=Span(data["start"], data["end"]),
            text=data["text"],
            message=data["message"],
            message_ar=data["message_ar"],
            suggestions=tuple(Suggestion.from_dict(item) for item in data["suggestions"]),
        )


@dataclass(frozen=True, slots=True)
class ErrorSpan:
    """A judged fault. `tier` says how surely a tool should find it: must, should or could (empty where not said)."""

    span: Span
    category: Category | None
    severity: Severity
    text: str
    suggestions: tuple[str, ...] = ()
    tier: str = ""
