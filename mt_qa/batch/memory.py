"""What checks found in single segments before: of an article that comes again changed, only its new segments are read
by them. The cache keeps it as text, one small piece of JSON a segment; findings of whole articles are made anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mt_qa.core import Document, Evidence, Hit, Segment, Severity, Span, Suggestion


def segment_key(segment: Segment) -> str:
    """A checksum over all that a check of single segments may look at."""
    parts = [segment.target, segment.source, segment.reference]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def segment_keys(document: Document) -> Iterator[str]:
    """The keys of the segments that checks look at."""
    return (segment_key(segment) for segment in document.segments if segment.target.strip())


class SegmentMemory:
    """The memory of one review (`mt_qa.engine.Memory`): `known` pieces by key, and `learnt` ones that it added."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self.learnt: dict[str, str] = {}

    def recall(self, segment: Segment) -> Mapping[str, Sequence[Hit]] | None:
        """The hits by check, None for a segment that was not seen."""
        piece = self._known.get(segment_key(segment))
        if piece is None:
            return None
        return {check: [_hit(data) for data in hits] for check, hits in json.loads(piece).items()}

    def keep(self, segment: Segment, hits: Mapping[str, Sequence[Hit]]) -> None:
        """Note what checks found in a segment."""
        piece = {check: [_data(hit) for hit in found] for check, found in hits.items()}
        self.learnt[segment_key(segment)] = json.dumps(piece, ensure_ascii=False)


def _data(hit: Hit) -> list[Any]:
    return [
        hit.span.start,
        hit.span.end,
        hit.message,
        hit.message_ar,
        [s if isinstance(s, str) else [s.text, s.confidence, s.made_by] for s in hit.suggestions],
        None if hit.severity is None else hit.severity.label,
        hit.confidence,
        None if hit.evidence is None else hit.evidence.value,
    ]


def _hit(data: Sequence[Any]) -> Hit:
    start, end, message, message_ar, suggestions, severity, confidence, evidence = data
    return Hit(
        Span(start, end),
        message,
        message_ar,
        tuple(s if isinstance(s, str) else Suggestion(*s) for s in suggestions),
        None if severity is None else Severity.parse(severity),
        confidence,
        None if evidence is None else Evidence(evidence),
    )
