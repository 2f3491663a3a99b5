"""Correlations against scipy's, and baselines that cannot be mistaken for knowledge."""

import numpy as np
import pytest
from scipy import stats

from mt_qa.evaluation.human_scores import correlation, correlations, kendall, pearson, ranks, rendered

DRAWS = np.random.default_rng(4)
FIRST = DRAWS.normal(size=80).round(1)
SECOND = (FIRST + DRAWS.normal(size=80)).round(0)


def test_correlations_are_scipys_ties_and_all() -> None:
    assert pearson(FIRST, SECOND) == pytest.approx(stats.pearsonr(FIRST, SECOND).statistic)
    assert pearson(ranks(FIRST), ranks(SECOND)) == pytest.approx(stats.spearmanr(FIRST, SECOND).statistic)
    assert kendall(FIRST, SECOND) == pytest.approx(stats.kendalltau(FIRST, SECOND).statistic)
    assert list(ranks(np.array([3.0, 1.0, 3.0]))) == [2.5, 1.0, 2.5]


def test_what_never_changes_correlates_with_nothing() -> None:
    assert pearson(np.ones(5), np.arange(5.0)) == 0.0
    assert kendall(np.ones(5), np.arange(5.0)) == 0.0


def test_an_interval_holds_the_correlation() -> None:
    found = correlation("x", FIRST, SECOND)
    assert found.low < found.spearman < found.high


def test_every_score_is_measured() -> None:
    records = [
        {
            "mt_text": text,
            "source_text": "He came.",
            "score": score,
            "flores_arz_reference": "وصل الوزير أمس.",
            "flores_arb_reference": "وصل الوزير أمس.",
        }
        for text, score in (("وصل الوزير أمس.", 1.0), ("وصل إلى إلى الوزير.", 0.0), ("وصل وصل إلى إلى", -1.0))
    ]
    found = {c.name: c for c in correlations(records)}
    assert len(found) == 6
    assert found["our score, without source"].spearman > 0.9
    assert "our score, with source" in rendered(list(found.values()))
