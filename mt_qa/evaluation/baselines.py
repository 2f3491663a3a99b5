"""What any system must beat: flag nothing, flag everything, flag one word in ten.

"Flag every character" alone reaches a WMT25 F1 of 16.9 on English–German news; a figure without these three beside it
says little.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from mt_qa.arabic.words import words
from mt_qa.core import Document, Severity
from mt_qa.evaluation.scorers import GradedSpan

SHARE = 0.1
"""How many of the words `random_words` flags."""

SEEDS = range(5)
"""A chance result is the mean over these."""

Baseline = Callable[[Document], Sequence[GradedSpan]]
"""``document -> spans`` in offsets into the document's text."""


def nothing(_: Document) -> Sequence[GradedSpan]:
    """Every text is faultless."""
    return ()


def everything(document: Document) -> Sequence[GradedSpan]:
    """Every segment that is not blank is one major fault from end to end."""
    return [
        GradedSpan(start, start + len(segment.target), Severity.MAJOR)
        for start, segment in zip(document.starts, document.segments, strict=True)
        if segment.target.strip()
    ]


def random_words(document: Document, seed: int) -> Sequence[GradedSpan]:
    """One Arabic word in ten is a minor fault; the same seed flags the same words of the same text."""
    text = document.text
    chance = random.Random(f"{seed}/{text}")
    return [GradedSpan(word.start, word.end, Severity.MINOR) for word in words(text) if chance.random() < SHARE]


BASELINES: Mapping[str, Sequence[Baseline]] = {
    "flag nothing": (nothing,),
    "flag everything": (everything,),
    "random 10 % of words": tuple(partial(random_words, seed=seed) for seed in SEEDS),
}
"""Each baseline as the runs whose mean is reported."""
