"""A Dockerfile as its instructions: enough of a reader to look at one, and to run its steps by hand."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Instruction:
    """One instruction, continued lines put together; `stage` counts the FROMs from 1."""

    stage: int
    name: str
    arguments: str

    @property
    def words(self) -> list[str]:
        """The arguments, from the JSON form or split at blanks."""
        return list(json.loads(self.arguments)) if self.arguments.startswith("[") else self.arguments.split()


def instructions(text: str) -> list[Instruction]:
    """The instructions of a Dockerfile. Raises ValueError for a line that is none."""
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    found: list[Instruction] = []
    stage = 0
    for line in joined.split("\n"):
        name, _, arguments = line.partition(" ")
        if not re.fullmatch("[A-Z]+", name):
            raise ValueError(f"no instruction: {line!r}")
        stage += name == "FROM"
        found.append(Instruction(stage, name, arguments.strip()))
    return found
