"""Outputs of a known quality: clean text in which a share of the words is damaged as machines damage them.

The kinds are not those that the detector is trained on (`mt_qa.training.noise`), so that nothing is measured with what
it was made from: letters lost, exchanged and turned round, hamza and ta marbuta spelt badly, words repeated, left out,
run together, moved, and replaced by another word of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

_SPELLINGS = str.maketrans("أإآةىئ", "اااهيي")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
SHORTEST = 3

Damage = Callable[[list[str], int, Random], None]


def damaged(text: str, share: float, seed: int) -> str:
    """`text` with about `share` of its words damaged, line by line; the same seed gives the same."""
    draws = Random(seed)
    return "\n".join(_damaged_line(line, share, draws) for line in text.split("\n"))


def _damaged_line(line: str, share: float, draws: Random) -> str:
    words = line.split(" ")
    wanted = len(words) * share
    count = int(wanted) + (draws.random() < wanted % 1)
    # From the end, so that a place stands where it stood when words before it come or go.
    for place in sorted(draws.sample(range(len(words)), min(count, len(words))), reverse=True):
        if place < len(words) and len(words[place]) >= SHORTEST:
            draws.choice(KINDS)(words, place, draws)
    return " ".join(words)


def _lose_letter(words: list[str], place: int, draws: Random) -> None:
    word = words[place]
    at = draws.randrange(1, len(word))
    words[place] = word[:at] + word[at + 1 :]


def _exchange_letter(words: list[str], place: int, draws: Random) -> None:
    word = words[place]
    at = draws.randrange(len(word))
    words[place] = word[:at] + draws.choice(_LETTERS) + word[at + 1 :]


def _turn_letters(words: list[str], place: int, draws: Random) -> None:
    word = words[place]
    at = draws.randrange(len(word) - 1)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _spell_badly(words: list[str], place: int, draws: Random) -> None:
    worse = words[place].translate(_SPELLINGS)
    if worse == words[place]:
        _lose_letter(words, place, draws)
    else:
        words[place] = worse


def _repeat(words: list[str], place: int, _: Random) -> None:
    words.insert(place, words[place])


def _leave_out(words: list[str], place: int, _: Random) -> None:
    if len(words) > 1:
        del words[place]


def _run_together(words: list[str], place: int, _: Random) -> None:
    if place + 1 < len(words):
        words[place : place + 2] = [words[place] + words[place + 1]]


def _move(words: list[str], place: int, draws: Random) -> None:
    words.insert(draws.randrange(len(words)), words.pop(place))


def _replace(words: list[str], place: int, draws: Random) -> None:
    words[place] = draws.choice(words)


KINDS: Sequence[Damage] = (
    _lose_letter,
    _exchange_letter,
    _turn_letters,
    _spell_badly,
    _repeat,
    _leave_out,
    _run_together,
    _move,
    _replace,
)
