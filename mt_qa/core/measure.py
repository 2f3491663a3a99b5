"""What a measure of words is asked and answers. Backends measure, checks judge, and neither imports the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Query(NamedTuple):
    """A stretch of a paragraph's words, ``words[start:end]``, and what may stand there instead, in words too."""

    start: int
    end: int
    candidates: tuple[tuple[str, ...], ...]


class Parts(NamedTuple):
    """A score in its parts, in log-odds: what the neighbours say, what the topic says, and how common the word is."""

    near: float
    topic: float
    commonness: float


class WordMeasure(Protocol):
    """How well words fit where they stand: log-odds that a writer rather than chance put them there.

    `words` are the Arabic words (and numbers) of one paragraph in order, without punctuation. Higher is better; only
    differences at one place are safe to compare. The same input has the same scores, alone or in a batch.
    """

    @property
    def signature(self) -> str:
        """Name and checksum of the weights, for the report."""

    def says_something(self, word: str) -> bool:
        """True for a word that the weights know and that is not among the commonest, which go with everything."""

    def score(self, words: Sequence[str], index: int) -> float:
        """The word at `index`."""

    def score_all(self, words: Sequence[str]) -> list[float]:
        """Every word where it stands."""

    def scores(self, words: Sequence[str], start: int, end: int, candidates: Sequence[str]) -> list[float]:
        """Each candidate (words parted by blanks) in the place of ``words[start:end]``."""

    def batch(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[float]]:
        """Many places of one paragraph at once: a list of scores for each query."""

    def parts(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[Parts]]:
        """The same, told apart by what the scores rest on."""
