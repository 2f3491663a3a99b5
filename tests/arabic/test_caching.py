"""A result is kept for a paragraph, and a long text is asked for once while it is at hand."""

import pytest

from mt_qa.arabic import caching
from mt_qa.arabic.caching import SHORT, forget_paragraphs, per_paragraph


def test_each_text_is_looked_at_once() -> None:
    asked: list[int] = []

    @per_paragraph
    def length(text: str) -> int:
        asked.append(len(text))
        return len(text)

    for text in ("قصير", "قصير", "ط" * (SHORT + 1), "ط" * (SHORT + 1)):
        assert length(text) == len(text)
    assert asked == [4, SHORT + 1]


def test_paragraphs_are_forgotten_once_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "MOST", 10)
    asked: list[str] = []

    @per_paragraph
    def same(text: str) -> str:
        asked.append(text)
        return text

    for text in ("سطر أول", "سطر أول", "سطر ثان", "سطر أول"):
        assert same(text) == text
    assert asked == ["سطر أول", "سطر ثان", "سطر أول"]


def test_paragraphs_are_forgotten_on_request() -> None:
    asked: list[int] = []

    @per_paragraph
    def length(text: str) -> int:
        asked.append(len(text))
        return len(text)

    texts = ("قصير", "ط" * (SHORT + 1))
    for text in texts * 2:
        length(text)
    forget_paragraphs()
    for text in texts:
        assert length(text) == len(text)
    assert asked == [4, SHORT + 1] * 2
