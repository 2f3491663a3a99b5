"""Embeddings begin where the association measure knows the word, at random elsewhere, the same in every run."""

import numpy as np

from mt_qa.backends.association import shipped
from mt_qa.training.vectors import SPREAD, vectors


class Vocabulary:
    """A tokenizer, as far as it is asked here."""

    def __init__(self, *pieces: str) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}

    def get_vocab(self) -> dict[str, int]:
        return self._numbers

    def get_vocab_size(self) -> int:
        return len(self._numbers)


KNOWN = Vocabulary("[PAD]", "المحكمة", "القاضي", "الملعب", "اللاعب", "الفريق", "##ات", "a", "المتهم")


def test_words_of_one_field_begin_near_to_each_other() -> None:
    made = vectors(KNOWN, shipped(), 4, seed=1)
    assert made.shape == (9, 4)
    court, judge, pitch = (made[place] / np.linalg.norm(made[place]) for place in (1, 2, 3))
    assert court @ judge > court @ pitch


def test_every_vector_is_about_as_long_and_comes_again() -> None:
    made = vectors(KNOWN, shipped(), 4, seed=1)
    assert np.array_equal(made, vectors(KNOWN, shipped(), 4, seed=1))
    assert np.linalg.norm(made[1]) == np.float32(SPREAD * 2)
    assert not np.array_equal(made[6], vectors(KNOWN, shipped(), 4, seed=2)[6])


def test_more_dimensions_than_words_leave_all_to_chance() -> None:
    made = vectors(Vocabulary("[PAD]", "المحكمة"), shipped(), 8, seed=1)
    assert made.std() < 3 * SPREAD
