"""CSV and TSV as they are in real life: quotation marks that nobody closes, encodings, line ends, giant fields."""

import pytest
from made_inputs import TEXTS

from mt_qa.core import InputError
from mt_qa.formats.inputs import read_upload
from mt_qa.formats.items import Broken, Item, Kind, Limits, Readable

SMALL = Limits(record_bytes=1_000)


def items(text: str, name: str = "n.csv", encoding: str = "utf-8", limits: Limits | None = None) -> list[Item]:
    return list(read_upload(text.encode(encoding), name, limits=limits))


def shown(found: list[Item]) -> list[tuple[int, str]]:
    """The line that each record begins on, with its text or the kind of its fault."""
    return [
        (int(i.place.rpartition(":")[2]), i.document.text if isinstance(i, Readable) else i.kind.value) for i in found
    ]


def test_a_field_may_hold_lines_and_doubled_marks() -> None:
    text = 'id,target\n1,"أول\nثان"\n2,"قال ""نعم"" ثم"\n3,"a,b"\n'
    assert shown(items(text)) == [(2, "أول\nثان"), (4, 'قال "نعم" ثم'), (5, "a,b")]


def test_a_mark_that_nobody_closes_does_not_swallow_the_rows_that_follow() -> None:
    rows = "".join(f"{n}\t{'' if n % 3 else chr(34)}غدا (اليوم)، سيبدأ {n}\n" for n in range(2, 50))
    found = items("id\ttarget\n" + rows, "n.tsv")
    assert [text for _, text in shown(found)] == [line.partition("\t")[2] for line in rows.splitlines()]
    assert [line for line, _ in shown(found)] == list(range(2, 50))


def test_nor_does_the_last_one_of_a_file() -> None:
    assert shown(items('id,target\n1,"نص\n2,آخر')) == [(2, '"نص'), (3, "آخر")]


def test_marks_inside_a_field_are_letters() -> None:
    assert shown(items('id\ttarget\n1\tقال "نعم" ثم\n2\t"قال" الوزير\n', "n.tsv")) == [
        (2, 'قال "نعم" ثم'),
        (3, '"قال" الوزير'),
    ]


def test_a_row_of_too_few_or_too_many_fields_is_one_broken_record() -> None:
    found = items("id,target\n1\n2,نص\n3,a,b\n\n4,نص\n")
    assert shown(found) == [(2, "syntax"), (3, "نص"), (4, "syntax"), (6, "نص")]
    assert isinstance(found[0], Broken)
    assert found[0].message == "n.csv:2: the row has 1 fields, the header 2"


def test_a_giant_field_is_one_broken_record() -> None:
    giant = '"' + "نص طويل\n" * 500 + '"'
    assert shown(items(f"id,target\n1,{giant}\n2,نص\n", limits=SMALL)) == [(2, "too-long"), (503, "نص")]
    assert shown(items(f"id,target\n1,{'س' * 5000}\n2,نص\n", limits=SMALL)) == [(2, "too-long"), (3, "نص")]


def test_a_stray_mark_before_many_rows_costs_its_own_row_at_most() -> None:
    rows = "".join(f"{n},نص {n}\n" for n in range(3, 300))
    found = shown(items('id,target,x\n1,"نص\n' + rows.replace("\n", ",\n"), limits=SMALL))
    assert found[0] == (2, "syntax")
    assert found[1:] == [(n, f"نص {n}") for n in range(3, 300)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_encodings_and_line_ends(encoding: str, ending: str) -> None:
    text = ending.join(["id;target", *(f"{n};{TEXTS[n % 2]}" for n in range(5))])
    assert [text for _, text in shown(items(text, encoding=encoding))] == [TEXTS[n % 2] for n in range(5)]


def test_a_row_in_another_encoding_is_one_broken_record() -> None:
    rows = [f"id,target\n1,{TEXTS[0]}\n".encode(), f"2,{TEXTS[1]}\n".encode("cp1256"), f"3,{TEXTS[1]}\n".encode()]
    found = list(read_upload(b"".join([rows[0], rows[2] * 20, rows[1], rows[2]]), "n.csv"))
    assert [item.number for item in found if isinstance(item, Broken)] == [21]
    assert isinstance(found[21], Broken)
    assert found[21].kind is Kind.ENCODING


def test_the_line_that_names_the_separator_is_passed_over() -> None:
    assert shown(items("sep=;\nid;target\n1;نص, آخر\n")) == [(3, "نص, آخر")]


def test_a_nul_is_a_character_like_others() -> None:
    assert shown(items("id,target\n1,نص\0آخر\n")) == [(2, "نص\0آخر")]


def test_an_empty_cell_is_no_source_and_no_id() -> None:
    first, second = items("id,target,source,reference\n,نص,,\n2,,s,r\n")
    assert isinstance(first, Readable)
    assert (first.id, first.document.segments[0].source, first.document.segments[0].reference) == (
        "n.csv:2",
        None,
        None,
    )
    assert isinstance(second, Broken)
    assert (second.id, second.kind) == ("2", Kind.EMPTY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\n\n", "does not begin with a header line"),
        ("id,target,target\n1,a,b\n", "n.csv:1: the header has the column 'target' twice"),
        ("a" * 5000, "the header line is too long"),
        ("id,text\n1,x\n", 'there is no column "target"; the table has id, text: name the one that holds the text'),
    ],
)
def test_a_table_without_a_head_for_its_text_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        items(text, limits=SMALL)
