"""The comparison as a whole: known qualities are told apart, equal ones are not, and scores are a review's."""

from collections.abc import Callable

import pytest
from made_outputs import medicine, news, three_qualities, with_reference

from mt_qa import service
from mt_qa.compare.comparing import Options
from mt_qa.compare.outputs import outputs_of
from mt_qa.compare.result import Comparison
from mt_qa.core import Category, InputError, Severity
from mt_qa.evaluation.damage import damaged

DOMAINS: dict[str, Callable[[], str]] = {"news": news, "medicine": medicine}
ARTICLE = "وصل الوزير إلى العاصمة أمس.\nوقال إن الخطة جاهزة."
GARBLED = "وصل الوزير إلى إلى العاصمة أمس.\nوقال إن الخطة جاهزة."


def said(comparison: Comparison) -> list[str]:
    assert all(remark.arabic for remark in comparison.remarks)
    return [remark.english for remark in comparison.remarks]


@pytest.fixture(scope="module", params=DOMAINS)
def qualities(request: pytest.FixtureRequest) -> Comparison:
    """Clean, a tenth of the words damaged, three tenths: without reference and without source."""
    return service.compare(three_qualities(DOMAINS[request.param]()))


def test_three_known_qualities_are_ranked_rightly_and_significantly(qualities: Comparison) -> None:
    assert [system.name for system in qualities.systems] == ["clean", "tenth", "third"]
    assert [system.cluster for system in qualities.systems] == [1, 2, 3]
    winners = {frozenset((pair.a, pair.b)): pair.winner for pair in qualities.pairs if pair.metric == "score"}
    assert winners == {
        frozenset(("clean", "tenth")): "clean",
        frozenset(("clean", "third")): "clean",
        frozenset(("tenth", "third")): "tenth",
    }


def test_rates_and_counts_follow_the_quality(qualities: Comparison) -> None:
    rates = [system.quality.error_free_rate for system in qualities.systems]
    counts = [sum(system.quality.findings.values()) for system in qualities.systems]
    assert rates == sorted(rates, reverse=True)
    assert counts == sorted(counts)
    for system in qualities.systems:
        assert sum(system.quality.distribution) == sum(system.quality.buckets) == len(qualities.segments)
        assert sum(system.quality.severities.values()) == sum(system.quality.findings.values())


def test_equal_systems_show_no_significant_difference() -> None:
    comparison = service.compare(outputs_of({"a": news(), "b": news()}, separate_lines=True))
    assert {pair.winner for pair in comparison.pairs} == {""}
    assert {pair.p_value for pair in comparison.pairs} == {1.0}
    assert {system.cluster for system in comparison.systems} == {1}
    assert "a and b are the same text to the letter" in said(comparison)


def test_outputs_damaged_alike_show_no_significant_difference() -> None:
    texts = {"one": damaged(news(), 0.1, 11), "other": damaged(news(), 0.1, 12)}
    comparison = service.compare(outputs_of(texts, separate_lines=True))
    assert {pair.winner for pair in comparison.pairs if pair.metric == "score"} == {""}


def test_the_score_of_one_article_is_that_of_its_review() -> None:
    comparison = service.compare(outputs_of({"a": ARTICLE, "b": GARBLED}))
    for name, text in (("a", ARTICLE), ("b", GARBLED)):
        score = comparison.system(name).quality.score.score
        assert score is not None
        assert round(score, 1) == service.review(text).score


def test_a_finding_of_one_output_is_shown_as_its_own() -> None:
    comparison = service.compare(outputs_of({"a": ARTICLE, "b": GARBLED}))
    clean, garbled = comparison.segments[0].outputs
    assert not clean.findings
    assert [garbled.findings[number].text for number in garbled.alone] == ["إلى إلى"]
    both = service.compare(outputs_of({"a": GARBLED, "b": GARBLED.replace("أمس", "اليوم")}))
    assert [output.alone for output in both.segments[0].outputs] == [(), ()]


def test_an_empty_output_is_a_critical_fault_and_said() -> None:
    comparison = service.compare(outputs_of({"a": ARTICLE, "b": ARTICLE.split("\n")[0] + "\n\n"}))
    missing = comparison.segments[1].outputs[1]
    assert missing.missing
    assert missing.score == 0.0
    assert comparison.system("b").quality.critical_rate == 0.5
    assert comparison.system("b").quality.severities == {Severity.CRITICAL: 1}
    assert comparison.system("b").quality.findings == {Category.MISSING_TEXT: 1}
    assert comparison.system("b").quality.score.score == 0.0
    assert "b: 1 of 2 outputs are empty; each counts as a critical fault" in said(comparison)


def test_an_output_in_another_language_is_refused() -> None:
    english = "The minister arrived in the capital.\nHe said that the plan is ready."
    with pytest.raises(InputError, match="b: the text is not Arabic"):
        service.compare(outputs_of({"a": ARTICLE, "b": english}))


def test_single_outputs_in_another_language_are_said() -> None:
    mixed = ARTICLE.split("\n")[0] + "\nHe said that the plan is ready for them."
    comparison = service.compare(outputs_of({"a": ARTICLE, "b": mixed}))
    assert "b: 1 of 2 outputs are not in Arabic (the first in segment 2)" in said(comparison)


def test_a_reference_that_is_an_output_gives_it_no_metric() -> None:
    comparison = service.compare(outputs_of({"a": ARTICLE, "b": GARBLED}, references={"human": ARTICLE}))
    assert "a is the reference human to the letter: no metric is given for it" in said(comparison)
    assert comparison.system("a").metrics["bleu"].to_dict() == {
        "score": None,
        "reason": "the output is the reference human",
    }
    assert not [pair for pair in comparison.pairs if pair.metric == "bleu"]


def test_ranking_by_what_was_not_measured_is_refused() -> None:
    outputs = outputs_of({"a": ARTICLE, "b": GARBLED})
    with pytest.raises(InputError, match="a has no bleu to be ranked by: no reference"):
        service.compare(outputs, options=Options(ranked_by="bleu"))
    with pytest.raises(InputError, match="nothing called 'blue' was measured"):
        service.compare(outputs, options=Options(ranked_by="blue"))


def test_systems_can_be_ranked_by_a_metric() -> None:
    texts, reference = with_reference(medicine())
    outputs = outputs_of(texts, references={"human": reference}, separate_lines=True)
    comparison = service.compare(outputs, options=Options(metrics=("ter",), ranked_by="ter"))
    scores = [system.metrics["ter"].score or 0 for system in comparison.systems]
    assert scores == sorted(scores)
    assert comparison.ranked_by == "ter"


def test_too_few_trials_for_so_many_tests_are_said() -> None:
    outputs = outputs_of({"a": ARTICLE, "b": GARBLED})
    comparison = service.compare(outputs, options=Options(trials=20))
    assert any("ask for more" in warning for warning in said(comparison))


def test_every_part_of_the_work_is_told() -> None:
    told: dict[str, tuple[int, int]] = {}
    service.compare(
        outputs_of({"a": ARTICLE, "b": GARBLED}, references={"r": "وصل الوزير.\nوقال."}),
        progress=lambda what, done, total: told.update({what: (done, total)}),
    )
    assert told["review"] == (4, 4)
    assert told["trials"][0] == told["trials"][1]
    assert {"metrics", "intervals", "segments"} <= set(told)
