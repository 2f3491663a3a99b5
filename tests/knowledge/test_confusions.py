"""The table of confusions and the words of domains: enough of them, clean, and read as they are meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mt_qa.arabic.clitics import Clitics
from mt_qa.arabic.letters import HARAKAT, TATWEEL
from mt_qa.core import DataError
from mt_qa.knowledge import tables
from mt_qa.knowledge.confusions import Lemma, confusions
from mt_qa.knowledge.domains import domain_words
from mt_qa.knowledge.inflections import in_form, inflected
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.sense_context import cases, cue_key

HEADER = "english\tpart\trenderings\tdomains\tcues\tfixed\tspared\torigin\tlicence\n"
RENDERING = re.compile(r"[ء-ي]+(?:[ +][ء-ي]+)*")


def test_there_are_many_words_and_every_one_has_senses_to_confuse() -> None:
    assert len(confusions()) >= 1900
    assert all(len(senses) > 1 for senses in confusions().values())


@pytest.mark.parametrize("english", ["bill", "court", "mine", "strike", "shot", "Apple", "gugatan", "avocat", "oblast"])
def test_words_of_all_kinds_are_in(english: str) -> None:
    assert english in confusions()


def test_renderings_are_bare_words_and_no_sense_has_one_twice() -> None:
    for senses in confusions().values():
        for sense in senses:
            forms = [form for lemma in sense.lemmas for form in lemma.forms]
            assert all(RENDERING.fullmatch(form) for form in forms), sense
            assert not any(re.search(rf"[{HARAKAT}{TATWEEL}]", form) for form in forms), sense
            firsts = [lemma.forms[0] for lemma in sense.lemmas]
            assert len(set(firsts)) == len(firsts) or len({lemma.forms for lemma in sense.lemmas}) == len(firsts), sense


def test_domains_have_words_and_no_word_twice() -> None:
    assert len(domain_words()) >= 40
    for words in domain_words().values():
        assert len(words) >= 8
        assert len(set(words)) == len(words)


def test_cues_and_words_of_domains_are_single_words() -> None:
    """A text is compared with them word by word: a phrase would never be met."""
    assert [
        sense for senses in confusions().values() for sense in senses if any(" " in cue for cue in sense.cues)
    ] == []
    assert [word for words in domain_words().values() for word in words if " " in word] == []


@pytest.mark.parametrize("english", ["receiver", "chairman", "barrel", "hail", "benchmark", "offside", "press release"])
def test_the_vocabulary_of_the_sections_of_news_is_in(english: str) -> None:
    assert english in confusions()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("bill\tn\tفاتورة\t\t\t\t\tmt_qa\tApache-2.0\n", r"confusions\.tsv:2: 'bill' has one sense"),
        ("bill\tx\tفاتورة\t\t\t\t\tmt_qa\tApache-2.0\n", r"confusions\.tsv:2: part 'x'"),
        ("bill\tn\tفاتورة\tcooking\t\t\t\tmt_qa\tApache-2.0\n", r"confusions\.tsv:2: no domain is called cooking"),
        ("bill\tn\tفاتورة/\t\t\t\t\tmt_qa\tApache-2.0\n", r"confusions\.tsv:2: a form in"),
        ("bill\tn\tفاتورة\t\t\t\tمنقار\tmt_qa\tApache-2.0\n", r"confusions\.tsv:2: منقار is spared"),
    ],
)
def test_a_broken_row_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, message: str) -> None:
    domain_words()
    (tmp_path / "confusions.tsv").write_text(HEADER + rows, encoding="utf-8")
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    confusions.cache_clear()
    try:
        with pytest.raises(DataError, match=message):
            confusions()
    finally:
        confusions.cache_clear()


def test_nouns_adjectives_and_verbs_bend() -> None:
    assert inflected(Lemma(("لغم", "ألغام"), "n"))["one accusative"] == "لغما"
    assert inflected(Lemma(("مهاجم", "مهاجمون"), "n"))["many oblique"] == "مهاجمين"
    assert inflected(Lemma(("جلسة", "جلسات"), "n"))["two oblique"] == "جلستين"
    assert inflected(Lemma(("قاض", "قضاة"), "n"))["one definite"] == "قاضي"
    assert inflected(Lemma(("عسكري",), "a"))["one feminine"] == "عسكرية"
    verb = inflected(Lemma(("أجرى", "يجري", "إجراء"), "v"))
    assert (verb["past feminine"], verb["present feminine"], verb["present many"]) == ("أجرت", "تجري", "يجرون")
    assert (verb["one"], verb["past many"]) == ("إجراء", "أجروا")


@pytest.mark.parametrize(
    ("forms", "reading", "expected"),
    [
        (("مشروع+قانون",), Clitics("فاتورة", article="ال"), "مشروع القانون"),
        (("مشروع+قانون",), Clitics("فاتورة", conjunction="و", preposition="ل", article="ال"), "ولمشروع القانون"),
        (("انهيار أرضي",), Clitics("فوز", article="ال"), "الانهيار الأرضي"),
        (("قمر صناعي",), Clitics("تابع", pronoun="ها"), ""),
        (("محام", "محامون"), Clitics("مدعي", article="ال"), "المحامي"),
        (("كفالة",), Clitics("دلو", preposition="ب"), "بكفالة"),
    ],
)
def test_a_rendering_takes_the_clitics_of_the_word_it_stands_for(
    forms: tuple[str, ...], reading: Clitics, expected: str
) -> None:
    assert in_form(Lemma(forms, "n"), "one", reading) == expected


def test_a_word_of_a_text_finds_what_else_it_could_stand_for() -> None:
    (case,) = cases("وبالفاتورة", lexicon())
    rivals = {rival.sense.english: rival.texts for rival in case.rivals if "قانون" in rival.texts[0]}
    assert rivals == {"bill": ("وبمشروع القانون",)}
    assert cue_key("برلمان", lexicon()) in case.rivals[0].speaks


def test_hamza_tells_words_apart_and_a_word_is_no_rival_of_its_plural() -> None:
    assert all("آبل" not in rival.texts for case in cases("إبل", lexicon()) for rival in case.rivals)
    assert all("الأسهم" not in rival.texts for case in cases("السهم", lexicon()) for rival in case.rivals)
