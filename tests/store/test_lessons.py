"""A check that is mostly wrong in a project counts less there, said aloud, and until somebody takes it back."""

from __future__ import annotations

import pytest
from store_cases import ADMIN, SAMIRA, YUSUF, Clock, accepted, edited, rejected

from mt_qa.core import Finding, InputError
from mt_qa.decisions import Decision
from mt_qa.store import AccessError, Scope, Store, articles, lessons, projects, reviewing
from mt_qa.store.lessons import LEAST_DECISIONS, lesson_for

TEXTS = tuple(f"وصل {word} إلى إلى العاصمة. ثم غادر {word} من من المدينة." for word in ("الوزير", "السفير", "القائد"))


def test_few_decisions_teach_nothing_and_neither_do_those_of_one_article() -> None:
    assert lesson_for("check", 0, LEAST_DECISIONS - 1, 4).factor == 1
    assert lesson_for("check", 0, 50, 1).factor == 1
    assert lesson_for("check", 0, LEAST_DECISIONS, 2).factor == pytest.approx(2 / 7, abs=0.001)


def test_only_a_check_that_is_mostly_rejected_loses() -> None:
    assert lesson_for("check", 10, 10, 5).factor == 1
    assert lesson_for("check", 10, 11, 5).factor == pytest.approx(12 / 23, abs=0.001)
    factors = [lesson_for("check", 10, wrong, 5).factor for wrong in range(11, 60)]
    assert factors == sorted(factors, reverse=True)


def decide_all(store: Store, number: int, decision: Decision) -> None:
    version = articles.version(store, number)
    reviewing.decide(store, number, [decision], seen=version, who=SAMIRA)


def doubled(store: Store, number: int) -> list[Finding]:
    return [f for f in articles.article(store, number).report.findings if f.check == "doubled-word"]


@pytest.fixture
def numbers(store: Store, project: int) -> list[int]:
    """Three articles with two doubled words each, of which five were rejected and one accepted."""
    found = []
    for name, text in enumerate(TEXTS):
        number = articles.add_article(store, project, text, name=str(name), who=SAMIRA)
        found.append(number)
        first, second = doubled(store, number)
        decide_all(store, number, rejected(first))
        decide_all(store, number, accepted(second) if number == found[0] else rejected(second))
    return found


def test_what_would_be_learnt_is_shown_and_changes_nothing(store: Store, project: int, numbers: list[int]) -> None:
    effects = lessons.would_learn(store, project)
    assert [(e.check, e.before, e.after) for e in effects] == [("doubled-word", 1.0, round(3 / 8, 3))]
    assert lessons.in_force(store, project) == ()
    assert len(doubled(store, numbers[0])) == 2


def test_what_was_learnt_holds_at_the_next_review_and_is_listed_in_its_report(
    store: Store, project: int, numbers: list[int]
) -> None:
    effects = lessons.learn(store, project, who=ADMIN)
    assert effects[0].lesson is not None
    assert (effects[0].lesson.right, effects[0].lesson.wrong, effects[0].lesson.articles) == (1, 5, 3)
    new = articles.add_article(store, project, TEXTS[0], name="new", who=SAMIRA)
    report = articles.article(store, new).report
    assert [f.check for f in report.findings] == []
    assert {(each.because, each.finding.check) for each in report.set_aside} == {("learnt", "doubled-word")}
    assert "0.38 times in دفاع" in report.set_aside[0].reason
    assert "learnt:دفاع@" in report.signature
    assert lessons.learn(store, project, who=ADMIN) == ()
    assert len(lessons.learnings(store, project)) == 1


def test_another_project_learns_nothing_of_it(store: Store, project: int, numbers: list[int]) -> None:
    lessons.learn(store, project, who=ADMIN)
    elsewhere = projects.make_project(store, "sport", who=ADMIN).id
    other = articles.add_article(store, elsewhere, TEXTS[0], name="other", who=SAMIRA)
    assert len(doubled(store, other)) == 2
    assert "learnt:" not in articles.article(store, other).report.signature


def test_undoing_brings_the_findings_back(store: Store, project: int, numbers: list[int]) -> None:
    lessons.learn(store, project, who=ADMIN)
    effects = lessons.undo_learning(store, project, who=ADMIN)
    assert [(e.check, e.before, e.after) for e in effects] == [("doubled-word", round(3 / 8, 3), 1.0)]
    new = articles.add_article(store, project, TEXTS[0], name="new", who=SAMIRA)
    assert len(doubled(store, new)) == 2
    assert [(each.made_by, each.undone_by) for each in lessons.learnings(store, project)] == [("admin", "admin")]
    with pytest.raises(InputError, match="nothing was learnt"):
        lessons.undo_learning(store, project, who=ADMIN)


def test_one_check_can_be_forgotten_and_is_not_learnt_again(store: Store, project: int, numbers: list[int]) -> None:
    lessons.learn(store, project, who=ADMIN)
    with pytest.raises(InputError, match="lowered checks: doubled-word"):
        lessons.forget(store, project, "tatweel", who=ADMIN)
    assert [e.after for e in lessons.forget(store, project, "doubled-word", who=ADMIN)] == [1.0]
    assert lessons.learn(store, project, who=ADMIN) == ()
    assert [lesson.is_held for lesson in lessons.in_force(store, project)] == [True]
    assert [e.after for e in lessons.undo_learning(store, project, who=ADMIN)] == [round(3 / 8, 3)]


def test_twenty_rejections_of_the_same_words_in_one_article_are_one(store: Store, project: int) -> None:
    text = "\n".join(f"وصل الوفد رقم {number} إلى إلى العاصمة." for number in range(20))
    number = articles.add_article(store, project, text, name="many", who=SAMIRA)
    for finding in doubled(store, number):
        decide_all(store, number, rejected(finding))
    assert lessons.would_learn(store, project) == ()
    assert lessons.learn(store, project, who=ADMIN) == ()


def test_a_correction_of_the_editors_own_says_that_the_finding_was_right(
    store: Store, project: int, numbers: list[int]
) -> None:
    for number in numbers[:2]:
        decide_all(store, number, edited(doubled(store, number)[0], "نحو"))
    assert lessons.would_learn(store, project) == ()


def test_undone_decisions_teach_nothing(store: Store, project: int, numbers: list[int]) -> None:
    for number in numbers[1:]:
        reviewing.undo(store, number, who=SAMIRA)
    assert lessons.would_learn(store, project) == ()


def test_dismissals_count_as_rejections(store: Store, project: int, clock: Clock) -> None:
    for name, text in enumerate(TEXTS):
        number = articles.add_article(store, project, text, name=str(name), who=SAMIRA)
        for finding in doubled(store, number):
            version = articles.version(store, number)
            reviewing.dismiss(store, number, [finding], Scope.ARTICLE, seen=version, who=YUSUF)
    assert [(e.check, e.after) for e in lessons.would_learn(store, project)] == [("doubled-word", 0.25)]


def test_only_an_admin_lets_a_project_learn(store: Store, project: int, numbers: list[int]) -> None:
    with pytest.raises(AccessError, match="manage"):
        lessons.learn(store, project, who=SAMIRA)
    with pytest.raises(AccessError, match="manage"):
        lessons.undo_learning(store, project, who=SAMIRA)
    with pytest.raises(AccessError, match="manage"):
        lessons.forget(store, project, "doubled-word", who=SAMIRA)
