"""What holds in a project at a review: its terms, its dismissals, and the lessons of its decisions."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from mt_qa.core import Report, SetAside
from mt_qa.formats.termbases import load_termbase
from mt_qa.knowledge.termbase import Termbase, TermEntry
from mt_qa.learnt import Dismissed, Experience, Passage
from mt_qa.service import document_of, review
from mt_qa.store import projects
from mt_qa.store.database import Store
from mt_qa.store.lessons import factors_in
from mt_qa.store.tables import DismissalRow
from mt_qa.store.terms import entries_in
from mt_qa.store.values import Scope


def experience_of(store: Store, project: int, article: int | None = None) -> Experience:
    """What the project has learnt, and what was dismissed in this one article."""
    with store.reading() as session:
        return experience_in(session, project, article)


def experience_in(session: Session, project: int, article: int | None = None) -> Experience:
    """`experience_of` within a session."""
    row = projects.by_id(session, project)
    reaching = or_(
        DismissalRow.scope == Scope.EVERYWHERE.value,
        and_(DismissalRow.scope == Scope.PROJECT.value, DismissalRow.project_id == project),
        and_(DismissalRow.scope == Scope.ARTICLE.value, DismissalRow.article_id == article),
    )
    rows = session.scalars(select(DismissalRow).where(DismissalRow.lifted_at.is_(None), reaching))
    return Experience(row.name, tuple(_dismissed(each) for each in rows), factors_in(session, project))


def with_dismissals(report: Report, experience: Experience) -> Report:
    """The report as the dismissals in force leave it, where they were made or lifted since the review.

    Score and verdict are those of the review.
    """
    back = [each.finding for each in report.set_aside if each.because == "dismissed"]
    findings = sorted((*report.findings, *back), key=lambda f: (f.span.start, -f.span.end, f.check))
    covered = experience.dismissed(findings, report.document.text)
    learnt = tuple(each for each in report.set_aside if each.because != "dismissed")
    aside = tuple(
        SetAside(finding, "dismissed", f"dismissal {dismissal.id} by {dismissal.by}")
        for finding, dismissal in covered.items()
    )
    return replace(
        report, findings=tuple(finding for finding in findings if finding not in covered), set_aside=learnt + aside
    )


def review_in(
    store: Store, project: int, text: str, *, source: str = "", name: str = "", article: int | None = None
) -> Report:
    """The review of a text with what holds in the project now. Raises InputError and ProfileError."""
    with store.reading() as session:
        profile = projects.by_id(session, project).profile
        experience = experience_in(session, project, article)
        termbase = termbase_in(session, project)
    return review(document_of(text, source or None, name), profile=profile, termbase=termbase, experience=experience)


def termbase_of(store: Store, project: int) -> Termbase | None:
    """The project's terms: of its kept termbase and those that editors added; None where there are none."""
    with store.reading() as session:
        return termbase_in(session, project)


def termbase_in(session: Session, project: int) -> Termbase | None:
    """`termbase_of` within a session."""
    row = projects.by_id(session, project)
    kept: tuple[TermEntry, ...] = ()
    if row.termbase:
        base = load_termbase(row.termbase)
        kept = base.for_project(row.name if row.name in base.projects else "").entries
    added = entries_in(session, project)
    replaced = {entry.key[:3] for entry in added}
    entries = (*added, *(entry for entry in kept if entry.key[:3] not in replaced))
    return _termbase(row.termbase or row.name, entries) if entries else None


@lru_cache(maxsize=32)
def _termbase(name: str, entries: tuple[TermEntry, ...]) -> Termbase:
    """One object for the same terms: what finds them in a text is made once for each."""
    return Termbase(name, entries)


def _dismissed(row: DismissalRow) -> Dismissed:
    passage = Passage(row.check, row.text, row.words_before, row.words_after)
    return Dismissed(row.id, passage, row.scope == Scope.ARTICLE.value, row.made_by)
