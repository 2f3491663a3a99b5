"""Known names found in a source text, Latin or Cyrillic: a trie of words, walked once, the longest name at each place.

Words are compared without accents and case; where an English name has a capital, the text must have one too, for
``Turkey`` is a country and ``turkey`` is not. Acronyms of two or three letters must stand in capitals: ``WHO``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Entity = TypeVar("Entity")

LONGEST_SHORT = 3
"""Longer acronyms are written like words too (Nato, Unesco)."""

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CASE_ENDING = re.compile(r"(?<=\w{4})[аеёиоуыэюяійьмх]+$")


class Word(NamedTuple):
    """A row of letters or digits: hyphens, apostrophes and dots part it (``U.S.`` is two words)."""

    text: str
    key: str
    start: int
    end: int

    @property
    def height(self) -> int:
        """2 for a short word in capitals, 1 for another with a capital or a digit first, 0 for one in lower case."""
        if self.text[0].islower():
            return 0
        return 2 if 1 < len(self.text) <= LONGEST_SHORT and self.text.isupper() else 1


@lru_cache(maxsize=8_000)
def word_key(word: str) -> str:
    """A word without case and accents, a Cyrillic one without its case ending too: ``Россию`` is ``Россия``."""
    if word.isascii():
        return word.lower()
    if _CYRILLIC.match(word):
        return _CASE_ENDING.sub("", word.casefold())
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def source_words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order."""
    return tuple([Word(m.group(), word_key(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)])


@dataclass(slots=True)
class _Node(Generic[Entity]):
    below: dict[str, _Node[Entity]] = field(default_factory=dict)
    named: list[tuple[tuple[int, ...], Entity]] = field(default_factory=list)


class NameMatch(NamedTuple, Generic[Entity]):
    """``words[first:last]`` of the text name one of `entities`."""

    first: int
    last: int
    entities: tuple[Entity, ...]


class NameTrie(Generic[Entity]):
    """Many names, each for one or more entities."""

    def __init__(self) -> None:
        self._root: _Node[Entity] = _Node()

    def add(self, name: str, entity: Entity, *, any_case: bool = False) -> None:
        """Enter `name`; with `any_case` only its first word needs a capital."""
        words = source_words(name)
        if not words:
            return
        node = self._root
        for word in words:
            node = node.below.setdefault(word.key, _Node())
        node.named.append((tuple(0 if any_case and i else word.height for i, word in enumerate(words)), entity))

    def matches(self, words: Sequence[Word]) -> Iterator[NameMatch[Entity]]:
        """The names in `words`, left to right, the longest at each place."""
        index = 0
        while index < len(words):
            match = self._at(words, index)
            if match is None:
                index += 1
            else:
                yield match
                index = match.last

    def _at(self, words: Sequence[Word], first: int) -> NameMatch[Entity] | None:
        best: NameMatch[Entity] | None = None
        node: _Node[Entity] | None = self._root
        for last in range(first + 1, len(words) + 1):
            node = node.below.get(words[last - 1].key) if node else None
            if node is None:
                break
            if node.named:
                row = words[first:last]
                found = [entity for heights, entity in node.named if _in_case(row, heights)]
                if found:
                    best = NameMatch(first, last, tuple(dict.fromkeys(found)))
        return best


def _in_case(row: Sequence[Word], heights: tuple[int, ...]) -> bool:
    return all(word.height >= least for word, least in zip(row, heights, strict=True))
