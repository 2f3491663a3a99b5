"""Kinds of segments, and what a system says too often."""

import json
from pathlib import Path

import pytest

from mt_qa import service
from mt_qa.compare.ngrams import all_overused
from mt_qa.compare.outputs import outputs_of
from mt_qa.compare.result import Comparison
from mt_qa.formats.compared_texts import read_outputs

SHORT = "وصل الوزير أمس."
LONG = "وقال الوزير إن الخطة التي أعلنت أمس جاهزة وإن العمل بها يبدأ في الأسبوع المقبل في جميع المدن الكبرى."
NUMBER = "وبلغ عدد الحاضرين 250 شخصا."
NAMED = "ثم زار الوفد كازاخستان."
QUOTED = "وقال: «الخطة جاهزة»."


def by_slice(comparison: Comparison) -> dict[tuple[str, str], int]:
    return {(each.by, each.value): each.segments for each in comparison.slices}


def test_segments_are_sliced_by_what_they_hold() -> None:
    text = "\n".join((SHORT, LONG, NUMBER, NAMED, QUOTED, SHORT))
    comparison = service.compare(outputs_of({"a": text, "b": text.replace("إن الخطة التي", "إن إن الخطة التي")}))
    counts = by_slice(comparison)
    assert counts["length", "0–10"] == 5
    assert counts["length", "11–20"] == 1
    assert counts["numbers", "with"] == 1
    assert counts["names", "with"] == 1
    assert counts["quotations", "with"] == 1
    assert counts["position", "beginning"] == counts["position", "middle"] == counts["position", "end"] == 2
    named = next(each for each in comparison.slices if (each.by, each.value) == ("names", "with"))
    assert named.scores["a"]["error_free_rate"] == named.scores["b"]["error_free_rate"] == 1.0
    longer = next(each for each in comparison.slices if (each.by, each.value) == ("length", "11–20"))
    assert longer.scores["a"]["score"] > longer.scores["b"]["score"]


def test_domains_of_records_are_slices(tmp_path: Path) -> None:
    rows = [
        {"id": n, "domain": domain, "outputs": {"a": SHORT, "b": LONG}}
        for n, domain in enumerate(("sport", "sport", "politics"))
    ]
    path = tmp_path / "r.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    counts = by_slice(service.compare(read_outputs([str(path)])))
    assert counts["domain", "sport"] == 2
    assert counts["domain", "politics"] == 1


def test_metrics_of_a_slice_are_those_of_its_segments_alone() -> None:
    text = "\n".join((SHORT, NUMBER, LONG))
    worse = text.replace("الوزير", "وزير")
    comparison = service.compare(outputs_of({"a": worse, "b": text + "."}, references={"r": text}))
    numbers = next(each for each in comparison.slices if (each.by, each.value) == ("numbers", "with"))
    assert numbers.scores["a"]["bleu"] == pytest.approx(100)


def test_what_one_system_says_too_often_is_found_and_the_longest_row_says_it() -> None:
    usual = ["وصل الوزير أمس إلى المدينة وقال إن الخطة جاهزة"] * 30
    odd = [line.replace("وقال إن", "وقال هو كان أن") for line in usual]
    first, second = all_overused([odd, usual], 2)
    rows = {each.text: (each.count, each.others) for each in first}
    assert rows["وقال هو كان أن"] == (30, 0)
    assert not {"هو", "هو كان", "هو كان أن"} & set(rows)
    assert {each.text for each in second} >= {"وقال إن الخطة جاهزة"}


def test_with_a_reference_all_systems_may_say_something_too_often() -> None:
    outputs = ["ذهب هو إلى البيت"] * 20
    reference = ["ذهب إلى البيت"] * 20
    first, second = all_overused([outputs, outputs, reference], 2)
    assert first == second
    assert "هو" in first[0].text


def test_rare_words_are_not_called_frequent() -> None:
    assert all_overused([["وصل الوزير أمس"], ["غادر الرئيس اليوم"]], 2) == [(), ()]
