"""The tables. Rows of decisions are only ever added; what a list takes back is marked with who and when, not deleted.

A change here needs a migration: ``mt_qa/store/migrations/versions`` (a test compares the two).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time, always in UTC: SQLite would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None or value.tzinfo is not None:
            return value if value is None else value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, list[Any]: JSON, str: Text}  # noqa: RUF012


class ProjectRow(Base):
    """A house's field of work: its own terms, dismissals and lessons."""

    __tablename__ = "project"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    profile: Mapped[str] = mapped_column(String(200))
    termbase: Mapped[str] = mapped_column(String(200))
    """The kept termbase that holds here, by name; empty for none."""
    made_at: Mapped[datetime]
    made_by: Mapped[str]


class ArticleRow(Base):
    """An article, its latest report, and where it stands. `version` counts all that happened to it."""

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    name: Mapped[str]
    text: Mapped[str] = mapped_column(deferred=True)
    source: Mapped[str] = mapped_column(deferred=True)
    status: Mapped[str] = mapped_column(String(20), index=True)
    assignee: Mapped[str]
    version: Mapped[int]
    revision: Mapped[int]
    """How often the text was replaced; decisions belong to one revision."""
    added_at: Mapped[datetime]
    added_by: Mapped[str]
    changed_at: Mapped[datetime]
    words: Mapped[int]
    score: Mapped[float]
    verdict: Mapped[str] = mapped_column(String(20))
    criticals: Mapped[int]
    findings: Mapped[int]
    minutes: Mapped[float]
    """Estimated minutes of editing."""
    counts: Mapped[list[Any]] = mapped_column(deferred=True)
    """[check, category, severity, number] of the report's findings, so that lists need not read reports."""
    report: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    signature: Mapped[str]


class DecisionRow(Base):
    """One decision: who, when, what, before, after, and the signature of the report that it was made on.

    A step is what one undo takes back, one or more rows; steps of an article are numbered by its version.
    """

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_article_id_step", "article_id", "step"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    step: Mapped[int]
    revision: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[str] = mapped_column(String(20))
    check: Mapped[str]
    finding: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    before: Mapped[str]
    after: Mapped[str]
    undoes: Mapped[int | None]
    """The step that an undo takes back, or a redo does again."""
    contested: Mapped[bool]
    """Made without sight of another editor's decision on the same letters: kept and shown, not in force."""
    signature: Mapped[str]


class DismissalRow(Base):
    """A finding that is not wanted: in one article, in a project, or everywhere. In force until `lifted_at`."""

    __tablename__ = "dismissal"
    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(String(20))
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    key: Mapped[str]
    """The finding's in the article where it was dismissed (`mt_qa.decisions.finding_key`)."""
    step: Mapped[int]
    check: Mapped[str]
    text: Mapped[str]
    words_before: Mapped[str]
    words_after: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[str | None]
    lifted_step: Mapped[int | None]


class TermRow(Base):
    """A term that an editor added to a project. In force until `withdrawn_at`."""

    __tablename__ = "term"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    concept: Mapped[str]
    language: Mapped[str]
    term: Mapped[str]
    status: Mapped[str] = mapped_column(String(20))
    note: Mapped[str]
    domain: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]


class LessonsRow(Base):
    """What a project's decisions taught at one time; the latest that was not undone is in force."""

    __tablename__ = "lessons"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    lessons: Mapped[list[Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]


class SittingRow(Base):
    """A stretch of work of one editor on one article, from the first sign of life to the last."""

    __tablename__ = "sitting"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    editor: Mapped[str]
    began: Mapped[datetime]
    last: Mapped[datetime]


class PersonRow(Base):
    """Someone with a role."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime]
    made_by: Mapped[str]
