"""Verbs of news in the forms that show the gender and number of their subject."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mt_qa.core import DataError
from mt_qa.knowledge.tables import data_folder, read_table

FORMS = ("past", "past_feminine", "past_plural", "present", "present_feminine", "present_plural")
PRESENT_FEMININE = FORMS.index("present_feminine")


class SubjectVerb(NamedTuple):
    """One form of a verb: its siblings by column, which column it is, and what it may be taken for.

    `takes_person`: a person may be its object; `takes_clause`: a thing or a clause with أن may; `looks_like_noun`: it
    is spelt like a verbal noun (رفض).
    """

    forms: tuple[str, ...]
    form: int
    takes_person: bool
    takes_clause: bool
    looks_like_noun: bool

    @property
    def is_feminine(self) -> bool:
        return FORMS[self.form].endswith("feminine")

    @property
    def is_plural(self) -> bool:
        return FORMS[self.form].endswith("plural")

    def masculine(self) -> str:
        return self.forms[self.form // 3 * 3]

    def feminine(self) -> str:
        return self.forms[self.form // 3 * 3 + 1]

    def plural(self) -> str:
        return self.forms[self.form // 3 * 3 + 2]


@cache
def subject_verbs() -> dict[str, SubjectVerb]:
    """Every form of data/subject_verbs.tsv; a form of two verbs belongs to the one that may take a person."""
    name = "subject_verbs.tsv"
    columns = (*FORMS, "person_object", "looks_like", "origin", "licence")
    found: dict[str, SubjectVerb] = {}
    for row in read_table(name, columns, key=("past",), required=columns, arabic=FORMS):
        if row["person_object"] not in ("never", "clause", "sometimes"):
            raise DataError(f"{data_folder() / name}:{row.line}: person_object is never, clause or sometimes")
        if row["looks_like"] not in ("noun", "verb"):
            raise DataError(f"{data_folder() / name}:{row.line}: looks_like is noun or verb")
        forms = tuple([row[column] for column in FORMS])
        for place, form in enumerate(forms):
            takes_person = row["person_object"] == "sometimes" or (form in found and found[form].takes_person)
            takes_clause = not takes_person and row["person_object"] == "clause"
            is_noun = place == 0 and row["looks_like"] == "noun"
            found[form] = SubjectVerb(forms, place, takes_person, takes_clause, is_noun)
    return found
