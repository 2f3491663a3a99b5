"""The numbers of a source in whatever language it is: words and scales where we read them, digits alone where not."""

from __future__ import annotations

from functools import partial

from mt_qa.arabic.caching import per_paragraph
from mt_qa.knowledge.english_numbers import SourceNumber, find_digit_numbers, find_english_numbers
from mt_qa.knowledge.foreign_numbers import LANGUAGES, find_foreign_numbers
from mt_qa.knowledge.source_language import ENGLISH

_READERS = {language: per_paragraph(partial(find_foreign_numbers, language=language)) for language in LANGUAGES} | {
    ENGLISH: per_paragraph(find_english_numbers)
}


def find_source_numbers(source: str, language: str) -> tuple[SourceNumber, ...]:
    """All numbers of `source` in order, in `language` as `source_language` tells it."""
    return _READERS.get(language, find_digit_numbers)(source)
