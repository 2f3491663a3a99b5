"""What sounds alike in two scripts, coarsely."""

import pytest

from mt_qa.entities.transliteration import sounds_alike


@pytest.mark.parametrize(
    ("foreign", "arabic"),
    [
        ("Stoltenberg", "شتولتنبرج"),
        ("Schröder", "شرودر"),
        ("Kazakhstan", "وكازاخستان"),
        ("Путин", "بوطين"),
        ("Philippe", "فيليب"),
        ("Kherson", "بخيرسون"),
    ],
)
def test_transliterations_sound_alike(foreign: str, arabic: str) -> None:
    assert sounds_alike(foreign, arabic)


@pytest.mark.parametrize(
    ("foreign", "arabic"),
    [
        ("Joe", "وجه"),
        ("Warsaw", "بورصة"),
        ("Putin", "زيلينسكي"),
        ("Kenya", "القانون"),
        ("", "وزير"),
        ("Iowa", "او"),
    ],
)
def test_other_names_do_not(foreign: str, arabic: str) -> None:
    assert not sounds_alike(foreign, arabic)
