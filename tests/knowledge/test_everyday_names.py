"""Names that are ordinary words: each is a name of the tables, and the table is in order."""

from mt_qa.arabic.words import words
from mt_qa.entities.gazetteer import lightly_folded
from mt_qa.entities.target_names import renderings
from mt_qa.knowledge.everyday_names import everyday_names
from mt_qa.knowledge.tables import data_folder


def test_each_is_a_name_with_or_without_its_article() -> None:
    strays = [
        form
        for form in everyday_names()
        if not any(list(renderings().matches(words(written))) for written in (form, "ال" + form))
    ]
    assert strays == []


def test_the_table_is_sorted_and_no_form_stands_twice() -> None:
    lines = (data_folder() / "everyday_names.tsv").read_text(encoding="utf-8").splitlines()
    forms = [line.partition("\t")[0] for line in lines if not line.startswith("#")][1:]
    assert forms == sorted(forms)
    assert len({lightly_folded(form) for form in forms}) == len(forms)
