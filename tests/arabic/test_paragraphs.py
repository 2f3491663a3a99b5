"""Paragraphs know where they stand in their segment."""

from mt_qa.arabic.paragraphs import paragraphs
from mt_qa.core import Document, Segment


def test_segments_are_cut_at_line_feeds_and_blank_lines_left_out() -> None:
    document = Document((Segment("أول\n\n ثان "), Segment("  "), Segment("ثالث")))
    found = paragraphs(document)
    assert [(line.segment, line.start, line.text) for line in found] == [(0, 0, "أول"), (0, 5, " ثان "), (2, 0, "ثالث")]


def test_a_span_of_a_paragraph_is_a_span_of_its_segment() -> None:
    document = Document((Segment("أول\nثان"),))
    line = paragraphs(document)[1]
    assert line.span(1, 3).of(document.segments[0].target) == line.text[1:3] == "ان"
