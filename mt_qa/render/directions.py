"""Runs of the other direction inside a line of prose, so that each can be isolated where it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable

_ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC_RUN = re.compile(rf"([{_ARABIC}]+(?:[^\S\n]+[{_ARABIC}]+)*)")
_LATIN_RUN = re.compile(r"([A-Za-z][\w-]*(?:[ ./:@|-]+[A-Za-z0-9][\w-]*)*)", re.ASCII)


def isolated(
    text: str, language: str, wrap: Callable[[str], str], rest: Callable[[str], str] = lambda stretch: stretch
) -> str:
    """`text` with `wrap` around each run against the direction of `language` (``en``, ``ar``), else `rest`."""
    run = _LATIN_RUN if language == "ar" else _ARABIC_RUN
    stretches = run.split(text)  # every other one is a run
    return "".join(wrap(stretch) if index % 2 else rest(stretch) for index, stretch in enumerate(stretches))
