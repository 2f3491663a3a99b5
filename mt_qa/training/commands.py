"""What the recipes with a configuration file have in common on the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mt_qa.core import InputError
from mt_qa.knowledge.tables import data_folder
from mt_qa.training.settings import Settings, read_settings

DONE, BAD_INPUT = 0, 2


@dataclass(frozen=True, slots=True)
class Command:
    """What the caller asked for beside the settings."""

    threads: int = 0
    fresh: bool = False

    @staticmethod
    def say(message: str) -> None:
        """Progress goes to standard error."""
        print(message, file=sys.stderr, flush=True)


def command(
    description: str, run: Callable[[Settings, Command], None], arguments: Sequence[str] | None, table: str = ""
) -> int:
    """Read settings and options, run a recipe, and give the exit code. `table` names the settings that have steps."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--config", type=Path, default=data_folder() / "training/cpu.toml", metavar="FILE")
    if table:
        parser.add_argument("--steps", type=int, help="another number of steps, also for a run that is resumed")
        parser.add_argument("--threads", type=int, default=0, help="threads of the processor; all by default")
        parser.add_argument("--fresh", action="store_true", help="begin again, whatever checkpoint there is")
    options = parser.parse_args(arguments)
    try:
        settings = read_settings(options.config)
        if not table:
            run(settings, Command())
            return DONE
        if options.steps:
            settings = replace(settings, **{table: replace(getattr(settings, table), steps=options.steps)})
        run(settings, Command(options.threads, options.fresh))
    except InputError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    return DONE
