"""Work that can be done in several processes: calls that know all they need, their results in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import TypeVar

from mt_qa.core import BackendError

_Result = TypeVar("_Result")


def all_done(
    tasks: Sequence[Callable[[], _Result]],
    *,
    sizes: Sequence[int],
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> list[_Result]:
    """The results of the tasks in their order; `progress` hears the sizes done and all sizes.

    More than one worker means processes that are started anew (a fork would copy locks of libraries that run threads),
    so a script that asks for them guards its own start with ``if __name__ == "__main__"``.
    """
    done, total = 0, sum(sizes)
    if workers <= 1 or len(tasks) <= 1:
        results = []
        for task, size in zip(tasks, sizes, strict=True):
            results.append(task())
            done += size
            if progress is not None:
                progress(done, total)
        return results
    try:
        with ProcessPoolExecutor(min(workers, len(tasks)), mp_context=get_context("spawn")) as pool:
            places = {pool.submit(task): place for place, task in enumerate(tasks)}
            for future in as_completed(places):
                future.result()
                done += sizes[places[future]]
                if progress is not None:
                    progress(done, total)
            return [future.result() for future in places]
    except OSError as error:
        raise BackendError(f"no processes could be started: {error}") from error
