"""Month names in two orders, or of two systems, within one article.

Arab papers write both names of a month (كانون الثاني/يناير) or one; which, and in which order, is house style, but an
article keeps to one. A machine that glues sentences from several papers does not. Authority: MQM-Core, style /
inconsistent style; names from CLDR. The rarer form is flagged; of two equally frequent ones, the later.

Not flagged: one name beside pairs that contain its system (``12 يناير`` after ``13 كانون الثاني/يناير``: the reader has
both names, and papers shorten after the first mention); names that two systems share (سبتمبر); quotations; events
named by their date (ثورة 14 جانفي, هجمات 11 سبتمبر); the months of the Hijra; a pair's mark (/, brackets or a blank);
a pair of two months (كانون الأول/يناير), which is another fault, or a range.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.dates import month_pairs
from mt_qa.arabic.enclosures import quotations
from mt_qa.arabic.months import LEVANTINE, MonthName, month_names
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong

CATEGORY = Category.INCONSISTENT_STYLE
SEVERITY = Severity.MINOR
EVIDENCE = Evidence.DOCUMENT
CONFIDENCE = 0.9
_OF_TWO_SYSTEMS = 0.75

EXAMPLES = (
    Wrong(
        "تبدأ الدورة في 3 آذار/مارس وتنتهي في 9 نيسان/أبريل.\nوسبقتها ندوة في [[21 فبراير/شباط]].",
        fixed="تبدأ الدورة في 3 آذار/مارس وتنتهي في 9 نيسان/أبريل.\nوسبقتها ندوة في 21 شباط/فبراير.",
    ),
    Wrong(
        "افتتح المعرض في يونيو (حزيران) الماضي.\nويغلق أبوابه في [[أيلول (سبتمبر)]] المقبل.",
        fixed="افتتح المعرض في يونيو (حزيران) الماضي.\nويغلق أبوابه في سبتمبر (أيلول) المقبل.",
    ),
    Wrong(
        "انطلق الموسم في 5 جانفي ويستمر حتى نهاية فيفري.\nوكان الموسم الماضي قد بدأ في [[9 يناير]].",
        fixed="انطلق الموسم في 5 جانفي ويستمر حتى نهاية فيفري.\nوكان الموسم الماضي قد بدأ في 9 جانفي.",
    ),
    Wrong(
        "بلغت المبيعات ذروتها في يوليو.\nوتراجعت منذ يونيو، ثم عادت في [[تشرين الثاني]].",
        fixed="بلغت المبيعات ذروتها في يوليو.\nوتراجعت منذ يونيو، ثم عادت في نوفمبر.",
    ),
    Right("تبدأ الدورة في 3 آذار/مارس.\nوتنتهي في 9 نيسان/أبريل 2019."),
    Right("تسلم الفريق الكأس في 13 كانون الثاني/يناير.\nوعاد إلى بلاده في 17 يناير."),
    Right("قال في 3 آذار/مارس: «نلتقي في 21 فبراير/شباط»."),
    Right("في يناير وسبتمبر وأكتوبر.\nوفي مارس المقبل."),
    Right("صدر القرار في يناير.\nوأعلنته قوى 14 آذار في بيان."),
    Right("بدأ الموسم في 5 جانفي.\nوصادف 12 رجب 1441."),
    Right("صدر في يناير وفبراير ومارس.\nوتوقف في نيسان/مايو ثم عاد في كانون الأول/يناير."),
    Right("انتقل من كانون الثاني/يناير إلى شباط (فبراير) ثم آذار - مارس."),
)

_EVENTS = "|".join(
    "حركة ثورة قوى تحالف شارع ساحة ميدان حزب جامعة ملعب انتفاضة حرب هجمات أحداث اعتداءات نكسة انقلاب ذكرى حراك".split()
)
_EVENT_BEFORE = re.compile(rf"(?:^|[\s«\"“(])[وفبل]*(?:ال)?(?:{_EVENTS})\s+(?:\d{{1,2}}\s+)?$")
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}[ \u00a0]+(?:من[ \u00a0]+)?$")
_WINDOW = 40


class _Mention(NamedTuple):
    """A month as one article names it: in which segment, where, and by one name or two."""

    segment: int
    target: str
    span: Span
    names: tuple[MonthName, ...]

    @property
    def levantine_first(self) -> bool:
        return LEVANTINE in self.names[0].systems


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    mentions = [
        mention for index, segment in enumerate(document.segments) for mention in _mentions(index, segment.target)
    ]
    if len(mentions) > 1:
        yield from _of_another_order([m for m in mentions if len(m.names) == 2 and _is_levantine_pair(m)])
        yield from _of_another_system(mentions)


def _mentions(index: int, target: str) -> Iterator[_Mention]:
    for span, names in month_pairs(target):
        before = target[max(span.start - _WINDOW, 0) : span.start]
        if names[0].hijri or _EVENT_BEFORE.search(before) or _is_quoted(target, span):
            continue
        if len(names) == 1 and (before.rstrip().endswith("/") or target[span.end : span.end + 2].lstrip()[:1] == "/"):
            continue
        yield _Mention(index, target, span, names)


def _is_quoted(target: str, span: Span) -> bool:
    return any(opening < span.start and span.end <= closing for opening, closing in quotations(target).pairs)


def _is_levantine_pair(mention: _Mention) -> bool:
    return any(LEVANTINE in name.systems for name in mention.names)


def _of_another_order(pairs: Sequence[_Mention]) -> Iterator[tuple[int, Hit]]:
    """Pairs that go the rarer way round."""
    ways = Counter(mention.levantine_first for mention in pairs)
    if len(ways) < 2:
        return
    usual = ways.most_common(1)[0][0]  # of equals, the first seen
    for mention in pairs:
        if mention.levantine_first is not usual:
            example = next(m for m in pairs if m.levantine_first is usual)
            yield _hit(mention, _swapped(mention), CONFIDENCE, example.span.of(example.target))


def _swapped(mention: _Mention) -> str:
    first, second = mention.names
    text = mention.target
    between, after = text[first.span.end : second.span.start], text[second.span.end : mention.span.end]
    core = first.span.of(text)[len(first.clitics) :]
    return f"{first.clitics}{second.span.of(text)}{between}{core}{after}"


def _of_another_system(mentions: Sequence[_Mention]) -> Iterator[tuple[int, Hit]]:
    """Single names of a system that the article does not otherwise use."""
    in_pairs = {system for m in mentions if len(m.names) == 2 for name in m.names for system in name.systems}
    used = Counter(system for m in mentions for name in m.names for system in sorted(name.systems))
    usual = used.most_common(1)[0][0]
    for mention in mentions:
        name = mention.names[0]
        if len(mention.names) == 1 and usual not in name.systems and in_pairs.isdisjoint(name.systems):
            better = name.clitics + month_names(usual)[name.month - 1]
            yield _hit(mention, better, _OF_TWO_SYSTEMS, month_names(usual)[name.month - 1])


def _hit(mention: _Mention, better: str, confidence: float, usual: str) -> tuple[int, Hit]:
    target, span = mention.target, mention.span
    day = _DAY_BEFORE.search(target, max(span.start - _WINDOW, 0), span.start)
    head = day.group() if day else ""
    whole = Span(span.start - len(head), span.end)
    hit = Hit(
        whole,
        f"“{span.of(target)}”: elsewhere the article writes the months like “{usual}”.",
        f"«{span.of(target)}»: تكتب المقالة أسماء الشهور في مواضع أخرى على صورة «{usual}».",
        (head + better,),
        confidence=confidence,
    )
    return mention.segment, hit
