"""Fits data/calibration.tsv: how often a finding of so much confidence is right, check by check.

``python -m mt_qa.training.calibration [--write]`` reviews the dev parts of our gold sets, whose judged spans say which
findings are right, and articles of ANT outside the held-out set. Papers make true slips: a finding there is right as
often as a sample of its kind was found to be by looking at it (data/judged_alarms.tsv), wrong where none was looked at.
SaudiNewsNet is not used: its licence forbids to make tables of it.

How right a finding is depends on how much of what is reviewed is garbled: mt_qa.evaluation.judged_findings says what
is assumed.

For each check and each of the `LEVELS` of raw confidence the share of right findings is drawn towards that of all
checks (as if `PRIOR` findings of the check had been like all others) and made to rise by pooling neighbours that do not
(isotonic regression by pool-adjacent-violators: Barlow et al. 1972; Zadrozny and Elkan 2002).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mt_qa.calibration import LIMIT
from mt_qa.evaluation.corpora import clean_documents, corpora_folder
from mt_qa.evaluation.judged_findings import GARBLED, Judged, judged_findings
from mt_qa.evaluation.progress import track
from mt_qa.formats.gold import read_gold
from mt_qa.knowledge.calibration import ANY_CHECK, COLUMNS, TABLE
from mt_qa.knowledge.tables import data_folder

GOLD = ("entities/dev", "form/dev")
CLEAN, PARAGRAPHS = "ant", 6000

LEVELS = ((LIMIT, 0.6), (0.7, 0.8), (0.9, 0.95))
"""Raw confidences from the first value on are counted together, and stand at the second."""

PRIOR = 2.0

MOST = 0.97
"""No check has been judged on so much text that more could be claimed."""

ORIGIN, LICENCE = "mt_qa", "Apache-2.0"
HEADER = f"""\
# What a confidence is worth, check by check: made by python -m mt_qa.training.calibration --write, never by hand.
# raw: confidence as the check gave it. calibrated: the share of such findings that were right, drawn towards that of
# all checks (*) where there are few. findings, right: how many there were, those in clean text weighed so that
# {GARBLED:.0%} of all words stand in garbled articles. Counts only; no text is in here.
"""


class Point(NamedTuple):
    """One row of the table."""

    check: str
    raw: float
    calibrated: float
    findings: float
    right: float


def fit(findings: Sequence[Judged]) -> Iterator[Point]:
    """The points of all checks together, then of each check that has findings, by name."""
    pooled = _shares(findings, lambda _: 0.5)
    yield from _points(ANY_CHECK, findings, pooled)
    by_check: defaultdict[str, list[Judged]] = defaultdict(list)
    for finding in findings:
        by_check[finding.check].append(finding)
    for check in sorted(by_check):
        yield from _points(check, by_check[check], _shares(by_check[check], pooled.__getitem__))


def level(raw: float) -> float:
    """The level at which a raw confidence is counted."""
    return [at for low, at in LEVELS if raw >= low][-1]


def _points(check: str, findings: Sequence[Judged], shares: Mapping[float, float]) -> Iterator[Point]:
    for at, share in shares.items():
        here = [finding for finding in findings if level(finding.raw) == at]
        right = sum(finding.weight * finding.right for finding in here)
        yield Point(check, at, min(share, MOST), sum(finding.weight for finding in here), right)


def _shares(findings: Sequence[Judged], prior: Callable[[float], float]) -> dict[float, float]:
    """By level the share of right findings, `PRIOR` more of them being as `prior` says; it never falls."""
    totals = {at: PRIOR for _, at in LEVELS}
    rights = {at: PRIOR * prior(at) for _, at in LEVELS}
    for finding in findings:
        totals[level(finding.raw)] += finding.weight
        rights[level(finding.raw)] += finding.weight * finding.right
    shares = isotonic([rights[at] / totals[at] for at in totals], list(totals.values()))
    return dict(zip(totals, shares, strict=True))


def isotonic(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The nearest values, by weighted squares, that never fall: neighbours that do are pooled into their mean."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        block = (value, weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            earlier = blocks.pop()
            total = earlier[1] + block[1]
            block = ((earlier[0] * earlier[1] + block[0] * block[1]) / total, total, earlier[2] + block[2])
        blocks.append(block)
    return [value for value, _, count in blocks for _ in range(count)]


def written(points: Iterable[Point]) -> str:
    """The table as a file."""
    rows = (
        f"{p.check}\t{p.raw:g}\t{p.calibrated:.3f}\t{p.findings:.1f}\t{p.right:.1f}\t{ORIGIN}\t{LICENCE}"
        for p in points
    )
    return HEADER + "\n".join(("\t".join(COLUMNS), *rows)) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fit how often findings are right.")
    parser.add_argument("--write", action="store_true", help=f"write data/{TABLE}")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    garbled = [pair for name in GOLD for pair in read_gold(data_folder() / "gold" / f"{name}.jsonl")]
    clean = list(clean_documents(CLEAN, folder, held_out=False, most=PARAGRAPHS))
    text = written(fit(judged_findings(track(garbled, "judged articles"), track(clean, "clean articles"))))
    if options.write:
        Path(data_folder() / TABLE).write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
