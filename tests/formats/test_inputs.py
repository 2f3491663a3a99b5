"""The one door to inputs: what is named wrongly is refused at once, what is broken in a file is told and passed by."""

import json
from pathlib import Path

import pytest

from mt_qa.core import InputError
from mt_qa.formats.inputs import read_inputs, read_upload
from mt_qa.formats.items import Broken, Kind, Readable

TEXT = "أعلنت وزارة الصحة أمس تسجيل إصابات جديدة."


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def test_records_of_all_files_are_numbered_through_and_broken_ones_stop_nothing(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    first.write_bytes(b"\xef\xbb\xbf" + lines({"id": 1, "target": TEXT}, None, {"id": "x", "target": 5}) + b"\r\n{\n")
    second.write_bytes(lines({"target": TEXT, "source": "Yes."}))
    items = list(read_inputs([first, second]))
    assert [item.number for item in items] == [0, 1, 2, 3, 4]
    assert [item.id for item in items] == ["1", "a.jsonl:2", "x", "a.jsonl:5", "b.jsonl:1"]
    assert [item.place for item in items] == [*(f"{first}:{n}" for n in (1, 2, 3, 5)), f"{second}:1"]
    assert [item.kind for item in items if isinstance(item, Broken)] == [Kind.RECORD, Kind.RECORD, Kind.SYNTAX]
    assert isinstance(items[4], Readable)
    assert items[4].document.segments[0].source == "Yes."


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.jsonl", "there is no such file"),
        ("news.xyz", "the ending '.xyz' is of no format that is read"),
        ("empty.jsonl", "there is no record in it"),
        ("folder", "the folder holds no file that can be read"),
        ("table.csv", 'there is no column "target"; the table has id, text: name the one that holds the text'),
    ],
)
def test_what_the_caller_named_wrongly_is_refused_before_any_record(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "good.jsonl").write_bytes(lines({"id": 1, "target": TEXT}))
    (tmp_path / "news.xyz").write_bytes(b"x")
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    (tmp_path / "table.csv").write_bytes(b"id,text\n1,x\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.png").write_bytes(b"x")
    with pytest.raises(InputError) as caught:
        read_inputs([tmp_path / "good.jsonl", tmp_path / name] if name != "empty.jsonl" else [tmp_path / name])
    assert str(caught.value).startswith(str(tmp_path / name))
    assert reason in str(caught.value)


def test_a_file_that_may_not_be_read_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(InputError, match=r"news\.txt: no permission"):
        read_inputs([path])


def test_an_upload_is_read_by_its_name() -> None:
    (item,) = read_upload(f"id;text\n7;{TEXT}\n".encode(), "C:\\news\\batch.csv", columns={"target": "text"})
    assert isinstance(item, Readable)
    assert (item.id, item.place, item.document.text) == ("7", "batch.csv:2", TEXT)
    (item,) = read_upload(TEXT.encode("cp1256"), "csto.ar.txt")
    assert isinstance(item, Readable)
    assert (item.id, item.document.text) == ("csto", TEXT)
