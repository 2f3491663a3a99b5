"""The comparison contract ``mt-qa/comparison/1`` as models, and what a comparison is asked with."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from mt_qa.api.schemas.report import Finding, Points, Probability, SeverityLabel
from mt_qa.api.schemas.requests import DEFAULT_PROFILE, WRITTEN, Identity, ProfileName
from mt_qa.core import Category

Count = Annotated[int, Field(ge=0)]
SystemName = Annotated[str, Field(min_length=1, max_length=100)]
OutputText = Annotated[str, Field(min_length=1, pattern=WRITTEN)]


class CompareOptions(BaseModel):
    """How to compare; each is what `mt-qa compare` calls the same."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    profile: ProfileName = DEFAULT_PROFILE
    seed: Annotated[int, Field(ge=0, le=2**31 - 1, description="The same seed draws the same")] = 12345
    resamples: Annotated[int, Field(ge=100, le=2000, description="Draws for intervals and the paired bootstrap")] = 1000
    alpha: Annotated[float, Field(ge=0.0001, le=0.5, description="Level of significance after correction")] = 0.05


class CompareRequest(BaseModel):
    """Translations of the same text by several systems, line by line, with or without source and references."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: Identity = ""
    outputs: Annotated[
        dict[SystemName, OutputText], Field(min_length=2, max_length=20, description="By the name of the system")
    ]
    source: str | None = None
    references: Annotated[
        dict[SystemName, OutputText], Field(max_length=5, description="Translations by people, by name")
    ] = {}
    separate_lines: Annotated[bool, Field(description="Each line is a text of its own, not part of one article")] = (
        False
    )
    options: CompareOptions = CompareOptions()

    @property
    def characters(self) -> int:
        return sum(map(len, (*self.outputs.values(), *self.references.values(), self.source or "")))


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class MetricScore(_Out):
    """A metric of one system: its score with the middle 95 % of the resamples, or why there is none."""

    score: float | None
    low: float | None = None
    high: float | None = None
    signature: str | None = None
    reason: str | None = None


class Buckets(_Out):
    """Segments by verdict."""

    retranslate: Count
    review: Count
    publish: Count


class SystemQuality(_Out):
    """What a system is worth without a reference."""

    score: Points
    low: float | None
    high: float | None
    critical_rate: Probability
    error_free_rate: Probability
    findings: dict[Category, Count]
    severities: dict[SeverityLabel, Count]
    contradictions: Count
    distribution: list[Count]
    buckets: Buckets


class OverusedPhrase(_Out):
    """Words that one system writes oftener than the others."""

    text: str
    count: Count
    others: float
    ratio: float


class ComparedSystem(_Out):
    """One system, its place, and the cluster of those it cannot be told from."""

    name: str
    rank: Annotated[int, Field(ge=1)]
    cluster: Annotated[int, Field(ge=1)]
    metrics: dict[str, MetricScore]
    quality: SystemQuality
    overused: list[OverusedPhrase]


class ComparedPair(_Out):
    """Two systems in one metric; `winner` is null where the difference may be chance."""

    a: str
    b: str
    metric: str
    difference: float
    p_value: Probability
    p_adjusted: Probability
    p_bootstrap: Probability
    winner: str | None


class Wins(_Out):
    """Segments in which a scores more than b, as much, and less."""

    a: str
    b: str
    wins: Count
    ties: Count
    losses: Count


class ComparedSlice(_Out):
    """Segments of one kind, and the scores of the systems in them."""

    by: str
    value: str
    segments: Count
    systems: dict[str, dict[str, float]]


class ComparedOutput(_Out):
    """What one system wrote in a segment; offsets of its findings are offsets into `text`."""

    text: str
    missing: bool
    score: Points
    metrics: dict[str, float]
    findings: list[Finding]
    alone: list[Count]
    contradictions: list[Finding]


class ComparedSegment(_Out):
    """A segment with all its outputs; `disagreement` is 0 (alike) to 1."""

    index: Count
    article: str
    source: str | None
    references: list[str]
    disagreement: Probability
    outputs: dict[str, ComparedOutput]


class Comparison(_Out):
    """Which system is better, where, and whether the difference is real, `mt-qa/comparison/1`."""

    schema_: Annotated[Literal["mt-qa/comparison/1"], Field(alias="schema")]
    systems: list[ComparedSystem]
    pairs: list[ComparedPair]
    wins: list[Wins]
    slices: list[ComparedSlice]
    segments: list[ComparedSegment]
    references: list[str]
    agreements: list[dict[str, Any]]
    ranked_by: str
    alpha: float
    warnings: list[str]
    warnings_ar: list[str]
    signature: str
