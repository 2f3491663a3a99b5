"""What articles and decisions of a project tell: which checks find what, how often they are right, what editing took.

A decision counts as it is in force: the last on each finding, nothing that was undone. A finding was right where its
suggestion was taken or another correction was written, wrong where it was rejected or dismissed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations

from sqlalchemy import select

from mt_qa.core import Severity
from mt_qa.store.database import Store
from mt_qa.store.effort import pace
from mt_qa.store.history import is_of_engine, is_right, latest
from mt_qa.store.rows import histories_in
from mt_qa.store.sittings import seconds_by_article
from mt_qa.store.tables import ArticleRow
from mt_qa.store.values import Entry, Status, What


class Period(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def of(self, day: date) -> date:
        """The first day of the period that `day` lies in; weeks begin on Mondays."""
        match self:
            case Period.DAY:
                return day
            case Period.WEEK:
                return day - timedelta(days=day.weekday())
        return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class Found:
    """How many findings of one kind the reports have, by severity."""

    name: str
    by_severity: Mapping[Severity, int]

    @property
    def total(self) -> int:
        return sum(self.by_severity.values())


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What became of the findings of one check that were decided on."""

    check: str
    accepted: int
    edited: int
    rejected: int

    @property
    def decided(self) -> int:
        return self.accepted + self.edited + self.rejected

    @property
    def precision(self) -> float:
        """The share of decided findings that were right."""
        return (self.accepted + self.edited) / self.decided

    @property
    def acceptance(self) -> float:
        """The share of decided findings whose suggestion was taken as it was."""
        return self.accepted / self.decided


@dataclass(frozen=True, slots=True)
class PrecisionAt:
    """How many findings decided on in one period were right; `begins` is its first day, in UTC."""

    begins: date
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)


@dataclass(frozen=True, slots=True)
class EditingTime:
    """What editing an article took so far, beside its estimate (`estimated`, minutes)."""

    article: int
    name: str
    status: Status
    words: int
    estimated: float
    seconds: float
    decisions: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two reviewers judged the findings of an article that both decided on; `article` is None for all together.

    `kappa` is Cohen's (1960): agreement beyond what their shares of right findings would give by chance; None where
    chance alone would give full agreement.
    """

    first: str
    second: str
    article: int | None
    both_right: int
    both_wrong: int
    only_first: int
    only_second: int

    @property
    def findings(self) -> int:
        return self.both_right + self.both_wrong + self.only_first + self.only_second

    @property
    def agreed(self) -> float:
        """The share of findings on which they agree."""
        return (self.both_right + self.both_wrong) / self.findings

    @property
    def kappa(self) -> float | None:
        first = (self.both_right + self.only_first) / self.findings
        second = (self.both_right + self.only_second) / self.findings
        chance = first * second + (1 - first) * (1 - second)
        return None if chance == 1 else (self.agreed - chance) / (1 - chance)


def findings_by_category(store: Store, project: int) -> tuple[Found, ...]:
    """The findings of all reports by category, the most frequent first."""
    return _found(store, project, 1)


def findings_by_check(store: Store, project: int) -> tuple[Found, ...]:
    """The findings of all reports by check, the most frequent first."""
    return _found(store, project, 0)


def acceptance_by_check(store: Store, project: int) -> tuple[Acceptance, ...]:
    """What became of the findings of each check that was decided on, the most decided first."""
    counted: defaultdict[str, Counter[What]] = defaultdict(Counter)
    for entry in _judgements(store, project):
        counted[entry.check][entry.what] += 1
    rows = (
        Acceptance(check, n[What.ACCEPTED], n[What.EDITED], n[What.REJECTED] + n[What.DISMISSED])
        for check, n in counted.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.decided, row.check)))


def precision_over_time(store: Store, project: int, period: Period = Period.WEEK) -> tuple[PrecisionAt, ...]:
    """How many of the findings decided on in each period were right, in order of time; empty periods are left out."""
    counted: defaultdict[date, Counter[bool]] = defaultdict(Counter)
    for entry in _judgements(store, project):
        counted[period.of(entry.at.date())][is_right(entry)] += 1
    return tuple(PrecisionAt(begins, counted[begins][True], counted[begins][False]) for begins in sorted(counted))


def editing_times(store: Store, project: int) -> tuple[EditingTime, ...]:
    """What editing took, article by article, in the order they came in."""
    columns = (ArticleRow.id, ArticleRow.name, ArticleRow.status, ArticleRow.words, ArticleRow.minutes)
    query = select(*columns).where(ArticleRow.project_id == project).order_by(ArticleRow.id)
    with store.reading() as session:
        rows = list(session.execute(query))
        spent = seconds_by_article(session, [row.id for row in rows])
        histories = histories_in(session, project)
    return tuple(
        EditingTime(
            row.id,
            row.name,
            Status(row.status),
            row.words,
            row.minutes,
            spent.get(row.id, 0.0),
            len(latest(histories.get(row.id, []))),
        )
        for row in rows
    )


def pace_of(store: Store, project: int) -> float:
    """What estimates of the project are multiplied by, from its finished articles; 1 while they are few."""
    times = editing_times(store, project)
    return pace([(each.estimated, each.seconds / 60) for each in times if each.status is Status.DONE])


def agreements(store: Store, project: int) -> tuple[Agreement, ...]:
    """How each two reviewers agree, first over all articles, then article by article.

    Each one's own last judgement of a finding counts, whoever had the last word on it.
    """
    with store.reading() as session:
        histories = histories_in(session, project)
    found: list[Agreement] = []
    pooled: defaultdict[tuple[str, str], list[Agreement]] = defaultdict(list)
    for article, entries in histories.items():
        own = {editor: _own(entries, editor) for editor in sorted({e.by for e in entries if is_of_engine(e)})}
        for first, second in combinations(own, 2):
            row = _agreement(first, second, article, own[first], own[second])
            if row.findings:
                found.append(row)
                pooled[first, second].append(row)
    return (*(_together(pair, rows) for pair, rows in sorted(pooled.items())), *found)


def _found(store: Store, project: int, column: int) -> tuple[Found, ...]:
    counted: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    with store.reading() as session:
        for counts in session.scalars(select(ArticleRow.counts).where(ArticleRow.project_id == project)):
            for row in counts:
                counted[row[column]][Severity.parse(row[2])] += row[3]
    found = (Found(name, dict(numbers)) for name, numbers in counted.items())
    return tuple(sorted(found, key=lambda each: (-each.total, each.name)))


def _judgements(store: Store, project: int) -> list[Entry]:
    """The rows in force that judge a finding of a check."""
    with store.reading() as session:
        histories = histories_in(session, project)
    return [entry for entries in histories.values() for entry in latest(entries).values() if is_of_engine(entry)]


def _own(entries: Iterable[Entry], editor: str) -> dict[str, bool]:
    """By finding what the editor has said of it last and not taken back, as if nobody else had been there.

    What they said in a contest counts too: they said it without having seen the other's decision.
    """
    own = [replace(entry, contested=False) for entry in entries if entry.by == editor]
    return {key: is_right(entry) for key, entry in latest(own).items() if is_of_engine(entry)}


def _agreement(
    first: str, second: str, article: int, of_first: Mapping[str, bool], of_second: Mapping[str, bool]
) -> Agreement:
    pairs = Counter((of_first[key], of_second[key]) for key in of_first.keys() & of_second.keys())
    return Agreement(
        first, second, article, pairs[True, True], pairs[False, False], pairs[True, False], pairs[False, True]
    )


def _together(pair: tuple[str, str], rows: Iterable[Agreement]) -> Agreement:
    rows = list(rows)
    return Agreement(
        *pair,
        None,
        sum(row.both_right for row in rows),
        sum(row.both_wrong for row in rows),
        sum(row.only_first for row in rows),
        sum(row.only_second for row in rows),
    )
