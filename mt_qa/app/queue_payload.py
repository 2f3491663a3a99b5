"""What the queue shows, as plain data: the articles of a project, sorted as asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mt_qa.app.payload import Voice
from mt_qa.core import Verdict
from mt_qa.store.values import Listed, Status

COLUMNS = ("name", "status", "verdict", "score", "criticals", "minutes", "assignee", "changed")
MOST_ROWS = 200
"""Rows that are drawn; who looks for another one searches."""

_VERDICTS = (Verdict.RETRANSLATE, Verdict.REVIEW, Verdict.PUBLISH)
_KEYS: dict[str, Callable[[Listed], Any]] = {
    "name": lambda article: article.name.casefold(),
    "status": lambda article: list(Status).index(article.status),
    "verdict": lambda article: _VERDICTS.index(article.verdict),
    "score": lambda article: article.score,
    "criticals": lambda article: article.criticals,
    "minutes": lambda article: article.minutes,
    "assignee": lambda article: article.assignee,
    "changed": lambda article: article.changed_at,
}
FALLING = frozenset({"criticals", "minutes", "changed"})
"""Where the most is what one looks for first."""


def next_order(order: tuple[str, bool] | None, column: str) -> tuple[str, bool]:
    """The order after a click on a column's head: by it, and the other way round at the second click."""
    return (column, not order[1]) if order is not None and order[0] == column else (column, column in FALLING)


def in_order(articles: Iterable[Listed], order: tuple[str, bool] | None) -> list[Listed]:
    """The articles by a column, falling or rising; None is the store's order, the worst first and what is done last."""
    found = list(articles)
    return found if order is None else sorted(found, key=_KEYS[order[0]], reverse=order[1])


def queue_data(
    articles: Iterable[Listed], order: tuple[str, bool] | None, chosen: Iterable[int], speak: Voice
) -> dict[str, Any]:
    """What the component of the queue draws."""
    ticked = frozenset(chosen)
    return {
        "columns": [
            {
                "key": column,
                "title": _title(column, speak),
                "sorted": ("descending" if order[1] else "ascending") if order and order[0] == column else "",
            }
            for column in COLUMNS
        ],
        "rows": [_row(article, article.id in ticked, speak) for article in in_order(articles, order)[:MOST_ROWS]],
        "direction": speak.direction,
        "label": speak.words("queue"),
        "choose": speak.words("choose"),
        "nothing": speak.words("queue-empty"),
    }


def _title(column: str, speak: Voice) -> str:
    return speak.names.word("score") if column == "score" else speak.words(f"column-{column}")


def _row(article: Listed, chosen: bool, speak: Voice) -> dict[str, Any]:
    return {
        "id": article.id,
        "chosen": chosen,
        "name": article.name,
        "about": speak.words("article-about", words=f"{article.words:,}", findings=article.findings),
        "status": article.status.value.replace(" ", "-"),
        "statusName": speak.words(f"status-{article.status.value.replace(' ', '-')}"),
        "verdict": speak.names.verdict(article.verdict),
        "verdictClass": article.verdict.value,
        "score": f"{article.score:.0f}",
        "criticals": str(article.criticals),
        "minutes": f"{article.minutes:.0f}" if article.minutes >= 1 else "< 1",
        "assignee": article.assignee,
        "changed": f"{article.changed_at.astimezone():%Y-%m-%d %H:%M}",
    }
