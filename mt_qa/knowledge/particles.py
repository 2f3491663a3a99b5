"""Words of grammar: prepositions, conjunctions, relatives, pronouns and the like; with or without hamza and dots."""

from __future__ import annotations

from functools import cache, lru_cache

from mt_qa.arabic.folding import fold
from mt_qa.knowledge.tables import read_table

KINDS = frozenset(
    (
        "complementizer",
        "conjunction",
        "demonstrative",
        "interrogative",
        "negation",
        "preposition",
        "pronoun",
        "relative",
        "verbal",
    )
)


def _key(word: str) -> str:
    """The word without marks, its final ya with or without dots alike."""
    return fold(word, hamza=False, ta_marbuta=False)


@cache
def _kinds() -> dict[str, str]:
    """Every particle as it should be written, and with its hamza left off (الى, ان)."""
    rows = read_table("particles.tsv", ("word", "kind"), key=("word",))
    kinds = {fold(row["word"], ta_marbuta=False): row["kind"] for row in rows}
    return kinds | {_key(row["word"]): row["kind"] for row in rows}


@lru_cache(maxsize=8_000)
def particle_kind(word: str) -> str:
    """The kind of `word` (one of `KINDS`), with or without و or ف before it; empty where it is no particle."""
    key = _key(word)
    kinds = _kinds()
    return kinds.get(key) or (kinds.get(key[1:], "") if key[:1] in ("و", "ف") else "")


def is_particle(word: str) -> bool:
    """True for a word of grammar, which is no noun and no verb."""
    return bool(particle_kind(word))
