"""Doubtful findings are raised where many kinds of fault stand together, and nowhere else."""

from mt_qa.core import Category, Evidence, Finding, Severity, Span, Suggestion
from mt_qa.corroboration import MANY_KINDS, RAISED, SOME_KINDS, corroborated

WORDS = 100


def findings(category: Category, checks: int, confidence: float, each: int = 1) -> list[Finding]:
    """So many checks of one category with so many findings each."""
    return [
        Finding(
            f"{category.value}-{i % checks}",
            category,
            Severity.MINOR,
            confidence,
            Evidence.RULE,
            0,
            Span(10 * i, 10 * i + 4),
            "نص",
            "",
            "",
            (Suggestion("نصوص", confidence),),
        )
        for i in range(checks * each)
    ]


def test_many_kinds_of_slips_bear_each_other_out() -> None:
    company = corroborated(findings(Category.SPELLING, MANY_KINDS, 0.4), WORDS)
    assert {finding.confidence for finding in company} == {RAISED}
    assert {suggestion.confidence for finding in company for suggestion in finding.suggestions} == {RAISED}


def test_fewer_kinds_do_where_one_is_not_a_slip_of_spelling_or_punctuation() -> None:
    slips = findings(Category.SPELLING, SOME_KINDS - 1, 0.4, each=2)
    assert corroborated(slips, WORDS) == tuple(slips)
    grammar = findings(Category.GRAMMAR, 1, 0.9)
    assert {finding.confidence for finding in corroborated([*slips, *grammar], WORDS)} == {RAISED, 0.9}


def test_many_slips_of_one_kind_are_a_habit() -> None:
    habit = [*findings(Category.PUNCTUATION, 1, 0.4, each=20), *findings(Category.SPELLING, MANY_KINDS, 0.9)]
    assert corroborated(habit, WORDS) == tuple(habit)


def test_a_few_slips_in_a_long_article_are_no_company() -> None:
    few = findings(Category.SPELLING, MANY_KINDS, 0.4)
    assert corroborated(few, 10 * WORDS) == tuple(few)


def test_what_is_less_than_doubtful_neither_counts_nor_rises() -> None:
    faint = findings(Category.SPELLING, 1, 0.3)
    company = corroborated([*findings(Category.PUNCTUATION, MANY_KINDS - 1, 0.4), *faint], WORDS)
    assert {finding.confidence for finding in company} == {0.3, 0.4}


def test_a_text_without_findings_stays_without() -> None:
    assert corroborated([], 0) == ()
