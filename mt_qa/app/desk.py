"""The session of one editor with one article: a frozen value, and every action gives the next one.

Nothing here knows Streamlit, so every action can be tested alone and undo is a row of earlier decisions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from mt_qa.app.focus import Focus
from mt_qa.app.view import Filters, shown
from mt_qa.core import Evidence, Finding, InputError, Report
from mt_qa.core.ledger import LedgerEntry
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key
from mt_qa.knowledge.tables import data_folder
from mt_qa.knowledge.termbase import Termbase
from mt_qa.scoring import load_profile
from mt_qa.service import document_of, review
from mt_qa.uniform import MADE_BY, needs_attention, uniform

DEFAULT_PROFILE = "news-ar"
SAMPLE = "csto-withdrawal"


@dataclass(frozen=True, slots=True)
class Article:
    """What is reviewed: the Arabic text, its source where there is one, and a name for the files that go out."""

    text: str
    source: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """The profile, how much of what it finds is wanted (a budget of 0 means all), and the house's terms."""

    profile: str
    min_confidence: float
    max_findings_per_1000_words: float
    termbase: Termbase | None = None


def sample_article() -> Article:
    """The shipped article."""
    path = data_folder() / "articles" / f"{SAMPLE}.ar.txt"
    return Article(path.read_bytes().decode("utf-8"), name=SAMPLE)


def profile_names() -> list[str]:
    """The shipped profiles, the default first."""
    names = {path.stem for path in (data_folder() / "profiles").glob("*.toml")}
    return sorted(names, key=lambda name: (name != DEFAULT_PROFILE, name))


def default_limits(profile: str = DEFAULT_PROFILE) -> Limits:
    """The limits as the profile sets them."""
    loaded = load_profile(profile)
    return Limits(profile, loaded.min_confidence, loaded.max_findings_per_1000_words)


@dataclass(frozen=True, slots=True)
class Desk:
    """One reviewed article and all that the editor has done with it. `selected` is a finding's key, or empty."""

    article: Article
    limits: Limits
    report: Report
    decisions: Decisions = field(default_factory=Decisions)
    filters: Filters = field(default_factory=Filters)
    selected: str = ""
    history: tuple[tuple[Decisions, str], ...] = ()
    focus: Focus | None = None

    @classmethod
    def opened(cls, article: Article, limits: Limits, filters: Filters | None = None) -> Desk:
        """A desk with `article` freshly reviewed. Raises InputError for an empty one."""
        desk = cls(article, limits, _reviewed(article, limits), filters=filters or Filters())
        return desk.select_first()

    def reviewed_again(self, article: Article, limits: Limits) -> Desk:
        """The desk for `article` and `limits`; decisions are kept as long as the text is the same."""
        if (article, limits) == (self.article, self.limits):
            return self
        if article.text != self.article.text:
            return Desk.opened(article, limits, replace(self.filters, kind=""))
        again = replace(self, article=article, limits=limits, report=_reviewed(article, limits), focus=None)
        return again if again.finding(again.selected) else again.select_first()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """In the order of the text: the report's, and those decided on that other limits had brought up."""
        present = {finding_key(finding) for finding in self.report.findings}
        carried = [d.finding for d in self.decisions.made if finding_key(d.finding) not in present]
        if not carried:
            return self.report.findings
        return tuple(sorted((*self.report.findings, *carried), key=lambda f: (f.span.start, -f.span.end, f.check)))

    @property
    def shown(self) -> tuple[Finding, ...]:
        """What the filters let through, in the order of the list."""
        return shown(self.findings, self.decisions, self.filters)

    @property
    def decided(self) -> int:
        """How many findings are settled."""
        return len(self.settled)

    @property
    def settled(self) -> frozenset[str]:
        """The keys of the findings about which nothing is left to decide."""
        return self.decisions.settled(self.findings)

    @property
    def corrected(self) -> str:
        """The article with every standing correction."""
        return self.decisions.corrected(self.article.text)

    def finding(self, key: str) -> Finding | None:
        """The finding of that key, or None."""
        return next((finding for finding in self.findings if finding_key(finding) == key), None)

    def select(self, key: str) -> Desk:
        """The desk with that finding selected; as it is where there is none of that key."""
        return replace(self, selected=key) if self.finding(key) else self

    def select_first(self) -> Desk:
        """The desk with the first undecided finding of the list selected, or the first one, or none."""
        keys = [finding_key(finding) for finding in self.shown]
        settled = self.settled
        return replace(self, selected=next((k for k in keys if k not in settled), keys[0] if keys else ""))

    def step(self, distance: int) -> Desk:
        """The desk with the finding selected that stands `distance` further down the list, going round at its ends."""
        keys = [finding_key(finding) for finding in self.shown]
        if not keys:
            return self
        if self.selected not in keys:
            return replace(self, selected=keys[0] if distance > 0 else keys[-1])
        return replace(self, selected=keys[(keys.index(self.selected) + distance) % len(keys)])

    def filtered(self, filters: Filters) -> Desk:
        """The desk with other filters; the selection moves to the first finding shown if it is not among them."""
        desk = replace(self, filters=filters)
        keys = {finding_key(finding) for finding in desk.shown}
        return desk if desk.selected in keys else desk.select_first()

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

    def reject(self, key: str) -> Desk:
        """Call the finding a false alarm."""
        finding = self.finding(key)
        return self._decide(Decision(finding, Outcome.REJECTED)) if finding else self

    def like(self, finding: Finding) -> tuple[Finding, ...]:
        """The undecided findings that "accept all of this check" would settle; empty where that is not mechanical.

        Mechanical is what rests on a rule: each case of another evidence wants a look of its own.
        """
        if finding.evidence is not Evidence.RULE:
            return ()
        settled = self.settled
        return tuple(
            f for f in self.findings if f.check == finding.check and f.suggestions and finding_key(f) not in settled
        )

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
        return self._with(self.decisions.with_(*accepted))

    def make_uniform(self, entry: LedgerEntry, name: str) -> Desk:
        """Give the entity one name throughout the article: one step for `undo`.

        What is selected stays so: the editor looks at names, not at findings.
        """
        decisions = self.decisions.with_(*self._renamings(entry, name))
        if decisions == self.decisions:
            return self
        return replace(self, decisions=decisions, history=(*self.history, (self.decisions, self.selected)))

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

    def undo(self) -> Desk:
        """The desk before the last decision, with what was selected then."""
        if not self.history:
            return self
        decisions, selected = self.history[-1]
        return replace(self, decisions=decisions, selected=selected, history=self.history[:-1])

    def counts(self) -> Counter[str]:
        """How many findings each severity, category and check has, by label, value and name."""
        counted: Counter[str] = Counter()
        for finding in self.findings:
            counted.update((finding.severity.label, finding.category.value, finding.check))
        return counted

    def _decide(self, decision: Decision) -> Desk:
        return self._with(self.decisions.with_(decision))

    def _with(self, decisions: Decisions) -> Desk:
        """The desk with other decisions, and the next undecided finding of the list selected."""
        if decisions == self.decisions:
            return self
        following = self._following_undecided(decisions)
        return replace(
            self,
            decisions=decisions,
            selected=following or self.selected,
            history=(*self.history, (self.decisions, self.selected)),
        )

    def _following_undecided(self, decisions: Decisions) -> str:
        keys = [finding_key(finding) for finding in self.shown]
        start = keys.index(self.selected) + 1 if self.selected in keys else 0
        settled = decisions.settled(self.findings)
        return next((key for key in keys[start:] + keys[:start] if key not in settled), "")


def _reviewed(article: Article, limits: Limits) -> Report:
    if not article.text.strip():
        raise InputError("the article is empty")
    return review(
        document_of(article.text, article.source or None, article.name),
        profile=limits.profile,
        min_confidence=limits.min_confidence,
        max_findings_per_1000_words=limits.max_findings_per_1000_words,
        termbase=limits.termbase,
    )
