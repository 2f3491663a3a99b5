"""Sentences lose nothing, and end where a reader would end them."""

from itertools import pairwise

import pytest
from generated_texts import texts
from hypothesis import given

from mt_qa.arabic.sentences import sentences


@given(texts)
def test_sentences_are_in_order_and_lose_nothing(text: str) -> None:
    spans = sentences(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    covered = {position for span in spans for position in range(span.start, span.end)}
    assert all(position in covered for position, character in enumerate(text) if not character.isspace())


@given(texts)
def test_a_sentence_has_no_blanks_around_it_and_lies_in_one_line(text: str) -> None:
    for span in sentences(text):
        assert span.of(text) == span.of(text).strip()
        assert "\n" not in span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        # Marked here: | is where a sentence ends.
        "وصل الوفد.| ثم غادر.",
        "هل وصل الوفد؟| نعم!| وصل.",
        "قال: \"سنعود غدا.\"| وغادر القاعة.",
        "قال \"سنعود\".| وغادر.",
        "قال « سنعود » .| وغادر .",
        "وقال \" سنعود غدا . \"| وغادر .",
        "وصلوا .| \" سنعود \" قالوا .",
        "وصل د. سمير حداد.| وجلس.",
        "التقى أ.د. منى الخطيب.| وجلست.",
        "د. سمير حداد وصل.",
        "قبل سنة 300 ق.م. بنيت المدينة.",
        "عاد جورج دبليو. بوش إلى تكساس.",
        "قالت ذلك بي بي سي.| وأضافت.",
        "تأهل أول المجموعة ب.| ولعب ثانيها.",
        "طوله 30 م.| وعرضه 5 م.",
        "بلغ المعدل 3.7 نقطة.| ثم تراجع.",
        "حدث ذلك في 2017.| ثم انتهى.",
        "1. قدرات الشحن.| 2. سعة التخزين.",
        "لا أدري... ربما يعود.",
        "لا أدري … ربما يعود.",
        "ما أجمله ! ، قال الرجل.",
        "عاد إلى الدولة.| وقال الوزير كلمته.",
        "عاد إلى الدولة.|وقال الوزير كلمته.",
        "نقلت أ.ف.ب الخبر.",
        "نشر موقع العربية.نت الخبر.",
        "وصل J. Smith إلى U.S. Navy.| وغادر.",
        "سطر أول|\nسطر ثان|\n\nسطر ثالث",
        "انتهى...|\nوعاد.",
    ],
)  # fmt: skip
def test_ends(text: str) -> None:
    plain = text.replace("|", "")
    assert [span.of(plain) for span in sentences(plain)] == [piece.strip() for piece in text.split("|")]
