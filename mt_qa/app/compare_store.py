"""Articles of the desk's store as outputs: several translations of one text that lie in the queue.

The store is looked up by name, so that the page works where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from mt_qa.compare.outputs import Outputs, outputs_of


def stored_articles() -> dict[int, str]:
    """The names of the stored articles by number; empty where there is no store."""
    if find_spec("mt_qa.store") is None:
        return {}
    return {listed.id: listed.name or str(listed.id) for listed in _articles().queue(_store())}


def outputs_of_articles(numbers: Sequence[int]) -> Outputs:
    """The chosen articles, line by line, called by their names; with their source where all have the same.

    Raises InputError where their numbers of lines differ.
    """
    articles = [_articles().article(_store(), number) for number in numbers]
    texts: dict[str, str] = {}
    for number, article in zip(numbers, articles, strict=True):
        name = article.listed.name or str(number)
        texts[f"{name} ({number})" if name in texts else name] = article.text
    sources = {article.source for article in articles}
    source = sources.pop() if len(sources) == 1 else ""
    lines = {len(text.rstrip("\n").split("\n")) for text in (*texts.values(), *([source] if source else []))}
    beside = source if source.strip() and len(lines) == 1 else None
    return outputs_of(texts, source=beside)


def _articles() -> Any:
    return import_module("mt_qa.store.articles")


def _store() -> Any:
    return import_module("mt_qa.app.who").store()
