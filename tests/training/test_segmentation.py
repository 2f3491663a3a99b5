"""Text becomes lines of stems, fixed names in half of them one token."""

from mt_qa.knowledge.lexicon import lexicon
from mt_qa.training.segmentation import joined, lines, phrases, segmented


def test_a_line_is_stems_and_numerals_without_punctuation() -> None:
    (row,) = segmented(["وصل الوزير، في 12 مايو (BBC)\n\nنعم"], lexicon())
    assert row == ["وصل", "وزير", "في", "0", "مايو"]


def test_neighbours_that_never_part_are_a_name() -> None:
    names = phrases([["امم", "متحدة"]] * 60 + [["متحدث", "رسمي"]] * 3 + [[f"كلمة{n}", "اخري"] for n in range(500)])
    assert names == {("امم", "متحدة")}


def test_names_are_joined_from_the_left() -> None:
    names = frozenset({("مجلس", "امن"), ("امن", "قومي")})
    assert joined(["عقد", "مجلس", "امن", "قومي"], names) == ["عقد", "مجلس_امن", "قومي"]
    assert joined([], names) == []


def test_some_paragraphs_keep_names_apart() -> None:
    rows = [["مجلس", "امن", f"كلمة{number}"] for number in range(40)]
    written = list(lines(rows, frozenset({("مجلس", "امن")})))
    assert 10 < sum("مجلس_امن" in line for line in written) < 30
