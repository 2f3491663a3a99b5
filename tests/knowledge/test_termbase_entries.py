"""Entries of a termbase: read from text, merged, chosen by project, and looked over for faults."""

from dataclasses import replace

import pytest

from mt_qa.core import InputError
from mt_qa.knowledge.termbase import Status, Termbase, TermEntry, entry_of, merged, one_domain_each
from mt_qa.knowledge.termbase_faults import faults

RIGHT = TermEntry("un", "ar", "الأمم المتحدة")
WRONG = TermEntry("un", "ar", "هيئة الأمم", Status.FORBIDDEN)


def test_an_entry_is_tidied() -> None:
    given = {"concept": " un ", "language": "AR_eg", "term": "ا\u0653لية\n جديدة", "status": "Deprecated"}
    assert entry_of(given, "a.csv:2") == TermEntry("un", "ar-eg", "آلية جديدة", Status.FORBIDDEN)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"term": " \n"}, "term is missing"),
        ({"language": "Arabic!"}, "language tag"),
        ({"status": "perhaps"}, "unknown status"),
        ({"note": "a\x07"}, "U\\+0007"),
    ],
)
def test_what_is_no_entry_is_told_with_its_place(changed: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=f"^a.csv:2: .*{message}"):
        entry_of({"concept": "un", "language": "ar", "term": "كلمة"} | changed, "a.csv:2")


def test_a_new_entry_takes_the_place_of_the_old_one() -> None:
    noted = TermEntry("un", "ar", "هيئة الأمم", Status.FORBIDDEN, "old name")
    added = TermEntry("who", "ar", "منظمة الصحة العالمية")
    merge = merged([RIGHT, WRONG], [noted, RIGHT, added])
    assert merge.entries == (RIGHT, noted, added)
    assert (merge.added, merge.changed, merge.unchanged) == (1, 1, 1)


def test_a_concept_has_one_domain() -> None:
    of_domain = TermEntry("un", "en", "UN", domain="bodies")
    assert {entry.domain for entry in merged([RIGHT, WRONG], [of_domain]).entries} == {"bodies"}
    assert {entry.domain for entry in one_domain_each([RIGHT, of_domain], "a.csv")} == {"bodies"}
    with pytest.raises(InputError, match="domain"):
        one_domain_each([of_domain, TermEntry("un", "ar", "الأمم المتحدة", domain="law", line=3)], "a.csv")


def test_a_project_has_its_own_entries_before_the_general_ones() -> None:
    allowed = TermEntry("un", "ar", "هيئة الأمم", Status.ADMITTED, project="history")
    base = Termbase("house", (RIGHT, WRONG, allowed))
    assert base.for_project().entries == (RIGHT, WRONG)
    assert set(base.for_project("history").entries) == {RIGHT, allowed}
    with pytest.raises(InputError, match=r"'sport'.*history"):
        base.for_project("sport")


def kinds(*entries: TermEntry) -> list[str]:
    return [fault.kind for fault in faults(entries)]


def test_a_sound_base_has_no_faults() -> None:
    assert kinds(RIGHT, WRONG, TermEntry("un", "en", "United Nations")) == []
    assert kinds(WRONG, RIGHT, TermEntry("other", "ar", "هيئة الأمم")) == [], "homonyms are no fault"


def test_faults_are_found() -> None:
    assert kinds(RIGHT, replace(RIGHT, line=3)) == ["repeated"]
    assert "contradiction" in kinds(WRONG, TermEntry("un", "ar", "هيئة الأمم"))
    assert kinds(WRONG) == ["nothing-approved"]
    assert kinds(TermEntry("un", "ar", "هيئة UN")) == ["latin-letters"]
    assert kinds(TermEntry("un", "ar", "الأمم\u200f المتحدة")) == ["invisible-character"]
    assert kinds(TermEntry("un", "ar", "United Nations")) == ["wrong-script"]


def test_a_forbidden_term_may_have_its_right_one_in_all_projects() -> None:
    forbidden = TermEntry("un", "ar", "هيئة الأمم", Status.FORBIDDEN, project="desk")
    assert kinds(RIGHT, forbidden) == []
    elsewhere = TermEntry("un", "ar", "الأمم المتحدة", project="sport")
    assert kinds(elsewhere, forbidden) == ["nothing-approved"]
