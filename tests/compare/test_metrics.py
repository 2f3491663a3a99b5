"""BLEU, chrF and TER are sacrebleu's, to the number and to the p-value."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_outputs import DATA_SETS
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

from mt_qa.compare.metrics import FORMULAS, METRICS, default_tokenizer, measured, tokenizer_problem
from mt_qa.compare.outputs import Outputs, outputs_of
from mt_qa.compare.resampling import bootstrapped, interval, paired_tests

TITLES = {"bleu": "BLEU", "chrf": "chrF2", "ter": "TER"}


def outputs_called(name: str) -> Outputs:
    texts, reference = DATA_SETS[name]()
    return outputs_of(texts, references={"reference": reference})


def command_line(name: str, folder: Path, *options: str) -> list[dict[str, Any]]:
    """What sacrebleu's own command line prints."""
    texts, reference = DATA_SETS[name]()
    for title, text in (*texts.items(), ("reference", reference)):
        (folder / title).write_text(text + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", "reference", "-i", *texts, "--format", "json", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


@pytest.mark.parametrize("tokenizer", ["13a", "intl"])
@pytest.mark.parametrize("name", DATA_SETS)
def test_scores_are_those_of_the_command_line(name: str, tokenizer: str, tmp_path: Path) -> None:
    outputs = outputs_called(name)
    printed = command_line(name, tmp_path, "-m", "bleu", "chrf", "ter", "-w", "2", "--tokenize", tokenizer)
    for metric, title in TITLES.items():
        statistic = measured(outputs, metric, tokenizer)
        ours = {system: f"{statistic.score(system):.2f}" for system in outputs.names}
        assert ours == {row["system"]: row[title] for row in printed}
        if metric == "bleu":
            assert f"|tok:{tokenizer}|" in statistic.signature


@pytest.mark.parametrize("name", DATA_SETS)
def test_chrf_with_words_is_that_of_the_command_line(name: str, tmp_path: Path) -> None:
    outputs = outputs_called(name)
    statistic = measured(outputs, "chrf++", "13a")
    printed = command_line(name, tmp_path, "-m", "chrf", "--chrf-word-order", "2", "-w", "2")
    assert {n: f"{statistic.score(n):.2f}" for n in outputs.names} == {row["system"]: row["chrF2++"] for row in printed}


@pytest.mark.parametrize("name", DATA_SETS)
def test_p_values_and_intervals_are_those_of_the_command_line(name: str, tmp_path: Path) -> None:
    outputs = outputs_called(name)
    statistics = [measured(outputs, metric, "13a") for metric in TITLES]
    segments = len(outputs.segments)
    samples = bootstrapped(statistics, segments, 12345, 1000)
    tests = {
        (test.b, TITLES[test.statistic]): test
        for test in paired_tests(statistics, outputs.names, segments, samples, 12345, 2000)
        if test.a == outputs.names[0]
    }
    randomised = command_line(name, tmp_path, "-m", *TITLES, "--paired-ar", "--paired-ar-n", "2000")
    # The command line cannot print its bootstrap of chrF and TER as JSON (2.6.0); this is what it calls.
    named: list[Any] = [(system, outputs.of(place)) for place, system in enumerate(outputs.names)]
    metrics = {"BLEU": BLEU(), "CHRF": CHRF(), "TER": TER()}
    resampled: Any = PairedTest(named, metrics, references=outputs.references, test_type="bs")()[1]
    for metric, title in TITLES.items():
        for row, again in zip(randomised[1:], resampled[title][1:], strict=True):
            test = tests[row["system"], title]
            assert test.p_randomisation == pytest.approx(row[title]["p_value"], abs=1e-9)
            assert test.p_bootstrap == pytest.approx(again.p_value, abs=1e-9)
            low, high = interval(samples[metric][row["system"]])
            assert (high - low) / 2 == pytest.approx(again.ci, abs=0.005)
    assert max(test.p_randomisation for test in tests.values()) > 0.01, "too easy: every p-value is the least there is"


def test_several_references_are_all_used() -> None:
    texts, reference = DATA_SETS["medicine"]()
    both = outputs_of({"a": texts["a"], "b": texts["b"]}, references={"one": reference, "two": texts["c"]})
    lines, references = texts["a"].split("\n"), [reference.split("\n"), texts["c"].split("\n")]
    for name, metric in (("bleu", BLEU()), ("chrf", CHRF()), ("chrf++", CHRF(word_order=2)), ("ter", TER())):
        statistic = measured(both, name, "13a")
        assert statistic.score("a") == pytest.approx(metric.corpus_score(lines, references).score, abs=1e-9)
        assert statistic.signature.startswith("nrefs:2|")


@pytest.mark.parametrize("name", METRICS)
def test_the_formula_is_sacrebleus_for_any_sums(name: str) -> None:
    metric = {"bleu": BLEU(), "chrf": CHRF(), "chrf++": CHRF(word_order=2), "ter": TER()}[name]
    columns = {"bleu": 10, "chrf": 18, "chrf++": 24, "ter": 2}[name]
    sums = np.random.default_rng(1).integers(0, 40, size=(500, columns)).astype(float)
    if name == "bleu":  # no more matches than n-grams, and fewer of longer ones
        sums[:, 6:] = np.sort(sums[:, 6:], axis=1)[:, ::-1]
        sums[:, 2:6] = np.minimum(np.sort(sums[:, 2:6], axis=1)[:, ::-1], sums[:, 6:])
        sums[:50, 4:6] = 0  # exponential smoothing
        sums[50:60, 9] = 0
    sums[60:64] = 0
    expected = [metric._compute_score_from_stats(list(row)).score for row in sums]
    assert FORMULAS[name](sums) == pytest.approx(expected, abs=1e-6)


def test_an_output_that_is_the_reference_has_no_score() -> None:
    texts, reference = DATA_SETS["news"]()
    outputs = outputs_of({"copy": reference + "\n", "a": texts["a"]}, references={"human": reference})
    statistic = measured(outputs, "bleu", "13a")
    assert statistic.absent == {"copy": "the output is the reference human"}
    assert set(statistic.rows) == {"a"}


def test_without_a_reference_every_column_says_so() -> None:
    texts, _ = DATA_SETS["news"]()
    assert set(measured(outputs_of(texts), "bleu", "13a").absent.values()) == {"no reference"}


def test_spbleu_without_its_model_says_so_and_takes_no_other_tokens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SACREBLEU", str(tmp_path))
    assert default_tokenizer() == "13a"
    problem = tokenizer_problem("flores200")
    assert problem is not None
    assert problem.startswith("not installed: ")
    statistic = measured(outputs_called("news"), "bleu", "flores200")
    assert set(statistic.absent.values()) == {problem}
    assert not statistic.rows
