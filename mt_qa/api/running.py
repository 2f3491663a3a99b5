"""Feeds the records of batches to the pool, in their order, and writes what comes back.

Requests that somebody waits for go first. At most two records a worker are under way, so that memory does not grow with
the batch.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

from mt_qa.api.batches import Batches
from mt_qa.api.logs import note, note_fault
from mt_qa.api.pool import Pool
from mt_qa.api.reviewing import failed_line, maker_of, too_long_line
from mt_qa.api.schemas.batches import BatchState
from mt_qa.api.settings import Limits
from mt_qa.api.stored_batch import ERROR, StoredBatch
from mt_qa.api.tasks import StoppedError, TimeLimitError, WorkerLostError
from mt_qa.api.worker import Answer
from mt_qa.batch.results import of_failure
from mt_qa.batch.reviewer import FAULT, crashed, too_slow
from mt_qa.core import MtQaError

HOUR = 3600.0
TRY_AGAIN_AFTER = 10.0
"""Seconds after a full disk, or another fault of the machine."""


@dataclass(slots=True)
class Runner:
    """Reviews the unfinished batches, the oldest first."""

    batches: Batches
    pool: Pool
    limits: Limits
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _loops: list[asyncio.Task[None]] = field(default_factory=list)

    async def start(self) -> None:
        """Go on with what was left unfinished, and wait for more."""
        self._loops = [asyncio.create_task(self._run()), asyncio.create_task(self._tidy())]

    def wake(self) -> None:
        """Say that there is a new batch."""
        self._news.set()

    async def stop(self) -> None:
        """Write what is under way; the rest waits for the next start."""
        self._stopping.set()
        self._news.set()
        self._loops[1].cancel()
        self.pool.drop_background()
        await asyncio.gather(*self._loops, return_exceptions=True)

    async def _run(self) -> None:
        while not self._stopping.is_set():
            self._news.clear()
            for batch in self.batches.unfinished():
                try:
                    await self._review(batch)
                except StoppedError:
                    return
                except Exception as error:  # the other batches go on
                    note_fault("batch-interrupted", error, batch=batch.facts.id)
                    asyncio.get_running_loop().call_later(TRY_AGAIN_AFTER, self._news.set)
            await self._news.wait()

    async def _tidy(self) -> None:
        while True:
            self.batches.delete_old(self.limits.keep_days)
            await asyncio.sleep(HOUR)

    async def _review(self, batch: StoredBatch) -> None:
        await self._begin(batch)
        under_way: deque[asyncio.Task[bytes]] = deque()
        records = batch.unreviewed(self.limits.body)
        try:
            while not batch.state.is_over:
                while len(under_way) < 2 * self.pool.size and not self._stopping.is_set():
                    if (record := next(records, None)) is None:
                        break
                    under_way.append(asyncio.create_task(self._result(batch, *record)))
                if not under_way:
                    break
                line = await under_way.popleft()
                if not batch.state.is_over:
                    batch.append(line)
        finally:
            records.close()  # type: ignore[attr-defined]
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
        if batch.reviewed == batch.facts.records and not batch.state.is_over:
            batch.enter(BatchState.DONE)
            note("batch-done", batch=batch.facts.id, records=batch.facts.records, errors=batch.outcomes[ERROR])

    async def _begin(self, batch: StoredBatch) -> None:
        """Start or go on; results of another version are made anew, for a batch never mixes two."""
        with suppress(MtQaError):  # a termbase that is gone: each record will say so
            maker = await asyncio.to_thread(maker_of, batch.facts.options, self.limits.seconds)
            if maker.checksum != batch.facts.made_by and not batch.state.is_over:
                note("batch-begun-again", batch=batch.facts.id, because="the version has changed")
                batch.renew(maker)
        if batch.state is BatchState.QUEUED:
            batch.enter(BatchState.RUNNING)

    async def _result(self, batch: StoredBatch, number: int, line: bytes | None) -> bytes:
        """The line of results for the record on line `number` of the upload."""
        if line is None:
            return too_long_line(number, self.limits.body)
        options = {**batch.facts.options, "line": number, "time_limit": self.limits.seconds}
        try:
            kind, body = await self.pool.submit(options, line, characters=len(line) // 2, urgent=False)
        except TimeLimitError:
            return failed_line(line, number, too_slow(self.limits.seconds))
        except WorkerLostError:
            return failed_line(line, number, crashed())
        if kind is Answer.RESULT:
            return body
        message = f"a fault of the program, {body.decode()}: the log of the service says where"
        return failed_line(line, number, of_failure(FAULT, message))
