"""How pairs and contexts are counted, on counts made up for the test."""

from collections import Counter

import pytest

from mt_qa.arabic.variants import Slip, slip_between
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.orthography import PRIOR
from mt_qa.training.orthography_pairs import (
    cleaned,
    contested,
    counted,
    misspellings,
    neighbours,
    pairs,
    prior,
    rivals,
    weights,
)


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("أنقذ", "انقذ"),
        ("مدينة", "مدينه"),
        ("مستوى", "مستوي"),
        ("الأولى", "الاولي"),
        ("اجتماع", "إجتماع"),
        ("شاطئ", "شاطىء"),
    ],
)
def test_a_word_is_misspelt_in_the_known_ways(right: str, written: str) -> None:
    assert written in set(misspellings(right))


def test_the_first_person_is_no_misspelling() -> None:
    assert "أنتقل" not in set(misspellings("انتقل"))
    assert "إنتقل" in set(misspellings("انتقل"))


def test_marks_are_not_counted() -> None:
    assert counted(["كَتَبَ الوزير", "كتب"]) == Counter({"كتب": 2, "الوزير": 1})


def test_a_form_printed_fifty_times_less_often_is_a_slip() -> None:
    counts = Counter({"أنقذ": 500, "انقذ": 2})
    (pair,) = (pair for pair in pairs(counts, rivals(counts, lexicon()), lexicon()) if pair.written == "انقذ")
    assert pair == ("انقذ", "أنقذ", 500, 2)


def test_a_form_printed_often_is_contested_not_a_slip() -> None:
    counts = Counter({"على": 5000, "علي": 300})
    rights = rivals(counts, lexicon())
    assert [pair for pair in pairs(counts, rights, lexicon()) if pair.written == "علي"] == []
    assert ("علي", "على", "علي") in contested(counts, rights, lexicon())


def test_a_form_printed_as_often_as_its_rival_is_let_alone() -> None:
    counts = Counter({"قوي": 500, "قوى": 400})
    assert contested(counts, rivals(counts, lexicon()), lexicon()) == []


def test_neighbours_are_counted_with_their_shapes() -> None:
    around = neighbours(["سار على الطريق."], {"على"})["على"]
    assert around[("before", "سار")] == 1
    assert around[("after", "الطريق")] == 1
    assert around[("after", "~ال…")] == 1


def test_weights_favour_the_form_that_a_neighbour_goes_with() -> None:
    name = Counter({("before", "محمد"): 50, ("before", "قال"): 10, ("after", "باشا"): 60})
    preposition = Counter({("before", "حصل"): 900, ("before", "قال"): 160, ("after", "المال"): 1060})
    found = {(side, word): weight for side, word, weight in weights(preposition, name)}
    assert found["before", "حصل"] > 1
    assert found["before", "محمد"] < -1
    assert ("before", "قال") not in found, "what goes with both says nothing"


def test_a_rival_that_is_a_misspelling_loses_the_right_forms_neighbours() -> None:
    left = cleaned(Counter({("before", "حصل"): 1000}), Counter({("before", "حصل"): 5, ("before", "محمد"): 40}))
    assert left == Counter({("before", "محمد"): 40})


def test_of_two_right_forms_the_commoner_is_likelier() -> None:
    counts = Counter({"إثر": 2000, "أثر": 400})
    ((side, key, weight),) = prior(counts, "اثر", "إثر", "أثر")
    assert (side, key) == PRIOR
    assert weight > 1
    assert prior(counts, "علي", "على", "علي") == []


def test_misspellings_are_of_the_slips_that_the_table_covers() -> None:
    for right in ("الإرهابيون", "مدينة", "مستوى", "آلاف", "اجتماعات", "شاطئ"):
        for written in misspellings(right):
            assert slip_between(written, right) in set(Slip) - {Slip.INNA, Slip.WAW}
