"""The classes of letters agree with Unicode."""

import re
import unicodedata

from mt_qa.arabic.letters import EXTENDED, HARAKAT, INVISIBLE, LETTERS, PRESENTATION, bare, has_arabic


def members(character_class: str) -> set[str]:
    pattern = re.compile(f"[{character_class}]")
    return {chr(point) for point in range(0x10000) if pattern.match(chr(point))}


def test_letters_are_letters_and_marks_are_marks() -> None:
    letters = members(LETTERS + EXTENDED + PRESENTATION)
    assert {unicodedata.category(letter) for letter in letters if unicodedata.name(letter, "")} <= {"Lo", "Lm"}
    assert {unicodedata.category(mark) for mark in members(HARAKAT)} <= {"Mn", "Lm"}


def test_no_class_shares_a_member_with_another() -> None:
    classes = [members(each) for each in (LETTERS, EXTENDED, PRESENTATION, HARAKAT, INVISIBLE)]
    assert sum(map(len, classes)) == len(set().union(*classes))


def test_invisible_characters_are_format_controls() -> None:
    assert {unicodedata.category(each) for each in members(INVISIBLE)} == {"Cf"}


def test_bare_keeps_letters_alone() -> None:
    assert bare("الْعَرَبِيَّـــة") == "العربية"
    assert bare("ٱلرَّحۡمَٰنِ") == "ٱلرحمن"


def test_has_arabic() -> None:
    assert has_arabic("EU دعم")
    assert has_arabic("ﻻ")
    assert not has_arabic("EU 5 ٪ ، ١٢ ﴾")
