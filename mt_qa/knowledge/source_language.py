"""Which language a source is in: English, Indonesian, Russian or French, told by its script and its commonest words.

Other languages are not told apart: of a source in one of them nothing but digits can be read.
"""

from __future__ import annotations

import re

from mt_qa.core import Document
from mt_qa.knowledge.english_numbers import is_english
from mt_qa.knowledge.foreign_words import foreign_words

ENGLISH, INDONESIAN, RUSSIAN, FRENCH = "en", "id", "ru", "fr"
UNKNOWN = ""

SAMPLE = 4000
"""Code points that are enough to tell."""

_LATIN_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_NOT_RUSSIAN = re.compile(r"[іїєґўјљњћђџѓќ]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_WORDS, _LEAST_SHARE = 2, 0.15


def source_language(document: Document) -> str:
    """The language of all sources of a document: what it says itself, or what they look like."""
    given = document.source_language.lower()[:2]
    return given or language_of(" ".join(segment.source for segment in document.segments if segment.source))


def language_of(text: str) -> str:
    """``en``, ``id``, ``ru`` or ``fr``; empty for another language, or where `text` is too short to tell."""
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    if 2 * len(_CYRILLIC.findall(sample)) > letters:
        return UNKNOWN if _NOT_RUSSIAN.search(sample) else RUSSIAN
    words = [word for word in _LATIN_WORD.findall(sample) if word.islower()]
    counts = {
        language: sum(language in foreign_words().get(word, ()) for word in words) for language in (INDONESIAN, FRENCH)
    }
    likelier = max(counts, key=lambda language: counts[language])
    if is_english(sample) and counts[likelier] * 2 < len(words):
        return ENGLISH
    return likelier if counts[likelier] >= max(_LEAST_WORDS, _LEAST_SHARE * len(words)) else UNKNOWN
