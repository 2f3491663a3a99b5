"""Lines of styled parts, as plain text or with a terminal's colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

THEME = {
    "": "",
    "bold": "bold",
    "dim": "dim",
    "fix": "green",
    "critical": "bold red",
    "major": "bold yellow",
    "minor": "cyan",
    "neutral": "dim",
    "mark-critical": "bold white on red",
    "mark-major": "black on yellow",
    "mark-minor": "underline cyan",
    "mark-neutral": "underline",
    "publish": "bold green",
    "review": "bold yellow",
    "retranslate": "bold red",
}
"""What each style is called in the terms of rich. Severities differ in more than colour."""


class Part(NamedTuple):
    """A stretch of one style, a key of `THEME`."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output."""

    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, text: str, style: str = "") -> Line:
        """A line of one style."""
        return cls((Part(text, style),))


def plain(lines: Sequence[Line]) -> str:
    """The text alone."""
    return "".join("".join(part.text for part in line.parts).rstrip() + "\n" for line in lines)


def coloured(lines: Sequence[Line]) -> str:
    """The text with ANSI colours."""
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(rule) for name, rule in THEME.items()}
    return "".join(
        "".join(styles[style].render(text, color_system=ColorSystem.STANDARD) for text, style in line.parts) + "\n"
        for line in lines
    )
