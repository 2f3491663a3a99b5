"""Eight editors at once on one store: no decision is lost, none is made up, nobody sees an error."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest
import store_editor
from store_cases import SAMIRA, long_article, report_on

from mt_qa.decisions import finding_key
from mt_qa.store import Store, articles, reviewing
from mt_qa.store.values import What

EDITORS = 8
DECISIONS = 15
WAIT_SECONDS = 120


@pytest.fixture
def shared(store: Store, project: int) -> int:
    """An article with so few findings that the editors get in each other's way."""
    text, findings = long_article(40)
    return articles.add_article(store, project, text, name="shared", who=SAMIRA, report=report_on(text, "", findings))


def test_eight_editors_at_once_lose_nothing(store: Store, url: str, shared: int, tmp_path: Path) -> None:
    said = together(url, shared, tmp_path)
    assert [line for line in said if "fault" in line] == []
    assert len(said) == EDITORS * DECISIONS

    rows = reviewing.history(store, shared)
    kept = [(finding_key(row.finding), row.after, row.contested) for row in rows if row.finding is not None]
    assert sorted(kept) == sorted((line["key"], line["after"], line["contested"]) for line in said)
    assert {contested for _, _, contested in kept} == {True, False}

    state = reviewing.state(store, shared, who=SAMIRA)
    assert sorted({row.step for row in rows}) == list(range(2, state.version + 1))
    assert [row.what for row in rows if row.finding is None] == [What.STATUS]
    last = {key: after for key, after, contested in kept if not contested}
    assert {finding_key(made.finding): made.replacement for made in state.decisions.made} == last


def together(url: str, article: int, folder: Path) -> list[dict[str, Any]]:
    """What all the editors said, each a process of its own; none may end with an error."""
    spawning = multiprocessing.get_context("forkserver")
    spawning.set_forkserver_preload(["store_editor"])  # imported once, not eight times
    paths = [folder / f"editor-{number}.jsonl" for number in range(EDITORS)]
    editors = [
        spawning.Process(target=store_editor.edit_into, args=(path, url, article, path.stem, DECISIONS))
        for path in paths
    ]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join(WAIT_SECONDS)
    assert [editor.exitcode for editor in editors] == [0] * EDITORS
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
