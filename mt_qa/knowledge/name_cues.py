"""Words after which an unknown word is a name: titles, given names, nouns for places and bodies."""

from __future__ import annotations

from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

KINDS = frozenset(("title", "office", "given-name", "name-head", "place-noun", "body-noun"))


@cache
def name_cues() -> dict[str, str]:
    """Every cue (bare of marks) with its kind, one of `KINDS`. Raises DataError for another kind."""
    rows = read_table("name_cues.tsv", ("word", "kind"), key=("word",))
    for row in rows:
        if row["kind"] not in KINDS:
            raise DataError(f"name_cues.tsv:{row.line}: {row['kind']!r} is none of {sorted(KINDS)}")
    return {row["word"]: row["kind"] for row in rows}


def name_cue(word: str) -> str:
    """The kind of cue that `word` is, empty where it is none; و ف ب ل before it make no difference."""
    cues = name_cues()
    return cues.get(word) or (cues.get(word[1:], "") if len(word) > 3 and word[0] in "وفبل" else "")


def announces_name(word: str, following: str) -> bool:
    """True where `following` is likely a name because it stands after `word`; after an office a word with the article
    is none (وزير الخارجية)."""
    cue = name_cue(word)
    return cue not in ("", "name-head") and not (cue == "office" and following.startswith("ال"))
