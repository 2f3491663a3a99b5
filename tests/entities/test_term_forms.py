"""How terms bend: the article on both words or on the genitive, the alef of the accusative, ون and ين."""

import pytest

from mt_qa.entities.term_forms import Bend, State, bends, bent, is_feminine
from mt_qa.knowledge.terms import Rendering

INDEFINITE = Bend(state=State.INDEFINITE)
ACCUSATIVE = Bend(state=State.ACCUSATIVE)


@pytest.mark.parametrize(
    ("definite", "indefinite", "accusative"),
    [
        ("الممر الإنساني", "ممر إنساني", "ممرا إنسانيا"),
        ("مذكرة التوقيف", "مذكرة توقيف", None),
        ("الأزمة الإنسانية", "أزمة إنسانية", None),
        ("الحكم بالإعدام", "حكم بالإعدام", "حكما بالإعدام"),
        ("التصويت على حجب الثقة", "تصويت على حجب الثقة", "تصويتا على حجب الثقة"),
        ("عملية البحث والإنقاذ", "عملية بحث وإنقاذ", None),
        ("صاروخ كروز", None, None),
    ],
)
def test_the_article_and_the_accusative(definite: str, indefinite: str | None, accusative: str | None) -> None:
    rendering = Rendering((definite,))
    assert bent(rendering, INDEFINITE) == indefinite
    assert bent(rendering, ACCUSATIVE) == accusative


def test_broken_plurals_take_no_alef() -> None:
    rendering = Rendering(("المعبر الإنساني", "المعابر الإنسانية"))
    assert bent(rendering, Bend(1, State.ACCUSATIVE)) is None
    assert bent(rendering, Bend(2)) is None


@pytest.mark.parametrize(
    ("nominative", "oblique"),
    [
        ("المراقبون الجويون", "المراقبين الجويين"),
        ("مراقبو الانتخابات", "مراقبي الانتخابات"),
        ("قانون الانتخابات", None),
        ("الديون السيادية", None),
    ],
)
def test_sound_plurals_have_an_oblique_case(nominative: str, oblique: str | None) -> None:
    assert bent(Rendering((nominative,)), Bend(oblique=True)) == oblique


def test_every_form_is_told_with_its_bend() -> None:
    forms = dict(bends(Rendering(("الصاروخ الموجه", "الصواريخ الموجهة"))))
    assert set(forms) == {"الصاروخ الموجه", "صاروخ موجه", "صاروخا موجها", "الصواريخ الموجهة", "صواريخ موجهة"}
    assert forms["صواريخ موجهة"] == Bend(1, State.INDEFINITE)


@pytest.mark.parametrize(
    ("form", "number", "feminine"),
    [
        ("مذكرة توقيف", 0, True),
        ("الممر الإنساني", 0, False),
        ("الممرات الإنسانية", 1, True),
        ("أسعار الفائدة", 1, True),
        ("المراقبون الجويون", 1, False),
        ("حرب الوكالة", 0, True),
    ],
)
def test_the_gender_that_others_agree_with(form: str, number: int, feminine: bool) -> None:
    assert is_feminine(form, Bend(number)) is feminine
