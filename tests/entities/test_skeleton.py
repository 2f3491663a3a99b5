import pytest

from mt_qa.entities.skeleton import distance, inflects, letters, shorter, skeletons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ألماتي", "المااتا"),
        ("رانجرز", "رينجرز"),
        ("توكاييف", "توكايف"),
        ("تشيلينتانو", "شيلينتانو"),
        ("غراتس", "جراتس"),
        ("هلسينغبورغ", "هالسينغبورغ"),
        ("كارناتاث", "كارناتات"),
        ("سانتا كاتارينا", "سانت كاترينا"),
    ],
)
def test_two_spellings_of_one_name_share_their_consonants_and_are_near(one: str, other: str) -> None:
    assert not set(skeletons(one)).isdisjoint(skeletons(other))
    assert distance(one, other) == distance(other, one) <= 0.11


def test_names_that_are_one_consonant_apart_are_found_by_what_they_share() -> None:
    assert skeletons("أولبريشت")[0] in shorter("أولبريشتس")
    assert shorter("بي") == ()


@pytest.mark.parametrize(("one", "other"), [("لندن", "برلين"), ("باريس", "بيروت"), ("سالم", "سليم")])
def test_other_names_are_far(one: str, other: str) -> None:
    assert distance(one, other) > 0.15


@pytest.mark.parametrize(
    ("one", "other"),
    [("الصين", "الصينية"), ("كارل", "كارلو"), ("باريس", "باريس"), ("بولندا", "وبولندا"), ("كارداشيان", "كارداشيانز")],
)
def test_an_ending_a_proclitic_or_the_article_is_inflection(one: str, other: str) -> None:
    assert inflects(one, other)
    assert inflects(other, one)


def test_two_spellings_are_no_inflections() -> None:
    assert not inflects("مليوك", "ماليوك")
    assert not inflects("بوكافا", "بوكافو")


def test_doubled_letters_blanks_and_hamzas_make_no_letters() -> None:
    assert letters("بور أو برنس") == letters("بوراو برنس")
    assert distance("إفريقيا", "أفريقيا") == 0
