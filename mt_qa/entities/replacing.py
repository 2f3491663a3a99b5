"""Putting a right name in the place of a wrong one: its proclitics are kept, and what governs it is mended with it."""

from __future__ import annotations

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.words import Token, adjacent, word_at, words
from mt_qa.core import Span
from mt_qa.knowledge.misread_verbs import misread_verbs
from mt_qa.knowledge.prepositions import governors

WORDS_OF_CUES = 60
"""How far to either side of a misread verb its cues are looked for: about a paragraph."""


def correction(target: str, named: Span, prefix: str, name: str) -> tuple[Span, str]:
    """The span to replace and `name` with its clitics, for a name at `named` with the proclitics `prefix` before it.

    A participle or a misread verb before the name gets the preposition that it lost (التابعة المنظمة).
    """
    row = words(target)
    index = word_at(row, named.start)
    previous = row[index - 1] if index and adjacent(target, row[index - 1], row[index]) else None
    if previous is not None and not prefix:
        governor = governors().get(previous.bare)
        if governor is not None and governor.kind == "participle":
            return Span(previous.start, named.end), f"{previous.text} {_governed(name, governor.usual)}"
        meant, cues = misread_verbs().get(previous.bare, ("", frozenset()))
        around = row[max(index - WORDS_OF_CUES, 0) : index + WORDS_OF_CUES] if cues else ()
        if not cues.isdisjoint(token.bare for token in around):
            return Span(previous.start, named.end), f"{meant} {name}"
    return with_clitics(row[index], named, prefix, name)


def _governed(name: str, preposition: str) -> str:
    return attach(name, preposition=preposition) if len(preposition) == 1 else f"{preposition} {name}"


def with_clitics(token: Token, named: Span, prefix: str, name: str) -> tuple[Span, str]:
    """The name alone where its proclitics stand apart from it; the whole word where ل and ال melt (للاتحاد)."""
    if prefix.endswith("ل") and (named.start == token.start or name.startswith("ال")):
        return Span(token.start, named.end), attach(name, conjunction=prefix[:-1], preposition="ل")
    return named, name
