"""Known names found in running text, clitics and spelling differences notwithstanding.

Names are kept by their first folded word; a text is walked once, and at each word the longest name wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from mt_qa.arabic.folding import fold
from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import Token

Entity = TypeVar("Entity")

folded = lru_cache(maxsize=100_000)(fold)
"""A word without marks and without differences of hamza, ya and ta marbuta."""


@lru_cache(maxsize=100_000)
def lightly_folded(word: str) -> str:
    """A word without marks and hamza, but with its ya and ta marbuta: what tells علي from على."""
    return fold(word, ya=False, ta_marbuta=False)


@lru_cache(maxsize=100_000)
def proclitic_readings(word: str) -> tuple[tuple[str, str, int], ...]:
    """How `word` may part into proclitics and a name: (proclitics, rest, letters of the word before the rest).

    ``للأمم`` gives (ل, الأمم, 0): its alef is not written, so the name cannot be cut out of the word and the span keeps
    the whole of it.
    """
    readings = [("", word, 0)]
    after = word
    conjunction = ""
    if word[:1] in ("و", "ف") and len(word) > 3:
        conjunction, after = word[0], word[1:]
        readings.append((conjunction, after, 1))
    if after[:2] == "لل" and len(after) > 3:
        readings.append((conjunction + "ل", "ال" + after[2:], 0))
        readings.append((conjunction + "ل", "ال" + after[1:], 0))
    elif after[:1] in ("ب", "ك", "ل") and len(after) > 3:
        readings.append((conjunction + after[0], after[1:], len(conjunction) + 1))
    return tuple(readings)


@dataclass(frozen=True, slots=True)
class Match(Generic[Entity]):
    """A known name in a row of tokens: ``tokens[first:last]``, the proclitics before it, and what it names.

    `start` and `end` are offsets into the target; `form` is the name as written, without proclitics and marks.
    """

    first: int
    last: int
    start: int
    end: int
    prefix: str
    form: str
    entities: tuple[Entity, ...]


class Gazetteer(Generic[Entity]):
    """Many names, each for one or more entities."""

    def __init__(self, names: Iterable[tuple[str, Entity]]) -> None:
        collected: defaultdict[tuple[str, ...], dict[str, list[Entity]]] = defaultdict(dict)
        for name, entity in names:
            parts = name.split()
            key = tuple(folded(part) for part in parts)
            collected[key].setdefault(lightly_folded(name) if len(parts) == 1 else "", []).append(entity)
        self._by_first: dict[str, list[tuple[tuple[str, ...], dict[str, tuple[Entity, ...]]]]] = {}
        for key, spellings in sorted(collected.items(), key=lambda item: -len(item[0])):
            unique = {spelling: tuple(dict.fromkeys(found)) for spelling, found in spellings.items()}
            self._by_first.setdefault(key[0], []).append((key, unique))

    def matches(self, row: Sequence[Token]) -> Iterator[Match[Entity]]:
        """The names in a row of neighbouring Arabic words, left to right, the longest at each place."""
        words = [bare(token.text) for token in row]
        keys = [folded(word) for word in words]
        index = 0
        while index < len(row):
            match = self._at(row, words, keys, index)
            if match is None:
                index += 1
            else:
                yield match
                index = match.last

    def _at(self, row: Sequence[Token], words: list[str], keys: list[str], index: int) -> Match[Entity] | None:
        best: Match[Entity] | None = None
        for prefix, rest, cut in proclitic_readings(words[index]):
            for key, spellings in self._by_first.get(folded(rest), ()):
                last = index + len(key)
                if best is not None and last <= best.last:
                    break
                if key[1:] != tuple(keys[index + 1 : last]):
                    continue
                entities = spellings.get(lightly_folded(rest)) if len(key) == 1 else spellings[""]
                if entities:
                    form = " ".join([rest, *words[index + 1 : last]])
                    start = row[index].start + _written(row[index].text, cut)
                    best = Match(index, last, start, row[last - 1].end, prefix, form, entities)
                    break
        return best


def _written(word: str, letters: int) -> int:
    """How many code points of `word` its first `letters` letters take, their marks included."""
    if letters == 0 or len(word) == len(bare(word)):
        return letters
    seen = 0
    for offset, character in enumerate(word):
        if bare(character):
            if seen == letters:
                return offset
            seen += 1
    return len(word)
