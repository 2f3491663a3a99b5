"""The orthographic slips of one paragraph: what each word was meant to be between its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from mt_qa.arabic.variants import Slip, is_vowelled, slip_between
from mt_qa.arabic.words import ARABIC, Token, tokens
from mt_qa.knowledge.dialect import is_dialect
from mt_qa.knowledge.inna import AN, IN, bare_inna, demanded
from mt_qa.knowledge.letter_names import letter_names
from mt_qa.knowledge.lexicon import LONGEST_WORD, Lexicon
from mt_qa.knowledge.misspellings import NOTHING, Reading, misspellings
from mt_qa.knowledge.orthography import Contest, contests, key_after, key_before

CERTAIN_ODDS, LEAST_ODDS = 3.5, 2.5
"""Log odds of the neighbours from which a contested word is certainly, or possibly, a slip."""

NAME_ODDS = -3.0
"""Log odds below which فان and بان are names."""

WORDS_TOO = frozenset("آل آن أر أس أل أم أن أو أي ار اس إل إن ال ام ان او اي في".split())
"""Names of Latin letters that are words as well, or pieces of words: they make no neighbour a letter."""

LONGEST_LETTER = 3


class Slipped(NamedTuple):
    """A slip at `token`: the right forms, best first; `doubtful` where the written word may be meant."""

    token: Token
    rights: tuple[str, ...]
    slip: Slip
    doubtful: bool


def slips(text: str, lexicon: Lexicon) -> Iterator[Slipped]:
    """The slips of `text`, a paragraph, in order; none in dialect, hashtags, user names and letters spelt out."""
    row = tokens(text)
    looks = [
        (index, look)
        for index, token in enumerate(row)
        if token.kind == ARABIC and (look := _look(token.text, lexicon)) is not None
    ]
    if not looks or is_dialect(token.text for token in row):
        return
    for index, look in looks:
        token = row[index]
        if _is_tag(text, token) or _is_letter(row, index):
            continue
        reading = _inna(text, row, index, look) if look.inna else _in_context(row, index, look)
        if reading.rights and not is_vowelled(token.text, reading.rights[0]):
            slip = Slip.INNA if look.inna else slip_between(look.word, reading.rights[0])
            yield Slipped(token, reading.rights, slip, reading.doubtful)


class _Look(NamedTuple):
    """What is known of a word before its neighbours are asked."""

    word: str
    inna: bool
    reading: Reading
    contests: tuple[Contest, ...]


@lru_cache(maxsize=20_000)
def _look(text: str, lexicon: Lexicon) -> _Look | None:
    word = Token(ARABIC, text, 0, 0).bare
    if not 2 <= len(word) <= LONGEST_WORD:
        return None
    contested = contests().get(word, ())
    if bare_inna(word):
        return _Look(word, True, NOTHING, contested)
    reading = misspellings(lexicon).reading(word)
    return _Look(word, False, reading, contested) if reading.rights or contested else None


def _is_tag(text: str, token: Token) -> bool:
    """True inside a hashtag or a user name, which is written as its owner likes."""
    return text[max(token.start - 1, 0) : token.start] in ("#", "_", "@") or text[token.end : token.end + 1] == "_"


def _is_letter(row: Sequence[Token], index: int) -> bool:
    """True for a short word in a row of Latin letters spelt out: سي ان ان."""
    if len(row[index].text) > LONGEST_LETTER:
        return False
    left = takewhile(lambda token: len(token.text) <= LONGEST_LETTER, reversed(row[max(index - 2, 0) : index]))
    beside = (*left, *row[index + 1 : index + 2])
    return any(token.text in letter_names() and token.text not in WORDS_TOO for token in beside)


def _inna(text: str, row: Sequence[Token], index: int, look: _Look) -> Reading:
    """The form that the context demands; nothing where فان or بان is a name (فان دايك, بان كي مون)."""
    if look.word == "فان" and index and row[index - 1].kind == ARABIC:
        return NOTHING
    if any(contest.odds(*_around(row, index)) < NAME_ODDS for contest in look.contests if contest.rival == look.word):
        return NOTHING
    alef = look.word.index("ا")
    forms = (IN, AN) if (demanded(text, index)) == IN else (AN, IN)
    rights = tuple(look.word[:alef] + form[0] + look.word[alef + 1 :] for form in forms)
    return Reading(rights[:1] if look.word[0] in "بلف" else rights)


def _in_context(row: Sequence[Token], index: int, look: _Look) -> Reading:
    """What the word was meant to be between its neighbours."""
    reading = look.reading
    for contest in look.contests:
        odds = contest.odds(*_around(row, index))
        if contest.rival == look.word:
            if not reading.rights and odds >= LEAST_ODDS:
                return Reading((contest.right,), odds < CERTAIN_ODDS)
        elif reading.rights[:1] in ((contest.right,), (contest.rival,)):
            better, worse = (contest.right, contest.rival) if odds > 0 else (contest.rival, contest.right)
            rest = (right for right in reading.rights if right not in (better, worse))
            reading = Reading((better, worse, *rest), reading.doubtful)
    return reading


def _around(row: Sequence[Token], index: int) -> tuple[str, str]:
    return key_before(row, index), key_after(row, index)
