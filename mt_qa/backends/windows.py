"""What of a paragraph a network sees at once, and which of its pieces answers for which word.

A window is framed by [CLS] and [SEP] and holds whole sentences as far as they fit; a sentence that is too long for one
is cut between words. Windows do not overlap and never hold two paragraphs: a paragraph has the same in any company.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mt_qa.arabic.sentences import sentences
from mt_qa.arabic.words import ARABIC, LATIN, NUMBER, Token, tokens

LENGTH = 128
"""Pieces in the longest window, its frame included."""

JUDGED = frozenset((ARABIC, LATIN, NUMBER))
"""Kinds of tokens that are words; punctuation is not judged."""


class Window(NamedTuple):
    """Numbers of pieces, frame included; for each word, its token in the paragraph and the place of its first piece."""

    pieces: list[int]
    words: list[tuple[Token, int]]


def windows(text: str, tokenizer: Any, length: int = LENGTH) -> list[Window]:
    """The windows of one paragraph; `tokenizer` is one of `tokenizers`. Blank text has none."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    first, last = (tokenizer.token_to_id(piece) for piece in ("[CLS]", "[SEP]"))
    answering = _answering([token for token in tokens(text) if token.kind in JUDGED], encoding.offsets)
    begins = sorted({place for _, place in answering})
    found: list[Window] = []
    for start, end in _stretches(text, encoding.offsets, begins, length - 2):
        words = [(token, place - start + 1) for token, place in answering if start <= place < end]
        found.append(Window([first, *encoding.ids[start:end], last], words))
    return found


def _answering(words: Sequence[Token], offsets: Sequence[tuple[int, int]]) -> list[tuple[Token, int]]:
    """Each word with the place of the first piece that begins inside it; a word of marks alone has none."""
    found: list[tuple[Token, int]] = []
    place = 0
    for word in words:
        while place < len(offsets) and offsets[place][0] < word.start:
            place += 1
        if place < len(offsets) and offsets[place][0] < word.end:
            found.append((word, place))
    return found


def _stretches(
    text: str, offsets: Sequence[tuple[int, int]], begins: Sequence[int], most: int
) -> Iterator[tuple[int, int]]:
    """Ranges of pieces: sentences taken together while they fit into `most`."""
    start = 0
    for end in _ends(text, offsets, begins, most):
        if end[1] - start > most:
            yield start, end[0]
            start = end[0]
    if start < len(offsets):
        yield start, len(offsets)


def _ends(text: str, offsets: Sequence[tuple[int, int]], begins: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Ranges of pieces that must stay together: sentences, and parts of those that are too long."""
    place = 0
    for sentence in sentences(text):
        start = place
        while place < len(offsets) and offsets[place][0] < sentence.end:
            place += 1
        while place - start > most:
            cut = max((begin for begin in begins if start < begin <= start + most), default=start + most)
            yield start, cut
            start = cut
        yield start, place
    if place < len(offsets):
        yield place, len(offsets)
