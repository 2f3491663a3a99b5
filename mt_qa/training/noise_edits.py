"""Sentences as rows of pieces, and edits of them: what every kind of noise is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import ARABIC, LATIN, NUMBER, tokens


@dataclass(frozen=True, slots=True)
class Piece:
    """A token with what stands before it (blanks); `noise` is the kind that made it, empty where it is sound."""

    before: str
    text: str
    kind: str
    noise: str = ""

    @property
    def is_word(self) -> bool:
        """True for what is judged: Arabic words, numbers, words of other scripts."""
        return self.kind in (ARABIC, NUMBER, LATIN)


Sentence = Sequence[Piece]


class Edit(NamedTuple):
    """``pieces[start:end]`` becomes `new`; pieces of `new` that are named in `faulty` (by place) carry the label."""

    start: int
    end: int
    new: tuple[Piece, ...]
    faulty: tuple[int, ...]


def pieces(text: str) -> list[Piece]:
    """The tokens of a text with the blanks before them: joined they are the text, but for blanks at its end."""
    row: list[Piece] = []
    end = 0
    for token in tokens(text):
        row.append(Piece(text[end : token.start], token.text, token.kind))
        end = token.end
    return row


def text_of(row: Sentence) -> str:
    return "".join(piece.before + piece.text for piece in row)


def instead(sentence: Sentence, at: int, text: str | None, kind: str = ARABIC) -> Edit | None:
    """Another word in one place."""
    if not text or text == bare(sentence[at].text):
        return None
    return Edit(at, at + 1, (replace(sentence[at], text=text, kind=kind),), (0,))


def arabic(sentence: Sentence, at: int) -> str | None:
    """The Arabic word at a place, bare; None for anything else, and past the ends."""
    piece = sentence[at] if 0 <= at < len(sentence) else None
    return bare(piece.text) if piece is not None and piece.kind == ARABIC else None


def moved(piece: Piece, to: Piece) -> Piece:
    return replace(piece, before=to.before)
