"""A case ending in the wrong case where Arabic writes it: sound plurals, duals, tens, and the five nouns.

Decoders put dictionary forms where a particle governs: من المسؤولون, إلى الطرفان, إن المشاركون. Authority: after a
preposition and after a word that is always in construct stands the genitive, after إن and its sisters the accusative,
both in ين (Ryding 2005, ch. 7). Judged are sound plurals of people, duals of known nouns, tens, and أبوه. Not flagged:
singulars and broken plurals in ون and ان (قانون, شؤون, البلدان), names of countries (باكستان), prepositions that may
be verbs (عبر المسؤولون), a question (من المتظاهرون؟), and what stands in quotes.
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, is_place, people_nouns

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.85

PREPOSITIONS = frozenset("في من على عن إلى الى مع منذ ضد لدى بين تحت أمام".split())
"""Prepositions that are no verbs (عبر المسؤولون عن قلقهم)."""

IN_CONSTRUCT = frozenset("بعض جميع كل معظم أحد إحدى أغلب غالبية أغلبية كافة آلاف مئات عشرات ملايين مختلف كبار".split())
SISTERS = frozenset("إن أن بأن وأن وإن لأن لعل ليت".split())
TENS = frozenset("عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split())
TWO_AS_WELL = frozenset("بلدان شابان فرقان مورمون مقاولون صبيان".split())
FIVE = {noun + tail: noun[:-1] + "ي" + tail for noun in ("أبو", "أخو", "حمو") for tail in ("ه", "ها", "هم", "هما")}

EXAMPLES = (
    Wrong(
        "تلقى النادي عرضا من [[المسؤولون]] عن البطولة.",
        fixed="تلقى النادي عرضا من المسؤولين عن البطولة.",
    ),
    Wrong(
        "ونقلت رسالة إلى [[الطرفان]] قبل الجلسة.",
        fixed="ونقلت رسالة إلى الطرفين قبل الجلسة.",
    ),
    Wrong(
        "وقال إن [[المتظاهرون]] أغلقوا الميناء.",
        fixed="وقال إن المتظاهرين أغلقوا الميناء.",
    ),
    Wrong(
        "وأصيب بعض [[اللاعبون]] قبل المباراة.",
        fixed="وأصيب بعض اللاعبين قبل المباراة.",
    ),
    Wrong(
        "ارتفعت الأسعار إلى [[خمسون]] دولارا.",
        fixed="ارتفعت الأسعار إلى خمسين دولارا.",
    ),
    Wrong(
        "ورث الملك العرش عن [[أبوه]].",
        fixed="ورث الملك العرش عن أبيه.",
    ),
    Wrong(
        "وأشاد المدرب بأداء [[المهاجمون]] أمس.",
        fixed="وأشاد المدرب بأداء المهاجمين أمس.",
    ),
    Right("تلقى عرضا من المسؤولين في البلدان العربية وفي القانون والشؤون."),
    Right("ورث الملك العرش عن أبيه، ثم جاء أبوه."),
    Right("قال المسؤولون إن الطرفين متفقان."),
    Right("وقال من المتظاهرون؟"),
    Right("وشارك في «المهاجرون» ممثلون من مصر."),
    Right("في الميدان والسودان والبرلمان، ومن إيران وعن الإنسان."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text = segment.target
    if "ون" not in text and "ان" not in text and "أبو" not in text and "أخو" not in text:
        return
    for run in runs(text):
        for place in range(1, len(run)):
            word = run[place].bare
            if not word.endswith(("ون", "ان", "ه", "ها", "هم", "هما")):
                continue
            if not _is_governed(text, run, place, word):
                continue
            right = _oblique(word, lexicon)
            if right:
                yield _hit(run[place - 1], run[place], right)


def _oblique(word: str, lexicon: Lexicon) -> str:
    """`word` in the genitive and accusative, where it shows the nominative; empty where it may show nothing."""
    if word in TENS:
        return word[:-2] + "ين"
    if word in FIVE:
        return FIVE[word]
    stem = word[2:] if word.startswith("ال") else word
    if stem in TWO_AS_WELL or stem.endswith("ستان") or len(stem) < 5:
        return ""
    if stem.endswith("ون") and (stem[:-2] in people_nouns() or _is_sound_plural(word, stem[:-2], lexicon)):
        return word[:-2] + "ين"
    if (
        stem.endswith("ان")
        and stem != word
        and not is_place(word)
        and agreement(stem) in (Agreement.TWO_MASCULINE, Agreement.TWO_FEMININE)
    ):
        return word[:-2] + "ين"
    return ""


def _is_sound_plural(word: str, singular: str, lexicon: Lexicon) -> bool:
    """True where the dictionary has `word` as a form of `singular` and of nothing else."""
    return word.startswith("ال") and lexicon.stems(word) == {singular}


def _is_governed(text: str, run: Sequence[Token], place: int, word: str) -> bool:
    before = run[place - 1].bare
    if before == "من" and text[run[-1].end : run[-1].end + 2].strip().startswith("؟"):
        return False  # "who"
    if before in PREPOSITIONS or before in IN_CONSTRUCT:
        return True
    if not word.startswith("ال"):
        return False
    return before in SISTERS or _is_in_construct(run, place - 1)


def _is_in_construct(run: Sequence[Token], place: int) -> bool:
    """True for a noun after a preposition that has neither article nor pronoun, so that a genitive follows it."""
    noun = run[place].bare
    if noun.startswith("ال") or place == 0:
        return False
    if run[place - 1].bare in PREPOSITIONS:
        return agreement(noun) is not None
    return noun[0] in "بل" and agreement(noun) is None and len(noun) > 4 and agreement(noun[1:]) is not None


def _hit(governor: Token, word: Token, right: str) -> Hit:
    return Hit(
        Span(word.start, word.end),
        f"After “{governor.bare}” the ending is not that of the nominative.",
        f"لا يأتي ما بعد «{governor.bare}» مرفوعا.",
        (right,),
    )
