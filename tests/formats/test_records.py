"""Input records and gold records: what is read, and what each fault is told as."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from mt_qa.core import Category, ErrorSpan, InputError, Severity, Span
from mt_qa.formats.gold import judged, read_gold
from mt_qa.formats.records import read_records, record_of
from mt_qa.knowledge.tables import data_folder

TARGET = "وصل الوزير إلى إلى العاصمة.\nوغادر مساء."
GOLD = {"start": 11, "end": 18, "category": "linguistic-conventions/grammar", "severity": "minor", "text": "إلى إلى"}


def line(**data: Any) -> bytes:
    return json.dumps({"id": "a", **data}, ensure_ascii=False).encode()


def spans(**gold: Any) -> tuple[ErrorSpan, ...]:
    return judged(record_of(line(target=TARGET, gold=[{**GOLD, **gold}]), "f:1"))


def test_a_target_becomes_segments_by_its_lines() -> None:
    document = record_of(line(target=TARGET, source="one\ntwo", reference="أ\nب", domain="news"), "f:1").document
    assert document.text == TARGET
    assert [(s.source, s.reference) for s in document.segments] == [("one", "أ"), ("two", "ب")]
    assert document.id == "a"


def test_a_reference_of_other_lines_goes_whole_to_one_segment() -> None:
    document = record_of(line(target=TARGET, source="one\ntwo", reference="نص واحد"), "f:1").document
    assert document.text == TARGET
    assert [(s.source, s.reference) for s in document.segments] == [("one\ntwo", "نص واحد")]


def test_segments_are_taken_as_they_are() -> None:
    given = [{"target": "أول", "source": "one"}, {"target": "ثان", "reference": "ثانٍ", "note": 1}]
    document = record_of(line(segments=given), "f:1").document
    assert document.text == "أول\nثان"
    assert [(s.source, s.reference) for s in document.segments] == [("one", None), (None, "ثانٍ")]


def test_an_identity_may_be_a_number_and_come_twice(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + line(id=7, target="خبر") + b"\r\n\n" + line(id=7, target="خبر\u2028آخر") + b"\n")
    records = list(read_records(path))
    assert [record.document.id for record in records] == ["7", "7"]
    assert [record.place for record in records] == [f"{path}:1", f"{path}:3"]
    assert records[1].document.text == "خبر\u2028آخر"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"id": "a", "target": ', "not JSON: expecting value at character 23"),
        (b"\xff\xfe", "not valid UTF-8 at byte 1 of the line"),
        (b"[" * 100_000, "not JSON that can be read"),
        (b"[1]", "the record must be a JSON object, not a list"),
        (b'{"target": "x"}', 'a record needs an "id"'),
        (b'{"id": true, "target": "x"}', 'a record needs an "id"'),
        (b'{"id": "a"}', 'needs "target" or "segments"'),
        (b'{"id": "a", "target": 5}', '"target" must be a text, not a number'),
        (b'{"id": "a", "target": " \\n "}', "the target is empty"),
        (b'{"id": "a", "target": "x", "source": ["y"]}', '"source" must be a text, not a list'),
        (b'{"id": "a", "target": "x\\ud800"}', '"target" has half a surrogate pair at character 2'),
        (b'{"id": "a", "segments": []}', '"segments" must be a list of at least one'),
        (b'{"id": "a", "segments": [{"source": "x"}]}', 'segment 0 needs a "target"'),
        (b'{"id": "a", "segments": ["x"]}', "segment 0 must be a JSON object, not a text"),
    ],
)
def test_a_broken_record_is_told_with_file_line_and_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        record_of(data, "in.jsonl:3")
    assert str(caught.value).startswith("in.jsonl:3: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_without_records_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no record"):
        list(read_records(path))
    with pytest.raises(InputError, match="no such file"):
        list(read_records(tmp_path / "none.jsonl"))


def test_records_come_from_standard_input_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line(target=TARGET) + b"\n")))
    assert [record.place for record in read_records("-")] == ["standard input:1"]


def test_gold_spans_are_typed_and_in_order() -> None:
    second = {"start": 0, "end": 3, "category": None, "severity": "Major", "suggestions": ["قدم"], "tier": "must"}
    record = record_of(line(target=TARGET, gold=[GOLD, second]), "f:1")
    assert judged(record) == (
        ErrorSpan(Span(0, 3), None, Severity.MAJOR, "وصل", ("قدم",), "must"),
        ErrorSpan(Span(11, 18), Category.GRAMMAR, Severity.MINOR, "إلى إلى"),
    )


def test_an_alias_names_a_category() -> None:
    assert spans(category="style/inconsistent-style")[0].category is Category.INCONSISTENT_STYLE
    assert spans(category="Fluency/Character encoding")[0].category is Category.CHARACTER_ENCODING
    assert spans(category="Other")[0].category is None


@pytest.mark.parametrize(
    ("gold", "reason"),
    [
        ({"end": 400}, r"\[11, 400\) does not lie in the text, which has 39 characters"),
        ({"start": -1}, r"\[-1, 18\) does not lie in the text"),
        ({"start": 18}, r"\[18, 18\) does not lie in the text"),
        ({"start": "11"}, 'needs a whole number "start"'),
        ({"end": True}, 'needs a whole number "end"'),
        ({"text": "إلى"}, "reads 'إلى إلى', not 'إلى'"),
        ({"category": "style/ugly"}, "unknown category 'style/ugly'"),
        ({"category": 3}, '"category" must be a text'),
        ({"severity": "huge"}, "unknown severity 'huge'"),
        ({"severity": None}, 'needs a "severity"'),
        ({"suggestions": "إلى"}, '"suggestions" must be a list of texts'),
        ({"tier": "maybe"}, "unknown tier 'maybe'"),
    ],
)
def test_a_broken_gold_span_is_told_with_file_line_and_reason(gold: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=f"^f:1: gold span 0:? .*{reason}"):
        spans(**gold)


@pytest.mark.parametrize("gold", [None, {}, ["x"]])
def test_gold_must_be_a_list_of_objects(gold: object) -> None:
    with pytest.raises(InputError, match=r"^f:1: "):
        judged(record_of(line(target=TARGET, gold=gold), "f:1"))


def test_the_shipped_gold_is_read() -> None:
    (document, gold), *others = read_gold(data_folder() / "gold" / "csto-withdrawal.jsonl")
    assert document.id == "csto-withdrawal"
    assert len(gold) == 34
    assert not others
