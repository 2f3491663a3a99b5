"""Every action of the desk, without a browser and without Streamlit."""

from __future__ import annotations

from dataclasses import replace

import desk_example
import pytest
from desk_example import DOUBLED, DOUBLED_AGAIN, FINDINGS, SPACE, SPACE_AGAIN, TEXT, WHOLE

from mt_qa.app.desk import Article, Desk, profile_names, sample_article
from mt_qa.app.focus import Focus
from mt_qa.app.view import Filters, Order, State, states_of
from mt_qa.core import Severity, Span
from mt_qa.core.ledger import EntityKind, Ledger, LedgerEntry, Mention, NameStatus
from mt_qa.decisions import Decisions, finding_key


def key(finding: object) -> str:
    return finding_key(finding)  # type: ignore[arg-type]


def state(desk: Desk, finding: object) -> State:
    return states_of(desk.findings, desk.decisions, desk.expired)[key(finding)]


def test_the_worst_finding_is_selected_first() -> None:
    assert desk_example.desk().selected == key(WHOLE)


def test_stepping_follows_the_list_and_goes_round() -> None:
    desk = desk_example.desk()
    visited = []
    for _ in range(len(FINDINGS) + 1):
        visited.append(desk.selected)
        desk = desk.step(1)
    assert visited == [key(f) for f in (WHOLE, DOUBLED_AGAIN, DOUBLED, SPACE, SPACE_AGAIN, WHOLE)]
    assert desk.step(-1).selected == key(WHOLE)


def test_stepping_in_text_order() -> None:
    desk = desk_example.desk().filtered(Filters(order=Order.TEXT))
    assert [key(f) for f in desk.shown] == [key(f) for f in FINDINGS]
    assert desk.select(key(DOUBLED)).step(1).selected == key(SPACE)


def test_accepting_changes_the_text_and_moves_on() -> None:
    desk = desk_example.desk().select(key(DOUBLED)).accept(key(DOUBLED))
    assert desk.corrected == TEXT.replace("الوزارة الوزارة", "الوزارة")
    assert desk.selected == key(SPACE)
    assert desk.decided == 1
    assert state(desk, DOUBLED) is State.ACCEPTED


def test_accepting_the_second_suggestion() -> None:
    assert "أعلنت وزارة أمس" in desk_example.desk().accept(key(DOUBLED), 1).corrected


def test_a_suggestion_that_is_not_there_changes_nothing() -> None:
    desk = desk_example.desk()
    assert desk.accept(key(DOUBLED), 7) is desk
    assert desk.accept(key(WHOLE)) is desk
    assert desk.accept("no-such:1:2") is desk


def test_editing_and_leaving_as_it_is() -> None:
    desk = desk_example.desk().edit(key(SPACE), " —")
    assert "أمس — خطة" in desk.corrected
    assert state(desk, SPACE) is State.EDITED
    assert state(desk.edit(key(SPACE), SPACE.text), SPACE) is State.REJECTED


def test_rejecting_keeps_the_text() -> None:
    desk = desk_example.desk().reject(key(WHOLE))
    assert desk.corrected == TEXT
    assert state(desk, WHOLE) is State.REJECTED
    assert desk.selected == key(DOUBLED_AGAIN)


def test_the_decisions_of_the_store_take_the_place_of_the_desks_own() -> None:
    start = desk_example.desk()
    one = start.reject(key(WHOLE))
    assert one.with_decisions(Decisions()).decided == 0
    assert one.with_decisions(Decisions()).selected == one.selected
    assert start.with_decisions(one.decisions).settled == one.settled


def test_several_are_rejected_in_one_go() -> None:
    desk = desk_example.desk().reject(key(DOUBLED), key(DOUBLED_AGAIN), "no-such:1:2")
    assert desk.decided == 2
    assert desk.corrected == TEXT


def test_a_later_correction_of_the_same_letters_wins() -> None:
    desk = desk_example.desk().accept(key(DOUBLED_AGAIN)).edit(key(WHOLE), "الوزير إن خطة")
    assert "وقال الوزير الوزير إن خطة غدا" in desk.corrected
    assert state(desk, DOUBLED_AGAIN) is State.SUPERSEDED
    undone = desk.with_decisions(Decisions(desk.decisions.made[:1]))
    assert state(undone, DOUBLED_AGAIN) is State.ACCEPTED


def test_accepting_all_of_a_check_is_one_step() -> None:
    desk = desk_example.desk().accept_all_like(key(SPACE))
    assert desk.corrected == TEXT.replace(" ،", "،")
    assert desk.decided == 2


def test_accepting_all_leaves_what_touches_a_correction() -> None:
    desk = desk_example.desk().edit(key(WHOLE), "الوزير إن خطة").accept_all_like(key(DOUBLED))
    assert state(desk, DOUBLED) is State.ACCEPTED
    assert state(desk, DOUBLED_AGAIN) is State.UNDECIDED


def test_only_a_rule_is_mechanical() -> None:
    assert desk_example.desk().like(WHOLE) == ()
    assert desk_example.desk().like(DOUBLED) == (DOUBLED, DOUBLED_AGAIN)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(severities=frozenset({Severity.CRITICAL})), [WHOLE]),
        (Filters(severities=frozenset({Severity.MINOR, Severity.CRITICAL})), [WHOLE, SPACE, SPACE_AGAIN]),
        (Filters(kind="doubled-word"), [DOUBLED_AGAIN, DOUBLED]),
        (Filters(kind="linguistic-conventions/punctuation"), [SPACE, SPACE_AGAIN]),
        (Filters(kind="no-such-check"), []),
    ],
)
def test_filters(filters: Filters, expected: list[object]) -> None:
    desk = desk_example.desk().filtered(filters)
    assert list(desk.shown) == expected
    assert desk.selected == (key(expected[0]) if expected else "")


def test_the_budget_keeps_the_surest() -> None:
    desk = desk_example.desk().filtered(Filters(most=2))
    assert list(desk.shown) == [WHOLE, DOUBLED_AGAIN], "of equally sure ones the worse"
    assert len(desk.filtered(Filters(most=0)).shown) == len(FINDINGS)
    assert len(desk.filtered(Filters(most=99)).shown) == len(FINDINGS)


def test_only_undecided() -> None:
    desk = desk_example.desk().accept(key(DOUBLED)).filtered(Filters(undecided_only=True))
    assert DOUBLED not in desk.shown
    assert len(desk.shown) == len(FINDINGS) - 1
    again = desk.select(key(SPACE)).accept(key(SPACE))
    assert again.selected == key(SPACE_AGAIN)


def test_a_decision_outlives_a_report_that_has_lost_its_finding() -> None:
    accepted = desk_example.desk().accept(key(DOUBLED))
    narrowed = replace(accepted, report=desk_example.report((WHOLE,)))
    assert list(narrowed.findings) == [DOUBLED, WHOLE]
    assert narrowed.corrected == accepted.corrected


def test_what_is_shipped() -> None:
    assert sample_article().name == "csto-withdrawal"
    assert profile_names()[0] == "news-ar"


INSIDE = desk_example.made("الوزير", "inside", "وزير", nth=1)


def test_a_finding_inside_a_replaced_span_is_settled() -> None:
    desk = desk_example.desk((WHOLE, INSIDE, SPACE)).edit(key(WHOLE), "الوزير إن خطة")
    assert state(desk, INSIDE) is State.COVERED
    assert desk.decided == 2
    assert desk.selected == key(SPACE), "the editor is led past what is settled"
    assert INSIDE not in desk.filtered(Filters(undecided_only=True)).shown
    assert state(desk.with_decisions(Decisions()), INSIDE) is State.UNDECIDED


NAMES = "وصل الوزير إلى نيروبي، ثم غادر نايروبي.\nوقال لنايروبي إن نيروبي جميلة."


def named_desk() -> Desk:
    """A desk with one place in two spellings, three mentions, and no finding."""
    forms = (("", "نيروبي"), ("", "نايروبي"), ("ل", "نايروبي"), ("", "نيروبي"))
    mentions, end = [], 0
    for prefix, form in forms:
        start = NAMES.index(form, end)
        end = start + len(form)
        mentions.append(Mention(NAMES[:start].count("\n"), Span(start, end), form, prefix, NameStatus.ACCEPTED))
    entry = LedgerEntry(EntityKind.PLACE, "نيروبي", "Nairobi", True, tuple(mentions))
    report = replace(desk_example.report((), NAMES), ledger=Ledger((entry,)))
    return Desk(Article(NAMES, name="names"), report)


def test_making_a_name_uniform() -> None:
    start = named_desk()
    (entry,) = start.report.ledger.entries
    desk = start.make_uniform(entry, "نيروبي")
    assert desk.corrected == NAMES.replace("نايروبي", "نيروبي")
    assert desk.is_uniform(entry, "نيروبي")
    assert desk.make_uniform(entry, "نيروبي") is desk
    assert desk.make_uniform(entry, "نايروبي").is_uniform(entry, "نايروبي")
    assert desk.with_decisions(Decisions()) == start


def test_making_a_name_uniform_leaves_what_the_editor_has_rewritten() -> None:
    start = named_desk()
    (entry,) = start.report.ledger.entries
    wide = desk_example.made("ثم غادر نايروبي", "wide", text=NAMES)
    start = replace(start, report=replace(start.report, findings=(wide,)))
    desk = start.edit(key(wide), "وسافر منها").make_uniform(entry, "نيروبي")
    assert desk.corrected == "وصل الوزير إلى نيروبي، وسافر منها.\nوقال لنيروبي إن نيروبي جميلة."
    assert desk.is_uniform(entry, "نيروبي")


def test_a_rendering_leads_from_place_to_place_and_round() -> None:
    desk = named_desk()
    assert desk.looked_at == Focus(0)
    visited = []
    for _ in range(3):
        desk = desk.look_at(0, "نايروبي")
        assert desk.looked_at is not None
        span = desk.looked_at.places(desk.report.ledger)[desk.looked_at.place]
        visited.append(span.start)
        assert span.of(NAMES) == "نايروبي"
    assert visited == [visited[0], NAMES.index("نايروبي", visited[0] + 1), visited[0]]
    assert desk.step_place(-1).looked_at == Focus(0, "نايروبي", 1)
    assert desk.look_at(0).looked_at == Focus(0)
    assert len(Focus(0).places(desk.report.ledger)) == 4


def test_a_desk_without_names_has_none_in_focus() -> None:
    desk = desk_example.desk()
    assert desk.looked_at is None
    assert desk.step_place(1) is desk
    assert Focus(3).places(desk.report.ledger) == ()
