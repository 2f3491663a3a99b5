"""How many orthographic faults of FASIH the checks find, and how often the first suggestion is the right one.

    python -m mt_qa.evaluation.fasih [--set v4.1-dev] [--check NAME ...] [--min-confidence 0.5] [--show 20]

FASIH pairs a sentence that holds one fault with its correction. For each error type: its sentences, the share in
which a finding overlaps the fault, the share of those whose first suggestion is the correction, and per 100
sentences the findings elsewhere on the wrong side and those on the right side. The right side is not quite clean:
what is found on both sides alike is mostly a second fault that the annotators left.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mt_qa.arabic.letters import bare
from mt_qa.core import Document, Finding, Segment, Span
from mt_qa.engine import run
from mt_qa.evaluation.corpora import corpora_folder, fasih
from mt_qa.registry import Check, all_checks, find_check

CORE = ("hamza", "alif_maqsura", "taa_marbuta")
"""The error types that the orthography checks are there for."""

_TRIMMED = " .,،؛:!؟?\"'“”«»()[]…-"


@dataclass(slots=True)
class Tally:
    """Counts over the sentences of one error type, and the faults that were missed or wrongly mended."""

    sentences: int = 0
    found: int = 0
    mended: int = 0
    elsewhere: int = 0
    on_right_side: int = 0
    missed: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """One row of the table."""
        recall, top_1 = self.found / max(self.sentences, 1), self.mended / max(self.found, 1)
        elsewhere, right_side = (100 * n / max(self.sentences, 1) for n in (self.elsewhere, self.on_right_side))
        return f"{name:28}{self.sentences:5}{recall:9.2f}{top_1:9.2f}{elsewhere:12.1f}{right_side:12.1f}"


HEADER = f"{'error type':28}{'n':>5}{'recall':>9}{'top-1':>9}{'elsewhere':>12}{'right side':>12}"


def findings_in(text: str, checks: Sequence[Check], min_confidence: float) -> list[Finding]:
    """What `checks` find in one sentence, at least so confident."""
    found, _ = run(Document((Segment(text),)), checks, verify=False)
    return [finding for finding in found if finding.confidence >= min_confidence]


def tally(records: Iterable[dict[str, Any]], checks: Sequence[Check], min_confidence: float) -> dict[str, Tally]:
    """The counts by error type, in order of appearance."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for record in records:
        ours = tallies[record["error_type"]]
        ours.sentences += 1
        findings = findings_in(record["source"], checks, min_confidence)
        spans = [(_span(span["start"], span["end"]), span["correction"]) for span in record["spans"]]
        hits = [(f, right) for f in findings for span, right in spans if f.span.overlaps(span)]
        ours.elsewhere += len(findings) - len({finding.span for finding, _ in hits})
        ours.on_right_side += len(findings_in(record["target"], checks, min_confidence))
        ours.found += bool(hits)
        right = any(f.suggestions and _same(f.suggestions[0].text, correction) for f, correction in hits)
        ours.mended += right
        if not right:
            ours.missed.append(_story(record, hits))
    return dict(tallies)


def _span(start: int, end: int) -> Span:
    """The faulty stretch; a missing word is the gap where it should stand, one code point on either side."""
    return Span(start, end) if start < end else Span(max(start - 1, 0), end + 1)


def _same(suggestion: str, correction: str) -> bool:
    return bare(suggestion).strip(_TRIMMED) == bare(correction).strip(_TRIMMED)


def _story(record: dict[str, Any], hits: Sequence[tuple[Finding, str]]) -> str:
    span = record["spans"][0]
    text = record["source"]
    offered = " | ".join(s.text for finding, _ in hits for s in finding.suggestions) or "not found"
    before, after = text[max(span["start"] - 30, 0) : span["start"]], text[span["end"] : span["end"] + 30]
    return f"{before}⟦{text[span['start'] : span['end']]}⟧{after}  → {span['correction']}  ({offered})"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Recall by error type on FASIH.")
    parser.add_argument("--set", default="v4.1-dev")
    parser.add_argument("--check", action="append", help="only this check (may be repeated)")
    parser.add_argument("--min-confidence", type=float, default=0.5)
    parser.add_argument("--show", type=int, default=0, help="print so many missed or wrongly mended faults per type")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    records = fasih(options.set, folder)
    if not records:
        print(f"FASIH has no set called {options.set!r}", file=sys.stderr)
        return 2
    checks = [find_check(name) for name in options.check] if options.check else all_checks()
    print(HEADER)
    for name, ours in sorted(tally(records, checks, options.min_confidence).items(), key=lambda item: _rank(item[0])):
        print(ours.line(name))
        for story in ours.missed[: options.show]:
            print(f"    {story}")
    return 0


def _rank(error_type: str) -> tuple[int, str]:
    return (CORE.index(error_type) if error_type in CORE else len(CORE), error_type)


if __name__ == "__main__":
    sys.exit(main())
