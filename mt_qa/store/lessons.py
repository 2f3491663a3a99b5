"""What a project's decisions teach about its checks: one whose findings are mostly rejected there counts less there.

Its confidence is multiplied by the share of its findings that were right, as if `PRIOR` more had been right. Nothing is
learnt by itself: somebody asks for it (`mt-qa calibrate --from-decisions`), is shown every effect, and can undo it.
What is then not shown is listed in each report (`Report.set_aside`).

The same words in one article count once, and decisions must come from more than one article: an editor who rejects one
wrong finding twenty times in a row has said one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mt_qa.core import InputError
from mt_qa.store import projects
from mt_qa.store.access import Action, Person
from mt_qa.store.database import Store
from mt_qa.store.history import is_of_engine, is_right, latest
from mt_qa.store.rows import histories_in
from mt_qa.store.tables import LessonsRow
from mt_qa.store.values import Entry

PRIOR = 2.0
LEAST_DECISIONS = 5
LEAST_ARTICLES = 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the decisions say of one check: findings that were right and wrong, in how many articles.

    `factor` is what its confidence is multiplied by; 1 changes nothing. `is_held` where someone forbade to learn it.
    """

    check: str
    right: int
    wrong: int
    articles: int
    factor: float = 1.0
    is_held: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "check": self.check,
            "right": self.right,
            "wrong": self.wrong,
            "articles": self.articles,
            "factor": self.factor,
            "held": self.is_held,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Lesson:
        return cls(data["check"], data["right"], data["wrong"], data["articles"], data["factor"], data["held"])


@dataclass(frozen=True, slots=True)
class Learning:
    """The lessons of one time, by whom, and by whom they were undone."""

    id: int
    lessons: tuple[Lesson, ...]
    made_at: datetime
    made_by: str
    undone_at: datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class Effect:
    """How a check counts in a project before and after something was learnt or undone."""

    check: str
    before: float
    after: float
    lesson: Lesson | None


def lesson_for(check: str, right: int, wrong: int, articles: int) -> Lesson:
    """What so many decisions teach: nothing where they are few, of one article, or not mostly rejections."""
    lesson = Lesson(check, right, wrong, articles)
    if right + wrong < LEAST_DECISIONS or articles < LEAST_ARTICLES or wrong <= right:
        return lesson
    return replace(lesson, factor=round((PRIOR + right) / (PRIOR + right + wrong), 3))


def lessons_from(histories: Mapping[int, Iterable[Entry]]) -> tuple[Lesson, ...]:
    """The lesson of each check that anything was decided on, by name; `histories` are the rows of each article."""
    judged: defaultdict[str, dict[tuple[int, str], bool]] = defaultdict(dict)
    for article, entries in histories.items():
        for entry in latest(list(entries)).values():
            if entry.finding is not None and is_of_engine(entry):
                words = (article, entry.finding.text)
                judged[entry.check][words] = judged[entry.check].get(words, False) or is_right(entry)
    return tuple(
        lesson_for(
            check,
            sum(judged[check].values()),
            len(judged[check]) - sum(judged[check].values()),
            len({article for article, _ in judged[check]}),
        )
        for check in sorted(judged)
    )


def would_learn(store: Store, project: int) -> tuple[Effect, ...]:
    """What `learn` would change; nothing is written."""
    with store.reading() as session:
        return _effects(_in_force(session, project), _taught(session, project))


def learn(store: Store, project: int, *, who: Person) -> tuple[Effect, ...]:
    """Put in force what the project's decisions teach now, and return every effect; nothing is written for none."""
    who.must_be_allowed_to(Action.MANAGE)
    with store.writing() as session:
        projects.by_id(session, project)
        before, after = _in_force(session, project), _taught(session, project)
        effects = _effects(before, after)
        if effects:
            _add(store, session, project, after, who)
        return effects


def forget(store: Store, project: int, check: str, *, who: Person) -> tuple[Effect, ...]:
    """Let one check count as everywhere again, and learn nothing of it until this is undone. Raises InputError."""
    who.must_be_allowed_to(Action.MANAGE)
    with store.writing() as session:
        before = _in_force(session, project)
        held = {lesson.check: lesson for lesson in before}
        if held.get(check, Lesson(check, 0, 0, 0)).factor >= 1:
            lowered = ", ".join(sorted(lesson.check for lesson in before if lesson.factor < 1)) or "none"
            raise InputError(f"{check} counts fully in this project already; lowered checks: {lowered}")
        held[check] = replace(held[check], factor=1.0, is_held=True)
        after = tuple(held[name] for name in sorted(held))
        _add(store, session, project, after, who)
        return _effects(before, after)


def undo_learning(store: Store, project: int, *, who: Person) -> tuple[Effect, ...]:
    """Take back what was learnt or forgotten last: what held before holds again. Raises InputError for nothing."""
    who.must_be_allowed_to(Action.MANAGE)
    with store.writing() as session:
        row = session.scalar(_latest(project).with_for_update())
        if row is None:
            raise InputError("nothing was learnt in this project that could be undone")
        before = _in_force(session, project)
        row.undone_at, row.undone_by = store.clock(), who.name
        session.flush()
        return _effects(before, _in_force(session, project))


def in_force(store: Store, project: int) -> tuple[Lesson, ...]:
    """The lessons in force, those that change nothing too."""
    with store.reading() as session:
        return _in_force(session, project)


def learnings(store: Store, project: int) -> tuple[Learning, ...]:
    """Every time that something was learnt or forgotten, the latest first, what was undone too."""
    query = select(LessonsRow).where(LessonsRow.project_id == project).order_by(LessonsRow.id.desc())
    with store.reading() as session:
        return tuple(
            Learning(
                row.id,
                tuple(map(Lesson.from_dict, row.lessons)),
                row.made_at,
                row.made_by,
                row.undone_at,
                row.undone_by,
            )
            for row in session.scalars(query)
        )


def factors_in(session: Session, project: int) -> dict[str, float]:
    """By check the factor in force for its confidence in the project, where it is below 1."""
    return {lesson.check: lesson.factor for lesson in _in_force(session, project) if lesson.factor < 1}


def _taught(session: Session, project: int) -> tuple[Lesson, ...]:
    """What the decisions teach now; checks that are held stay so."""
    held = {lesson.check for lesson in _in_force(session, project) if lesson.is_held}
    found = lessons_from(histories_in(session, project))
    return tuple(replace(each, factor=1.0, is_held=True) if each.check in held else each for each in found)


def _in_force(session: Session, project: int) -> tuple[Lesson, ...]:
    row = session.scalar(_latest(project))
    return () if row is None else tuple(map(Lesson.from_dict, row.lessons))


def _latest(project: int) -> Select[LessonsRow]:
    query = select(LessonsRow).where(LessonsRow.project_id == project, LessonsRow.undone_at.is_(None))
    return query.order_by(LessonsRow.id.desc()).limit(1)


def _add(store: Store, session: Session, project: int, lessons: Iterable[Lesson], who: Person) -> None:
    data = [lesson.to_dict() for lesson in lessons]
    session.add(LessonsRow(project_id=project, lessons=data, made_at=store.clock(), made_by=who.name))


def _effects(before: Iterable[Lesson], after: Iterable[Lesson]) -> tuple[Effect, ...]:
    earlier = {lesson.check: lesson.factor for lesson in before}
    later = {lesson.check: lesson for lesson in after}
    effects = (
        Effect(
            check,
            earlier.get(check, 1.0),
            later[check].factor if check in later else 1.0,
            later.get(check),
        )
        for check in sorted(earlier.keys() | later.keys())
    )
    return tuple(effect for effect in effects if effect.before != effect.after)
