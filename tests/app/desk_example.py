"""A small article with made-up findings, so that the desk is tested whatever the checks find today."""

from __future__ import annotations

from mt_qa.app.desk import Article, Desk
from mt_qa.core import Category, Coverage, Evidence, Finding, Report, SegmentReport, Severity, Span, Suggestion, Verdict
from mt_qa.service import document_of

TEXT = "أعلنت الوزارة الوزارة أمس ، خطة جديدة.\n\nوقال الوزير الوزير إن الخطة غدا ، تبدأ."


def made(
    piece: str,
    check: str,
    *suggestions: str,
    nth: int = 0,
    severity: Severity = Severity.MINOR,
    confidence: float = 0.9,
    evidence: Evidence = Evidence.RULE,
    text: str = TEXT,
) -> Finding:
    """A finding on the `nth` place of `piece` in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(piece, start + 1)
    return Finding(
        check=check,
        category=Category.PUNCTUATION if "space" in check else Category.GRAMMAR,
        severity=severity,
        confidence=confidence,
        evidence=evidence,
        segment=text[:start].count("\n"),
        span=Span(start, start + len(piece)),
        text=piece,
        message=f"about {check}",
        message_ar=f"عن {check}",
        suggestions=tuple(Suggestion(suggestion, 0.9, check) for suggestion in suggestions),
    )


DOUBLED = made("الوزارة الوزارة", "doubled-word", "الوزارة", "وزارة", severity=Severity.MAJOR)
SPACE = made(" ،", "space-before", "،")
DOUBLED_AGAIN = made("الوزير الوزير", "doubled-word", "الوزير", severity=Severity.MAJOR, confidence=0.95)
WHOLE = made("الوزير إن الخطة", "role", severity=Severity.CRITICAL, evidence=Evidence.DOCUMENT)
SPACE_AGAIN = made(" ،", "space-before", "،", nth=1)
FINDINGS = (DOUBLED, SPACE, DOUBLED_AGAIN, WHOLE, SPACE_AGAIN)


def report(findings: tuple[Finding, ...] = FINDINGS, text: str = TEXT) -> Report:
    """What a review would say about the text."""
    document = document_of(text, None, "example")
    return Report(
        document=document,
        segments=tuple(
            SegmentReport(index, start, start + len(segment.target), 90.0, Verdict.REVIEW)
            for index, (start, segment) in enumerate(zip(document.starts, document.segments, strict=True))
        ),
        findings=findings,
        score=55.0,
        verdict=Verdict.RETRANSLATE,
        reasons=("score 55.0 is below 60",),
        coverage=Coverage(len(text), len(text), "none"),
        skipped=(),
        signature="mt_qa:test",
    )


def desk(findings: tuple[Finding, ...] = FINDINGS) -> Desk:
    """A desk on which the article lies, nothing decided."""
    return Desk(Article(TEXT, name="example"), report(findings)).select_first()
