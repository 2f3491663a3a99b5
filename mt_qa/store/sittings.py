"""Editing time: signs of life of an editor at an article, joined to sittings.

The page says `touch` whenever the editor does something; decisions do so by themselves. A pause longer than `IDLE` ends
a sitting, so that lunch is not editing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from mt_qa.store.access import Action, Person
from mt_qa.store.database import Store
from mt_qa.store.tables import SittingRow

IDLE = timedelta(minutes=5)
MOST_NAMED = 1000
"""Articles that a query names one by one; for more it reads all. SQLite takes 32,766 at most."""


def touch(store: Store, article: int, *, who: Person) -> None:
    """The editor is at work on the article."""
    who.must_be_allowed_to(Action.DECIDE)
    with store.writing() as session:
        record_touch(store, session, article, who.name)


def record_touch(store: Store, session: Session, article: int, editor: str) -> None:
    """`touch` within a transaction."""
    moment = store.clock()
    row = session.scalar(
        select(SittingRow)
        .where(SittingRow.article_id == article, SittingRow.editor == editor)
        .order_by(SittingRow.id.desc())
        .limit(1)
    )
    if row is None or moment - row.last > IDLE:
        session.add(SittingRow(article_id=article, editor=editor, began=moment, last=moment))
    else:
        row.last = max(row.last, moment)


def seconds_by_article(session: Session, articles: Sequence[int]) -> dict[int, float]:
    """Seconds of editing, all editors together, of those of the articles that have any."""
    query = select(SittingRow.article_id, SittingRow.began, SittingRow.last)
    if len(articles) <= MOST_NAMED:
        query = query.where(SittingRow.article_id.in_(articles))
    found: defaultdict[int, float] = defaultdict(float)
    for article, began, last in session.execute(query):
        found[article] += (last - began).total_seconds()
    return dict(found)
