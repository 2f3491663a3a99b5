"""Residue of the web page inside the article: share buttons, "read also" lines, consent and translation notices.

The crawler took it for text and the machine translated it. Authority: MQM-Core, accuracy / addition (text that is no
part of the content). data/page_furniture.tsv has the patterns, in Arabic and in the languages that news is translated
from. A line of its own is flagged as a whole and goes; inside a sentence only the unmistakable.

Not flagged: the same words in a sentence (اقرأ الكتاب, شارك في المؤتمر, إعلان الاستقلال), bylines, datelines and the
names of agencies, which an editor may keep, and captions that say more than whose picture it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mt_qa.arabic.folding import fold, fold_with_offsets
from mt_qa.arabic.letters import LETTERS, has_arabic
from mt_qa.arabic.sentences import sentences
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.page_furniture import Furniture, first_word, page_furniture

CATEGORY = Category.ADDITION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

EXAMPLES = (
    Wrong("وصل الوفد إلى المدينة.\n[[أنشرها:]]\nوغادر في المساء.", fixed="وصل الوفد إلى المدينة.\n\nوغادر في المساء."),
    Wrong("وصل الوفد.\n[[اقرأ أيضا: أسعار القمح تتراجع]]", fixed="وصل الوفد.\n"),
    Wrong("وصل الوفد.\n[[• التعليقات (0)]]", fixed="وصل الوفد.\n"),
    Wrong("وصل الوفد.\n[[تابعونا على فيسبوك وتويتر]]", fixed="وصل الوفد.\n"),
    Wrong("[[جميع الحقوق محفوظة © 2024]]\nوصل الوفد.", fixed="\nوصل الوفد."),
    Wrong("وصل الوفد.\n[[هذا النص مترجم آليا من الإنجليزية.]]", fixed="وصل الوفد.\n"),
    Wrong("وصل الوفد.\n[[Baca juga: Harga Gandum Turun]]", fixed="وصل الوفد.\n"),
    Wrong("وصل الوفد.\n[[document.getElementById('ad').show();]]", fixed="وصل الوفد.\n"),
    Wrong("[[الرئيسية > أخبار > اقتصاد]]\nوصل الوفد.", fixed="\nوصل الوفد."),
    Wrong("وصل الوفد إلى المدينة. [[شاهد أيضا: صور من الميناء.]] وغادر في المساء."),
    Wrong("ارتفعت الأسعار [[(اضغط هنا)]] في الأسواق."),
    Wrong("ارتفعت الأسعار في الأسواق. [[<!-- ad --> var slot = 3;]]"),
    Right("اقرأ الكتاب ثم اكتب رأيك فيه."),
    Right("شارك في المؤتمر عشرون باحثا."),
    Right(
        "شارك: هذا ما قاله المدرب حين سئل عن نصيحته للاعبين الشبان الذين يريدون أن يتعلموا كيف تكون المنافسة الشريفة "
        "في الملعب وخارجه، وكيف يحترم اللاعب خصمه مهما كانت نتيجة المباراة، وكيف يعود من الهزيمة إلى التدريب في اليوم "
        "التالي كأن شيئا لم يكن، وأن يشكر زملاءه والجمهور."
    ),
    Right("جاء إعلان الاستقلال بعد حرب طويلة."),
    Right("للمزيد من الأمان ركبت البلدية كاميرات جديدة."),
    Right("صورة المدينة تغيرت كثيرا."),
    Right("قال إن التعليقات على القرار كانت كثيرة."),
    Right("جاكرتا - رويترز"),
    Right("«الصقور» ضد «النمور» في نهائي الكأس"),
)

_LINE = re.compile(r"[^\n]+")
_AROUND = " \t\u00a0*-–—•·▪■●►▶»«>|#[](){}\"'“”.,،:;؛…!"
_LONGEST_LINE, _LONGEST_MATCHED = 220, 100
"""Code points: furniture is short, and a longer line is a paragraph that begins like it."""

_NOT_ARABIC = re.compile(rf"[^\s.,:!؟،…{LETTERS}][^{LETTERS}]*")
_MAY_HOLD_LATIN = re.compile(r"[A-Za-z\[<]")


def check_segment(segment: Segment) -> Iterator[Hit]:
    for match in _LINE.finditer(segment.target):
        line = match.group().strip()
        if not line:
            continue
        start = match.start() + match.group().index(line)
        folded = fold(line)
        furniture = _whole_line(folded)
        if furniture is not None:
            yield _hit(Span(start, start + len(line)), furniture, whole=True)
        elif _may_hold_some(folded):
            yield from _within(line, start)


def _whole_line(folded: str) -> Furniture | None:
    """What the line is, if it is nothing but furniture."""
    known = page_furniture()
    if not has_arabic(folded):
        script = known.scripts.of(known.scripts.expression.search(folded))
        if script is not None:
            return script
    if len(folded) > _LONGEST_LINE:
        return None
    text = folded.lstrip(_AROUND)
    exact = known.lines.get(text.rstrip(_AROUND).lower())
    if exact is not None:
        return exact
    openings = known.openings.get(first_word(text))
    found = openings.of(openings.expression.match(text)) if openings else None
    if found is None and len(folded) <= _LONGEST_MATCHED:
        found = known.whole.of(known.whole.expression.fullmatch(folded) or known.whole.expression.fullmatch(text))
    return found


def _may_hold_some(folded: str) -> bool:
    """A cheap look before offsets are worked out."""
    known = page_furniture()
    if any(phrase in folded for phrase in known.phrases):
        return True
    if ":" in folded and known.tails.expression.search(folded):
        return True
    if _MAY_HOLD_LATIN.search(folded) is None:
        return False
    return bool(known.inside.expression.search(folded) or known.scripts.expression.search(folded))


def _within(line: str, start: int) -> Iterator[Hit]:
    """Furniture that shares its line with text."""
    known, folded = page_furniture(), fold_with_offsets(line)
    found: list[tuple[Span, Furniture]] = []
    for sentence in sentences(line):
        position = bisect_left(folded.origins, sentence.start)
        furniture = known.tails.of(known.tails.expression.match(folded.text, position))
        if furniture is not None:
            found.append((sentence, furniture))
    found += [(folded.original(span), furniture) for span, furniture in _inside(folded.text)]
    end = 0
    for span, furniture in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        if span.start >= end:
            yield _hit(span.shifted(start), furniture, whole=False)
            end = span.end


def _inside(folded: str) -> Iterator[tuple[Span, Furniture]]:
    """Phrases and patterns anywhere in `folded`; they may overlap."""
    known = page_furniture()
    for phrase, furniture in known.phrases.items():
        for match in re.finditer(re.escape(phrase), folded):
            yield Span(*match.span()), furniture
    for match in known.inside.expression.finditer(folded):
        of = known.inside.of(match)
        if of is not None:
            yield Span(*match.span()), of
    for stretch in _NOT_ARABIC.finditer(folded):
        script = known.scripts.of(known.scripts.expression.search(folded, *stretch.span()))
        if script is not None:
            yield Span(stretch.start(), stretch.start() + len(stretch.group().rstrip())), script


def _hit(span: Span, furniture: Furniture, *, whole: bool) -> Hit:
    english = f"This is no part of the article but of the web page around it ({furniture.note})."
    arabic = "هذا ليس من نص المقالة، بل من عناصر صفحة الموقع المحيطة بها."
    return Hit(span, english, arabic, ("",) if whole else (), confidence=furniture.confidence)
