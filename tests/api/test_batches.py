"""Batches on disk: uploads whole or not at all, results that no kill can spoil, and nobody else's batches."""

import asyncio
import io
import json
import os
from collections.abc import AsyncIterator, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mt_qa.api.batches import Batches, NoRecordError
from mt_qa.api.reviewing import Maker
from mt_qa.api.schemas.batches import BatchState
from mt_qa.api.stored_batch import BLANK, StoredBatch, records_in
from mt_qa.core import InputError

MAKER = Maker("s", "1")
LONGEST = 100
OPTIONS = {"profile": "news-ar", "termbase": None, "project": None}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "batches"


_open: list[Batches] = []


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    while _open:
        _open.pop().close()


def opened(folder: Path) -> Batches:
    """The batches of a service that has just started; closed after the test."""
    batches = Batches(folder)
    batches.open()
    _open.append(batches)
    return batches


def received(batches: Batches, *chunks: bytes, owner: str = "me", once: str = "") -> StoredBatch:
    async def body() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    return asyncio.run(
        batches.receive(
            body(), owner=owner, name="a wire", options=dict(OPTIONS), maker=MAKER, longest=LONGEST, once=once
        )
    )


def line(verdict: str, number: int = 0) -> bytes:
    """A result, as short as one may be."""
    return json.dumps({"id": str(number), "verdict": verdict}).encode() + b"\n"


@pytest.mark.parametrize("text", [b"{}\n{}\n", b"{}\n{}", b"\n{}\n \n\n{}\r\n\n"])
@settings(deadline=None, max_examples=25)  # each waits for the disk
@given(cuts=st.lists(st.integers(0, 12), max_size=6))
def test_records_are_counted_however_the_upload_is_cut(
    text: bytes, cuts: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    places = [0, *sorted(cuts), len(text)]
    chunks = [text[start:end] for start, end in pairwise(places)]
    batches = opened(tmp_path_factory.mktemp("batches"))
    batch = received(batches, *chunks)
    assert batch.facts.records == 2 == len(list(batch.unreviewed(LONGEST)))
    assert batch.records_file.read_bytes() == b"".join(chunks)
    batches.close()


@pytest.mark.parametrize("text", [b"", b"\n \r\n\t\n"])
def test_an_upload_without_record_leaves_nothing(folder: Path, text: bytes) -> None:
    batches = opened(folder)
    with pytest.raises(NoRecordError):
        received(batches, text)
    assert [path.name for path in folder.iterdir()] == [".lock"]


def test_an_upload_that_breaks_off_leaves_nothing(folder: Path) -> None:
    async def body() -> AsyncIterator[bytes]:
        yield b"{}\n"
        raise ConnectionResetError

    batches = opened(folder)
    with pytest.raises(ConnectionResetError):
        asyncio.run(batches.receive(body(), owner="me", name="", options={}, maker=MAKER, longest=LONGEST, once=""))
    assert [path.name for path in folder.iterdir()] == [".lock"]
    assert batches.of("me") == []


def test_a_line_that_is_too_long_is_one_record_of_which_little_is_read(folder: Path) -> None:
    batch = received(opened(folder), b'{"id":1}\n' + b"x" * 1_000_000 + b"\n\n" + b'{"id":2}\n' + b"y" * 200)
    assert list(batch.unreviewed(LONGEST)) == [(1, b'{"id":1}\n'), (2, None), (4, b'{"id":2}\n'), (5, None)]
    assert batch.facts.records == 4


@given(lines=st.lists(st.sampled_from([b"\n", b"  \n", b"\xef\xbb\xbf\n", b"ab\n", b"0123456789\n", b"0123456789A\n"])))
def test_records_are_the_lines_that_are_not_blank(lines: list[bytes]) -> None:
    numbered = list(enumerate(lines, start=1))
    records = [(number, None if len(part) > 11 else part) for number, part in numbered if part.strip(BLANK)]
    assert list(records_in(io.BytesIO(b"".join(lines)), 11)) == records


def test_utf_16_is_told_at_once(folder: Path) -> None:
    with pytest.raises(NoRecordError, match="UTF-16"):
        received(opened(folder), '{"id": "a"}'.encode("utf-16"))


def test_a_batch_is_the_same_after_a_restart(folder: Path) -> None:
    batches = opened(folder)
    batch = received(batches, b"{}\n{}\n{}\n", once="k")
    batch.enter(BatchState.RUNNING)
    batch.append(line("publish"))
    batch.append(line("review"))
    batches.close()
    (again,) = opened(folder).unfinished()
    assert again.facts == batch.facts
    assert again.state is BatchState.RUNNING
    assert again.outcomes == {"publish": 1, "review": 1}
    assert [number for number, _ in again.unreviewed(LONGEST)] == [3]


@pytest.mark.parametrize("lost", range(1, len(line("review")) + 1))
def test_half_a_line_that_a_kill_left_is_taken_away(folder: Path, lost: int) -> None:
    batches = opened(folder)
    batch = received(batches, b"{}\n{}\n")
    batch.append(line("publish"))
    batch.append(line("review"))
    batches.close()
    whole = batch.results_file.read_bytes()
    batch.results_file.write_bytes(whole[:-lost])
    (again,) = opened(folder).unfinished()
    assert again.reviewed == 1
    again.append(line("review"))
    assert again.results_file.read_bytes() == whole


def test_what_a_kill_left_of_an_upload_or_a_deletion_goes_at_the_next_start(folder: Path) -> None:
    opened(folder).close()
    for name in (".upload-1", ".deleted-2"):
        (folder / name).mkdir()
        (folder / name / "records.ndjson").write_text("{}\n")
    opened(folder)
    assert [path.name for path in folder.iterdir()] == [".lock"]


def test_a_folder_that_is_no_batch_is_left_alone(folder: Path) -> None:
    (folder / "mine").mkdir(parents=True)
    (folder / "mine" / "batch.json").write_text("{")
    batches = opened(folder)
    assert batches.unfinished() == []
    assert (folder / "mine" / "batch.json").exists()


def test_a_full_disk_spoils_no_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = received(opened(folder), b"{}\n{}\n")
    batch.append(line("publish"))
    before = batch.results_file.read_bytes()

    class Full:
        """Takes half of what it is given, then says that the disk is full."""

        def __init__(self, file: Any) -> None:
            self.file, self.calls = file, 0

        def write(self, data: bytes) -> int:
            self.calls += 1
            if self.calls > 1:
                raise OSError(28, "No space left on device")
            return int(self.file.write(data[: len(data) // 2]))

        def fileno(self) -> int:
            return int(self.file.fileno())

    real = batch._results
    monkeypatch.setattr(batch, "_results", Full(real))
    with pytest.raises(OSError, match="No space left"):
        batch.append(line("review"))
    assert batch.results_file.read_bytes() == before
    assert batch.reviewed == 1
    monkeypatch.setattr(batch, "_results", real)
    batch.append(line("review"))
    assert batch.results_file.read_bytes() == before + line("review")


def test_results_are_followed_until_the_batch_is_over(folder: Path) -> None:
    batch = received(opened(folder), b"{}\n" * 5)

    async def test() -> None:
        got: list[bytes] = []

        async def follow() -> None:
            async for block in batch.follow(1, wait=True, leaving=asyncio.Event()):
                got.append(block)

        following = asyncio.create_task(follow())
        for number in range(5):
            await asyncio.sleep(0)
            batch.append(line("publish", number))
        await asyncio.sleep(0)
        batch.enter(BatchState.DONE)
        await asyncio.wait_for(following, 10)
        assert b"".join(got) == b"".join(line("publish", number) for number in range(1, 5))

    asyncio.run(test())


def test_without_waiting_the_stream_is_what_there_is(folder: Path) -> None:
    batch = received(opened(folder), b"{}\n" * 3)
    batch.append(line("publish"))

    async def test(start: int) -> bytes:
        return b"".join([block async for block in batch.follow(start, wait=False, leaving=asyncio.Event())])

    assert asyncio.run(test(0)) == line("publish")
    assert asyncio.run(test(1)) == asyncio.run(test(7)) == b""


def test_a_stream_is_broken_off_and_not_ended_where_the_service_ends_first(folder: Path) -> None:
    batch = received(opened(folder), b"{}\n" * 3)
    batch.append(line("publish"))

    async def test() -> None:
        leaving = asyncio.Event()
        leaving.set()
        stream = batch.follow(0, wait=True, leaving=leaving)
        assert await anext(stream) == line("publish")
        with pytest.raises(ConnectionAbortedError):
            await anext(stream)

    asyncio.run(test())


def test_results_of_another_version_are_forgotten(folder: Path) -> None:
    batches = opened(folder)
    batch = received(batches, b"{}\n{}\n")
    batch.append(line("publish"))
    batch.renew(Maker("another", "2"))
    assert batch.reviewed == 0
    assert len(list(batch.unreviewed(LONGEST))) == 2
    batches.close()
    (again,) = opened(folder).unfinished()
    assert (again.facts.signature, again.facts.made_by) == ("another", "2")


def test_batches_are_their_owners_alone(folder: Path) -> None:
    batches = opened(folder)
    mine, theirs = received(batches, b"{}"), received(batches, b"{}", owner="them")
    assert batches.of("me") == [mine]
    assert batches.find(mine.facts.id, "me") is mine
    assert batches.find(theirs.facts.id, "me") is None
    assert batches.find("../x", "me") is None


def test_the_newest_comes_first_and_the_oldest_is_reviewed_first(folder: Path) -> None:
    batches = opened(folder)
    made = [received(batches, b"{}") for _ in range(3)]
    assert batches.unfinished() == list(reversed(batches.of("me")))
    assert sorted(made, key=lambda batch: batch.facts.created) == sorted(made, key=batches.unfinished().index)


def test_a_deleted_batch_is_gone_from_the_disk(folder: Path) -> None:
    batches = opened(folder)
    batch = received(batches, b"{}\n")
    batch.append(line("publish"))
    batches.delete(batch)
    assert batch.state is BatchState.CANCELLED
    assert [path.name for path in folder.iterdir()] == [".lock"]
    assert batches.of("me") == []


def test_only_batches_that_were_over_long_ago_are_deleted_by_themselves(folder: Path) -> None:
    batches = opened(folder)
    old, new, running = (received(batches, b"{}") for _ in range(3))
    for batch in (old, new):
        batch.enter(BatchState.DONE)
    old.finished = "2020-01-01T00:00:00.000+00:00"
    batches.delete_old(30)
    assert set(batches.of("me")) == {new, running}


def test_a_second_service_is_kept_out(folder: Path) -> None:
    first = opened(folder)
    with pytest.raises(InputError, match="another service keeps its batches here"):
        opened(folder)
    first.close()
    opened(folder)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        opened(tmp_path / "file" / "batches")


def test_others_may_not_read_the_folder(folder: Path) -> None:
    batch = received(opened(folder), b"{}")
    for place in (folder, batch.folder):
        assert os.stat(place).st_mode & 0o077 == 0
