"""Counts what edited news prints, so that names and rare words are not taken for slips.

    python -m mt_qa.training.attested

writes data/attested_words.tsv (words that the dictionary lacks, printed at least three times), data/attested_pairs.bin
(neighbours printed at least four times, one of them a common word) and data/gazetteer_words.tsv (parts of place and
person names that look like a slip of a common word). Counted are the training articles of ANT and permissive.tsv; only
counts are kept, no text. Rows of the gazetteer are taken where their licence permits shipping; each keeps its own.
"""

from __future__ import annotations

import lzma
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from mt_qa.arabic.edits import Typo
from mt_qa.arabic.heads import heads
from mt_qa.arabic.letters import ARABIC_WORD, LETTERS, bare
from mt_qa.arabic.variants import variants
from mt_qa.evaluation.corpora import corpora_folder, training_articles
from mt_qa.knowledge.attested import PAIRS, PLACES, WORDS, pair_checksum
from mt_qa.knowledge.lexicon import Lexicon, lexicon
from mt_qa.knowledge.name_cues import name_cue
from mt_qa.knowledge.near_words import near_words
from mt_qa.knowledge.tables import data_folder
from mt_qa.knowledge.word_breaks import NAMES, NEGATIONS, is_row

LEAST_WORD = 3
LEAST_PAIR = 4
COMMON = 3.3
RATIO = 200
"""A form so many times rarer than a near dictionary word is a slip of it, however often it is printed."""

SLIPS = frozenset((Typo.DOUBLED, Typo.SWAPPED, Typo.SOUND, Typo.LOOK, Typo.MISSING))
SHORTEST_SLIP = 6
RATIO_OF_PAIR = 5

PERMITTED = frozenset(("Unicode-3.0", "MIT", "CC-BY-4.0", "CC0-1.0"))
NO_NAMES = frozenset(("topic-term", "covid-term", "currency"))

_RUN = re.compile(rf"{ARABIC_WORD}(?:[ \u00a0]+{ARABIC_WORD})*")
_STANDARD = re.compile(rf"[{LETTERS}]{{3,}}")


def paragraphs(folder: Path) -> Iterator[str]:
    """Everything that may be counted."""
    yield from training_articles(folder)
    with lzma.open(folder / "corpus/permissive.tsv.xz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            yield line.rstrip("\n").split("\t")[2]


def count(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How often each word, and each word right after another, is printed (bare of marks)."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for run in _RUN.findall(text):
            row = bare(run).split()
            words.update(row)
            pairs.update(pairwise(row))
    return words, pairs


def attested(words: Counter[str], pairs: Counter[tuple[str, str]], known: Lexicon) -> dict[str, int]:
    """The words to ship with their counts: no respellings, no slips of commoner words, no two words in one."""
    kept = {
        word: number
        for word, number in words.items()
        if number >= LEAST_WORD
        and _STANDARD.fullmatch(word)
        and not known.knows(word)
        and not any(known.knows(variant.text) for variant in variants(word))
        and not _is_slip(word, words, known)
        and not _is_run_together(word, words, pairs, known)
    }
    return {word: number for word, number in kept.items() if not _has_known_stem(word, kept, known)}


def _is_slip(word: str, words: Counter[str], known: Lexicon) -> bool:
    return len(word) >= SHORTEST_SLIP and any(
        near.typo in SLIPS and words[near.text] >= RATIO * words[word] for near in near_words(word, known)
    )


def _is_run_together(word: str, words: Counter[str], pairs: Counter[tuple[str, str]], known: Lexicon) -> bool:
    for index in range(2, len(word) - 1):
        first, second = word[:index], word[index:]
        seen = pairs[first, second]
        if seen < RATIO_OF_PAIR * words[word] or name_cue(first) in NAMES:
            continue
        if first in NEGATIONS or (is_row(first, second) and known.knows(first) and known.knows(second)):
            return True
    return False


def _has_known_stem(word: str, kept: dict[str, int], known: Lexicon) -> bool:
    return any(head and len(rest) > 2 and (rest in kept or known.knows(rest)) for head, rest in heads(word))


def common_pairs(pairs: Counter[tuple[str, str]], known: Lexicon) -> array[int]:
    """The checksums of the pairs to ship, in ascending order."""

    def is_common(word: str) -> bool:
        return len(word) > 3 and known.zipf(word) >= COMMON and known.knows(word)

    seen = (
        pair for pair, number in pairs.items() if number >= LEAST_PAIR and (is_common(pair[0]) or is_common(pair[1]))
    )
    return array("I", sorted({pair_checksum(*pair) for pair in seen}))


def gazetteer_words(path: Path, words: dict[str, int], known: Lexicon) -> dict[str, tuple[str, str, str]]:
    """Parts of names near a common word, with kind, source and licence; a name that nothing is near needs no row."""
    found: dict[str, tuple[str, str, str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        _, name, kind, source, licence = line.split("\t")
        if licence in PERMITTED and kind not in NO_NAMES:
            for word in _STANDARD.findall(name):
                if word not in words and word not in found and _looks_like_slip(word, known):
                    found[word] = (kind, source, licence)
    return found


def _looks_like_slip(word: str, known: Lexicon) -> bool:
    return (
        len(word) > 3
        and not known.knows(word)
        and not any(known.knows(variant.text) for variant in variants(word))
        and bool(near_words(word, known))
    )


WORDS_HEADER = """\
# Words of edited news that the dictionary lacks, with how often they are printed, without proclitics.
# Origin: ANT corpus 2015-2018 (Apache-2.0; training articles) and permissive.tsv, counts only; written by
# `python -m mt_qa.training.attested`.
word\tcount
"""

PLACES_HEADER = """\
# Parts of names that look like a slip of a common word and are none; written by `python -m mt_qa.training.attested`.
word\tkind\tsource\tlicence
"""


def main() -> int:
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    known = lexicon()
    words, pairs = count(paragraphs(folder))
    kept = attested(words, pairs, known)
    rows = "".join(f"{word}\t{number}\n" for word, number in sorted(kept.items()))
    (data_folder() / WORDS).write_text(WORDS_HEADER + rows, encoding="utf-8")
    places = gazetteer_words(folder / "lexicon/gazetteer_en_ar.tsv", kept, known)
    rows = "".join("\t".join((word, *places[word])) + "\n" for word in sorted(places))
    (data_folder() / PLACES).write_text(PLACES_HEADER + rows, encoding="utf-8")
    checksums = common_pairs(pairs, known)
    if sys.byteorder == "big":
        checksums.byteswap()
    (data_folder() / PAIRS).write_bytes(checksums.tobytes())
    print(f"{len(kept)} words, {len(places)} parts of names, {len(checksums)} pairs", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
