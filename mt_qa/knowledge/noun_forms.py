"""What a noun asks of the words that agree with it: a light morphological analysis, from tables and endings.

A noun agrees as a masculine or feminine singular, as people in the plural, or as two; things in the plural agree as a
feminine singular does (Ryding 2005, ch. 7). What is not known is not guessed: most masculine nouns show nothing
by their form, so they are counted in data/noun_classes.tsv; a word that may be two nouns has no analysis.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from functools import cache, lru_cache

from mt_qa.arabic.clitics import splits
from mt_qa.core import DataError
from mt_qa.knowledge.counted_nouns import by_singular
from mt_qa.knowledge.places import places
from mt_qa.knowledge.tables import data_folder, read_table


class Agreement(StrEnum):
    """How the words beside a noun are inflected for it."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    MEN = "men"
    WOMEN = "women"
    TWO_MASCULINE = "two-masculine"
    TWO_FEMININE = "two-feminine"


M, F, MEN, WOMEN, TWO_M, TWO_F = Agreement

ORIGIN = ("origin", "licence")
EITHER = "both"
_GENDERS = {"m": M, "f": F}


@cache
def noun_genders() -> dict[str, Agreement | None]:
    """The nouns whose gender their ending hides; None for those that papers write in either gender."""
    name = "noun_genders.tsv"
    found: dict[str, Agreement | None] = {}
    for row in read_table(name, ("noun", "gender", *ORIGIN), key=("noun",), required=("gender", "licence")):
        if row["gender"] not in (*_GENDERS, EITHER):
            raise DataError(f"{data_folder() / name}:{row.line}: gender is {row['gender']!r}, expected m, f or both")
        found[row["noun"]] = _GENDERS.get(row["gender"])
    return found


@cache
def broken_plurals() -> dict[str, Agreement]:
    """Every broken plural with how it agrees; plurals of things are feminine."""
    name = "broken_plurals.tsv"
    found: dict[str, Agreement] = {}
    columns = ("plural", "singular", "gender", "kind", *ORIGIN)
    for row in read_table(name, columns, key=("plural",), required=("singular", "licence")):
        if row["gender"] not in _GENDERS or row["kind"] not in ("people", "things"):
            raise DataError(f"{data_folder() / name}:{row.line}: gender is m or f, kind is people or things")
        people = MEN if row["gender"] == "m" or row["singular"] in ("ضحية", "رهينة", "خليفة", "رعية") else WOMEN
        found[row["plural"]] = people if row["kind"] == "people" else F
    return found


@cache
def people_nouns() -> dict[str, str]:
    """Masculine nouns for people with their feminine, empty where that would mean something else too."""
    columns = ("masculine", "feminine", *ORIGIN)
    rows = read_table("human_nouns.tsv", columns, key=("masculine",), required=("licence",))
    return {row["masculine"]: row["feminine"] for row in rows}


@cache
def women_nouns() -> frozenset[str]:
    """Feminine nouns that mean a woman and nothing else: وزيرة, طبيبة."""
    return frozenset(feminine for feminine in people_nouns().values() if feminine)


@cache
def named_nouns() -> frozenset[str]:
    """Nouns that name newspapers, channels and clubs: البيان, الوحدة."""
    rows = read_table("named_nouns.tsv", ("noun", *ORIGIN), key=("noun",), required=("licence",))
    return frozenset(row["noun"] for row in rows)


@cache
def _counted_classes() -> dict[str, Agreement]:
    name = "noun_classes.tsv"
    found: dict[str, Agreement] = {}
    for row in read_table(name, ("noun", "agrees", *ORIGIN), key=("noun",), required=("licence",)):
        if row["agrees"] not in _GENDERS:
            raise DataError(f"{data_folder() / name}:{row.line}: agrees is {row['agrees']!r}, expected m or f")
        found[row["noun"]] = _GENDERS[row["agrees"]]
    return found


@cache
def _listed() -> dict[str, Agreement | None]:
    """All nouns that stand in a table, the surest table last."""
    listed: dict[str, Agreement | None] = dict(_counted_classes())
    listed |= {noun: _GENDERS[row.gender] for noun, row in by_singular().items()}
    people = dict.fromkeys(people_nouns(), M) | dict.fromkeys(women_nouns(), F)
    twice = dict.fromkeys(people.keys() & broken_plurals().keys(), None)  # مزارع: a farmer, farms
    return listed | people | broken_plurals() | twice | noun_genders()


@lru_cache(maxsize=8_000)
def agreement(noun: str) -> Agreement | None:
    """How `noun` (bare of marks, article and clitics) agrees; None where that is not sure."""
    listed = _listed()
    if noun in listed:
        return listed[noun]
    for ending, length in (("تان", 3), ("تين", 3), ("ات", 2), ("ون", 2), ("ين", 2), ("ان", 2)):
        if noun.endswith(ending):
            return _by_ending(ending, noun[:-length])
    return F if noun.endswith("ة") and len(noun) > 3 and not is_place("ال" + noun) else None


def _by_ending(ending: str, rest: str) -> Agreement | None:
    """The agreement that an ending shows after `rest`, which must be a noun for it to be an ending."""
    listed = _listed()
    match ending:
        case "تان" | "تين":
            return TWO_F if agreement(rest + "ة") is F and (ending == "تان" or rest + "ة" in listed) else None
        case "ات":
            if len(rest) < 2:
                return None  # ذات
            return WOMEN if rest + "ة" in women_nouns() else F
        case "ون" | "ين":
            return MEN if rest in people_nouns() else None
    return TWO_M if listed.get(rest) is M else None


def is_place(word: str) -> bool:
    """True for the name of a place, article and all: القاهرة, الصين."""
    return word in _place_words()


@cache
def _place_words() -> frozenset[str]:
    return frozenset(name for place in places() for name in place.accepted if " " not in name)


def known_nouns() -> Collection[str]:
    """All nouns that stand in a table."""
    return _listed().keys()


def _is_listed(noun: str) -> bool:
    return noun in known_nouns() or agreement(noun) in (MEN, WOMEN)


@lru_cache(maxsize=8_000)
def definite(word: str) -> tuple[str, str]:
    """What stands before the article in `word` (bare of marks), and the noun after it; empty where it has no article.

    Before it stand و ف and ب ل ك: ``وبالقرار`` gives وب and قرار, ``للحكومة`` ل and حكومة.
    """
    if word.startswith("ال"):
        return "", word[2:]
    readings = [reading for reading in splits(word) if reading.article and not reading.pronoun]
    if not readings:
        return "", ""
    known = [reading for reading in readings if reading.stem[:1] == "ل" and _is_listed(reading.stem)]  # للاعبات
    best = known[0] if known and not _is_listed(readings[0].stem) else readings[0]
    return best.conjunction + best.preposition, best.stem
