"""What the store gives out: frozen values, none of which knows the database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from mt_qa.core import Finding, InputError, Report, Verdict
from mt_qa.service import document_of


class Status(StrEnum):
    """Where an article stands."""

    NEW = "new"
    IN_REVIEW = "in review"
    DONE = "done"


class Scope(StrEnum):
    """How far a dismissal reaches."""

    ARTICLE = "article"
    PROJECT = "project"
    EVERYWHERE = "everywhere"


class What(StrEnum):
    """What a row of the history says was done."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    DISMISSED = "dismissed"
    MISSED = "missed"
    """An error that the engine missed was marked."""
    REOPENED = "reopened"
    """A decision was taken back, in whatever order."""
    UNDONE = "undone"
    REDONE = "redone"
    REVISED = "revised"
    """The article's text was replaced."""
    STATUS = "status"
    ASSIGNED = "assigned"


DECIDING = frozenset({What.ACCEPTED, What.EDITED, What.REJECTED, What.DISMISSED, What.MISSED})
UNDOABLE = DECIDING | {What.REOPENED}


@dataclass(frozen=True, slots=True)
class Project:
    """A field of work with terms, dismissals and lessons of its own; `termbase` names a kept one, or is empty."""

    id: int
    name: str
    profile: str
    termbase: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it. `minutes` is the estimate of editing at its project's pace, `seconds` what was
    spent so far."""

    id: int
    project: int
    name: str
    status: Status
    assignee: str
    score: float
    verdict: Verdict
    criticals: int
    findings: int
    words: int
    minutes: float
    seconds: float
    added_at: datetime
    added_by: str
    changed_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its texts and its latest report."""

    listed: Listed
    text: str
    source: str
    report: Report
    revision: int

    @property
    def id(self) -> int:
        return self.listed.id

    @property
    def version(self) -> int:
        return self.listed.version


def report_from(data: dict[str, Any], text: str, source: str, name: str) -> Report:
    """The report that was kept as JSON, on the document with its source."""
    return replace(Report.from_dict(data, text), document=document_of(text, source or None, name))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of an article's history; `before` and `after` are the passage as it read, or what a field held."""

    article: int
    step: int
    revision: int
    at: datetime
    by: str
    what: What
    check: str
    finding: Finding | None
    before: str
    after: str
    undoes: int | None = None
    contested: bool = False
    signature: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The row for other programs."""
        return {
            "article": self.article,
            "step": self.step,
            "revision": self.revision,
            "at": self.at.isoformat(),
            "by": self.by,
            "what": self.what.value,
            "check": self.check,
            "before": self.before,
            "after": self.after,
            "undoes": self.undoes,
            "contested": self.contested,
            "signature": self.signature,
            "finding": None if self.finding is None else self.finding.to_dict(),
        }


class ConflictError(InputError):
    """Another editor has decided on the same letters since the page was drawn.

    `theirs` are their rows, `yours` what was asked for. It is kept as contested rows: both editors see it, and whoever
    decides again, having seen it, settles it.
    """

    def __init__(self, theirs: tuple[Entry, ...], yours: tuple[Entry, ...]) -> None:
        names = ", ".join(sorted({entry.by for entry in theirs}))
        super().__init__(f"{names} has meanwhile decided on the same passage; yours is kept beside it: choose again")
        self.theirs = theirs
        self.yours = yours
