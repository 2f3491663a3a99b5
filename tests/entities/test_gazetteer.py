import pytest

from mt_qa.arabic.words import runs
from mt_qa.entities.gazetteer import Gazetteer, Match

NAMES = Gazetteer(
    [
        ("منظمة التعاون الإسلامي", "OIC"),
        ("منظمة التعاون", "short"),
        ("الأمم المتحدة", "UN"),
        ("علي", "Ali"),
        ("ألماتي", "Almaty"),
    ]
)


def found(text: str) -> list[Match[str]]:
    return [match for row in runs(text) for match in NAMES.matches(row)]


@pytest.mark.parametrize(
    ("text", "prefix", "form", "covered"),
    [
        ("أعلنت منظمة التعاون الإسلامي", "", "منظمة التعاون الإسلامي", "منظمة التعاون الإسلامي"),
        ("وبمنظمة التعاون الإسلامي", "وب", "منظمة التعاون الإسلامي", "منظمة التعاون الإسلامي"),
        ("قال للأمم المتحدة", "ل", "الأمم المتحدة", "للأمم المتحدة"),
        ("منظمه التعاون الاسلامي", "", "منظمه التعاون الاسلامي", "منظمه التعاون الاسلامي"),
        ("بِمُنَظَّمة التعاون الإسلامي", "ب", "منظمة التعاون الإسلامي", "مُنَظَّمة التعاون الإسلامي"),
    ],
)
def test_a_name_is_found_under_its_clitics_and_slips(text: str, prefix: str, form: str, covered: str) -> None:
    (match,) = found(text)
    assert (match.prefix, match.form, text[match.start : match.end]) == (prefix, form, covered)


def test_the_longest_name_wins() -> None:
    assert [match.entities for match in found("منظمة التعاون الإسلامي ومنظمة التعاون الخليجي")] == [
        ("OIC",),
        ("short",),
    ]


def test_a_name_of_one_word_is_not_the_preposition_it_resembles() -> None:
    assert [match.form for match in found("على علي أن يعمل")] == ["علي"]


def test_names_do_not_reach_across_punctuation() -> None:
    assert found("منظمة، التعاون الإسلامي") == []


def test_a_line_feed_in_a_name_is_a_blank() -> None:
    known = Gazetteer([("منظمة\nالأمن", "x"), ("الأمم", "y")])
    assert known.begins("منظمة")
    assert known.has("الأمم")
