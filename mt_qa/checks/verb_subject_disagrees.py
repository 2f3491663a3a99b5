"""A verb of another gender or number than its subject.

Decoders inflect for the English clause: قال الوزيرة, قالت المسؤول, قالوا المسؤولون, الوزيرة أعلن. Authority: before its
subject a verb is singular and agrees in gender; after it, it agrees in number too (Ryding 2005, ch. 3 and 7). Judged
are the verbs of data/subject_verbs.tsv beside a person or a body, and any past verb that begins a sentence with a
person. Not flagged: a verb that may take the person as its object (استقبل الوزيرة) unless a second person follows, one
that may take the noun (أعلن الحكومة) unless أن does, plurals of people after a verb in either gender (قالت الشخصيات), a
verb spelt like a verbal noun (رفض الحكومة), nouns of time (قال الليلة), family names (أوضحت الحداد), a subject in an
idafa, and a comment on a topic (الوزيرة قال عنها).
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, named_nouns, people_nouns, women_nouns
from mt_qa.knowledge.noun_places import Opening, opening
from mt_qa.knowledge.subject_verbs import PRESENT_FEMININE, SubjectVerb, subject_verbs

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.85

M, F, MEN, WOMEN, TWO_M, TWO_F = Agreement

CLAUSE = frozenset("أن إن ان بأن إنه إنها أنه أنها إنهم أنهم".split())
FAMILY_NAMES = frozenset("حداد نجار خياط صياد حلاق خباز طباخ جزار فلاح ملاح خطيب شيخ سلطان أمير بواب شاعر إمام".split())
"""Professions that a woman may bear as her family name (أوضحت الحداد); so are many nouns in ي."""

NO_PERSON = frozenset("ليست كانت باتت ظلت أصبحت صارت كان بات ظل أصبح صار ليس كاد كادت".split())
"""Verbs whose subject may follow later (الوزيرة كان رأيها)."""

NEAR = 6
"""In so many words after the subject the clause must begin that shows that a verb speaks (أعلن ... أن)."""

EXAMPLES = (
    Wrong(
        "[[قال الوزيرة]] إن المشروع سيبدأ قريبا.",
        fixed="قالت الوزيرة إن المشروع سيبدأ قريبا.",
    ),
    Wrong(
        "وأمس [[قالت المدرب]] إن الفريق جاهز.",
        fixed="وأمس قال المدرب إن الفريق جاهز.",
    ),
    Wrong(
        "[[قالوا المسؤولون]] إن الطريق مفتوح.",
        fixed="قال المسؤولون إن الطريق مفتوح.",
    ),
    Wrong(
        "[[أعلن المنظمة]] أمس أنها ستوقف المساعدات.",
        fixed="أعلنت المنظمة أمس أنها ستوقف المساعدات.",
    ),
    Wrong(
        "وأضاف أن [[الطبيبة قال]] ذلك مرارا.",
        fixed="وأضاف أن الطبيبة قالت ذلك مرارا.",
    ),
    Wrong(
        "[[الممرضة استقبل]] المصابين.",
        fixed="الممرضة استقبلت المصابين.",
    ),
    Wrong(
        "[[استأجرت النجار]] المحاسب لشهر واحد.",
        fixed="استأجر النجار المحاسب لشهر واحد.",
    ),
    Right("استقبلت المدير في مكتبها."),
    Right("قالت الوزيرة إن المدرب قال إن المسؤولين قالوا ذلك."),
    Right("أعلن المنظمة الجديدة رئيس الوزراء."),
    Right("وأعلن الوزيرة الفائزة بالجائزة."),
    Right("وأثار رفض الحكومة أن تستقيل وتراجع القيادة غضبا."),
    Right("وأوضحت الحداد وقالت المصري إن الموعد تغير."),
    Right("قال الليلة الماضية إن الطريق مفتوح."),
    Right("قالت شقيقة الطبيب إن الطبيبة قال عنها زملاؤها الكثير."),
    Right("قال الشهود وقالت الأحزاب إن الشخصيات وصلت."),
    Right("اتهموا المسؤولين بالفساد، وزاروا المدن."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text, verbs = segment.target, subject_verbs()
    for run in runs(text):
        opening_hit = _of_any_verb(text, run, lexicon)
        if opening_hit is not None:
            yield opening_hit
        for place, token in enumerate(run):
            found = verbs.get(token.text) or (verbs.get(token.text[1:]) if token.text[0] in "وف" else None)
            if found is None or found.looks_like_noun:
                continue
            if found.form == PRESENT_FEMININE and lexicon.parts_of_speech(found.feminine()) != {"present"}:
                continue  # تواصل is a masculine past too
            hit = _before_subject(run, place, found) or _after_subject(text, run, place, found, lexicon)
            if hit is not None:
                yield hit


def _before_subject(run: Sequence[Token], place: int, verb: SubjectVerb) -> Hit | None:
    if place + 1 == len(run) or not run[place + 1].text.startswith("ال"):
        return None
    noun = run[place + 1].bare[2:]
    agrees = agreement(noun)
    if verb.is_plural:
        wrong = agrees is MEN and (
            noun.endswith("ون") or not (verb.takes_person or verb.takes_clause or noun.endswith("ين"))
        )
        return _hit(run[place], run[place + 1], run[place], verb, verb.masculine()) if wrong else None
    if agrees not in (M, F) or (agrees is F) is verb.is_feminine or not _acts(noun):
        return None
    if agrees is M and (noun in FAMILY_NAMES or noun.endswith("ي")):
        return None  # قالت المصري
    if verb.takes_person or (verb.takes_clause and not _speaks(run, place + 2)):
        return None
    return _hit(run[place], run[place + 1], run[place], verb, verb.feminine() if agrees is F else verb.masculine())


def _after_subject(text: str, run: Sequence[Token], place: int, verb: SubjectVerb, lexicon: Lexicon) -> Hit | None:
    if not place or not run[place - 1].text.startswith("ال") or run[place].text not in subject_verbs():
        return None
    noun = run[place - 1].bare[2:]
    agrees = agreement(noun)
    if agrees not in (M, F) or not _acts(noun) or (agrees is F) is verb.is_feminine:
        return None
    if opening(text, run, place - 1, "", lexicon) not in (Opening.SENTENCE, Opening.CLAUSE):
        return None
    if _comments(run, place + 1):
        return None
    return _hit(run[place - 1], run[place], run[place], verb, verb.feminine() if agrees is F else verb.masculine())


def _of_any_verb(text: str, run: Sequence[Token], lexicon: Lexicon) -> Hit | None:
    """A sentence that begins with a past verb of any kind and a person, in either order, which disagree."""
    if len(run) < 3 or not (
        run[0].text.startswith("ال") or (run[0].text.endswith("ت") and run[1].text.startswith("ال"))
    ):
        return None
    verb_first = not run[0].text.startswith("ال")
    verb, noun = (run[0], run[1].bare[2:]) if verb_first else (run[1], run[0].bare[2:])
    feminine = verb.text.endswith("ت")
    wrong = noun in (people_nouns() if feminine else women_nouns()) and agreement(noun) is (M if feminine else F)
    if not wrong or verb.text in subject_verbs() or not _is_past(verb.bare, lexicon):
        return None
    if verb_first and not _is_person_too(run[2]):
        return None  # زارت الوزير: she did
    if opening(text, run, 0, "", lexicon) is not Opening.SENTENCE or _comments(run, 2):
        return None
    fitting = verb.bare[:-1] if feminine else verb.bare.removesuffix("ى").removesuffix("ا") + "ت"
    suggested = fitting if "past" in lexicon.parts_of_speech(fitting) else ""
    return _reason(run[0], run[1], verb, run[1] if verb_first else run[0], suggested)


def _is_past(word: str, lexicon: Lexicon) -> bool:
    return word not in NO_PERSON and lexicon.parts_of_speech(word) == {"past"}


def _is_person_too(token: Token) -> bool:
    """True for a man, who is then the object, so that the word before is the subject."""
    return token.text.startswith("ال") and token.bare[2:] in people_nouns()


def _comments(run: Sequence[Token], place: int) -> bool:
    """True where a pronoun tells that the first noun was but a topic: الوزيرة قال عنها."""
    return any(token.text.endswith(("ه", "ها", "هم")) for token in run[place : place + 2])


def _acts(noun: str) -> bool:
    """True for a person or a body, which speaks and decides; false for the names of clubs."""
    if noun in named_nouns():
        return False
    return noun in people_nouns() or noun in women_nouns() or noun in institution_heads()


def _speaks(run: Sequence[Token], start: int) -> bool:
    return any(token.text in CLAUSE for token in run[start : start + NEAR])


def _hit(first: Token, last: Token, token: Token, verb: SubjectVerb, fitting: str) -> Hit:
    written = token.text[0] + fitting if token.text != verb.forms[verb.form] else fitting
    return _reason(first, last, token, last if first is token else first, written)


def _reason(first: Token, last: Token, token: Token, noun: Token, written: str) -> Hit:
    fixed = f"{written} {last.text}" if first is token else f"{first.text} {written}"
    return Hit(
        Span(first.start, last.end),
        f"The verb “{token.bare}” does not agree with its subject “{noun.bare}”.",
        f"الفعل «{token.bare}» لا يطابق فاعله «{noun.bare}».",
        (fixed,) if written else (),
    )
