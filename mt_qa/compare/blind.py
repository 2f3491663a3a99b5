"""Judging without names: two outputs of a segment in random order, what a person picked, and who agrees with it.

Picks are kept as JSON (``mt-qa/picks/1``): they say which segment and which systems, so that a comparison of the same
outputs, with other metrics too, can be held against them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

from mt_qa.compare.outputs import Outputs
from mt_qa.core import InputError

SCHEMA = "mt-qa/picks/1"
TIE = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A segment and two systems in the order in which they are shown: which one stands first is drawn by lot."""

    segment: int
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Pick:
    """What a person found: `better` is one of the two systems, or empty for a tie."""

    segment: int
    first: str
    second: str
    better: str

    def to_dict(self) -> dict[str, Any]:
        return {"segment": self.segment, "first": self.first, "second": self.second, "better": self.better or None}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often a metric prefers what the person preferred, over the picks where neither calls it a tie."""

    metric: str
    agreeing: int
    deciding: int
    ties: int

    @property
    def share(self) -> float:
        return self.agreeing / self.deciding if self.deciding else 0.0

    def to_dict(self) -> dict[str, Any]:
        share = round(self.share, 4) if self.deciding else None
        return {
            "metric": self.metric,
            "agreement": share,
            "agreeing": self.agreeing,
            "deciding": self.deciding,
            "ties": self.ties,
        }


def questions(outputs: Outputs, *, seed: int, most: int | None = None) -> tuple[Question, ...]:
    """Pairs of outputs that differ, in random order and with sides drawn by lot; the same seed draws the same."""
    draws = Random(seed)
    found: list[Question] = []
    for index, segment in enumerate(outputs.segments):
        for a, b in combinations(range(len(outputs.names)), 2):
            if segment.outputs[a].strip() != segment.outputs[b].strip():
                sides = [outputs.names[a], outputs.names[b]]
                draws.shuffle(sides)
                found.append(Question(index, *sides))
    draws.shuffle(found)
    return tuple(found[:most])


def wins(picks: Iterable[Pick]) -> dict[tuple[str, str], tuple[int, int, int]]:
    """By two systems in the order of their names: picks for the first, ties, and picks for the second."""
    counts: dict[tuple[str, str], list[int]] = {}
    for pick in picks:
        a, b = sorted((pick.first, pick.second))
        row = counts.setdefault((a, b), [0, 0, 0])
        row[1 if pick.better == TIE else 0 if pick.better == a else 2] += 1
    return {pair: (first, ties, second) for pair, (first, ties, second) in counts.items()}


def agreements(
    picks: Sequence[Pick], by_segment: Mapping[str, Mapping[str, Sequence[float]]], lower_is_better: Iterable[str]
) -> tuple[Agreement, ...]:
    """How each metric (by name, system and segment) agrees with the picks."""
    lower = frozenset(lower_is_better)
    found = []
    for metric, scores in by_segment.items():
        agreeing = deciding = ties = 0
        for pick in picks:
            if pick.first not in scores or pick.second not in scores:
                continue
            first, second = scores[pick.first][pick.segment], scores[pick.second][pick.segment]
            if pick.better == TIE or first == second:
                ties += 1
                continue
            preferred = pick.first if (first > second) is (metric not in lower) else pick.second
            deciding += 1
            agreeing += preferred == pick.better
        found.append(Agreement(metric, agreeing, deciding, ties))
    return tuple(found)


def picks_json(picks: Iterable[Pick]) -> str:
    """The picks as they are kept, a later one on the same question in the place of an earlier."""
    latest = {(pick.segment, *sorted((pick.first, pick.second))): pick for pick in picks}
    return json.dumps({"schema": SCHEMA, "picks": [pick.to_dict() for pick in latest.values()]}, ensure_ascii=False)


def read_picks(text: str, name: str, outputs: Outputs) -> tuple[Pick, ...]:
    """The picks that `picks_json` wrote for these outputs; `name` begins every message. Raises InputError."""
    try:
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            raise InputError(f"{name}: the schema is {data['schema']!r}, not {SCHEMA!r}")
        picks = tuple(
            Pick(int(item["segment"]), str(item["first"]), str(item["second"]), str(item["better"] or TIE))
            for item in data["picks"]
        )
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"{name}: no picks of a comparison ({error})") from error
    for pick in picks:
        if not {pick.first, pick.second} <= set(outputs.names) or pick.better not in (pick.first, pick.second, TIE):
            raise InputError(f"{name}: a pick between {pick.first!r} and {pick.second!r}, which are not both compared")
        if not 0 <= pick.segment < len(outputs.segments):
            raise InputError(f"{name}: a pick in segment {pick.segment}, of which there are {len(outputs.segments)}")
    return picks
