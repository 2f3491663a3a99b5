import pytest

from mt_qa.core import Span


def test_a_span_reads_its_text_and_replaces_it() -> None:
    text = "قال الوزير"
    span = Span(4, 10)
    assert span.of(text) == "الوزير"
    assert span.replaced(text, "الرئيس") == "قال الرئيس"
    assert len(span) == 6


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_or_negative_span_does_not_exist(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("other", "overlaps", "contains"),
    [
        (Span(2, 5), True, True),
        (Span(3, 4), True, True),
        (Span(4, 8), True, False),
        (Span(5, 8), False, False),
        (Span(0, 2), False, False),
    ],
)
def test_touching_spans_do_not_overlap(other: Span, overlaps: bool, contains: bool) -> None:
    assert Span(2, 5).overlaps(other) is overlaps
    assert Span(2, 5).contains(other) is contains
