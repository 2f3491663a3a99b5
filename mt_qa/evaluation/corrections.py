"""Suggestions with and without the verifier: how often the right one comes first, and how many wrong ones are shown.

``python -m mt_qa.evaluation.corrections [SET ...] [--show]`` takes gold files by name (``form/dev``), ``fasih`` (v4.1
dev; ``fasih:v4.1-test`` another set) and ``slips``: news with one slip of the hand in a paragraph, made here by a fixed
rule. Every finding that overlaps a judged fault with a correction counts. A suggestion is right where it leaves the
text that the judge's correction leaves (`mt_qa.evaluation.suggestions`).
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

from mt_qa import service
from mt_qa.arabic.edits import one_typo_away
from mt_qa.arabic.words import words
from mt_qa.core import Category, Document, ErrorSpan, Finding, Segment, Severity, Span
from mt_qa.engine import run
from mt_qa.evaluation.corpora import clean_documents, corpora_folder, fasih
from mt_qa.evaluation.progress import track
from mt_qa.evaluation.suggestions import is_right
from mt_qa.evaluation.tables import percent, table
from mt_qa.formats.gold import read_gold
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.tables import data_folder
from mt_qa.knowledge.vocabulary import vocabulary
from mt_qa.scoring import load_profile

SETS = ("csto-withdrawal", "form/dev", "entities/dev", "fasih", "slips")
MOST_SLIPS = 1500

Judged = tuple[Document, tuple[ErrorSpan, ...]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Findings on judged faults, those that offer something, those right with the first and with one of the first
    three, and how many right and wrong suggestions they show in all."""

    findings: int = 0
    offered: int = 0
    top_1: int = 0
    top_3: int = 0
    right: int = 0
    wrong: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    def row(self, name: str) -> list[str]:
        shares = [percent(self.top_1, self.findings), percent(self.top_3, self.findings)]
        return [name, str(self.findings), str(self.offered), *shares, str(self.right), str(self.wrong)]


HEADER = ["set", "findings", "with one", "top-1 %", "top-3 %", "right", "wrong"]


def counted(text: str, gold: Sequence[ErrorSpan], findings: Iterable[Finding]) -> Counts:
    """The counts over the findings of one document of that `text`."""
    result = Counts()
    for finding in findings:
        faults = [error for error in gold if error.suggestions and error.span.overlaps(finding.span)]
        if faults:
            verdicts = [any(is_right(text, finding.span, s.text, e) for e in faults) for s in finding.suggestions]
            right = sum(verdicts)
            result += Counts(1, bool(verdicts), any(verdicts[:1]), any(verdicts[:3]), right, len(verdicts) - right)
    return result


def judged_documents(name: str, folder: Path | None) -> Iterator[Judged]:
    """The documents of a set with their judged faults; none where its corpus is not here."""
    kind, _, split = name.partition(":")
    if kind == "fasih":
        return (_of_fasih(record) for record in fasih(split or "v4.1-dev", folder)) if folder else iter(())
    if kind == "slips":
        return islice(slips(folder), MOST_SLIPS) if folder else iter(())
    return read_gold(data_folder() / "gold" / f"{name}.jsonl")


def _of_fasih(record: dict[str, Any]) -> Judged:
    """The fault with one letter on either side, so that a word that is missing has a place."""
    source, target = record["source"], record["target"]
    faults = []
    for span in record["spans"]:
        place = Span(max(span["start"] - 1, 0), min(span["end"] + 1, len(source)))
        right = target[place.start : len(target) - (len(source) - place.end)]
        faults.append(ErrorSpan(place, None, Severity.MINOR, place.of(source), (right,)))
    return Document((Segment(source),)), tuple(faults)


def slips(folder: Path) -> Iterator[Judged]:
    """Paragraphs of news that no model or table has seen (SaudiNewsNet), each with one word that a slip made no word.

    Which word and which slip, the checksum of the paragraph says.
    """
    known = vocabulary(lexicon())
    for document in clean_documents("saudinewsnet", folder, held_out=False, most=10 * MOST_SLIPS):
        for segment in document.segments:
            text, draw = segment.target, zlib.crc32(segment.target.encode())
            chosen = [token for token in words(text) if len(token.text) > 4 and known.is_common(token.text, 3.5)]
            if len(chosen) < 8:
                continue
            token = chosen[draw % len(chosen)]
            broken = [typo for typo in sorted(one_typo_away(token.text)) if known.is_unknown(typo)]
            if broken:
                wrong = broken[draw % len(broken)]
                span = Span(token.start, token.start + len(wrong))
                fault = ErrorSpan(span, Category.SPELLING, Severity.MINOR, wrong, (token.text,))
                yield Document((Segment(token.span.replaced(text, wrong)),)), (fault,)


def compared(documents: Iterable[Judged], *, show: bool = False) -> tuple[Counts, Counts]:
    """The counts without and with the verifier; `show` prints what the verifier lost and what wrong it let through."""
    profile = load_profile()
    checks = service.chosen_checks(profile)
    totals = [Counts(), Counts()]
    for document, gold in documents:
        for index, verify in enumerate((False, True)):
            findings, _ = run(document, checks, verify=verify)
            confident = [finding for finding in findings if finding.confidence >= profile.min_confidence]
            totals[index] += counted(document.text, gold, confident)
            if show and verify:
                _print_wrong(document.text, gold, confident)
    return totals[0], totals[1]


def _print_wrong(text: str, gold: Sequence[ErrorSpan], findings: Sequence[Finding]) -> None:
    for finding in findings:
        counts = counted(text, gold, [finding])
        if counts.findings and (counts.wrong or not counts.top_1):
            offered = " | ".join(f"{suggestion.text}" for suggestion in finding.suggestions)
            rights = [s for error in gold if error.span.overlaps(finding.span) for s in error.suggestions]
            before, after = text[max(finding.span.start - 30, 0) : finding.span.start], text[finding.span.end :][:30]
            print(
                f"  {finding.check}: {before}⟦{finding.text}⟧{after} → {offered}  (right: {rights})".replace("\n", "⏎")
            )


def rows_of(
    names: Iterable[str], folder: Path | None, *, show: bool = False
) -> tuple[list[list[str]], tuple[Counts, Counts]]:
    """The table of these sets, and the totals without and with the verifier; sets without corpus are named."""
    rows = []
    total = [Counts(), Counts()]
    for name in names:
        documents = list(judged_documents(name, folder))
        if not documents:
            print(f"{name}: no corpora here: set MT_QA_CORPORA to their folder", file=sys.stderr)
            continue
        both = compared(track(documents, f"reviewing {name}"), show=show)
        total = [total[index] + counts for index, counts in enumerate(both)]
        rows += [both[0].row(f"{name}, as checks give them"), both[1].row(f"{name}, verified")]
    rows += [total[0].row("all, as checks give them"), total[1].row("all, verified")]
    return rows, (total[0], total[1])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Suggestions with and without the verifier.")
    parser.add_argument("sets", nargs="*", metavar="SET", default=list(SETS), help="form/dev, fasih, slips …")
    parser.add_argument("--show", action="store_true", help="print what is wrong, or not right at once, when verified")
    options = parser.parse_args(arguments)
    rows, _ = rows_of(options.sets, corpora_folder(), show=options.show)
    print(table(HEADER, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
