import pytest

from mt_qa.entities.skeleton import alike


@pytest.mark.parametrize(("one", "other"), [("ألماتي", "المااتا"), ("رانجرز", "رينجرز"), ("توكاييف", "توكايف")])
def test_two_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("الصين", "الصينية"), ("كارل", "كارلو"), ("باريس", "باريس"), ("إفريقيا", "أفريقيا"), ("لندن", "برلين")],
)
def test_inflections_accepted_variants_and_other_names_are_not(one: str, other: str) -> None:
    assert not alike(one, other)
