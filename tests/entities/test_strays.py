"""Names that stray: many small traces, none of which is enough alone."""

from __future__ import annotations

import math

import pytest

from mt_qa.entities.article import read_entities
from mt_qa.entities.evidence import Link
from mt_qa.entities.linking import STRAYS, Bodies
from mt_qa.entities.sightings import scene
from mt_qa.entities.strays import Stray, log_odds
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.stray_weights import BIAS, stray_weights
from mt_qa.service import document_of

PILOTS = (
    "أعلنت نقابة طياري الشحن الجوي الليلي في نيوزيلندا الإضراب يوم الاثنين، وقالت إن المفاوضات مع الشركة توقفت.\n"
    "ونفى وزير النقل ذلك، وقال إن نقابة طياري الشحن الجوي الليلي في نيوزيلندا رفضت عرضا سخيا.\n"
)


def links(text: str) -> tuple[Link, ...]:
    return read_entities(document_of(text), lexicon()).links


def stray(text: str, form: str) -> Stray:
    found = Bodies(scene(document_of(text), lexicon())).strays(-math.inf)
    return next(s for s in found if s.candidate.form(s.last) == form)


def test_a_strange_word_in_the_name_of_the_main_body() -> None:
    (link,) = links(PILOTS + "وطالب رئيس نقابة مناديل الشحن الجوي الليلي بوساطة الحكومة.")
    assert (link.sighting.form, link.name) == ("نقابة مناديل الشحن الجوي الليلي", "نقابة طياري الشحن الجوي الليلي")
    assert link.evidence


@pytest.mark.parametrize(
    "innocent",
    [
        "وأيدت نقابة الممرضات في نيوزيلندا الإضراب.",
        "وطالب رئيس النقابة بوساطة الحكومة.",
        "وحضر الاجتماع مجلس إدارة نقابة طياري الشحن.",
        "وطالبت نقابة طياري الشحن بوساطة الحكومة.",
        "وقالت وزارة النقل النيوزيلندية إنها تأمل في حل.",
        "وأيدت منظمة العمل الدولية حق الإضراب.",
    ],
)
def test_sisters_short_forms_and_offices_are_left_alone(innocent: str) -> None:
    assert links(PILOTS + innocent) == ()


def test_a_body_of_another_country_with_the_same_initials_where_the_main_body_is_due() -> None:
    text = (
        "أعلنت رابطة معلمي جامايكا الإضراب.\nوقالت رابطة معلمي جامايكا إن الأجور لا تكفي.\n"
        "وقال رئيس الوكالة اليابانية للسياحة إن الإضراب مفتوح."
    )
    traces = stray(text, "الوكالة اليابانية للسياحة").traces
    assert traces["foreign-where-main-body-is-due"]
    assert traces["surprise-of-initials"] > 0
    (link,) = links(text)
    assert (link.sighting.form, link.name) == ("الوكالة اليابانية للسياحة", "رابطة معلمي جامايكا")


def test_the_same_body_is_at_home_where_its_country_is_in_the_news() -> None:
    text = (
        "أعلنت رابطة معلمي جامايكا الإضراب.\nوقالت رابطة معلمي جامايكا إن مدارس اليابان أفضل حالا.\n"
        "وقال رئيس الوكالة اليابانية للسياحة في طوكيو إن السياح اليابانيين لن يتأثروا."
    )
    assert not stray(text, "الوكالة اليابانية للسياحة").traces["foreign-where-main-body-is-due"]
    assert links(text) == ()


def test_every_trace_has_a_weight_and_every_weight_a_trace() -> None:
    traces = stray(
        PILOTS + "وطالب رئيس نقابة مناديل الشحن الجوي الليلي بالوساطة.", "نقابة مناديل الشحن الجوي الليلي"
    ).traces
    assert set(traces) | {BIAS} == set(stray_weights())
    assert log_odds(traces) >= STRAYS
    assert log_odds({}) < STRAYS
