"""The heart of the entity checks: which body a wrong rendering stands for, and when nobody is accused."""

import pytest

from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.article import Entities, read_entities
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.service import document_of


def read(text: str) -> Entities:
    return read_entities(document_of(text), lexicon())


RIGHT = "وصلت قوات حفظ السلام التابعة لمنظمة معاهدة الأمن الجماعي إلى كازاخستان."


@pytest.mark.parametrize(
    "drifted",
    [
        "وغادرت قوات حفظ السلام التابعة لمنظمة الوئام.",
        "وغادرت قوات حفظ السلام التابعة لمنظمة الوئام المركزية.",
        "وقالت منظمة معاهدة أمن الأقاليم الجماعي إنها غادرت.",
    ],
)
def test_a_wrong_name_in_the_slot_or_with_the_words_of_the_right_one_is_linked(drifted: str) -> None:
    links = read(f"{RIGHT}\n{drifted}").links
    assert [link.body.english for link in links] == ["Collective Security Treaty Organization"]


@pytest.mark.parametrize(
    "innocent",
    [
        "وقالت منظمة الصحة العالمية إنها تتابع الوضع.",
        "وقالت المنظمة إنها ستغادر.",
        "وحذرت منظمة الوئام من أزمة غذاء.",
        "وشاركت قوات حفظ السلام التابعة للأمم المتحدة.",
        "وذكرت بمنظمة الوحدة الأفريقية التي حلت عام 2002.",
    ],
)
def test_another_body_of_the_same_kind_is_not_accused(innocent: str) -> None:
    assert read(f"{RIGHT}\n{innocent}").links == ()


def test_an_acronym_read_as_another_body_is_told_by_the_country() -> None:
    assert [link.body.acronyms for link in read("اعتقل فيلق حماية كوسوفو نائبا في جاكرتا بتهمة الفساد.").links] == [
        ("KPK",)
    ]
    assert read("أعلن فيلق حماية كوسوفو في بريشتينا تسليم سلاحه، وقالت كوسوفو إنها راضية.").links == ()


def test_the_ledger_lists_all_renderings_under_the_body_they_stand_for() -> None:
    text = f"{RIGHT}\nوغادرت قوات حفظ السلام التابعة لمنظمة الوئام كازاخستان."
    bodies = {entry.name: entry for entry in read(text).ledger.of_kind(EntityKind.ORGANISATION)}
    body = bodies["منظمة معاهدة الأمن الجماعي"]
    assert body.known
    assert [(m.form, m.status) for m in body.mentions] == [
        ("منظمة معاهدة الأمن الجماعي", NameStatus.ACCEPTED),
        ("منظمة الوئام", NameStatus.MISTAKEN),
    ]
    assert [text[m.span.start : m.span.end] for m in body.mentions] == [m.form for m in body.mentions]
    countries = [entry.name for entry in read(text).ledger.of_kind(EntityKind.PLACE)]
    assert countries == ["كازاخستان"]
