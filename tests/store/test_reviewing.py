"""Decisions are on disk when they are acknowledged, can be taken back one by one, and no editor overrides unseen."""

from __future__ import annotations

import pytest
from store_cases import ADMIN, READER, SAMIRA, TEXT, YUSUF, Clock, accepted, edited, findings_of, rejected

from mt_qa.core import Category, InputError, Severity, Span
from mt_qa.decisions import finding_key
from mt_qa.store import AccessError, ConflictError, Scope, Status, Store, articles, dismissals, open_store, reviewing
from mt_qa.store.values import What

DOUBLED, DRIFT, INNA, SECOND_DRIFT = findings_of()


def test_a_decision_is_a_row_with_who_when_what_before_after_and_signature(
    store: Store, article: int, clock: Clock
) -> None:
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    row = next(entry for entry in reviewing.history(store, article) if entry.finding)
    assert (row.by, row.what, row.before, row.after) == (
        "samira",
        What.ACCEPTED,
        "منظمة الوحدة",
        "منظمة معاهدة الأمن الجماعي",
    )
    assert row.signature == "mt_qa:test|checks:3"
    assert row.finding == DRIFT
    assert row.at <= clock.moment


def test_another_program_finds_the_decision_at_once(store: Store, url: str, article: int) -> None:
    reviewing.decide(store, article, [accepted(DRIFT), edited(INNA, "بأن")], seen=1, who=SAMIRA)
    other = open_store(url)
    found = reviewing.state(other, article, who=SAMIRA)
    other.close()
    assert found.decisions.corrected(TEXT) == TEXT.replace("منظمة الوحدة", "منظمة معاهدة الأمن الجماعي", 1).replace(
        " ان ", " بأن "
    )
    assert found.status is Status.IN_REVIEW


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(store: Store, article: int) -> None:
    states = [reviewing.state(store, article, who=SAMIRA)]
    for made in (
        [accepted(DOUBLED)],
        [accepted(DRIFT), accepted(SECOND_DRIFT)],
        [rejected(INNA)],
        [edited(DRIFT, "هي")],
    ):
        states.append(reviewing.decide(store, article, made, seen=states[-1].version, who=SAMIRA))
    for before in reversed(states[:-1]):
        assert reviewing.undo(store, article, who=SAMIRA).decisions == before.decisions
    assert not reviewing.undo(store, article, who=SAMIRA).can_undo
    for after in states[1:]:
        assert reviewing.redo(store, article, who=SAMIRA).decisions == after.decisions
    last = reviewing.redo(store, article, who=SAMIRA)
    assert (last.can_undo, last.can_redo) == (True, False)


def test_undo_is_a_row_of_its_own_that_says_what_the_passage_reads_again(store: Store, article: int) -> None:
    first = reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    reviewing.decide(store, article, [edited(DRIFT, "هي")], seen=first.version, who=SAMIRA)
    reviewing.undo(store, article, who=SAMIRA)
    rows = reviewing.history(store, article)
    assert [row.what for row in rows if row.finding] == [What.ACCEPTED, What.EDITED, What.UNDONE]
    assert (rows[-1].before, rows[-1].after) == ("هي", "منظمة معاهدة الأمن الجماعي")


def test_a_new_decision_after_undo_leaves_nothing_to_redo(store: Store, article: int) -> None:
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    undone = reviewing.undo(store, article, who=SAMIRA)
    assert undone.can_redo
    after = reviewing.decide(store, article, [rejected(DRIFT)], seen=undone.version, who=SAMIRA)
    assert not after.can_redo
    assert reviewing.redo(store, article, who=SAMIRA).decisions == after.decisions


def test_each_editor_takes_back_their_own_and_the_others_decisions_stand(store: Store, article: int) -> None:
    reviewing.decide(store, article, [accepted(DOUBLED)], seen=1, who=SAMIRA)
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=YUSUF)
    after = reviewing.undo(store, article, who=SAMIRA)
    assert [decision.finding for decision in after.decisions.made] == [DRIFT]
    assert not after.can_undo


def test_two_editors_at_different_passages_see_each_other_and_lose_nothing(store: Store, article: int) -> None:
    reviewing.decide(store, article, [accepted(DOUBLED)], seen=1, who=SAMIRA)
    after = reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=YUSUF)
    assert [decision.finding for decision in after.decisions.made] == [DOUBLED, DRIFT]
    assert next((entry.by, entry.check) for entry in after.since(1, "yusuf")) == ("samira", "doubled-word")
    assert after.contested == ()


def test_on_the_same_passage_the_second_is_told_and_both_are_kept(store: Store, url: str, article: int) -> None:
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    with pytest.raises(ConflictError, match="samira") as conflict:
        reviewing.decide(store, article, [edited(DRIFT, "الحلف")], seen=1, who=YUSUF)
    assert [row.after for row in conflict.value.theirs] == ["منظمة معاهدة الأمن الجماعي"]
    assert [row.after for row in conflict.value.yours] == ["الحلف"]
    other = open_store(url)
    seen_by_samira = reviewing.state(other, article, who=SAMIRA)
    other.close()
    assert seen_by_samira.decisions.made == (accepted(DRIFT),)
    assert [(row.by, row.after) for row in seen_by_samira.contested] == [("yusuf", "الحلف")]


def test_deciding_again_with_both_in_sight_settles_the_contest(store: Store, article: int) -> None:
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    with pytest.raises(ConflictError):
        reviewing.decide(store, article, [edited(DRIFT, "الحلف")], seen=1, who=YUSUF)
    now = reviewing.state(store, article, who=YUSUF)
    after = reviewing.decide(store, article, [edited(DRIFT, "الحلف")], seen=now.version, who=YUSUF)
    assert after.contested == ()
    assert after.decisions.made == (edited(DRIFT, "الحلف"),)
    assert reviewing.undo(store, article, who=YUSUF).decisions.made == (accepted(DRIFT),)


def test_a_wider_finding_over_the_same_letters_is_a_conflict_too(store: Store, article: int) -> None:
    reviewing.decide(store, article, [edited(DRIFT, "الحلف")], seen=1, who=SAMIRA)
    span = Span(DRIFT.span.start + 6, DRIFT.span.end + 4)
    with pytest.raises(ConflictError):
        reviewing.mark_missed(store, article, span, Category.GRAMMAR, Severity.MINOR, correction="x", seen=1, who=YUSUF)


def test_asking_twice_because_the_answer_was_lost_writes_once(store: Store, article: int) -> None:
    first = reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    again = reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    assert again == first


def test_a_dismissed_finding_is_rejected_and_undo_lifts_the_dismissal(store: Store, article: int, project: int) -> None:
    after = reviewing.dismiss(store, article, [DRIFT], Scope.PROJECT, seen=1, who=SAMIRA)
    assert after.decisions.made == (rejected(DRIFT),)
    assert [each.text for each in dismissals.dismissals(store, project)] == ["منظمة الوحدة"]
    assert reviewing.undo(store, article, who=SAMIRA).decisions.made == ()
    assert dismissals.dismissals(store, project) == ()
    assert reviewing.redo(store, article, who=SAMIRA).decisions.made == (rejected(DRIFT),)
    assert [each.lifted_by for each in dismissals.dismissals(store, project, lifted=True)] == [None]


def test_lifting_from_the_list_opens_the_finding_again_and_can_be_undone(
    store: Store, article: int, project: int
) -> None:
    reviewing.dismiss(store, article, [DRIFT], Scope.EVERYWHERE, seen=1, who=SAMIRA)
    listed = dismissals.dismissals(store, project)
    dismissals.lift(store, listed[0].id, who=YUSUF)
    assert reviewing.state(store, article, who=SAMIRA).decisions.made == ()
    assert dismissals.dismissals(store) == ()
    with pytest.raises(InputError, match="in force"):
        dismissals.lift(store, listed[0].id, who=YUSUF)
    reviewing.undo(store, article, who=YUSUF)
    assert reviewing.state(store, article, who=SAMIRA).decisions.made == (rejected(DRIFT),)
    assert dismissals.dismissals(store) == listed
    reviewing.redo(store, article, who=YUSUF)
    assert dismissals.dismissals(store) == ()


def test_redoing_a_dismissal_that_another_lifted_meanwhile_leaves_it_lifted(
    store: Store, article: int, project: int
) -> None:
    reviewing.dismiss(store, article, [DRIFT], Scope.PROJECT, seen=1, who=SAMIRA)
    dismissals.lift(store, dismissals.dismissals(store, project)[0].id, who=YUSUF)
    reviewing.undo(store, article, who=SAMIRA)
    reviewing.redo(store, article, who=SAMIRA)
    assert dismissals.dismissals(store, project) == ()
    assert reviewing.state(store, article, who=SAMIRA).decisions.made == ()


def test_reopening_takes_back_one_decision_out_of_order(store: Store, article: int) -> None:
    first = reviewing.decide(store, article, [accepted(DOUBLED)], seen=1, who=SAMIRA)
    second = reviewing.decide(store, article, [accepted(DRIFT)], seen=first.version, who=SAMIRA)
    third = reviewing.reopen(store, article, [DOUBLED], seen=second.version, who=YUSUF)
    assert third.decisions.made == (accepted(DRIFT),)
    assert reviewing.undo(store, article, who=YUSUF).decisions == second.decisions


def test_an_error_that_the_engine_missed_is_kept_with_its_correction(store: Store, article: int) -> None:
    start = TEXT.index("بلاده")
    span = Span(start, start + 5)
    after = reviewing.mark_missed(
        store, article, span, Category.MISTRANSLATION, Severity.MAJOR, correction="وطنه", seen=1, who=SAMIRA
    )
    assert after.decisions.corrected(TEXT) == TEXT.replace("بلاده", "وطنه")
    assert [(e.text, e.category, e.severity, e.suggestions) for e in after.missed] == [
        ("بلاده", Category.MISTRANSLATION, Severity.MAJOR, ("وطنه",))
    ]
    assert after.decisions.made[0].finding.segment == 2
    assert reviewing.undo(store, article, who=SAMIRA).missed == ()


def test_a_missed_error_without_correction_changes_no_letter(store: Store, article: int) -> None:
    after = reviewing.mark_missed(store, article, Span(0, 3), Category.AWKWARD, Severity.MINOR, seen=1, who=SAMIRA)
    assert after.decisions.corrected(TEXT) == TEXT
    assert after.missed[0].suggestions == ()
    with pytest.raises(InputError, match="ends at"):
        reviewing.mark_missed(store, article, Span(0, 9999), Category.AWKWARD, Severity.MINOR, seen=1, who=SAMIRA)


def test_a_finding_of_another_text_is_refused(store: Store, article: int) -> None:
    foreign = findings_of(TEXT.replace("وصل", "ووصل", 1))[0]
    with pytest.raises(InputError, match="replaced"):
        reviewing.decide(store, article, [accepted(foreign)], seen=1, who=SAMIRA)
    assert reviewing.history(store, article) == ()


def test_what_cannot_be_kept_is_refused_before_anything_is_written(store: Store, article: int) -> None:
    with pytest.raises(InputError, match=r"U\+0000"):
        reviewing.decide(store, article, [edited(DRIFT, "أ\0ب")], seen=1, who=SAMIRA)
    assert reviewing.state(store, article, who=SAMIRA).version == 1


def test_a_reader_may_look_and_not_decide(store: Store, article: int) -> None:
    assert reviewing.state(store, article, who=READER).decisions.made == ()
    for action in (
        lambda: reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=READER),
        lambda: reviewing.dismiss(store, article, [DRIFT], Scope.ARTICLE, seen=1, who=READER),
        lambda: reviewing.undo(store, article, who=READER),
        lambda: articles.set_status(store, article, Status.DONE, who=READER),
    ):
        with pytest.raises(AccessError, match="reader may not decide"):
            action()
    assert reviewing.history(store, article) == ()


def test_the_row_in_force_on_a_finding_says_who_decided(store: Store, article: int) -> None:
    after = reviewing.decide(store, article, [rejected(INNA)], seen=1, who=ADMIN)
    row = after.last_on(INNA)
    assert row is not None
    assert (row.by, row.what) == ("admin", What.REJECTED)
    assert after.last_on(DRIFT) is None
    assert finding_key(INNA) in {finding_key(decision.finding) for decision in after.decisions.made}
