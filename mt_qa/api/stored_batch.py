"""One batch on disk: what is known of it, how far it has come, and its results as they are written and followed.

How far a batch has come is the number of whole lines in its results: nothing else could disagree with it. A process
that is killed at any moment leaves at most half a line behind, which the next one takes away.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO

from mt_qa.api.reviewing import UPLOAD, Maker
from mt_qa.api.schemas.batches import BatchState
from mt_qa.formats.files import write_text
from mt_qa.formats.streams import bounded_lines

SCHEMA = "mt-qa/batch/1"
ERROR = "error"
BLANK = b" \t\r\n\xef\xbb\xbf"
"""What a line may have and still be none: a record is JSON."""

_BLOCK = 65_536


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
            self.finished = now()
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
            yield from islice(records_in(file, longest), self.reviewed, None)

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


def outcome_of(line: bytes) -> str:
    """What a line of results says of its record: a verdict, or that it could not be reviewed."""
    data = json.loads(line)
    return ERROR if "error" in data else str(data["verdict"])


def records_in(file: BinaryIO, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not blank, with their numbers; None for one of more than `longest` bytes."""
    for number, line in bounded_lines(file, longest):
        if line is None or line.strip(BLANK):
            yield number, line


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
