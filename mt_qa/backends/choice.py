"""The measure that a caller names: the shipped one, or any masked language model in Hugging Face format."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

from mt_qa.backends import Query

ASSOCIATION = "association"


class Chooser(Protocol):
    """What every family can do: compare candidates for one place. Higher is better."""

    @property
    def signature(self) -> str:
        """Name and checksum of the weights."""

    def scores(self, words: Sequence[str], start: int, end: int, candidates: Sequence[str]) -> list[float]:
        """Each candidate (words parted by blanks) in the place of ``words[start:end]``."""

    def score_all(self, words: Sequence[str]) -> list[float]:
        """Every word where it stands."""

    def batch(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[float]]:
        """Many places of one paragraph at once."""


def measure_called(named: str) -> Chooser:
    """``association``, or the folder or id of a masked language model. Raises BackendError, DataError.

    Looked up at run time, so that nothing here depends on torch.
    """
    if named == ASSOCIATION:
        from mt_qa.backends.association import shipped

        return shipped()
    measure: Chooser = import_module("mt_qa.backends.huggingface").load(named)
    return measure
