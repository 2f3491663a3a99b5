"""Acronyms of bodies: what they stand for, how Arabic spells them, and the names that stand beside them."""

import pytest

from mt_qa.core import Document, Segment
from mt_qa.entities.acronyms import bodies_of, by_likelihood, expansions, is_institution, latin_acronyms, spelt
from mt_qa.entities.sightings import Scene, scene
from mt_qa.knowledge.lexicon import lexicon


def scene_of(text: str) -> Scene:
    return scene(Document((Segment(text),)), lexicon())


def beside(text: str) -> list[tuple[str, str, bool]]:
    return [(b.letters, b.name.form, b.bracketed) for b in expansions(Segment(text), scene_of(text).sightings)]


def test_one_acronym_serves_several_bodies() -> None:
    english = {body.english for body in bodies_of("KPK")}
    assert {"Corruption Eradication Commission (Indonesia)", "Kosovo Protection Corps"} <= english
    assert bodies_of("QXRT") == ()


def test_acronyms_of_other_languages_are_known() -> None:
    assert bodies_of("OTSC") == bodies_of("CSTO")


def test_the_countries_of_the_article_decide() -> None:
    first, *_ = by_likelihood(bodies_of("KPK"), scene_of("أوقفت الشرطة في جاكرتا وزيرا إندونيسيا."), {})
    assert first.english == "Corruption Eradication Commission (Indonesia)"
    first, *_ = by_likelihood(bodies_of("KPK"), scene_of("أوقفت الشرطة في بريشتينا عاصمة كوسوفو وزيرا."), {})
    assert first.english == "Kosovo Protection Corps"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت منظمة الصحة العالمية (WHO) إن", [("WHO", "منظمة الصحة العالمية", True)]),
        ("قالت «منظمة الصحة العالمية» (WHO) إن", [("WHO", "منظمة الصحة العالمية", True)]),
        ("القوات (منظمة الصحة العالمية - WHO) هنا", [("WHO", "منظمة الصحة العالمية", True)]),
        ("قالت WHO (منظمة الصحة العالمية) إن", [("WHO", "منظمة الصحة العالمية", True)]),
        ("قالت منظمة الصحة العالمية WHO إن", [("WHO", "منظمة الصحة العالمية", False)]),
        ("قال حزب العمال الكردستاني (بي كا كا) إن", [("PKK", "حزب العمال الكردستاني", True)]),
        ("قالت منظمة الصحة العالمية، ثم WHO، إن", []),
        ("قالت منظمة الصحة العالمية (WHO و IMF) إن", []),
        ("قالت منظمة الصحة العالمية إن", []),
    ],
)
def test_a_name_right_beside_an_acronym_is_found(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert beside(text) == expected


@pytest.mark.parametrize(
    ("words", "letters"),
    [("سي إس تي أو", "CSTO"), ("بي كا كا", "PKK"), ("كيه بي كيه", "KPK"), ("في إن", ""), ("قال إن أن", ""), ("", "")],
)
def test_arabic_names_of_letters_spell_an_acronym(words: str, letters: str) -> None:
    assert spelt(words.split()) == letters


def test_only_acronyms_of_the_tables_are_read() -> None:
    assert [token.text for token in latin_acronyms("قالت CSTO وQXRT وiPhone إن nato معها")] == ["CSTO"]


@pytest.mark.parametrize(("letters", "expected"), [("CSTO", True), ("IAEA", True), ("IBM", False), ("ANSA", False)])
def test_institutions_are_told_from_trade_and_press(letters: str, expected: bool) -> None:
    assert all(is_institution(body) is expected for body in bodies_of(letters))
