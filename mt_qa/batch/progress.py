"""How far a run is, on standard error: a bar where a person looks, a line a minute where a log is kept."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

A_LINE_EVERY = 60.0
"""Seconds."""


class Progress(Protocol):
    """What a run tells: `done` records so far; `kept` of them were there before it began."""

    def tell(self, done: int, kept: int) -> None: ...


class Silent:
    """Tells nobody."""

    def tell(self, done: int, kept: int) -> None:
        pass


class Lines:
    """A line a minute: articles done, articles a second, time left where the total is known."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._began = self._last = time.monotonic()

    def tell(self, done: int, kept: int) -> None:
        now = time.monotonic()
        if now - self._last >= A_LINE_EVERY:
            self._last = now
            print(f"mt-qa: {progress_text(done, kept, self._total, now - self._began)}", file=sys.stderr, flush=True)


def progress_text(done: int, kept: int, total: int | None, seconds: float) -> str:
    """``1,200 of 5,000 articles, 38.5 a second, 0:01:39 left``; what was there before does not count as speed."""
    rate = (done - kept) / seconds if seconds > 0 else 0.0
    of = f" of {total:,}" if total else ""
    left = f", {_clock((total - done) / rate)} left" if total and rate > 0 and total >= done else ""
    return f"{done:,}{of} articles, {rate:.1f} a second{left}"


def _clock(seconds: float) -> str:
    minutes, second = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"


@contextmanager
def shown(total: int | None) -> Iterator[Progress]:
    """The bar or the lines, whichever fits standard error."""
    if not sys.stderr.isatty():
        yield Lines(total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=total)
        began = time.monotonic()

        class Shown:
            def tell(self, done: int, kept: int) -> None:
                text = progress_text(done, kept, total, time.monotonic() - began)
                bar.update(task, completed=done, description=text)

        yield Shown()
