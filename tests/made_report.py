"""A report made by hand: overlapping spans, one inside a word, a deletion, no suggestion, text that must be escaped."""

import re
from dataclasses import replace

from mt_qa.core import (
    Category,
    Coverage,
    Document,
    Evidence,
    Finding,
    Report,
    Segment,
    SegmentReport,
    Severity,
    Skipped,
    Span,
    Suggestion,
    Verdict,
)
from mt_qa.core.ledger import EntityKind, Ledger, LedgerEntry, Mention, NameStatus

LINES = (
    'قال الوزير<script>alert("1")</script> أمس.\r',
    "",
    "فى اجتماع الطوارىء ، وصل \u202eالوفد\u202c للمدينة. لم يقل شيئا.",
)


def _finding(
    document: Document,
    words: str,
    severity: Severity,
    category: Category,
    suggestions: tuple[str, ...],
    inside: str | None = None,
) -> Finding:
    """A finding on the first place of `inside` within the first place of `words`."""
    inside = words if inside is None else inside
    start = document.text.index(words) + words.index(inside)
    segment = max(index for index, begin in enumerate(document.starts) if begin <= start)
    return Finding(
        check="made-by-hand",
        category=category,
        severity=severity,
        confidence=0.9,
        evidence=Evidence.RULE,
        segment=segment,
        span=Span(start, start + len(inside)),
        text=inside,
        message=f"Something about “{inside}” & <b>more</b>.",
        message_ar=f"ملاحظة على «{inside}» في CSTO.",
        suggestions=tuple(Suggestion(text, 0.8, "made-by-hand") for text in suggestions),
    )


def made_report() -> Report:
    document = Document(tuple(map(Segment, LINES)), id="<news> & خبر")
    findings = [
        _finding(document, "<script>", Severity.CRITICAL, Category.MARKUP_TAG, ("",)),
        _finding(document, "فى اجتماع الطوارىء ،", Severity.MAJOR, Category.GRAMMAR, ()),
        _finding(document, "فى", Severity.MINOR, Category.SPELLING, ("في",)),
        _finding(document, "الطوارىء", Severity.MINOR, Category.SPELLING, ("الطوارئ", "طوارئ")),
        _finding(document, "\u202eالوفد\u202c", Severity.MINOR, Category.CHARACTER_ENCODING, ("الوفد",)),
        _finding(document, "للمدينة", Severity.NEUTRAL, Category.AWKWARD, ("إ",), inside="ل"),
    ]
    starts = document.starts
    return Report(
        document=document,
        segments=tuple(
            SegmentReport(index, start, start + len(line), 100.0 - 30 * index, Verdict.REVIEW)
            for index, (start, line) in enumerate(zip(starts, LINES, strict=True))
        ),
        findings=tuple(findings),
        score=41.5,
        verdict=Verdict.RETRANSLATE,
        reasons=("score 41.5 is below 60", "1 critical, 1 major, 3 minor"),
        coverage=Coverage(len(document.text), len(document.text), "none"),
        skipped=(Skipped("number-mismatch", "no source"), Skipped("broken", "raised ValueError('<i>')")),
        signature="mt_qa:0|checks:6",
        reasons_ar=("الدرجة 41.5 دون 60",),
    )


def clean_report() -> Report:
    document = Document((Segment("قال الوزير إن الخطة جاهزة."),))
    coverage = Coverage(len(document.text), len(document.text), "none")
    segments = (SegmentReport(0, 0, len(document.text), 100.0, Verdict.PUBLISH),)
    return Report(document, segments, (), 100.0, Verdict.PUBLISH, ("nothing found",), coverage, (), "s")


def names_report() -> Report:
    """A clean report with a name in two ways, one of them wrong, one that stands often, and one that stands once."""
    lines = (
        "وصل <الوفد> إلى نيروبي، ثم غادر نايروبي.",
        "وفي نيروبا قالت كينيا ذلك.",
        "ردت كينيا، وكينيا اليوم في أكرا.",
    )
    document = Document(tuple(map(Segment, lines)))
    nairobi = _entry(document, "نيروبي", "Nairobi", ("نيروبي", "نايروبي"), ("نيروبا",))
    entries = (nairobi, _entry(document, "كينيا", "Kenya", ("كينيا",)), _entry(document, "أكرا", "Accra", ("أكرا",)))
    segments = tuple(
        SegmentReport(index, start, start + len(line), 100.0, Verdict.PUBLISH)
        for index, (start, line) in enumerate(zip(document.starts, lines, strict=True))
    )
    return replace(clean_report(), document=document, segments=segments, ledger=Ledger(entries))


def _entry(
    document: Document, name: str, english: str, right: tuple[str, ...], wrong: tuple[str, ...] = ()
) -> LedgerEntry:
    """A place with every mention of those forms in the text."""
    mentions = [
        Mention(
            max(index for index, begin in enumerate(document.starts) if begin <= found.start()),
            Span(found.start(), found.end()),
            form,
            status=NameStatus.ACCEPTED if form in right else NameStatus.MISSPELT,
        )
        for form in (*right, *wrong)
        for found in re.finditer(form, document.text)
    ]
    ordered = tuple(sorted(mentions, key=lambda mention: mention.span))
    return LedgerEntry(EntityKind.PLACE, name, english, True, ordered)
