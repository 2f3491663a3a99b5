"""The measure of exchanged quantities: swaps are made where source and target agree, and judged by what was written."""

from mt_qa.evaluation.parallel import shown
from mt_qa.evaluation.swapped_quantities import CHECKS, swaps
from mt_qa.registry import find_check

SOURCE = "On 5 March 2019 the company bought 45 trucks for $30 million and drove them 120 miles to the port."
TARGET = "اشترت الشركة في 5 مارس 2019 نحو 45 شاحنة مقابل 30 مليون دولار، وقادتها 120 ميلا إلى الميناء."


def test_each_kind_is_swapped_once_and_the_span_is_the_wrong_quantity() -> None:
    made = list(swaps(SOURCE, TARGET))
    assert [swap.how for swap in made] == ["number", "unit", "currency", "month"]
    for swap in made:
        assert swap.target != TARGET
        assert swap.right in TARGET


def test_a_swap_is_found_and_the_untouched_translation_is_silent() -> None:
    checks = [find_check(name) for name in CHECKS]
    for swap in swaps(SOURCE, TARGET):
        assert any(finding.span.overlaps(swap.span) for finding in shown(swap.source, swap.target, checks)), swap.how
    assert shown(SOURCE, TARGET, checks) == []


def test_a_quantity_that_the_source_lacks_is_not_swapped() -> None:
    assert list(swaps("The company bought trucks.", TARGET)) == []
