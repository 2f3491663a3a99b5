"""A pool over the cores of one machine: one process a core, watched, and replaced where it dies.

Each worker is an executor of one process, so that a death concerns one shard and says which: of one executor for all,
the shards of every worker would be lost. A worker gets a shard when its last one is back, so that no more than a shard
a worker is in memory, however large the input.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from mt_qa.batch.reviewer import HARDER, TRIES, Done, Work, crashed, too_slow
from mt_qa.batch.settings import Settings
from mt_qa.batch.worker import NOWHERE, Worker
from mt_qa.core import BackendError

_LOOK_AROUND = 0.5
"""Seconds after which progress is told even where no shard came back."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LocalPool:
    """Reviews shards in processes of this machine."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._workers = tuple(Worker(settings) for _ in range(workers))
        self._deaths: Counter[tuple[int, int]] = Counter()

    def run(self, works: Iterator[Work], tell: Callable[[int], object]) -> Generator[tuple[Work, Done]]:
        """What comes of each shard, as they are done; `tell` is told how many records of unfinished ones are.

        A record that ends its process `TRIES` times is given up. Raises BackendError where workers cannot even start,
        and what `review_work` raises.
        """
        free, again = deque(self._workers), deque[Work]()
        busy: dict[Future[Done], tuple[Worker, Work]] = {}
        try:
            while True:
                while free and (work := again.popleft() if again else next(works, None)):
                    worker = free.popleft()
                    busy[worker.start(work)] = worker, work
                if not busy:
                    return
                done, _ = wait(busy, timeout=_LOOK_AROUND, return_when=FIRST_COMPLETED)
                tell(sum(worker.board.done for worker, _ in busy.values()))
                for future in done:
                    worker, work = busy.pop(future)
                    free.append(worker)
                    if isinstance(future.exception(), BrokenProcessPool):
                        again.append(self._after_death(worker, work))
                    else:
                        yield work, future.result()
        finally:
            for worker in self._workers:
                worker.stop()

    def _after_death(self, worker: Worker, work: Work) -> Work:
        """The same work for another process, less what has ended too many. Raises BackendError."""
        place, seconds = worker.board.place, worker.bury()
        self._deaths[work.shard, place] += 1
        limit = self._settings.time_limit
        if place != NOWHERE and seconds >= HARDER * limit:
            return replace(work, given_up={**work.given_up, place: too_slow(limit)})
        if self._deaths[work.shard, place] < TRIES:
            return work
        if place == NOWHERE:
            raise BackendError(f"the processes that review die when they start, {TRIES} times of {TRIES}")
        return replace(work, given_up={**work.given_up, place: crashed()})
