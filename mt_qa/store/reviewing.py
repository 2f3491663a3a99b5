"""Decisions on an article's findings: each is on disk before the call returns, and every call gives the state after it.

A page says which version of the article it was drawn with (`seen`). What others have done since to other letters is
taken in and comes back with the state; on the same letters it is a conflict (`ConflictError`), and both are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from mt_qa.core import Category, ErrorSpan, Evidence, Finding, InputError, Severity, Span
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key
from mt_qa.store.access import Action, Person
from mt_qa.store.database import Store
from mt_qa.store.dismissals import lift_with, record_dismissals, turn_with
from mt_qa.store.history import MISSED, decisions_in, latest, open_contests, stacks, touch
from mt_qa.store.rows import Step, entries_of, locked
from mt_qa.store.sittings import record_touch
from mt_qa.store.tables import ArticleRow
from mt_qa.store.texts import storable
from mt_qa.store.values import DECIDING, UNDOABLE, ConflictError, Entry, Scope, Status, What

_WHAT = {Outcome.ACCEPTED: What.ACCEPTED, Outcome.EDITED: What.EDITED, Outcome.REJECTED: What.REJECTED}


@dataclass(frozen=True, slots=True)
class ReviewState:
    """An article as its editors have left it. `version` is what the next call says it has seen.

    `entries` are the rows on the article's present text, in order. `contested` are decisions that another editor made
    on the same letters without having seen the one in force, and that nobody has settled yet.
    """

    article: int
    version: int
    status: Status
    assignee: str
    decisions: Decisions
    entries: tuple[Entry, ...]
    can_undo: bool
    can_redo: bool
    contested: tuple[Entry, ...]

    @property
    def missed(self) -> tuple[ErrorSpan, ...]:
        """The errors that the engine missed, as editors judged them."""
        rows = (entry for entry in latest(self.entries).values() if entry.what is What.MISSED)
        return tuple(
            ErrorSpan(f.span, f.category, f.severity, f.text, (entry.after,) if entry.after != f.text else ())
            for entry in rows
            if (f := entry.finding) is not None
        )

    def last_on(self, finding: Finding) -> Entry | None:
        """The row in force on a finding: who decided what, and when."""
        return latest(self.entries).get(finding_key(finding))

    def since(self, seen: int, editor: str) -> tuple[Entry, ...]:
        """What others have done since that version."""
        return tuple(entry for entry in self.entries if entry.step > seen and entry.by != editor)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A row that someone wants written."""

    what: What
    finding: Finding
    after: str

    def is_said_by(self, entry: Entry | None) -> bool:
        return entry is not None and (entry.what, entry.finding, entry.after) == (self.what, self.finding, self.after)


def state(store: Store, article: int, *, who: Person) -> ReviewState:
    """The article as it stands, and what this editor can undo and redo. Raises InputError."""
    who.must_be_allowed_to(Action.READ)
    with store.reading() as session:
        row = session.get(ArticleRow, article)
        if row is None:
            raise InputError(f"there is no article {article}")
        entries = entries_of(store, session, article, row.revision)
        return _state(row, [entry for entry in entries if entry.step <= row.version], who)


def history(store: Store, article: int) -> tuple[Entry, ...]:
    """All rows of the article, those on earlier texts too, in the order they were made."""
    with store.reading() as session:
        return tuple(entries_of(store, session, article))


def decide(store: Store, article: int, made: Sequence[Decision], *, seen: int, who: Person) -> ReviewState:
    """Record decisions as one step. Raises ConflictError, and InputError for findings of another text."""
    wishes = [_Wish(_WHAT[d.outcome], d.finding, d.replacement if d.changes_text else d.finding.text) for d in made]
    return _act(store, article, wishes, seen=seen, who=who)


def dismiss(
    store: Store, article: int, findings: Sequence[Finding], scope: Scope, *, seen: int, who: Person
) -> ReviewState:
    """Call findings unwanted in this article, in its project or everywhere: one step. Raises as `decide` does."""
    wishes = [_Wish(What.DISMISSED, finding, finding.text) for finding in findings]
    return _act(store, article, wishes, seen=seen, who=who, also=lambda step: record_dismissals(step, findings, scope))


def reopen(store: Store, article: int, findings: Sequence[Finding], *, seen: int, who: Person) -> ReviewState:
    """Take back what was decided on these findings, whoever decided it, and lift what was dismissed with them."""
    wishes = [_Wish(What.REOPENED, finding, finding.text) for finding in findings]
    return _act(store, article, wishes, seen=seen, who=who, also=lambda step: lift_with(step, findings))


def mark_missed(
    store: Store,
    article: int,
    span: Span,
    category: Category,
    severity: Severity,
    *,
    correction: str | None = None,
    seen: int,
    who: Person,
) -> ReviewState:
    """Mark an error that the engine missed, with its correction where there is one. Raises as `decide` does.

    `span` is of the article's text; it becomes a decision like any other, so that undo takes it back.
    """
    with store.reading() as session:
        found = session.execute(
            select(ArticleRow.text, ArticleRow.report).where(ArticleRow.id == article)
        ).one_or_none()
    if found is None:
        raise InputError(f"there is no article {article}")
    text, report = found
    if span.end > len(text):
        raise InputError(f"article {article} ends at {len(text)}: nothing stands at {span.start} to {span.end}")
    finding = Finding(
        check=MISSED,
        category=category,
        severity=severity,
        confidence=1.0,
        evidence=Evidence.DOCUMENT,
        segment=max(s["index"] for s in report["segments"] if s["start"] <= span.start),
        span=span,
        text=span.of(text),
        message="Marked by an editor.",
        message_ar="وسمه محرر.",
    )
    wish = _Wish(What.MISSED, finding, finding.text if correction is None else correction)
    return _act(store, article, [wish], seen=seen, who=who)


def undo(store: Store, article: int, *, who: Person) -> ReviewState:
    """Take back this editor's last step; the state as it is where there is none."""
    return _turn_back(store, article, What.UNDONE, who)


def redo(store: Store, article: int, *, who: Person) -> ReviewState:
    """Do again what this editor took back last; the state as it is where there is nothing."""
    return _turn_back(store, article, What.REDONE, who)


def _act(
    store: Store,
    article: int,
    wishes: Sequence[_Wish],
    *,
    seen: int,
    who: Person,
    also: Callable[[Step], None] = lambda _: None,
) -> ReviewState:
    """Write one step, contested where others have been at the same letters since `seen`; `also` goes with it otherwise.

    What the same editor has in force already is not written again: a page may ask twice when the answer was lost on its
    way. What another has said already is: two who agree are two.
    """
    who.must_be_allowed_to(Action.DECIDE)
    for wish in wishes:
        storable(wish.after, "the correction")
    with store.writing() as session:
        row = locked(session, article)
        _require_of_text(row, wishes)
        entries = entries_of(store, session, article, row.revision)
        now = latest(entries)
        new = [wish for wish in wishes if not _is_repeated(wish, now, who.name)]
        theirs = _unseen(entries, new, seen)
        yours: tuple[Entry, ...] = ()
        if new:
            step = Step(store, session, row, who.name)
            yours = tuple(_written(step, new, now, contested=bool(theirs)))
            if not theirs:
                also(step)
                entries = [*entries, *yours, *_begun(step)]
            record_touch(store, session, article, who.name)
        after = _state(row, entries, who)
    if theirs:
        raise ConflictError(theirs, yours)
    return after


def _is_repeated(wish: _Wish, now: dict[str, Entry], editor: str) -> bool:
    entry = now.get(finding_key(wish.finding))
    return wish.what is not What.DISMISSED and entry is not None and entry.by == editor and wish.is_said_by(entry)


def _written(step: Step, wishes: Iterable[_Wish], now: dict[str, Entry], *, contested: bool) -> Iterable[Entry]:
    for wish in wishes:
        before = _reads(now.get(finding_key(wish.finding)), wish.finding)
        yield step.add(wish.what, wish.finding, before=before, after=wish.after, contested=contested)


def _begun(step: Step) -> list[Entry]:
    """The row that says that a new article is in review."""
    if step.article.status != Status.NEW.value:
        return []
    step.article.status = Status.IN_REVIEW.value
    return [step.add(What.STATUS, before=Status.NEW.value, after=Status.IN_REVIEW.value)]


def _unseen(entries: Sequence[Entry], wishes: Sequence[_Wish], seen: int) -> tuple[Entry, ...]:
    """The rows on the same letters since that version, but for those that say the same."""
    return tuple(
        entry
        for entry in entries
        if entry.step > seen
        and (finding := entry.finding) is not None
        and any(touch(finding, wish.finding) and not wish.is_said_by(entry) for wish in wishes)
    )


def _turn_back(store: Store, article: int, what: What, who: Person) -> ReviewState:
    who.must_be_allowed_to(Action.DECIDE)
    with store.writing() as session:
        row = locked(session, article)
        entries = entries_of(store, session, article, row.revision)
        mine = stacks(entries, who.name)
        steps = mine.done if what is What.UNDONE else mine.undone
        if steps:
            step = Step(store, session, row, who.name)
            turn_with(step, entries, steps[-1], what)
            entries = [*entries, *_turned(step, entries, steps[-1], what)]
            record_touch(store, session, article, who.name)
        return _state(row, entries, who)


def _turned(step: Step, entries: Sequence[Entry], turned: int, what: What) -> list[Entry]:
    """What undoing or redoing a step does to each of its findings, as rows."""
    rows = [entry for entry in entries if entry.step == turned and entry.what in UNDOABLE]
    marks = [
        Entry(e.article, step.number, e.revision, step.at, step.by, what, "", None, "", "", undoes=turned) for e in rows
    ]
    before, after = latest(entries), latest([*entries, *marks[:1]])
    return [
        step.add(
            what,
            entry.finding,
            before=_reads(before.get(finding_key(entry.finding)), entry.finding),
            after=_reads(after.get(finding_key(entry.finding)), entry.finding),
            undoes=turned,
        )
        for entry in rows
        if entry.finding is not None
    ]


def _reads(entry: Entry | None, finding: Finding) -> str:
    """What the passage of a finding reads with that row in force."""
    return entry.after if entry is not None and entry.what in DECIDING else finding.text


def _require_of_text(row: ArticleRow, wishes: Iterable[_Wish]) -> None:
    if any(wish.finding.span.of(row.text) != wish.finding.text for wish in wishes):
        raise InputError(f"{row.name}: its text has been replaced meanwhile; open it again")


def _state(row: ArticleRow, entries: Sequence[Entry], who: Person) -> ReviewState:
    mine = stacks(entries, who.name)
    return ReviewState(
        article=row.id,
        version=row.version,
        status=Status(row.status),
        assignee=row.assignee,
        decisions=decisions_in(entries),
        entries=tuple(entries),
        can_undo=bool(mine.done),
        can_redo=bool(mine.undone),
        contested=open_contests(entries),
    )
