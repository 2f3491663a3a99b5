"""An article with four findings made by hand, and people; what the tests of the store share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mt_qa.core import Category, Evidence, Finding, Report, Severity, Span, Suggestion
from mt_qa.core.report import Coverage, SegmentReport
from mt_qa.decisions import Decision, Outcome
from mt_qa.scoring import load_profile, score, verdict
from mt_qa.service import document_of
from mt_qa.store.access import Person, Role

TEXT = (
    "وصل الوزير إلى إلى العاصمة يوم الأحد.\n"
    "ودعت منظمة الوحدة إلى وقف القتال فورا.\n"
    "ثم قال ان الاتفاق سيوقع غدا ، وعاد إلى بلاده.\n"
    "وقالت منظمة الوحدة في بيان جديد إنها تراقب."
)
PASSAGES = (
    ("doubled-word", Category.GRAMMAR, Severity.MINOR, "إلى إلى", 0, "إلى"),
    ("organisation-drift", Category.WRONG_TERM, Severity.CRITICAL, "منظمة الوحدة", 0, "منظمة معاهدة الأمن الجماعي"),
    ("inna-anna", Category.SPELLING, Severity.MINOR, "ان", 0, "إن"),
    ("organisation-drift", Category.WRONG_TERM, Severity.CRITICAL, "منظمة الوحدة", 1, "منظمة معاهدة الأمن الجماعي"),
)

ADMIN, READER = Person("admin", Role.ADMIN), Person("reader", Role.READER)
SAMIRA, YUSUF = Person("samira", Role.EDITOR), Person("yusuf", Role.EDITOR)


@dataclass
class Clock:
    """A clock that goes on by one second each time it is looked at, and further when a test says so."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 1, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def wait(self, **duration: float) -> None:
        self.moment += timedelta(**duration)


def findings_of(text: str = TEXT) -> tuple[Finding, ...]:
    """The findings on those of `PASSAGES` that the text has, in the order of the text."""
    found = []
    for check, category, severity, words, which, suggestion in PASSAGES:
        start = -1
        for _ in range(which + 1):
            start = text.find(f" {words} ", start + 1)
        if start >= 0:
            span = Span(start + 1, start + 1 + len(words))
            segment = text.count("\n", 0, span.start)
            suggestions = (Suggestion(suggestion, 0.9, check),)
            found.append(
                Finding(
                    check, category, severity, 0.9, Evidence.RULE, segment, span, words, "reason", "سبب", suggestions
                )
            )
    return tuple(sorted(found, key=lambda finding: finding.span))


def report_on(text: str = TEXT, source: str = "", findings: tuple[Finding, ...] | None = None) -> Report:
    """A report on the text with `findings_of`, scored as a review would."""
    document = document_of(text, source or None)
    findings = findings_of(text) if findings is None else findings
    profile = load_profile()
    points = score(findings, len(text.split()), profile)
    decision, reasons = verdict(findings, points, profile)
    segments = tuple(
        SegmentReport(index, start, start + len(segment.target), points, decision)
        for index, (start, segment) in enumerate(zip(document.starts, document.segments, strict=True))
    )
    coverage = Coverage(len(text), len(text), "full" if source else "none")
    return Report(document, segments, findings, points, decision, reasons, coverage, (), "mt_qa:test|checks:3")


def accepted(finding: Finding) -> Decision:
    return Decision(finding, Outcome.ACCEPTED, finding.suggestions[0].text)


def edited(finding: Finding, words: str) -> Decision:
    return Decision(finding, Outcome.EDITED, words)


def rejected(finding: Finding) -> Decision:
    return Decision(finding, Outcome.REJECTED)


def long_article(lines: int) -> tuple[str, tuple[Finding, ...]]:
    """A text of so many lines, each with one doubled word, and the findings on them."""
    text = "\n".join(f"وصل الوفد رقم {number} إلى إلى العاصمة مساء الأحد." for number in range(lines))
    findings, start = [], -1
    for number in range(lines):
        start = text.index("إلى إلى", start + 1)
        span = Span(start, start + 7)
        findings.append(
            Finding(
                "doubled-word",
                Category.GRAMMAR,
                Severity.MINOR,
                0.9,
                Evidence.RULE,
                number,
                span,
                span.of(text),
                "reason",
                "سبب",
                (Suggestion("إلى", 0.9, "doubled-word"),),
            )
        )
    return text, tuple(findings)
