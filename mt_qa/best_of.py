"""The best output of each segment as one article, whose names are then made uniform.

Sentences of several systems name one person in several ways. So the merged article is reviewed as a whole, and each
name that its ledger shows to waver is given the name that `mt_qa.uniform` would offer first; what has no safe
correction is said, not hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mt_qa.compare.outputs import Outputs
from mt_qa.compare.result import ComparedSegment, Comparison
from mt_qa.core import Document, Report, Segment
from mt_qa.decisions import Decision, Decisions
from mt_qa.service import review
from mt_qa.uniform import choices, needs_attention, uniform


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that was made uniform: what it is now, and what stood in how many places."""

    name: str
    replaced: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, line by line; `chosen` is the system of each segment; `wavering` are names that stay several."""

    segments: tuple[str, ...]
    chosen: tuple[str, ...]
    renamed: tuple[Renamed, ...]
    wavering: tuple[str, ...]

    @property
    def text(self) -> str:
        """All segments, a line each."""
        return "\n".join(self.segments) + "\n"

    @property
    def counts(self) -> dict[str, int]:
        """How many segments came from each system, the most first."""
        return dict(Counter(self.chosen).most_common())


def best_of(comparison: Comparison, outputs: Outputs, *, profile: str = "news-ar") -> Merged:
    """The best outputs of the compared `outputs`. `_best` says which is the best."""
    rank = {system.name: system.rank for system in comparison.systems}
    chosen = [_best(segment, comparison.names, rank) for segment in comparison.segments]
    segments: list[str] = []
    renamed: list[Renamed] = []
    wavering: list[str] = []
    for article in outputs.articles:
        first = len(segments)
        names = chosen[first : first + len(article.segments)]
        places = [comparison.names.index(name) for name in names]
        merged = tuple(
            Segment(segment.outputs[place], segment.source)
            for segment, place in zip(article.segments, places, strict=True)
        )
        texts, changed, left = _uniform(Document(merged, article.id), profile)
        segments += texts
        renamed += changed
        wavering += left
    return Merged(tuple(segments), tuple(chosen), tuple(renamed), tuple(wavering))


def _best(segment: ComparedSegment, names: Sequence[str], rank: Mapping[str, int]) -> str:
    """The name of the system with the highest score; contradictions count against an output, then its system's rank."""
    order = sorted(
        zip(names, segment.outputs, strict=True),
        key=lambda pair: (-pair[1].score, len(pair[1].contradictions), rank[pair[0]]),
    )
    written = [name for name, output in order if output.text.strip()]
    return written[0] if written else order[0][0]


def _uniform(document: Document, profile: str) -> tuple[list[str], list[Renamed], list[str]]:
    """The document's segments with one name for one thing, what was changed, and what still wavers."""
    report = review(document, profile=profile, max_findings_per_1000_words=0)
    renamed: list[Renamed] = []
    decisions = Decisions()
    for entry in report.ledger.entries:
        if not needs_attention(entry):
            continue
        name = choices(entry)[0]
        made = uniform(report, entry, name)
        if made:
            decisions = decisions.with_(*made)
            renamed.append(Renamed(name, Counter(decision.finding.text for decision in made)))
    texts = _corrected(report, decisions.standing())
    again = Document(tuple(Segment(t, s.source) for t, s in zip(texts, document.segments, strict=True)), document.id)
    left = review(again, profile=profile).ledger if renamed else report.ledger
    return texts, renamed, [entry.name for entry in left.entries if needs_attention(entry)]


def _corrected(report: Report, standing: Sequence[Decision]) -> list[str]:
    """The segments with the corrections in place, each in its own: a line feed inside a segment is not its end."""
    document = report.document
    texts = [segment.target for segment in document.segments]
    starts = document.starts
    for decision in reversed(standing):
        place, span = decision.finding.segment, decision.finding.span
        start, end = span.start - starts[place], span.end - starts[place]
        texts[place] = texts[place][:start] + decision.replacement + texts[place][end:]
    return texts
