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


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("محكمة الناخبين المتفوقة", "senses or forms"),
        ("محكمة الانتخابات الأسمى", "senses or forms"),
    ],
)
def test_a_literal_rereading_of_a_known_name_is_linked(wrong: str, why: str) -> None:
    text = f"أيدت المحكمة الانتخابية العليا في البرازيل الحكم.\nوقالت {wrong} إنه نهائي."
    (link,) = read(text).links
    assert link.sighting.form == wrong
    assert link.name == "المحكمة الانتخابية العليا"
    assert why in link.evidence[0].english


def test_a_body_of_no_table_is_known_by_the_name_that_the_article_repeats() -> None:
    right = "هيئة تنظيم الملاحة النهرية"
    text = f"حققت {right} في الحادث.\nوقالت هيئة ضبط الملاحة النهرية إن السفينة قديمة.\nوستنشر {right} تقريرها."
    (link,) = read(text).links
    assert (link.sighting.form, link.name) == ("هيئة ضبط الملاحة النهرية", right)
    assert link.body.english == ""


def test_the_name_that_the_article_uses_is_proposed() -> None:
    text = (
        "قالت هيئة الانتخابات العليا التركية في أنقرة إن الفرز انتهى.\n"
        "وأكد المجلس الأعلى للانتخابات في تركيا ذلك، ثم أعلن المجلس الأعلى للانتخابات في تركيا النتائج."
        "\nورفض مجلس الاختيار الأعلى الطعون."
    )
    names = {link.sighting.form: link.name for link in read(text).links}
    assert names["مجلس الاختيار الأعلى"] == "المجلس الأعلى للانتخابات"


@pytest.mark.parametrize(
    "innocent",
    [
        "درس الاتحاد الأوروبي لكرة القدم طلب الاتحاد الآسيوي لكرة القدم، ورحب الاتحاد الأوروبي لكرة القدم بذلك.",
        "قررت وزارة الداخلية السعودية ذلك، وأيدت وزارة الخارجية السعودية، وشكرت وزارة الداخلية السعودية المواطنين.",
        "اجتمع مجلس إدارة الهيئة العامة للاستثمار، وحضر مجلس إدارة الهيئة العامة للطيران.\n"
        "وقرر مجلس إدارة الهيئة العامة للاستثمار تأجيله.",
        "نشرت المفوضية العليا المستقلة للانتخابات النتائج، وقالت مفوضية الانتخابات إنها نهائية.",
        "عقدت لجان الأمم المتحدة اجتماعا، وقالت الأمم المتحدة إن لجنة تابعة للأمم المتحدة ستزور البلاد.",
        "أوقفت قوات سوريا الديمقراطية مسلحين، ونشرت قوات الأمن السورية صورهم، ونفت قوات سوريا الديمقراطية ذلك.",
    ],
)
def test_sister_bodies_short_forms_and_free_phrases_are_left_alone(innocent: str) -> None:
    assert read(innocent).links == ()


def test_a_body_that_the_article_never_names_rightly_is_read_from_the_tables() -> None:
    text = "في أوكرانيا، أعلن جهاز السلامة الأوكراني اعتقال رجل في كييف."
    assert [link.name for link in read(text).links] == ["جهاز الأمن الأوكراني"]
    assert read("أعلن جهاز السلامة السويسري اعتقال رجل في جنيف.").links == ()
