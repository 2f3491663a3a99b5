"""A replaced text takes along the decisions whose passages it still has, and no others."""

from __future__ import annotations

import pytest
from store_cases import SAMIRA, TEXT, YUSUF, accepted, edited, findings_of, rejected, report_on

from mt_qa.core import InputError
from mt_qa.decisions import finding_key
from mt_qa.store import Scope, Store, articles, dismissals, reviewing
from mt_qa.store.revising import moved, revise
from mt_qa.store.values import What

DOUBLED, DRIFT, INNA, SECOND_DRIFT = findings_of()
LONGER = "خبر عاجل.\n" + TEXT.replace(" ان ", " أن ")


def test_decisions_go_along_with_their_passages_and_the_others_expire(store: Store, article: int) -> None:
    first = reviewing.decide(store, article, [accepted(DRIFT), rejected(INNA)], seen=1, who=SAMIRA)
    second = reviewing.decide(store, article, [edited(SECOND_DRIFT, "الحلف")], seen=first.version, who=YUSUF)
    done = revise(store, article, LONGER, seen=second.version, who=YUSUF)
    assert [entry.check for entry in done.expired] == ["inna-anna"]
    state = reviewing.state(store, article, who=SAMIRA)
    expected = LONGER.replace("منظمة الوحدة", "منظمة معاهدة الأمن الجماعي", 1).replace("منظمة الوحدة", "الحلف")
    assert state.decisions.corrected(LONGER) == expected
    assert [(entry.by, entry.finding.segment if entry.finding else None) for entry in done.carried] == [
        ("samira", 2),
        ("yusuf", 4),
    ]
    assert done.article.text == LONGER
    assert done.article.report.document.text == LONGER


def test_the_old_text_and_all_rows_stay_in_the_history(store: Store, article: int) -> None:
    reviewing.decide(store, article, [rejected(INNA)], seen=1, who=SAMIRA)
    revise(store, article, LONGER, seen=2, who=YUSUF)
    rows = reviewing.history(store, article)
    assert [(row.what, row.revision) for row in rows] == [
        (What.REJECTED, 1),
        (What.STATUS, 1),
        (What.REVISED, 2),
    ]
    assert (rows[-1].before, rows[-1].after) == (TEXT, LONGER)


def test_undo_stops_at_the_text_that_the_decisions_were_made_on(store: Store, article: int) -> None:
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    version = revise(store, article, LONGER, seen=2, who=YUSUF).article.version
    state = reviewing.state(store, article, who=SAMIRA)
    assert (state.can_undo, len(state.decisions)) == (False, 1)
    carried = state.decisions.made[0].finding
    after = reviewing.decide(store, article, [rejected(carried)], seen=version, who=SAMIRA)
    assert after.can_undo
    assert reviewing.undo(store, article, who=SAMIRA).decisions == state.decisions
    assert reviewing.undo(store, article, who=YUSUF).decisions == state.decisions


def test_nobody_replaces_a_text_over_unseen_decisions(store: Store, article: int) -> None:
    reviewing.decide(store, article, [accepted(DRIFT)], seen=1, who=SAMIRA)
    with pytest.raises(InputError, match="meanwhile"):
        revise(store, article, LONGER, seen=1, who=YUSUF)
    assert articles.article(store, article).text == TEXT


def test_a_dismissal_goes_along_and_can_still_be_lifted(store: Store, article: int, project: int) -> None:
    reviewing.dismiss(store, article, [DRIFT], Scope.ARTICLE, seen=1, who=SAMIRA)
    done = revise(store, article, LONGER, seen=2, who=SAMIRA)
    assert [entry.what for entry in done.carried] == [What.DISMISSED]
    dismissals.lift(store, dismissals.dismissals(store, project)[0].id, who=YUSUF)
    assert reviewing.state(store, article, who=SAMIRA).decisions.made == ()


def test_a_finding_on_the_old_text_is_refused(store: Store, article: int) -> None:
    version = revise(store, article, LONGER, seen=1, who=SAMIRA).article.version
    with pytest.raises(InputError, match="replaced"):
        reviewing.decide(store, article, [accepted(DRIFT)], seen=version, who=SAMIRA)


def test_repeated_sentences_keep_their_order() -> None:
    sentence = "ودعت منظمة الوحدة إلى وقف القتال."
    old = "\n".join(["أ ب ج.", sentence, "أ ب ج.", sentence, "أ ب ج."])
    first, second = findings_of(old)[0], findings_of(old)[1]
    new = "عنوان جديد تماما.\n" + old
    places = [moved(finding, old, report_on(new, findings=())) for finding in (first, second)]
    assert [finding_key(place) if place else "" for place in places] == [
        f"organisation-drift:{first.span.start + 18}:{first.span.end + 18}",
        f"organisation-drift:{second.span.start + 18}:{second.span.end + 18}",
    ]


def test_what_is_gone_or_may_be_in_two_places_has_none() -> None:
    assert moved(DRIFT, TEXT, report_on(TEXT.replace("منظمة الوحدة", "الحلف"), findings=())) is None
    assert moved(DRIFT, TEXT, report_on(f"{TEXT}\n{TEXT}", findings=())) is None
    sentence = "ودعت منظمة الوحدة إلى وقف القتال."
    twice = f"أ ب ج.\n{sentence}\nأ ب ج.\n{sentence}"
    assert [moved(each, twice, report_on(f"أ ب ج.\n{sentence}", findings=())) for each in findings_of(twice)] == [
        None
    ] * 2


def test_a_corrected_neighbour_does_not_lose_a_decision() -> None:
    new = TEXT.replace("ودعت منظمة", "وناشدت منظمة")
    place = moved(DRIFT, TEXT, report_on(new, findings=()))
    assert place is not None
    assert (place.span.of(new), place.span.start) == ("منظمة الوحدة", DRIFT.span.start + 2)
