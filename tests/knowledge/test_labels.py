"""Names in two languages: complete, sorted, Arabic in Arabic, and none that nobody asks for."""

import re

import pytest

from mt_qa.core import Category, DataError, Evidence, Severity, Verdict
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.knowledge.labels import LANGUAGES, labels
from mt_qa.knowledge.tables import Row, data_folder, read_table

ROWS = read_table("labels.tsv", ("kind", "key", "en", "ar"), key=("kind", "key"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_a_report_can_say_has_a_name(language: str) -> None:
    names = labels(language)
    shown = [
        *map(names.category, Category),
        *map(names.dimension, {category.dimension for category in Category}),
        *map(names.severity, Severity),
        *map(names.verdict, Verdict),
        *map(names.evidence, Evidence),
        *map(names.entity, EntityKind),
        *map(names.status, NameStatus),
    ]
    assert all(shown)
    assert len({names.category(category) for category in Category}) == len(Category), "two categories share a name"


def test_no_row_is_for_something_that_does_not_exist() -> None:
    known = {
        "category": {category.value for category in Category},
        "dimension": {category.dimension for category in Category},
        "severity": {severity.label for severity in Severity},
        "verdict": set(map(str, Verdict)),
        "evidence": set(map(str, Evidence)),
        "entity": set(map(str, EntityKind)),
        "status": set(map(str, NameStatus)),
    }
    for kind, keys in known.items():
        assert {row["key"] for row in ROWS if row["kind"] == kind} == keys
    assert {row["kind"] for row in ROWS} == {*known, "ui"}


def test_every_word_of_the_interface_is_said_somewhere() -> None:
    package = data_folder().parent / "mt_qa"
    code = "\n".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    said = set(re.findall(r"""["']([a-z-]+)["']""", code)) | {f"source-{coverage}" for coverage in _SOURCES}
    unused = {row["key"] for row in ROWS if row["kind"] == "ui"} - said
    assert not unused


_SOURCES = ("none", "partial", "full")


def test_rows_are_sorted() -> None:
    keys = [(row["kind"], row["key"]) for row in ROWS]
    assert keys == sorted(keys)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_each_name_is_in_its_script(row: Row) -> None:
    assert re.search(r"[a-z]", row["en"])
    assert not re.search(r"[\u0600-\u06ff]", row["en"])
    assert re.search(r"[\u0621-\u064a]", row["ar"])


def test_an_unknown_name_or_language_is_told() -> None:
    with pytest.raises(DataError, match="no ui is called 'nothing'"):
        labels("en").word("nothing")
    with pytest.raises(ValueError, match="no labels in 'fr'"):
        labels("fr")
    assert labels("ar").direction == "rtl"
    assert labels("en").direction == "ltr"


def test_a_reason_is_told_in_the_language_where_there_are_words_for_it() -> None:
    assert labels("ar").reason("no termbase") == "لا توجد قاعدة مصطلحات"
    assert labels("ar").reason("no source") == labels("ar").word("no-source")
    assert labels("ar").reason("raised ValueError()") == "raised ValueError()"
