"""The queue as plain data: sorted as asked, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mt_qa.app.payload import voice
from mt_qa.app.queue_payload import COLUMNS, MOST_ROWS, in_order, next_order, queue_data
from mt_qa.core import Verdict
from mt_qa.store.values import Listed, Status


def listed(number: int, name: str, score: float, criticals: int = 0, status: Status = Status.NEW) -> Listed:
    when = datetime(2026, 11, number, tzinfo=UTC)
    verdict = Verdict.PUBLISH if score > 90 else Verdict.RETRANSLATE
    return Listed(
        number, 1, name, status, "salma", score, verdict, criticals, 3, 1200, 0.4 * number, 0.0, when, "salma", when, 1
    )


ARTICLES = [listed(1, "ب", 95.0), listed(2, "أ", 40.0, 5), listed(3, "ج", 60.0, 1, Status.DONE)]


def test_a_click_sorts_and_the_next_turns_it_round() -> None:
    assert next_order(None, "name") == ("name", False)
    assert next_order(("name", False), "name") == ("name", True)
    assert next_order(("name", True), "criticals") == ("criticals", True), "the most first"


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (None, [1, 2, 3]),
        (("name", False), [2, 1, 3]),
        (("name", True), [3, 1, 2]),
        (("score", False), [2, 3, 1]),
        (("criticals", True), [2, 3, 1]),
        (("status", True), [3, 1, 2]),
        (("verdict", False), [2, 3, 1]),
        (("minutes", True), [3, 2, 1]),
        (("changed", False), [1, 2, 3]),
        (("assignee", False), [1, 2, 3]),
    ],
)
def test_orders(order: tuple[str, bool] | None, numbers: list[int]) -> None:
    assert [article.id for article in in_order(ARTICLES, order)] == numbers


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_goes_to_the_browser(language: str) -> None:
    data = queue_data(ARTICLES, ("score", False), [3], voice(language))
    assert [column["key"] for column in data["columns"]] == list(COLUMNS)
    assert [column["sorted"] for column in data["columns"]].count("ascending") == 1
    first, second, _ = data["rows"]
    assert (first["name"], first["score"], first["criticals"], first["minutes"]) == ("أ", "40", "5", "< 1")
    assert (second["chosen"], second["status"]) == (True, "done")
    assert "1,200" in first["about"]
    assert data["direction"] == ("rtl" if language == "ar" else "ltr")


def test_a_long_queue_is_cut() -> None:
    assert len(queue_data([ARTICLES[0]] * (MOST_ROWS + 5), None, [], voice("en"))["rows"]) == MOST_ROWS
