"""Work in several processes gives what one process gives, in order."""

import os
from functools import partial

import pytest
from made_outputs import medicine, three_qualities

from mt_qa import service
from mt_qa.compare.comparing import Options
from mt_qa.compare.tasks import all_done
from mt_qa.core import InputError
from mt_qa.core.errors import MtQaError


def refuse() -> int:
    raise InputError("no")


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    told: list[tuple[int, int]] = []
    tasks = [partial(pow, 2, n) for n in range(6)]
    found = all_done(tasks, sizes=[1, 2, 3, 4, 5, 6], workers=workers, progress=lambda d, t: told.append((d, t)))
    assert found == [1, 2, 4, 8, 16, 32]
    assert told[-1] == (21, 21)
    assert len(told) == 6


def test_several_workers_are_several_processes() -> None:
    assert os.getpid() not in all_done([os.getpid] * 2, sizes=[1, 1], workers=2)
    assert set(all_done([os.getpid] * 2, sizes=[1, 1])) == {os.getpid()}


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_the_callers(workers: int) -> None:
    with pytest.raises(MtQaError, match="no"):
        all_done([refuse, refuse], sizes=[1, 1], workers=workers)


def test_a_comparison_does_not_depend_on_the_number_of_processes() -> None:
    outputs = three_qualities("\n".join(medicine().split("\n")[:30]))
    options = Options(resamples=100, trials=500)
    alone, together = (service.compare(outputs, options=options, workers=workers) for workers in (1, 2))
    assert alone.to_dict() == together.to_dict()
