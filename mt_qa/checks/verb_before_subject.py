"""A verb of another gender or number than the noun right after it, which is its subject.

Decoders inflect the verb for the clause they come from: أعلن وزارة الطاقة, تراجعت مؤشر الأسهم, حاولوا المصلون.
Authority: a verb before its subject is singular and agrees in gender (Ryding 2005, ch. 3). Judged are verbs after
which news prints their subject (data/verb_genders.tsv), where the pair is never printed and, for a subject of
uncertain kind, the right one is. Not flagged: after a noun that may be the subject (الوزير أعلن وزارة), a relative
without pronoun (الذي تبنى), times (أعلن الليلة), objects of verbs in the plural (قالوا الحقيقة), plurals of people
after a verb of either gender, and titles and names that women and men bear.
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.letters import PRONOUNS
from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.noun_forms import Agreement, agreement, is_place, named_nouns, people_nouns
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.printed_pairs import is_printed
from mt_qa.knowledge.verb_genders import VerbGender, verb_gender

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.85

M, F, MEN = Agreement.MASCULINE, Agreement.FEMININE, Agreement.MEN

TIMES = frozenset(
    """ليلة ساعة سنة جمعة عشية دقيقة ثانية مرة مدة لحظة فترة ظهيرة مساء صباح يوم أسبوع شهر عام أمس سبت أحد اثنين ثلاثاء
    أربعاء خميس حال جملة قائلة خاصة عامة كافة عادة مباشرة شخصية رسمية مؤخرا نهاية بداية وقت لاحق سابق آخر أول أكثر
    صحة ضرورة أهمية أمل حلقة""".split()
)
"""Nouns that tell when or how, or what is said."""

OPENERS = frozenset(
    """كما حيث عندما حين بعدما منذ حينما فيما بينما لم لن قد وقد فقد لقد سوف وفق حسب بحسب أن ما مما أمس اليوم نفسه
    ذاته الماضي المقبل الجاري الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت""".split()
)
"""Words after which a clause begins with its verb."""

OBJECTS = ("ها", "هم", "هما")
"""Pronouns that are the object, so that the noun after them is the subject (تنتجها شركة)."""

EXAMPLES = (
    Wrong(
        "[[وأعلن وزارة]] الطاقة أنها ستخفض الإنتاج.",
        fixed="وأعلنت وزارة الطاقة أنها ستخفض الإنتاج.",
    ),
    Wrong(
        "[[تراجعت مؤشر]] الأسهم في طوكيو بعد الإغلاق.",
        fixed="تراجع مؤشر الأسهم في طوكيو بعد الإغلاق.",
    ),
    Wrong(
        "بينما [[يصوتون المواطنون]] في العاصمة.",
        fixed="بينما يصوت المواطنون في العاصمة.",
    ),
    Right("وأعلنت وزارة الطاقة أنها ستخفض الإنتاج."),
    Right("الوزير الذي أعلن حالة الطوارئ غادر، وأعلن الليلة استقالته."),
    Right("قالوا الحقيقة، ويزورون المسؤولين في مكاتبهم."),
    Right("وقالت شخصيات معارضة وقال رجال الإطفاء ذلك."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text = segment.target
    for run in runs(text):
        for place in range(len(run) - 1):
            word = run[place].bare
            found = verb_gender(word)
            if found is not None:
                hit = _of_gender(run, place, *found, lexicon)
            elif word.endswith(("وا", "ون")) and len(word) > 4:
                hit = _of_number(run, place, lexicon)
            else:
                continue
            if hit is not None:
                yield hit


def _of_gender(run: Sequence[Token], place: int, conjunction: str, verb: VerbGender, lexicon: Lexicon) -> Hit | None:
    word, noun = run[place].bare, run[place + 1].bare
    agrees = _agrees(noun, lexicon)
    if agrees not in (M, F) or (agrees is F) is verb.is_feminine or is_printed(word, noun):
        return None
    if place and not conjunction and not _opens(run[place - 1].bare) and not word.endswith(OBJECTS):
        return None
    fitting = conjunction + verb.other
    if not is_printed(fitting, noun) and _bare(noun) not in institution_heads():
        return None
    if not verb.is_feminine and any(_bare(token.bare) in people_nouns() for token in run[place + 2 : place + 5]):
        return None  # أعلن حالة الطوارئ رئيس البلاد
    return _hit(run[place], run[place + 1], fitting)


def _bare(noun: str) -> str:
    return noun.removeprefix("ال")


def _agrees(noun: str, lexicon: Lexicon) -> Agreement | None:
    """How the noun agrees, None for one that is no subject: a time, a name, a word of grammar, one after ب."""
    word = _bare(noun)
    if word in TIMES or word in named_nouns() or particle_kind(noun) or is_place(noun) or len(word) < 3:
        return None
    found = agreement(word)
    if found is not None and not begins_with_clitic(noun, lexicon):
        return found
    for pronoun in ("ها", "هم", "هما", "ه"):
        if word.endswith("ت" + pronoun):
            return agreement(word[: -len(pronoun) - 1] + "ة")
    return None


def _opens(before: str) -> bool:
    """True where the verb begins a clause, so that its subject has not been named."""
    return before in OPENERS or (before[:1] in ("و", "ف") and before[1:] in OPENERS)


def _of_number(run: Sequence[Token], place: int, lexicon: Lexicon) -> Hit | None:
    """A verb in the plural before a plural that only a subject can be (المصلون, مواطنوها)."""
    word, noun = run[place].bare, run[place + 1].bare
    parts = lexicon.parts_of_speech(word)
    if not parts or "noun" in parts:
        return None
    if not (_is_nominative(noun, lexicon) or (not begins_with_clitic(noun, lexicon) and _is_subject(word, noun))):
        return None
    return _hit(run[place], run[place + 1], _singular(word, noun, lexicon))


def _is_nominative(noun: str, lexicon: Lexicon) -> bool:
    """True for a sound plural in the nominative: المصلون, مواطنوها."""
    if noun.endswith("ون") and noun.startswith("ال"):
        return len(noun) > 5 and agreement(noun[2:]) in (MEN, None) and lexicon.knows(noun[:-2] + "ين")
    for pronoun in PRONOUNS:
        if noun.endswith("و" + pronoun):
            return noun[: -len(pronoun) - 1] in people_nouns()
    return False


def _is_subject(word: str, noun: str) -> bool:
    """True for a noun that news prints after this verb in the singular, as its subject, and never in the plural."""
    agrees = agreement(_bare(noun))
    if agrees is not F or is_printed(word, noun):
        return False
    known = [found[1] for form in _singulars(word) if is_printed(form, noun) and (found := verb_gender(form))]
    return any(verb.is_feminine for verb in known)


def _singulars(word: str) -> tuple[str, ...]:
    """The singular forms that a plural may stand for: حاول and حاولت, يصوت and تصوت."""
    body = word[:-2]
    past = word.endswith("وا") and body[:1] not in ("ي", "ت")
    return (body, body + "ى", body + "ت") if past else (body, body + "ي", "ت" + body[1:], "ت" + body[1:] + "ي")


def _singular(word: str, noun: str, lexicon: Lexicon) -> str:
    """The verb in the singular, as news prints it before this noun or the dictionary knows it; else empty."""
    head, rest = (word[0], word[1:]) if word[0] in "وف" and lexicon.parts_of_speech(word[1:]) else ("", word)
    forms = _singulars(rest)
    printed = [form for form in forms if is_printed(form, noun)]
    known = [form for form in forms[:2] if lexicon.parts_of_speech(form) & {"past", "present"}]
    fitting = next(iter(printed or known), "")
    return head + fitting if fitting else ""


def _hit(verb: Token, noun: Token, fitting: str) -> Hit:
    return Hit(
        Span(verb.start, noun.end),
        f"The verb “{verb.bare}” does not agree with “{noun.bare}”, its subject.",
        f"الفعل «{verb.bare}» لا يطابق فاعله «{noun.bare}».",
        (f"{fitting} {noun.text}",) if fitting else (),
    )
