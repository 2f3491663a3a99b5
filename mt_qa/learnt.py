"""What a project has learnt from its editors, applied to the findings of a review: never silently.

A dismissed finding is taken out; the confidence of a check whose findings were mostly rejected there is lowered. What
is not shown for it is listed in the report (`Report.set_aside`) with the reason, and the signature says that a
project's experience was used. The store (`mt_qa.store`) keeps the experience; this module knows no database.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from mt_qa.core import Finding, SetAside

CONTEXT_WORDS = 3
"""Words on each side that say which of several equal passages is meant."""

_REACH = 200
"""Code points in which they are looked for."""

_WORD = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0670\u0640]+[^\W_]*)*")
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A finding by what it reads and what stands around it: offsets change when a text is reviewed or edited again."""

    check: str
    text: str
    before: str = ""
    after: str = ""

    def is_at(self, other: Passage) -> bool:
        """True where both are the same place of one article, or of its next version: the words on one side are enough,
        so that a correction next to it does not bring back what was dismissed."""
        if (self.check, self.text) != (other.check, other.text):
            return False
        same_before, same_after = self.before == other.before, self.after == other.after
        return (same_before and same_after) or (same_before and bool(self.before)) or (same_after and bool(self.after))

    def reads_like(self, other: Passage) -> bool:
        """True where both read the same anywhere. What has no word in it, such as a comma, is the same only in the same
        company: otherwise one click would silence a check."""
        if _WORD.search(self.text) is None:
            return self == other
        return (self.check, self.text) == (other.check, other.text)


def passage_of(finding: Finding, text: str) -> Passage:
    """The passage of a finding in the text that it was found in."""
    start, end = finding.span.start, finding.span.end
    before = _WORD.findall(_MARKS.sub("", text[max(0, start - _REACH) : start]))
    after = _WORD.findall(_MARKS.sub("", text[end : end + _REACH]))
    return Passage(
        finding.check,
        _MARKS.sub("", finding.text),
        " ".join(before[-CONTEXT_WORDS:]),
        " ".join(after[:CONTEXT_WORDS]),
    )


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A dismissal in force: the passage, whether it holds for this one place or wherever it reads like that, and by
    whom."""

    id: int
    passage: Passage
    only_here: bool
    by: str

    def covers(self, passage: Passage) -> bool:
        return self.passage.is_at(passage) if self.only_here else self.passage.reads_like(passage)


@dataclass(frozen=True)
class Experience:
    """What holds in one project: dismissals, and by check the factor that its confidence is multiplied by."""

    project: str
    dismissals: tuple[Dismissed, ...] = ()
    factors: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.dismissals and not self.factors

    @cached_property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits over all that findings depend on."""
        parts = sorted(repr((d.passage, d.only_here)) for d in self.dismissals) + sorted(
            f"{check}={factor:g}" for check, factor in self.factors.items()
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]

    @property
    def signature(self) -> str:
        """The part of a report's signature that names it."""
        return f"learnt:{self.project.replace('|', '-')}@{self.fingerprint}"

    def dismissed(self, findings: Iterable[Finding], text: str) -> dict[Finding, Dismissed]:
        """The findings that a dismissal covers."""
        found: dict[Finding, Dismissed] = {}
        for finding in findings:
            rivals = self._by_check.get(finding.check)
            if not rivals:
                continue
            passage = passage_of(finding, text)
            match = next((dismissal for dismissal in rivals if dismissal.covers(passage)), None)
            if match is not None:
                found[finding] = match
        return found

    @cached_property
    def _by_check(self) -> Mapping[str, Sequence[Dismissed]]:
        found: defaultdict[str, list[Dismissed]] = defaultdict(list)
        for dismissal in self.dismissals:
            found[dismissal.passage.check].append(dismissal)
        return found

    def weighed(
        self, findings: Sequence[Finding], text: str, least: float
    ) -> tuple[tuple[Finding, ...], tuple[SetAside, ...]]:
        """The findings with the confidences that they have in the project, and those that are not shown for it.

        `least` is the limit from which findings are shown: what was below it anyway is not listed.
        """
        dismissed = self.dismissed(findings, text)
        kept: list[Finding] = []
        aside: list[SetAside] = []
        for finding in findings:
            lowered = self._lowered(finding)
            shown = finding.confidence >= least
            if finding in dismissed:
                if shown:
                    dismissal = dismissed[finding]
                    aside.append(SetAside(finding, "dismissed", f"dismissal {dismissal.id} by {dismissal.by}"))
            elif shown and lowered.confidence < least:
                factor = self.factors[finding.check]
                aside.append(
                    SetAside(finding, "learnt", f"{finding.check} counts {factor:.2f} times in {self.project}")
                )
            else:
                kept.append(lowered)
        return tuple(kept), tuple(aside)

    def _lowered(self, finding: Finding) -> Finding:
        factor = self.factors.get(finding.check, 1.0)
        if factor >= 1:
            return finding
        sure = round(finding.confidence * factor, 3)
        suggestions = tuple(replace(each, confidence=min(each.confidence, sure)) for each in finding.suggestions)
        return replace(finding, confidence=sure, suggestions=suggestions)
