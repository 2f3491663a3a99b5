"""What is said of a batch: a file of records that is reviewed in its own time."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from mt_qa.api.schemas.requests import Options


class BatchState(StrEnum):
    """`queued` and `running` batches go on after a restart; `done` and `cancelled` ones stay until deleted."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        return self in (BatchState.DONE, BatchState.CANCELLED)


Count = Annotated[int, Field(ge=0)]


class Verdicts(BaseModel):
    """How many records came out how; `error` counts those that could not be reviewed."""

    publish: Count = 0
    review: Count = 0
    retranslate: Count = 0
    error: Count = 0


class Batch(BaseModel):
    """The state of a batch. `reviewed` lines of results are on disk, in the order of the records."""

    id: str
    name: str
    state: BatchState
    created: Annotated[str, Field(description="ISO 8601, UTC")]
    finished: Annotated[str | None, Field(description="ISO 8601, UTC")] = None
    records: Count
    reviewed: Count
    verdicts: Verdicts
    options: Options
    signature: Annotated[str, Field(description="What makes the numbers of this batch")]


class BatchList(BaseModel):
    """The caller's batches, newest first."""

    batches: list[Batch]
