"""Paragraphs that belong together, where one side has more."""

from hypothesis import given
from hypothesis import strategies as st

from mt_qa.alignment import Bead, align

SOURCE = [
    "The minister arrived in Nairobi on Monday with a delegation of 12 experts.",
    "He said that the bridge would cost $45 million and be finished in 2027.",
    "Residents of the district have waited for it since the floods of 1998, which destroyed the old one.",
    "Work begins in March.",
]
TARGET = [
    "وصل الوزير إلى نيروبي يوم الاثنين مع وفد من 12 خبيرا.",
    "وقال إن الجسر سيكلف 45 مليون دولار وسينتهي عام 2027.",
    "وينتظره سكان المنطقة منذ فيضانات عام ١٩٩٨ التي دمرت الجسر القديم.",
    "ويبدأ العمل في مارس.",
]


def pairs(beads: tuple[Bead, ...]) -> list[tuple[list[int], list[int]]]:
    return [(list(range(b.source_start, b.source_end)), list(range(b.target_start, b.target_end))) for b in beads]


def test_equal_rows_go_one_by_one() -> None:
    assert pairs(align(SOURCE, TARGET)) == [([n], [n]) for n in range(4)]


def test_a_paragraph_that_was_left_out_is_missed_and_nothing_is_shifted() -> None:
    left_out = TARGET[:1] + TARGET[2:]
    assert pairs(align(SOURCE, left_out)) == [([0], [0]), ([1], []), ([2], [1]), ([3], [2])]


def test_a_paragraph_that_was_added_belongs_to_none() -> None:
    added = [*TARGET[:2], "ونفى خصوم الوزير في البرلمان هذه الأرقام جملة وتفصيلا في بيان لهم.", *TARGET[2:]]
    assert pairs(align(SOURCE, added)) == [([0], [0]), ([1], [1]), ([], [2]), ([2], [3]), ([3], [4])]


def test_two_paragraphs_made_one_stay_together() -> None:
    joined = [f"{TARGET[0]} {TARGET[1]}", *TARGET[2:]]
    assert pairs(align(SOURCE, joined)) == [([0, 1], [0]), ([2], [1]), ([3], [2])]


def test_names_tell_where_lengths_and_numbers_do_not() -> None:
    sources = [
        "The delegation from Kazakhstan arrived in the capital in the morning.",
        "The delegation from Madagascar arrived in the capital at noon, too.",
        "The delegation from Montenegro arrived in the capital in the evening.",
    ]
    targets = ["وصل وفد كازاخستان إلى العاصمة في ساعات الصباح الأولى.", "وصل وفد مونتينيغرو إلى العاصمة في المساء."]
    assert pairs(align(sources, targets)) == [([0], [0]), ([1], []), ([2], [1])]


def test_a_long_row_that_was_left_out_is_found_outside_the_first_band() -> None:
    sources = [f"Paragraph number {n} says something about the year {1000 + n}." for n in range(600)]
    added = [f"أضافت الصفحة سطرا آخر رقمه {n} لا علاقة له بالخبر." for n in range(5000, 5150)]
    targets = [*(f"تقول الفقرة {n} شيئا عن عام {1000 + n}." for n in range(600) if not 100 <= n < 249), *added]
    beads = align(sources, targets)
    assert Bead(99, 100, 99, 100) in beads
    assert Bead(249, 250, 100, 101) in beads


@given(
    st.lists(st.text("ab 1", min_size=1, max_size=30), max_size=12),
    st.lists(st.text("اب 1", min_size=1, max_size=30), max_size=12),
)
def test_each_paragraph_is_in_one_bead_and_in_order(sources: list[str], targets: list[str]) -> None:
    beads = align(sources, targets)
    assert [n for b in beads for n in range(b.source_start, b.source_end)] == list(range(len(sources)))
    assert [n for b in beads for n in range(b.target_start, b.target_end)] == list(range(len(targets)))


def test_a_long_document_is_aligned_in_a_band() -> None:
    sources = [f"Paragraph number {n} says something about the year {1000 + n}." for n in range(2000)]
    targets = [f"تقول الفقرة {n} شيئا عن عام {1000 + n}." for n in range(2000) if n != 700]
    beads = align(sources, targets)
    assert Bead(700, 701, 700, 700) in beads
    assert len(beads) == 2000
