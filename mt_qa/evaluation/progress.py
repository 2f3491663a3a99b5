"""A progress bar on standard error, where a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def track(items: Sequence[_Item], what: str) -> Iterable[_Item]:
    """`items`, with a bar called `what` that goes away at the end; just `items` where standard error is no terminal."""
    if not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track as with_bar

    return with_bar(items, description=what, console=Console(stderr=True), transient=True)
