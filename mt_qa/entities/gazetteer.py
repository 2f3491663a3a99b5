"""Known names found in running text, clitics and spelling differences notwithstanding.

Names are kept by their first folded word; a text is walked once, and at each word the longest name wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from mt_qa.arabic.folding import fold
from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import Token

Entity = TypeVar("Entity")

folded = lru_cache(maxsize=8_000)(fold)
"""A word without marks and without differences of hamza, ya and ta marbuta."""


def _lightly_folded(text: str) -> str:
    return fold(text, ya=False, ta_marbuta=False)


lightly_folded = lru_cache(maxsize=8_000)(_lightly_folded)
"""A word without marks and hamza, but with its ya and ta marbuta: what tells علي from على."""


@lru_cache(maxsize=8_000)
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


class Match(NamedTuple, Generic[Entity]):
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


_Beginning: TypeAlias = tuple[str, str, int, str, tuple[Entity, ...]]
"""A reading of a word that begins a name: proclitics, rest, letters before the rest, the rest folded where names of
several words begin with it, and what the rest names alone."""


class Gazetteer(Generic[Entity]):
    """Many names, each for one or more entities."""

    def __init__(self, names: Iterable[tuple[str, Entity]]) -> None:
        self._alone: dict[str, tuple[Entity, ...]] = {}
        self._longer: dict[tuple[str, ...], tuple[Entity, ...]] = {}
        pairs = list(names)
        # Folded all together: name by name it would take three times as long, and this is read at every start.
        text = "\n".join([name.replace("\n", " ") for name, _ in pairs])
        foldings = zip(pairs, fold(text).split("\n"), _lightly_folded(text).split("\n"), strict=True)
        for (_, entity), whole, alone in foldings if pairs else ():
            if " " in whole:
                _add(self._longer, tuple(whole.split()), entity)
            else:
                _add(self._alone, alone, entity)
        self._by_two: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for words in sorted(self._longer, key=len, reverse=True):
            self._by_two[words[:2]].append(words)
        self._firsts = {first for first, _ in self._by_two}
        self._seconds = {second for _, second in self._by_two}
        self._beginnings = lru_cache(maxsize=8_000)(self._beginnings_of)

    def has(self, word: str) -> bool:
        """True where `word`, bare of marks, may be a name by itself."""
        return any(lightly_folded(rest) in self._alone for _, rest, _ in proclitic_readings(word))

    def begins(self, word: str) -> bool:
        """True where a name of several words may begin with `word`."""
        return any(folded(rest) in self._firsts for _, rest, _ in proclitic_readings(word))

    def continues(self, word: str) -> bool:
        """True where `word` is the second of a name."""
        return folded(word) in self._seconds

    def matches(
        self, row: Sequence[Token], words: Sequence[str] | None = None, places: Iterable[int] | None = None
    ) -> Iterator[Match[Entity]]:
        """The names in a row of neighbouring Arabic words, left to right, the longest at each place.

        `words` are the tokens without marks, and `places` those at which a name may begin, in order, where the caller
        has them already.
        """
        words = words or [bare(token.text) for token in row]
        end = 0
        for index in range(len(words)) if places is None else places:
            if index >= end and (beginnings := self._beginnings(words[index])):
                match = self._longest(row, words, index, beginnings)
                if match is not None:
                    yield match
                    end = match.last

    def _beginnings_of(self, word: str) -> tuple[_Beginning[Entity], ...]:
        found: list[_Beginning[Entity]] = []
        for prefix, rest, cut in proclitic_readings(word):
            first = folded(rest) if folded(rest) in self._firsts else ""
            alone = self._alone.get(lightly_folded(rest), ())
            if first or alone:
                found.append((prefix, rest, cut, first, alone))
        return tuple(found)

    def _longest(
        self, row: Sequence[Token], words: Sequence[str], index: int, beginnings: tuple[_Beginning[Entity], ...]
    ) -> Match[Entity] | None:
        """The longest name at ``row[index]``; of the same length, that of the reading with fewer proclitics."""
        best: Match[Entity] | None = None
        following = folded(words[index + 1]) if index + 1 < len(words) else ""
        for prefix, rest, cut, first, alone in beginnings:
            last, entities = index + 1, alone
            for name in self._by_two.get((first, following), ()) if first else ():
                if len(name) == 2 or name[2:] == tuple(map(folded, words[index + 2 : index + len(name)])):
                    last, entities = index + len(name), self._longer[name]
                    break
            if entities and (best is None or last > best.last):
                form = " ".join([rest, *words[index + 1 : last]])
                start = row[index].start + written(row[index].text, cut)
                best = Match(index, last, start, row[last - 1].end, prefix, form, entities)
        return best


Key = TypeVar("Key")


def _add(names: dict[Key, tuple[Entity, ...]], name: Key, entity: Entity) -> None:
    known = names.get(name, ())
    if entity not in known:
        names[name] = (*known, entity)


def written(word: str, letters: int) -> int:
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
