"""What the review desk says, in English and in Arabic, beyond the names that `labels` has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

LANGUAGES = ("en", "ar")


@dataclass(frozen=True, slots=True)
class UiWords:
    """The words of one language. A key that data/ui_words.tsv lacks raises DataError."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The word of that key with its ``{braces}`` filled in."""
        try:
            return self.words[key].format(**values)
        except KeyError as error:
            raise DataError(f"ui_words.tsv: {key!r} lacks {error}") from None


@cache
def ui_words(language: str = "en") -> UiWords:
    """The words in `language`: ``en`` or ``ar``. Raises ValueError for another language."""
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language!r}; one of {LANGUAGES}")
    rows = read_table("ui_words.tsv", ("key", "en", "ar"), key=("key",))
    return UiWords(language, {row["key"]: row[language] for row in rows})
