"""Models behind measures: one file is one family, with a function ``load(path)``. They measure; checks judge."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, Protocol

from mt_qa.core import DataError


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


ASSOCIATION = "association"
CONFIGURATION, WEIGHTS = "config.json", "model.safetensors"
"""The files of any model: Hugging Face's names."""


@cache
def word_measure() -> WordMeasure:
    """The shipped measure of words, loaded when it is first asked for: 0.05 s. Raises DataError where it is missing."""
    from mt_qa.backends.association import shipped

    return shipped()


def signature_of(folder: Path) -> str:
    """Name and checksum of the weights in `folder` as their configuration has them; loading refuses any others."""
    configuration = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
    return f"{folder.name}:{configuration['sha256'][WEIGHTS][:12]}"


@cache
def models_signature() -> str:
    """What every report says of the weights behind it: ``none`` where the shipped ones are missing."""
    try:
        return signature_of(models_folder() / ASSOCIATION)
    except (DataError, OSError, ValueError, KeyError, TypeError):
        return "none"


@cache
def models_folder() -> Path:
    """The folder of shipped weights: inside an installed wheel, or beside the package in a checkout."""
    package = Path(str(files("mt_qa")))
    for folder in (package / "models", package.parent / "models"):
        if folder.is_dir():
            return folder
    raise DataError("the folder models/ is neither in the package nor beside it: install mt_qa again")
