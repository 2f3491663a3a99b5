"""A worker process and its keeper: they share a small board, so that the keeper of a dead worker knows what it did."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import RawValue
from typing import Any

from mt_qa.batch.reviewer import Done, Work, review_work
from mt_qa.batch.settings import Settings
from mt_qa.core import BackendError

NOWHERE = -1
"""The place of a worker that has not begun its first record."""

_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG, prctl(2)


class Board(ctypes.Structure):
    """What a worker writes for its keeper: the place in its shard that it is at, since when, and how many are done."""

    place: int
    done: int
    since: float
    _fields_ = (
        ("place", ctypes.c_int64),
        ("done", ctypes.c_int64),
        ("since", ctypes.c_double),
    )


class _Spawning(SpawnContext):
    """Remembers the process that an executor makes, from before it starts: it can be ended at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[BaseProcess] = []

    def Process(self, *given: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        process = SpawnProcess(*given, **named)
        self.made.append(process)
        return process


class Worker:
    """An executor of one process. A process that died is replaced when the next work comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._executor: ProcessPoolExecutor | None = None
        self._context = _Spawning()
        try:
            self.board: Board = RawValue(Board)
        except OSError as error:
            raise BackendError(f"no shared memory for a worker: {(error.strerror or str(error)).lower()}") from error

    def start(self, work: Work) -> Future[Done]:
        """Begin to review; the future raises BrokenProcessPool where the process dies meanwhile."""
        self.board.place, self.board.done = NOWHERE, 0
        with _deaf_to_interrupts():
            if self._executor is None:
                self._executor = ProcessPoolExecutor(
                    max_workers=1,
                    mp_context=self._context,
                    initializer=_begin,
                    initargs=(self._settings, self.board, os.getpid()),
                )
            return self._executor.submit(_review, work)

    def bury(self) -> float:
        """Let go of a process that died. Returns the seconds for which it had been at its last record."""
        waited = time.monotonic() - self.board.since
        self.stop()
        return waited

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._executor is None:
            return
        for process in self._context.made:
            if process.pid is not None:
                process.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = None
        self._context.made.clear()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process started meanwhile never sees Ctrl-C, which a terminal sends to all: ending it is its keeper's task."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_settings: Settings
_board: Board


def _begin(settings: Settings, board: Board, keeper: int) -> None:
    """Runs once in each worker."""
    global _settings, _board
    _settings, _board = settings, board
    _die_with(keeper)


def _die_with(keeper: int) -> None:
    """A killed keeper cannot end its workers: the kernel does, or elsewhere a thread that looks for it every second."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_WHEN_PARENT_DIES, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(keeper,), daemon=True).start()
    if os.getppid() != keeper:
        os._exit(1)


def _watch(keeper: int) -> None:
    while os.getppid() == keeper:
        time.sleep(1)
    os._exit(1)


def _review(work: Work) -> Done:
    def at(place: int) -> None:
        _board.since = time.monotonic()
        _board.done += _board.place != NOWHERE
        _board.place = place

    return review_work(work, _settings, at)
