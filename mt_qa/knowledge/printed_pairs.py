"""Which pairs of neighbouring words edited news prints: the evidence that a phrase is said so and not otherwise.

A grammatical fault makes pairs that are never printed (أعلن وزارة, معدات ثقيل) beside one that is (أعلنت وزارة,
معدات ثقيلة). Written by ``python -m mt_qa.training.printed_pairs``: the sorted 32-bit checksums of the pairs that
the training articles of ANT and permissive.tsv print twice or more; an unseen pair is taken for a seen one in one
case of 5,000.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.attested import pair_checksum
from mt_qa.knowledge.tables import data_folder

PAIRS = "printed_pairs.bin"


def is_printed(first: str, second: str) -> bool:
    """True where edited news prints `second` right after `first` (both bare) at least twice.

    A و or ف before `first` makes no difference.
    """
    return _has(first, second) or (first[:1] in ("و", "ف") and len(first) > 3 and _has(first[1:], second))


def _has(first: str, second: str) -> bool:
    checksum, pairs = pair_checksum(first, second), _pairs()
    index = bisect_left(pairs, checksum)
    return index < len(pairs) and pairs[index] == checksum


@cache
def _pairs() -> array[int]:
    """The checksums in ascending order; the file is little-endian."""
    path = data_folder() / PAIRS
    checksums = array("I")
    try:
        checksums.frombytes(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error
    if sys.byteorder == "big":
        checksums.byteswap()
    return checksums
