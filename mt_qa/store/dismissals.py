"""The list of what was dismissed, how far each reaches, and taking it back.

A dismissal is made with a decision on its finding (`reviewing.dismiss`) and goes with it: undo lifts it, redo puts it
back in force. Lifting it from the list reopens the finding in the article where it was dismissed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from mt_qa.core import Finding, InputError
from mt_qa.decisions import finding_key
from mt_qa.learnt import passage_of
from mt_qa.store.access import Action, Person
from mt_qa.store.database import Store
from mt_qa.store.history import undoing_steps
from mt_qa.store.rows import Step, entries_of, locked
from mt_qa.store.tables import DismissalRow
from mt_qa.store.values import Entry, Scope, What


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A dismissed finding: where it was, how far the dismissal reaches, by whom, and by whom it was lifted."""

    id: int
    scope: Scope
    project: int
    article: int
    check: str
    text: str
    words_before: str
    words_after: str
    made_at: datetime
    made_by: str
    lifted_at: datetime | None
    lifted_by: str | None


def dismissals(store: Store, project: int | None = None, *, lifted: bool = False) -> tuple[Dismissal, ...]:
    """What was dismissed in a project, and everywhere; the latest first. Lifted ones only where asked for."""
    query = select(DismissalRow).order_by(DismissalRow.id.desc())
    if project is not None:
        query = query.where(
            (DismissalRow.project_id == project) | (DismissalRow.scope == Scope.EVERYWHERE.value),
        )
    if not lifted:
        query = query.where(DismissalRow.lifted_at.is_(None))
    with store.reading() as session:
        return tuple(
            Dismissal(
                row.id,
                Scope(row.scope),
                row.project_id,
                row.article_id,
                row.check,
                row.text,
                row.words_before,
                row.words_after,
                row.made_at,
                row.made_by,
                row.lifted_at,
                row.lifted_by,
            )
            for row in session.scalars(query)
        )


def lift(store: Store, dismissal: int, *, who: Person) -> None:
    """Take a dismissal back; its finding is open again. Raises InputError where none of that number is in force."""
    who.must_be_allowed_to(Action.DECIDE)
    with store.writing() as session:
        row = session.get(DismissalRow, dismissal)
        if row is None or row.lifted_at is not None:
            raise InputError(f"there is no dismissal {dismissal} in force")
        article = locked(session, row.article_id)
        made = [e for e in entries_of(store, session, article.id) if e.step == row.step and e.finding is not None]
        finding = next((e.finding for e in made if e.finding is not None and finding_key(e.finding) == row.key), None)
        step = Step(store, session, article, who.name)
        step.add(What.REOPENED, finding, before=row.text, after=row.text)
        _lift(step, [row])


def record_dismissals(step: Step, findings: Iterable[Finding], scope: Scope) -> None:
    """The dismissals that go with a step."""
    text = step.article.text
    for finding in findings:
        passage = passage_of(finding, text)
        step.session.add(
            DismissalRow(
                scope=scope.value,
                project_id=step.article.project_id,
                article_id=step.article.id,
                key=finding_key(finding),
                step=step.number,
                check=passage.check,
                text=passage.text,
                words_before=passage.before,
                words_after=passage.after,
                made_at=step.at,
                made_by=step.by,
            )
        )


def lift_with(step: Step, findings: Iterable[Finding], *, at_step: int | None = None) -> None:
    """Lift what was dismissed in this article with these findings; a redo says `at_step` who did so first."""
    keys = [finding_key(finding) for finding in findings]
    _lift(step, _rows(step, DismissalRow.key.in_(keys), DismissalRow.lifted_at.is_(None)), at_step)


def turn_with(step: Step, entries: Iterable[Entry], turned: int, what: What) -> None:
    """What undoing or redoing the step `turned` does to the dismissals that it made or lifted."""
    entries = list(entries)
    reopened = [e.finding for e in entries if e.step == turned and e.what is What.REOPENED and e.finding is not None]
    if what is What.UNDONE:
        _lift(step, _rows(step, DismissalRow.step == turned, DismissalRow.lifted_at.is_(None)))
        _restore(_rows(step, DismissalRow.lifted_step == turned))
    else:
        undone_at = undoing_steps(entries, turned)
        _restore(_rows(step, DismissalRow.step == turned, DismissalRow.lifted_step.in_(undone_at)))
        lift_with(step, reopened, at_step=turned)


def _rows(step: Step, *where: ColumnElement[bool]) -> list[DismissalRow]:
    return list(step.session.scalars(select(DismissalRow).where(DismissalRow.article_id == step.article.id, *where)))


def _lift(step: Step, rows: Iterable[DismissalRow], at_step: int | None = None) -> None:
    for row in rows:
        row.lifted_at, row.lifted_by, row.lifted_step = step.at, step.by, at_step or step.number


def _restore(rows: Iterable[DismissalRow]) -> None:
    for row in rows:
        row.lifted_at = row.lifted_by = row.lifted_step = None
