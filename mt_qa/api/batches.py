"""Batches on disk: one folder each, with what was uploaded, what came out, and what is known of it.

::

    BATCHES/ID/batch.json       owner, name, state, options, what makes its numbers
    BATCHES/ID/records.ndjson   the upload, as it came
    BATCHES/ID/results.ndjson   line n is the result of record n; only ever appended to

An upload that is whole gets its name in one step, so what a kill leaves of one is known by its name and taken away.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from mt_qa.api.logs import note
from mt_qa.api.reviewing import UPLOAD, Maker
from mt_qa.api.schemas.batches import BatchState
from mt_qa.api.stored_batch import SCHEMA, Facts, StoredBatch, now, records_in
from mt_qa.core import InputError
from mt_qa.formats.files import faults_of

_UPLOAD, _DELETED = ".upload-", ".deleted-"


class NoRecordError(Exception):
    """The upload holds no record; the message says why."""


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
            facts = Facts(identity, owner, name, now(), records, options, maker.signature, maker.checksum, once)
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
        count = sum(1 for _ in records_in(file, longest))
    if not count:
        raise NoRecordError("it holds no record")
    return count
