"""What a review is asked with: an input record, as `mt_qa.formats.records` reads it, and options.

Unknown keys are refused: a mistyped option would otherwise change nothing, in silence.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from mt_qa.knowledge.tables import data_folder

DEFAULT_PROFILE = "news-ar"
MOST_SEGMENTS = 10_000
WRITTEN = r"\S"
"""What a target needs: one character at least that is no blank."""


@cache
def profile_names() -> tuple[str, ...]:
    """The profiles that a request may choose: those shipped, never a path."""
    return tuple(sorted(path.stem for path in (data_folder() / "profiles").glob("*.toml")))


def _known_profile(name: str) -> str:
    if name not in profile_names():
        raise ValueError(f"the profiles are: {', '.join(profile_names())}")
    return name


ProfileName: TypeAlias = Annotated[
    str,
    AfterValidator(_known_profile),
    Field(description="Which checks, weights and limits", json_schema_extra={"enum": list(profile_names())}),
]
MinConfidence: TypeAlias = Annotated[
    float | None, Field(ge=0, le=1, description="Show no finding below; without it the profile's")
]
MaxFindings: TypeAlias = Annotated[
    float | None, Field(ge=0, description="The worst so many in 1,000 words; 0 for all; without it the profile's")
]
TermbaseName: TypeAlias = Annotated[
    str | None,
    Field(min_length=1, max_length=100, description="A termbase kept where the service runs (`mt-qa termbase list`)"),
]
ProjectName: TypeAlias = Annotated[
    str | None, Field(max_length=200, description="Whose terms of the termbase hold, besides those of all projects")
]


class Options(BaseModel):
    """How to review; each is what `mt-qa review` calls the same."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    profile: ProfileName = DEFAULT_PROFILE
    min_confidence: MinConfidence = None
    max_findings_per_1000_words: MaxFindings = None
    termbase: TermbaseName = None
    project: ProjectName = None


class UploadParameters(Options):
    """How to review a batch, and what to call it."""

    name: Annotated[str, Field(max_length=200, description="For people who read lists")] = ""


class ReviewOptions(Options):
    """How to review; each is what `mt-qa review` calls the same."""

    model_config = ConfigDict(strict=True)


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


Identity: TypeAlias = Annotated[
    str | int, Field(union_mode="left_to_right", description="Comes back as the report's `id`")
]


class TargetRecord(_In):
    """An article as one text, a line a segment; a source goes line by line or is aligned."""

    id: Identity = ""
    target: Annotated[str, Field(min_length=1, pattern=WRITTEN, description="The Arabic translation")]
    source: Annotated[str | None, Field(description="What it was translated from")] = None
    reference: Annotated[str | None, Field(description="A translation by a person")] = None
    options: ReviewOptions = ReviewOptions()

    @property
    def characters(self) -> int:
        return sum(len(text or "") for text in (self.target, self.source, self.reference))


class SegmentIn(_In):
    """One segment of an article."""

    target: str
    source: str | None = None
    reference: str | None = None


def _with_text(segments: list[SegmentIn]) -> list[SegmentIn]:
    if not any(segment.target.strip() for segment in segments):
        raise ValueError("no target has text")
    return segments


class SegmentsRecord(_In):
    """An article in segments that are already beside their sources. At least one target has text."""

    id: Identity = ""
    segments: Annotated[
        list[SegmentIn],
        AfterValidator(_with_text),
        Field(
            min_length=1,
            max_length=MOST_SEGMENTS,
            json_schema_extra={"contains": {"properties": {"target": {"pattern": WRITTEN}}, "required": ["target"]}},
        ),
    ]
    options: ReviewOptions = ReviewOptions()

    @property
    def characters(self) -> int:
        return sum(len(text or "") for s in self.segments for text in (s.target, s.source, s.reference))


def _shape(value: Any) -> str:
    given = value if isinstance(value, dict) else vars(value) if isinstance(value, BaseModel) else {}
    return "of segments" if "segments" in given else "of target"


ReviewRequest: TypeAlias = Annotated[
    Annotated[TargetRecord, Tag("of target")] | Annotated[SegmentsRecord, Tag("of segments")], Discriminator(_shape)
]
