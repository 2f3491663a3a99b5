"""A lone letter, or the first letter of a verb, where no word belongs.

Decoders break a verb into its prefix and a verbal noun (أنا أ إعلان for أعلن), tear a letter off its word (تأثر ت) or
leave one behind (ي for في). Authority: no Arabic word but و is one letter, and that one is written onto the next
(Ryding 2005, ch. 2). Not flagged: و set apart (a habit of its own), letters in a row or with stops (initials, agencies:
أ ف ب), beside a number, sign or quotation mark, a letter that labels a noun (المجموعة أ, فيتامين ب), and between names.
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.letters import EXTENDED, HARAKAT
from mt_qa.arabic.letters import LETTERS as LETTER_RANGE
from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.lettered_nouns import lettered_nouns
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.particles import is_particle, particle_kind
from mt_qa.knowledge.verbal_nouns import PREFIXES, VerbalNoun, verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.85

LETTERS = frozenset("اأإبتسفكلنيىة")
"""Letters that belong to a neighbour; م ق د ص and the others stand for metre, before Christ, doctor, page."""

PERSON = {
    "أ": ("أنا", "إنني", "إني", "أنني", "أني", "لأنني", "لأني", "لكنني", "لكني", "فإنني"),
    "ن": ("نحن", "إننا", "إنا", "أننا", "لأننا", "لكننا", "فإننا"),
    "ي": ("هو", "إنه", "أنه", "لأنه", "لكنه", "فإنه"),
    "ت": ("هي", "إنها", "أنها", "لأنها", "لكنها", "فإنها"),
    "ون": ("هم", "إنهم", "أنهم", "لأنهم", "لكنهم", "فإنهم"),
}
"""What a subject makes of its verb: the first letter of the present, or the ending of the plural."""

SUBJECTS = {head + word: person for person, words in PERSON.items() for word in words for head in ("", "و")}
VERB_PARTICLES = frozenset(head + word for word in ("سوف", "لن", "كي", "لكي", "قد") for head in ("", "و", "ف"))

_LONE = re.compile(
    rf"(?<![{LETTER_RANGE}{EXTENDED}{HARAKAT}])[{''.join(sorted(LETTERS))}](?![{LETTER_RANGE}{EXTENDED}])"
)
"""A cheap look before the row of words is taken apart."""

COMMON = 3.0
"""A word put together must be met once in a million words: two names make a word of the dictionary by chance."""

MESSAGE = "The letter “{}” stands alone where no word belongs."
MESSAGE_AR = "الحرف «{}» منفرد في موضع لا كلمة فيه."
VERB_MESSAGE = "The letter “{}” and the verbal noun “{}” stand where a verb belongs."
VERB_MESSAGE_AR = "الحرف «{}» والمصدر «{}» في موضع الفعل."

EXAMPLES = (
    Wrong(
        "وقال الوزير: [[وإنني أ إعلان نتائج]] الانتخابات غدا.",
        fixed="وقال الوزير: وإنني أعلن نتائج الانتخابات غدا.",
    ),
    Wrong(
        "وقال المتحدث إن الشركة [[ت اتخاذ قرارا]] خلال أيام.",
        fixed="وقال المتحدث إن الشركة تتخذ قرارا خلال أيام.",
    ),
    Wrong(
        "وأكد المدرب [[أنهم ي متابعة اللاعبين]] عن قرب.",
        fixed="وأكد المدرب أنهم يتابعون اللاعبين عن قرب.",
    ),
    Wrong(
        "[[سوف ن مناقشة]] في الاجتماع كل المطالب.",
        fixed="سوف نناقش في الاجتماع كل المطالب.",
    ),
    Wrong(
        "وأضاف أن الحارس [[ي يلعب]] رغم إصابته.",
        fixed="وأضاف أن الحارس يلعب رغم إصابته.",
    ),
    Wrong(
        "قالت اللجنة إن المصنع [[تأثر ت]] أعماله بالإضراب.",
        fixed="قالت اللجنة إن المصنع تأثرت أعماله بالإضراب.",
    ),
    Wrong(
        "تسبب الحريق في إغلاق [[ا لطريق]] السريع.",
        fixed="تسبب الحريق في إغلاق الطريق السريع.",
    ),
    Wrong(
        "ارتفعت أسعار النفط [[ي]] الأسواق الآسيوية.",
        fixed="ارتفعت أسعار النفط في الأسواق الآسيوية.",
    ),
    Right("أوقعت القرعة المنتخب في المجموعة أ مع البرازيل."),
    Right("ويحتاج الجسم إلى فيتامين ب يوميا."),
    Right("نقلت وكالة أ ف ب عن المتحدث قوله."),
    Right("قالت الكاتبة ج. ك. رولينغ إنها ستعود."),
    Right("قال أ. محمد إن الشركة و البنك اتفقا."),
    Right("بلغ الطول 20 م تقريبا، وذلك ب 3 سنوات."),
    Right("قدم ملتقى بورتا أ بورتا عروضه."),
    Right("ينقسم العمل إلى: أ) دراسة. ب) تنفيذ."),
    Right("كتبت الطفلة الحرف «ك» على السبورة."),
    Right("وتابع أن الوزير أجرى محادثات وأنه يجري غيرها."),
    Right("عثر في قصر مار أ لاغو على وثائق."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    if not _LONE.search(segment.target):
        return
    for run in runs(segment.target):
        for place in range(1, len(run) - 1):
            if _is_orphan(run[place - 1].bare, run[place].text, run[place + 1].bare):
                yield from _hits(segment.target, run, place, lexicon)


def _is_orphan(before: str, letter: str, after: str) -> bool:
    """True for a letter of `LETTERS` between two words: not in a row of letters, not a label, no tatweel (لـ)."""
    return letter in LETTERS and len(before) > 1 and len(after) > 1 and before not in lettered_nouns()


def _hits(text: str, run: tuple[Token, ...], place: int, lexicon: Lexicon) -> Iterator[Hit]:
    letter, after = run[place].bare, run[place + 1].bare
    before = run[place - 1].bare
    noun = verbal_noun(after) if letter in PREFIXES else None
    if noun is not None and (_opens_a_verb(before) or not (letter == "ي" or _common(before + letter, lexicon))):
        yield _verb_hit(text, run, place, noun)
        return
    mended = _mended(before, letter, after, lexicon)
    if mended is not None:
        first, last, repaired = mended
        span = Span(run[place + first].start, run[place + last].end)
        yield Hit(span, MESSAGE.format(letter), MESSAGE_AR.format(letter), (repaired,))


def _opens_a_verb(word: str) -> bool:
    return word in SUBJECTS or word in VERB_PARTICLES


def _common(word: str, lexicon: Lexicon) -> bool:
    return lexicon.zipf(word) >= COMMON and lexicon.knows(word)


def _verb_hit(text: str, run: tuple[Token, ...], place: int, noun: VerbalNoun) -> Hit:
    """From the subject or particle before the letter to the object after the verbal noun, with the verb conjugated."""
    letter, before, last = run[place], run[place - 1], run[place + 1]
    first = before if _opens_a_verb(before.bare) else letter
    person = SUBJECTS.get(before.bare, letter.bare)
    verb = noun.present_of_many if person == "ون" else noun.present_of(person)
    if place + 2 < len(run) and _is_object(run[place + 2].bare):
        last = run[place + 2]
    return Hit(
        Span(first.start, last.end),
        VERB_MESSAGE.format(letter.bare, noun.noun),
        VERB_MESSAGE_AR.format(letter.bare, noun.noun),
        (text[first.start : letter.start] + verb + text[run[place + 1].end : last.end],),
        severity=Severity.MAJOR,
        confidence=0.95,
    )


def _is_object(word: str) -> bool:
    return len(word) > 2 and not is_particle(word) and not word.startswith(("و", "لل"))


def _mended(before: str, letter: str, after: str, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """The first and last word to replace, counted from the letter, and what to write there; None for a foreign name.

    In this order: the letter doubles the next word's first; it is torn off the article; it is a rest of في; it belongs
    to the next word or to the one before, whichever makes the commoner word.
    """
    parts = lexicon.parts_of_speech(after)
    if after.startswith("ال") if letter == "ا" else letter == after[0] and "present" in parts:
        return 0, 1, after
    if letter == "ا" and after.startswith("ل") and lexicon.knows(letter + after):
        return 0, 1, letter + after
    if letter in "في" and parts == {"noun"} and particle_kind(after) in ("", "demonstrative"):
        return 0, 0, "في"
    joined = attach(after, preposition=letter) if letter in "بكل" else letter + after
    choices = {before + letter: (-1, 0, before + letter)}
    if not is_particle(after):
        choices[joined] = (0, 1, joined)
    common = [word for word in choices if _common(word, lexicon)]
    return choices[max(common, key=lexicon.zipf)] if common else None
