"""The tables of orthography: sorted, plausible, and at peace with the dictionary and with each other."""

import pytest

from mt_qa.arabic.variants import Slip, slip_between
from mt_qa.knowledge.dialect import dialect_words, is_dialect
from mt_qa.knowledge.inna import AN, FORMS, IN, governor, governors
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.misspellings import misspellings
from mt_qa.knowledge.orthography import (
    CERTAIN,
    accepted,
    contests,
    counted_pairs,
    curated,
    inflected_verbs,
    neighbour_keys,
    shape,
)
from mt_qa.knowledge.tables import Row, read_table

TABLES = {
    "orthography.tsv": (("written", "right", "class"), 1),
    "orthography_accepted.tsv": (("word", "why"), 1),
    "orthography_pairs.tsv": (("written", "right", "right_count", "written_count"), 1),
    "orthography_contexts.tsv": (("written", "right", "rival", "side", "neighbour", "weight"), 5),
    "inna_governors.tsv": (("word", "form", "reach"), 1),
    "dialect_words.tsv": (("word", "region"), 1),
}


def rows(name: str) -> tuple[Row, ...]:
    return read_table(name, TABLES[name][0])


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_and_unique(name: str) -> None:
    columns, width = TABLES[name]
    keys = [tuple(row[column] for column in columns[:width]) for row in rows(name)]
    assert keys == sorted(set(keys))


def test_the_tables_are_large() -> None:
    assert len(rows("orthography.tsv")) >= 900
    assert len(rows("orthography_pairs.tsv")) >= 3000
    assert len({row["written"] for row in rows("orthography_contexts.tsv")}) >= 100
    assert len(governors()) >= 600


def test_hand_written_right_forms_are_words_and_differ() -> None:
    for row in rows("orthography.tsv"):
        assert row["class"] in ("verb", "word"), row
        for right in row.listed("right"):
            assert lexicon().knows(right), (row.line, right)
            assert right != row["written"]
            assert right not in curated(), (row.line, right)


def test_hand_written_verbs_are_of_the_fourth_form() -> None:
    for row in rows("orthography.tsv"):
        if row["class"] == "verb":
            assert row["written"][0] == "ا"
            assert row.listed("right")[0] == "أ" + row["written"][1:]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("اعلنت", "أعلنت"),
        ("انقذوا", "أنقذوا"),
        ("ارسلتها", "أرسلتها"),
        ("اجرت", "أجرت"),
        ("اجراها", "أجراها"),
        ("القوا", "ألقوا"),
    ],
)
def test_verbs_come_with_their_endings(written: str, right: str) -> None:
    assert inflected_verbs()[written] == right


def test_counted_pairs_are_slips_of_words_with_the_counts_to_prove_it() -> None:
    for row in rows("orthography_pairs.tsv"):
        assert lexicon().knows(row["right"]), row.line
        assert int(row["right_count"]) >= max(20, 10 * int(row["written_count"])), row.line
        assert slip_between(row["written"], row["right"]) is not Slip.WAW
        assert row["right"] not in counted_pairs(), row.line


def test_a_pair_is_doubtful_where_the_written_form_is_printed_too() -> None:
    for row in rows("orthography_pairs.tsv"):
        certain = int(row["right_count"]) >= CERTAIN * (int(row["written_count"]) + 0.5)
        assert counted_pairs()[row["written"]].doubtful is not certain


def test_contexts_weigh_for_both_sides() -> None:
    for row in rows("orthography_contexts.tsv"):
        assert row["side"] in ("before", "after", "prior")
        assert row["right"] not in (row["written"], row["rival"])
        assert abs(float(row["weight"])) < 20
    weights = [weight for contest in contests()["علي"] for weight in contest.weights.values()]
    assert min(weights) < -2
    assert max(weights) > 2


@pytest.mark.parametrize(
    ("before", "after", "is_preposition"),
    [("الحصول", "المال", True), ("تعتمد", "الزراعة", True), ("محمد", "باشا", False), ("وقال", "خامنئي", False)],
)
def test_neighbours_tell_the_preposition_from_the_name(before: str, after: str, is_preposition: bool) -> None:
    (contest,) = contests()["علي"]
    assert (contest.right, contest.rival) == ("على", "علي")
    assert (contest.odds(before, after) > 2) is is_preposition


def test_an_unknown_neighbour_is_judged_by_its_shape() -> None:
    assert neighbour_keys("before", "المستشفيات") == (("before", "المستشفيات"), ("before", "~ال…ت"))
    assert neighbour_keys("after", "،") == (("after", "،"),)
    assert shape("وبلدة") == "~…ة"


def test_accepted_words_are_no_slips() -> None:
    for word in accepted():
        assert word not in curated()
        assert misspellings(lexicon()).reading(word).rights == ()


def test_no_right_form_is_itself_a_slip() -> None:
    reading = misspellings(lexicon()).reading
    rights = {right for forms in curated().values() for right in forms}
    rights |= {pair.right for pair in counted_pairs().values() if not pair.doubtful}
    assert [right for right in rights if reading(right).rights and not reading(right).doubtful] == []


def test_governors_ask_for_one_form_and_stand_without_conjunction() -> None:
    for row in rows("inna_governors.tsv"):
        assert row["form"] in (IN, AN)
        assert row["reach"] in ("next", "clause")
        assert row["word"][0] not in "أإ" or "ا" + row["word"][1:] not in FORMS
    assert {g.form for g in governors().values()} == {IN, AN}
    assert governor("وقال") == governor("قال")
    assert governor("كتاب") is None


def test_dialect_needs_two_words() -> None:
    assert len(dialect_words()) >= 80
    assert not is_dialect("قال عايز أن يعود".split())
    assert is_dialect("انا مش عارف ليه".split())
