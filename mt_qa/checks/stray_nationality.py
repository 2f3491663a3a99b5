"""An office of state with the nationality of a country that the article has nothing else of.

A machine that lost the thread gives the police of one country the name of another. Authority: MQM-Core,
accuracy/mistranslation. Flagged is an office or body of state (الشرطة, وزير الصحة, رئيس الوزراء) whose nationality
occurs this once, with no place, person or body of its country, in an article whose places, people and bodies belong to
one other country. Not flagged: a nationality that comes back, or whose people and cities come too; an article of
several countries, as most on foreign affairs are; words that are no office (اللاعب البرازيلي, السفارة الأسترالية); a
form that is an everyday word (المالية).
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.arabic.words import Token
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.allegiance import EVERYDAY, family_names, nationality_in_form, states
from mt_qa.entities.article import Entities
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.offices import Office, offices
from mt_qa.entities.right_names import accepted_names
from mt_qa.entities.sightings import Scene

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.DOCUMENT
AT_HOME, ABROAD, OF_A_POWER = 0.65, 0.55, 0.4
"""Confidence where the office has its business in its own country, where it may well act elsewhere, and where it is one
of the states that have a say in any country's news."""

POWERS = frozenset({"United States", "Russia"})

FEWEST_AT_HOME = 3
MOST_OF_OTHERS = 4
"""The country of the article is named at least so often, and so many times as often as all others together."""

EXAMPLES = (
    Wrong(
        "تنتخب الأوروغواي رئيسا جديدا يوم الأحد، وتغلق مراكز الاقتراع في مونتيفيديو مساء.\n"
        "وقالت المحكمة الأوروغوايانية إن النتائج ستعلن ليلا، ونشرت الشرطة [[النرويجية]] آلاف العناصر.",
        fixed="تنتخب الأوروغواي رئيسا جديدا يوم الأحد، وتغلق مراكز الاقتراع في مونتيفيديو مساء.\n"
        "وقالت المحكمة الأوروغوايانية إن النتائج ستعلن ليلا، ونشرت الشرطة الأوروغوايانية آلاف العناصر.",
    ),
    Wrong(
        "غمرت السيول قرى في شمال فيتنام، وأغلقت المدارس في هانوي.\n"
        "وقال وزير الصحة [[الدنماركي]] إن المستشفيات جاهزة، وأعلن الجيش الفيتنامي إرسال زوارق.",
        fixed="غمرت السيول قرى في شمال فيتنام، وأغلقت المدارس في هانوي.\n"
        "وقال وزير الصحة الفيتنامي إن المستشفيات جاهزة، وأعلن الجيش الفيتنامي إرسال زوارق.",
    ),
    Wrong(
        "أضرب معلمو فنلندا يوم الاثنين، وخلت مدارس هلسنكي من طلابها.\n"
        "ووعد رئيس الوزراء [[البيروفي]] بزيادة الأجور، وقالت النقابة الفنلندية إنها تنتظر.",
        fixed="أضرب معلمو فنلندا يوم الاثنين، وخلت مدارس هلسنكي من طلابها.\n"
        "ووعد رئيس الوزراء الفنلندي بزيادة الأجور، وقالت النقابة الفنلندية إنها تنتظر.",
    ),
    Right(
        "أضرب معلمو فنلندا يوم الاثنين، وخلت مدارس هلسنكي من طلابها.\n"
        "ووصل رئيس الوزراء السويدي في زيارة، ويعود إلى السويد غدا. وقالت النقابة الفنلندية إنها تنتظر."
    ),
    Right(
        "غمرت السيول قرى في شمال فيتنام، وأغلقت المدارس في هانوي.\n"
        "وقال وزير الصحة الفيتنامي إن المستشفيات جاهزة، وأعلن الطبيب الدنماركي أنه باق."
    ),
    Right(
        "غمرت السيول قرى في شمال فيتنام، وأغلقت المدارس في هانوي.\n"
        "وقدرت الوزارة المالية الفيتنامية الخسائر، ودعت السلطات السكان إلى الحذر."
    ),
    Right("تباحث الوفدان في لندن وباريس وبرلين، وقالت الشرطة الكينية إن الطريق مفتوح."),
    Right("قالت الشرطة النرويجية إن التحقيق مستمر."),
)


def check_document(document: Document, *, entities: Entities) -> Iterator[tuple[int, Hit]]:  # noqa: ARG001
    scene = entities.scene
    home = _home(scene)
    strays = {country for country in scene.countries if _strays(country, home, scene)} if home else set()
    strays = strays - _named_otherwise(scene) if strays else strays
    for row in scene.rows if strays else ():
        for office in offices(row.tokens):
            if office.country in strays:
                yield row.segment, _hit(office, row.tokens, home)


def _home(scene: Scene) -> str:
    """The one country that an article is about; empty where there is none."""
    counts = [(count, country) for country, count in scene.countries.items() if country in states() - EVERYDAY]
    count, country = max(counts, default=(0, ""))
    return country if count >= FEWEST_AT_HOME else ""


def _strays(country: str, home: str, scene: Scene) -> bool:
    """True where `country` is named once and hardly any other country but `home` is; names of bodies do not count."""
    if country == home or scene.countries[country] != 1:
        return False
    aside = {country, home} | EVERYDAY
    others = sum(
        count for other, count in scene.countries_outside_names.items() if other in states() and other not in aside
    )
    return MOST_OF_OTHERS * others <= scene.countries[home]


def _named_otherwise(scene: Scene) -> frozenset[str]:
    """The countries of the people and of the bodies that the article names rightly."""
    people = (match for row in scene.rows for match in family_names().matches(row.tokens, row.words))
    found = {country for match in people for country in match.entities}
    for sighting in scene.sightings:
        for name in sighting.names:
            if name.kind is EntityKind.ORGANISATION and name.status is NameStatus.ACCEPTED:
                regions = organisations_by_english()[name.english].regions
                found.update(regions if len(regions) == 1 else ())
    return frozenset(found)


def _hit(office: Office, row: tuple[Token, ...], home: str) -> Hit:
    match = office.adjective
    right = nationality_in_form(home, office.form)
    named = " ".join(token.text for token in row[office.start : match.last])
    home_name = accepted_names(EntityKind.PLACE, home)[0]
    return Hit(
        Span(match.start, match.end),
        f"“{named}” is the only mention of {office.country} in an article about {home}.",
        f"«{named}» هو الذكر الوحيد لهذا البلد في نص عن {home_name}.",
        (right,) if right else (),
        confidence=AT_HOME if office.at_home else OF_A_POWER if office.country in POWERS else ABROAD,
    )
