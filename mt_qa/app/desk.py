"""One article as it lies before an editor: a frozen value, and every action gives the next one.

Nothing here knows Streamlit or the store: `session` writes down what an action decided before it shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from mt_qa.app.focus import Focus
from mt_qa.app.recheck import gone
from mt_qa.app.view import Filters, shown
from mt_qa.core import Evidence, Finding, Report
from mt_qa.core.ledger import LedgerEntry
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key
from mt_qa.knowledge.tables import data_folder
from mt_qa.uniform import MADE_BY, needs_attention, uniform

SAMPLE = "csto-withdrawal"
MOST_RECHECKED = 12
"""Segments that are read again after one action; where many were corrected at once, the rest wait until looked at."""


@dataclass(frozen=True, slots=True)
class Article:
    """What is reviewed: the Arabic text, its source where there is one, and a name for the files that go out."""

    text: str
    source: str = ""
    name: str = ""


def sample_article() -> Article:
    """The shipped article."""
    path = data_folder() / "articles" / f"{SAMPLE}.ar.txt"
    return Article(path.read_bytes().decode("utf-8"), name=SAMPLE)


def profile_names() -> list[str]:
    """The shipped profiles, the default first."""
    names = {path.stem for path in (data_folder() / "profiles").glob("*.toml")}
    return sorted(names, key=lambda name: (name != "news-ar", name))


@dataclass(frozen=True)  # without slots: what follows from the fields is worked out once for each desk
class Desk:
    """One reviewed article and what its editors have done with it. `selected` is a finding's key, or empty.

    `expired` are the keys of undecided findings that no longer hold since the text beside them was corrected.
    """

    article: Article
    report: Report
    decisions: Decisions = field(default_factory=Decisions)
    filters: Filters = field(default_factory=Filters)
    selected: str = ""
    focus: Focus | None = None
    expired: frozenset[str] = frozenset()

    @cached_property
    def keyed(self) -> Mapping[str, Finding]:
        """By key, in the order of the text: the report's findings, and those decided on that it does not have."""
        present = {finding_key(finding): finding for finding in self.report.findings}
        carried = {key: d.finding for key, d in self.decisions.by_key().items() if key not in present}
        if not carried:
            return present
        every = present | carried
        return dict(sorted(every.items(), key=lambda item: (item[1].span.start, -item[1].span.end, item[1].check)))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """In the order of the text."""
        return tuple(self.keyed.values())

    @cached_property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys of `shown`."""
        return tuple(map(finding_key, self.shown))

    @cached_property
    def shown(self) -> tuple[Finding, ...]:
        """What the filters let through, in the order of the list."""
        return shown(self.findings, self.settled, self.filters)

    @property
    def decided(self) -> int:
        """How many findings are settled."""
        return len(self.settled)

    @cached_property
    def settled(self) -> frozenset[str]:
        """The keys of the findings about which nothing is left to decide."""
        return self.decisions.settled(self.findings) | self.expired

    @property
    def corrected(self) -> str:
        """The article with every standing correction."""
        return self.decisions.corrected(self.article.text)

    def finding(self, key: str) -> Finding | None:
        """The finding of that key, or None."""
        return self.keyed.get(key)

    def select(self, key: str) -> Desk:
        """The desk with that finding selected; as it is where there is none of that key."""
        finding = self.finding(key)
        return replace(self, selected=key)._rechecked({finding.segment}) if finding else self

    def select_first(self) -> Desk:
        """The desk with the first undecided finding of the list selected, or the first one, or none."""
        keys = self.shown_keys
        first = next((key for key in keys if key not in self.settled), keys[0] if keys else "")
        return replace(self, selected=first)

    def step(self, distance: int) -> Desk:
        """The desk with the finding selected that stands `distance` further down the list, going round at its ends."""
        keys = self.shown_keys
        if not keys:
            return self
        if self.selected not in keys:
            return self.select(keys[0] if distance > 0 else keys[-1])
        return self.select(keys[(keys.index(self.selected) + distance) % len(keys)])

    def filtered(self, filters: Filters) -> Desk:
        """The desk with other filters; the selection moves to the first finding shown if it is not among them."""
        desk = replace(self, filters=filters)
        return desk if desk.selected in desk.shown_keys else desk.select_first()

    def accept(self, key: str, suggestion: int = 0) -> Desk:
        """Take a suggestion of the finding; as it is where there is no such suggestion."""
        finding = self.finding(key)
        if finding is None or suggestion >= len(finding.suggestions):
            return self
        return self._decide(Decision(finding, Outcome.ACCEPTED, finding.suggestions[suggestion].text))

    def edit(self, key: str, replacement: str) -> Desk:
        """Put the editor's own words in place of the finding's span."""
        finding = self.finding(key)
        if finding is None:
            return self
        if replacement == finding.text:
            return self._decide(Decision(finding, Outcome.REJECTED))
        return self._decide(Decision(finding, Outcome.EDITED, replacement))

    def reject(self, *keys: str) -> Desk:
        """Call findings false alarms: one step for `undo`."""
        findings = [finding for key in keys if (finding := self.finding(key))]
        return self._decide(*(Decision(finding, Outcome.REJECTED) for finding in findings))

    def like(self, finding: Finding) -> tuple[Finding, ...]:
        """The undecided findings that "accept all of this check" would settle; empty where that is not mechanical.

        Mechanical is what rests on a rule: each case of another evidence wants a look of its own.
        """
        if finding.evidence is not Evidence.RULE:
            return ()
        return tuple(f for f in self.alike(finding) if f.suggestions)

    def alike(self, finding: Finding) -> tuple[Finding, ...]:
        """The undecided findings of the same check."""
        every = self.keyed.items()
        return tuple(f for key, f in every if f.check == finding.check and key not in self.settled)

    def accept_all_like(self, key: str) -> Desk:
        """Take the first suggestion of every undecided finding of the same check: one step for `undo`.

        One that shares letters with a correction already made is left for the editor.
        """
        finding = self.finding(key)
        if finding is None:
            return self
        taken = [decision.finding.span for decision in self.decisions.standing()]
        accepted: list[Decision] = []
        for other in self.like(finding):
            if not any(span.overlaps(other.span) for span in taken):
                accepted.append(Decision(other, Outcome.ACCEPTED, other.suggestions[0].text))
                taken.append(other.span)
        return self._decide(*accepted)

    def make_uniform(self, entry: LedgerEntry, name: str) -> Desk:
        """Give the entity one name throughout the article: one step for `undo`.

        What is selected stays so: the editor looks at names, not at findings.
        """
        decisions = self.decisions.with_(*self._renamings(entry, name))
        return self if decisions == self.decisions else self.with_decisions(decisions)

    def is_uniform(self, entry: LedgerEntry, name: str) -> bool:
        """True where nothing is left to do for `make_uniform`."""
        made = self.decisions.by_key()
        return all(made.get(finding_key(decision.finding)) == decision for decision in self._renamings(entry, name))

    def _renamings(self, entry: LedgerEntry, name: str) -> tuple[Decision, ...]:
        """What makes the entity uniform, but for places that lie in something wider that the editor has rewritten."""
        own = tuple(d for d in self.decisions.made if d.finding.check != MADE_BY)
        replaced = Decisions(own).replaced()
        wanted = uniform(self.report, entry, name)
        return tuple(d for d in wanted if replaced.around(d.finding.span) in (None, d.finding.span))

    @property
    def looked_at(self) -> Focus | None:
        """The name in focus: the one picked, else the first that needs attention, else the first of all."""
        ledger = self.report.ledger
        if self.focus is not None or not ledger.entries:
            return self.focus
        return Focus(next((n for n, entry in enumerate(ledger.entries) if needs_attention(entry)), 0))

    def look_at(self, entry: int, form: str = "") -> Desk:
        """The desk with that entry or one rendering of it in focus; asked for again, with its next place."""
        now = self.looked_at
        if now is not None and (now.entry, now.form) == (entry, form):
            return self.step_place(1)
        return replace(self, focus=Focus(entry, form))

    def step_place(self, distance: int) -> Desk:
        """The desk with the place in focus that is `distance` further on, going round at the ends."""
        now = self.looked_at
        return self if now is None else replace(self, focus=now.moved(self.report.ledger, distance))

    def counts(self) -> Counter[str]:
        """How many findings each severity, category and check has, by label, value and name."""
        counted: Counter[str] = Counter()
        for finding in self.findings:
            counted.update((finding.severity.label, finding.category.value, finding.check))
        return counted

    def with_decisions(self, decisions: Decisions) -> Desk:
        """The desk with those decisions, whoever made them; what stands beside a correction is checked again."""
        before, after = self.decisions.by_key(), decisions.by_key()
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        touched = {(after.get(key) or before[key]).finding.segment for key in changed}
        return replace(self, decisions=decisions)._rechecked(touched)

    def _rechecked(self, segments: set[int]) -> Desk:
        """The desk with `expired` as it is now in those segments, or in the first of them where they are many."""
        read = frozenset(sorted(segments)[:MOST_RECHECKED])
        kept = {key for key in self.expired if (f := self.finding(key)) is not None and f.segment not in read}
        expired = frozenset(kept | gone(self.report, self.decisions, read))
        return self if expired == self.expired else replace(self, expired=expired)

    def _decide(self, *new: Decision) -> Desk:
        """The desk with other decisions, and the next undecided finding of the list selected."""
        decisions = self.decisions.with_(*new)
        if decisions == self.decisions:
            return self
        desk = self.with_decisions(decisions)
        following = self._following(desk.settled)
        return desk.select(following) if following else desk

    def _following(self, settled: Iterable[str]) -> str:
        keys = self.shown_keys
        start = keys.index(self.selected) + 1 if self.selected in keys else 0
        done = frozenset(settled)
        return next((key for key in keys[start:] + keys[:start] if key not in done), "")
