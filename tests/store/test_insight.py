"""What the decisions tell is what was decided: nothing undone, nobody's mark counted as a check's finding."""

from __future__ import annotations

from datetime import date

import pytest
from store_cases import SAMIRA, TEXT, YUSUF, Clock, accepted, edited, findings_of, rejected, report_on

from mt_qa.core import Category, Finding, Severity, Span
from mt_qa.decisions import Decision, Outcome
from mt_qa.store import ConflictError, Scope, Status, Store, articles, insight, reviewing
from mt_qa.store.effort import LEAST_ARTICLES, pace
from mt_qa.store.insight import Agreement, Period

DOUBLED, DRIFT, INNA, SECOND_DRIFT = findings_of()


def decide(store: Store, article: int, *made: Decision, who: object = SAMIRA) -> None:
    seen = articles.version(store, article)
    reviewing.decide(store, article, list(made), seen=seen, who=who)  # type: ignore[arg-type]


def test_findings_are_counted_by_category_and_check(store: Store, project: int, article: int) -> None:
    articles.add_article(store, project, TEXT, name="again", who=SAMIRA, report=report_on())
    assert [(found.name, dict(found.by_severity)) for found in insight.findings_by_check(store, project)] == [
        ("organisation-drift", {Severity.CRITICAL: 4}),
        ("doubled-word", {Severity.MINOR: 2}),
        ("inna-anna", {Severity.MINOR: 2}),
    ]
    by_category = insight.findings_by_category(store, project)
    assert [(found.name, found.total) for found in by_category] == [
        ("terminology/wrong-term", 4),
        ("linguistic-conventions/grammar", 2),
        ("linguistic-conventions/spelling", 2),
    ]


def test_acceptance_counts_what_is_in_force(store: Store, project: int, article: int) -> None:
    decide(store, article, accepted(DRIFT), edited(SECOND_DRIFT, "الحلف"))
    decide(store, article, accepted(INNA))
    reviewing.undo(store, article, who=SAMIRA)
    reviewing.dismiss(store, article, [DOUBLED], Scope.PROJECT, seen=articles.version(store, article), who=SAMIRA)
    reviewing.mark_missed(
        store,
        article,
        Span(0, 3),
        Category.AWKWARD,
        Severity.MINOR,
        seen=articles.version(store, article),
        who=SAMIRA,
    )
    uniform = Finding(
        **{
            **{name: getattr(INNA, name) for name in INNA.__dataclass_fields__},
            "check": "uniform-name",
        }
    )
    decide(store, article, Decision(uniform, Outcome.EDITED, "إن"))
    rows = insight.acceptance_by_check(store, project)
    assert [(row.check, row.accepted, row.edited, row.rejected) for row in rows] == [
        ("organisation-drift", 1, 1, 0),
        ("doubled-word", 0, 0, 1),
    ]
    assert [(row.precision, row.acceptance) for row in rows] == [(1.0, 0.5), (0.0, 0.0)]


def test_precision_is_told_over_time(store: Store, project: int, article: int, clock: Clock) -> None:
    decide(store, article, accepted(DRIFT), rejected(INNA))
    clock.wait(days=7)
    decide(store, article, accepted(DOUBLED))
    weeks = insight.precision_over_time(store, project)
    assert [(week.begins, week.right, week.wrong, week.precision) for week in weeks] == [
        (date(2026, 2, 23), 1, 1, 0.5),
        (date(2026, 3, 2), 1, 0, 1.0),
    ]
    assert [day.begins for day in insight.precision_over_time(store, project, Period.DAY)] == [
        date(2026, 3, 1),
        date(2026, 3, 8),
    ]
    assert [month.right for month in insight.precision_over_time(store, project, Period.MONTH)] == [2]


def test_editing_time_stands_beside_its_estimate(store: Store, project: int, article: int, clock: Clock) -> None:
    decide(store, article, accepted(DRIFT))
    clock.wait(minutes=3)
    decide(store, article, rejected(INNA))
    row = insight.editing_times(store, project)[0]
    assert (row.name, row.status, row.decisions) == ("csto", Status.IN_REVIEW, 2)
    assert 180 <= row.seconds <= 190
    assert row.estimated == pytest.approx((29 / 138) + (2 * 60 + 2 * 8) / 60, abs=0.1)


def test_the_pace_of_a_project_counts_from_enough_finished_articles() -> None:
    assert pace([(10.0, 20.0)] * (LEAST_ARTICLES - 1)) == 1.0
    assert pace([(10.0, 20.0)] * LEAST_ARTICLES) == 2.0
    assert pace([(10.0, 900.0)] * LEAST_ARTICLES) == 5.0
    assert pace([(10.0, 0.0)] * 9) == 1.0


def test_two_reviewers_of_one_article_are_compared(store: Store, project: int, article: int) -> None:
    decide(store, article, accepted(DOUBLED), accepted(DRIFT), accepted(SECOND_DRIFT), rejected(INNA))
    decide(store, article, edited(DOUBLED, "نحو"), accepted(DRIFT), rejected(SECOND_DRIFT), who=YUSUF)
    together, alone = insight.agreements(store, project)
    assert together == Agreement("samira", "yusuf", None, 2, 0, 1, 0)
    assert alone == Agreement("samira", "yusuf", article, 2, 0, 1, 0)
    assert alone.agreed == pytest.approx(2 / 3)
    assert alone.kappa == pytest.approx(0.0)


def test_who_agrees_is_counted_as_much_as_who_does_not(store: Store, project: int, article: int) -> None:
    decide(store, article, accepted(DRIFT), rejected(INNA))
    decide(store, article, accepted(DRIFT), rejected(INNA), who=YUSUF)
    together = insight.agreements(store, project)[0]
    assert (together.both_right, together.both_wrong, together.kappa) == (1, 1, 1.0)


def test_a_contested_decision_is_a_judgement_too(store: Store, project: int, article: int) -> None:
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    with pytest.raises(ConflictError):
        reviewing.decide(store, article, [rejected(DRIFT)], seen=1, who=YUSUF)
    assert insight.agreements(store, project)[0].only_first == 1


def test_kappa_is_that_of_cohens_formula() -> None:
    assert Agreement("a", "b", None, 20, 15, 5, 10).kappa == pytest.approx(0.4)
    assert Agreement("a", "b", None, 7, 0, 0, 0).kappa is None


def test_an_empty_project_tells_nothing(store: Store, project: int) -> None:
    assert insight.findings_by_check(store, project) == ()
    assert insight.acceptance_by_check(store, project) == ()
    assert insight.precision_over_time(store, project) == ()
    assert insight.agreements(store, project) == ()
    assert insight.pace_of(store, project) == 1.0
