"""Adjectives of news prose in the forms that agree with a noun."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mt_qa.knowledge.noun_forms import Agreement, people_nouns
from mt_qa.knowledge.places import nationalities
from mt_qa.knowledge.tables import read_table

M, F, MEN, WOMEN, TWO_M, TWO_F = Agreement


class Adjective(NamedTuple):
    """The masculine, the feminine and the plural for men (nominative; empty where none is sure) of one adjective.

    `is_noun` is true of those that name a person as often: nationalities (الفرنسي), الإعلامي.
    """

    masculine: str
    feminine: str
    men: str
    is_noun: bool = False

    def agreeing(self, wanted: Agreement, written: str) -> str:
        """The form without article for a noun that asks for `wanted`; `written` tells the case of a plural or dual.

        Empty where the form is not sure.
        """
        oblique = written.endswith("ين")
        match wanted:
            case Agreement.MASCULINE:
                return self.masculine
            case Agreement.FEMININE:
                return self.feminine
            case Agreement.MEN:
                return self.men[:-2] + "ين" if oblique and self.men.endswith("ون") else self.men
            case Agreement.TWO_MASCULINE:
                return self.masculine + ("ين" if oblique else "ان")
            case Agreement.TWO_FEMININE if self.feminine.endswith("ة"):
                return self.feminine[:-1] + ("تين" if oblique else "تان")
        return ""


@cache
def adjectives() -> tuple[Adjective, ...]:
    """The rows of data/adjectives.tsv and the one-word nationalities."""
    columns = ("masculine", "feminine", "people", "origin", "licence")
    rows = read_table("adjectives.tsv", columns, key=("masculine",), required=("feminine", "licence"))
    own = [
        Adjective(row["masculine"], row["feminine"], row["people"], row["masculine"] in people_nouns()) for row in rows
    ]
    names = {adjective.masculine for adjective in own}
    peoples = [
        Adjective(male, male + "ة", nationality.forms[2] if male == nationality.forms[0] else "", is_noun=True)
        for nationality in nationalities()
        for male in (nationality.forms[0], *nationality.variants)
        if male.endswith("ي") and " " not in male and male not in names
    ]
    return (*own, *peoples)


@cache
def definite_adjectives() -> dict[str, tuple[Adjective, Agreement]]:
    """Every adjective as written with the article in the singular (الجديد, الجديدة), with what it agrees with."""
    found: dict[str, tuple[Adjective, Agreement]] = {}
    for adjective in adjectives():
        found.setdefault("ال" + adjective.masculine, (adjective, M))
        found.setdefault("ال" + adjective.feminine, (adjective, F))
    return found


@cache
def adjective_forms() -> dict[str, tuple[str, Agreement]]:
    """Every adjective that is no noun as often, in the singular without article: its other gender, and what it fits."""
    found: dict[str, tuple[str, Agreement]] = {}
    for adjective in adjectives():
        if not adjective.is_noun:
            found.setdefault(adjective.masculine, (adjective.feminine, M))
            found.setdefault(adjective.feminine, (adjective.masculine, F))
    return found
