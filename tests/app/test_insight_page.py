"""Insight as Streamlit runs it: charts of what was decided, and learning that is asked for."""

from __future__ import annotations

import pytest
from desk_pages import ADMIN, page, put

from mt_qa.decisions import Decision, Outcome
from mt_qa.store import Person, Role, Store, articles, lessons, reviewing


@pytest.fixture
def store(desk_store: Store) -> Store:
    return desk_store


def decide_all(store: Store, number: int, outcome: Outcome, who: Person = ADMIN) -> None:
    for finding in articles.article(store, number).report.findings:
        text = finding.suggestions[0].text if outcome is Outcome.ACCEPTED and finding.suggestions else "هنا"
        decision = Decision(finding, outcome, "" if outcome is Outcome.REJECTED else text)
        reviewing.decide(store, number, [decision], seen=10**6, who=who)


def test_an_empty_project_says_so(store: Store) -> None:
    assert page("insight").info


def test_charts_of_what_was_decided(store: Store) -> None:
    number = put(store)
    decide_all(store, number, Outcome.ACCEPTED)
    app = page("insight")
    assert len(app.get("vega_lite_chart")) + len(app.get("arrow_vega_lite_chart")) == 5
    app.button_group(key="period").set_value("day").run()
    assert not app.exception


def test_two_reviewers_are_compared(store: Store) -> None:
    number = put(store)
    decide_all(store, number, Outcome.ACCEPTED)
    decide_all(store, number, Outcome.REJECTED, Person("ali", Role.EDITOR))
    app = page("insight")
    assert app.table
    assert "ali" in str(app.table[0].value)


def test_learning_is_asked_for_and_taken_back(store: Store) -> None:
    words = ("الوزارة", "الهيئة", "الشركة")
    for number, word in enumerate(words):
        text = "\n".join(f"أعلنت {other} {other} خطة {word} الجديدة أمس." for other in words)
        decide_all(store, put(store, text, name=f"n{number}"), Outcome.REJECTED)
    project = articles.queue(store)[0].project
    app = page("insight")
    assert not lessons.in_force(store, project)
    app.button(key="learn").click().run()
    assert not app.exception
    assert [lesson.check for lesson in lessons.in_force(store, project) if lesson.factor < 1] == ["doubled-word"]
    app.button(key="unlearn").click().run()
    assert not [lesson for lesson in lessons.in_force(store, project) if lesson.factor < 1]
