"""What a correction may not change unless it was asked to."""

import pytest

from mt_qa.core import Category, Evidence, Finding, Severity, Span
from mt_qa.suggest.guard import changes_unasked, is_misgoverned, loses_name


def finding(text: str, evidence: Evidence = Evidence.RULE, category: Category = Category.SPELLING) -> Finding:
    return Finding("one", category, Severity.MINOR, 0.9, evidence, 0, Span(0, len(text)), text, "", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("بلغ 150 دولار", "بلغ 105 دولارات"),
        ("ثلاث شركة", "شركات"),
        ("لم يحضر", "يحضر"),
        ("حضر", "لم يحضر"),
        ("ليس مستعد", "مستعدا"),
        ("ولن يعلن", "ولم يعلن"),
    ],
)
def test_a_number_or_a_negation_that_changes_is_a_veto(before: str, after: str) -> None:
    assert changes_unasked(finding(before), before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ثلاث أعوام", "ثلاثة أعوام"),
        ("٣ أعوام", "3 أعوام"),
        ("لايمكن", "لا يمكن"),
        ("ولم يحضر", "لم يحضر"),
        ("اربعه", "أربعة"),
        ("لن إعلان", "لن تعلن"),
        ("30 30", "30"),
        ("لم ينشر 5 مقالات", ""),
    ],
)
def test_what_keeps_its_numbers_and_negations_may_change(before: str, after: str) -> None:
    assert not changes_unasked(finding(before), before, after)


def test_a_fault_of_numbers_and_the_source_may_change_them() -> None:
    before, after = "150 كيلومترا", "105 كيلومترات"
    assert not changes_unasked(finding(before, category=Category.MEASUREMENT_FORMAT), before, after)
    assert not changes_unasked(finding(before, evidence=Evidence.SOURCE), before, after)


def test_a_matter_of_form_leaves_right_names_in_their_sentence() -> None:
    before, after = "زار وزير خارجية المجر مدينة دبي.", "زار وزير خارجية الجزائر مدينة دبي."
    assert loses_name(finding("المجر"), ["المجر"], before, after)
    assert not loses_name(finding("المجر"), ["دبي"], before, after)
    assert not loses_name(finding("المجر", evidence=Evidence.DOCUMENT), ["المجر"], before, after)


def test_hamza_and_the_article_behind_a_preposition_take_no_name_away() -> None:
    assert not loses_name(finding("الامم"), ["الأمم المتحدة"], "مقر الامم المتحدة", "مقر الأمم المتحدة")
    assert not loses_name(
        finding("التابع الأمم"), ["الأمم المتحدة"], "البرنامج التابع الأمم المتحدة", "البرنامج التابع للأمم المتحدة"
    )


@pytest.mark.parametrize(
    ("sentence", "word", "suggestion", "is_wrong"),
    [
        ("قال الوزير ان الخطة جاهزة", "ان", "أن", True),
        ("قال الوزير ان الخطة جاهزة", "ان", "إن", False),
        ("وأشار إلى انه سيحضر", "انه", "إنه", True),
        ("رغم ان الوقت ضيق", "ان", "أن", False),
        ("كان الاجتماع قصيرا", "كان", "كأن", False),
        ("سبق للجنة ان اجتمعت", "ان", "إن", False),
    ],
)
def test_the_governor_decides_between_in_and_an(sentence: str, word: str, suggestion: str, is_wrong: bool) -> None:
    start = sentence.index(word)
    assert is_misgoverned(sentence, Span(start, start + len(word)), suggestion) is is_wrong
