"""Doubtful findings are raised where many different checks have found something, and nowhere else."""

from mt_qa.core import Category, Evidence, Finding, Severity, Span
from mt_qa.corroboration import LEAST_CHECKS, RAISED, corroborated


def findings(checks: int, confidence: float, each: int = 1) -> list[Finding]:
    return [
        Finding(
            f"check-{i % checks}",
            Category.SPELLING,
            Severity.MINOR,
            confidence,
            Evidence.RULE,
            0,
            Span(10 * i, 10 * i + 4),
            "نص",
            "",
            "",
        )
        for i in range(checks * each)
    ]


def confidences(found: tuple[Finding, ...]) -> set[float]:
    return {finding.confidence for finding in found}


def test_many_different_checks_bear_each_other_out() -> None:
    assert confidences(corroborated(findings(LEAST_CHECKS, 0.4), words=150)) == {RAISED}


def test_many_slips_of_one_kind_are_a_habit() -> None:
    assert confidences(corroborated(findings(2, 0.4, each=20), words=150)) == {0.4}


def test_a_few_slips_in_a_long_article_are_no_company() -> None:
    assert confidences(corroborated(findings(LEAST_CHECKS, 0.4), words=1500)) == {0.4}


def test_what_is_sure_stays_as_sure_as_it_was() -> None:
    found = findings(LEAST_CHECKS, 0.95)
    assert corroborated(found, words=100) == tuple(found)


def test_guesses_are_neither_signs_nor_raised() -> None:
    guesses = findings(LEAST_CHECKS, 0.2)
    assert confidences(corroborated(guesses, words=100)) == {0.2}
    company = corroborated([*guesses, *findings(LEAST_CHECKS, 0.9)], words=100)
    assert confidences(company) == {0.2, 0.9}


def test_no_findings() -> None:
    assert corroborated([], words=0) == ()
