"""The recipe of data/stray_weights.tsv."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mt_qa.training.strays import fitted, judged_rows

TARGET = (
    "أعلنت نقابة طياري الشحن الجوي الليلي الإضراب يوم الاثنين.\nوقالت نقابة طياري الشحن الجوي الليلي إنها رفضت العرض.\n"
    "وطالب رئيس نقابة مناديل الشحن الجوي الليلي بالوساطة.\nوقال رئيس هيئة المطارات إنه متفائل."
)


def test_the_weights_are_those_that_make_the_data_likely() -> None:
    generator = np.random.default_rng(7)
    traces = np.column_stack([np.ones(4000), generator.normal(size=(4000, 2))])
    odds = 1 / (1 + np.exp(-(traces @ np.array([-1.0, 2.0, 0.0]))))
    weights = fitted(traces, (generator.random(4000) < odds).astype(float))
    assert weights == pytest.approx([-1.0, 2.0, 0.0], abs=0.15)


def test_right_is_the_phrase_that_was_judged_and_means_the_right_body(tmp_path: Path) -> None:
    start = TARGET.index("نقابة مناديل")
    judged = {"start": start, "end": start + 31, "category": "terminology/wrong-term"}
    record = {"id": "one", "target": TARGET, "gold": [{**judged, "suggestions": ["نقابة طياري الشحن الجوي الليلي"]}]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    rows = list(judged_rows(path))
    assert [row.judged for row in rows if row.right] == [start]
    assert {row.article for row in rows} == {"one"}
