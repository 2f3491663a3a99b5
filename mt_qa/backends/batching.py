"""Texts of like length go through a network together, so that little is padded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

AT_ONCE = 16


def in_batches(lengths: Sequence[int], progress: Callable[[int, int], None] | None = None) -> Iterator[list[int]]:
    """The places of inputs that go together, shortest first; `progress` hears how many are done and of how many."""
    order = sorted(range(len(lengths)), key=lambda place: lengths[place])
    for first in range(0, len(order), AT_ONCE):
        yield order[first : first + AT_ONCE]
        if progress is not None:
            progress(min(first + AT_ONCE, len(order)), len(order))
