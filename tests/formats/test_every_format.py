"""The same articles come out of every format, and the oddities that files have in real life."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_inputs import (
    ARTICLES,
    RECORDS,
    SOURCES,
    TEXTS,
    csv,
    docx,
    jsonl,
    jsonl_gz,
    jsonl_zst,
    parquet,
    xliff_1,
    xliff_2,
)

from mt_qa.core import InputError
from mt_qa.formats.inputs import read_inputs, read_upload
from mt_qa.formats.items import Broken, Item, Kind, Limits, Readable


def readable(data: bytes, name: str, **columns: str) -> list[Readable]:
    items = list(read_upload(data, name, columns=columns))
    assert all(isinstance(item, Readable) for item in items), items
    return [item for item in items if isinstance(item, Readable)]


def kinds(data: bytes, name: str, **columns: str) -> list[Kind | None]:
    return [item.kind if isinstance(item, Broken) else None for item in read_upload(data, name, columns=columns)]


def messages(items: list[Item]) -> list[str]:
    return [item.message for item in items if isinstance(item, Broken)]


@pytest.mark.parametrize("name", RECORDS)
def test_every_format_of_records_gives_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(RECORDS[name]())
    for items in (list(read_inputs([path])), readable(path.read_bytes(), name)):
        documents = [item.document for item in items if isinstance(item, Readable)]
        assert [document.text for document in documents] == list(TEXTS)
        assert [document.segments[0].source for document in documents] == list(SOURCES)
        assert [item.id for item in items] == (["0", "1"] if name != "news.po" else list(SOURCES))
        lines = [int(item.place.rpartition(":")[2]) for item in items]
        assert lines == sorted(lines)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_format_of_articles_gives_the_same(name: str) -> None:
    (item,) = readable(ARTICLES[name](), name)
    assert item.document.text == "\n".join(TEXTS)
    if name in ("news.xlf", "news.xliff"):
        assert [segment.source for segment in item.document.segments] == list(SOURCES)
        assert item.document.source_language == "en"


def test_a_folder_is_read_through_by_name(tmp_path: Path) -> None:
    for name, make in (RECORDS | ARTICLES).items():
        (tmp_path / "b").mkdir(exist_ok=True)
        (tmp_path / "b" / name).write_bytes(make())
    (tmp_path / "a.ar.txt").write_text(TEXTS[0], encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXTS[0], encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    items = list(read_inputs([tmp_path]))
    assert [item.number for item in items] == list(range(len(items)))
    assert [item.id for item in items if isinstance(item, Readable)][:1] == ["a"]
    assert {"b/news", "b/news.md", "b/news.html", "b/news.docx", "news.html", "f1"} <= {item.id for item in items}
    assert messages(items) == [f"{tmp_path / 'picture.png'}: the ending '.png' is of no format read"]
    assert len(items) == 1 + 2 * len(RECORDS) + len(ARTICLES) + 1


def test_columns_are_named_and_lead_into_nested_values() -> None:
    row = {"no": 7, "translation": {"ar": TEXTS[0], "en": SOURCES[0]}, "target": "غيره", "segments": [{"target": "x"}]}
    chosen = {"id": "no", "target": "translation.ar", "source": "translation.en"}
    (item,) = readable(json.dumps(row).encode(), "news.jsonl", **chosen)
    assert (item.id, item.document.text, item.document.segments[0].source) == ("7", TEXTS[0], SOURCES[0])
    (item,) = readable(json.dumps({"a.b": TEXTS[0], "a": {"b": "x"}}).encode(), "news.jsonl", target="a.b")
    assert item.document.text == TEXTS[0]
    first, _ = readable(parquet(), "news.parquet", target="source", source="target")
    assert first.document.text == SOURCES[0]
    assert kinds(b'{"id": 1, "target": "x"}', "news.jsonl", target="text") == [Kind.RECORD]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"tgt": "x"}, "a column can be named for id, target, source, reference, segments; not for 'tgt'"),
        ({"target": ""}, "the name of the column for 'target' is empty"),
        ({"target": "a", "segments": "b"}, "for target or for segments, not for both"),
        ({"target": "text"}, "there is no column 'text', which was named for target; the table has id, target, source"),
        ({"id": "no"}, "there is no column 'no', which was named for id"),
    ],
)
@pytest.mark.parametrize(("name", "make"), [("news.csv", csv), ("news.parquet", parquet)])
def test_a_column_that_is_not_there_is_told_at_once(
    name: str, make: Callable[[], bytes], columns: dict[str, str], reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        read_upload(make(), name, columns=columns)


def test_ids_may_come_twice_be_missing_or_be_numbers() -> None:
    data = b'{"id": 1, "target": "x"}\n{"id": "1", "target": "y"}\n{"target": "z"}\n{"id": "", "target": "w"}\n'
    assert [item.id for item in readable(data, "news.jsonl")] == ["1", "1", "news.jsonl:3", "news.jsonl:4"]
    assert kinds(b'{"id": 1.5, "target": "x"}\n{"id": [], "target": "x"}\n', "n.jsonl") == [Kind.RECORD] * 2


def test_a_text_beyond_the_limit_is_one_broken_record() -> None:
    data = b"".join(json.dumps({"id": n, "target": "x" * n}).encode() + b"\n" for n in (5, 11, 10))
    first, long, last = read_upload(data, "news.jsonl", limits=Limits(characters=10))
    assert isinstance(first, Readable)
    assert isinstance(last, Readable)
    assert isinstance(long, Broken)
    assert (long.id, long.kind) == ("11", Kind.TOO_LONG)
    assert long.message == "news.jsonl:2: the target has 11 characters, more than 10"
    assert long.failure().to_dict()["error"] == {"kind": "too-long", "message": long.message}


def test_a_source_beyond_the_limit_is_too() -> None:
    data = json.dumps({"id": 1, "segments": [{"target": "x", "source": "y" * 6}] * 2}).encode()
    (item,) = read_upload(data, "news.jsonl", limits=Limits(characters=10))
    assert isinstance(item, Broken)
    assert "the source has 12 characters" in item.message


@pytest.mark.parametrize("make", [jsonl_gz, jsonl_zst])
@pytest.mark.parametrize("cut", [1, 8, 30])
def test_of_a_truncated_archive_what_is_there_is_read(make: Callable[[], bytes], cut: int) -> None:
    *_, last = read_upload(make()[:-cut], "news.jsonl.gz")
    assert isinstance(last, Broken)
    assert last.kind is Kind.DAMAGED
    assert last.message == "news.jsonl.gz: the archive ends too early; what came before was read"


def test_a_packed_file_is_known_by_its_bytes_and_may_follow_another() -> None:
    assert len(readable(jsonl_gz(), "news.jsonl")) == 2
    assert len(readable(jsonl_gz() + jsonl_gz(), "news.jsonl.gz")) == 4
    assert len(readable(jsonl_zst() + jsonl_zst(), "news.jsonl.zst")) == 4


@pytest.mark.parametrize(("name", "make"), [("news.parquet", parquet), ("news.docx", docx)])
def test_a_truncated_container_is_told(name: str, make: Callable[[], bytes]) -> None:
    data = make()
    for end in (len(data) - 1, len(data) // 2, 10):
        (item,) = read_upload(data[:end], name)
        assert isinstance(item, Broken)
        assert item.kind is Kind.DAMAGED
        assert item.message.startswith(f"{name}: ")


@pytest.mark.parametrize("make", [xliff_1, xliff_2])
def test_of_a_truncated_document_the_fault_is_told_with_its_line(make: Callable[[], bytes]) -> None:
    for end in (20, -20):
        *_, last = read_upload(make()[:end], "news.xlf")
        assert isinstance(last, Broken)
        assert last.kind is Kind.SYNTAX
        assert re.match(r"news\.xlf:\d+: not XML that can be read: ", last.message)


def test_a_fault_in_one_file_does_not_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(jsonl_gz()[:-3])
    (tmp_path / "b.docx").write_bytes(docx()[:-30])
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.jsonl").write_bytes(jsonl())
    items = list(read_inputs(sorted(tmp_path.iterdir())))
    assert [type(item) for item in items] == [Readable, Readable, Broken, Broken, Broken, Readable, Readable]
    assert [item.kind for item in items if isinstance(item, Broken)] == [Kind.DAMAGED, Kind.DAMAGED, Kind.UNREADABLE]
    assert items[4].id == "c"


def test_a_table_that_is_none_is_refused_where_it_is_named_and_told_where_it_lies_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"no,text\n1,x\n")
    (tmp_path / "b.jsonl").write_bytes(jsonl())
    (tmp_path / "c.xlf").write_bytes(b"<html/>")
    with pytest.raises(InputError, match=r'a\.csv: there is no column "target"'):
        read_inputs([tmp_path / "b.jsonl", tmp_path / "a.csv"])
    with pytest.raises(InputError, match=r"c\.xlf: the root element is <html>, not <xliff>"):
        read_inputs([tmp_path / "c.xlf"])
    first, *good, last = read_inputs([tmp_path])
    assert len(good) == 2
    assert len(messages([first, last])) == 2


def test_a_fault_of_a_reader_is_a_broken_record_and_named_as_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("mt_qa.formats.tmx.elements", fail)
    (tmp_path / "a.tmx").write_bytes(RECORDS["news.tmx"]())
    (tmp_path / "b.jsonl").write_bytes(jsonl())
    first, *good = read_inputs(sorted(tmp_path.iterdir()))
    assert isinstance(first, Broken)
    assert first.kind is Kind.FAULT
    assert first.message == f"{tmp_path / 'a.tmx'}: a fault of the reader, ZeroDivisionError: oh"
    assert len(good) == 2


def test_a_folder_in_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.jsonl").write_bytes(jsonl())
    scan = os.scandir

    def refuse(path: str) -> Any:
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    first, *good = read_inputs([tmp_path])
    assert messages([first]) == [f"{tmp_path / 'a'}: permission denied"]
    assert len(good) == 2


def test_a_file_that_vanishes_while_others_are_read_is_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(TEXTS[0].encode())
    items = read_inputs(sorted(tmp_path.iterdir()))
    next(items)
    (tmp_path / "b.txt").unlink()
    second, third = items
    assert isinstance(second, Broken)
    assert second.message == f"{tmp_path / 'b.txt'}: there is no such file"
    assert isinstance(third, Readable)
