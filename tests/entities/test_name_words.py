"""Words of names made comparable."""

import pytest

from mt_qa.entities.initials import spells
from mt_qa.entities.likeness import likeness
from mt_qa.entities.name_words import Kinship, content, head_stem, is_head, kinship, name_stem, root, weight


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("الانتخابات", "انتخاب"),
        ("للانتخابات", "انتخاب"),
        ("والحدود", "حدود"),
        ("لمكافحة", "مكافح"),
        ("الوطنية", "وطني"),
        ("لبنان", "لبنان"),
        ("بحرية", "بحري"),
    ],
)
def test_a_stem_is_without_article_proclitics_and_endings_of_adjectives(word: str, stem: str) -> None:
    assert name_stem(word) == stem


@pytest.mark.parametrize(
    ("word", "right", "expected"),
    [
        ("الانتخابية", "للانتخابات", Kinship.SAME),
        ("ألمانيا", "الألمانية", Kinship.SAME),
        ("مفوضية", "هيئة", Kinship.SYNONYM),
        ("الضمان", "الأمن", Kinship.ODD),
        ("الفراغ", "الفضاء", Kinship.ODD),
        ("الناخبين", "للانتخابات", Kinship.ODD),
        ("الدساتير", "الدستورية", Kinship.ODD),
        ("الشعراء", "الشعر", Kinship.ROOT),
        ("الزراعة", "الصحة", Kinship.NONE),
        ("الفقر", "الفساد", Kinship.NONE),
    ],
)
def test_how_a_word_may_stand_for_another(word: str, right: str, expected: Kinship) -> None:
    assert kinship(name_stem(word), name_stem(right)) is expected


def test_the_right_word_is_not_an_odd_rendering_of_the_odd_one() -> None:
    assert kinship(name_stem("الفضاء"), name_stem("الفراغ")) is Kinship.NONE


def test_words_of_many_names_weigh_less() -> None:
    assert weight(name_stem("الوطنية")) < weight(name_stem("الكيميائية")) <= 1


def test_content_leaves_out_the_head_and_function_words() -> None:
    assert content("لجنة القضاء على الفساد") == ("قضا", "فساد")


def test_heads() -> None:
    assert is_head("المجلس")
    assert is_head("النصيحة")  # an odd rendering of "council"
    assert not is_head("الصباح")
    assert head_stem("لجنة") == head_stem("اللجنة")


@pytest.mark.parametrize("stem", ["من", "يد", "ا", ""])
def test_too_few_consonants_are_no_root(stem: str) -> None:
    assert root(stem) == ""


def test_a_name_read_anew_is_explained_whole() -> None:
    alike = likeness("محكمة الناخبين المتفوقة", "المحكمة الانتخابية العليا")
    assert (alike.head, alike.of_phrase, alike.of_name) == (Kinship.SAME, 1.0, 1.0)
    assert alike.odd > 0
    assert not alike.in_order or alike.exact == 0


def test_a_strange_word_is_extra_and_what_it_replaced_is_missing() -> None:
    alike = likeness("الهيئة الوطنية لسلامة الملاحة الشعرية", "الهيئة الوطنية لسلامة الملاحة النهرية")
    assert (alike.extra, alike.missing) == (("شعري",), ("نهري",))
    assert 0 < alike.of_phrase < 1


def test_an_inserted_word_is_told_from_one_at_the_edge() -> None:
    name = "منظمة معاهدة الأمن الجماعي"
    assert likeness("منظمة معاهدة أمن الأقاليم الجماعي", name).inside
    assert not likeness("منظمة معاهدة الأمن الجماعي الإقليمية", name).inside


@pytest.mark.parametrize(
    ("name", "acronym", "expected"),
    [
        ("الأكاديمية الصينية للعلوم", "CAS", True),
        ("الجمعية الطبية اليابانية", "JMA", True),
        ("الجمعية الطبية اليابانية", "JMAX", False),
        ("الجمعية الطبية اليابانية", "JA", False),
        ("وزارة الصحة اليابانية", "JMA", False),
        ("الجمعية الطبية اليابانية", "ОДК", False),
    ],
)
def test_initials(name: str, acronym: str, expected: bool) -> None:
    assert spells(name, acronym) is expected
