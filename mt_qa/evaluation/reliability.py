"""Does a confidence mean what it says? Findings in bins of confidence, and the share of them that is right.

``python -m mt_qa.evaluation.reliability [GOLD ...] [--clean SET]`` reviews gold files by name (``form/dev``) and, with
``--clean``, articles outside the held-out set. Right is a finding that overlaps a judged span; in clean text a finding
is right as often as a sample of its kind was (data/judged_alarms.tsv), and its weight is that of
`mt_qa.training.calibration`. Beside the calibrated confidences stand those of the checks.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from mt_qa.calibration import confidence
from mt_qa.evaluation.corpora import CLEAN, clean_documents, corpora_folder
from mt_qa.evaluation.judged_findings import Judged, judged_findings
from mt_qa.evaluation.progress import track
from mt_qa.evaluation.tables import table
from mt_qa.formats.gold import read_gold
from mt_qa.knowledge.tables import data_folder

EDGES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
PARAGRAPHS = 4000


class Bin(NamedTuple):
    """Findings from `low` on: their weight, their mean confidence, and the share that is right."""

    low: float
    weight: float
    confidence: float
    right: float


def bins(findings: Sequence[Judged], said: Callable[[Judged], float]) -> list[Bin]:
    """The bins that hold findings, by the confidence that `said` gives each."""
    found = []
    for low, high in pairwise(EDGES):
        inside = [finding for finding in findings if low <= said(finding) < high]
        weight = sum(finding.weight for finding in inside)
        if weight:
            mean = sum(finding.weight * said(finding) for finding in inside) / weight
            found.append(Bin(low, weight, mean, sum(finding.weight * finding.right for finding in inside) / weight))
    return found


def expected_error(found: Iterable[Bin]) -> float:
    """How far confidence and share are apart in the mean (expected calibration error, Naeini et al. 2015)."""
    rows = list(found)
    return sum(row.weight * abs(row.confidence - row.right) for row in rows) / sum(row.weight for row in rows)


def raw(finding: Judged) -> float:
    """The confidence of the check."""
    return finding.raw


def calibrated(finding: Judged) -> float:
    """The confidence that a report shows."""
    return confidence(finding.check, finding.raw)


def by_check(findings: Sequence[Judged]) -> str:
    """A row a check: how many findings, what the check said, what a report says, and how many were right."""
    rows = []
    for check in sorted({finding.check for finding in findings}):
        own = [finding for finding in findings if finding.check == check]
        weight = sum(finding.weight for finding in own)
        means = [sum(f.weight * of(f) for f in own) / weight for of in (raw, calibrated, lambda f: f.right)]
        rows.append([check, f"{weight:.1f}", *(f"{mean:.2f}" for mean in means)])
    return table(["check", "findings", "check says", "report says", "right"], rows)


def _print(name: str, findings: Sequence[Judged], said: Callable[[Judged], float]) -> None:
    found = bins(findings, said)
    rows = [[f"{row.low:.2f}", f"{row.weight:.1f}", f"{row.confidence:.3f}", f"{row.right:.3f}"] for row in found]
    print(f"{name}: expected calibration error {expected_error(found):.3f}")
    print(table(["from", "findings", "confidence", "right"], rows))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Confidence against the share of findings that are right.")
    parser.add_argument("gold", nargs="*", default=["form/dev", "entities/dev"], help="gold files by name")
    parser.add_argument("--clean", choices=CLEAN, help="clean articles beside them")
    parser.add_argument("--by-check", action="store_true", help="a row a check too")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if options.clean and folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    garbled = [pair for name in options.gold for pair in read_gold(data_folder() / "gold" / f"{name}.jsonl")]
    clean = (
        list(clean_documents(options.clean, folder, held_out=False, most=PARAGRAPHS))
        if options.clean and folder
        else []
    )
    findings = judged_findings(track(garbled, "judged articles"), track(clean, "clean articles"))
    _print("as checks give them", findings, raw)
    _print("as reports show them", findings, calibrated)
    if options.by_check:
        print(by_check(findings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
