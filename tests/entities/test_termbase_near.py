"""What stands for a term of the source that the target lacks, and what does not."""

import pytest

from mt_qa.entities.termbase_near import standing_for
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.termbase import TermEntry


def standing(target: str, said: str, *terms: str) -> str | None:
    place = standing_for(target, said, [TermEntry("concept", "ar", term) for term in terms], lexicon())
    return None if place is None else place.span.of(target)


@pytest.mark.parametrize(
    ("target", "said", "term", "expected"),
    [
        ("عاد من تاجيكستان أمس.", "Tajikistan", "طاجيكستان", "تاجيكستان"),
        (
            "قالت منظمة معاهدة الأمن الكلي إنها ستنسحب.",
            "the pact",
            "منظمة معاهدة الأمن الجماعي",
            "منظمة معاهدة الأمن الكلي",
        ),
        ("بمنظمة معاهدة الأمن الكلي دول.", "the pact", "منظمة معاهدة الأمن الجماعي", "منظمة معاهدة الأمن الكلي"),
        ("أصدر القاضي أمر قبض.", "arrest warrant", "مذكرة إحضار", "أمر قبض"),
    ],
)
def test_something_stands_for_the_term(target: str, said: str, term: str, expected: str) -> None:
    assert standing(target, said, term) == expected


@pytest.mark.parametrize(
    ("target", "said", "term"),
    [
        ("قالت المنظمة إنها ستنسحب.", "the pact", "منظمة معاهدة الأمن الجماعي"),
        ("قالت منظمة التجارة العالمية ذلك.", "the WHO of the house", "منظمة الصحة العالمية"),
        ("عاد من تاجيكستان إلى تاجيكستان.", "Tajikistan", "طاجيكستان"),
        ("قالت الأمم المتحدة ذلك.", "United Nations", "منظمة الأمم المتحدة"),
        ("كتب عن البيت.", "the bit", "البيتا"),
        ("", "Tajikistan", "طاجيكستان"),
    ],
)
def test_nothing_stands_for_the_term(target: str, said: str, term: str) -> None:
    assert standing(target, said, term) is None
