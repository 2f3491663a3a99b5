"""Which slips of an article are reported: all of a short text and of patchwork, the first of a habit, isolated low."""

from collections.abc import Sequence

import pytest

from mt_qa.arabic.variants import Slip
from mt_qa.core import Document, Segment
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.slip_reports import DOUBTFUL, HABIT, ISOLATED, SURE, Reported, reported
from mt_qa.knowledge.slips import slips

RIGHT = (
    "أعلنت الإدارة أن الأعمال ستبدأ في الأسبوع المقبل، وأن الأسعار لن ترتفع قبل أن تنتهي الأزمة الاقتصادية.",
    "وأكد الأمين العام للاتحاد أن الأندية الأوروبية وافقت على إقامة البطولة في أكثر من مدينة إيطالية.",
    "وأشار إلى أن الإعلان عن الأسماء الأولى سيصدر في أول أيام الأسبوع، وأن الأولوية للأطفال والأسر.",
)


def found(paragraphs: Sequence[str], slip: Slip) -> list[Reported]:
    return list(reported(Document(tuple(Segment(paragraph) for paragraph in paragraphs)), lexicon(), slip))


def test_every_slip_of_a_short_text_is_reported() -> None:
    (only,) = found(["وصل الوفد الى المدينة."], Slip.HAMZA)
    assert (only.slipped.token.text, only.slipped.rights, only.confidence, only.habit) == ("الى", ("إلى",), SURE, 0)


def test_a_slip_in_a_long_clean_article_is_isolated() -> None:
    (only,) = found([*RIGHT, "وصل الوفد الى المدينة التي أقيمت فيها الألعاب."], Slip.HAMZA)
    assert only.confidence == ISOLATED


def test_patchwork_is_reported_in_full() -> None:
    patch = "واعلنت الادارة ارسال مواد اضافية الى الاسواق."
    reports = found([*RIGHT, patch], Slip.HAMZA)
    assert [each.slipped.token.text for each in reports] == "واعلنت الادارة ارسال اضافية الى الاسواق".split()
    assert {each.confidence for each in reports} == {SURE}


def test_a_writer_who_mixes_within_sentences_is_no_patchwork() -> None:
    mixed = "أعلنت الادارة أن الأعمال انتهت، وأن ارسال الأموال الى الأسواق بدأ في أول الأسبوع."
    reports = found([*RIGHT, mixed, mixed], Slip.HAMZA)
    assert len(reports) == 6
    assert {each.confidence for each in reports} == {ISOLATED}


def test_a_habit_is_reported_once_with_its_number() -> None:
    habit = ("اعلنت الادارة ان الاعمال ستبدأ في الاسبوع المقبل.", "واكد الامين العام ان الاندية الاوروبية وافقت.")
    (first,) = found(habit, Slip.HAMZA)
    assert first.slipped.token.text == "اعلنت"
    assert first.habit == 10
    assert first.confidence == HABIT
    assert found(habit, Slip.INNA) == [], "who drops one hamza drops them all: one habit, one finding"
    hit = first.hit("{word}: {right}.", "{word}: {right}.")
    assert "10 places" in hit.message
    assert "10" in hit.message_ar


def test_who_drops_every_other_hamza_has_no_habit() -> None:
    half = "أعلنت الادارة أن الاعمال في الأسبوع المقبل ستبدأ، وان الأندية الاوروبية أكدت اهمية الإعداد."
    reports = found([half, half], Slip.HAMZA)
    assert len(reports) == 8
    assert {(each.confidence, each.habit) for each in reports} == {(ISOLATED, 0)}


def test_a_paragraph_on_its_own_is_an_article_once_it_is_long() -> None:
    slip = "وصل الوفد الى المدينة."
    (short,) = found([f"{RIGHT[0]} {slip}"], Slip.HAMZA)
    (long,) = found([" ".join((*RIGHT, RIGHT[0], slip))], Slip.HAMZA)
    assert (short.confidence, long.confidence) == (SURE, ISOLATED)


def test_one_habit_does_not_hide_another_slip() -> None:
    habit = ("اعلنت الادارة ان الاعمال ستبدأ في الاسبوع المقبل.", "وصل الوفد فى المساء.")
    assert [each.slipped.token.text for each in found(habit, Slip.YA)] == ["فى"]


def test_a_doubtful_slip_needs_a_certain_one_of_its_kind() -> None:
    doubtful = "زارت بعثة مصريه البلاد."
    assert found([doubtful], Slip.TA) == []
    beside = found([doubtful + " ثم غادرت المدينه."], Slip.TA)
    assert [(each.slipped.token.text, each.confidence) for each in beside] == [("مصريه", DOUBTFUL), ("المدينه", SURE)]


@pytest.mark.parametrize(
    "text",
    [
        "تابعوا وسم #الاهلي و#كاس_العالم على الموقع.",
        "كتب إلى @احمد_الاول رسالة.",
        "انا مش عارف ليه الاسعار غليت.",
        "بثت قناة سي ان ان المقابلة.",
        "أجاب: عليّ أن أعود.",
        "",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    assert list(slips(text, lexicon())) == []


def test_neighbours_choose_between_two_right_forms() -> None:
    def right(text: str) -> str:
        return next(each.rights[0] for each in slips(text, lexicon()))

    assert right("اندلع الحريق على اثر انفجار كبير.") == "إثر"
    assert right("حضر لاعبو الفريق الاول.") == "الأول"
    assert right("وقف المتظاهرون امام البرلمان.") == "أمام"


def test_spans_are_of_the_text_as_given() -> None:
    text = "  شكراً، ايضاً الى هنا."
    for each in slips(text, lexicon()):
        assert each.token.span.of(text) == each.token.text
