from mt_qa.core import Span, Wrong


def test_marks_are_taken_out_and_counted_in_the_unmarked_text() -> None:
    example = Wrong("قال [[ان]] الوزير [[في في]] مكتبه.")
    assert example.text == "قال ان الوزير في في مكتبه."
    assert [span.of(example.text) for span in example.spans] == ["ان", "في في"]
    assert example.spans[0] == Span(4, 6)
