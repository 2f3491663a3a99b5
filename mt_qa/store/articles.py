"""Articles: taken in, listed, opened, reviewed again, assigned and finished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from mt_qa.core import InputError, Report, Severity, Verdict
from mt_qa.store import experience, projects
from mt_qa.store.access import Action, Person
from mt_qa.store.database import Store
from mt_qa.store.effort import estimated_minutes, pace, word_count
from mt_qa.store.rows import Step, locked
from mt_qa.store.sittings import seconds_by_article
from mt_qa.store.tables import ArticleRow
from mt_qa.store.texts import line, storable
from mt_qa.store.values import Article, Listed, Status, What, report_from

_LISTED = (
    ArticleRow.id,
    ArticleRow.project_id,
    ArticleRow.name,
    ArticleRow.status,
    ArticleRow.assignee,
    ArticleRow.score,
    ArticleRow.verdict,
    ArticleRow.criticals,
    ArticleRow.findings,
    ArticleRow.words,
    ArticleRow.minutes,
    ArticleRow.added_at,
    ArticleRow.added_by,
    ArticleRow.changed_at,
    ArticleRow.version,
)


def add_article(
    store: Store, project: int, text: str, *, who: Person, name: str, source: str = "", report: Report | None = None
) -> int:
    """Take an article in, reviewed with what holds in its project, and return its number.

    `report` is one that was made already, from a batch result: it must be of this very text. Raises InputError for an
    empty text, one that no database can keep, and a report of another text.
    """
    who.must_be_allowed_to(Action.IMPORT)
    name = line(name, "an article's name")
    storable(text, name), storable(source, f"{name}: the source")
    if not text.strip():
        raise InputError(f"{name}: the article is empty")
    if report is None:
        report = experience.review_in(store, project, text, source=source, name=name)
    _require_of_text(report, text, name)
    with store.writing() as session:
        projects.by_id(session, project)
        moment = store.clock()
        row = ArticleRow(
            project_id=project,
            name=name,
            text=text,
            source=source,
            status=Status.NEW.value,
            assignee="",
            version=1,
            revision=1,
            added_at=moment,
            added_by=who.name,
            changed_at=moment,
            **_of_report(report),
        )
        session.add(row)
        session.flush()
        return row.id


def queue(
    store: Store,
    project: int | None = None,
    *,
    statuses: Iterable[Status] = (),
    assignee: str | None = None,
    search: str = "",
) -> tuple[Listed, ...]:
    """The articles of a project, or of all, the worst score first, done ones last.

    `search` is looked for in names and texts, letter by letter. `assignee` is a name, or "" for those of nobody.
    """
    where: list[ColumnElement[bool]] = []
    if project is not None:
        where.append(ArticleRow.project_id == project)
    if wanted := [status.value for status in statuses]:
        where.append(ArticleRow.status.in_(wanted))
    if assignee is not None:
        where.append(ArticleRow.assignee == assignee)
    if search.strip():
        sought = search.strip()
        where.append(
            ArticleRow.name.icontains(sought, autoescape=True) | ArticleRow.text.contains(sought, autoescape=True)
        )
    with store.reading() as session:
        found = _listed(session, select(*_LISTED).where(*where))
    return tuple(sorted(found, key=lambda article: (article.status is Status.DONE, article.score, article.id)))


def article(store: Store, number: int) -> Article:
    """The article of that number, with its report as the dismissals in force leave it. Raises InputError."""
    with store.reading() as session:
        found = _listed(session, select(*_LISTED).where(ArticleRow.id == number))
        if not found:
            raise InputError(f"there is no article {number}")
        listed = found[0]
        query = select(ArticleRow.text, ArticleRow.source, ArticleRow.report, ArticleRow.revision)
        text, source, data, revision = session.execute(query.where(ArticleRow.id == number)).one()
        known = experience.experience_in(session, listed.project, number)
    report = experience.with_dismissals(report_from(data, text, source, listed.name), known)
    return Article(listed, text, source, report, revision)


def review_again(store: Store, number: int, *, who: Person) -> Article:
    """The article reviewed anew with what its project has learnt and its terms now; decisions stay."""
    who.must_be_allowed_to(Action.DECIDE)
    old = article(store, number)
    report = experience.review_in(
        store, old.listed.project, old.text, source=old.source, name=old.listed.name, article=number
    )
    with store.writing() as session:
        row = locked(session, number)
        if row.revision != old.revision:
            raise InputError(f"{old.listed.name}: its text has been replaced meanwhile; open it again")
        put_report(row, report)
        row.version += 1
        row.changed_at = store.clock()
    return article(store, number)


def set_status(store: Store, number: int, status: Status, *, who: Person) -> None:
    """Say where the article stands."""
    who.must_be_allowed_to(Action.DECIDE)
    with store.writing() as session:
        row = locked(session, number)
        if row.status != status.value:
            step = Step(store, session, row, who.name)
            step.add(What.STATUS, before=row.status, after=status.value)
            row.status = status.value


def assign(store: Store, number: int, assignee: str, *, who: Person) -> None:
    """Give the article to somebody; "" gives it to nobody."""
    who.must_be_allowed_to(Action.DECIDE)
    assignee = line(assignee, "an assignee") if assignee.strip() else ""
    with store.writing() as session:
        row = locked(session, number)
        if row.assignee != assignee:
            step = Step(store, session, row, who.name)
            step.add(What.ASSIGNED, before=row.assignee, after=assignee)
            row.assignee = assignee


def version(store: Store, number: int) -> int:
    """How much has happened to the article: another number means that there is something new to see."""
    with store.reading() as session:
        found = session.scalar(select(ArticleRow.version).where(ArticleRow.id == number))
    if found is None:
        raise InputError(f"there is no article {number}")
    return found


def count(store: Store, project: int) -> int:
    """How many articles the project has."""
    with store.reading() as session:
        return session.scalar(select(func.count()).where(ArticleRow.project_id == project)) or 0


def _listed(session: Session, query: Select[*tuple[Any, ...]]) -> list[Listed]:
    rows: list[Row[*tuple[Any, ...]]] = list(session.execute(query))
    spent = seconds_by_article(session, [row.id for row in rows])
    paces = _paces(session, {row.project_id for row in rows})
    return [
        Listed(
            id=row.id,
            project=row.project_id,
            name=row.name,
            status=Status(row.status),
            assignee=row.assignee,
            score=row.score,
            verdict=Verdict(row.verdict),
            criticals=row.criticals,
            findings=row.findings,
            words=row.words,
            minutes=round(row.minutes * paces[row.project_id], 1),
            seconds=spent.get(row.id, 0.0),
            added_at=row.added_at,
            added_by=row.added_by,
            changed_at=row.changed_at,
            version=row.version,
        )
        for row in rows
    ]


def _paces(session: Session, of: Iterable[int]) -> dict[int, float]:
    """By project what its finished articles have taught about estimates."""
    query = select(ArticleRow.project_id, ArticleRow.id, ArticleRow.minutes)
    done = list(session.execute(query.where(ArticleRow.status == Status.DONE.value)))
    spent = seconds_by_article(session, [row.id for row in done])
    return {
        project: pace([(row.minutes, spent.get(row.id, 0.0) / 60) for row in done if row.project_id == project])
        for project in of
    }


def _require_of_text(report: Report, text: str, name: str) -> None:
    wrong = next((f for f in report.findings if f.span.of(text) != f.text), None)
    if wrong is not None or report.coverage.characters != len(text):
        raise InputError(f"{name}: the report is not of this text")


def _of_report(report: Report) -> dict[str, Any]:
    counts = Counter((f.check, f.category.value, f.severity.label) for f in report.findings)
    return {
        "words": word_count(report),
        "score": report.score,
        "verdict": report.verdict.value,
        "criticals": sum(f.severity is Severity.CRITICAL for f in report.findings),
        "findings": len(report.findings),
        "minutes": estimated_minutes(report),
        "counts": [[*key, number] for key, number in sorted(counts.items())],
        "report": report.to_dict(),
        "signature": report.signature,
    }


def put_report(row: ArticleRow, report: Report) -> None:
    """Let the row hold another report."""
    for column, value in _of_report(report).items():
        setattr(row, column, value)
