"""Two pieces are joined where that makes a word that they are not."""

import pytest

from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.vocabulary import vocabulary
from mt_qa.knowledge.word_pieces import Neighbours, could_be_pieces, joined

KNOWN = vocabulary(lexicon())


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("أعلنت", "الحك", "ومة", "أمس"), "الحكومة"),
        (("زار", "المدين", "ة", ""), "المدينة"),
        (("في", "ال", "مدينة", "الساحلية"), "المدينة"),
        (("النفط", "ب", "الإضافة", "إلى"), "بالإضافة"),
        (("الأعضاء", "ل", "لمنظمة", "الدولية"), "للمنظمة"),
        (("الشركة", "س", "تبدأ", "الإنتاج"), "ستبدأ"),
        (("تنظيم", "د", "اعش", ""), ""),
        (("الجريدة", "بخصو", "ص", "إقالة"), "بخصوص"),
        (("في", "محا", "فظة", "الكاف"), "محافظة"),
    ],
)
def test_pieces_are_joined(words: tuple[str, str, str, str], text: str) -> None:
    assert joined(Neighbours(*words), KNOWN) == text
    assert not text or could_be_pieces(words[1], words[2], KNOWN)


@pytest.mark.parametrize(
    "words",
    [
        ("حمد", "ال", "ثاني", "أمير"),
        ("لها", "بال", "قبل", "عودتهم"),
        ("فيتامين", "ب", "المركب", ""),
        ("نظام", "جي", "بي", "إس"),
        ("", "مع", "اني", "أعتقد"),
        ("مليون", "س", "كتاب", ""),
        ("", "أبو", "ظبي", ""),
        ("عشرة", "ملايين", "ين", "ياباني"),
    ],
)
def test_two_words_are_left_alone(words: tuple[str, str, str, str]) -> None:
    assert joined(Neighbours(*words), KNOWN) == ""
