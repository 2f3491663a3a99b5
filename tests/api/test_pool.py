"""The pool with workers that do as a test says: hang, die, answer slowly, never start."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest

from mt_qa.api.pool import SHORT, Pool
from mt_qa.api.settings import Limits
from mt_qa.api.tasks import AbandonedError, QueueFullError, StoppedError, TimeLimitError, WorkerLostError
from mt_qa.api.worker import Answer

# Speaks as a worker does. What it is to do with a task is the task's record.
OBEDIENT = """
import json, os, sys, time
from mt_qa.api.worker import Answer, framed, serve
def handle(options, record):
    command = json.loads(record)
    match command["do"]:
        case "hang":
            time.sleep(1000)
        case "die":
            os._exit(3)
        case "die once":
            if not os.path.exists(command["mark"]):
                open(command["mark"], "w").close()
                os._exit(3)
        case "print":
            print("stray")
        case "wait for":
            while not os.path.exists(command["mark"]):
                time.sleep(0.005)
    return Answer.REPORT, json.dumps([os.getpid(), command]).encode()
answers = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
answers.write(framed(b"ready"))
answers.flush()
serve(sys.stdin.buffer, answers, handle)
"""
NEVER_READY = "raise SystemExit(3)"


def run(
    test: Callable[[Pool], Coroutine[Any, Any, None]], *, script: str = OBEDIENT, size: int = 2, **limits: Any
) -> None:
    async def whole() -> None:
        pool = Pool(size, Limits(**limits), (sys.executable, "-c", script))
        await pool.start()
        try:
            await test(pool)
        finally:
            await pool.stop()
        assert pool.processes == ()

    asyncio.run(asyncio.wait_for(whole(), 60))


async def do(pool: Pool, command: str, characters: int = SHORT + 1, **more: Any) -> tuple[int, dict[str, Any]]:
    """The worker's process id, and what it was told."""
    urgent = more.pop("urgent", True)
    abandoned: Callable[[], Awaitable[bool]] | None = more.pop("abandoned", None)
    record = json.dumps({"do": command, **more}).encode()
    given = {} if abandoned is None else {"abandoned": abandoned}
    kind, body = await pool.submit({}, record, characters=characters, urgent=urgent, **given)
    assert kind is Answer.REPORT
    worker, told = json.loads(body)
    return worker, told


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.005)


def test_each_answer_goes_to_its_own_caller() -> None:
    async def test(pool: Pool) -> None:
        answers = await asyncio.gather(*(do(pool, "answer", characters=10, number=n) for n in range(30)))
        assert [told["number"] for _, told in answers] == list(range(30))
        assert len({worker for worker, _ in answers}) <= 2
        assert pool.counts.tasks == 30

    run(test, waiting=100)


@pytest.mark.parametrize(("characters", "size", "together"), [(SHORT, 1, 7), (SHORT, 2, 4), (SHORT + 1, 1, 1)])
def test_a_worker_takes_its_share_of_short_requests_and_long_ones_alone(
    characters: int, size: int, together: int
) -> None:
    async def test() -> None:
        pool = Pool(size, Limits())
        waiting = [asyncio.create_task(do(pool, "answer", characters)) for _ in range(7)]
        await until(lambda: pool.waiting == 7)
        assert len(await pool._take()) == together
        for task in waiting:
            task.cancel()

    asyncio.run(test())


def test_more_than_may_wait_is_refused_with_a_time(tmp_path: Any) -> None:
    mark = str(tmp_path / "go")

    async def test(pool: Pool) -> None:
        await until(lambda: pool.ready == 1)
        first = asyncio.create_task(do(pool, "wait for", mark=mark))
        await until(lambda: pool.waiting == 0 and bool(first))
        await asyncio.sleep(0)
        rest = [asyncio.create_task(do(pool, "answer")) for _ in range(4)]
        await until(lambda: pool.waiting == 3)
        done, pending = await asyncio.wait(rest, timeout=0.05)
        refused = [task for task in done if isinstance(task.exception(), QueueFullError)]
        assert len(refused) == 1
        assert pool.counts.refused == 1
        open(mark, "w").close()
        await asyncio.gather(first, *pending)

    run(test, size=1, waiting=3)


def test_the_row_is_bounded_in_characters_too(tmp_path: Any) -> None:
    mark = str(tmp_path / "go")

    async def test(pool: Pool) -> None:
        await until(lambda: pool.ready == 1)
        first = asyncio.create_task(do(pool, "wait for", characters=90_000, mark=mark))
        await asyncio.sleep(0.05)
        second = asyncio.create_task(do(pool, "answer", characters=90_000))
        await until(lambda: pool.waiting == 1)
        with pytest.raises(QueueFullError) as refused:
            await do(pool, "answer", characters=20_000)
        assert refused.value.seconds > 1
        open(mark, "w").close()
        await asyncio.gather(first, second)

    run(test, size=1, waiting_characters=100_000)


def test_a_review_that_hangs_ends_at_the_limit_and_the_next_is_answered() -> None:
    async def test(pool: Pool) -> None:
        short = [asyncio.create_task(do(pool, "answer", characters=5, number=n)) for n in range(3)]
        hanging = asyncio.create_task(do(pool, "hang", characters=5))
        later = [asyncio.create_task(do(pool, "answer", characters=5, number=n)) for n in range(3, 6)]
        with pytest.raises(TimeLimitError):
            await hanging
        answers = await asyncio.gather(*short, *later)
        assert [told["number"] for _, told in answers] == list(range(6))
        assert (pool.counts.over_time, pool.counts.restarts) == (1, 1)

    run(test, size=1, seconds=0.5)


def test_the_task_of_a_worker_that_dies_is_tried_again(tmp_path: Any) -> None:
    async def test(pool: Pool) -> None:
        _, told = await do(pool, "die once", mark=str(tmp_path / "died"))
        assert told["do"] == "die once"
        with pytest.raises(WorkerLostError):
            await do(pool, "die")
        await do(pool, "answer")
        await until(lambda: pool.counts.restarts == 4)

    run(test)


def test_a_worker_killed_from_outside_loses_nothing(tmp_path: Any) -> None:
    mark = str(tmp_path / "go")

    async def test(pool: Pool) -> None:
        await until(lambda: pool.ready == 1)
        tasks = [asyncio.create_task(do(pool, "wait for", characters=5, mark=mark, number=n)) for n in range(5)]
        await asyncio.sleep(0.1)
        (worker,) = pool.processes
        os.kill(worker, signal.SIGKILL)
        open(mark, "w").close()
        answers = await asyncio.gather(*tasks)
        assert [told["number"] for _, told in answers] == list(range(5))
        assert worker not in {pid for pid, _ in answers}

    run(test, size=1)


def test_records_of_batches_come_after_requests_and_have_no_limit(tmp_path: Any) -> None:
    mark = str(tmp_path / "go")

    async def test(pool: Pool) -> None:
        await until(lambda: pool.ready == 1)
        order: list[int] = []

        async def noted(number: int, urgent: bool) -> None:
            await do(pool, "answer", urgent=urgent)
            order.append(number)

        first = asyncio.create_task(do(pool, "wait for", mark=mark))
        await asyncio.sleep(0.05)
        records = [asyncio.create_task(noted(n, urgent=False)) for n in range(10)]
        await asyncio.sleep(0.05)
        requests = [asyncio.create_task(noted(100 + n, urgent=True)) for n in range(2)]
        await until(lambda: pool.waiting == 2)
        open(mark, "w").close()
        await asyncio.gather(first, *records, *requests)
        assert order == [100, 101, *range(10)]

    run(test, size=1, waiting=2)


def test_a_request_whose_caller_has_gone_is_not_begun(tmp_path: Any) -> None:
    mark = str(tmp_path / "go")

    async def gone() -> bool:
        return True

    async def test(pool: Pool) -> None:
        first = asyncio.create_task(do(pool, "wait for", mark=mark))
        await until(lambda: pool.ready == 1)
        second = asyncio.create_task(do(pool, "answer", abandoned=gone))
        third = asyncio.create_task(do(pool, "answer"))
        open(mark, "w").close()
        await asyncio.gather(first, third)
        with pytest.raises(AbandonedError):
            await second
        assert (pool.counts.abandoned, pool.counts.tasks) == (1, 2)

    run(test, size=1)


def test_the_end_waits_for_requests_and_gives_records_back(tmp_path: Any) -> None:
    mark = str(tmp_path / "go")

    async def test(pool: Pool) -> None:
        first = asyncio.create_task(do(pool, "wait for", mark=mark))
        await until(lambda: pool.ready == 1)
        await asyncio.sleep(0.05)
        second = asyncio.create_task(do(pool, "answer"))
        record = asyncio.create_task(do(pool, "answer", urgent=False))
        await until(lambda: pool.waiting == 1)
        ending = asyncio.create_task(pool.stop())
        with pytest.raises(StoppedError):
            await record
        assert not first.done()
        open(mark, "w").close()
        await asyncio.gather(first, second, ending)
        with pytest.raises(StoppedError):
            await do(pool, "answer")

    run(test, size=1)


def test_the_end_does_not_wait_for_workers_that_never_come() -> None:
    async def test(pool: Pool) -> None:
        waiting = asyncio.create_task(do(pool, "answer"))
        await until(lambda: pool.waiting == 1)
        await pool.stop()
        with pytest.raises(StoppedError):
            await waiting

    run(test, script="import time; time.sleep(1000)")


def test_a_set_up_that_no_worker_survives_is_called_broken() -> None:
    async def test(pool: Pool) -> None:
        await pool.broken.wait()
        assert pool.ready == 0

    run(test, script=NEVER_READY, size=1)


def test_a_worker_that_prints_does_not_disturb_its_answers() -> None:
    async def test(pool: Pool) -> None:
        assert (await do(pool, "print"))[1] == {"do": "print"}

    run(test, size=1)
