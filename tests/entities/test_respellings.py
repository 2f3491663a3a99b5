"""Two spellings of one name: what says that they are one, which of the two is right, and when nobody is accused."""

import pytest

from mt_qa.entities.respellings import CUSTOM, LISTED, Respelling, respellings
from mt_qa.entities.sightings import scene
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.service import document_of


def found(text: str) -> list[Respelling]:
    return list(respellings(scene(document_of(text), lexicon()), lexicon()))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("زار الوفد غدانسك صباحا.\nوبقي في غدانيسك يومين.", "غدانيسك", "غدانسك"),
        ("تحدث محمود زاكرييف للصحفيين.\nورد محمود زكرييف على الأسئلة.", "زكرييف", "زاكرييف"),
        ("وصل مدرب الفريق تشيرنوبروفكين.\nوقال شيرنوبروفكين إنه متفائل.", "شيرنوبروفكين", "تشيرنوبروفكين"),
        ("وصل القطار إلى سان سلفادور.\nوأغلقت محطات في سان سالفدور أمس.", "سان سالفدور", "سان سلفادور"),
        ("ألقى إيمانويل ماكرون خطابا.\nوغادر إمانويل ماكرون القاعة.", "إمانويل", "إيمانويل"),
        ("أضرب العمال في فرانكفورت.\nوشمل الإضراب مطار فرنكفورت أيضا.", "فرنكفورت", "فرانكفورت"),
    ],
)
def test_the_spelling_that_is_unknown_rare_or_late_is_the_wrong_one(text: str, wrong: str, right: str) -> None:
    assert [(f.wrong.form, f.name) for f in found(text)] == [(wrong, right)]


def test_a_spelling_that_the_tables_call_wrong_is_the_surest() -> None:
    (only,) = found("وصل الوفد إلى ألماتي.\nوغادر المااتا في المساء.")
    assert (only.wrong.form, only.name, only.confidence) == ("المااتا", "ألماتي", LISTED)


def test_what_is_written_both_ways_often_is_custom_and_no_slip() -> None:
    both = "قال زورابيشفيلوف ذلك.\nوعاد زورابشفيلوف ليلا.\n"
    assert {f.confidence for f in found(both * 3)} == {CUSTOM}


def test_the_proclitics_of_a_respelling_stay_outside() -> None:
    (only,) = found("أبحرت السفينة من روتردام إلى أنتويرب.\nوعادت بعد يومين من أنتويرب إلى مدينة روتاردام.")
    assert only.wrong.form == "روتاردام"
    assert only.wrong.prefix == ""


@pytest.mark.parametrize(
    "innocent",
    [
        "فاز كارل ستينبيرغ بالسباق، وجاء كارلو ستينبيرغ ثانيا.",
        "سجل حسن الكعبي هدفا، ومرر حسين الكعبي الكرة.",
        "التقى سالم الزدجالي شقيقه سليم الزدجالي.",
        "أشادت الصين بالشركات الصينية، ورحب صينيون بالقرار.",
        "قال إيفانوفيتشكوف إن زوجته إيفانوفيتشكوفا بخير.",
        "زار واشنطن، ثم تحدث عن جورج واشنطن وعن دنزل واشنطن.",
        "أعلنت سوريا فتح المعبر، ورحبت الأمم المتحدة بخطوة سورية.",
        "افتتح المعرض في فيينا، وحضرت المغنية فيولينا الافتتاح.",
        "قضى أسبوعا في جزيرة بالي، وأسبوعا في جزر بالي وجاوة.",
        "وصلت السيارات والسيارة الأخيرة، وقالت الجمعيات والجمعية إنها راضية.",
    ],
)
def test_other_people_inflections_and_countries_are_left_alone(innocent: str) -> None:
    assert found(innocent) == []
