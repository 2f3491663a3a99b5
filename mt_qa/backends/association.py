"""Word association: which words keep company, by a continuous-bag-of-words model with negative sampling.

The model is Mikolov et al. 2013 (*Distributed Representations of Words and Phrases*), trained by
``python -m mt_qa.training.association``. Its two matrices are kept: context vectors are averaged over the neighbours
(near ones weigh more) and over the paragraph, output vectors answer for the word. Their product is, by the objective of
negative sampling, a log-odds; four numbers fitted on text outside the training set turn the two products and the word's
frequency into the log-odds of "a writer put this word here" against "chance did".

An unseen word borrows the vectors of seen inflections of it (محكمتين: محكمة), else those of words of the same
consonants. A word without either has only the frequency of a word never seen.

Scores of one word alone and in a batch agree to within `TOLERANCE` (single precision); threads make no difference.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from hashlib import file_digest
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from mt_qa.arabic.letters import bare
from mt_qa.backends import ASSOCIATION, CONFIGURATION, WEIGHTS, Parts, Query, models_folder, signature_of
from mt_qa.core import DataError
from mt_qa.knowledge.lexicon import Lexicon, lexicon
from mt_qa.knowledge.stems import stem

Floats = NDArray[np.float32]

TOLERANCE = 1e-4
NUMERAL, JOINT = "0", "_"
TOO_COMMON = 3e-3
"""Words that make up more of all text than this say nothing about their neighbours: training skips nearly all."""

REACH = 200
"""How many words to either side belong to the topic."""

BLOCK, STRETCH = 128, 1000
"""So many queries, within so many words, are answered by one product of matrices."""

LEAST_CONSONANTS = 3
"""Fewer are shared by words of any meaning."""

MOST_KIN = 8
"""An unseen word borrows from at most so many seen ones, the commonest."""

VOCABULARY = "vocabulary.txt"

TYPES = {"I8": np.int8, "I32": np.int32, "F32": np.float32}
"""The numbers of the weights, as safetensors names them."""


class Calibration(NamedTuple):
    """log-odds = `near` * product + `topic` * product + `frequency` * ln(share of the word) + `bias`."""

    near: float
    topic: float
    frequency: float
    bias: float


class Matrix:
    """Rows of whole numbers of eight bits, each with its scale."""

    def __init__(self, rows: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        self._rows, self._scales = rows, scales

    def __getitem__(self, ids: Sequence[int] | NDArray[np.int64]) -> Floats:
        """The rows of `ids` in single precision."""
        chosen = np.asarray(ids, np.int64)
        found: Floats = self._rows[chosen].astype(np.float32) * self._scales[chosen, None]
        return found


class Association:
    """The measure; see `mt_qa.backends.WordMeasure`."""

    def __init__(
        self,
        vocabulary: Sequence[str],
        counts: NDArray[np.int64],
        context: Matrix,
        output: Matrix,
        calibration: Calibration,
        *,
        window: int,
        signature: str,
        known: Lexicon,
    ) -> None:
        self.signature = signature
        self.window = window
        self.calibration = calibration
        self._ids = {entry: index for index, entry in enumerate(vocabulary)}
        self._context, self._output = context, output
        self._log_share = np.log(counts / counts.sum()).astype(np.float32)
        self._unseen = float(-np.log(counts.sum()))
        self._weight = _weights(counts / counts.sum())
        self._known = known
        self._stem = lru_cache(maxsize=8_000)(self._find_stem)
        self._rows_of = lru_cache(maxsize=8_000)(self._find_rows)

    def score(self, words: Sequence[str], index: int) -> float:
        return self.scores(words, index, index + 1, [words[index]])[0]

    def scores(self, words: Sequence[str], start: int, end: int, candidates: Sequence[str]) -> list[float]:
        return self.batch(words, [Query(start, end, tuple(tuple(each.split()) for each in candidates))])[0]

    def score_all(self, words: Sequence[str]) -> list[float]:
        """Every word of a paragraph where it stands."""
        queries = [Query(index, index + 1, ((word,),)) for index, word in enumerate(words)]
        return [score for (score,) in self.batch(words, queries)]

    def batch(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[float]]:
        """Of a candidate of several words, the mean of their scores, or the score of the fixed name that they are.

        Raises ValueError for a candidate without words.
        """
        if not all(candidate for query in queries for candidate in query.candidates):
            raise ValueError("a candidate has no words: a measure of words cannot judge what is left out")
        found: dict[int, list[float]] = {}
        for places, stretch, block in self._blocks(words, queries):
            found |= zip(places, self._judged(stretch.mixed(block), block), strict=True)
        return [found[place] for place in range(len(queries))]

    def products(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[tuple[float, float, float]]]:
        """What the calibration weighs for each candidate: product with neighbours, with topic, and ln of its share."""
        found: dict[int, list[tuple[float, float, float]]] = {}
        for places, stretch, block in self._blocks(words, queries):
            for place, query, near, topic in zip(places, block, stretch.near(block), stretch.topic(block), strict=True):
                found[place] = [self._features(candidate, near, topic) for candidate in query.candidates]
        return [found[place] for place in range(len(queries))]

    def parts(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[Parts]]:
        """The scores of `batch` but for the bias, told apart; rounding differs in the last digits."""
        return [
            [
                Parts(
                    self.calibration.near * near,
                    self.calibration.topic * topic,
                    self.calibration.frequency * share,
                )
                for near, topic, share in products
            ]
            for products in self.products(words, queries)
        ]

    def _blocks(
        self, words: Sequence[str], queries: Sequence[Query]
    ) -> Iterator[tuple[list[int], _Stretch, list[Query]]]:
        """Queries near to each other, by place in the list, with all the words that they can see.

        The queries are moved to where their words stand in the stretch.
        """
        names = _names(self, words)
        order = sorted(range(len(queries)), key=lambda place: queries[place].start)
        for places in _near_each_other(order, queries):
            block = [queries[place] for place in places]
            low = max(block[0].start - REACH, 0)
            high = min(max(query.end for query in block) + REACH, len(words))
            inside = {at - low: names[at] for at in range(low - 1, high) if at in names}
            moved = [query._replace(start=query.start - low, end=query.end - low) for query in block]
            yield places, _Stretch(self, words[low:high], inside), moved

    def _features(self, candidate: Sequence[str], near: Floats, topic: Floats) -> tuple[float, float, float]:
        parts = [
            (float(vector @ near), float(vector @ topic), share)
            for vector, share in (self._answering(rows) for rows in self._parts(candidate))
        ]
        first, second, third = np.mean(parts, axis=0)
        return float(first), float(second), float(third)

    def _judged(self, mixed: Floats, queries: Sequence[Query]) -> list[list[float]]:
        """The score of each candidate, `mixed` being one row of calibrated context for each query."""
        parts = [self._parts(candidate) for query in queries for candidate in query.candidates]
        owners = [row for row, query in enumerate(queries) for _ in query.candidates]
        flat = [(owner, rows, 1 / len(each)) for owner, each in zip(owners, parts, strict=True) for rows in each]
        products = self._products([(owner, rows) for owner, rows, _ in flat], mixed)
        scores: list[list[float]] = [[] for _ in queries]
        position = 0
        for owner, each in zip(owners, parts, strict=True):
            scores[owner].append(sum(products[position : position + len(each)]) / len(each))
            position += len(each)
        return scores

    def _products(self, pairs: Sequence[tuple[int, tuple[int, ...]]], mixed: Floats) -> list[float]:
        """Context times output vector, with the share of frequency, for each (row of `mixed`, rows of the word)."""
        owners = [owner for owner, rows in pairs for _ in rows]
        ids = [row for _, rows in pairs for row in rows]
        single: list[float] = np.einsum("ij,ij->i", self._output[ids], mixed[owners]).tolist()
        scores: list[float] = []
        position = 0
        for _, rows in pairs:
            product = sum(single[position : position + len(rows)]) / max(len(rows), 1)
            position += len(rows)
            scores.append(product + self.calibration.frequency * self._share(rows) + self.calibration.bias)
        return scores

    def _share(self, rows: tuple[int, ...]) -> float:
        """ln of the share of all words; a borrower of vectors is itself a word never seen."""
        return float(self._log_share[rows[0]]) if len(rows) == 1 else self._unseen

    def _answering(self, rows: tuple[int, ...]) -> tuple[Floats, float]:
        vector = self._output[rows].mean(axis=0) if rows else np.zeros_like(self._output[[0]][0])
        return vector, self._share(rows)

    def _parts(self, candidate: Sequence[str]) -> list[tuple[int, ...]]:
        """The rows of each word of a candidate, or of the one fixed name that its words are."""
        name = self.name_row(*candidate) if len(candidate) == 2 else None
        return [(name,)] if name is not None else [self._rows_of(word) for word in candidate]

    def says_something(self, word: str) -> bool:
        """True for a seen word that is not among the commonest, which go with everything."""
        rows = self._rows_of(word)
        return len(rows) == 1 and bool(self._weight[rows[0]] > 0)

    def vector(self, word: str) -> Floats | None:
        """The context and the output vector of a seen word, one after the other; None for a word never seen."""
        rows = self._rows_of(word)
        return np.concatenate([self._context[rows][0], self._output[rows][0]]) if len(rows) == 1 else None

    def rows(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """For each word its row, or those it borrows from, or none."""
        return [self._rows_of(word) for word in words]

    def name_row(self, first: str, second: str) -> int | None:
        """The row of two words that are one fixed name."""
        return self._ids.get(self._stem(first) + JOINT + self._stem(second))

    def _find_stem(self, word: str) -> str:
        return NUMERAL if word[:1].isdigit() else stem(bare(word), self._known)

    def _find_rows(self, word: str) -> tuple[int, ...]:
        form = self._stem(word)
        row = self._ids.get(form)
        if row is not None:
            return (row,)
        kin = self._inflections(uninflected(form)) or self._of_consonants(skeleton(form))
        return (*kin, kin[0]) if len(kin) == 1 else kin  # twice the same row: still a borrower

    def _inflections(self, cut: str) -> tuple[int, ...]:
        """The commonest seen forms that are `cut` without their endings, commonest first."""
        forms = (cut, *(cut + ending for ending in ENDINGS))
        rows = (self._ids[form] for form in forms if form in self._ids and uninflected(form) == cut)
        return tuple(sorted(rows)[:MOST_KIN])

    def _of_consonants(self, consonants: str) -> tuple[int, ...]:
        """The commonest seen forms with these consonants, found by a search through all: an article has few such words,
        and an index of all would take longer to make."""
        if len(consonants) < LEAST_CONSONANTS:
            return ()
        letters = f"[{WEAK}]*".join(map(re.escape, consonants))
        pattern = re.compile(f"\n{letters}[{WEAK}]*(?:{'|'.join(ENDINGS)})?(?=\n)")
        forms = (match.group()[1:] for match in pattern.finditer(self._forms.get(consonants[0], "")))
        return tuple(sorted(self._ids[form] for form in forms if skeleton(form) == consonants)[:MOST_KIN])

    @cached_property
    def _forms(self) -> dict[str, str]:
        """All stems by their first letter, a line each."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for form in self._ids:
            found[form[0]].append(form)
        return {letter: "\n".join(("", *forms, "")) for letter, forms in found.items()}


class _Stretch:
    """The context vectors of some words: each word's own, and each fixed name's in the place of its first word.

    `names` gives the row of each name by the place of its first word, which may stand right before the stretch. A query
    inside a name takes the name apart, so that its other word is still a neighbour.
    """

    def __init__(self, measure: Association, words: Sequence[str], names: Mapping[int, int]) -> None:
        rows = measure.rows(words)
        units = [(names[place],) if place in names else each for place, each in enumerate(rows)]
        self._measure = measure
        self._names = names
        self._vectors = np.concatenate([self._means(units), self._means(rows)])
        self._alone, self._together = self._weights(rows), self._weights(units)
        seconds = [first + 1 for first in names if first + 1 < len(words)]
        self._together[seconds] = 0

    def _means(self, rows: Sequence[tuple[int, ...]]) -> Floats:
        if not rows:
            return self._measure._context[[]]
        flat = [row for each in rows for row in (each if each else (0,))]
        lengths = np.array([max(len(each), 1) for each in rows])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        sums: Floats = np.add.reduceat(self._measure._context[flat], starts, axis=0)
        means: Floats = (sums / lengths[:, None]).astype(np.float32)
        return means

    def _weights(self, rows: Sequence[tuple[int, ...]]) -> Floats:
        return np.array([self._measure._weight[each[0]] if each else 0.0 for each in rows], np.float32)

    def mixed(self, queries: Sequence[Query]) -> Floats:
        """Near and topic context in the proportions of the calibration, one row a query."""
        calibration = self._measure.calibration
        topic = self._shown(queries)
        near = self._near(topic, queries)
        return self._sum(calibration.near * _shares(near) + calibration.topic * _shares(topic))

    def near(self, queries: Sequence[Query]) -> Floats:
        """The mean of the neighbours, nearer ones first."""
        return self._sum(_shares(self._near(self._shown(queries), queries)))

    def topic(self, queries: Sequence[Query]) -> Floats:
        """The mean of all that stands around."""
        return self._sum(_shares(self._shown(queries)))

    def _near(self, shown: Floats, queries: Sequence[Query]) -> Floats:
        half = len(self._together)
        says = (shown[:, :half] > 0) | (shown[:, half:] > 0)
        return shown * np.tile(self._nearness(says, queries), 2)

    def _sum(self, weights: Floats) -> Floats:
        used = np.flatnonzero(weights.any(axis=0))
        # not the product of BLAS: for matrices this small its threads wait for each other, and their number shows in
        # the last digits
        total: Floats = np.einsum("ij,jk->ik", weights[:, used], self._vectors[used])
        return total

    def _shown(self, queries: Sequence[Query]) -> Floats:
        """How much each vector says to each query, whatever the distance: those of names, then those of words."""
        half = len(self._together)
        weights = np.zeros((len(queries), 2 * half), np.float32)
        for row, query in enumerate(queries):
            low, high = max(query.start - REACH, 0), min(query.end + REACH, half)
            weights[row, low:high] = self._together[low:high]
            weights[row, query.start : query.end] = 0
            for first, other in ((query.start - 1, query.start - 1), (query.end - 1, query.end)):
                if first in self._names:
                    weights[row, first] = 0
                    weights[row, half + other] = self._alone[other]
        return weights

    def _nearness(self, says: NDArray[np.bool_], queries: Sequence[Query]) -> Floats:
        """1 for the nearest word that says something, falling by equal steps to 0 beyond the window."""
        before = np.cumsum(says, axis=1)
        place = np.arange(says.shape[1])
        starts = np.array([query.start for query in queries])[:, None]
        ends = np.array([query.end for query in queries])[:, None]
        until = np.concatenate([np.zeros((len(queries), 1), before.dtype), before], axis=1)
        at_start = np.take_along_axis(until, starts, axis=1)
        distance = np.where(place < starts, at_start - before + 1, before - at_start)
        inside = (place >= starts) & (place < ends)
        near = np.clip(1 - (distance - 1) / self._measure.window, 0, 1)
        return np.where(inside, 0, near).astype(np.float32)


def _near_each_other(order: Sequence[int], queries: Sequence[Query]) -> Iterator[list[int]]:
    """`order` cut into blocks: few queries far apart would take a matrix of a whole book."""
    block: list[int] = []
    for place in order:
        if block and (len(block) == BLOCK or queries[place].start - queries[block[0]].start > STRETCH):
            yield block
            block = []
        block.append(place)
    if block:
        yield block


def _shares(weights: Floats) -> Floats:
    """Each row's weights as parts of one whole; a row without any stays empty."""
    shares: Floats = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    return shares


def _names(measure: Association, words: Sequence[str]) -> dict[int, int]:
    """Where two words are one fixed name, from the left: place of the first -> row of the name."""
    names: dict[int, int] = {}
    for index, (first, second) in enumerate(pairwise(words)):
        if index - 1 not in names:
            row = measure.name_row(first, second)
            if row is not None:
                names[index] = row
    return names


def _weights(shares: NDArray[np.float64]) -> Floats:
    """How much a word says about its neighbours: as often as training keeps it (Mikolov's subsampling)."""
    kept = np.minimum(np.sqrt(1e-4 / shares), 1)
    return np.where(shares < TOO_COMMON, kept, 0).astype(np.float32)


ENDINGS = frozenset("يون يين يات يتان يتين تان تين ون ين ان ات وا ية ة ا ي ت ه".split())
LONGEST_ENDING = max(map(len, ENDINGS))
WEAK = "اويةىءؤئ"
_WITHOUT_WEAK = dict.fromkeys(map(ord, WEAK))


def uninflected(form: str) -> str:
    """A stem without endings of number, gender and nisba, where three letters are left."""
    for length in range(min(LONGEST_ENDING, len(form) - 1), 0, -1):
        if form[-length:] in ENDINGS:
            return form[:-length] if len(form) - length >= 3 else form
    return form


def skeleton(form: str) -> str:
    """The first letter and the consonants after it."""
    cut = uninflected(form)
    return cut[:1] + cut[1:].translate(_WITHOUT_WEAK)


def load(path: Path, known: Lexicon | None = None) -> Association:
    """The measure whose weights lie in the folder `path`, read from disk as they are needed.

    Raises DataError where they are missing, do not fit or are not those whose checksums the configuration has.
    """
    try:
        configuration = json.loads((path / CONFIGURATION).read_text(encoding="utf-8"))
        checksums = {name: _checksum(path / name) for name in (WEIGHTS, VOCABULARY)}
        if checksums != configuration["sha256"]:
            raise ValueError("the files are not those of config.json")
        tensors = _mapped(path / WEIGHTS)
        vocabulary = (path / VOCABULARY).read_text(encoding="utf-8").split()
        measure = Association(
            vocabulary,
            tensors["counts"].astype(np.int64),
            Matrix(tensors["context"], tensors["context_scale"]),
            Matrix(tensors["output"], tensors["output_scale"]),
            Calibration(**configuration["calibration"]),
            window=configuration["window"],
            signature=signature_of(path),
            known=known or lexicon(),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"{path}: no weights of an association measure: {error}") from error
    if len(vocabulary) != len(tensors["context"]) or len(vocabulary) != len(tensors["output"]):
        raise DataError(f"{path}: {len(vocabulary)} words, but vectors of {len(tensors['context'])}")
    return measure


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _mapped(path: Path) -> dict[str, NDArray[Any]]:
    """The tensors of a safetensors file where they lie on disk: only rows that are asked for come into memory.

    The library copies all of them. The format is the length of a header, the header in JSON, and the numbers.
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    return {
        name: np.asarray(
            np.memmap(path, TYPES[entry["dtype"]], "r", 8 + length + entry["data_offsets"][0], tuple(entry["shape"]))
        )
        for name, entry in header.items()
        if name != "__metadata__"
    }


@cache
def shipped() -> Association:
    """The measure that comes with the package."""
    return load(models_folder() / ASSOCIATION)
