"""Whether two Arabic names may be what machines made of one acronym."""

from __future__ import annotations

import pytest

from mt_qa.entities.initials import initials_in_common, spells


@pytest.mark.parametrize(
    ("name", "acronym", "expected"),
    [
        ("الأكاديمية الصينية للعلوم", "CAS", True),
        ("محكمة التحكيم الرياضية", "CAS", True),
        ("المركز الأوروبي للأرصاد الجوية", "ECM", True),  # الأرصاد الجوية is one word in English
        ("محكمة التحكيم الرياضية", "KPK", False),
        ("محكمة التحكيم الرياضية", "CA", False),
        ("محكمة التحكيم", "CAS", False),
    ],
)
def test_a_name_spells_an_acronym(name: str, acronym: str, expected: bool) -> None:
    assert spells(name, acronym) is expected


def test_names_of_one_acronym_surprise_the_more_the_longer_it_is() -> None:
    assert initials_in_common("لجنة المنافسة الباكستانية", "الحزب الشيوعي الصيني") > 0  # CCP: competition, communist
    japan = initials_in_common("رابطة معلمي جامايكا", "الوكالة اليابانية للسياحة")
    assert japan > 0
    assert initials_in_common("رابطة معلمي جامايكا", "الوكالة اليابانية لسياحة الشباب") == 0


def test_a_word_in_common_surprises_nobody() -> None:
    one_shared = initials_in_common("الهيئة الوطنية للنقل", "الوكالة الوطنية للاختبارات")
    none_shared = initials_in_common("الهيئة النووية للنقل", "الوكالة الوطنية للاختبارات")
    assert none_shared > one_shared


def test_no_acronym_of_an_unknown_word() -> None:
    assert initials_in_common("رابطة معلمي ززززز", "الوكالة اليابانية للسياحة") == 0
