"""What an editor decided about findings, and the text that follows from it.

Decisions are kept in the order they were made. Where two corrections touch the same letters, the later one stands and
the earlier is superseded; taking the later one back lets the earlier stand again.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mt_qa.core import Finding, Span

SCHEMA = "mt-qa/decisions/1"


class Outcome(StrEnum):
    """What the editor did with a finding: took a suggestion, wrote a correction, or called it a false alarm."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Decision:
    """One finding and what becomes of it: `replacement` takes the place of its span, unless it was rejected."""

    finding: Finding
    outcome: Outcome
    replacement: str = ""

    @property
    def changes_text(self) -> bool:
        return self.outcome is not Outcome.REJECTED


def finding_key(finding: Finding) -> str:
    """A name that the same review of the same text gives again: the engine keeps one finding per check and span."""
    return f"{finding.check}:{finding.span.start}:{finding.span.end}"


@dataclass(frozen=True, slots=True)
class Replaced:
    """Where a text was corrected: spans in its order, none overlapping."""

    spans: tuple[Span, ...]

    def around(self, span: Span) -> Span | None:
        """The corrected span that `span` lies in, None where there is none."""
        place = bisect_right(self.spans, span.start, key=lambda corrected: corrected.start) - 1
        return self.spans[place] if place >= 0 and span.end <= self.spans[place].end else None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions on one text in the order they were made, at most one a finding."""

    made: tuple[Decision, ...] = ()

    def __len__(self) -> int:
        return len(self.made)

    def with_(self, *new: Decision) -> Decisions:
        """These decisions and `new` ones, which replace earlier ones on the same findings and count as later."""
        decided = {finding_key(decision.finding) for decision in new}
        kept = tuple(decision for decision in self.made if finding_key(decision.finding) not in decided)
        return Decisions(kept + new)

    def by_key(self) -> dict[str, Decision]:
        """The decision on each finding, by `finding_key`."""
        return {finding_key(decision.finding): decision for decision in self.made}

    def standing(self) -> tuple[Decision, ...]:
        """The corrections that hold, in the order of the text; no two overlap."""
        kept: list[tuple[int, int, int]] = []  # start, end, place in `made`; disjoint, so sorted by end as well
        for place in range(len(self.made) - 1, -1, -1):
            decision = self.made[place]
            if decision.changes_text and _is_free(kept, decision.finding.span):
                insort(kept, (decision.finding.span.start, decision.finding.span.end, place))
        return tuple(self.made[place] for _, _, place in kept)

    def replaced(self) -> Replaced:
        """The spans of the corrections that hold."""
        return Replaced(tuple(decision.finding.span for decision in self.standing()))

    def settled(self, findings: Iterable[Finding]) -> frozenset[str]:
        """The keys of those findings that nothing is left to decide about.

        One is decided on itself, or all its letters have been replaced by the correction of something wider.
        """
        decided, replaced = self.by_key(), self.replaced()
        keys = ((finding_key(finding), finding.span) for finding in findings)
        return frozenset(key for key, span in keys if key in decided or replaced.around(span) is not None)

    def superseded(self) -> frozenset[str]:
        """The keys of the findings whose correction gave way to a later one on the same letters."""
        standing = {finding_key(decision.finding) for decision in self.standing()}
        changing = {finding_key(decision.finding) for decision in self.made if decision.changes_text}
        return frozenset(changing - standing)

    def corrected(self, text: str) -> str:
        """The reviewed `text` with every standing correction in place; offsets of the findings are offsets into it."""
        return "".join(_corrected_pieces(text, self.standing()))

    def to_dict(self, id: str = "") -> dict[str, Any]:  # noqa: A002 - the field's name
        """The decisions for other programs, in the order they were made; `id` is the article's."""
        superseded = self.superseded()
        return {
            "schema": SCHEMA,
            "id": id,
            "decisions": [
                {
                    "outcome": decision.outcome.value,
                    "replacement": decision.replacement if decision.changes_text else None,
                    "superseded": finding_key(decision.finding) in superseded,
                    "finding": decision.finding.to_dict(),
                }
                for decision in self.made
            ],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Decisions:
        """The decisions that `to_dict` wrote. Raises KeyError or ValueError for anything else."""
        if data["schema"] != SCHEMA:
            raise ValueError(f"schema is {data['schema']!r}, expected {SCHEMA!r}")
        return cls(
            tuple(
                Decision(Finding.from_dict(item["finding"]), Outcome(item["outcome"]), item["replacement"] or "")
                for item in data["decisions"]
            )
        )


def _is_free(kept: Sequence[tuple[int, int, int]], span: Span) -> bool:
    """True where none of the disjoint, sorted intervals shares a letter with `span`."""
    place = bisect_right(kept, (span.start, span.end, 0))
    before_ends = kept[place - 1][1] if place else 0
    after_starts = kept[place][0] if place < len(kept) else span.end
    return before_ends <= span.start and span.end <= after_starts


def _corrected_pieces(text: str, standing: Sequence[Decision]) -> Iterator[str]:
    end = 0
    for decision in standing:
        yield text[end : decision.finding.span.start]
        yield decision.replacement
        end = decision.finding.span.end
    yield text[end:]
