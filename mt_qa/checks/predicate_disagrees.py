"""A predicate of another gender or number than the subject before it.

Decoders render "it is new" without looking back: يعتقد أنها جديد, لكن اللاعبين استمر في اللعب. Authority: an
adjective as predicate agrees with its subject, and so does a verb after it, in number too (Ryding 2005, ch. 3 and
4). Judged are adjectives of data/adjectives.tsv after a pronoun of the other gender, and verbs in the singular
after people in the plural, both where إن or one of its sisters opens the clause. Not flagged: the first word of a
construct (أنها كبيرة المفاوضين, أنها خامس لغة), verbs without personal subject (إن المسؤولين يجب), and a topic with
a pronoun (إن اللاعبين قال مدربهم).
"""

from collections.abc import Iterator, Sequence
from functools import cache

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.adjectives import adjectives, definite_adjectives
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.noun_forms import Agreement, agreement, broken_plurals, is_place
from mt_qa.knowledge.noun_places import begins_sentence

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

HEADS = ("", "و", "ف")
SHE = frozenset(head + word + "ها" for word in ("إن", "أن", "لأن", "لكن", "بأن", "كأن") for head in HEADS) | {
    "هي",
    "وهي",
}
HE = frozenset(head + word + "ه" for word in ("إن", "أن", "لأن", "لكن", "بأن", "كأن") for head in HEADS)
SISTERS = frozenset(head + word for word in ("إن", "أن", "لأن", "لكن", "بأن") for head in HEADS)

IMPERSONAL = frozenset(
    "يجب ينبغي يمكن ليس يبدو كان كانت يتعين بات باتت أصبح أصبحت ظل ظلت سبق يحق تم تمت يتم لا ليست كاد يوجد".split()
)
PRONOUNS = ("ها", "هم", "هما", "ه")
NEITHER = ("وا", "ون", "ان", "ن", "نا", "تا", "ا", *PRONOUNS)
"""Endings of other persons, and pronouns that are the object."""

FIRST_OF_IDAFA = frozenset(
    "أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر آخر خير كبير كثير قليل نصف مجرد جزء".split()
)

EXAMPLES = (
    Wrong(
        "وعثر الباحثون على أنواع يعتقد [[أنها جديد]] على العلم.",
        fixed="وعثر الباحثون على أنواع يعتقد أنها جديدة على العلم.",
    ),
    Wrong(
        "وقال الوزير عن القرار [[إنه خطيرة]] جدا.",
        fixed="وقال الوزير عن القرار إنه خطير جدا.",
    ),
    Wrong(
        "وأضاف أن [[اللاعبين استمر]] في الاحتجاج.",
        fixed="وأضاف أن اللاعبين استمروا في الاحتجاج.",
    ),
    Wrong(
        "وقال إن [[الحكومة الجديدة قرر]] خفض الضرائب.",
        fixed="وقال إن الحكومة الجديدة قررت خفض الضرائب.",
    ),
    Right("وقال إن الحكومة الجديدة قررت خفض الضرائب، وإن الشركة الجديدة يملكها مستثمرون."),
    Right("وعثر على أنواع يعتقد أنها جديدة، وقال إنها كبير المفاوضين وإنها خامس لغة."),
    Right("وأضاف أن اللاعبين استمروا في الاحتجاج، وأن المسؤولين يجب أن يرحلوا."),
    Right("وأضاف أن اللاعبين قال مدربهم ذلك."),
)


@cache
def _predicates() -> tuple[dict[str, str], dict[str, str]]:
    """Masculine adjectives with their feminine, and the reverse; none that is a noun as often."""
    pairs = {a.masculine: a.feminine for a in adjectives() if not a.is_noun and a.feminine.endswith("ة")}
    names = frozenset(pairs) - FIRST_OF_IDAFA
    forward = {masculine: pairs[masculine] for masculine in names}
    return forward, {feminine: masculine for masculine, feminine in forward.items() if feminine not in pairs}


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    masculines, feminines = _predicates()
    for run in runs(segment.target):
        for place in range(len(run) - 1):
            word, after = run[place].bare, run[place + 1].bare
            fitting = masculines.get(after) if word in SHE else feminines.get(after) if word in HE else None
            if fitting is not None and not _opens_idafa(run, place + 2, lexicon):
                yield _hit(run[place], run[place + 1], fitting)
            elif word in SISTERS and place + 2 < len(run) and _is_one_of_many(run, place + 1, lexicon):
                yield _hit(run[place + 1], run[place + 2], _in_plural(run[place + 2].bare))
            elif word in SISTERS:
                yield from _after_noun(run, place + 1, lexicon)
        if begins_sentence(segment.target, run):
            yield from _after_noun(run, 0, lexicon)


def _after_noun(run: Sequence[Token], noun: int, lexicon: Lexicon) -> Iterator[Hit]:
    """A definite noun, its adjectives, and a verb of the other gender: إن الحكومة الجديدة قرر."""
    word = run[noun].bare
    agrees = agreement(word[2:]) if word.startswith("ال") and not is_place(word) else None
    if agrees not in (Agreement.MASCULINE, Agreement.FEMININE):
        return
    place = noun + 1
    while place < len(run) and (found := definite_adjectives().get(run[place].bare)) is not None:
        if found[1] is not agrees:
            return
        place += 1
    if place >= len(run) or any(token.bare.endswith(PRONOUNS) for token in run[place + 1 : place + 5]):
        return
    verb = run[place].bare
    feminine = _is_feminine(verb, lexicon)
    if feminine is not None and feminine is (agrees is Agreement.MASCULINE):
        fitting = _in_gender(verb, feminine=not feminine)
        known = lexicon.parts_of_speech(fitting) & {"past", "present"}
        yield _hit(run[noun], run[place], fitting if known else "", run[noun:place])


def _is_feminine(verb: str, lexicon: Lexicon) -> bool | None:
    """The gender of a verb of the third person singular; None for what is no such verb, or may be more."""
    parts = lexicon.parts_of_speech(verb)
    if not parts or "noun" in parts or verb in IMPERSONAL or len(verb) < 3 or verb.endswith(NEITHER):
        return None
    if verb[0] in "يت" or verb[:2] in ("سي", "ست"):
        return verb.startswith(("ت", "ست")) if parts == {"present"} else None
    return verb.endswith("ت")


def _in_gender(verb: str, *, feminine: bool) -> str:
    if verb[0] in "يت" or verb[:2] in ("سي", "ست"):
        head = "س" if verb[0] == "س" else ""
        return head + ("ت" if feminine else "ي") + verb[len(head) + 1 :]
    return (verb[:-1] if verb[-1] == "ى" else verb) + "ت" if feminine else verb[:-1]


def _opens_idafa(run: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """True where a noun follows that the adjective may govern: prepositions and the end of the clause rule it out."""
    if place >= len(run):
        return False
    word = run[place].bare
    return not (
        word in ("في", "من", "على", "عن", "إلى", "مع", "بعد", "قبل", "جدا") or begins_with_clitic(word, lexicon)
    )


def _is_one_of_many(run: Sequence[Token], noun: int, lexicon: Lexicon) -> bool:
    word, verb = run[noun].bare, run[noun + 1].bare
    people = word.startswith("ال") and agreement(word[2:]) is Agreement.MEN
    mine = word.endswith("ئي") and word[:-2] + "اء" not in broken_plurals() and word[:-2] + "ء" in broken_plurals()
    if not (people or mine) or word[2:] in ("عرب", "ناس", "شباب", "بعض"):
        return False
    if verb in IMPERSONAL or verb.endswith(("وا", "ون", "ان", "ا", "ن")) or verb[0] in "تنأوف":
        return False
    parts = lexicon.parts_of_speech(verb)
    if not parts or "noun" in parts or verb.endswith("ت"):
        return False
    return not any(token.bare.endswith(("هم", "هؤلاء")) for token in run[noun + 2 : noun + 6])


def _in_plural(verb: str) -> str:
    if verb[0] in "يس":
        return (verb[:-1] if verb[-1] in "ىي" else verb) + "ون"
    return (verb[:-1] if verb[-1] in "ىاي" else verb) + "وا"


def _hit(subject: Token, predicate: Token, fitting: str, phrase: Sequence[Token] = ()) -> Hit:
    kept = " ".join(token.text for token in phrase or (subject,))
    return Hit(
        Span(subject.start, predicate.end),
        f"“{predicate.bare}” does not agree with its subject “{subject.bare}”.",
        f"«{predicate.bare}» لا يطابق المبتدأ «{subject.bare}» في الجنس أو العدد.",
        (f"{kept} {fitting}",) if fitting else (),
    )
