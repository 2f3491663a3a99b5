"""An article whose text is replaced: it is reviewed anew, and decisions go along where their passages are still there.

A passage is known again by its words and its neighbours. What is not found again, or may be in several places, expires;
the rows stay in the history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select

from mt_qa.core import Finding, InputError, Report, Span
from mt_qa.decisions import finding_key
from mt_qa.learnt import passage_of
from mt_qa.store import experience
from mt_qa.store.access import Action, Person
from mt_qa.store.articles import article, put_report
from mt_qa.store.database import Store
from mt_qa.store.history import latest
from mt_qa.store.rows import Step, entries_of, locked
from mt_qa.store.tables import DismissalRow
from mt_qa.store.texts import storable
from mt_qa.store.values import Article, Entry, What


@dataclass(frozen=True, slots=True)
class Revised:
    """The article on its new text, and the decisions that went along or expired."""

    article: Article
    carried: tuple[Entry, ...]
    expired: tuple[Entry, ...]


def revise(store: Store, number: int, text: str, *, seen: int, who: Person, source: str | None = None) -> Revised:
    """Replace the article's text, and its source where one is given.

    Raises InputError for an empty text, and where others have been at the article since `seen`: what they decided may
    be what the new text was written for.
    """
    who.must_be_allowed_to(Action.DECIDE)
    old = article(store, number)
    source = old.source if source is None else source
    storable(text, old.listed.name), storable(source, f"{old.listed.name}: the source")
    if not text.strip():
        raise InputError(f"{old.listed.name}: the article is empty")
    report = experience.review_in(store, old.listed.project, text, source=source, name=old.listed.name, article=number)
    carried: list[Entry] = []
    expired: list[Entry] = []
    with store.writing() as session:
        row = locked(session, number)
        if row.version != seen:
            raise InputError(f"{old.listed.name}: somebody has been at it meanwhile; open it again")
        standing = latest(entries_of(store, session, number, row.revision))
        row.text, row.source, row.revision = text, source, row.revision + 1
        put_report(row, report)
        step = Step(store, session, row, who.name)
        step.add(What.REVISED, before=old.text, after=text)
        for entry in standing.values():
            finding = entry.finding and moved(entry.finding, old.text, report)
            if finding is None:
                expired.append(entry)
                continue
            carried.append(step.add(entry.what, finding, before=finding.text, after=entry.after, by=entry.by))
            _rename_dismissals(step, entry, finding)
    return Revised(article(store, number), tuple(carried), tuple(expired))


def moved(finding: Finding, old: str, report: Report) -> Finding | None:
    """The finding where its passage stands in the report's text; None where it is not there, or in several places."""
    new = report.document.text
    wanted = passage_of(finding, old)
    before = [span for span in _places(finding, old) if passage_of(_at(finding, span), old) == wanted]
    exact = [span for span in _places(finding, new) if passage_of(_at(finding, span), new) == wanted]
    if exact:
        if len(exact) != len(before):
            return None
        span = exact[before.index(finding.span)]
    else:
        near = [span for span in _places(finding, new) if passage_of(_at(finding, span), new).is_at(wanted)]
        if len(near) != 1:
            return None
        span = near[0]
    segment = max(each.index for each in report.segments if each.start <= span.start)
    return replace(_at(finding, span), segment=segment)


def _places(finding: Finding, text: str) -> Iterator[Span]:
    start = text.find(finding.text)
    while start >= 0:
        yield Span(start, start + len(finding.text))
        start = text.find(finding.text, start + 1)


def _at(finding: Finding, span: Span) -> Finding:
    return replace(finding, span=span)


def _rename_dismissals(step: Step, entry: Entry, finding: Finding) -> None:
    """Let the dismissals that were made with a decision find it again."""
    if entry.what is not What.DISMISSED or entry.finding is None:
        return
    query = select(DismissalRow).where(
        DismissalRow.article_id == entry.article,
        DismissalRow.key == finding_key(entry.finding),
        DismissalRow.step == entry.step,
    )
    for row in step.session.scalars(query):
        row.key, row.step = finding_key(finding), step.number
