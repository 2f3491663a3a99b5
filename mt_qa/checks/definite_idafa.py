"""The article on the first noun of a fixed genitive construction.

English "the prime minister" has one article, and Arabic has one on the second noun: رئيس الوزراء, never الرئيس الوزراء.
Authority: the first term of an idafa takes neither article nor nunation (Ryding 2005, ch. 8). Only the constructions
of data/fixed_idafas.tsv are judged, whose second noun can be no adjective; after a preposition or أن also where the
second noun lost the article (من الأمين صندوق). Not flagged: a verb before the two, whose subject and object they may be
(استقبل الرئيس الوزراء), unless an adjective makes them the name of a body, and للجنة, which is ل and لجنة.
"""

from collections.abc import Iterator
from functools import cache

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.words import Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.fixed_idafas import fixed_idafas
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.organisations import organisations
from mt_qa.knowledge.particles import particle_kind

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

BEFORE_A_NOUN = frozenset("في من على عن إلى مع منذ ضد لدى بين أن إن لأن بأن وأن وإن".split())

EXAMPLES = (
    Wrong(
        "وقال بيان صادر عن [[الوزارة الدفاع]] إن القتال توقف.",
        fixed="وقال بيان صادر عن وزارة الدفاع إن القتال توقف.",
    ),
    Wrong(
        "وسلم السفير رسالة [[للرئيس الوزراء]] الهندي.",
        fixed="وسلم السفير رسالة لرئيس الوزراء الهندي.",
    ),
    Wrong(
        "ودعت المنظمة إلى احترام [[الحقوق الإنسان]] وحرية [[والوسائل الإعلام]].",
        fixed="ودعت المنظمة إلى احترام حقوق الإنسان وحرية ووسائل الإعلام.",
    ),
    Wrong(
        "ووافق [[الصندوق النقد]] الدولي على القرض.",
        fixed="ووافق صندوق النقد الدولي على القرض.",
    ),
    Wrong(
        "وشكا العميل من [[الموظف استقبال]] الفندق.",
        fixed="وشكا العميل من موظف الاستقبال الفندق.",
    ),
    Right("وقال رئيس الوزراء إن القتال توقف."),
    Right("استقبل الرئيس الوزراء الجدد."),
    Right("وقالت الوزارة الجديدة إن الدفاع عن البلاد واجب."),
    Right("عين الاتحاد رئيسا جديدا للجنة التحكيم."),
    Right("وقال الرئيس، الوزراء سيجتمعون غدا."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text, row, definite = segment.target, tokens(segment.target), _definite()
    for place in range(len(row) - 1):
        found = definite.get(row[place].text)
        if not found or not adjacent(text, row[place], row[place + 1]):
            continue
        second, genitives = row[place + 1].bare, fixed_idafas()[found[0]]
        if second in genitives:
            if not _after_verb(row, place, lexicon) or _names_a_body(text, row, place, found[0]):
                yield _hit(row[place], row[place + 1], found[1], row[place + 1].text)
        elif "ال" + second in genitives and _is_first_of_phrase(row, place):
            yield _hit(row[place], row[place + 1], found[1], "ال" + row[place + 1].text)


@cache
def _definite() -> dict[str, tuple[str, str]]:
    """Each first noun written with the article: its bare form, and the word without the article (للرئيس, لرئيس)."""
    return {
        conjunction + written + noun: (noun, attach(noun, conjunction, preposition))
        for noun in fixed_idafas()
        for conjunction in ("", "و", "ف")
        for written, preposition in (("ال", ""), ("بال", "ب"), ("كال", "ك"), ("لل", "ل"))
    }


def _after_verb(row: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    """True where the word before can be a verb: it may have the first noun as subject and the second as object."""
    if not place:
        return False
    before = row[place - 1].bare
    return not particle_kind(before) and bool(lexicon.parts_of_speech(before) & {"past", "present"})


def _names_a_body(text: str, row: tuple[Token, ...], place: int, noun: str) -> bool:
    """True where the two and the adjective after them are the name of a body: الصندوق النقد الدولي."""
    if place + 2 >= len(row) or not adjacent(text, row[place + 1], row[place + 2]):
        return False
    return f"{noun} {row[place + 1].bare} {row[place + 2].bare}" in _bodies_of_three()


@cache
def _bodies_of_three() -> frozenset[str]:
    names = (name for body in organisations() for name in body.accepted)
    return frozenset(name for name in names if name.count(" ") == 2)


def _is_first_of_phrase(row: tuple[Token, ...], place: int) -> bool:
    """True after a preposition or أن, where the noun has no verb whose object the second might be (الأمين صندوق)."""
    return bool(place) and row[place - 1].bare in BEFORE_A_NOUN


def _hit(first: Token, second: Token, bare_noun: str, genitive: str) -> Hit:
    return Hit(
        Span(first.start, second.end),
        f"“{second.bare}” is the genitive of “{first.bare}”, which therefore takes no article.",
        f"«{first.bare}» مضاف إلى «{second.bare}»، والمضاف لا تدخل عليه «ال».",
        (f"{bare_noun} {genitive}",),
    )
