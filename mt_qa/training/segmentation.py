"""From the corpora to lines of stems: what the association measure is trained on.

One line a paragraph: stems (mt_qa.knowledge.stems), ``0`` for a number, nothing for punctuation and Latin words. Fixed
names become one token (``امم_متحدة``) in half of the paragraphs only: so the model has a vector for the name, and its
words keep the company they stand in, for a measure asked about one of them.
"""

from __future__ import annotations

import lzma
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from pathlib import Path

from mt_qa.arabic.words import ARABIC, NUMBER, tokens
from mt_qa.evaluation.corpora import training_articles
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.stems import stem

MEASURED_ON = ("MT-GenEval", "XQuAD")
"""Parts of permissive.tsv that are evaluation sets too."""

NUMERAL = "0"
JOINT = "_"
LEAST_PHRASE = 60
LEAST_NPMI = 0.55
"""Normalised pointwise mutual information from which neighbours are a fixed name (Bouma 2009)."""

SHORTEST_IN_PHRASE = 3
"""Shorter stems are words of grammar."""


def texts(folder: Path) -> Iterator[str]:
    """The training articles of ANT, and the permissive texts that nothing here is measured on."""
    yield from training_articles(folder)
    with lzma.open(folder / "corpus/permissive.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            origin, _, text = line.rstrip("\n").split("\t")
            if not origin.startswith(MEASURED_ON) and origin != "source":
                yield text


def segmented(paragraphs: Iterable[str], lexicon: Lexicon) -> Iterator[list[str]]:
    """The stems of each line of text that has at least two."""
    stems: dict[str, str] = {}
    for paragraph in paragraphs:
        for line in paragraph.splitlines():
            row = [_stem(token.bare, stems, lexicon) for token in tokens(line) if token.kind in (ARABIC, NUMBER)]
            if len(row) > 1:
                yield row


def _stem(word: str, stems: dict[str, str], lexicon: Lexicon) -> str:
    found = stems.get(word)
    if found is None:
        found = stems[word] = NUMERAL if word[0].isdigit() else stem(word, lexicon)
    return found


def phrases(rows: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
    """Neighbours that stand together so often, for how often each stands at all, that they are a name or a term."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for row in rows:
        singles.update(row)
        pairs.update(pairwise(row))
    total = singles.total()
    return frozenset(
        pair
        for pair, count in pairs.items()
        if count >= LEAST_PHRASE
        and min(map(len, pair)) >= SHORTEST_IN_PHRASE
        and _npmi(count, singles[pair[0]], singles[pair[1]], total) >= LEAST_NPMI
    )


def _npmi(pair: int, first: int, second: int, total: int) -> float:
    return math.log(pair * total / (first * second)) / -math.log(pair / total)


def joined(row: Sequence[str], names: frozenset[tuple[str, str]]) -> list[str]:
    """`row` with its phrases as one token each, from the left."""
    out: list[str] = []
    skip = False
    for word, following in zip_longest(row, row[1:], fillvalue=""):
        if skip:
            skip = False
            continue
        skip = (word, following) in names
        out.append(word + JOINT + following if skip else word)
    return out


def lines(rows: Iterable[Sequence[str]], names: frozenset[tuple[str, str]]) -> Iterator[str]:
    """Training text: every second paragraph (by checksum, so in every run the same) has its phrases joined."""
    for row in rows:
        plain = " ".join(row)
        yield " ".join(joined(row, names)) if zlib.crc32(plain.encode()) % 2 else plain
