"""Reviews documents whose faults have been judged, and counts how well findings and suggestions agree with them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mt_qa import service
from mt_qa.arabic.words import words
from mt_qa.core import Document, ErrorSpan, Finding, Report
from mt_qa.evaluation.agreement import Agreement, agreement, mean, overlapped
from mt_qa.evaluation.baselines import BASELINES
from mt_qa.evaluation.progress import track
from mt_qa.evaluation.scorers import GradedSpan
from mt_qa.evaluation.suggestions import SuggestionCounts, suggestion_counts
from mt_qa.formats.gold import read_gold

SCHEMA = "mt-qa/evaluation/1"
OURS = "mt-qa"
UNGRADED = "(none)"
"""The group of spans for which the judge gave no category or no tier."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One judged document and what we found in it."""

    document: Document
    gold: tuple[ErrorSpan, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Group:
    """Judged spans and findings of one category, dimension, tier or check.

    `found`: judged spans that any finding overlaps; `named`: that one of the same category overlaps. `right`: findings
    that overlap any judged span. Tiers have no findings, checks no judged spans.
    """

    name: str
    gold: int = 0
    found: int = 0
    named: int = 0
    findings: int = 0
    right: int = 0

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "gold": self.gold,
            "found": self.found,
            "named": self.named,
            "findings": self.findings,
            "right": self.right,
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that is measured against one gold file. `systems` starts with ours; the trivial baselines follow."""

    name: str
    documents: int
    segments: int
    words: int
    gold: int
    findings: int
    systems: tuple[Agreement, ...]
    by_tier: tuple[Group, ...]
    by_dimension: tuple[Group, ...]
    by_category: tuple[Group, ...]
    by_check: tuple[Group, ...]
    suggestions: SuggestionCounts
    signature: str

    @property
    def ours(self) -> Agreement:
        return self.systems[0]

    @property
    def findings_per_1000_words(self) -> float:
        return 1000 * self.findings / max(self.words, 1)

    def to_dict(self) -> dict[str, Any]:
        """The evaluation as JSON: fractions from 0 to 1, four decimals."""
        groups = {
            "by_tier": self.by_tier,
            "by_dimension": self.by_dimension,
            "by_category": self.by_category,
            "by_check": self.by_check,
        }
        return {
            "schema": SCHEMA,
            "gold_file": self.name,
            "documents": self.documents,
            "segments": self.segments,
            "words": self.words,
            "gold": self.gold,
            "findings": self.findings,
            "findings_per_1000_words": round(self.findings_per_1000_words, 2),
            "systems": [system.to_dict() for system in self.systems],
            **{name: [group.to_dict() for group in rows] for name, rows in groups.items()},
            "suggestions": self.suggestions.to_dict(),
            "signature": self.signature,
        }


def evaluate(path: str | Path, *, use_source: bool = True, profile: str = "news-ar") -> Evaluation:
    """Review every document of a gold file (JSON lines) and compare.

    Without `use_source` the sources in the file are ignored. Raises InputError for a file that cannot be read, and
    ProfileError and DataError as a review does.
    """
    return evaluation(Path(path).name, list(reviewed(path, use_source=use_source, profile=profile)))


def reviewed(path: str | Path, *, use_source: bool = True, profile: str = "news-ar") -> Iterator[Reviewed]:
    """The documents of a gold file with our reports."""
    for document, gold in track(list(read_gold(path)), "reviewing"):
        given = document if use_source else _without_source(document)
        yield Reviewed(given, gold, service.review(given, profile=profile))


def evaluation(name: str, documents: Sequence[Reviewed]) -> Evaluation:
    """All figures over documents that have been reviewed."""
    graded = [(item.document, _graded(item.gold), _graded(item.report.findings)) for item in documents]
    systems = [agreement(OURS, graded)]
    for system, runs in BASELINES.items():
        results = [agreement(system, [(d, gold, run(d)) for d, gold, _ in graded]) for run in runs]
        systems.append(mean(system, results))
    return Evaluation(
        name=name,
        documents=len(documents),
        segments=sum(bool(s.target.strip()) for item in documents for s in item.document.segments),
        words=sum(len(words(s.target)) for item in documents for s in item.document.segments),
        gold=sum(len(item.gold) for item in documents),
        findings=sum(len(item.report.findings) for item in documents),
        systems=tuple(systems),
        by_tier=_groups(documents, lambda error: error.tier or UNGRADED, None),
        by_dimension=_groups(documents, _dimension, _dimension),
        by_category=_groups(documents, _category, _category),
        by_check=_groups(documents, None, lambda finding: finding.check),
        suggestions=sum(
            (suggestion_counts(item.document.text, item.gold, item.report.findings) for item in documents),
            SuggestionCounts(),
        ),
        signature=_signature(documents),
    )


def _graded(spans: Iterable[ErrorSpan | Finding]) -> list[GradedSpan]:
    return [GradedSpan(item.span.start, item.span.end, item.severity) for item in spans]


def _category(item: ErrorSpan | Finding) -> str:
    return item.category.value if item.category else UNGRADED


def _dimension(item: ErrorSpan | Finding) -> str:
    return item.category.dimension if item.category else UNGRADED


def _groups(
    documents: Sequence[Reviewed],
    gold_name: Callable[[ErrorSpan], str] | None,
    finding_name: Callable[[Finding], str] | None,
) -> tuple[Group, ...]:
    """Counts by what the two functions call a judged span and a finding; None leaves that side out."""
    gold, found, named, findings, right = (Counter[str]() for _ in range(5))
    for item in documents:
        errors, ours = item.gold, item.report.findings
        if gold_name:
            hit = overlapped([e.span for e in errors], [f.span for f in ours])
            for error, is_found in zip(errors, hit, strict=True):
                gold[gold_name(error)] += 1
                found[gold_name(error)] += is_found
                named[gold_name(error)] += any(
                    f.category is error.category and f.span.overlaps(error.span) for f in ours
                )
        if finding_name:
            hit = overlapped([f.span for f in ours], [e.span for e in errors])
            for finding, is_right in zip(ours, hit, strict=True):
                findings[finding_name(finding)] += 1
                right[finding_name(finding)] += is_right
    return tuple(
        Group(name, gold[name], found[name], named[name], findings[name], right[name])
        for name in sorted(gold.keys() | findings.keys(), key=lambda name: (-gold[name], -findings[name], name))
    )


def _without_source(document: Document) -> Document:
    return replace(document, segments=tuple(replace(segment, source=None) for segment in document.segments))


def _signature(documents: Sequence[Reviewed]) -> str:
    """The reports' signature with what it was compared to: the figures hold for both together."""
    digest = hashlib.sha256()
    for item in documents:
        digest.update(item.document.text.encode())
        digest.update(repr([(e.span, e.category, e.severity, e.suggestions, e.tier) for e in item.gold]).encode())
    reports = sorted({item.report.signature for item in documents})
    sources = "+".join(sorted({item.report.coverage.source for item in documents}))
    return "|".join((*reports, f"gold:{digest.hexdigest()[:8]}", f"source:{sources or 'none'}"))
