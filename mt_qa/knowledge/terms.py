"""Institutional terms that an article must render one way: emergency operations centre, arrest warrant …"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, read_table

TABLE = "terms.tsv"
COLUMNS = ("english", "arabic", "variants", "mistaken", "head", "cues", "domain", "origin", "licence")
NUMBERS = "/"
"""Parts the forms of a rendering."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way to say a term, in the definite wherever it takes the article: الممر الإنساني, مذكرة التوقيف.

    `forms` are its singular, then its plurals and the feminine of a person; without a singular, the plural alone.
    """

    forms: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.forms[0]


@dataclass(frozen=True, slots=True)
class Term:
    """One term. Any of `accepted` is right, the first the most usual, but an article keeps to one.

    `mistaken` are literal or wrong-sense renderings; `cues` are words near which such a rendering cannot be innocent;
    `head` is the head noun of the usual rendering, without the article.
    """

    english: str
    accepted: tuple[Rendering, ...]
    mistaken: tuple[Rendering, ...]
    head: str
    cues: tuple[str, ...]
    domain: str

    @property
    def name(self) -> str:
        return self.accepted[0].name


@cache
def terms() -> tuple[Term, ...]:
    """All terms, by English name. Raises DataError for a broken row, and for a rendering that is right and wrong."""
    rows = read_table(
        TABLE,
        COLUMNS,
        key=("english",),
        required=("english", "arabic", "head", "domain", "origin", "licence"),
        arabic=("arabic", "variants", "mistaken", "head", "cues"),
    )
    return tuple(_term(row) for row in rows)


def _term(row: Row) -> Term:
    accepted = tuple(_rendering(row, value) for value in (row["arabic"], *row.listed("variants")))
    mistaken = tuple(_rendering(row, value) for value in row.listed("mistaken"))
    right = [form for rendering in accepted for form in rendering.forms]
    wrong = [form for rendering in mistaken for form in rendering.forms]
    if len({*right, *wrong}) < len(right) + len(wrong):
        raise DataError(f"{TABLE}:{row.line}: a rendering of {row['english']!r} stands twice")
    if accepted[0].name.split()[0].removeprefix("ال") != row["head"].removeprefix("ال"):
        raise DataError(f"{TABLE}:{row.line}: {row['head']!r} is not the first noun of {accepted[0].name!r}")
    return Term(row["english"], accepted, mistaken, row["head"], row.listed("cues"), row["domain"])


def _rendering(row: Row, value: str) -> Rendering:
    forms = tuple(value.split(NUMBERS))
    if not all(form and form == " ".join(form.split()) for form in forms):
        raise DataError(f"{TABLE}:{row.line}: {value!r} has an empty form or stray blanks")
    return Rendering(forms)
