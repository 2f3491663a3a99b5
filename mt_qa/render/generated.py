"""The command of a module that makes a page of the documentation: to a file, or to standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def written(what: str, page: Callable[[], str], arguments: Sequence[str] | None = None) -> int:
    """Make the page, which is `what`, and put it where ``--write`` says."""
    parser = argparse.ArgumentParser(description=f"Write the reference page of {what}.")
    parser.add_argument("--write", type=Path, metavar="PATH", help="the file to write, in docs/reference")
    options = parser.parse_args(arguments)
    if options.write:
        options.write.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
    return 0
