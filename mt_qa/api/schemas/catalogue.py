"""What is said of a check, and of the service itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from mt_qa.api.schemas.report import Probability, SeverityLabel
from mt_qa.core import Category, Evidence


class CheckFacts(BaseModel):
    """What a check says of itself, as `mt-qa checks --format json` prints it."""

    name: str
    category: Category
    severity: SeverityLabel
    confidence: Probability
    evidence: Evidence
    needs: Annotated[list[str], Field(description="What must be there for it to run: `source`, `termbase` …")]
    title: str
    docstring: str


class CheckList(BaseModel):
    """Every check, by name."""

    checks: list[CheckFacts]


class CheckExample(BaseModel):
    """A text that the check flags (`wrong`, ⟦…⟧ around what it finds) or leaves alone (`right`)."""

    kind: Literal["wrong", "right"]
    text: str
    fixed: Annotated[str | None, Field(description="The text with the fault mended, where the check can")] = None
    source: str | None = None


class Explanation(CheckFacts):
    """A check with its examples, as `mt-qa explain` shows it."""

    examples: list[CheckExample]


class Health(BaseModel):
    """The process answers."""

    status: Literal["alive"] = "alive"


class Readiness(BaseModel):
    """At least one worker has its tables and takes requests."""

    status: Literal["ready"] = "ready"
    workers: Annotated[int, Field(ge=1, description="Workers that are ready")]
    waiting: Annotated[int, Field(ge=0, description="Requests in the queue")]
