"""Evaluation from a gold file to figures and to text."""

import json
from pathlib import Path

import pytest

from mt_qa.core import InputError
from mt_qa.evaluation.evaluate import Evaluation, evaluate
from mt_qa.evaluation.tables import render, table

GARBLED = "وصل الوزير إلى إلى العاصمة.\nوعقد اجتماعا مع الحاكم."
"""One doubled word, which the check doubled-word finds, and a clean line."""


def span(text: str, part: str, **rest: object) -> dict[str, object]:
    start = text.index(part)
    return {"start": start, "end": start + len(part), "severity": "minor", **rest}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    judged = [
        span(GARBLED, "إلى إلى", category="linguistic-conventions/grammar", suggestions=["إلى"], tier="must"),
        span(GARBLED, "الحاكم", category="accuracy/mistranslation", suggestions=["المحافظ"], tier="could"),
    ]
    records = [
        {"id": "a", "target": GARBLED, "gold": judged},
        {"id": "b", "target": "سقط المطر أمس على المدينة.", "source": "It rained.", "gold": []},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def named(evaluation: Evaluation, rows: str) -> dict[str, tuple[int, int, int]]:
    return {group.name: (group.gold, group.found, group.named) for group in getattr(evaluation, rows)}


def test_counts(gold: Path) -> None:
    result = evaluate(gold)
    assert (result.name, result.documents, result.segments, result.words, result.gold) == ("gold.jsonl", 2, 3, 14, 2)
    assert result.findings == 1
    assert result.findings_per_1000_words == pytest.approx(1000 / 14)
    assert named(result, "by_tier") == {"must": (1, 1, 1), "could": (1, 0, 0)}
    assert named(result, "by_category") == {
        "linguistic-conventions/grammar": (1, 1, 1),
        "accuracy/mistranslation": (1, 0, 0),
    }
    assert named(result, "by_dimension") == {"linguistic-conventions": (1, 1, 1), "accuracy": (1, 0, 0)}
    assert [(g.name, g.findings, g.right) for g in result.by_check] == [("doubled-word", 1, 1)]
    assert result.suggestions.to_dict() == {"matched": 1, "offered": 1, "top_1": 1.0, "top_3": 1.0}
    assert result.ours.overlap == pytest.approx((1, 1 / 2, 2 / 3))
    assert result.ours.error_free == pytest.approx((1 / 2, 1, 2 / 3))
    assert [system.system for system in result.systems[1:]] == [
        "flag nothing",
        "flag everything",
        "random 10 % of words",
    ]


def test_sources_can_be_ignored(gold: Path) -> None:
    assert evaluate(gold).signature.endswith("source:full+none")
    assert evaluate(gold, use_source=False).signature.endswith("source:none")


def test_the_signature_changes_with_the_gold(gold: Path) -> None:
    before = evaluate(gold).signature
    gold.write_text(gold.read_text(encoding="utf-8").replace('"minor"', '"major"'), encoding="utf-8")
    assert evaluate(gold).signature != before


def test_json_holds_what_the_object_holds(gold: Path) -> None:
    result = evaluate(gold)
    data = json.loads(json.dumps(result.to_dict()))
    assert data["schema"] == "mt-qa/evaluation/1"
    assert data["systems"][0]["system"] == "mt-qa"
    assert data["systems"][0]["overlap"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}
    assert data["by_tier"][0] == {"name": "could", "gold": 1, "found": 0, "named": 0, "findings": 0, "right": 0}
    assert data["signature"] == result.signature


def test_the_text_shows_every_table_and_ends_with_the_signature(gold: Path) -> None:
    result = evaluate(gold)
    text = render(result)
    for expected in ("WMT25", "WMT23", "mpp+severity", "overlap", "error-free", "flag everything", "per 1,000 words"):
        assert expected in text
    for title in ("Tier", "Dimension", "Category", "Check"):
        assert f"\n{title} " in text
    assert "the first is right in 1 (100.0 %)" in text
    assert text.rstrip("\n").splitlines()[-1] == result.signature
    assert max(len(line) for line in text.splitlines()[:-1]) <= 120


def test_a_gold_file_without_findings_or_judgements_is_rendered(tmp_path: Path) -> None:
    path = tmp_path / "clean.jsonl"
    path.write_text('{"id": 1, "target": "سقط المطر أمس على المدينة.", "gold": []}', encoding="utf-8")
    result = evaluate(path)
    assert (result.gold, result.findings, result.ours.overlap) == (0, 0, (1, 1, 1))
    assert "Tier" not in render(result)


def test_a_broken_gold_file_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "a", "target": "نص", "gold": [{"start": 0}]}', encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.jsonl:1"):
        evaluate(path)


def test_a_table_is_as_wide_as_its_cells() -> None:
    assert table(["a", "b"], [["long name", "1"], ["x", "1000"]]) == "a             b\nlong name     1\nx          1000"
