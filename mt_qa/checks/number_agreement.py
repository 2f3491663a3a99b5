"""A counted noun in the wrong number, or a number from three to ten in the wrong gender.

Decoders count as English does. Authority: three to ten take the plural and the opposite gender of the singular (ثلاثة
رجال, ثلاث مدن), eleven to ninety-nine the singular accusative, hundreds the singular genitive (Ryding 2005, ch. 15).
Judged are the nouns of data/counted_nouns.tsv right after the number. Not flagged: compounds (ثلاث عشرة), ranges and
scores, decimals, numbers that label (المادة 25, رقم 9), days and years after a number (قتل ثلاثة يوم الأحد), and nouns
spelt like another's plural (ثلاثة كتاب are writers). A year after عامة is named with عام.
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.letters import TATWEEL
from mt_qa.arabic.words import ARABIC, NUMBER, PUNCTUATION, Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.counted_nouns import CountedNoun, by_plural, by_singular

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

BEFORE_FEMININE = {
    "ثلاث": "ثلاثة",
    "أربع": "أربعة",
    "خمس": "خمسة",
    "ست": "ستة",
    "سبع": "سبعة",
    "ثماني": "ثمانية",
    "ثمان": "ثمانية",
    "تسع": "تسعة",
    "عشر": "عشرة",
    "بضع": "بضعة",
}
"""The numbers that count feminine nouns, and the same that count masculine ones."""

BEFORE_MASCULINE = {masculine: feminine for feminine, masculine in BEFORE_FEMININE.items()} | {"ثمانية": "ثماني"}
TENS = frozenset("عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين".split()) | {
    "تسعون",
    "تسعين",
}

PERIODS = frozenset("يوم ليلة أسبوع شهر عام سنة ساعة دقيقة ثانية قرن مرة".split())
"""Nouns that tell the time after a number, instead of being counted by it."""

LABELLED = re.compile(
    "^و?(?:ال)?(?:رقم|مادة|صفحة|قرار|فرقة|لواء|كتيبة|فقرة|بند|فصل|قناة|مجموعة|عام|سنة|يوم|ساعة|دقيقة|كلم|كيلومتر|طراز|ملحق)$"
)

EXAMPLES = (
    Wrong(
        "أصيب في الحادث [[ثلاثة جندي]] بجروح.",
        fixed="أصيب في الحادث ثلاثة جنود بجروح.",
    ),
    Wrong(
        "وزار الوفد [[خمسة مدن]] في الشمال.",
        fixed="وزار الوفد خمس مدن في الشمال.",
    ),
    Wrong(
        "واستمرت المفاوضات [[أربع أيام]].",
        fixed="واستمرت المفاوضات أربعة أيام.",
    ),
    Wrong(
        "شارك في البطولة [[25 لاعبين]] من ثماني دول.",
        fixed="شارك في البطولة 25 لاعبا من ثماني دول.",
    ),
    Wrong(
        "وبنت الحكومة [[300 مدارس]]، منها [[عشرون مدارس]] للبنات.",
        fixed="وبنت الحكومة 300 مدرسة، منها عشرون مدرسة للبنات.",
    ),
    Wrong(
        "واستغرق الإصلاح [[ثلاث ساعة]]، وشارك فيه [[2300 جنود]].",
        fixed="واستغرق الإصلاح ثلاث ساعات، وشارك فيه 2300 جندي.",
    ),
    Wrong(
        "ولد الكاتب في باريس [[عامة 1978]].",
        fixed="ولد الكاتب في باريس عام 1978.",
    ),
    Right("أصيب ثلاثة جنود في خمس مدن، ومر 25 لاعبا بعشرين قرية."),
    Right("قتل ثلاثة يوم الأحد وأصيب خمسة عام 2015."),
    Right("وحضر ثلاثة كتاب معروفين."),
    Right("لست رجل سياسة، وهي ست بيت."),
    Right("وصلت إحدى عشرة سفينة، وقرر الأعضاء الـ15 أعضاء اللجنة الرحيل."),
    Right("شاركت ثلاث عشرة مدينة وخمسة عشر لاعبا."),
    Right("انتهت المباراة 3-3 دقيقة قبل النهاية، وبلغت القوة 5.3 درجة."),
    Right("تنص المادة 25 حقوق الإنسان، والقرار رقم 9 منطقة آمنة."),
    Right("حلقت طائرات F-15 غارات عدة."),
    Right("وهي خدمة عامة 24 ساعة."),
    Right("وفي صيف 1998 جنود الاحتياط عادوا."),
)


def check_segment(segment: Segment) -> Iterator[Hit]:
    text, row = segment.target, tokens(segment.target)
    for place in range(len(row) - 1):
        number, noun = row[place], row[place + 1]
        if noun.kind == NUMBER:
            if number.bare == "عامة" and _YEAR.fullmatch(noun.text) and adjacent(text, number, noun):
                yield _year_hit(number, noun)
            continue
        if noun.kind != ARABIC or not adjacent(text, number, noun):
            continue
        hit = None
        if number.kind == NUMBER:
            hit = _after_digits(row, place)
        elif number.kind == ARABIC:
            hit = _after_word(row, place)
        if hit is not None:
            yield hit


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_COUNT = re.compile(r"\d{1,6}|\d{1,3}[,٬]\d{3}")
YEARS = range(1000, 2101)
"""Four digits that are rather a year."""


def _after_digits(row: tuple[Token, ...], place: int) -> Hit | None:
    number, word = row[place], row[place + 1].bare
    if not _COUNT.fullmatch(number.text) or (place and not _may_count(row[place - 1])):
        return None
    value = int(re.sub(r"\D", "", number.text))
    if value in YEARS and number.text.isdigit():
        return None
    if 3 <= value <= 10 and word in by_singular() and word not in by_plural() and word not in PERIODS:
        noun = by_singular()[word]
        return _hit(number, row[place + 1], f"{number.text} {noun.plural}", "plural", "جمعا")
    if value > 10 and not 3 <= value % 100 <= 10 and word in by_plural():
        noun = by_plural()[word]
        return _hit(number, row[place + 1], f"{number.text} {_singular_after(value, noun)}", "singular", "مفردا")
    return None


def _singular_after(value: int, noun: CountedNoun) -> str:
    return noun.accusative if value % 100 > 10 else noun.singular


def _may_count(before: Token) -> bool:
    """False for a word that makes the number a label, and for what makes it part of a score, a date or a decimal."""
    if before.kind == ARABIC:
        return len(before.bare) > 1 and before.text[-1] != TATWEEL and LABELLED.match(before.bare) is None
    return before.kind == PUNCTUATION and before.text not in "-–.,/:،٫%#"


def _after_word(row: tuple[Token, ...], place: int) -> Hit | None:
    token, word = row[place], row[place + 1].bare
    head, number = _number(token.bare)
    if not number or token.bare == "لست" or (place and _number(row[place - 1].bare)[1]):
        return None  # the ten of thirteen
    if number in TENS:
        noun = by_plural().get(word)
        return _hit(token, row[place + 1], f"{token.text} {noun.accusative}", "singular", "مفردا") if noun else None
    noun = by_plural().get(word)
    if noun is None:
        singular = by_singular().get(word)
        if singular is None or number in ("عشر", "عشرة", "ست"):
            return None  # eleven and twelve in every spelling; ست بيت is a housewife
        if word in PERIODS and (number not in BEFORE_FEMININE or singular.gender == "m"):
            return None  # قتل ثلاثة يوم الأحد
        fixed = f"{head}{_in_gender(number, singular.gender)} {singular.plural}"
        return _hit(token, row[place + 1], fixed, "plural", "جمعا")
    right = _in_gender(number, noun.gender)
    if right == number or (number == "ثمان" and right == "ثماني"):
        return None
    return Hit(
        Span(token.start, row[place + 1].end),
        f"“{number}” has the gender of the singular “{noun.singular}”; three to ten take the opposite one.",
        f"العدد «{number}» يخالف معدوده «{noun.singular}» في التذكير والتأنيث.",
        (f"{head}{right} {row[place + 1].text}",),
    )


def _number(word: str) -> tuple[str, str]:
    """What is written before a number word (و ف ب ل ك), and the number; two empty strings for other words."""
    for start in range(min(3, len(word))):
        number = word[start:]
        if number in BEFORE_FEMININE or number in BEFORE_MASCULINE or number in TENS:
            return (word[:start], number) if all(letter in "وفبلك" for letter in word[:start]) else ("", "")
    return "", ""


def _in_gender(number: str, gender: str) -> str:
    """The number that counts a noun of `gender`."""
    if gender == "m":
        return BEFORE_FEMININE.get(number, number)
    return BEFORE_MASCULINE.get(number, number)


def _hit(number: Token, noun: Token, fixed: str, what: str, what_ar: str) -> Hit:
    return Hit(
        Span(number.start, noun.end),
        f"After “{number.bare}” the counted noun stands in the {what}.",
        f"يكون المعدود بعد «{number.bare}» {what_ar}.",
        (fixed,),
    )


def _year_hit(word: Token, year: Token) -> Hit:
    return Hit(
        Span(word.start, year.end),
        f"A year is named with عام, not with “{word.bare}”.",
        f"تسبق السنة كلمة «عام» لا «{word.bare}».",
        (f"عام {year.text}",),
    )
