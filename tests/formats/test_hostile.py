"""Files made to do harm: each is refused, or made harmless, with one clear line, in bounded time and memory."""

import gzip
import io
import json
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from made_inputs import RELATIONS, TEXTS, W, archive, docx, jsonl, xliff_1

from mt_qa.core import InputError
from mt_qa.formats.inputs import read_inputs, read_upload
from mt_qa.formats.items import MEBIBYTE, Broken, Item, Kind, Limits, Readable
from mt_qa.formats.streams import packing

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


def items_in(data: bytes, name: str, limits: Limits | None = None) -> list[Item]:
    return list(read_upload(data, name, limits=limits))


def only_broken(items: list[Item]) -> Broken:
    (item,) = items
    assert isinstance(item, Broken)
    assert "\n" not in item.message
    return item


def outcome(data: bytes, name: str, limits: Limits | None = None) -> str:
    """The line that the file gets: an InputError's at once, or that of its only item."""
    try:
        return only_broken(items_in(data, name, limits)).message
    except InputError as error:
        return str(error)


def megabytes_for(data: bytes, name: str) -> float:
    tracemalloc.start()
    items_in(data, name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / MEBIBYTE


@pytest.fixture(scope="module")
def zeros() -> bytes:
    """A gigabyte of zeros is a megabyte of gzip; a tenth of it is enough here."""
    return gzip.compress(jsonl() + bytes(60 * MEBIBYTE))


def test_an_archive_that_unpacks_without_end_is_not_read_on(zeros: bytes) -> None:
    *good, last = items_in(zeros, "news.jsonl.gz")
    assert [item.id for item in good if isinstance(item, Readable)] == ["0", "1"], "what came before is kept"
    assert isinstance(last, Broken)
    assert last.kind is Kind.HARMFUL
    assert last.message == "news.jsonl.gz: the archive unpacks to more than 200 times its size: not read on"


def test_so_is_one_of_zstandard() -> None:
    out = io.BytesIO()
    with packing(out, "x.zst") as packed:
        packed.write(jsonl())
        for _ in range(60):
            packed.write(bytes(MEBIBYTE))
    *good, last = items_in(out.getvalue(), "news.jsonl.zst")
    assert len(good) == 2
    assert isinstance(last, Broken)
    assert last.kind is Kind.HARMFUL


def test_an_archive_bomb_takes_no_memory(zeros: bytes) -> None:
    assert megabytes_for(zeros, "news.txt.gz") < 80
    assert megabytes_for(zeros, "news.jsonl.gz") < 80


def test_a_document_that_unpacks_without_end_is_refused() -> None:
    bomb = docx("<w:p><w:r><w:t>" + "ا" * (20 * MEBIBYTE) + "</w:t></w:r></w:p>")
    assert len(bomb) < MEBIBYTE
    assert outcome(bomb, "news.docx") == "news.docx: the archive unpacks to more than 200 times its size: not read"


def test_an_archive_of_countless_entries_is_refused_before_they_are_listed() -> None:
    assert "more than 10,000 entries" in outcome(docx() + b"PK\x01\x02" * 10_001, "news.docx")


def test_a_document_that_lies_about_its_size_gives_no_more_than_it_says() -> None:
    data = bytearray(docx())
    central = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 10)  # the size of word/document.xml
    assert "news.docx" in outcome(bytes(data), "news.docx")


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "word/../../x", "..\\x", "C:\\x"])
def test_an_archive_with_an_entry_that_leads_out_of_it_is_refused(path: str) -> None:
    data = archive({"_rels/.rels": RELATIONS, "word/document.xml": "<x/>", path: "x"})
    broken = only_broken(items_in(data, "news.docx"))
    assert broken.kind is Kind.HARMFUL
    assert "has an entry that leads out of it" in broken.message


def test_a_document_whose_main_part_is_outside_is_refused() -> None:
    relations = RELATIONS.replace("word/document.xml", "../../../etc/passwd")
    assert "no Word document" in outcome(archive({"_rels/.rels": relations, "word/document.xml": "<x/>"}), "news.docx")


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        (
            "news.xlf",
            "<xliff version='1.2'><file><body><trans-unit><target>&j;</target></trans-unit></body></file></xliff>",
        ),
        ("news.tmx", "<tmx><body><tu><tuv xml:lang='ar'><seg>&j;</seg></tuv></tu></body></tmx>"),
    ],
)
def test_entities_that_unfold_are_refused(name: str, rest: str) -> None:
    message = outcome(f"{LAUGHS}]>{rest}".encode(), name)
    assert message.endswith("the file declares entities, which may do harm: save it without")


def test_entities_in_a_document_are_refused() -> None:
    document = f'{LAUGHS}]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>'
    message = outcome(archive({"_rels/.rels": RELATIONS, "word/document.xml": document}), "news.docx")
    assert "declares entities" in message


def test_entities_that_fetch_files_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("سر الدولة", encoding="utf-8")
    declared = f'<!DOCTYPE xliff [<!ENTITY x SYSTEM "{secret.as_uri()}">]><xliff'
    data = xliff_1().decode().replace("<xliff", declared, 1).replace(TEXTS[0], "&x;")
    assert "declares entities" in outcome(data.encode(), "news.xlf")


def test_a_dtd_that_lies_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    dtd = tmp_path / "x.dtd"
    dtd.write_text('<!ENTITY x "سر">', encoding="utf-8")
    doctype = f'<!DOCTYPE xliff SYSTEM "{dtd.as_uri()}"><xliff'
    (item,) = items_in(xliff_1().decode().replace("<xliff", doctype, 1).encode(), "news.xlf")
    assert isinstance(item, Readable)
    assert item.document.segments[0].target == TEXTS[0]
    with_entity = xliff_1().decode().replace("<xliff", doctype, 1).replace(TEXTS[0], "&x;").encode()
    assert "the entity &x; is not defined" in outcome(with_entity, "news.xlf")


def test_elements_without_end_are_refused() -> None:
    assert "nested more than 256 deep" in outcome(b"<xliff>" + b"<group>" * 100_000, "news.xlf")


def test_one_endless_tag_is_refused() -> None:
    limits = Limits(record_bytes=100_000)
    message = outcome(b'<xliff a="' + b"x" * 1_000_000 + b'"/>', "news.xlf", limits)
    assert "one tag takes more than 100,000 bytes" in message


@pytest.mark.parametrize("opened", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<a href='x'>", "<font>"])
def test_a_page_nested_without_end_is_read_or_refused(opened: str) -> None:
    for page in (opened * 20_000 + TEXTS[0], f"<html><body><p>{TEXTS[0]}</p>" + opened * 20_000):
        items = items_in(page.encode(), "news.html")
        assert len(items) == 1
        assert not isinstance(items[0], Broken) or items[0].kind in (Kind.EMPTY, Kind.UNREADABLE)


def test_a_tag_with_countless_attributes_is_refused() -> None:
    attributes = "\n".join(f'a{number}="x"' for number in range(100_000))
    message = outcome(f"<html><body>\n<p {attributes}>{TEXTS[0]}</p>".encode(), "news.html")
    assert message == "news.html:2: a tag has more than 500 attributes"


def test_a_picture_within_a_page_is_no_attack() -> None:
    picture = '<img alt="" src="data:image/png;base64,' + "iVBORw0KGgo" * 100_000 + '">'
    (item,) = items_in(f"<html><body>{picture}<p>{TEXTS[0]}</p>".encode(), "news.html")
    assert isinstance(item, Readable)
    assert item.document.text == TEXTS[0]


def test_a_page_of_unheard_of_size_is_refused() -> None:
    page = "<html><body>" + "<p>نص</p>" * 1_200_000
    assert outcome(page.encode(), "news.html") == "news.html: the page has 10,800,012 characters"


@pytest.mark.parametrize("mark", ["[", "![", "`", "*a ", "> ", "- ", "|a", "<!--", "](", "_*"])
def test_markdown_without_end_is_read_or_refused(mark: str) -> None:
    (item,) = items_in((TEXTS[0] + "\n\n" + mark * 8_000).encode(), "news.md")
    assert isinstance(item, Readable)
    assert item.document.text.startswith(TEXTS[0])


def test_a_json_line_nested_without_end_is_one_broken_record() -> None:
    first, *rest = items_in(b"[" * 1_000_000 + b"\n" + jsonl(), "news.jsonl")
    assert isinstance(first, Broken)
    assert first.kind is Kind.SYNTAX
    assert [item.id for item in rest] == ["0", "1"]


def test_a_source_of_so_many_paragraphs_that_aligning_takes_minutes_is_one_broken_record() -> None:
    target, source = "\n".join(["نص"] * 20_000), "\n".join(["text"] * 19_000)
    (item,) = items_in(json.dumps({"id": 1, "target": target, "source": source}).encode(), "news.jsonl")
    assert isinstance(item, Broken)
    assert (
        item.message == "news.jsonl:1: 19,000 paragraphs of the source and 20,000 of the target are too many to align"
    )
    (item,) = items_in(json.dumps({"id": 1, "target": target, "source": target}).encode(), "news.jsonl")
    assert isinstance(item, Readable), "line by line it is no work"
    facing = "\n".join(["نص\n\n"] * 7_000), "\n".join(["\ntext\n"] * 7_000)
    (item,) = items_in(json.dumps({"id": 1, "target": facing[0], "source": facing[1]}).encode(), "news.jsonl")
    assert isinstance(item, Broken)


def test_a_record_of_countless_segments_is_broken() -> None:
    (item,) = items_in(json.dumps({"id": 1, "segments": [{"target": "x"}] * 60_000}).encode(), "news.jsonl")
    assert isinstance(item, Broken)
    assert item.message == "news.jsonl:1: the target has 60,000 paragraphs, more than 50,000"


@pytest.mark.parametrize("name", ["news.jsonl", "news.txt", "news.csv"])
def test_a_text_of_countless_lines_is_broken_before_it_is_parted(name: str) -> None:
    text = "\n" * 200_000 + TEXTS[0]
    record = json.dumps({"id": "7", "target": text})
    data = {"news.jsonl": record, "news.txt": text, "news.csv": f'id,target\n7,"{text}"\n'}[name].encode()
    tracemalloc.start()
    broken = only_broken(items_in(data, name))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert broken.kind is Kind.TOO_LONG
    assert broken.message.endswith("the target has 200,000 paragraphs, more than 50,000")
    assert broken.id == ("news" if name == "news.txt" else "7")
    assert peak < 60 * MEBIBYTE


def test_a_document_of_countless_units_is_broken() -> None:
    units = "<trans-unit><target>ن</target></trans-unit>" * 1_001
    document = f"<xliff version='1.2'><file><body>{units}</body></file></xliff>"
    broken = only_broken(items_in(document.encode(), "news.xlf", Limits(segments=1_000)))
    assert broken.kind is Kind.TOO_LONG


def test_a_line_without_end_takes_no_memory() -> None:
    limits = Limits(record_bytes=100_000)
    first, *rest = items_in(b"x" * 50_000_000 + b"\n" + jsonl(), "news.jsonl", limits)
    assert isinstance(first, Broken)
    assert first.message == "news.jsonl:1: the record takes more than 100,000 bytes"
    assert [item.place for item in rest] == ["news.jsonl:2", "news.jsonl:3"]


def test_a_table_that_unpacks_without_end_is_refused() -> None:
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table({"target": ["ا" * MEBIBYTE] * 20}), out, compression="zstd", use_dictionary=False)
    assert "a column unpacks to more than 200 times its size" in outcome(out.getvalue(), "news.parquet")


def test_a_link_that_leads_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(TEXTS[0], encoding="utf-8")
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "b.txt").write_text(TEXTS[1], encoding="utf-8")
    (folder / "loop").symlink_to(tmp_path)
    first, second, loop = read_inputs([folder])
    assert isinstance(first, Broken)
    assert first.kind is Kind.HARMFUL
    assert first.message == f"{folder / 'a.txt'}: a link that leads out of the folder is not followed"
    assert isinstance(second, Readable)
    assert isinstance(loop, Broken)


def test_a_pipe_in_a_folder_does_not_stop_the_reader(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXTS[1], encoding="utf-8")
    first, second = read_inputs([tmp_path])
    assert isinstance(first, Broken)
    assert first.message.endswith("a.txt: this is no regular file")
    assert isinstance(second, Readable)


def test_an_encrypted_document_is_refused() -> None:
    data = bytearray(docx())
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(header, start + 1)) >= 0:
            data[start + flags] |= 1
    assert zipfile.is_zipfile(io.BytesIO(data))
    assert "cannot be unpacked" in outcome(bytes(data), "news.docx")
