"""The measure of exchanged names: swaps are made where the source has the name, and judged by the right name."""

from mt_qa.core import Finding
from mt_qa.evaluation.parallel import shown
from mt_qa.evaluation.swapped_names import CHECKS, is_right, swaps
from mt_qa.registry import find_check

SOURCE = "The president of Kenya met experts from the World Health Organization in Nairobi."
TARGET = "التقى رئيس كينيا خبراء من منظمة الصحة العالمية في نيروبي."


def findings(source: str, target: str) -> list[Finding]:
    return shown(source, target, [find_check(name) for name in CHECKS])


def test_each_kind_is_swapped_once_and_the_span_is_the_wrong_name() -> None:
    made = list(swaps(SOURCE, TARGET))
    assert {"nation", "organisation", "listed"} <= {swap.how for swap in made}
    assert len({swap.how for swap in made}) == len(made)
    for swap in made:
        assert swap.target != TARGET
        assert swap.span.of(swap.target) not in TARGET


def test_a_swap_is_found_and_rightly_corrected() -> None:
    for swap in swaps(SOURCE, TARGET):
        (finding,) = findings(swap.source, swap.target)
        assert finding.span.overlaps(swap.span)
        assert is_right(swap, finding), swap.how


def test_the_untouched_translation_is_silent() -> None:
    assert findings(SOURCE, TARGET) == []


def test_a_name_that_the_source_lacks_is_not_swapped() -> None:
    assert list(swaps("The president met experts.", TARGET)) == []
