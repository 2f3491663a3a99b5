"""Articles go in with their report, come out in the order of need, and are reviewed with what their project knows."""

from __future__ import annotations

import pytest
from store_cases import ADMIN, READER, SAMIRA, TEXT, YUSUF, Clock, accepted, findings_of, report_on

from mt_qa.core import InputError, Verdict
from mt_qa.knowledge.termbase import Status as TermStatus
from mt_qa.knowledge.termbase import TermEntry
from mt_qa.store import AccessError, Scope, Status, Store, articles, dismissals, projects, reviewing, sittings, terms

DOUBLED, DRIFT, INNA, SECOND_DRIFT = findings_of()
CLEAN = "وصل الوزير إلى العاصمة يوم الأحد."


def test_an_article_comes_back_as_it_went_in(store: Store, project: int) -> None:
    source = "The minister arrived.\nThe organisation called for an end.\nThen he said so.\nIt watches."
    report = report_on(TEXT, source)
    number = articles.add_article(store, project, TEXT, source=source, name="  csto\nnews ", who=SAMIRA, report=report)
    found = articles.article(store, number)
    assert (found.text, found.source, found.listed.name) == (TEXT, source, "csto news")
    assert found.report.to_dict() == {**report.to_dict(), "id": "csto news"}
    assert found.report.document.segments[3].source == "It watches."
    assert (found.listed.status, found.listed.verdict, found.listed.criticals) == (Status.NEW, report.verdict, 2)
    assert found.listed.added_by == "samira"


def test_it_is_reviewed_on_the_way_in(store: Store, project: int) -> None:
    number = articles.add_article(store, project, "وصل الوزير إلى إلى العاصمة.", name="a", who=SAMIRA)
    found = articles.article(store, number)
    assert [finding.check for finding in found.report.findings] == ["doubled-word"]
    assert found.listed.findings == 1
    assert found.listed.words == 5


@pytest.mark.parametrize(("text", "why"), [("  \n ", "empty"), ("أ\0", r"U\+0000 at 1"), ("أ\ud800", r"U\+D800 at 1")])
def test_what_cannot_be_kept_is_refused(store: Store, project: int, text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        articles.add_article(store, project, text, name="a", who=SAMIRA)
    assert articles.queue(store) == ()


def test_a_report_of_another_text_is_refused(store: Store, project: int) -> None:
    with pytest.raises(InputError, match="not of this text"):
        articles.add_article(store, project, TEXT + " ", name="a", who=SAMIRA, report=report_on())
    with pytest.raises(InputError, match="not of this text"):
        articles.add_article(store, project, "x" * len(TEXT), name="a", who=SAMIRA, report=report_on())


def test_the_queue_has_the_worst_first_and_the_done_last(store: Store, project: int, article: int) -> None:
    clean = articles.add_article(store, project, CLEAN, name="clean", who=SAMIRA, report=report_on(CLEAN))
    other = articles.add_article(store, project, TEXT, name="other", who=SAMIRA, report=report_on())
    articles.set_status(store, article, Status.DONE, who=SAMIRA)
    assert [listed.id for listed in articles.queue(store, project)] == [other, clean, article]
    listed = articles.queue(store, project)[1]
    assert (listed.score, listed.verdict, listed.criticals, listed.findings) == (100.0, Verdict.PUBLISH, 0, 0)


def test_the_queue_can_be_narrowed_and_searched(store: Store, project: int, article: int) -> None:
    clean = articles.add_article(store, project, CLEAN, name="100% clean_news", who=SAMIRA, report=report_on(CLEAN))
    elsewhere = projects.make_project(store, "sport", who=ADMIN).id
    sport = articles.add_article(store, elsewhere, TEXT, name="match", who=SAMIRA, report=report_on())
    articles.assign(store, clean, "samira", who=YUSUF)
    articles.set_status(store, sport, Status.DONE, who=SAMIRA)

    def numbers(**asked: object) -> list[int]:
        return sorted(listed.id for listed in articles.queue(store, **asked))  # type: ignore[arg-type]

    assert numbers() == [article, clean, sport]
    assert numbers(project=elsewhere) == [sport]
    assert numbers(statuses=[Status.DONE]) == [sport]
    assert numbers(assignee="samira") == [clean]
    assert numbers(assignee="") == [article, sport]
    assert numbers(search="CLEAN_NEWS") == [clean]
    assert numbers(search="%") == [clean]
    assert numbers(search=" منظمة الوحدة ") == [article, sport]


def test_status_and_assignee_changes_are_rows(store: Store, article: int) -> None:
    articles.assign(store, article, "yusuf", who=SAMIRA)
    articles.set_status(store, article, Status.DONE, who=YUSUF)
    articles.set_status(store, article, Status.DONE, who=YUSUF)
    rows = [(row.by, row.what.value, row.before, row.after) for row in reviewing.history(store, article)]
    assert rows == [("samira", "assigned", "", "yusuf"), ("yusuf", "status", "new", "done")]
    assert articles.version(store, article) == 3


def test_a_reader_brings_nothing_in(store: Store, project: int) -> None:
    with pytest.raises(AccessError, match="reader may not import"):
        articles.add_article(store, project, TEXT, name="a", who=READER, report=report_on())


def test_editing_time_is_counted_without_the_lunch_break(store: Store, article: int, clock: Clock) -> None:
    sittings.touch(store, article, who=SAMIRA)
    clock.wait(minutes=2)
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    clock.wait(minutes=45)
    sittings.touch(store, article, who=SAMIRA)
    clock.wait(minutes=1)
    sittings.touch(store, article, who=YUSUF)
    sittings.touch(store, article, who=SAMIRA)
    seconds = articles.article(store, article).listed.seconds
    assert 180 <= seconds <= 190


def test_estimates_follow_the_pace_of_the_project(store: Store, project: int, clock: Clock) -> None:
    report = report_on()
    for number in range(6):
        one = articles.add_article(store, project, TEXT, name=str(number), who=SAMIRA, report=report)
        if number < 5:
            sittings.touch(store, one, who=SAMIRA)
            clock.wait(minutes=4, seconds=58)
            sittings.touch(store, one, who=SAMIRA)
            articles.set_status(store, one, Status.DONE, who=SAMIRA)
    raw = (29 / 138) + (2 * 60 + 2 * 8) / 60
    open_one = articles.queue(store, project)[0]
    assert open_one.status is Status.NEW
    assert open_one.minutes == pytest.approx(5.0, abs=0.1)
    assert open_one.minutes > raw * 1.5


def test_a_dismissal_in_the_project_holds_at_once_and_at_the_next_review(store: Store, project: int) -> None:
    text = "وصل الوزير إلى إلى العاصمة."
    first = articles.add_article(store, project, text, name="first", who=SAMIRA)
    second = articles.add_article(store, project, text, name="second", who=SAMIRA)
    finding = articles.article(store, first).report.findings[0]
    reviewing.dismiss(store, first, [finding], Scope.PROJECT, seen=1, who=SAMIRA)
    at_once = articles.article(store, second).report
    assert at_once.findings == ()
    assert [(each.because, each.finding.check) for each in at_once.set_aside] == [("dismissed", "doubled-word")]
    assert "by samira" in at_once.set_aside[0].reason
    again = articles.review_again(store, second, who=SAMIRA)
    assert (again.report.score, again.listed.findings) == (100.0, 0)
    assert "learnt:دفاع@" in again.report.signature
    third = articles.add_article(store, project, text, name="third", who=SAMIRA)
    assert articles.article(store, third).report.findings == ()
    dismissals.lift(store, dismissals.dismissals(store, project)[0].id, who=YUSUF)
    assert articles.article(store, third).report.findings == (finding,)
    assert articles.review_again(store, second, who=SAMIRA).listed.findings == 1


def test_a_dismissal_in_one_article_holds_for_its_place_alone(store: Store, project: int) -> None:
    text = "وصل الوزير إلى إلى العاصمة. ثم عاد إلى إلى بلاده مساء الأحد."
    number = articles.add_article(store, project, text, name="a", who=SAMIRA)
    other = articles.add_article(store, project, text, name="b", who=SAMIRA)
    found = [f for f in articles.article(store, number).report.findings if f.check == "doubled-word"]
    assert len(found) == 2
    reviewing.dismiss(store, number, [found[0]], Scope.ARTICLE, seen=1, who=SAMIRA)
    again = articles.review_again(store, number, who=SAMIRA).report
    assert [f for f in again.findings if f.check == "doubled-word"] == [found[1]]
    assert len([f for f in articles.article(store, other).report.findings if f.check == "doubled-word"]) == 2


def test_a_dismissal_does_not_reach_into_another_project(store: Store, project: int) -> None:
    text = "وصل الوزير إلى إلى العاصمة."
    elsewhere = projects.make_project(store, "sport", who=ADMIN).id
    number = articles.add_article(store, project, text, name="a", who=SAMIRA)
    other = articles.add_article(store, elsewhere, text, name="b", who=SAMIRA)
    finding = articles.article(store, number).report.findings[0]
    reviewing.dismiss(store, number, [finding], Scope.PROJECT, seen=1, who=SAMIRA)
    assert articles.article(store, other).report.findings == (finding,)
    assert dismissals.dismissals(store, elsewhere) == ()
    reviewing.dismiss(store, other, [finding], Scope.EVERYWHERE, seen=1, who=SAMIRA)
    assert [each.scope for each in dismissals.dismissals(store, project)] == [Scope.EVERYWHERE, Scope.PROJECT]


def test_a_term_that_was_added_holds_at_the_next_review_and_can_be_withdrawn(store: Store, project: int) -> None:
    text = "وصل وفد منظمة الصحة الدولية إلى العاصمة."
    before = articles.article(store, articles.add_article(store, project, text, name="a", who=SAMIRA)).report
    assert "termbase-violation" not in {finding.check for finding in before.findings}
    added = terms.add_terms(
        store,
        project,
        [
            TermEntry("who", "ar", "منظمة الصحة العالمية"),
            TermEntry("who", "ar", "منظمة الصحة الدولية", TermStatus.FORBIDDEN),
        ],
        who=SAMIRA,
    )
    number = articles.add_article(store, project, text, name="b", who=SAMIRA)
    found = [f for f in articles.article(store, number).report.findings if f.check == "termbase-violation"]
    assert [(f.text, f.suggestions[0].text) for f in found] == [("منظمة الصحة الدولية", "منظمة الصحة العالمية")]
    assert [(t.entry.project, t.made_by) for t in terms.terms_of(store, project)] == [("دفاع", "samira")] * 2
    for term in added:
        terms.withdraw_term(store, term, who=YUSUF)
    with pytest.raises(InputError, match="in force"):
        terms.withdraw_term(store, added[0], who=YUSUF)
    assert articles.review_again(store, number, who=SAMIRA).report.findings == before.findings
    assert [term.withdrawn_by for term in terms.terms_of(store, project, withdrawn=True)] == ["yusuf"] * 2


def test_projects_have_names_of_their_own(store: Store, project: int) -> None:
    with pytest.raises(InputError, match="already"):
        projects.make_project(store, " دفاع ", who=ADMIN)
    with pytest.raises(InputError, match="empty"):
        projects.make_project(store, " ", who=ADMIN)
    with pytest.raises(AccessError, match="manage"):
        projects.change_project(store, project, who=SAMIRA, name="x")
    assert projects.change_project(store, project, who=ADMIN, name="defence").name == "defence"
    with pytest.raises(InputError, match="no project is called 'دفاع'; projects: defence"):
        projects.project_named(store, "دفاع")


def test_there_is_always_a_project_to_start_with(store: Store) -> None:
    first = projects.default_project(store, who=SAMIRA)
    assert projects.default_project(store, who=YUSUF) == first
    assert projects.all_projects(store) == (first,)
