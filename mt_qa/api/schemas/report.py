"""The report contract ``mt-qa/report/1`` as models: what `Report.to_dict` gives, described for other programs.

They describe and check; reports are written by the worker that made them. New keys may be added under this schema, so
readers leave alone what they do not know.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from mt_qa.core import Category, Evidence, Verdict
from mt_qa.core.ledger import EntityKind, NameStatus

SeverityLabel = Literal["neutral", "minor", "major", "critical"]
Probability = Annotated[float, Field(ge=0, le=1)]
Points = Annotated[float, Field(ge=0, le=100, description="0 to 100, high is better")]
Offset = Annotated[int, Field(ge=0, description="In code points of the document's text")]


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class Suggestion(_Out):
    """A replacement for exactly the finding's span; an empty text deletes it."""

    text: str
    confidence: Probability
    made_by: str


class Finding(_Out):
    """A fault as the program sees it; the document's text reads `text` from `start` to `end`."""

    check: str
    category: Category
    severity: SeverityLabel
    confidence: Probability
    evidence: Evidence
    segment: Annotated[int, Field(ge=0)]
    start: Offset
    end: Offset
    text: str
    message: str
    message_ar: str
    suggestions: list[Suggestion]


class SegmentReport(_Out):
    """Score and verdict of one segment."""

    index: Annotated[int, Field(ge=0)]
    start: Offset
    end: Offset
    score: Points
    verdict: Verdict


class Rendering(_Out):
    """One way in which the article writes a name, and each place where it does."""

    text: str
    count: Annotated[int, Field(ge=1)]
    status: NameStatus
    positions: list[tuple[Offset, Offset]]


class LedgerEntry(_Out):
    """A person, a place, an organisation or a term of the article, with all its renderings."""

    kind: EntityKind
    name: str
    english: str
    known: bool
    renderings: list[Rendering]


class Coverage(_Out):
    """How much was looked at, and whether a source was there."""

    characters: Annotated[int, Field(ge=0)]
    characters_reviewed: Annotated[int, Field(ge=0)]
    source: Literal["none", "partial", "full"]
    paragraphs: Annotated[
        list[int] | None, Field(description="Of the source and of the translation, where these differ; else left out")
    ] = None


class Skipped(_Out):
    """A check that did not run, and why."""

    check: str
    reason: str


class SetAside(_Out):
    """A finding that is not shown, because of what a project has learnt."""

    because: Literal["dismissed", "learnt"]
    reason: str
    finding: Finding


class Report(_Out):
    """The result of a review, `mt-qa/report/1`. Offsets count code points of the targets joined by line feeds."""

    schema_: Annotated[Literal["mt-qa/report/1"], Field(alias="schema")]
    id: str
    score: Points
    verdict: Verdict
    reasons: list[str]
    reasons_ar: list[str]
    segments: list[SegmentReport]
    findings: list[Finding]
    ledger: list[LedgerEntry]
    coverage: Coverage
    skipped: list[Skipped]
    signature: Annotated[str, Field(description="What made the numbers; scores compare only where it agrees")]
    set_aside: Annotated[
        list[SetAside] | None, Field(description="Only where a project's experience was used; else left out")
    ] = None


class RecordFault(_Out):
    """Why a record of a batch could not be reviewed."""

    kind: str
    message: str


class ErrorRecord(_Out):
    """Stands in a batch's results for a record that could not be reviewed."""

    schema_: Annotated[Literal["mt-qa/report/1"], Field(alias="schema")]
    id: str
    error: RecordFault
