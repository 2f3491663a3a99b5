"""A result is kept for a paragraph, and a long text is asked for once while it is at hand."""

from mt_qa.arabic.caching import SHORT, per_paragraph


def test_each_text_is_looked_at_once() -> None:
    asked: list[int] = []

    @per_paragraph
    def length(text: str) -> int:
        asked.append(len(text))
        return len(text)

    for text in ("قصير", "قصير", "ط" * (SHORT + 1), "ط" * (SHORT + 1)):
        assert length(text) == len(text)
    assert asked == [4, SHORT + 1]
