"""Worker processes behind a bounded queue: the review is bound to the processor, so each core has a process of its own.

A request waits in one of two rows: those that somebody waits for, and records of batches, which come when nobody does.
A worker takes several short requests at once, so that it never waits for the service between them. One that hangs or
dies is replaced; its task is tried again where the worker died, and ends with the time limit where it hung.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from mt_qa.api.logs import note
from mt_qa.api.settings import Limits
from mt_qa.api.tasks import (
    AbandonedError,
    Counts,
    QueueFullError,
    StoppedError,
    Task,
    TimeLimitError,
    WorkerLostError,
    fail,
    settle,
    wanted,
)
from mt_qa.api.worker import LENGTH, Answer, framed
from mt_qa.batch.reviewer import TRIES

MOST_AT_ONCE = 8
SHORT = 2_000
"""Characters up to which a request is short enough to be taken with others: a tenth of a second, or less."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Each worker is one of as many as there are cores."""

SPEED = 20_000.0
"""Characters a second that a worker is taken to do before the first is measured."""

START_AGAIN_AFTER = 1.0
"""Seconds between the end of a worker that never became ready and the next try."""

FALSE_STARTS = 3
PIPE = 4_000_000
"""Bytes of an answer that are read ahead."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: asyncio.subprocess.Process
    ready: bool = False
    busy: bool = False


@dataclass(slots=True)
class Pool:
    """`size` workers and the queue before them."""

    size: int
    limits: Limits
    command: tuple[str, ...] = (sys.executable, "-m", "mt_qa.api.worker")
    counts: Counts = field(default_factory=Counts)
    _urgent: deque[Task] = field(default_factory=deque)
    _background: deque[Task] = field(default_factory=deque)
    _workers: dict[int, _Worker] = field(default_factory=dict)
    _loops: list[asyncio.Task[None]] = field(default_factory=list)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)
    broken: asyncio.Event = field(default_factory=asyncio.Event)
    """Set where no worker ever became ready in several tries: the set-up is broken, and waiting will not mend it."""

    _stopping: bool = False
    _false_starts: int = 0
    _speed: float = SPEED

    @property
    def ready(self) -> int:
        """The workers that have their tables."""
        return sum(worker.ready for worker in self._workers.values())

    @property
    def waiting(self) -> int:
        """The requests in the queue, records of batches not counted."""
        return len(self._urgent)

    @property
    def processes(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return tuple(worker.process.pid for worker in self._workers.values())

    async def start(self) -> None:
        """Start the workers; returns before they are ready."""
        self._loops = [asyncio.create_task(self._keep(number)) for number in range(self.size)]

    async def stop(self) -> None:
        """Finish what somebody waits for, then end the workers; records of batches that are not begun are dropped."""
        self.drop_background()
        async with self._news:
            self._stopping = True
            self._news.notify_all()
        if not self.ready:
            for loop in self._loops:
                loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        while self._urgent:
            fail(self._urgent.popleft(), StoppedError())

    def drop_background(self) -> None:
        """Give the records of batches back that are not begun: each ends with StoppedError."""
        while self._background:
            fail(self._background.popleft(), StoppedError())

    async def submit(
        self,
        options: Mapping[str, Any],
        record: bytes,
        *,
        characters: int,
        urgent: bool = True,
        abandoned: Callable[[], Awaitable[bool]] = wanted,
    ) -> tuple[Answer, bytes]:
        """The answer to one task. Raises QueueFullError, TimeLimitError, WorkerLostError and StoppedError."""
        if self._stopping:
            raise StoppedError
        if urgent:
            self._make_room(characters)
        task = Task(options, record, characters, asyncio.get_running_loop().create_future(), urgent, abandoned)
        async with self._news:
            self._row(task).append(task)
            self._news.notify()
        return await task.result

    def _row(self, task: Task) -> deque[Task]:
        return self._urgent if task.urgent else self._background

    def _make_room(self, characters: int) -> None:
        ahead = sum(task.characters for task in self._urgent)
        too_many = len(self._urgent) >= self.limits.waiting
        too_much = bool(self._urgent) and ahead + characters > self.limits.waiting_characters
        if too_many or too_much:
            self.counts.refused += 1
            raise QueueFullError(ahead / self._speed / self.size)

    async def _keep(self, number: int) -> None:
        """Keep one worker running, a new one after each that ends."""
        while not self._stopping:
            process = await asyncio.create_subprocess_exec(
                *self.command,
                str(os.getpid()),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env=os.environ | ONE_THREAD,
                limit=PIPE,
            )
            worker = self._workers[number] = _Worker(process)
            try:
                await self._work(worker)
            finally:
                del self._workers[number]
                await _end(process)
            if not self._stopping:
                self.counts.restarts += 1
                note("worker-ended", code=process.returncode, ready=worker.ready)
                await self._start_again(worker)

    async def _start_again(self, worker: _Worker) -> None:
        """Take a moment where the worker never became ready; give up where none ever did."""
        if worker.ready:
            self._false_starts = 0
            return
        self._false_starts += 1
        if self._false_starts >= FALSE_STARTS * self.size:
            self.broken.set()
        await asyncio.sleep(START_AGAIN_AFTER)

    async def _work(self, worker: _Worker) -> None:
        """Feed one worker until it ends or the pool does."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await _read(worker.process)  # it says that it is ready
            worker.ready, self._false_starts = True, 0
            async with self._news:
                self._news.notify_all()
            while tasks := await self._take():
                worker.busy = True
                if not await self._answer(worker, tasks):
                    return
                worker.busy = False

    async def _take(self) -> list[Task]:
        """The next tasks for one worker: one, or several short ones where enough wait. Empty when the pool ends."""
        while True:
            async with self._news:
                await self._news.wait_for(lambda: self._urgent or self._background or self._stopping)
                row = self._urgent or self._background
                if not row:
                    return []
                tasks = [row.popleft()]
                share = min(MOST_AT_ONCE, 1 + len(row) // max(1, self.size))
                while row and len(tasks) < share and max(tasks[-1].characters, row[0].characters) <= SHORT:
                    tasks.append(row.popleft())
            wanted = [task for task in tasks if not await self._drop(task)]
            if wanted:
                return wanted

    async def _drop(self, task: Task) -> bool:
        """True for a task that nobody waits for any more."""
        if not task.result.done() and not await task.abandoned():
            return False
        fail(task, AbandonedError())
        self.counts.abandoned += 1
        return True

    async def _answer(self, worker: _Worker, tasks: list[Task]) -> bool:
        """Have the worker do the tasks, in their order. False where it is of no more use."""
        unanswered = deque(tasks)
        try:
            frames = b"".join(framed(json.dumps(task.options).encode(), task.record) for task in tasks)
            worker.process.stdin.write(frames)  # type: ignore[union-attr]
            while unanswered:
                began = monotonic()
                async with asyncio.timeout(self._patience(unanswered[0])):
                    kind, body = await _read(worker.process), await _read(worker.process)
                self._count(unanswered[0], monotonic() - began)
                settle(unanswered.popleft(), (Answer(kind.decode()), body))
            return True
        except TimeoutError:
            self.counts.over_time += 1
            fail(unanswered.popleft(), TimeLimitError())
            self._put_back(unanswered)
            return False
        except (asyncio.IncompleteReadError, ConnectionError):
            first = unanswered.popleft()
            first.tries += 1
            if first.tries < TRIES:
                unanswered.appendleft(first)
            else:
                fail(first, WorkerLostError())
            self._put_back(unanswered)
            return False
        except asyncio.CancelledError:
            for task in unanswered:
                fail(task, StoppedError())
            raise

    def _patience(self, task: Task) -> float:
        """Seconds after which a worker is ended. One at work on a record of a batch keeps the time limit itself, to say
        which check took so long, and gets as much again to do so."""
        return self.limits.seconds if task.urgent else 2 * self.limits.seconds

    def _put_back(self, tasks: deque[Task]) -> None:
        """Tasks that were not begun come first again; they were taken on already, so no limit holds for them."""
        for task in reversed(tasks):
            self._row(task).appendleft(task)

    def _count(self, task: Task, seconds: float) -> None:
        self.counts.tasks += 1
        self.counts.characters += task.characters
        self.counts.seconds += seconds
        if task.characters > SHORT:  # short ones say more about the fixed cost than about the speed
            self._speed += 0.1 * (task.characters / max(seconds, 1e-3) - self._speed)


async def _read(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None
    (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
    return await process.stdout.readexactly(length)


async def _end(process: asyncio.subprocess.Process) -> None:
    """End a worker that has nothing to do, or is stuck: it holds nothing that could be lost."""
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
