"""Batches on disk: one folder each, with what was uploaded, what came out, and what is known of it.

::

    BATCHES/ID/batch.json       owner, name, state, options, signature
    BATCHES/ID/records.ndjson   the upload, as it came
    BATCHES/ID/results.ndjson   line n is the result of record n; only ever appended to

How far a batch has come is the number of whole lines in its results: nothing else could disagree with it. A process
that is killed at any moment leaves at most half a line behind, which the next one takes away.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO

from mt_qa.api.logs import note
from mt_qa.api.reviewing import UPLOAD, Maker
from mt_qa.api.schemas.batches import BatchState
from mt_qa.core import InputError
from mt_qa.formats.files import faults_of, write_text
from mt_qa.formats.streams import bounded_lines

SCHEMA = "mt-qa/batch/1"
ERROR = "error"
BLANK = b" \t\r\n\xef\xbb\xbf"
"""What a line may have and still be none: a record is JSON."""

_UPLOAD, _DELETED = ".upload-", ".deleted-"
_BLOCK = 65_536


class TooLargeError(Exception):
    """The upload is larger than the limit."""


class NoRecordError(Exception):
    """The upload holds no record; the message says why."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was said when the batch was made: `owner` is the id of a key, `signature` what makes its numbers."""

    id: str
    owner: str
    name: str
    created: str
    records: int
    options: dict[str, Any]
    signature: str
    made_by: str
    """A checksum of all that makes the numbers (`mt_qa.api.reviewing.Maker`)."""

    once: str = ""
    """The caller's Idempotency-Key, empty where none was given."""


@dataclass(slots=True, eq=False)
class StoredBatch:
    """One batch: its facts, its state, and how its records came out so far."""

    folder: Path
    facts: Facts
    state: BatchState = BatchState.QUEUED
    finished: str | None = None
    outcomes: Counter[str] = field(default_factory=Counter)
    size: int = 0
    """Bytes of whole lines in the results."""

    _results: IO[bytes] | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def reviewed(self) -> int:
        return self.outcomes.total()

    @property
    def records_file(self) -> Path:
        return self.folder / UPLOAD

    @property
    def results_file(self) -> Path:
        return self.folder / "results.ndjson"

    def save(self) -> None:
        """Write what is known, all or nothing."""
        data = {"schema": SCHEMA, **asdict(self.facts), "state": self.state.value, "finished": self.finished}
        write_text(self.folder / "batch.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    def enter(self, state: BatchState) -> None:
        """Go over to another state and wake whoever follows the results."""
        self.state = state
        if state.is_over:
            self.finished = _now()
            self.close()
        self.save()
        self._wake()

    def append(self, line: bytes) -> None:
        """Add one result, a line with its end. Raises OSError where the disk is full: then nothing was added."""
        if self._results is None:
            self._results = self.results_file.open("ab", buffering=0)
        data = line
        try:
            while data:
                data = data[self._results.write(data) :]
        except OSError:
            os.ftruncate(self._results.fileno(), self.size)
            raise
        self.size += len(line)
        self.outcomes[outcome_of(line)] += 1
        self._wake()

    def renew(self, maker: Maker) -> None:
        """Forget all results: another version than this one made them."""
        self.close()
        self.facts = replace(self.facts, signature=maker.signature, made_by=maker.checksum)
        self.results_file.unlink(missing_ok=True)
        self.outcomes.clear()
        self.size = 0
        self.save()

    def unreviewed(self, longest: int) -> Iterator[tuple[int, bytes | None]]:
        """Each record without result, after its line's number (from 1); None for one of more than `longest` bytes."""
        with self.records_file.open("rb") as file:
            yield from islice(_records(file, longest), self.reviewed, None)

    async def follow(self, start: int, wait: bool, leaving: asyncio.Event) -> AsyncIterator[bytes]:
        """The results from record `start` (0 is the first) as blocks of bytes; `wait`: until no more are to come.

        Raises ConnectionAbortedError where the service ends before the batch: a stream that stopped would look whole.
        """
        if not self.results_file.exists():
            self.results_file.touch()
        with self.results_file.open("rb") as file:
            while True:
                news = self._news
                if file.tell() < self.size:
                    if start > 0:
                        file.readline()
                        start -= 1
                    else:
                        yield file.read(min(_BLOCK, self.size - file.tell()))
                    continue
                if not wait or self.state.is_over:
                    return
                if leaving.is_set():
                    raise ConnectionAbortedError
                with suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), 1.0)

    def recount(self) -> None:
        """Read from the results how far the batch has come; half a line at their end is taken away."""
        self.outcomes.clear()
        self.size = 0
        if not self.results_file.exists():
            return
        with self.results_file.open("r+b") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                self.outcomes[outcome_of(line)] += 1
                self.size += len(line)
            file.truncate(self.size)

    def close(self) -> None:
        """Let the results be on the disk for good, and close them."""
        if self._results is not None:
            with suppress(OSError):
                os.fsync(self._results.fileno())
            self._results.close()
            self._results = None

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


class Batches:
    """All batches in one folder, which one service has for itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._all: dict[str, StoredBatch] = {}
        self._lock: IO[bytes] | None = None
        self._open = False

    def open(self) -> None:
        """Take the folder and read what is there, once. Raises InputError where another service has it."""
        if self._open:
            return
        with faults_of(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._take_lock()
            for place in sorted(self.folder.iterdir()):
                if place.name.startswith((_UPLOAD, _DELETED)):
                    shutil.rmtree(place, ignore_errors=True)
                elif (place / "batch.json").is_file():
                    self._load(place)
        self._open = True

    def close(self) -> None:
        """Leave the folder to another service."""
        for batch in self._all.values():
            batch.close()
        self._open = False
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def of(self, owner: str) -> list[StoredBatch]:
        """The batches of one key, newest first."""
        mine = [batch for batch in self._all.values() if batch.facts.owner == owner]
        return sorted(mine, key=lambda batch: (batch.facts.created, batch.facts.id), reverse=True)

    def find(self, identity: str, owner: str) -> StoredBatch | None:
        """The batch of that id, if it is this key's: others do not learn that it exists."""
        batch = self._all.get(identity)
        return batch if batch is not None and batch.facts.owner == owner else None

    def unfinished(self) -> list[StoredBatch]:
        """Those that are not over, the oldest first."""
        left = [batch for batch in self._all.values() if not batch.state.is_over]
        return sorted(left, key=lambda batch: (batch.facts.created, batch.facts.id))

    def counts(self) -> dict[str, int]:
        """How many batches are in which state."""
        found = Counter(batch.state.value for batch in self._all.values())
        return {state.value: found[state.value] for state in BatchState}

    async def receive(
        self,
        body: AsyncIterator[bytes],
        *,
        owner: str,
        name: str,
        options: dict[str, Any],
        maker: Maker,
        longest: int,
        once: str,
    ) -> StoredBatch:
        """Keep an upload; it is there when it is whole. Raises NoRecordError, OSError, and whatever `body` raises."""
        identity = uuid.uuid4().hex
        upload = self.folder / (_UPLOAD + identity)
        try:
            upload.mkdir(mode=0o700)
            records = await _written(upload / UPLOAD, body, longest)
            facts = Facts(identity, owner, name, _now(), records, options, maker.signature, maker.checksum, once)
            batch = StoredBatch(upload, facts)
            batch.save()
            batch.folder = upload.rename(self.folder / identity)
        except BaseException:
            shutil.rmtree(upload, ignore_errors=True)
            raise
        self._all[identity] = batch
        return batch

    def delete(self, batch: StoredBatch) -> None:
        """Take a batch away with everything in it."""
        if not batch.state.is_over:
            batch.enter(BatchState.CANCELLED)
        del self._all[batch.facts.id]
        gone = batch.folder.rename(self.folder / (_DELETED + batch.facts.id))
        shutil.rmtree(gone, ignore_errors=True)

    def delete_old(self, days: float) -> None:
        """Take away what has been over for so long: texts are kept no longer than needed."""
        limit = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
        for batch in list(self._all.values()):
            if batch.finished is not None and batch.finished < limit:
                note("batch-expired", batch=batch.facts.id)
                self.delete(batch)

    def _load(self, place: Path) -> None:
        try:
            data = json.loads((place / "batch.json").read_text(encoding="utf-8"))
            if data.pop("schema") != SCHEMA:
                raise ValueError("another schema")
            state, finished = BatchState(data.pop("state")), data.pop("finished")
            batch = StoredBatch(place, Facts(**data), state, finished)
        except (ValueError, KeyError, TypeError) as error:
            note("batch-unreadable", batch=place.name, exception=type(error).__name__)
            return
        batch.recount()
        self._all[batch.facts.id] = batch

    def _take_lock(self) -> None:
        """Hold a lock for as long as this process lives; systems without them are taken at their word."""
        try:
            import fcntl
        except ImportError:
            return
        self._lock = (self.folder / ".lock").open("wb")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise InputError(f"{self.folder}: another service keeps its batches here") from error


def outcome_of(line: bytes) -> str:
    """What a line of results says of its record: a verdict, or that it could not be reviewed."""
    data = json.loads(line)
    return ERROR if "error" in data else str(data["verdict"])


async def _written(path: Path, body: AsyncIterator[bytes], longest: int) -> int:
    """Write the upload to `path` and count its records, as they will be read. Raises NoRecordError."""
    with path.open("wb") as file:
        async for chunk in body:
            file.write(chunk)
        file.flush()
        await asyncio.to_thread(os.fsync, file.fileno())
    return await asyncio.to_thread(_counted, path, longest)


def _counted(path: Path, longest: int) -> int:
    with path.open("rb") as file:
        if file.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            raise NoRecordError("it is in UTF-16: records are UTF-8")
        file.seek(0)
        count = sum(1 for _ in _records(file, longest))
    if not count:
        raise NoRecordError("it holds no record")
    return count


def _records(file: BinaryIO, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not blank, with their numbers; None for one of more than `longest` bytes."""
    for number, line in bounded_lines(file, longest):
        if line is None or line.strip(BLANK):
            yield number, line


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
