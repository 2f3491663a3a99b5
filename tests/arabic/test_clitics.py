"""What is taken off a word can be put back, and what is put on is spelt right."""

import pytest
from generated_texts import bare_words
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.arabic.clitics import Clitics, attach, has_article, split, splits
from mt_qa.arabic.letters import PRONOUNS

clitic_words = st.builds(
    lambda head, stem, tail: head + stem + tail,
    st.sampled_from(["", "و", "ف", "ب", "ل", "لل", "ال", "وال", "بال", "س", "كال", "ولل", "لال"]),
    bare_words,
    st.sampled_from(["", *PRONOUNS, "ته", "اه", "وه", "ؤه", "ئهم", "أها"]),
)


@given(clitic_words)
def test_every_reading_joins_to_the_word_again(word: str) -> None:
    for reading in splits(word):
        assert reading.join() == word
        assert reading.with_stem(reading.stem) == word


@given(clitic_words)
def test_the_word_as_it_stands_is_the_first_reading_and_none_comes_twice(word: str) -> None:
    readings = splits(word)
    assert len(set(readings)) == len(readings)
    if len(word) >= 2:
        assert readings[0] == Clitics(word)


@given(bare_words, st.sampled_from(["", "و", "ف"]), st.sampled_from(["", "ب", "ك"]), st.sampled_from(["", "ال"]))
def test_what_was_put_on_is_among_the_readings(stem: str, conjunction: str, preposition: str, article: str) -> None:
    word = attach(stem, conjunction, preposition, article)
    if len(stem) >= 2:
        assert Clitics(stem, conjunction, preposition, article) in splits(word)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        (("كتاب", "و", "ب", "ال"), "وبالكتاب"),
        (("كتاب", "", "ل", "ال"), "للكتاب"),
        (("لغة", "", "ل", "ال"), "للغة"),
        (("اللغة", "", "ل"), "للغة"),
        (("الأمم", "", "ل"), "للأمم"),
        (("الله", "", "ل"), "لله"),
        (("الذي", "و", "ل"), "وللذي"),
        (("استقلال", "", "ل", "ال"), "للاستقلال"),
        (("التزام", "", "ل"), "لالتزام"),
        (("التزاماته", "", "ل"), "لالتزاماته"),
        (("التزام", "", "ل", "ال"), "للالتزام"),
        (("الالتزام", "", "ل"), "للالتزام"),
        (("الحاقد", "", "ل"), "للحاقد"),
        (("الهامش", "", "ل"), "للهامش"),
        (("لجنة", "", "ل"), "للجنة"),
    ],
)
def test_lam_and_the_article(parts: tuple[str, ...], word: str) -> None:
    assert attach(*parts) == word


@pytest.mark.parametrize(
    ("stem", "pronoun", "word"),
    [
        ("مدرسة", "هم", "مدرستهم"),
        ("مستشفى", "نا", "مستشفانا"),
        ("أعطى", "ني", "أعطاني"),
        ("هدى", "ي", "هداي"),
        ("على", "ه", "عليه"),
        ("إلى", "ها", "إليها"),
        ("لدى", "ي", "لدي"),
        ("كتبوا", "ها", "كتبوها"),
        ("محامي", "ي", "محامي"),
        ("أصدقاء", "ي", "أصدقائي"),
        ("جاء", "هم", "جاءهم"),
    ],
)
def test_letters_that_change_before_a_pronoun(stem: str, pronoun: str, word: str) -> None:
    assert attach(stem, pronoun=pronoun) == word


def test_the_seat_of_a_hamza_is_the_case() -> None:
    assert attach("وزراء", pronoun="هم", seat="ؤ") == "وزراؤهم"
    assert attach("وزراء", pronoun="هم", seat="ئ") == "وزرائهم"
    assert attach("وزراء", pronoun="هم") == "وزراءهم"
    assert attach("وزراء", preposition="ل", pronoun="هم") == "لوزرائهم"
    assert attach("جزء", pronoun="ه", seat="أ") == "جزأه"


def test_a_reading_remembers_the_seat() -> None:
    reading = split("وزراؤهم", {"وزراء"}.__contains__)
    assert (reading.stem, reading.pronoun, reading.seat) == ("وزراء", "هم", "ؤ")
    assert reading.with_stem("علماء") == "علماؤهم"
    assert reading.with_stem("مدرسة") == "مدرستهم"


def test_another_stem_under_the_same_clitics() -> None:
    assert split("لمدرستهم", {"مدرسة"}.__contains__).with_stem("أصدقاء") == "لأصدقائهم"
    assert split("للكتاب", {"كتاب"}.__contains__).with_stem("لغة") == "للغة"


@pytest.mark.parametrize(
    ("word", "stem", "proclitics", "pronoun"),
    [
        ("وبالمدرسة", "مدرسة", "وبال", ""),
        ("للغة", "لغة", "ل", ""),
        ("مدرستهم", "مدرسة", "", "هم"),
        ("عليه", "على", "", "ه"),
        ("فكتبوه", "كتبوا", "ف", "ه"),
        ("ولد", "ولد", "", ""),
        ("لالتزامه", "التزام", "ل", "ه"),
    ],
)
def test_split_takes_off_as_little_as_the_lexicon_allows(word: str, stem: str, proclitics: str, pronoun: str) -> None:
    known = {"مدرسة", "لغة", "على", "كتبوا", "ولد", "لد", "التزام"}
    reading = split(word, known.__contains__)
    assert (reading.stem, reading.proclitics, reading.pronoun) == (stem, proclitics, pronoun)


def test_an_unknown_word_stays_whole_and_a_letter_has_no_reading() -> None:
    assert split("قطعن", set[str]().__contains__) == Clitics("قطعن")
    assert splits("و") == splits("") == ()
    assert split("و", {"و"}.__contains__) == Clitics("و")


def test_lam_before_an_unassimilated_article_is_no_reading() -> None:
    assert all(reading.preposition != "ل" for reading in splits("لالكتاب"))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("الكتاب", True), ("وبالكتاب", True), ("للكتاب", True), ("كتاب", False), ("ال", False), ("لكتاب", False)],
)
def test_has_article(word: str, expected: bool) -> None:
    assert has_article(word) is expected
