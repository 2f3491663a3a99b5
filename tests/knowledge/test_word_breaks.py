"""Two words in one are parted on evidence, and names are left whole."""

import pytest

from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.word_breaks import Evidence, word_break


@pytest.mark.parametrize(
    ("word", "text", "evidence"),
    [
        ("مدينةالقدس", "مدينة القدس", Evidence.TA_OR_YA),
        ("إلىبرشلونة", "إلى برشلونة", Evidence.TA_OR_YA),
        ("مضيفاأنه", "مضيفا أنه", Evidence.ALEFS),
        ("الأربعاءإلى", "الأربعاء إلى", Evidence.HAMZA),
        ("فيمحاولة", "في محاولة", Evidence.PAIR),
        ("لايمكن", "لا يمكن", Evidence.PAIR),
        ("خطرالإرهاب", "خطر الإرهاب", Evidence.PAIR),
        ("يبتسماليونان", "يبتسم اليونان", Evidence.ARTICLE),
    ],
)
def test_a_break_is_found(word: str, text: str, evidence: Evidence) -> None:
    found = word_break(word, lexicon())
    assert found is not None
    assert (found.text, found.evidence) == (text, evidence)


@pytest.mark.parametrize(
    "word",
    [
        "عبدالله",
        "عبدالرحمن",
        "أبوبكر",
        "نورالدين",
        "رجاءالله",
        "بريكزيت",
        "ستينسون",
        "بيتون",
        "ماكرون",
        "أرسنال",
        "نيويورك",
        "مازال",
        "لايزال",
        "لابد",
        "لاسيما",
        "علىهم",
        "المستوىين",
    ],
)
def test_names_and_accepted_forms_stay_whole(word: str) -> None:
    assert word_break(word, lexicon()) is None
