"""Terms that editors add to a project at the desk; they hold from the next review on and can be withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mt_qa.core import InputError
from mt_qa.knowledge.termbase import COLUMNS, TermEntry, entry_of
from mt_qa.knowledge.termbase import Status as TermStatus
from mt_qa.store import projects
from mt_qa.store.access import Action, Person
from mt_qa.store.database import Store
from mt_qa.store.tables import TermRow


@dataclass(frozen=True, slots=True)
class AddedTerm:
    """A term with who added it and, where it was withdrawn, who did."""

    id: int
    entry: TermEntry
    made_at: datetime
    made_by: str
    article: int | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None


def add_terms(
    store: Store, project: int, entries: Iterable[TermEntry], *, who: Person, article: int | None = None
) -> tuple[int, ...]:
    """Add terms to a project and return their numbers; one that replaces an earlier addition withdraws it.

    Raises InputError for a term that no termbase file could have.
    """
    who.must_be_allowed_to(Action.DECIDE)
    with store.writing() as session:
        name = projects.by_id(session, project).name
        clean = [_clean(entry, name) for entry in entries]
        moment = store.clock()
        added = []
        for entry in clean:
            for earlier in session.scalars(_alike(project, entry)):
                earlier.withdrawn_at, earlier.withdrawn_by = moment, who.name
            added.append(_row(entry, project, article, moment, who.name))
        session.add_all(added)
        session.flush()
        return tuple(row.id for row in added)


def withdraw_term(store: Store, term: int, *, who: Person) -> None:
    """Take an added term back. Raises InputError where there is none of that number in force."""
    who.must_be_allowed_to(Action.DECIDE)
    with store.writing() as session:
        row = session.get(TermRow, term, with_for_update=True)
        if row is None or row.withdrawn_at is not None:
            raise InputError(f"there is no added term {term} in force")
        row.withdrawn_at, row.withdrawn_by = store.clock(), who.name


def terms_of(store: Store, project: int, *, withdrawn: bool = False) -> tuple[AddedTerm, ...]:
    """The terms that were added to the project, the latest first; those withdrawn only where asked for."""
    query = select(TermRow).where(TermRow.project_id == project).order_by(TermRow.id.desc())
    if not withdrawn:
        query = query.where(TermRow.withdrawn_at.is_(None))
    with store.reading() as session:
        name = projects.by_id(session, project).name
        return tuple(
            AddedTerm(
                row.id, _entry(row, name), row.made_at, row.made_by, row.article_id, row.withdrawn_at, row.withdrawn_by
            )
            for row in session.scalars(query)
        )


def entries_in(session: Session, project: int) -> tuple[TermEntry, ...]:
    """The added terms in force."""
    name = projects.by_id(session, project).name
    query = select(TermRow).where(TermRow.project_id == project, TermRow.withdrawn_at.is_(None)).order_by(TermRow.id)
    return tuple(_entry(row, name) for row in session.scalars(query))


def _clean(entry: TermEntry, project: str) -> TermEntry:
    """The entry as a file would give it, in this project. Raises InputError."""
    fields = dict(zip(COLUMNS, entry.fields(), strict=True))
    return entry_of({**fields, "project": project}, "added term")


def _alike(project: int, entry: TermEntry) -> Select[TermRow]:
    return select(TermRow).where(
        TermRow.project_id == project,
        TermRow.concept == entry.concept,
        TermRow.language == entry.language,
        TermRow.term == entry.term,
        TermRow.withdrawn_at.is_(None),
    )


def _row(entry: TermEntry, project: int, article: int | None, moment: datetime, by: str) -> TermRow:
    return TermRow(
        project_id=project,
        article_id=article,
        concept=entry.concept,
        language=entry.language,
        term=entry.term,
        status=entry.status.value,
        note=entry.note,
        domain=entry.domain,
        made_at=moment,
        made_by=by,
    )


def _entry(row: TermRow, project: str) -> TermEntry:
    return TermEntry(row.concept, row.language, row.term, TermStatus(row.status), row.note, project, row.domain)
