"""The table of frames: governors and what they take, inflected as Arabic does, and errors with file and line."""

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import frames as module
from mt_qa.knowledge.frames import COLUMNS, KINDS, frames, with_pronoun, written_prepositions
from mt_qa.knowledge.tables import read_table

ROWS = read_table("frames.tsv", COLUMNS, key=COLUMNS[:4])


def test_rows_are_many_and_sorted() -> None:
    keys = [row.fields for row in ROWS]
    assert len({row["governor"] for row in ROWS}) >= 900
    assert keys == sorted(keys)
    assert {row["kind"] for row in ROWS} == KINDS
    assert all(row["near"] or row["far"] for row in ROWS)


@pytest.mark.parametrize(
    ("form", "governor"),
    [
        ("اعتمدوا", "يعتمد"),
        ("ستعتمد", "يعتمد"),
        ("تخلت", "يتخلى"),
        ("يتخل", "يتخلى"),
        ("يتخلون", "يتخلى"),
        ("لجأوا", "يلجأ"),
        ("اعتماده", "اعتماد"),
        ("للاعتماد", "اعتماد"),
        ("القادرين", "قادر"),
        ("قادرات", "قادر"),
        ("راضية", "راضي"),
    ],
)
def test_inflected_forms_know_their_governor(form: str, governor: str) -> None:
    assert governor in {frame.governor for frame in frames()[form]}


def test_forms_that_are_other_words_condemn_nothing() -> None:
    for form in ("طالبا", "أسهم", "حظي"):
        assert any(not frame.near and not frame.far for frame in frames()[form])


@pytest.mark.parametrize(
    ("name", "pronoun", "word"), [("إلى", "ه", "إليه"), ("على", "ها", "عليها"), ("ب", "هم", "بهم")]
)
def test_prepositions_take_pronouns(name: str, pronoun: str, word: str) -> None:
    assert with_pronoun(name, pronoun) == word
    assert written_prepositions()[word] == (name, pronoun)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("يعتمد\tverbs\t-\tعلى\t\tعن\t\t\t\tmt_qa\tApache-2.0", "no kind"),
        ("يعتمد\tverb\t-\tفوق\t\tعن\t\t\t\tmt_qa\tApache-2.0", "not all prepositions"),
        ("يعتمد\tverb\t-\tعلى\t\tعلى\t\t\t\tmt_qa\tApache-2.0", "both right and wrong"),
        ("يعتمد\tverb\t-\tعلى\t\tعن:thing\t\t\t\tmt_qa\tApache-2.0", "other than"),
    ],
)
def test_a_broken_row_is_named(row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "frames.tsv").write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    broken = read_table("frames.tsv", COLUMNS, folder=tmp_path)
    monkeypatch.setattr(module, "read_table", lambda *_, **__: broken)
    with pytest.raises(DataError, match=rf"frames\.tsv:2: .*{message}"):
        frames.__wrapped__()
