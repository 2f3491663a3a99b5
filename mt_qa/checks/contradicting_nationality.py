"""An office holder or a national body with the nationality of another country.

وزير الخارجية الإيطالي سيرغي لافروف: Lavrov is Russia's. Authority: MQM-Core, accuracy/mistranslation; the evidence is
data/people.tsv and data/national_bodies.tsv. Flagged is an office of state with a nationality right before the full
name of a person of another country, where what stands before the office cannot take the person as its object, and a
body that only one state has (الكنيست, البنتاغون) right before another nationality that agrees with it. Not flagged:
envoys, coaches, players and others who work abroad; a family name alone, which many share; someone whom the office
holder meets (استقبل الرئيس التركي شي جين بينغ); states that share a name or a past (the two Koreas); a nationality that
belongs to a noun before the body (ضربات البنتاغون السورية, مبعوث الكرملين السوري).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong
from mt_qa.entities.allegiance import Adjective, adjectives, bodies, may_be_one, nationality_in_form, persons
from mt_qa.entities.gazetteer import Match, proclitic_readings
from mt_qa.entities.offices import Office, offices
from mt_qa.knowledge.national_bodies import NationalBody

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.DOCUMENT
OF_A_PERSON, OF_A_BODY = 0.85, 0.7

EXAMPLES = (
    Wrong(
        "أجرى الوفد محادثات مع وزير الخارجية [[الإيطالي]] سيرغي لافروف في جنيف.",
        fixed="أجرى الوفد محادثات مع وزير الخارجية الروسي سيرغي لافروف في جنيف.",
    ),
    Wrong(
        "وأعلن رئيس الوزراء [[النمساوي]] السابق شينزو آبي أنه سيستقيل.",
        fixed="وأعلن رئيس الوزراء الياباني السابق شينزو آبي أنه سيستقيل.",
    ),
    Wrong(
        "قال الرئيس [[التشيلي]]، إيمانويل ماكرون، إن القمة مفيدة.",
        fixed="قال الرئيس الفرنسي، إيمانويل ماكرون، إن القمة مفيدة.",
    ),
    Wrong(
        "صوت أعضاء الكنيست [[الكندي]] على الموازنة.",
        fixed="صوت أعضاء الكنيست الإسرائيلي على الموازنة.",
    ),
    Wrong(
        "وقالت متحدثة باسم البنتاغون [[الفيتنامي]] إن المناورات انتهت.",
        fixed="وقالت متحدثة باسم البنتاغون الأمريكي إن المناورات انتهت.",
    ),
    Wrong(
        "أرسلت وكالة ناسا [[الكندية]] مسبارا إلى المشتري.",
        fixed="أرسلت وكالة ناسا الأمريكية مسبارا إلى المشتري.",
    ),
    Right("استقبل الرئيس التركي شي جين بينغ في المطار."),
    Right("قال الرئيس الكوري كيم جونغ أون إن التجربة نجحت."),
    Right("أشاد المدرب الإيطالي كارلو أنشيلوتي باللاعب، وقال المهاجم الفرنسي كيليان مبابي إنه سعيد."),
    Right("قال المبعوث الأممي إلى ليبيا عبد الله باتيلي إن الحوار مستمر."),
    Right("قال وزير المالية سيرغي لافروف الصغير إن الموازنة جاهزة."),
    Right("استهدفت ضربات البنتاغون السورية ثلاثة مواقع، ووصل مبعوث الكرملين السوري."),
    Right("قال البيت الأبيض الأمريكي إن الرئيس الروسي فلاديمير بوتين اتصل بنظيره الأمريكي دونالد ترامب."),
    Right("قالت المستشارة الألمانية أنغيلا ميركل إن رئيس الوزراء البريطاني السابق توني بلير سيحضر."),
)

AFTER_OFFICE = frozenset("السابق السابقة الأسبق الراحل الراحلة الحالي الحالية الجديد الجديدة المنتخب المؤقت".split())
"""What may stand between the nationality and the name of the person."""

PREPOSITIONS = frozenset(
    "من مع إلى على عن في بين قبل بعد لدى ضد عند منذ إن أن كان وفق حسب بحسب باسم نظيره ونظيره خلال".split()
)
SAYING = frozenset(
    "قال يقول أعلن أكد صرح أوضح أضاف ذكر أشار لفت أشاد رحب أعرب شدد حذر نفى تعهد كشف أفاد تحدث اعتبر رأى توقع وصل عاد "
    "توجه وعد رد علق كتب غرد شارك استقال أقر تابع ختم استطرد أبلغ يعتزم يرى يؤكد يعلن".split()
)
"""Verbs of which the person is subject and cannot be object."""

GOVERNING_NOUNS = frozenset("مبعوث سفير حليف ملف مرشح رجل وفد اتفاق هجوم قصف تدخل دعم موقف".split())
"""Masculine nouns before a body that take the adjective after it: what it has to do with another country."""


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    for index, segment in enumerate(document.segments):
        rows = tuple(runs(segment.target))
        for place, row in enumerate(rows):
            following = rows[place + 1] if place + 1 < len(rows) else ()
            for office in offices(row):
                country = _country_of_holder(segment.target, row, following, office)
                if country:
                    yield index, _hit(office.adjective, country, OF_A_PERSON)
            for adjective, country in _beside_bodies(row):
                yield index, _hit(adjective, country, OF_A_BODY)


def _country_of_holder(target: str, row: Sequence[Token], following: Sequence[Token], office: Office) -> str:
    """The country of the person named after the office; empty where it is the office's, or no person stands there."""
    if not _is_subject(row, office):
        return ""
    position = office.adjective.last
    while position < len(row) and bare(row[position].text) in AFTER_OFFICE:
        position += 1
    rest = row[position:]
    if not rest and following and target[row[-1].end : following[0].start].strip() == "،":
        rest = following
    person = next(persons().matches(rest[:6]), None) if rest else None
    if person is None or person.first or person.prefix or may_be_one(person.entities, [office.country]):
        return ""
    return person.entities[0]


def _is_subject(row: Sequence[Token], office: Office) -> bool:
    """True where what precedes the office cannot take the person after it as its object."""
    if office.prefix[-1:] in ("ل", "ب", "ك"):
        return True
    if office.start == 0:
        return not office.prefix
    word = bare(row[office.start - 1].text)
    return word in PREPOSITIONS or any(rest.removesuffix("ت") in SAYING for _, rest, _ in proclitic_readings(word))


def _beside_bodies(row: Sequence[Token]) -> Iterator[tuple[Match[Adjective], str]]:
    """The nationalities right after a body of another state and agreeing with it, each with the body's state."""
    found = tuple(bodies().matches(row))
    by_first = {match.first: match for match in adjectives().matches(row)} if found else {}
    for match in found:
        adjective, body = by_first.get(match.last), match.entities[0]
        if adjective is None or adjective.prefix or _is_governed(row, match):
            continue
        form = "the_female" if body.gender == "f" else "the_male"
        if adjective.entities[0].form == form and not may_be_one([body.country], [adjective.entities[0].country]):
            yield adjective, body.country


def _is_governed(row: Sequence[Token], body: Match[NationalBody]) -> bool:
    """True after a noun that takes the adjective itself: مبعوث الكرملين السوري."""
    return body.first > 0 and bare(row[body.first - 1].text) in GOVERNING_NOUNS


def _hit(adjective: Match[Adjective], country: str, confidence: float) -> Hit:
    right = nationality_in_form(country, adjective.entities[0].form)
    return Hit(
        Span(adjective.start, adjective.end),
        f"“{adjective.form}” contradicts the name beside it, which belongs to {country}.",
        f"«{adjective.form}» تناقض الاسم المجاور لها، فهو {right or 'لبلد آخر'}.",
        (right,) if right else (),
        confidence=confidence,
    )
