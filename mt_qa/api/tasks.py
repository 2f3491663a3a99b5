"""What waits for a worker, what can become of it, and what is counted meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mt_qa.api.worker import Answer


class QueueFullError(Exception):
    """No more is taken on now; ask again in `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


class TimeLimitError(Exception):
    """The review took longer than the limit and was ended."""


class WorkerLostError(Exception):
    """The worker died, and so did the next ones on the same task."""


class AbandonedError(Exception):
    """Whoever asked has gone."""


class StoppedError(Exception):
    """The pool has been stopped."""


async def wanted() -> bool:
    return False


@dataclass(slots=True, eq=False)
class Task:
    """One record to review. `abandoned` tells before it is begun whether its caller has gone."""

    options: Mapping[str, Any]
    record: bytes
    characters: int
    result: asyncio.Future[tuple[Answer, bytes]]
    urgent: bool
    abandoned: Callable[[], Awaitable[bool]] = wanted
    tries: int = 0


@dataclass(slots=True)
class Counts:
    """What happened since the start, for the metrics."""

    tasks: int = 0
    characters: int = 0
    restarts: int = 0
    refused: int = 0
    over_time: int = 0
    abandoned: int = 0
    seconds: float = 0.0


def settle(task: Task, answer: tuple[Answer, bytes]) -> None:
    """Give the answer to whoever waits."""
    if not task.result.done():
        task.result.set_result(answer)


def fail(task: Task, error: Exception) -> None:
    """Tell whoever waits that there will be no answer."""
    if not task.result.done():
        task.result.set_exception(error)
