"""When a suggestion counts as right: by the text it leaves, not by where it stands."""

import pytest

from mt_qa.core import Category, ErrorSpan, Evidence, Finding, Severity, Span, Suggestion
from mt_qa.core.example import marked_spans, unmarked
from mt_qa.evaluation.suggestions import SuggestionCounts, is_right, suggestion_counts


def judged(marked: str, *corrections: str) -> tuple[str, ErrorSpan]:
    text, (span,) = unmarked(marked), marked_spans(marked)
    return text, ErrorSpan(span, Category.SPELLING, Severity.MINOR, span.of(text), corrections)


def found(text: str, part: str, *suggestions: str) -> Finding:
    span = Span(text.index(part), text.index(part) + len(part))
    made = tuple(Suggestion(s) for s in suggestions)
    return Finding(
        "a-check", Category.SPELLING, Severity.MINOR, 0.9, Evidence.RULE, 0, span, part, "why", "لماذا", made
    )


RIGHT = [
    pytest.param("وصل [[الى]] مصر.", "إلى", "الى", "إلى", id="same span"),
    pytest.param("الوحدة [[التابعة وزارة]] الصحة.", "التابعة لوزارة", "وزارة", "لوزارة", id="shorter span"),
    pytest.param("زار [[مصر مصر]] أمس.", "مصر", " مصر", "", id="deletes one of two"),
    pytest.param("قال[[ ،]] ثم خرج.", "،", " ", "", id="deletes the blank before the comma"),
    pytest.param("قال[[ ،]] ثم خرج.", "،", "قال ،", "قال،", id="longer span"),
    pytest.param("[[انقذ]] الجيش.", "أُنقذ", "انقذ", "أنقذ", id="vowel signs do not count"),
    pytest.param("[[جملة زائدة.]] ثم غيرها.", "", "جملة زائدة. ", "", id="deleted with or without the blank"),
    pytest.param("[[لم ينجح]] أحد.", "ما نجح", "لم", "ما نجح", id="the correction to the letter"),
]

WRONG = [
    pytest.param("وصل [[الى]] مصر.", "إلى", "الى", "الي", id="another word"),
    pytest.param("قال[[ ،]] ثم خرج.", "،", "،", "،", id="nothing changed"),
    pytest.param("[[جملة زائدة.]] ثم غيرها.", "", "جملة", "", id="deletes too little"),
    pytest.param("الوحدة [[التابعة وزارة]] الصحة.", "التابعة لوزارة", "وزارة", "الوزارة", id="another clitic"),
]


@pytest.mark.parametrize(("marked", "correction", "part", "suggestion"), RIGHT)
def test_right(marked: str, correction: str, part: str, suggestion: str) -> None:
    text, error = judged(marked, correction)
    assert is_right(text, found(text, part).span, suggestion, error)


@pytest.mark.parametrize(("marked", "correction", "part", "suggestion"), WRONG)
def test_wrong(marked: str, correction: str, part: str, suggestion: str) -> None:
    text, error = judged(marked, correction)
    assert not is_right(text, found(text, part).span, suggestion, error)


def test_any_of_several_corrections_will_do() -> None:
    text, error = judged("القرية [[الواقعة سفح]] الجبل.", "الواقعة على سفح", "الواقعة عند سفح")
    assert is_right(text, found(text, "سفح").span, "عند سفح", error)


def test_first_and_first_three_are_counted_apart() -> None:
    text, error = judged("وصل [[الى]] مصر.", "إلى")
    assert suggestion_counts(text, [error], [found(text, "الى", "إلى")]) == SuggestionCounts(1, 1, 1, 1)
    assert suggestion_counts(text, [error], [found(text, "الى", "آلي", "إلى")]) == SuggestionCounts(1, 1, 0, 1)
    assert suggestion_counts(text, [error], [found(text, "الى", "آ", "ب", "ت", "إلى")]) == SuggestionCounts(1, 1, 0, 0)
    assert suggestion_counts(text, [error], [found(text, "الى")]) == SuggestionCounts(1, 0, 0, 0)


def test_faults_without_correction_and_faults_not_found_are_left_out() -> None:
    text, error = judged("وصل [[الى]] مصر.")
    assert suggestion_counts(text, [error], [found(text, "الى", "إلى")]) == SuggestionCounts()
    text, error = judged("وصل [[الى]] مصر.", "إلى")
    assert suggestion_counts(text, [error], [found(text, "مصر", "إلى")]) == SuggestionCounts()


def test_a_word_inside_a_judged_sentence_is_matched_with_the_word_not_with_the_sentence() -> None:
    text = "في اجتماع لمركز الطوارىء اليوم."
    sentence = ErrorSpan(Span(0, len(text)), Category.GRAMMAR, Severity.MAJOR, text, ("جملة أخرى",))
    word = ErrorSpan(Span(16, 24), Category.SPELLING, Severity.MINOR, "الطوارىء", ("الطوارئ",))
    assert text[16:24] == "الطوارىء"
    counts = suggestion_counts(text, [sentence, word], [found(text, "الطوارىء", "الطوارئ")])
    assert counts == SuggestionCounts(1, 1, 1, 1)
