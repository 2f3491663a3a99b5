"""Recall by error type: what counts as found, as mended and as a finding elsewhere."""

from typing import Any

import pytest

from mt_qa.evaluation.fasih import Tally, main, tally
from mt_qa.registry import find_check

CHECKS = [find_check("missing-hamza"), find_check("alef-maqsura")]


def record(source: str, wrong: str, right: str, error_type: str = "hamza") -> dict[str, Any]:
    start = source.index(wrong)
    spans = [{"start": start, "end": start + len(wrong), "correction": right}]
    return {"source": source, "target": source.replace(wrong, right), "error_type": error_type, "spans": spans}


def test_a_fault_found_and_mended() -> None:
    ours = tally([record("وصل الوفد الى المدينة.", "الى", "إلى")], CHECKS, 0.5)["hamza"]
    assert (ours.sentences, ours.found, ours.mended, ours.elsewhere, ours.on_right_side) == (1, 1, 1, 0, 0)


def test_a_correction_with_the_mark_behind_it_counts() -> None:
    ours = tally([record("جاء وفد من اسبانيا.", "اسبانيا.", "إسبانيا.")], CHECKS, 0.5)["hamza"]
    assert ours.mended == 1


def test_a_fault_missed_and_a_finding_elsewhere_on_both_sides() -> None:
    ours = tally([record("وصل الوفد فى المساء أمس.", "أمس", "اليوم", "wording")], CHECKS, 0.5)["wording"]
    assert (ours.found, ours.elsewhere, ours.on_right_side) == (0, 1, 1)
    assert ours.missed
    assert "not found" in ours.missed[0]


def test_a_finding_below_the_limit_does_not_count() -> None:
    assert tally([record("وصل الوفد الى المدينة.", "الى", "إلى")], CHECKS, 0.99)["hamza"].found == 0


def test_a_missing_word_is_the_gap_where_it_should_stand() -> None:
    gap = {
        "source": "ذهب فى.",
        "target": "ذهب هو فى.",
        "error_type": "gap",
        "spans": [{"start": 4, "end": 4, "correction": "هو"}],
    }
    assert tally([gap], CHECKS, 0.5)["gap"].found == 1


def test_an_empty_tally_has_a_line() -> None:
    assert "0.00" in Tally().line("hamza")


def test_without_corpora_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("mt_qa.evaluation.fasih.corpora_folder", lambda: None)
    assert main([]) == 2
    assert "MT_QA_CORPORA" in capsys.readouterr().err
