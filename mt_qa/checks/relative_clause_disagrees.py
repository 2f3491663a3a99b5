"""A verb in a relative clause of another gender than the noun that the clause describes.

Decoders lose the noun after a pronoun or a comma: القوانين التي يخالف الدستور, بأي خطوة يقرب السلام. Authority: the
verb of a relative clause agrees with the antecedent where that is its subject; where it is not, a pronoun takes its
place (Ryding 2005, ch. 14). Not flagged: a clause with such a pronoun (التي يقودها الجيش), verbs with no personal
subject (التي يجب أن), a verb that has its own subject (الذي تشهد البلاد), and nouns that a construct or an unknown
word may govern.
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, is_place
from mt_qa.knowledge.printed_pairs import is_printed

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

RELATIVES = {head + word: gender for word, gender in (("التي", "f"), ("الذي", "m")) for head in ("", "و")}
BEFORE_INDEFINITE = frozenset("أي في من على عن إلى إنها أنها إنه أنه كل هي وهي هو وهو نحو".split())
"""Words before an indefinite noun that show it to be governed by no other noun."""

IMPERSONAL = frozenset(
    """يجب ينبغي يمكن يبدو يتعين يجوز يرجح يتوقع يعتقد يقدر يحتمل يفترض يقال يزعم يصعب يسهل يستحيل يخشى يوجد يقال يشترط
    تجدر تتوقع تعتقد تقدر يتم تتم تم تمت يكون تكون كان كانت ليس ليست بات باتت أصبح أصبحت ظل ظلت سبق يسبق قيل يلزم يحق
    قرر أعلن قال يقول تقول يؤكد تؤكد يرى ترى""".split()
)
"""Verbs whose subject is a clause or may stand later, and verbs of saying, which put a clause between."""

PRONOUNS = ("ها", "هم", "هما", "هن", "ه")
REACH = 6
"""So many words after the verb a pronoun may stand for the noun."""

EXAMPLES = (
    Wrong(
        "وانتقد النواب القوانين [[التي يخالف]] الدستور.",
        fixed="وانتقد النواب القوانين التي تخالف الدستور.",
    ),
    Wrong(
        "وقال إن القرار [[الذي صدرت]] أمس نهائي.",
        fixed="وقال إن القرار الذي صدر أمس نهائي.",
    ),
    Wrong(
        "ورحب الوزير بأي [[خطوة يقرب]] السلام.",
        fixed="ورحب الوزير بأي خطوة تقرب السلام.",
    ),
    Right("وانتقد النواب القوانين التي تخالف الدستور، والقوات التي يقودها الجيش."),
    Right("وهذه هي الشروط التي يجب أن تتوفر."),
    Right("ورحب الوزير بأي خطوة تقرب السلام، وبأي خطوة يراها مفيدة."),
    Right("وتحدث عن قرار خطوة يقرب السلام."),
    Right("وعاش في شارع طلعت حرب، وفي وقت تتزايد فيه المخاوف."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    for run in runs(segment.target):
        for place in range(len(run) - 2):
            word, verb = run[place].bare, run[place + 1].bare
            gender = RELATIVES.get(word) or _indefinite(run, place)
            if not gender or not _has_other_gender(verb, gender, lexicon) or _resumes(run, place + 2):
                continue
            if word in RELATIVES or not is_printed(word, verb):
                yield _hit(run, place, gender, lexicon)


def _indefinite(run: Sequence[Token], place: int) -> str:
    """The gender of an indefinite noun that begins its phrase and is described by the verb after it; else empty."""
    word = run[place].bare
    before = run[place - 1].bare if place else ""
    if before.removeprefix("ب").removeprefix("ل") not in BEFORE_INDEFINITE and before not in BEFORE_INDEFINITE:
        return ""
    if (
        word.startswith("ال")
        or is_place(word)
        or len(word) < 4
        or word in ("وقت", "حال", "حين", "لحظة", "يوم", "مرة", "شارع", "ولاية", "مديرية", "محافظة", "سابقة")
    ):
        return ""
    return {Agreement.FEMININE: "f", Agreement.MASCULINE: "m"}.get(agreement(word), "")  # type: ignore[arg-type]


def _has_other_gender(verb: str, gender: str, lexicon: Lexicon) -> bool:
    """True for a verb of the third person singular, and nothing else, in the gender that does not fit."""
    parts = lexicon.parts_of_speech(verb)
    if verb in IMPERSONAL or len(verb) < 3 or verb.endswith(("وا", "ون", "ان", "ن", "نا", "تا", *PRONOUNS)):
        return False
    if parts == {"present"}:
        return verb[0] == ("ي" if gender == "f" else "ت")
    return parts == {"past"} and verb.endswith("ت") is (gender == "m")


def _resumes(run: Sequence[Token], start: int) -> bool:
    """True where a pronoun stands for the noun, or the verb governs a clause."""
    near = [token.bare for token in run[start : start + REACH]]
    return any(word.endswith(PRONOUNS) or word in ("أن", "إن") for word in near)


def _hit(run: Sequence[Token], place: int, gender: str, lexicon: Lexicon) -> Hit:
    first, verb = run[place], run[place + 1]
    fitting = _fitting(verb.bare, gender)
    return Hit(
        Span(first.start, verb.end),
        f"The verb “{verb.bare}” does not agree with what “{first.bare}” stands for.",
        f"الفعل «{verb.bare}» لا يطابق ما يعود إليه بعد «{first.bare}».",
        (f"{first.text} {fitting}",) if lexicon.parts_of_speech(fitting) & {"past", "present"} else (),
    )


def _fitting(verb: str, gender: str) -> str:
    if verb[0] == "ي" and gender == "f":
        return "ت" + verb[1:]
    if gender == "f":
        return (verb[:-1] if verb[-1] in "ىا" else verb) + "ت"
    return verb[:-1] if verb.endswith("ت") else "ي" + verb[1:]
