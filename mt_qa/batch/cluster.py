"""The same reviewer on a Ray cluster: a shard is a task, and where it runs, or runs again, is Ray's affair.

Results come back to the process that runs the batch, so that the machines need no common disk; each needs mt_qa
installed in the same version. Ray keeps a worker process for the next task, so that tables are loaded once in each.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

from mt_qa.batch.reviewer import HARDER, TRIES, Done, Work, crashed, review_work, too_slow
from mt_qa.batch.settings import Settings, program_fingerprint
from mt_qa.core import BackendError

LOCAL = "local"
"""The address that stands for a cluster of this machine alone, started for this run."""

A_CORE = 2
"""Shards under way for each core of the cluster: one is reviewed, one is on its way. More would only fill memory."""

_LOOK_AROUND = 2.0
_STORE = 256 << 20
"""Bytes of shared memory of a local cluster: shards are small."""


class RayCluster:
    """Reviews shards as Ray tasks. `workers` bounds the cores of a local cluster, 0 is all; elsewhere Ray knows."""

    def __init__(self, settings: Settings, address: str, workers: int = 0) -> None:
        self._settings = settings
        self._address = address
        self._workers = workers

    def run(self, works: Iterator[Work], tell: Callable[[int], object]) -> Generator[tuple[Work, Done]]:
        """What comes of each shard, as they are done.

        A record that ends its process `TRIES` times is given up. Raises BackendError where Ray is not installed, the
        cluster cannot be reached or has another program, and what `review_work` raises.
        """
        ray = _ray()
        self._join(ray)
        try:
            yield from _Tasks(ray, self._settings).run(works, tell)
        finally:
            ray.shutdown()

    def _join(self, ray: Any) -> None:
        local = {"num_cpus": self._workers or None, "object_store_memory": _STORE, "include_dashboard": False}
        options = local if self._address == LOCAL else {"address": self._address}
        try:
            ray.init(logging_level="ERROR", log_to_driver=False, configure_logging=True, **options)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            raise BackendError(f"Ray at {self._address}: {str(error).splitlines()[0]}") from error


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError as error:
        raise BackendError("Ray is not installed: pip install 'mt_qa[cluster]'") from error
    return ray


@dataclass(slots=True)
class _Tasks:
    """Tasks under way, each a shard or, where a shard went down with its process again and again, one record of it."""

    ray: Any
    settings: Settings
    under_way: dict[Any, Work] = field(default_factory=dict)

    def run(self, works: Iterator[Work], tell: Callable[[int], object]) -> Generator[tuple[Work, Done]]:
        remote = self.ray.remote(num_cpus=1, max_retries=TRIES - 1)(_review)
        settings = self.ray.put((self.settings, program_fingerprint()))
        while True:
            while len(self.under_way) < A_CORE * self._cores() and (work := next(works, None)):
                self.under_way[remote.remote(work, settings)] = work
            if not self.under_way:
                return
            ready, _ = self.ray.wait(list(self.under_way), num_returns=1, timeout=_LOOK_AROUND)
            tell(0)
            for reference in ready:
                work = self.under_way.pop(reference)
                done = self._outcome(reference)
                yield work, self._one_by_one(work, settings) if done is None else done

    def _outcome(self, reference: Any) -> Done | None:
        """What a task gave; None where its process or its machine was lost, and again where Ray tried again."""
        lost = self.ray.exceptions
        try:
            done: Done = self.ray.get(reference)
        except (lost.WorkerCrashedError, lost.OutOfMemoryError, lost.NodeDiedError, lost.ObjectLostError):
            return None
        except lost.RayTaskError as error:
            raise error.cause from None
        return done

    def _one_by_one(self, work: Work, settings: Any) -> Done:
        """The same shard in tasks of one record, so that the one that ends its process is found and given up."""
        remote = self.ray.remote(num_cpus=1, max_retries=0)(_review)
        return tuple(pair for place in work.documents for pair in self._alone(remote, work, place, settings))

    def _alone(self, remote: Any, work: Work, document: Any, settings: Any) -> Done:
        place = document[0]
        for _ in range(TRIES):
            began = time.monotonic()
            done = self._outcome(remote.remote(Work(work.shard, (document,), segments=work.segments), settings))
            if done is not None:
                return done
            if time.monotonic() - began >= HARDER * self.settings.time_limit:
                return ((place, too_slow(self.settings.time_limit)),)
        return ((place, crashed()),)

    def _cores(self) -> int:
        return max(1, int(self.ray.cluster_resources().get("CPU", 1)))


def _review(work: Work, order: tuple[Settings, str]) -> Done:
    """Runs on the cluster. Raises BackendError where the program there is another."""
    settings, program = order
    if program_fingerprint() != program:
        raise BackendError("a machine of the cluster has another version of mt_qa")
    return review_work(work, settings, lambda _: None)
