"""Words in an order that no Arabic sentence has.

Decoders keep the order of another language: المحكمة أمام for أمام المحكمة, المحطات جميع for جميع المحطات, يوما
أربعين, نيسان/أبريل 20, الأولان المنتخبان. Authority: a preposition stands before its noun, a number before what it
counts, the day before the month, an adjective behind its noun (Ryding 2005, ch. 10, 15 and 16). Not flagged:
adverbs (إلى أمام, من قبل), كافة behind its noun, a month before a year or a thing counted (أبريل 20 شخصا),
superlatives, and adjectives that stand for their noun (ليحقق الأخير الفوز).
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.letters import LETTERS
from mt_qa.arabic.months import find_month_names
from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.adjectives import definite_adjectives
from mt_qa.knowledge.counted_nouns import by_singular
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.noun_forms import Agreement, agreement
from mt_qa.knowledge.noun_places import PREPOSITIONS
from mt_qa.knowledge.printed_pairs import is_printed

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85

TENS = frozenset(
    """عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين""".split()
)
QUANTIFIERS = frozenset(("جميع", "معظم"))
_STRANDED = re.compile(
    rf"(?<![{LETTERS}])(?P<noun>ال[{LETTERS}]+) (?P<governor>في|على|عن|إلى|أمام|ضد|بين|لدى|خلال|عبر|تجاه)(?=[.،؛!])"
)
REACH = 40
"""Code points to look back for the word before."""

_DAY = re.compile(r" (\d{1,2})(?=[،؛!]|\.(?!\d)|$)")

EXAMPLES = (
    Wrong(
        "وقال محاميه إنه سيعترض [[المحكمة أمام]].",
        fixed="وقال محاميه إنه سيعترض أمام المحكمة.",
    ),
    Wrong("وأمر الوزير [[المحطات جميع]] بفحص المعدات."),
    Wrong(
        "واستمرت الرحلة [[يوما أربعين]] في البحر.",
        fixed="واستمرت الرحلة أربعين يوما في البحر.",
    ),
    Wrong(
        "وتبدأ الدورة في [[أبريل 20]]، وتستمر أسبوعا.",
        fixed="وتبدأ الدورة في 20 أبريل، وتستمر أسبوعا.",
    ),
    Wrong(
        "وأجريت [[الرئاسية الانتخابات]] في موعدها.",
        fixed="وأجريت الانتخابات الرئاسية في موعدها.",
    ),
    Wrong("والحادث هو [[هذا العام الثاني]]، بعد حريق في مايو."),
    Right("وقال محاميه إنه سيعترض أمام المحكمة، وتقدم إلى أمام."),
    Right("وأمر الوزير جميع المحطات بفحص المعدات، والمحطات كافة بالعمل."),
    Right("واستمرت الرحلة أربعين يوما، وتبدأ في 20 أبريل 2023، وشارك في أبريل 20 شخصا."),
    Right("وأجريت الانتخابات الرئاسية في موعدها، ليحقق الأخير الفوز."),
    Right("وهو هذا العام في المركز الثاني."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text = segment.target
    for match in _STRANDED.finditer(text):
        before = text[max(match.start() - REACH, 0) : match.start()].rstrip().rpartition(" ")[2]
        alone = not before.startswith("ال")
        yield _hit(match.start(), match.end(), match[0], f"{match['governor']} {match['noun']}" if alone else "")
    yield from _days(text)
    for run in runs(text):
        for place in range(len(run) - 1):
            first, second = run[place], run[place + 1]
            after = run[place + 2].bare if place + 2 < len(run) else ""
            if second.bare in TENS and first.bare[-1:] == "ا" and first.bare[:-1] in by_singular():
                yield _turned(first, second)
            elif second.bare in QUANTIFIERS and first.bare.startswith("ال"):
                if after in PREPOSITIONS or (after and begins_with_clitic(after, lexicon)):
                    yield _hit(first.start, second.end, f"{first.bare} {second.bare}", f"{second.text} {first.text}")
            elif _is_turned_adjective(first.bare, second.bare) and (
                place == 0 or not run[place - 1].bare.startswith("ال")
            ):
                yield _turned(first, second)
            elif place and _is_turned_ordinal(run[place - 1].bare, first.bare, second.bare, after):
                kept = f"{after} {first.text} {second.text}"
                yield _hit(first.start, run[place + 2].end, f"{first.bare} {second.bare} {after}", kept)


ORDINALS = frozenset(
    """أول أولى ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة سابع سابعة ثامن ثامنة تاسع تاسعة عاشر
    عاشرة""".split()
)


def _is_turned_ordinal(before: str, this: str, noun: str, ordinal: str) -> bool:
    """True for هو هذا العام الثاني, where the ordinal is the predicate: هو الثاني هذا العام."""
    is_time = this in ("هذا", "هذه") and noun.startswith("ال")
    is_ordinal = ordinal.startswith("ال") and ordinal[2:] in ORDINALS
    return is_time and is_ordinal and before in ("هو", "هي", "وهو", "وهي")


def _is_turned_adjective(first: str, second: str) -> bool:
    """True for an adjective before the noun that news prints it after: الرئاسية الانتخابات."""
    if not (first.startswith("ال") and second.startswith("ال")):
        return False
    if first in DUAL_ORDINALS:
        return agreement(second[2:]) in (Agreement.TWO_MASCULINE, Agreement.TWO_FEMININE)
    found = definite_adjectives().get(first)
    if (
        found is None
        or found[0].is_noun
        or second in definite_adjectives()
        or first[2:] in ORDINALS
        or first[2:] in LAST
    ):
        return False
    return agreement(second[2:]) is found[1] and is_printed(second, first) and not is_printed(first, second)


DUAL_ORDINALS = frozenset("الأولان الأولين الأوليان الأوليين الأخيران الأخيرين الأخيرتان الأخيرتين".split())
LAST = frozenset("أخير أخيرة جميع كبير كبيرة صغير أكثر أعلى أصغر أكبر وطني متحدة".split())
"""Adjectives that stand for a person or a body."""


def _days(text: str) -> Iterator[Hit]:
    """A month with the day behind it, before a mark of punctuation or the end."""
    names = find_month_names(text)
    for index, name in enumerate(names):
        day = _DAY.match(text, name.span.end)
        if day is None or not 1 <= int(day[1]) <= 31:
            continue
        start = name.span.start
        if index and text[names[index - 1].span.end : start].strip() == "/":
            start = names[index - 1].span.start
        if not text[:start].rstrip()[-1:].isdigit():
            month = text[start : name.span.end]
            yield _hit(start, day.end(1), f"{month} {day[1]}", f"{day[1]} {month}" if not name.clitics else "")


def _turned(first: Token, second: Token) -> Hit:
    return _hit(first.start, second.end, f"{first.bare} {second.bare}", f"{second.text} {first.text}")


def _hit(start: int, end: int, words: str, fixed: str) -> Hit:
    return Hit(
        Span(start, end),
        f"“{words}” stands in an order that Arabic does not have.",
        f"ترتيب «{words}» لا تعرفه العربية.",
        (fixed,) if fixed else (),
    )
