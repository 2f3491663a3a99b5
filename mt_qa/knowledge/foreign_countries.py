"""What other languages call the countries of data/places.tsv: names from CLDR (Unicode licence), through babel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from mt_qa.knowledge.places import places

LANGUAGES = ("de", "es", "fr", "id", "ms", "pt", "ru", "tr", "uk")
"""Languages that Arabic news is much translated from, besides English."""
STEM = 4
"""Letters that an adjective keeps of its country's name."""


@cache
def foreign_countries() -> tuple[tuple[str, str], ...]:
    """Pairs of a country's English name in the table and its name in one of `LANGUAGES`; takes a tenth of a second."""
    from babel import Locale  # late: it reads one file for each language

    english = _english_names()
    codes = {code: english[name] for code, name in Locale("en").territories.items() if name in english}
    return tuple(
        dict.fromkeys(
            (codes[code], name)
            for language in LANGUAGES
            for code, name in Locale(language).territories.items()
            if code in codes
        )
    )


@cache
def foreign_stems() -> Mapping[str, tuple[str, ...]]:
    """How names of a country and its people begin in those languages: ``кита`` of китайский, ``chin`` of chinois."""
    stems: defaultdict[str, list[str]] = defaultdict(list)
    for english, name in foreign_countries():
        if len(name) > STEM:
            stems[english].append(name[:STEM].lower())
    return {english: tuple(dict.fromkeys(found)) for english, found in stems.items()}


def _english_names() -> dict[str, str]:
    return {
        name.replace(" and ", joint): place.english
        for place in places()
        if place.kind == "country"
        for name in _names(place.english, place.other_names)
        for joint in (" and ", " & ")
    }


def _names(english: str, other_names: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield english
    yield from (name.replace("'", "’") for code, name in other_names if code == "en")
