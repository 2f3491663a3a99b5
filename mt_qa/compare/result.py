"""What a comparison found. Its JSON form is the contract ``mt-qa/comparison/1`` that other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mt_qa.compare.blind import Agreement
from mt_qa.compare.ngrams import Overused
from mt_qa.compare.ranking import Pair
from mt_qa.compare.remarks import Remark
from mt_qa.compare.slices import Slice
from mt_qa.core import Category, Finding, InputError, Severity

SCHEMA = "mt-qa/comparison/1"


@dataclass(frozen=True, slots=True)
class Score:
    """A number with its 95 % interval and what made it; without a number, the reason why there is none."""

    score: float | None
    low: float | None = None
    high: float | None = None
    signature: str = ""
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        if self.score is None:
            return {"score": None, "reason": self.reason}
        low, high = (None if value is None else round(value, 4) for value in (self.low, self.high))
        return {"score": round(self.score, 4), "low": low, "high": high, "signature": self.signature}


@dataclass(frozen=True, slots=True)
class Quality:
    """What a system is worth without a reference: the score (0 to 100), and what was found, a segment and in all."""

    score: Score
    critical_rate: float
    error_free_rate: float
    findings: Mapping[Category, int]
    severities: Mapping[Severity, int]
    contradictions: int
    distribution: tuple[int, ...]
    """How many segments score from 0 to below 10, from 10 to below 20, … and from 90 to 100."""
    buckets: tuple[int, int, int]
    """How many segments are to be translated again, want an editor, and are ready: the profile's verdicts."""

    def to_dict(self) -> dict[str, Any]:
        score = self.score.to_dict()
        return {
            "score": score["score"],
            "low": score["low"],
            "high": score["high"],
            "critical_rate": round(self.critical_rate, 4),
            "error_free_rate": round(self.error_free_rate, 4),
            "findings": {category.value: count for category, count in sorted(self.findings.items())},
            "severities": {severity.label: count for severity, count in sorted(self.severities.items())},
            "contradictions": self.contradictions,
            "distribution": list(self.distribution),
            "buckets": dict(zip(("retranslate", "review", "publish"), self.buckets, strict=True)),
        }


@dataclass(frozen=True, slots=True)
class System:
    """One system: its place in the ranking, and the cluster of those it cannot be told from."""

    name: str
    rank: int
    cluster: int
    metrics: Mapping[str, Score]
    quality: Quality
    overused: tuple[Overused, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "rank": self.rank,
            "cluster": self.cluster,
            "metrics": {metric: score.to_dict() for metric, score in self.metrics.items()},
            "quality": self.quality.to_dict(),
            "overused": [each.to_dict() for each in self.overused],
        }


@dataclass(frozen=True, slots=True)
class ComparedOutput:
    """One output of a segment. `alone` are the places in `findings` of what no other output has.

    `missing` is true where the output is empty and should not be: a critical fault without a place.
    """

    text: str
    missing: bool
    score: float
    metrics: Mapping[str, float]
    findings: tuple[Finding, ...]
    alone: tuple[int, ...]
    contradictions: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "missing": self.missing,
            "score": self.score,
            "metrics": {metric: round(value, 4) for metric, value in self.metrics.items()},
            "findings": [finding.to_dict() for finding in self.findings],
            "alone": list(self.alone),
            "contradictions": [finding.to_dict() for finding in self.contradictions],
        }


@dataclass(frozen=True, slots=True)
class ComparedSegment:
    """A segment with its outputs in the order of the systems as given; `disagreement` is 0 (alike) to 1."""

    index: int
    article: str
    source: str | None
    references: tuple[str, ...]
    disagreement: float
    outputs: tuple[ComparedOutput, ...]

    def to_dict(self, names: tuple[str, ...]) -> dict[str, Any]:
        return {
            "index": self.index,
            "article": self.article,
            "source": self.source,
            "references": list(self.references),
            "disagreement": round(self.disagreement, 4),
            "outputs": {name: output.to_dict() for name, output in zip(names, self.outputs, strict=True)},
        }


@dataclass(frozen=True, slots=True)
class WinsTiesLosses:
    """Segments in which a scores more than b, as much, and less."""

    a: str
    b: str
    wins: int
    ties: int
    losses: int

    def to_dict(self) -> dict[str, Any]:
        return {"a": self.a, "b": self.b, "wins": self.wins, "ties": self.ties, "losses": self.losses}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found. `names` are in the order given, `systems` the best first by `ranked_by`."""

    names: tuple[str, ...]
    systems: tuple[System, ...]
    pairs: tuple[Pair, ...]
    segments: tuple[ComparedSegment, ...]
    slices: tuple[Slice, ...]
    wins: tuple[WinsTiesLosses, ...]
    ranked_by: str
    alpha: float
    remarks: tuple[Remark, ...]
    signature: str
    reference_names: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    def system(self, name: str) -> System:
        """The system of that name. Raises KeyError."""
        for system in self.systems:
            if system.name == name:
                return system
        raise KeyError(name)

    def base_text(self, segment: ComparedSegment, against: str = "") -> str:
        """What the outputs of a segment are laid beside: the text of the system or reference called `against`; without
        one the first reference, and without any the output of the best system. Raises InputError for another name."""
        if against in self.names:
            return segment.outputs[self.names.index(against)].text
        if against in self.reference_names:
            return segment.references[self.reference_names.index(against)]
        if against:
            known = ", ".join((*self.reference_names, *self.names))
            raise InputError(f"no system and no reference is called {against!r}; there are {known}")
        best = self.names.index(self.systems[0].name)
        return segment.references[0] if segment.references else segment.outputs[best].text

    @property
    def by_disagreement(self) -> tuple[ComparedSegment, ...]:
        """The segments in which the outputs are furthest apart first."""
        return tuple(sorted(self.segments, key=lambda segment: (-segment.disagreement, segment.index)))

    def to_dict(self) -> dict[str, Any]:
        """The comparison in the words of the contract."""
        return {
            "schema": SCHEMA,
            "systems": [system.to_dict() for system in self.systems],
            "pairs": [pair.to_dict() for pair in self.pairs],
            "wins": [each.to_dict() for each in self.wins],
            "slices": [each.to_dict() for each in self.slices],
            "segments": [segment.to_dict(self.names) for segment in self.segments],
            "references": list(self.reference_names),
            "agreements": [each.to_dict() for each in self.agreements],
            "ranked_by": self.ranked_by,
            "alpha": self.alpha,
            "warnings": [remark.english for remark in self.remarks],
            "warnings_ar": [remark.arabic for remark in self.remarks],
            "signature": self.signature,
        }
