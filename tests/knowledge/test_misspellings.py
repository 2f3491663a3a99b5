"""What single words were meant to be, with the shipped tables and dictionary."""

import pytest

from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.misspellings import NOTHING, misspellings

reading = misspellings(lexicon()).reading


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("الاسبوع", "الأسبوع"),
        ("وبالاضافة", "وبالإضافة"),
        ("للادوية", "للأدوية"),
        ("اكد", "أكد"),
        ("واكدت", "وأكدت"),
        ("وانقذته", "وأنقذته"),
        ("اكثر", "أكثر"),
        ("احد", "أحد"),
        ("الانجليزي", "الإنجليزي"),
        ("بالاضافه", "بالإضافة"),
        ("الاولي", "الأولى"),
        ("اخر", "آخر"),
        ("المنشات", "المنشآت"),
        ("بكفائة", "بكفاءة"),
        ("المبادىء", "المبادئ"),
        ("والسياسى", "والسياسي"),
        ("مستوي", "مستوى"),
        ("لقريه", "لقرية"),
        ("الطويله", "الطويلة"),
        ("نفسة", "نفسه"),
        ("الإقتصاد", "الاقتصاد"),
        ("وإسم", "واسم"),
        ("يعملو", "يعملوا"),
    ],
)
def test_a_misspelling_is_read(written: str, right: str) -> None:
    assert reading(written).rights[:1] == (right,)


@pytest.mark.parametrize(
    "word",
    """واحد كامل لامس بالغ باب قوله وادي وجهه واسع فاعل الحكم الزمن المتهم المهم الغاني باول كانو اندرسون اجتماع انتقل
    استقبل ابن اسم امرأة الاثنين استراتيجية استراليا الله المياه الفقه الوجه بنيه كتابه مدرستهم على إلى علي يحيى
    مصطفى مستشفى لبنى بوردو يدعو مسئول شئون إبريل يقرؤها سوريا دبي طوكيو""".split(),
)
def test_a_right_word_is_let_stand(word: str) -> None:
    assert reading(word) == NOTHING


def test_a_word_that_may_be_meant_is_doubtful() -> None:
    assert reading("مصريه").doubtful
    assert not reading("المصريه").doubtful, "after the article ه is no pronoun"


@pytest.mark.parametrize("word", ["", "ا", "ء", "ى", "ا" * 200, "ئئئئ"])
def test_odd_words_have_no_reading(word: str) -> None:
    assert reading(word) == NOTHING
