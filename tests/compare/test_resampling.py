"""Draws, p-values and what they may not claim."""

from dataclasses import replace

import numpy as np
import pytest

from mt_qa.compare import resampling
from mt_qa.compare.resampling import bootstrapped, interval, paired_tests
from mt_qa.compare.statistics import Statistic, mean, with_ones


def statistic(**rows: list[float]) -> Statistic:
    return Statistic("value", mean, {name: with_ones(np.array(values)) for name, values in rows.items()})


def p_values(one: Statistic, *, seed: int = 1, trials: int = 2000) -> list[tuple[float, float]]:
    names = list(one.rows)
    segments = len(next(iter(one.rows.values())))
    samples = bootstrapped([one], segments, seed, 500)
    found = paired_tests([one], names, segments, samples, seed, trials)
    return [(test.p_randomisation, test.p_bootstrap) for test in found]


def test_the_same_seed_gives_the_same_and_another_one_another() -> None:
    draws = np.random.default_rng(0)
    one = statistic(a=list(draws.normal(0, 1, 60)), b=list(draws.normal(0.2, 1, 60)))
    assert p_values(one) == p_values(one)
    assert p_values(one) != p_values(one, seed=2)


def test_equal_systems_are_equal() -> None:
    assert p_values(statistic(a=[1, 2, 3, 4], b=[1, 2, 3, 4])) == [(1.0, 1.0)]


def test_one_differing_segment_decides_nothing() -> None:
    """Every trial differs as much as the systems do: sacrebleu, which counts larger ones only, says p = 0.0001."""
    ((p_randomisation, _),) = p_values(statistic(a=[0.0] * 50, b=[0.0] * 49 + [1.0]))
    assert p_randomisation == 1.0


@pytest.mark.parametrize(("differing", "least"), [(0, 1.0), (1, 1.0), (2, 0.5), (5, 0.0625), (30, 1 / 2001)])
def test_few_differing_segments_cannot_show_much(differing: int, least: float) -> None:
    """By sacrebleu's rule too, which sees no trial that is larger here."""
    a, b = [0.0] * 60, [1.0] * differing + [0.0] * (60 - differing)
    strict = replace(statistic(a=a, b=b), strict=True)
    assert p_values(strict)[0][0] == pytest.approx(least)


def test_a_clear_difference_is_clear() -> None:
    ((p_randomisation, p_bootstrap),) = p_values(statistic(a=[0.0] * 40, b=[1.0, 0.5] * 20))
    assert p_randomisation < 0.001
    assert p_bootstrap < 0.01


def test_false_claims_are_as_rare_as_the_level_says() -> None:
    draws = np.random.default_rng(7)
    claims = [
        p_values(statistic(a=list(draws.poisson(0.3, 80)), b=list(draws.poisson(0.3, 80))), trials=300)[0][0] < 0.05
        for _ in range(200)
    ]
    assert sum(claims) <= 20  # 10 expected; 20 or more by chance once in 500


@pytest.mark.parametrize("at_once", [32, 256])
def test_draws_do_not_depend_on_how_many_are_made_at_once(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    draws = np.random.default_rng(3)
    one = statistic(a=list(draws.normal(0, 1, 33)), b=list(draws.normal(0.3, 1, 33)))
    usual = p_values(one)
    monkeypatch.setattr(resampling, "AT_ONCE", at_once)
    assert p_values(one) == usual


def test_an_interval_leaves_out_a_fortieth_at_each_end() -> None:
    assert interval(np.arange(1000.0)) == (25.0, 974.0)


def test_progress_counts_trials() -> None:
    one = statistic(a=[0.0, 1.0], b=[1.0, 0.0])
    told: list[tuple[int, int]] = []
    paired_tests(
        [one], ["a", "b"], 2, bootstrapped([one], 2, 1, 100), 1, 3000, lambda done, total: told.append((done, total))
    )
    assert told == [(1024, 3000), (2048, 3000), (3000, 3000)]
