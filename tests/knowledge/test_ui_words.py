"""The words of the review desk: sorted, in both languages, with the same blanks to fill in."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from mt_qa.app.dialogs import KEYS
from mt_qa.app.queue_payload import COLUMNS
from mt_qa.app.view import State
from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, data_folder, read_table
from mt_qa.knowledge.termbase import Status as TermStatus
from mt_qa.knowledge.ui_words import LANGUAGES, ui_words
from mt_qa.render.exports import EXPORTS
from mt_qa.store import Scope, Status
from mt_qa.store.insight import Period

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
    built = [f"{stem}-" for stem in re.findall(r"""f["']([a-z-]+)-\{""", code)]
    unsaid = {
        row["key"]
        for row in ROWS
        if not re.search(rf"""["']{re.escape(row["key"])}["']""", code) and not row["key"].startswith(tuple(built))
    }
    assert unsaid == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_put_together_is_there(language: str) -> None:
    """The keys that the pages build from what the program can say."""
    words = ui_words(language)
    for key in (
        *(f"state-{state.value}" for state in State),
        *(f"status-{status.value.replace(' ', '-')}" for status in Status),
        *(f"set-{status.value.replace(' ', '-')}" for status in Status),
        *(f"scope-{scope.value}" for scope in Scope),
        *(f"term-{status.value}" for status in TermStatus),
        *(f"export-{export.name}" for export in EXPORTS),
        *(f"period-{period.value}" for period in Period),
        *(f"column-{column}" for column in COLUMNS if column != "score"),
        *(word for _, word in KEYS),
    ):
        assert words.words[key]


def test_blanks_are_filled_in() -> None:
    assert ui_words("en")("progress", n=3, total=7) == "3 of 7 decided"
    assert ui_words("ar")("progress", n=3, total=7) == "حُسم 3 من 7"


def test_a_missing_word_says_which() -> None:
    with pytest.raises(DataError, match="no-such-word"):
        ui_words("en")("no-such-word")


def test_a_language_it_does_not_speak() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        ui_words("fr")
