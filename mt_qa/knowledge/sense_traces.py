"""Where a word of an article may render its English word in another sense, and the traces that speak for it.

Each trace is weak; data/sense_weights.tsv says what it weighs, and the sum is the log-odds that the word is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import log1p
from typing import NamedTuple

from mt_qa.arabic.words import ARABIC, NUMBER, Token, tokens
from mt_qa.core import Document, Parts, Query, WordMeasure
from mt_qa.knowledge.attested import is_attested_pair
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import announces_name
from mt_qa.knowledge.sense_context import Case, Rival, cases, cue_key
from mt_qa.knowledge.sense_weights import BIAS, sense_weights

NEAR, AROUND = 9, 80
"""How many words on either side are near, and how many are what the article is about there."""

STRETCH, MARGIN = 1000, 400
"""Words that the measure is asked about at a time, and how many it is shown on either side."""

FARTHEST = 8.0
"""Differences of the measure count up to this."""

Traces = Mapping[str, float]


class Row(NamedTuple):
    """The words of the article in one row: where each stands, as it is written, and its key; and where each segment
    begins and ends."""

    bounds: Sequence[tuple[int, int]]
    places: Sequence[tuple[int, Token]]
    words: list[str]
    keys: list[str]


class Reading(NamedTuple):
    """Another rendering, in the form that would stand here, the sense that it has, and what speaks for it."""

    text: str
    rival: Rival
    traces: Traces

    @property
    def odds(self) -> float:
        """The log-odds that this is meant."""
        weights = sense_weights()
        return weights[BIAS] + sum(weights[name] * value for name, value in self.traces.items() if value)


class Suspect(NamedTuple):
    """A rendering at ``words[at:end]`` of the row, and what else it could be."""

    at: int
    end: int
    case: Case
    readings: tuple[Reading, ...]


class _Scene(NamedTuple):
    """What stands around a rendering: keys of words near and around, and what the traces say of the rendering alone."""

    at: int
    end: int
    case: Case
    near: frozenset[str]
    around: frozenset[str]
    printed: bool
    repeated: int


def row_of(document: Document, lexicon: Lexicon) -> Row:
    """The Arabic words and numbers of the document."""
    places: list[tuple[int, Token]] = []
    bounds: list[tuple[int, int]] = []
    for index, segment in enumerate(document.segments):
        first = len(places)
        places += [(index, token) for token in tokens(segment.target) if token.kind in (ARABIC, NUMBER)]
        bounds.append((first, len(places)))
    words = [token.bare for _, token in places]
    return Row(bounds, places, words, [cue_key(word, lexicon) for word in words])


def suspects(row: Row, lexicon: Lexicon, measure: WordMeasure) -> Iterator[Suspect]:
    """The renderings of which the article speaks for another sense at all, with all other readings.

    Asked in stretches, each with what stands around it: what is known of a whole book would fill the memory.
    """
    for _, scenes in groupby(_scenes(row, lexicon, measure), key=lambda scene: scene.at // STRETCH):
        yield from _read(row, list(scenes), measure)


def _read(row: Row, scenes: Sequence[_Scene], measure: WordMeasure) -> Iterator[Suspect]:
    """The scenes, of which one word is not far from another, with their readings."""
    options = [list(_options(scene)) for scene in scenes]
    asked = [(scene, chosen) for scene, chosen in zip(scenes, options, strict=True) if chosen]
    if not asked:
        return
    low = max(asked[0][0].at - MARGIN, 0)
    queries = [
        Query(scene.at - low, scene.end - low, (_written(row, scene), *(tuple(text.split()) for text, _ in chosen)))
        for scene, chosen in asked
    ]
    answers = measure.parts(row.words[low : asked[-1][0].end + MARGIN], queries)
    for (scene, chosen), (written, *others) in zip(asked, answers, strict=True):
        readings = tuple(
            Reading(text, rival, _traces(row, scene, text, rival, written, other, measure))
            for (text, rival), other in zip(chosen, others, strict=True)
        )
        yield Suspect(scene.at, scene.end, scene.case, readings)


def _written(row: Row, scene: _Scene) -> tuple[str, ...]:
    return tuple(row.words[scene.at : scene.end])


def _scenes(row: Row, lexicon: Lexicon, measure: WordMeasure) -> Iterator[_Scene]:
    counts = Counter(row.keys)
    for at, case in renderings(row, lexicon):
        before = row.words[at - 1] if at else ""
        if announces_name(before, row.words[at]) or _is_fixed(case, row.keys, at):
            continue
        end = at + 1 + len(case.tail)
        first, last = row.bounds[row.places[at][0]]
        near = frozenset(row.keys[max(at - NEAR, first) : at] + row.keys[end : min(end + NEAR, last)])
        around = frozenset(row.keys[max(at - AROUND, 0) : at] + row.keys[end : end + AROUND])
        printed = _is_printed(row.words, at, end, (row.words[at], row.words[end - 1]), measure)
        if not printed or case.tail:  # a printed word is weighed down so much that hardly any is ever likely
            yield _Scene(at, end, case, near, around, printed, min(counts[row.keys[at]] - 1, 2))


def renderings(row: Row, lexicon: Lexicon) -> Iterator[tuple[int, Case]]:
    """Where a word or phrase of the table of confusions stands."""
    for at, word in enumerate(row.words):
        case = next((each for each in cases(word, lexicon) if _stands(each, row, at)), None)
        if case is not None:
            yield at, case


def _stands(case: Case, row: Row, at: int) -> bool:
    """True where the rest of a phrase stands behind its first word."""
    return not case.tail or tuple(row.keys[at + 1 : at + 1 + len(case.tail)]) == case.tail


def _is_fixed(case: Case, keys: Sequence[str], at: int) -> bool:
    """True in a phrase in which the word is right whatever stands around."""
    return any(
        tuple(keys[start : start + len(phrase)]) == phrase
        for phrase in case.fixed
        for start in range(max(at - len(phrase) + 1, 0), at + 1)
    )


def _options(scene: _Scene) -> Iterator[tuple[str, Rival]]:
    """The renderings of senses for which anything around speaks, and against which nothing near."""
    for rival in scene.case.rivals:
        spoken = not scene.around.isdisjoint(rival.speaks) and scene.near.isdisjoint(rival.present)
        if spoken and not scene.case.held(scene.near, rival):
            yield from ((text, rival) for text in rival.texts)


def _is_printed(words: Sequence[str], at: int, end: int, edges: tuple[str, str], measure: WordMeasure) -> bool:
    """True where edited news prints `edges`, first and last word of a rendering, beside a neighbour that says something
    of ``words[at:end]``."""
    before = words[at - 1] if at else ""
    after = words[end] if end < len(words) else ""
    return (measure.says_something(before) and is_attested_pair(before, edges[0])) or (
        measure.says_something(after) and is_attested_pair(edges[1], after)
    )


def _traces(
    row: Row, scene: _Scene, text: str, rival: Rival, written: Parts, other: Parts, measure: WordMeasure
) -> Traces:
    """What speaks for one other rendering, by the names of data/sense_weights.tsv."""
    unseen = not written.near and not written.topic
    words = text.split()
    return {
        "near": 0.0 if unseen else _difference(other.near, written.near),
        "topic": 0.0 if unseen else _difference(other.topic, written.topic),
        "commonness": other.commonness - written.commonness,
        "rarity": written.commonness,
        "written-topic": written.topic,
        "unseen": float(unseen),
        "unseen-and-article-speaks": unseen * log1p(len(scene.around & rival.speaks)),
        "in-article": float(not scene.around.isdisjoint(rival.present)),
        "printed": float(scene.printed),
        "other-printed": float(_is_printed(row.words, scene.at, scene.end, (words[0], words[-1]), measure)),
        "phrase": float(len(scene.case.tail)),
        "repeated": float(scene.repeated),
    }


def _difference(other: float, written: float) -> float:
    return max(min(other - written, FARTHEST), -FARTHEST)
