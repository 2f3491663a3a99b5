"""Outputs from files: line-aligned texts and records, and one clear line for each fault."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mt_qa.core import InputError
from mt_qa.formats.compared_texts import read_outputs

ONE, OTHER = "وصل الوزير أمس.\nثم غادر.\n", "وصل الوزير البارحة.\nثم رحل.\n"


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def record(**data: object) -> str:
    return json.dumps({"id": "1", "outputs": {"a": ONE, "b": OTHER}, **data}, ensure_ascii=False) + "\n"


def test_systems_are_called_like_their_files_without_ending(tmp_path: Path) -> None:
    files = [write(tmp_path, name, ONE) for name in ("google.ar.txt", "bing.txt", "aws.hyp", "plain")]
    outputs = read_outputs([*files, f"my={files[0]}"])
    assert outputs.names == ("google", "bing", "aws", "plain", "my")
    assert [segment.outputs[0] for segment in outputs.segments] == ["وصل الوزير أمس.", "ثم غادر."]


def test_source_and_references_stand_beside_their_lines(tmp_path: Path) -> None:
    files = [write(tmp_path, "a.txt", ONE), write(tmp_path, "b.txt", OTHER)]
    source = write(tmp_path, "s.txt", "He came.\r\nHe left.\r\n")
    references = [write(tmp_path, "r.txt", ONE), write(tmp_path, "other/r.txt", OTHER)]
    outputs = read_outputs(files, source=source, references=references)
    assert outputs.reference_names == ("r", "reference 2")
    assert outputs.segments[1].source == "He left."
    assert outputs.segments[1].references == ("ثم غادر.", "ثم رحل.")


def test_different_numbers_of_lines_are_told_with_their_counts(tmp_path: Path) -> None:
    a, b = write(tmp_path, "a.txt", ONE), write(tmp_path, "b.txt", OTHER + "وعاد.\n")
    with pytest.raises(InputError) as caught:
        read_outputs([a, b])
    assert str(caught.value) == f"the numbers of lines differ: {a} has 2, {b} has 3"
    with pytest.raises(InputError, match=f"{a} has 2, {a} has 2, {b} has 3"):
        read_outputs([a, f"x={a}"], references=[b])


def test_a_system_listed_twice_is_refused(tmp_path: Path) -> None:
    a, same = write(tmp_path, "a.txt", ONE), write(tmp_path, "other/a.txt", OTHER)
    for files in ([a, a], [a, same]):
        with pytest.raises(InputError, match="the system 'a' is listed twice"):
            read_outputs(files)
    assert read_outputs([a, f"b={same}"]).names == ("a", "b")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "the file is empty"), (" \n\n", "only blanks"), ("He came.\nHe left.\n", "not Arabic")],
)
def test_an_output_that_is_no_translation_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        read_outputs([write(tmp_path, "a.txt", ONE), write(tmp_path, "b.txt", text)])


def test_one_output_is_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it takes at least 2"):
        read_outputs([write(tmp_path, "a.txt", ONE)])


def test_blank_lines_of_all_part_articles(tmp_path: Path) -> None:
    files = [write(tmp_path, name, "\n".join((ONE, OTHER))) for name in ("a.txt", "b.txt")]
    outputs = read_outputs(files)
    assert [len(article.segments) for article in outputs.articles] == [3, 2]
    assert len(read_outputs(files, separate_lines=True).articles) == 4


def test_lines_of_a_record_are_segments(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "r.jsonl",
        record(source="one\ntwo", reference=ONE, domain="sport")
        + "\n"
        + record(id=2, source="one\ntwo", references=[OTHER]),
    )
    outputs = read_outputs([path])
    assert outputs.names == ("a", "b")
    assert [(article.id, article.domain, len(article.segments)) for article in outputs.articles] == [
        ("1", "sport", 2),
        ("2", "", 2),
    ]
    assert outputs.segments[1].source == "two"
    assert outputs.segments[3].references == ("ثم رحل.",)


def test_a_record_of_other_lines_is_one_segment(tmp_path: Path) -> None:
    outputs = read_outputs([write(tmp_path, "r.jsonl", record(outputs={"a": ONE, "b": "سطر واحد"}))])
    assert [segment.outputs for segment in outputs.segments] == [(ONE, "سطر واحد")]


@pytest.mark.parametrize("form", ["struct", "map", "json"])
def test_parquet_has_the_same_columns(form: str, tmp_path: Path) -> None:
    given = {"a": ONE, "b": OTHER}
    kinds = {
        "struct": pa.array([given]),
        "map": pa.array([list(given.items())], type=pa.map_(pa.string(), pa.string())),
        "json": pa.array([json.dumps(given)]),
    }
    path = tmp_path / "r.parquet"
    pq.write_table(pa.table({"id": ["1"], "reference": [ONE], "outputs": kinds[form]}), path)
    outputs = read_outputs([str(path)])
    assert outputs.names == ("a", "b")
    assert outputs.segments[1].outputs == ("ثم غادر.", "ثم رحل.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{\n", r"r\.jsonl:1: not JSON"),
        ("[1]\n", "must be a JSON object"),
        (record(outputs={}), 'needs "outputs"'),
        (record(outputs={"a": 1, "b": ""}), "the output of 'a' must be a text"),
        (record(id=None), 'needs an "id"'),
        (record() + record(outputs={"a": ONE}), r"r\.jsonl:2: no output of 'b', unlike the records before"),
        (record() + record(outputs={"a": ONE, "b": ONE, "c": ONE}), "an output of 'c'"),
        (record(reference=ONE) + record(), "0 references, unlike the records before"),
        (record(outputs={"a": "\\ud800", "b": ""}).replace("\\\\ud800", "\\ud800"), "half a surrogate pair"),
        ("\n", "the file holds no record"),
        (record(domain=3), '"domain" must be a text'),
    ],
)
def test_a_broken_record_is_told_with_its_line(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        read_outputs([write(tmp_path, "r.jsonl", text)])


def test_parquet_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not Parquet that can be read"):
        read_outputs([write(tmp_path, "r.parquet", "no table")])


def test_records_take_no_references_beside_them(tmp_path: Path) -> None:
    path = write(tmp_path, "r.jsonl", record())
    with pytest.raises(InputError, match="hold their source and references themselves"):
        read_outputs([path], references=[path])
