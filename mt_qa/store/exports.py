"""Decisions for other programs: the rows of the history, or finished articles as gold records for `mt-qa evaluate`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from mt_qa.core import Finding
from mt_qa.store.database import Store
from mt_qa.store.history import decision_of, is_of_engine, is_right, latest
from mt_qa.store.rows import entries_of
from mt_qa.store.tables import ArticleRow, ProjectRow
from mt_qa.store.values import Entry, Status, What

SCHEMA = "mt-qa/decision/1"


def decision_records(store: Store, project: int | None = None) -> Iterator[dict[str, Any]]:
    """Every row of every article's history, oldest first, with the names of article and project."""
    for project_name, row in _articles(store, project):
        with store.reading() as session:
            entries = entries_of(store, session, row.id)
        for entry in entries:
            names = {"project": project_name, "name": row.name}
            yield {"schema": SCHEMA, **names, **entry.to_dict()}


def gold_records(store: Store, project: int | None = None) -> Iterator[dict[str, Any]]:
    """Finished articles with what their editors judged to be wrong: findings that were right, and missed errors.

    What nobody decided on is not in it, so that a finished article's findings should all have been decided.
    """
    for project_name, row in _articles(store, project, Status.DONE):
        with store.reading() as session:
            entries = entries_of(store, session, row.id, row.revision)
            text, source = session.execute(
                select(ArticleRow.text, ArticleRow.source).where(ArticleRow.id == row.id)
            ).one()
        judged = [entry for entry in latest(entries).values() if _is_fault(entry)]
        record = {"id": f"{project_name}/{row.id}", "target": text}
        spans = [_span(entry, finding) for entry in judged if (finding := entry.finding) is not None]
        yield {
            **record,
            **({"source": source} if source else {}),
            "gold": sorted(spans, key=lambda span: (span["start"], span["end"])),
        }


def _is_fault(entry: Entry) -> bool:
    return entry.what is What.MISSED or (is_of_engine(entry) and is_right(entry))


def _span(entry: Entry, finding: Finding) -> dict[str, Any]:
    replacement = decision_of(entry).replacement
    return {
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        "category": finding.category.value,
        "severity": finding.severity.label,
        "suggestions": [] if replacement == finding.text else [replacement],
    }


def _articles(store: Store, project: int | None, status: Status | None = None) -> list[tuple[str, ArticleRow]]:
    query = select(ProjectRow.name, ArticleRow).join(ArticleRow, ArticleRow.project_id == ProjectRow.id)
    if project is not None:
        query = query.where(ProjectRow.id == project)
    if status is not None:
        query = query.where(ArticleRow.status == status.value)
    with store.reading() as session:
        return [(name, row) for name, row in session.execute(query.order_by(ArticleRow.id))]
