"""Charts are valid Vega-Lite, say in words what they show, and bring their table."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from mt_qa.app.charts import (
    Chart,
    acceptance_chart,
    agreement_table,
    findings_chart,
    precision_chart,
    time_chart,
)
from mt_qa.app.insight_page import csv_of
from mt_qa.app.payload import voice
from mt_qa.core import Severity
from mt_qa.store.insight import Acceptance, Agreement, EditingTime, Found, PrecisionAt
from mt_qa.store.values import Status


def charts(language: str) -> list[Chart]:
    speak = voice(language)
    found = [
        Found("linguistic-conventions/spelling", {Severity.MINOR: 7, Severity.MAJOR: 2}),
        Found("terminology/wrong-term", {Severity.CRITICAL: 3}),
    ]
    times = [
        EditingTime(1, "خبر", Status.DONE, 300, 12.0, 540.0, 9),
        EditingTime(2, "خبر", Status.DONE, 200, 8.0, 60.0, 2),
        EditingTime(3, "قديم", Status.NEW, 100, 3.0, 0.0, 0),
    ]
    return [
        findings_chart("by-category", found, speak),
        findings_chart("by-check", [Found("doubled-word", {Severity.MINOR: 4})], speak),
        acceptance_chart([Acceptance("doubled-word", 6, 1, 3), Acceptance("role", 0, 0, 2)], speak),
        precision_chart([PrecisionAt(date(2026, 11, 16), 8, 2), PrecisionAt(date(2026, 11, 23), 9, 1)], speak),
        time_chart(times, speak),
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("number", range(5))
def test_a_chart_is_valid_and_says_its_numbers(number: int, language: str) -> None:
    chart = charts(language)[number]
    specification = chart.drawn().to_dict()  # Altair compares it with Vega-Lite's schema
    assert specification["layer"]
    assert chart.title
    assert any(letter.isdigit() for letter in chart.alt)
    assert chart.table
    rows = list(csv.DictReader(io.StringIO(csv_of(chart.table).decode("utf-8-sig"), newline="")))
    assert len(rows) == len(chart.table)


def test_articles_of_one_name_have_a_bar_each() -> None:
    data = charts("en")[4].drawn().to_dict()
    rows = [row for layer in data["layer"] for row in layer.get("data", data.get("data", {})).get("values", [])]
    assert {row["kind"] for row in rows} == {"خبر", "خبر (2)"}, "and none for an article that nobody worked on"


def test_the_numbers_of_a_chart_are_those_of_its_table() -> None:
    chart = charts("en")[2]
    assert chart.table[0]["accepted"] == 6
    assert chart.table[0]["precision"] == 0.7
    assert "doubled-word 60% (10)" in chart.alt


def test_agreement_is_a_table() -> None:
    rows = agreement_table(
        [Agreement("ali", "salma", None, 4, 2, 1, 1), Agreement("ali", "salma", 7, 4, 2, 1, 1)], {7: "خبر"}, voice("en")
    )
    assert [row["Article"] for row in rows] == ["all articles", "خبر"]
    assert rows[0]["agreement"] == 0.75


def test_a_table_holds_no_formula() -> None:
    assert csv_of([{"check": "=1+1", "n": -3}]).decode("utf-8-sig").splitlines()[1] == "'=1+1,-3"
