"""The article on the first noun of a fixed genitive construction.

English "the prime minister" has one article, and Arabic has one on the second noun: رئيس الوزراء, never الرئيس الوزراء.
Authority: the first term of an idafa takes neither article nor nunation (Ryding 2005, ch. 8). Only the constructions
of data/fixed_idafas.tsv are judged, whose second noun can be no adjective. Not flagged: a verb before the two, whose
subject and object they may be (استقبل الرئيس الوزراء), and للجنة, which is ل and لجنة.
"""

from collections.abc import Iterator
from functools import cache

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.words import Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.fixed_idafas import fixed_idafas
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.particles import particle_kind

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

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
        if not found or row[place + 1].bare not in fixed_idafas()[found[0]]:
            continue
        if adjacent(text, row[place], row[place + 1]) and not _after_verb(row, place, lexicon):
            yield _hit(row[place], row[place + 1], found[1])


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


def _hit(first: Token, second: Token, bare_noun: str) -> Hit:
    return Hit(
        Span(first.start, second.end),
        f"“{second.bare}” is the genitive of “{first.bare}”, which therefore takes no article.",
        f"«{first.bare}» مضاف إلى «{second.bare}»، والمضاف لا تدخل عليه «ال».",
        (f"{bare_noun} {second.text}",),
    )
