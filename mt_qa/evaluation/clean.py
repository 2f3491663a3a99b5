"""False alarms: what the checks find in human Arabic, which should be next to nothing.

``python -m mt_qa.evaluation.clean [--check NAME] [--set NAME] [--tune] [--show N]``
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from mt_qa.core import Document, Evidence, Finding, Severity
from mt_qa.engine import run
from mt_qa.evaluation.corpora import CLEAN, clean_documents, corpora_folder
from mt_qa.registry import Check, all_checks, find_check


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """What was found in one clean set of `segments` non-blank segments."""

    name: str
    segments: int
    findings: tuple[tuple[Document, Finding], ...]

    @property
    def per_segment(self) -> float:
        return len(self.findings) / max(self.segments, 1)

    @property
    def major_per_segment(self) -> float:
        return sum(f.severity >= Severity.MAJOR for _, f in self.findings) / max(self.segments, 1)

    def by_check(self) -> Counter[str]:
        return Counter(finding.check for _, finding in self.findings)

    def resting_on(self, evidence: Evidence) -> FalseAlarms:
        """The same text with those findings only that rest on `evidence`."""
        return replace(self, findings=tuple(found for found in self.findings if found[1].evidence is evidence))

    def of_checks(self, names: Collection[str]) -> FalseAlarms:
        """The same text with those findings only that these checks made, in the company of all the others."""
        return replace(self, findings=tuple(found for found in self.findings if found[1].check in names))


def pooled(results: Sequence[FalseAlarms]) -> FalseAlarms:
    """All sets taken as one."""
    findings = tuple(found for result in results for found in result.findings)
    return FalseAlarms("pooled", sum(result.segments for result in results), findings)


def false_alarms(
    name: str, documents: Iterable[Document], checks: Sequence[Check], min_confidence: float = 0.5
) -> FalseAlarms:
    """Run `checks` over clean `documents` and keep what they find at the profile's confidence."""
    segments = 0
    found: list[tuple[Document, Finding]] = []
    for document in documents:
        segments += sum(bool(segment.target.strip()) for segment in document.segments)
        findings, _ = run(document, checks, verify=False)
        found.extend((document, finding) for finding in findings if finding.confidence >= min_confidence)
    return FalseAlarms(name, segments, tuple(found))


def _context(document: Document, finding: Finding, width: int = 40) -> str:
    text = document.text
    before = text[max(finding.span.start - width, 0) : finding.span.start]
    after = text[finding.span.end : finding.span.end + width]
    return f"{before}⟦{finding.text}⟧{after}".replace("\n", "⏎")


def _summary(result: FalseAlarms) -> str:
    of_rules = result.resting_on(Evidence.RULE)
    return (
        f"{result.name}: {result.segments} segments, {len(result.findings)} findings, "
        f"{result.per_segment:.4f} a segment ({of_rules.per_segment:.4f} by rules), "
        f"{result.major_per_segment:.4f} major or worse"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Count findings in clean human Arabic.")
    parser.add_argument("--check", action="append", help="count this check only, run beside all others")
    parser.add_argument("--set", action="append", choices=CLEAN, help="only this set (may be repeated)")
    parser.add_argument("--tune", action="store_true", help="articles outside the held-out set, for tuning")
    parser.add_argument("--show", type=int, default=0, help="print so many findings per set, in context")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    names = {find_check(name).name for name in options.check} if options.check else None
    results: list[FalseAlarms] = []
    for name in options.set or CLEAN:
        result = false_alarms(name, clean_documents(name, folder, held_out=not options.tune), all_checks())
        result = result if names is None else result.of_checks(names)
        results.append(result)
        print(_summary(result))
        for check, count in result.by_check().most_common():
            print(f"  {check:32}{count:6}  {count / max(result.segments, 1):.4f}")
        step = max(len(result.findings) // options.show, 1) if options.show else 0
        for document, finding in result.findings[::step][: options.show] if step else ():
            fix = " | ".join(suggestion.text for suggestion in finding.suggestions)
            print(f"  {finding.check}: {_context(document, finding)}  → {fix}")
    print(_summary(pooled(results)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
