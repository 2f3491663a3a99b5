"""What a worker does: reviews the documents of one shard, each within its time, and never fails for one of them."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from traceback import walk_tb
from types import FrameType, TracebackType

from mt_qa import service
from mt_qa.arabic.caching import forget_paragraphs
from mt_qa.arabic.language import language_problem
from mt_qa.batch.memory import SegmentMemory
from mt_qa.batch.results import Result, of_failure, of_report
from mt_qa.batch.settings import Settings
from mt_qa.core import BackendError, DataError, Document, InputError, ProfileError, Report
from mt_qa.formats.items import Kind
from mt_qa.registry import all_checks

TIME_LIMIT, CRASH, FAULT = "time-limit", "crash", "fault"
"""Kinds of error records beside those of `mt_qa.formats.items.Kind`."""

TRIES = 3
"""How often a record may end the process that reviews it before it is given up."""

HARDER = 1.5
"""Code that does not listen to signals is ended, with its process, after so many time limits."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is left to review of a shard: places in it and documents, and what is known of their segments.

    `given_up` are places never to be tried again, with their results.
    """

    shard: int
    documents: tuple[tuple[int, Document], ...]
    given_up: Mapping[int, Result] = field(default_factory=dict)
    segments: Mapping[str, str] = field(default_factory=dict)


Done = tuple[tuple[int, Result], ...]
"""Places in a shard, and what came of the records there."""


def review_work(work: Work, settings: Settings, at: Callable[[int], object]) -> Done:
    """Review what is left of a shard. `at` is told each place before its review begins.

    Raises ProfileError, DataError and BackendError: a broken set-up is no fault of a record.
    """
    done = []
    for place, document in work.documents:
        at(place)
        known = work.given_up.get(place)
        done.append((place, known if known is not None else reviewed(document, settings, work.segments)))
        forget_paragraphs()  # a worker lives through thousands of articles
    return tuple(done)


def reviewed(document: Document, settings: Settings, segments: Mapping[str, str] | None = None) -> Result:
    """The result of one document, an error record where it is not Arabic, takes too long or meets a fault of ours.

    `segments` is what is known of single segments (`mt_qa.batch.memory`); without it nothing is learnt about them.
    """
    memory = None if segments is None else SegmentMemory(segments)
    problem = language_problem(document.text)
    if problem:
        return of_failure(Kind.LANGUAGE.value, problem)
    try:
        with _time_limit(settings.time_limit):
            report = _review(document, settings, memory)
            return of_report(report, {} if memory is None else memory.learnt)
    except _TimeIsUpError as error:
        return too_slow(settings.time_limit, _check_in(error.__traceback__))
    except InputError as error:
        return of_failure(Kind.RECORD.value, str(error))
    except (ProfileError, DataError, BackendError):
        raise
    except Exception as error:  # a bug of ours must not stop the other thousands
        return of_failure(FAULT, f"a fault of the program, {type(error).__name__}: {error}")


def _review(document: Document, settings: Settings, memory: SegmentMemory | None) -> Report:
    return service.review(
        document,
        profile=settings.profile,
        min_confidence=settings.min_confidence,
        max_findings_per_1000_words=settings.max_findings_per_1000_words,
        termbase=settings.termbase,
        memory=memory,
    )


def too_slow(limit: float, where: str = "") -> Result:
    """The result of a record that took too long."""
    return of_failure(TIME_LIMIT, f"took longer than {limit:g} s" + (f", when {where} was at it" if where else ""))


def crashed() -> Result:
    """The result of a record that ends every process that reviews it."""
    return of_failure(CRASH, f"the process that reviewed it died, {TRIES} times of {TRIES}: out of memory, or a bug")


class _TimeIsUpError(BaseException):
    """No Exception: a check that fails is passed over by the engine, a record that takes too long is not."""


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise _TimeIsUpError in the block after so many seconds; end the process where it does not listen to that."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TimeIsUpError

    before = signal.signal(signal.SIGALRM, stop)
    collecting = gc.isenabled()
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(HARDER * seconds, exit=True, file=nowhere)
        timer_before = signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, *timer_before)
            faulthandler.cancel_dump_traceback_later()
            signal.signal(signal.SIGALRM, before)
            if collecting:
                gc.enable()


def _check_in(trace: TracebackType | None) -> str:
    """The name of the check that the trace goes through, empty where it goes through none."""
    names = {check.run.__module__: check.name for check in all_checks()}
    modules = [frame.f_globals.get("__name__", "") for frame, _ in walk_tb(trace)]
    return next((names[module] for module in modules if module in names), "")
