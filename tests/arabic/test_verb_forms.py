"""Forms of verbs: sound, hollow, doubled, defective, and those that begin with a hamza."""

import pytest

from mt_qa.arabic.verb_forms import JUSSIVE, conjugation


@pytest.mark.parametrize(
    ("past", "present", "name", "form"),
    [
        ("ركل", "يركل", "past.3fs", "ركلت"),
        ("ركل", "يركل", "present.يون", "يركلون"),
        ("قال", "يقول", "past.1s", "قلت"),
        ("قال", "يقول", "present.ي" + JUSSIVE, "يقل"),
        ("أدار", "يدير", "past.3mp", "أداروا"),
        ("أدار", "يدير", "past.1p", "أدرنا"),
        ("شد", "يشد", "past.1s", "شددت"),
        ("ألقى", "يلقي", "past.3fs", "ألقت"),
        ("ألقى", "يلقي", "past.3mp", "ألقوا"),
        ("ألقى", "يلقي", "present.يوا", "يلقوا"),
        ("ألقى", "يلقي", "present.ت" + JUSSIVE, "تلق"),
        ("دعا", "يدعو", "past.3mp", "دعوا"),
        ("دعا", "يدعو", "past.1s", "دعوت"),
        ("بقي", "يبقى", "past.3fs", "بقيت"),
        ("بقي", "يبقى", "present.يان", "يبقيان"),
        ("أخذ", "يأخذ", "present.أ", "آخذ"),
        ("أخذ", "يأخذ", "present.ن", "نأخذ"),
    ],
)
def test_a_verb_is_conjugated(past: str, present: str, name: str, form: str) -> None:
    assert conjugation(past, present)[name] == form


def test_a_sound_verb_has_no_jussive_of_its_own() -> None:
    assert not any(name.endswith(JUSSIVE) for name in conjugation("ركل", "يركل"))
