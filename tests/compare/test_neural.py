"""Neural metrics stand in the same table as the others, or say why they have no number."""

from pathlib import Path

import pytest

from mt_qa import service
from mt_qa.compare.neural import neural_metrics
from mt_qa.compare.outputs import Outputs, outputs_of
from mt_qa.core import InputError

TEXTS = {"a": "وصل الوزير أمس\nغادر المدينة", "b": "وصل الوزير\nغادر الوزير المدينة أمس"}
SOURCE = "the minister arrived\nleft town"


def outputs(*, source: bool = True, reference: bool = True) -> Outputs:
    references = {"r": "وصل أمس الوزير\nغادر"} if reference else {}
    return outputs_of(TEXTS, source=SOURCE if source else None, references=references)


def test_without_weights_every_family_says_so() -> None:
    statistics, remarks = neural_metrics(outputs(), {})
    assert [statistic.name for statistic in statistics] == ["comet", "metricx"]
    assert {reason for statistic in statistics for reason in statistic.absent.values()} == {"no weights"}
    assert not remarks


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    (comet, _), remarks = neural_metrics(outputs(), {"comet": str(tmp_path)})
    assert "has no hparams.yaml" in comet.absent["a"]
    assert "has no hparams.yaml" in remarks[0].english


def test_an_unknown_metric_is_refused() -> None:
    with pytest.raises(InputError, match="no neural metric is called 'bleurt'; there are comet, metricx"):
        neural_metrics(outputs(), {"bleurt": "x"})


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    pytest.importorskip("torch")
    import sys

    sys.path.insert(0, str(Path(__file__).parents[1] / "backends"))
    from tiny_models import save_comet, save_metricx

    from mt_qa.backends.metricx import SCORE_PIECE

    folder = tmp_path_factory.mktemp("weights")
    return {
        "comet": str(save_comet(folder / "comet", "regression_metric")),
        "metricx": str(save_metricx(folder / "metricx", vocabulary=SCORE_PIECE + 1)),
    }


def test_both_families_are_measured_and_tested(weights: dict[str, str]) -> None:
    told: list[tuple[str, int, int]] = []
    comparison = service.compare(
        outputs(), neural=weights, progress=lambda what, done, total: told.append((what, done, total))
    )
    for system in comparison.systems:
        for metric in ("comet", "metricx"):
            score = system.metrics[metric]
            assert score.score is not None
            assert score.signature.startswith(f"{metric}:")
            assert score.low is not None
            assert score.high is not None
            assert score.low <= score.score <= score.high
    assert {pair.metric for pair in comparison.pairs} >= {"comet", "metricx", "bleu", "score"}
    assert ("comet", 4, 4) in told
    assert comparison.segments[0].outputs[0].metrics["comet"] != comparison.segments[1].outputs[0].metrics["comet"]


def test_what_a_metric_needs_and_does_not_get_is_told(weights: dict[str, str]) -> None:
    (comet, metricx), _ = neural_metrics(outputs(source=False), weights)
    assert set(comet.absent.values()) == set(metricx.absent.values()) == {"no source"}
    (comet, metricx), _ = neural_metrics(outputs(reference=False), weights)
    assert set(comet.absent.values()) == {"no reference"}
    assert not metricx.absent
