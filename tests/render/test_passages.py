"""Cutting the article: what is shown of it, and which findings cover each piece."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.core import Category, Document, Evidence, Finding, Report, Segment, Severity, Span
from mt_qa.render.passages import Numbered, numbered, passages, pieces


def finding(start: int, end: int, severity: Severity = Severity.MINOR, segment: int = 0) -> Finding:
    return Finding("x", Category.GRAMMAR, severity, 0.9, Evidence.RULE, segment, Span(start, end), "", "", "")


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(Severity)),
        max_size=8,
    )
)
def test_pieces_cover_the_span_once_and_know_all_their_findings(raw: list[tuple[int, int, Severity]]) -> None:
    whole = Span(0, 42)
    items = [Numbered(n, finding(start, start + length, s)) for n, (start, length, s) in enumerate(raw, start=1)]
    cut = list(pieces(whole, items))
    assert [(piece.start, piece.end) for piece in cut] == [
        (a.end if a else 0, b.start if b else 42)
        for a, b in [(cut[i - 1] if i else None, cut[i + 1] if i + 1 < len(cut) else None) for i in range(len(cut))]
    ]
    for piece in cut:
        covering = {i.number for i in items if i.finding.span.start <= piece.start and piece.end <= i.finding.span.end}
        touching = {i.number for i in items if i.finding.span.overlaps(Span(piece.start, piece.end))}
        assert {item.number for item in piece.findings} == covering == touching
        severities = [item.finding.severity for item in piece.findings]
        assert severities == sorted(severities, reverse=True)


@pytest.fixture
def two_segments(report: Report) -> Report:
    document = Document((Segment("قال أحمد. سافر علي. عاد عمر."), Segment("  وصل زيد.  ")))
    return replace(report, document=document, findings=())


def _shown(report: Report, *spans: tuple[int, str]) -> list[str]:
    """The passages for findings on the given words of the segments."""
    starts = report.document.starts
    found = []
    for segment, words in spans:
        start = starts[segment] + report.document.segments[segment].target.index(words)
        found.append(finding(start, start + len(words), segment=segment))
    flagged = replace(report, findings=tuple(found))
    assert [item for passage in passages(flagged) for item in passage.findings] == list(numbered(flagged))
    return [passage.span.of(report.document.text) for passage in passages(flagged)]


def test_sentences_without_findings_are_left_out(two_segments: Report) -> None:
    assert _shown(two_segments, (0, "علي"), (1, "زيد")) == ["سافر علي.", "وصل زيد."]


def test_a_finding_over_two_sentences_joins_them(two_segments: Report) -> None:
    assert _shown(two_segments, (0, "أحمد. سافر"), (0, "علي")) == ["قال أحمد. سافر علي."]


def test_a_finding_in_the_blanks_is_shown_with_its_neighbour(two_segments: Report) -> None:
    assert _shown(two_segments, (1, "  ")) == ["  وصل زيد."]
    assert _shown(two_segments, (1, ".  ")) == ["وصل زيد.  "]


def test_a_segment_of_blanks_is_its_own_passage(report: Report) -> None:
    assert _shown(replace(report, document=Document((Segment(" \u00a0 "),))), (0, "\u00a0")) == ["\u00a0"]
