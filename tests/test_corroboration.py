"""Doubtful findings rise where many kinds of fault stand together; a slip on its own is put down, or told once."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mt_qa.core import Category, Evidence, Finding, Severity, Span, Suggestion
from mt_qa.corroboration import FAMILY, GARBLED, PASSAGE, PUT_DOWN, RAISED, STANDS_FOR_MANY, TOGETHER, corroborated
from mt_qa.knowledge.slip_reports import HABIT, SHORT_PARAGRAPH
from mt_qa.registry import all_checks

WORDS = 100
SPARSE = 1000


def findings(category: Category, checks: int, confidence: float, each: int = 1, gap: int = 100) -> list[Finding]:
    """So many checks of one category with so many findings each, `gap` apart and each in a segment of its own."""
    return [
        Finding(
            f"{category.value}-{i % checks}",
            category,
            Severity.MINOR,
            confidence,
            Evidence.RULE,
            i,
            Span(gap * i, gap * i + 4),
            "نص",
            "A slip.",
            "هفوة.",
            (Suggestion("نصوص", confidence),),
        )
        for i in range(checks * each)
    ]


def confidences(weighed: Sequence[Finding]) -> list[float]:
    return [finding.confidence for finding in weighed]


GRAMMAR = findings(Category.GRAMMAR, 1, 0.9)


@pytest.mark.parametrize(("length", "kinds"), GARBLED.items())
def test_many_kinds_close_together_bear_each_other_out(length: int, kinds: int) -> None:
    slips = findings(Category.SPELLING, kinds - 1, 0.4, gap=length // kinds)
    assert confidences(corroborated([*GRAMMAR, *slips], WORDS)) == [0.9, *[RAISED] * (kinds - 1)]
    raised = corroborated([*GRAMMAR, *slips], WORDS)[1:]
    assert {suggestion.confidence for finding in raised for suggestion in finding.suggestions} == {RAISED}
    fewer = (*GRAMMAR, *slips[1:])
    assert corroborated(fewer, WORDS) == fewer


def test_the_same_far_apart_do_not() -> None:
    scattered = (*GRAMMAR, *findings(Category.SPELLING, 6, 0.4, gap=PASSAGE // 3))
    assert corroborated(scattered, SPARSE) == scattered


def test_a_garbled_passage_is_one_in_a_long_article_too_and_raises_nothing_elsewhere() -> None:
    slips = findings(Category.SPELLING, 4, 0.4)
    far = replace(slips[0], span=Span(9 * PASSAGE, 9 * PASSAGE + 4), segment=99)
    assert confidences(corroborated([*GRAMMAR, *slips, far], SPARSE)) == [0.9, *[RAISED] * 4, 0.4]


def test_slips_of_people_alone_are_not_garbled() -> None:
    slips = tuple(findings(Category.SPELLING, 9, 0.4))
    assert corroborated(slips, WORDS) == slips


def test_checks_of_one_family_are_one_kind() -> None:
    slips = findings(Category.SPELLING, 4, 0.4)
    hamza = [check for check, family in FAMILY.items() if family == FAMILY["missing-hamza"]][:4]
    family = (*GRAMMAR, *(replace(slip, check=check) for slip, check in zip(slips, hamza, strict=True)))
    assert RAISED in confidences(corroborated([*GRAMMAR, *slips], WORDS))
    assert corroborated(family, WORDS) == family


def test_every_check_of_a_family_exists() -> None:
    assert set(FAMILY) <= {check.name for check in all_checks()}


def test_many_slips_of_one_kind_are_a_habit() -> None:
    habit = findings(Category.PUNCTUATION, 1, 0.4, each=20, gap=20)
    several = (*GRAMMAR, *sorted([*habit, *findings(Category.SPELLING, 4, 0.4)], key=lambda slip: slip.span))
    assert corroborated(several, WORDS) == several


def test_what_is_less_than_doubtful_neither_counts_nor_rises() -> None:
    faint = findings(Category.SPELLING, 4, 0.3)
    assert corroborated([*GRAMMAR, *faint], WORDS) == (*GRAMMAR, *faint)


def test_a_text_without_findings_stays_without() -> None:
    assert corroborated([], 0) == ()


def test_a_slip_far_from_any_other_is_put_down_and_its_suggestion_is_not() -> None:
    (only,) = corroborated(findings(Category.SPELLING, 1, 0.9), WORDS)
    assert only.confidence == PUT_DOWN
    assert only.suggestions[0].confidence == 0.9
    scattered = findings(Category.SPELLING, 2, 0.9, each=3)
    assert set(confidences(corroborated(scattered, SPARSE))) == {PUT_DOWN}
    assert set(confidences(corroborated(scattered, WORDS))) == {0.9}


def test_slips_of_one_paragraph_stand_by_each_other() -> None:
    together = [replace(slip, segment=7) for slip in findings(Category.SPELLING, TOGETHER, 0.9)]
    assert corroborated(together, SPARSE) == tuple(together)
    assert set(confidences(corroborated(together[1:], SPARSE))) == {PUT_DOWN}


def test_a_text_too_short_to_tell_keeps_its_slip() -> None:
    only = tuple(findings(Category.SPELLING, 1, 0.9))
    assert corroborated(only, SHORT_PARAGRAPH) == only


@pytest.mark.parametrize(
    "kept",
    [
        {"category": Category.GRAMMAR},
        {"severity": Severity.MAJOR},
        {"evidence": Evidence.DOCUMENT},
        {"confidence": HABIT},
        {"confidence": 0.4},
    ],
)
def test_what_is_no_slip_of_one_place_is_not_put_down(kept: dict[str, object]) -> None:
    (only,) = findings(Category.SPELLING, 1, 0.9)
    finding = replace(only, **kept)  # type: ignore[arg-type]
    assert corroborated([finding], SPARSE) == (finding,)


def test_a_habit_is_surer_than_what_may_be_put_down() -> None:
    assert HABIT >= STANDS_FOR_MANY


def test_slips_of_one_kind_alone_are_told_once() -> None:
    first, *others = corroborated(findings(Category.SPELLING, 1, 0.9, each=6), WORDS)
    assert first.confidence == 0.9
    assert "6 slips of this kind" in first.message
    assert "6" in first.message_ar
    assert set(confidences(others)) == {PUT_DOWN}
    assert {finding.message for finding in others} == {"A slip."}


def test_slips_of_one_kind_among_others_are_all_shown() -> None:
    mixed = [*findings(Category.SPELLING, 1, 0.9, each=6), *findings(Category.GRAMMAR, 3, 0.9)]
    assert corroborated(mixed, WORDS) == tuple(mixed)
