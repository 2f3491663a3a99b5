"""The table of institutional terms: enough of them, clean, and no rendering that is right and wrong at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from mt_qa.arabic.letters import HARAKAT, TATWEEL
from mt_qa.core import DataError
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.term_forms import bends
from mt_qa.knowledge import tables
from mt_qa.knowledge.tables import read_table
from mt_qa.knowledge.terms import COLUMNS, Rendering, Term, terms

TERMS = terms()
DOMAINS = frozenset(
    "politics elections courts military diplomacy economy health disasters transport environment technology sport "
    "religion education media".split()
)


def forms(renderings: tuple[Rendering, ...]) -> Iterator[str]:
    """Every bent form, as texts are compared with it."""
    return (folded_name(form) for rendering in renderings for form, _ in bends(rendering))


def by_form(*, mistaken: bool) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for term in TERMS:
        for form in forms(term.mistaken if mistaken else term.accepted):
            found[form].add(term.english)
    return found


def test_the_table_is_as_large_as_promised() -> None:
    assert len(TERMS) >= 600
    assert sum(bool(term.mistaken) for term in TERMS) >= 0.85 * len(TERMS)
    assert sum(len(term.accepted) > 1 for term in TERMS) >= 350


def test_every_domain_of_the_news_has_terms() -> None:
    assert {term.domain for term in TERMS} == DOMAINS


def test_rows_are_sorted_and_say_where_they_are_from() -> None:
    assert [term.english for term in TERMS] == sorted(term.english for term in TERMS)
    assert {(row["origin"], row["licence"]) for row in read_table("terms.tsv", COLUMNS)} == {("mt_qa", "Apache-2.0")}


def test_renderings_are_written_as_newspapers_write_them() -> None:
    marks = re.compile(rf"[{HARAKAT}{TATWEEL}]|  ")
    for term in TERMS:
        for rendering in (*term.accepted, *term.mistaken):
            assert not any(marks.search(form) for form in rendering.forms), (term.english, rendering)


def test_a_form_means_one_term() -> None:
    for mistaken in (False, True):
        assert {form: names for form, names in by_form(mistaken=mistaken).items() if len(names) > 1} == {}


def test_no_form_is_right_and_wrong() -> None:
    assert set(by_form(mistaken=False)) & set(by_form(mistaken=True)) == set()


def test_a_mistaken_rendering_is_no_single_word() -> None:
    """An ordinary word in the list would flag every article that uses it."""
    for term in TERMS:
        for rendering in term.mistaken:
            assert all(" " in form for form in rendering.forms), (term.english, rendering)


def test_what_is_mistaken_has_cues_of_single_words() -> None:
    for term in TERMS:
        assert bool(term.cues) is bool(term.mistaken), term.english
        assert not any(" " in cue for cue in term.cues), term.english


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        ("humanitarian corridor", "الممر الإنساني", "المعبر البشري"),
        ("press service", "الخدمة الصحفية", "خدمة الصحافة"),
        ("state of emergency", "حالة الطوارئ", "حالة الاستعجال"),
        ("interest rate", "سعر الفائدة", "معدل الاهتمام"),
        ("arrest warrant", "مذكرة الاعتقال", "ضمان الاعتقال"),
        ("black box", "العلبة السوداء", "المربع الأسود"),
    ],
)
def test_what_machines_make_of_a_term(english: str, right: str, wrong: str) -> None:
    (term,) = (term for term in TERMS if term.english == english)
    assert right in {rendering.name for rendering in term.accepted}
    assert wrong in {rendering.name for rendering in term.mistaken}


@pytest.mark.parametrize(
    ("english", "other"),
    [("مذكرة التوقيف", "أمر الاستدعاء"), ("وقف إطلاق النار", "الهدنة الإنسانية"), ("أمر الإخلاء", "أمر التفتيش")],
)
def test_what_law_holds_apart_is_not_one_term(english: str, other: str) -> None:
    right = by_form(mistaken=False)
    assert right[folded_name(english)].isdisjoint(right[folded_name(other)])


def read_rows(*rows: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Term, ...]:
    (folder / "terms.tsv").write_text("\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    monkeypatch.setattr(tables, "data_folder", lambda: folder)
    terms.cache_clear()
    try:
        return terms()
    finally:
        terms.cache_clear()


def test_forms_of_a_rendering_are_parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = "drone\tالطائرة المسيرة/الطائرات المسيرة\t\tذكر النحل\tطائرة\tهجوم\tmilitary\tmt_qa\tApache-2.0"
    (term,) = read_rows(row, folder=tmp_path, monkeypatch=monkeypatch)
    assert term.accepted[0].forms == ("الطائرة المسيرة", "الطائرات المسيرة")
    assert (term.name, term.head, term.domain, term.cues) == ("الطائرة المسيرة", "طائرة", "military", ("هجوم",))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("drone\tالطائرة المسيرة\tالطائرة المسيرة\t\tطائرة\t\tmilitary\tmt_qa\tApache-2.0", "stands twice"),
        ("drone\tالطائرة المسيرة\t\tالطائرة المسيرة\tطائرة\t\tmilitary\tmt_qa\tApache-2.0", "stands twice"),
        ("drone\tالطائرة المسيرة\t\t\tمسيرة\t\tmilitary\tmt_qa\tApache-2.0", "not the first noun"),
        ("drone\tالطائرة المسيرة/\t\t\tطائرة\t\tmilitary\tmt_qa\tApache-2.0", "empty form"),
        ("drone\tdrone\t\t\tطائرة\t\tmilitary\tmt_qa\tApache-2.0", "not in Arabic script"),
        ("drone\tالطائرة المسيرة\t\t\tطائرة\t\t\tmt_qa\tApache-2.0", "domain is missing"),
    ],
)
def test_a_broken_row_is_refused_by_its_line(
    row: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DataError, match=rf"terms\.tsv:2: .*{reason}"):
        read_rows(row, folder=tmp_path, monkeypatch=monkeypatch)
