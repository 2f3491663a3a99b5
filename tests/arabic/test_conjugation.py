"""Verbs put into a person, tense and mood."""

import pytest

from mt_qa.arabic.conjugation import Mood, Person, past, present


@pytest.mark.parametrize(
    ("verb", "of_past", "person", "mood", "expected"),
    [
        ("يعلن", "أعلن", Person.SHE, Mood.INDICATIVE, "تعلن"),
        ("يجري", "أجرى", Person.I, Mood.INDICATIVE, "أجري"),
        ("يجري", "أجرى", Person.HE, Mood.JUSSIVE, "يجر"),
        ("يجري", "أجرى", Person.THEY, Mood.INDICATIVE, "يجرون"),
        ("يدعو", "دعا", Person.THEY, Mood.SUBJUNCTIVE, "يدعوا"),
        ("يزور", "زار", Person.HE, Mood.JUSSIVE, "يزر"),
        ("يستطيع", "استطاع", Person.WE, Mood.JUSSIVE, "نستطع"),
        ("يحاول", "حاول", Person.HE, Mood.JUSSIVE, "يحاول"),
        ("يتناول", "تناول", Person.SHE, Mood.JUSSIVE, "تتناول"),
        ("يأخذ", "أخذ", Person.I, Mood.INDICATIVE, "آخذ"),
        ("يؤكد", "أكد", Person.I, Mood.INDICATIVE, "أؤكد"),
        ("يمد", "مد", Person.HE, Mood.JUSSIVE, "يمد"),
    ],
)
def test_the_present(verb: str, of_past: str, person: Person, mood: Mood, expected: str) -> None:
    assert present(verb, of_past, person, mood) == expected


@pytest.mark.parametrize(
    ("verb", "of_present", "person", "expected"),
    [
        ("أعلن", "يعلن", Person.SHE, "أعلنت"),
        ("أجرى", "يجري", Person.SHE, "أجرت"),
        ("أجرى", "يجري", Person.THEY, "أجروا"),
        ("أجرى", "يجري", Person.I, "أجريت"),
        ("دعا", "يدعو", Person.WE, "دعونا"),
        ("دعا", "يدعو", Person.THEY, "دعوا"),
        ("بقي", "يبقى", Person.THEY, "بقوا"),
        ("زار", "يزور", Person.I, "زرت"),
        ("أعد", "يعد", Person.WE, "أعددنا"),
        ("احتل", "يحتل", Person.I, "احتللت"),
        ("اتخذ", "يتخذ", Person.I, "اتخذت"),
        ("استمر", "يستمر", Person.I, "استمررت"),
        ("استمع", "يستمع", Person.I, "استمعت"),
        ("أخذ", "يأخذ", Person.I, "أخذت"),
    ],
)
def test_the_past(verb: str, of_present: str, person: Person, expected: str) -> None:
    assert past(verb, of_present, person) == expected
