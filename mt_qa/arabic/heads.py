"""Proclitics taken off the front of a word one by one, and put back: cheaper than all readings of `clitics.splits`.

وللمدينة gives و + للمدينة, ول + المدينة and ولل + مدينة. Pronouns and the word's end are left alone.
"""

from __future__ import annotations

from functools import lru_cache

CONJUNCTIONS = "وف"
PREPOSITIONS = "بلكس"


def joined(head: str, rest: str) -> str:
    """`head` written onto `rest`; ل swallows the alef of the article: ل + المدينة is للمدينة."""
    if head.endswith("ل") and not head.endswith("ال") and rest.startswith("ال"):
        return head + rest[1:]
    return head + rest


@lru_cache(maxsize=8_000)
def heads(word: str) -> tuple[tuple[str, str], ...]:
    """Every ``(head, rest)`` that `joined` makes into `word` again, the whole word first; rests have 2 letters or more.

    `word` must be bare of marks.
    """
    found = [("", word)]
    conjunctions = [""] + ([word[0]] if word[:1] and word[0] in CONJUNCTIONS else [])
    for conjunction in conjunctions:
        rest = word[len(conjunction) :]
        if conjunction:
            found.append((conjunction, rest))
        if rest.startswith("ال"):
            found.append((conjunction + "ال", rest[2:]))
        if rest.startswith("لل"):
            found += [(conjunction + "ل", "ا" + rest[1:]), (conjunction + "لل", rest[2:])]
        if rest[:1] and rest[0] in PREPOSITIONS:
            found.append((conjunction + rest[0], rest[1:]))
            if rest.startswith("ال", 1):
                found.append((conjunction + rest[:3], rest[3:]))
    return tuple((head, rest) for head, rest in found if len(rest) >= 2)
