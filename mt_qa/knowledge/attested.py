"""Words and pairs of neighbours that edited news prints: what the dictionary lacks and is no slip.

Written by ``python -m mt_qa.training.attested``. Words are a table. Pairs are a sorted array of 32-bit checksums,
because a quarter of a million rows of text would take a second to read: an unseen pair is taken for a seen one in one
case of twenty thousand.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import data_folder, read_table

WORDS = "attested_words.tsv"
PLACES = "gazetteer_words.tsv"
PAIRS = "attested_pairs.bin"


@cache
def attested_words() -> frozenset[str]:
    """Words that the dictionary lacks, from edited news and from the gazetteer; written without proclitics."""
    news = read_table(WORDS, ("word", "count"), key=("word",))
    places = read_table(PLACES, ("word", "kind", "source", "licence"), key=("word",), required=("source", "licence"))
    return frozenset([row["word"] for row in news] + [row["word"] for row in places])


def is_attested_pair(first: str, second: str) -> bool:
    """True where edited news prints `second` right after `first` (both bare), at least four times; و and ف before
    `first` make no difference."""
    return _is_counted(first, second) or (first[:1] in ("و", "ف") and _is_counted(first[1:], second))


def _is_counted(first: str, second: str) -> bool:
    checksum = pair_checksum(first, second)
    pairs = _pairs()
    index = bisect_left(pairs, checksum)
    return index < len(pairs) and pairs[index] == checksum


def pair_checksum(first: str, second: str) -> int:
    """The 32 bits that stand for a pair."""
    return zlib.crc32(f"{first} {second}".encode())


@cache
def _pairs() -> array[int]:
    """The checksums in ascending order; the file is little-endian."""
    path = data_folder() / PAIRS
    checksums = array("I")
    try:
        content = path.read_bytes()
        checksums.frombytes(content)
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error
    if sys.byteorder == "big":
        checksums.byteswap()
    return checksums
