"""How fast a review is, beside something else measured in the same run: a machine's seconds mean little alone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from mt_qa import service
from mt_qa.arabic.words import tokens, words
from mt_qa.core import Document
from mt_qa.engine import PROVIDERS
from mt_qa.registry import Check

TOKENS = "(tokens)"
"""The row of the time that cutting the text into tokens takes, which all checks share."""


@dataclass(frozen=True, slots=True)
class WarmSpeed:
    """Words a second of processor time on one core: a review, and a loop that only looks words up in a set."""

    words: int
    review: float
    reference: float

    @property
    def ratio(self) -> float:
        """How many words the reference loop does while a review does one."""
        return self.reference / self.review


@dataclass(frozen=True, slots=True)
class ColdStart:
    """Seconds from start to end of a process: a review of the article, and Python doing nothing."""

    review: float
    nothing: float

    @property
    def ratio(self) -> float:
        return self.review / self.nothing


def warm_speed(warm_up: Sequence[str], texts: Sequence[str]) -> WarmSpeed:
    """Review `texts` in a process that has reviewed `warm_up`, and run the reference loop over the same."""
    for text in warm_up:
        service.review(text)
    count = sum(len(words(text)) for text in texts)
    began = process_time()
    for text in texts:
        service.review(text)
    review = process_time() - began
    began = process_time()
    reference_loop(texts)
    return WarmSpeed(count, count / review, count / (process_time() - began))


def reference_loop(texts: Sequence[str]) -> int:
    """What any program about words must do at least: find them and look them up."""
    known = frozenset(re.findall(r"\w+", texts[0]))
    return sum(match.group() in known for text in texts for match in re.finditer(r"\w+", text))


def cold_start(article: Path, runs: int = 3) -> ColdStart:
    """The best of `runs` of `mt-qa review ARTICLE` and of Python doing nothing, each in a new process.

    The best, because other work on the machine can only add to it.
    """
    review = [sys.executable, "-c", "from mt_qa.cli import main; main()", "review", str(article)]
    nothing = [sys.executable, "-c", "pass"]
    return ColdStart(*(min(_seconds(command) for _ in range(runs)) for command in (review, nothing)))


def _seconds(command: Sequence[str]) -> float:
    began = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - began


def seconds_by_check(documents: Sequence[Document], checks: Sequence[Check]) -> dict[str, float]:
    """Processor seconds of each check over the documents, slowest first."""
    spent: defaultdict[str, float] = defaultdict(float)
    given = {check.name: {need: PROVIDERS[need]() for need in check.needs if need in PROVIDERS} for check in checks}
    runnable = [check for check in checks if check.needs <= PROVIDERS.keys()]
    for document in documents:
        for segment in document.segments:
            began = process_time()
            tokens(segment.target)
            spent[TOKENS] += process_time() - began
            for check in runnable:
                if not check.whole_document:
                    began = process_time()
                    list(check.run(segment, **given[check.name]))
                    spent[check.name] += process_time() - began
        for check in runnable:
            if check.whole_document:
                began = process_time()
                list(check.run(document, **given[check.name]))
                spent[check.name] += process_time() - began
    return dict(sorted(spent.items(), key=lambda item: -item[1]))
