"""Names of people in the ledger: listed ones, and those that only titles, given names and strange words give away."""

import pytest

from mt_qa.core.ledger import EntityKind, LedgerEntry, NameStatus
from mt_qa.entities.article import read_entities
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.service import document_of


def people(text: str) -> dict[str, LedgerEntry]:
    return {
        entry.name: entry for entry in read_entities(document_of(text), lexicon()).ledger.of_kind(EntityKind.PERSON)
    }


def test_a_listed_person_named_in_full_and_by_family_name_is_one_entry() -> None:
    text = "استقبل أنطونيو غوتيريش الوفد.\nوقال غوتيريش إن المحادثات صعبة."
    (entry,) = people(text).values()
    assert (entry.english, entry.known) == ("Antonio Guterres", True)
    assert [text[m.span.start : m.span.end] for m in entry.mentions] == ["أنطونيو غوتيريش", "غوتيريش"]
    assert {mention.status for mention in entry.mentions} == {NameStatus.ACCEPTED}


def test_a_family_name_of_two_people_belongs_to_the_one_named_in_full() -> None:
    assert set(people("فازت هيلاري كلينتون بالولاية، وشكرت كلينتون أنصارها.")) == {"هيلاري كلينتون"}
    (entry,) = people("ألقت كلينتون خطابا.").values()
    assert (entry.english, entry.known) == ("", False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال وزير الداخلية ستيفانوس كالوغيراكيس إن الحدود آمنة.", "ستيفانوس كالوغيراكيس"),
        ("وأعلنت رئيسة اللجنة المركزية ياروسلافا شميدلوفا النتائج.", "ياروسلافا شميدلوفا"),
        ("قال أحمد العمراني إن الطريق مغلق.", "أحمد العمراني"),
        ("وأضاف دراغومير كوفاتشكوف أنه سيستقيل.", "دراغومير كوفاتشكوف"),
        ("ورد محمود زاكرييفتش على الأسئلة.", "محمود زاكرييفتش"),
    ],
)
def test_a_person_of_no_table_is_known_by_titles_given_names_and_strange_words(text: str, name: str) -> None:
    (entry,) = people(text).values()
    assert (entry.name, entry.english, entry.known) == (name, "", False)


def test_the_family_name_alone_belongs_to_the_person_named_in_full() -> None:
    text = "قال الوزير ستيفانوس كالوغيراكيس إن الحدود آمنة.\nوأوضح كالوغيراكيس أن القرار نهائي."
    (entry,) = people(text).values()
    assert [mention.form for mention in entry.mentions] == ["ستيفانوس كالوغيراكيس", "كالوغيراكيس"]


@pytest.mark.parametrize(
    "text",
    [
        "باعت الشركة هواتف سامسونغ غالاكسي في الأسواق.",
        "وصل الرئيس الكازاخستاني إلى العاصمة.",
        "قال الوزير إن الميزانية كافية.",
        "زارت الوزيرة مدينة كاتماندو.",
        "ارتفع سعر الذهب، وقال تاجر إن الفتح قريب.",
    ],
)
def test_phones_adjectives_places_and_words_are_no_people(text: str) -> None:
    assert people(text) == {}


def test_somebody_else_of_the_same_family_is_somebody_else() -> None:
    assert set(people("حضرت الحفل تيفاني ترامب مع زوجها، وقالت تيفاني ترامب إنها سعيدة.")) == {"تيفاني ترامب"}


def test_a_respelled_name_stands_under_the_right_one() -> None:
    text = "قال الوزير ستيفانوس كالوغيراكيس إن الحدود آمنة.\nوأوضح ستيفانوس كالوجيراكيس أن القرار نهائي."
    (entry,) = people(text).values()
    assert [(mention.form, mention.status) for mention in entry.mentions] == [
        ("ستيفانوس كالوغيراكيس", NameStatus.UNKNOWN),
        ("ستيفانوس كالوجيراكيس", NameStatus.MISSPELT),
    ]
