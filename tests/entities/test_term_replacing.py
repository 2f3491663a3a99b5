"""Replacements of terms: clitics, state and number carried over, neighbours of the other gender mended or respected."""

import pytest

from mt_qa.entities.article import read_entities
from mt_qa.entities.term_replacing import replacements
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.service import document_of


def mended(text: str) -> str:
    """`text` with the first suggestion for its only mistaken term; the same text where there is none."""
    document = document_of(text)
    (mention,) = (m for m in read_entities(document, lexicon()).terms if m.evidence is not None)
    span, suggestions = replacements(document, mention, mention.term.accepted, lexicon())
    if not suggestions:
        return text
    return span.shifted(document.starts[mention.segment]).replaced(text, suggestions[0])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("عبر النازحون المعبر البشري.", "عبر النازحون الممر الإنساني."),
        ("عبر النازحون معبرا بشريا.", "عبر النازحون ممرا إنسانيا."),
        ("شكر النازحون للمعبر البشري.", "شكر النازحون للممر الإنساني."),
        ("مر النازحون بالمعابر البشرية.", "مر النازحون بالممرات الإنسانية."),
        ("وعد القاضي المتهم بضمان اعتقال.", "وعد القاضي المتهم بمذكرة توقيف."),
        ("دعا القاضي لضمان الاعتقال.", "دعا القاضي لمذكرة التوقيف."),
    ],
)
def test_clitics_state_and_number_are_carried_over(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("وقالت خدمة الصحافة في الوزارة إنها نشرت.", "وقال المكتب الصحفي في الوزارة إنها نشرت."),
        ("في الإقليم حزب ونواب، ووضع الاستعجال سيستمر.", "في الإقليم حزب ونواب، وحالة الطوارئ ستستمر."),
        ("دافع القاضي عن ضمان الاعتقال الجديد.", "دافع القاضي عن مذكرة التوقيف الجديدة."),
    ],
)
def test_a_neighbour_agrees_with_the_new_gender(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("قال القاضي إن ضمان الاعتقال صحيح.", "قال القاضي إن أمر الاعتقال صحيح."),
        ("قال القاضي إن ضمان الاعتقال الذي صدر صحيح.", "قال القاضي إن أمر الاعتقال الذي صدر صحيح."),
        ("دافع القاضي عن ضمان الاعتقال الجديد الصادر أمس.", "دافع القاضي عن أمر الاعتقال الجديد الصادر أمس."),
    ],
)
def test_a_rendering_of_the_same_gender_is_taken_where_agreement_cannot_be_told(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "unclear",
    [
        "خالف نواب البرلمان، والحزب رفع وضع الاستعجال.",
        "قال الحزب إن وضع الاستعجال الذي أعلن طال.",
    ],
)
def test_nothing_is_suggested_where_agreement_cannot_be_told(unclear: str) -> None:
    assert mended(unclear) == unclear


def test_an_indefinite_term_before_its_genitive_is_replaced_by_one_that_can_have_it() -> None:
    text = "نشرت الوزارة عبر خدمة صحافة الرئيس بيانا."
    assert "صحفي الرئيس" not in mended(text)
