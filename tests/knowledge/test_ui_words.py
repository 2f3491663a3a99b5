"""The words of the review desk: sorted, in both languages, with the same blanks to fill in."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, data_folder, read_table
from mt_qa.knowledge.ui_words import LANGUAGES, ui_words

ROWS = read_table("ui_words.tsv", ("key", "en", "ar"), key=("key",))


def test_keys_are_sorted() -> None:
    keys = [row["key"] for row in ROWS]
    assert keys == sorted(keys)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_both_languages_say_it_with_the_same_blanks(row: Row) -> None:
    blanks = [{field for _, field, _, _ in Formatter().parse(row[language]) if field} for language in LANGUAGES]
    assert row["en"]
    assert re.search(r"[\u0621-\u064a]", row["ar"])
    assert blanks[0] == blanks[1]


def test_every_word_is_said_somewhere() -> None:
    """A key that no module names would be a translation for nobody."""
    app = data_folder().parent / "mt_qa" / "app"
    code = "\n".join(path.read_text(encoding="utf-8") for path in app.glob("*.py"))
    built = {f"{stem}-{state}" for stem in ("state", "decided") for state in _STATES}
    said = {row["key"] for row in ROWS if re.search(rf"""["']{re.escape(row["key"])}["']""", code)} | built
    assert {row["key"] for row in ROWS} <= said


_STATES = ("undecided", "accepted", "edited", "rejected", "superseded", "covered")


def test_blanks_are_filled_in() -> None:
    assert ui_words("en")("progress", n=3, total=7) == "3 of 7 decided"
    assert ui_words("ar")("progress", n=3, total=7) == "حُسم 3 من 7"


def test_a_missing_word_says_which() -> None:
    with pytest.raises(DataError, match="no-such-word"):
        ui_words("en")("no-such-word")


def test_a_language_it_does_not_speak() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        ui_words("fr")
