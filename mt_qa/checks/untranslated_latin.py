"""Ordinary words of another language left inside an Arabic sentence.

A machine that does not know a word copies it. Authority: MQM-Core, accuracy / untranslated ("text that should have been
translated was left"). Known are about 3,500 frequent English words (data/english_words.tsv), frequent words of
Indonesian, French and Turkish (data/foreign_words.tsv), and every word in a script that is neither Arabic nor Latin. A
clause is major, one or two words are minor.

Not flagged: names, brands, acronyms, units and model names, which the tables do not have; whatever stands in brackets
or quotation marks, where originals, Latin species and titles of works belong; titles with capitals (Game of Thrones);
addresses, hashtags and code; what follows شركة, فيلم, مصطلح and the like; words of the web and of software that Arabic
news does not translate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.latin import Row, foreign_rows, is_latin
from mt_qa.arabic.letters import has_arabic
from mt_qa.arabic.words import Token
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.english_words import english_words
from mt_qa.knowledge.foreign_words import foreign_words, telling_words

CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

EXAMPLES = (
    Wrong("أعلنت [[government]] خفض أسعار الوقود."),
    Wrong("زار الوزير المصنع [[and]] التقى العمال."),
    Wrong("فرض المجلس [[economic sanctions]] على الشركة."),
    Wrong("قال المتحدث إن [[talks with the rebels would continue]] في جنيف."),
    Wrong("وصف الخبير القرار بأنه [[said Merkel]] خطوة مهمة."),
    Wrong("التقى [[Prime Minister]] وفدا من المزارعين."),
    Wrong("وأوضح أن [[The workers were waiting for their money since last month]] دون جدوى."),
    Wrong("أكد الحاكم [[yang]] أن الطريق آمن."),
    Wrong("ناقش المجلس [[les besoins des enfants]] في القرى."),
    Wrong("وصل الوفد إلى [[правительство]] أمس."),
    Wrong("بلغت الخسائر 3 [[million dollars]] هذا العام."),
    Right("أطلقت شركة Apple هاتف iPhone 15 Pro Max وحاسوب MacBook Air."),
    Right("عرضت القناة مسلسل Game of Thrones وفيلم The Lord of the Rings."),
    Right("تدرس الجامعة الحوسبة الكمية (quantum computing) منذ أعوام."),
    Right("غنى الفريق «the long and winding road» في الحفل."),
    Right("يبلغ ارتفاع المبنى 120 m ووزنه 300 kg وسعته 5 GB."),
    Right("للتفاصيل زوروا www.example.org/the/new/report أو راسلوا news@example.org."),
    Right("انتشر وسم #the_voice وحساب @government على المنصة."),
    Right("اكتشف العلماء نبات Aegilops tauschii في الوادي."),
    Right("لعب Robin van Persie مع Leonardo da Silva."),
    Right("يتيح التطبيق live streaming لمباريات الفريق."),
    Right("انضمت إلى NATO وWHO وUNICEF."),
    Right("The government said on Monday that talks would continue."),
    Right("صدر كتاب the world is flat قبل أعوام، ويعني مصطلح fair use الاستعمال العادل."),
    Right("body { color: red; from: left } نص عربي"),
    Right("استقرت الأوaضاع في المدينة."),
    Right("قاس العلماء أشعة α وβ وγ في المختبر."),
)

_LEAST_FOR_MAJOR = 4
_ALONE, _TWO, _WITH_NAME, _CAPITALS, _PHRASE = 0.6, 0.7, 0.6, 0.6, 0.9
"""Confidence by evidence: one ordinary word, more of them, beside a name, common nouns with capitals, a phrase."""

_IN_NAMES = frozenset("the a an of in de by at to no on for and i up us".split())
"""Words that begin names and titles even in lower case (the Voice Kids, by Wilfried Bommert), or are short forms."""

_LANGUAGE = {
    "en": ("English", "بالإنجليزية"),
    "fr": ("French", "بالفرنسية"),
    "id": ("Indonesian", "بالإندونيسية"),
    "tr": ("Turkish", "بالتركية"),
    "": ("another script", "بحروف أجنبية"),
}


_NAMING = re.compile(
    r"(?:[اي]سم|باسم|[يت]دعى|[يت]?سمى|المسماة|مجموعة|شركة|موقع|صحيفة|مجلة|فيلم|كتاب|برنامج|تطبيق|لعبة|نوع|مصطلح|كلمة|عبارة"
    r"|أغنية|مسلسل)[ \u00a0]+$"
)
_WINDOW = 20


class _Evidence(NamedTuple):
    language: str
    confidence: float
    major: bool = False


def check_segment(segment: Segment) -> Iterator[Hit]:
    target = segment.target
    if not has_arabic(target) or "{" in target:
        return
    for row in foreign_rows(target):
        if _named(target, row.span.start):
            continue
        for words in _by_script(row):
            evidence = _evidence(words) if is_latin(words[0].text) else _of_other_script(words)
            if evidence is not None:
                yield _hit(Span(words[0].start, words[-1].end), target, evidence)


def _named(target: str, start: int) -> bool:
    """True after شركة, باسم, مصطلح and the like: what follows is a name, or quoted as a word."""
    return _NAMING.search(target, max(start - _WINDOW, 0), start) is not None


def _by_script(row: Row) -> Iterator[Sequence[Token]]:
    """The row cut where Latin and other scripts meet."""
    part: list[Token] = []
    for word in row.words:
        if part and is_latin(word.text) is not is_latin(part[-1].text):
            yield part
            part = []
        part.append(word)
    yield part


def _of_other_script(words: Sequence[Token]) -> _Evidence | None:
    """Single letters (α, β) are symbols; longer words are text, and so is one character of Chinese or Japanese."""
    if all(len(word.text) == 1 and word.text < "\u3040" for word in words):
        return None
    return _Evidence("", _PHRASE, major=len(words) >= _LEAST_FOR_MAJOR)


def _evidence(words: Sequence[Token]) -> _Evidence | None:
    lower = [word.text for word in words if word.text.islower()]
    if len(lower) == len(words):
        return _of_lower_case(lower)
    return _of_mixed([word.text for word in words], lower)


def _of_lower_case(words: Sequence[str]) -> _Evidence | None:
    """A row without capitals: no name among it says what it is."""
    english = english_words()
    known = [english[word] for word in words if word in english and word not in ("a", "i")]
    functions = [word for word in known if word.function]
    if functions and 2 * len(known) >= len(words):
        return _Evidence("en", _PHRASE, major=len(words) >= _LEAST_FOR_MAJOR)
    if len(known) == len(words) > 0 or (len(known) > 1 and 2 * len(known) >= len(words)):
        return _Evidence("en", _ALONE if len(words) == 1 else _TWO, major=len(words) >= _LEAST_FOR_MAJOR)
    languages = Counter(language for word in words for language in sorted(foreign_words().get(word, ())))
    for language, count in languages.most_common(1):
        if telling_words().intersection(words) or (count > 1 and 2 * count >= len(words)):
            return _Evidence(language, _TWO, major=len(words) >= _LEAST_FOR_MAJOR)
    return None


def _of_mixed(words: Sequence[str], lower: Sequence[str]) -> _Evidence | None:
    """A row with capitals: a sentence, a lower-case word that no name begins with, or common nouns alone."""
    english = english_words()
    known = [english[word] for word in lower if word in english]
    verbs = [word for word in known if word.function and word.word not in _IN_NAMES]
    if len(known) >= _LEAST_FOR_MAJOR and 2 * len(known) >= len(words) and len(verbs) > 1:
        return _Evidence("en", _TWO, major=True)
    first = english.get(words[0])
    if first is not None and first.function and words[0] not in _IN_NAMES:
        return _Evidence("en", _WITH_NAME)
    folded = [english.get(word.lower()) for word in words]
    if all(folded) and any(word.capital for word in folded if word) and not any(word.isupper() for word in words):
        return _Evidence("en", _CAPITALS)
    return None


def _hit(span: Span, target: str, evidence: _Evidence) -> Hit:
    english, arabic = _LANGUAGE[evidence.language]
    shown = span.of(target) if len(span) <= 60 else span.of(target)[:57] + "…"
    return Hit(
        span,
        f"“{shown}” is left in {english} inside an Arabic sentence.",
        f"بقي «{shown}» {arabic} داخل جملة عربية.",
        severity=Severity.MAJOR if evidence.major else None,
        confidence=evidence.confidence,
    )
