"""Suggestions weighed by a measure: it speaks where it knows both words, and only of matters of form."""

from collections.abc import Mapping, Sequence

import pytest

from mt_qa.core import Category, Evidence, Finding, Parts, Query, Severity, Span, Suggestion
from mt_qa.suggest.weighing import as_printed, is_matter_of_words, weighed


class Made:
    """A measure that gives fixed scores and knows no other words."""

    signature = "made"

    def __init__(self, scores: Mapping[str, float]) -> None:
        self._scores = scores

    def says_something(self, word: str) -> bool:
        return word in self._scores

    def score(self, words: Sequence[str], index: int) -> float:
        return self._scores[words[index]]

    def score_all(self, words: Sequence[str]) -> list[float]:
        return [self._scores.get(word, 0.0) for word in words]

    def scores(self, words: Sequence[str], start: int, end: int, candidates: Sequence[str]) -> list[float]:  # noqa: ARG002
        return [self._scores[candidate] for candidate in candidates]

    def batch(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[float]]:  # noqa: ARG002
        return [[sum(map(self._scores.__getitem__, each)) for each in query.candidates] for query in queries]

    def parts(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[Parts]]:
        return [[Parts(score, 0, 0) for score in row] for row in self.batch(words, queries)]


def shown(text: str, part: str, suggestions: Sequence[str], scores: Mapping[str, float]) -> list[str]:
    start = text.index(part)
    place = Span(start, start + len(part))
    finding = found(part, suggestions)
    return [each.text for each in weighed(text, place, finding, finding.suggestions, Made(scores))]


def found(part: str, suggestions: Sequence[str], evidence: Evidence = Evidence.RULE) -> Finding:
    return Finding(
        "one", Category.SPELLING, Severity.MINOR, 0.9, evidence, 0, Span(0, len(part)), part, "", "",
        tuple(map(Suggestion, suggestions)),
    )  # fmt: skip


TEXT = "سافر الوفد إلى القاعرة أمس"


def test_a_rival_that_fits_clearly_worse_is_dropped() -> None:
    assert shown(TEXT, "القاعرة", ["القاهرة", "القاعة"], {"القاهرة": 5, "القاعة": 3}) == ["القاهرة"]
    assert shown(TEXT, "القاعرة", ["القاهرة", "القاعة"], {"القاهرة": 5, "القاعة": 4.5}) == ["القاهرة", "القاعة"]


def test_a_rival_comes_forward_only_where_it_is_far_ahead() -> None:
    suggestions = ["القاعة", "القاهرة"]
    assert shown(TEXT, "القاعرة", suggestions, {"القاهرة": 5, "القاعة": 2}) == ["القاهرة"]
    assert shown(TEXT, "القاعرة", suggestions, {"القاهرة": 5, "القاعة": 3.5}) == suggestions


def test_words_that_the_measure_does_not_know_stay_where_they_are() -> None:
    assert shown(TEXT, "القاعرة", ["القاهرة", "القارعة"], {"القاهرة": 5}) == ["القاهرة", "القارعة"]
    assert shown(TEXT, "القاعرة", ["القاهرة", "القارعة"], {}) == ["القاهرة", "القارعة"]


def test_what_fits_worse_than_what_is_written_is_no_correction() -> None:
    assert shown("يتم حفضها في الخزانة", "حفضها", ["خفضها"], {"حفضها": 1, "خفضها": -1}) == []
    assert shown("يتم حفضها في الخزانة", "حفضها", ["خفضها"], {"حفضها": 1, "خفضها": 0.5}) == ["خفضها"]


def test_hamza_ya_and_ta_marbuta_are_beyond_the_measure() -> None:
    assert shown("في المدينه القديمة", "المدينه", ["المدينة"], {"المدينه": 3, "المدينة": 0}) == ["المدينة"]
    assert not is_matter_of_words(found("المدينه", ["المدينة"]))


@pytest.mark.parametrize("evidence", [Evidence.DOCUMENT, Evidence.SOURCE])
def test_what_rests_on_the_article_or_the_source_is_not_weighed(evidence: Evidence) -> None:
    assert is_matter_of_words(found("البلاط", ["المحكمة"]))
    assert not is_matter_of_words(found("البلاط", ["المحكمة"], evidence))


def test_of_two_spellings_the_one_that_news_prints_beside_the_neighbour_stays() -> None:
    text, part = "تعاني البلاد من انعدام الامن منذ سنوات", "الامن"
    place = Span(text.index(part), text.index(part) + len(part))
    kept = as_printed(text, place, (Suggestion("الأمن"), Suggestion("الآمن")))
    assert [each.text for each in kept] == ["الأمن"]
    assert len(as_printed("الامن", Span(0, 5), (Suggestion("الأمن"), Suggestion("الآمن")))) == 2
