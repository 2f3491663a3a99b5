"""Findings of which it is known how probably they are right: in judged articles, and in articles that people wrote.

How right a finding is depends on how much of what is reviewed is garbled. `GARBLED` says what is assumed: clean text is
weighed so that its words and those of the garbled articles are in that proportion. Papers make true slips: a finding in
clean text is right as often as a sample of its kind was found to be by looking at it (data/judged_alarms.tsv), and
wrong where none was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mt_qa import service
from mt_qa.arabic.words import words
from mt_qa.calibration import LIMIT
from mt_qa.core import Document, ErrorSpan
from mt_qa.engine import run
from mt_qa.evaluation.agreement import overlapped
from mt_qa.knowledge.tables import read_table
from mt_qa.scoring import load_profile

ALARMS = "judged_alarms.tsv"

GARBLED = 0.1
"""The share of all words that stand in garbled articles: one article in ten."""


class Judged(NamedTuple):
    """One finding: its check, its raw confidence, how probably it is right, and how much it counts."""

    check: str
    raw: float
    right: float
    weight: float


def judged_findings(garbled: Iterable[tuple[Document, Sequence[ErrorSpan]]], clean: Iterable[Document]) -> list[Judged]:
    """All findings in both kinds of text that are shown by default, weighed for `GARBLED`."""
    checks = service.chosen_checks(load_profile())
    found: list[Judged] = []
    counts = [0, 0]
    for document, gold in garbled:
        counts[0] += _words(document)
        findings, _ = run(document, checks, verify=False)
        right = overlapped([f.span for f in findings], [error.span for error in gold])
        found += [
            Judged(f.check, f.confidence, float(is_right), 1.0) for f, is_right in zip(findings, right, strict=True)
        ]
    alarms: list[tuple[str, float]] = []
    for document in clean:
        counts[1] += _words(document)
        alarms += [(f.check, f.confidence) for f in run(document, checks, verify=False)[0]]
    weight = (1 - GARBLED) / GARBLED * counts[0] / max(counts[1], 1)
    real = real_shares()
    found += [Judged(check, raw, real.get((check, raw >= LIMIT), 0.0), weight) for check, raw in alarms]
    return [finding for finding in found if finding.raw >= LIMIT]


def real_shares() -> dict[tuple[str, bool], float]:
    """The share of real faults among findings in clean text, by check and by whether they are shown by default."""
    columns = ("check", "shown", "judged", "real", "origin", "licence")
    rows = read_table(ALARMS, columns, key=("check", "shown"), required=columns)
    return {(row["check"], row["shown"] == "yes"): int(row["real"]) / int(row["judged"]) for row in rows}


def _words(document: Document) -> int:
    return sum(len(words(segment.target)) for segment in document.segments)
