"""One institutional term rendered two ways in one article, or rendered word by word.

A machine renders a term anew in each sentence: الممر الإنساني here, المعبر البشري there. Readers take the second for
another thing. Authority: MQM-Core, terminology/inconsistent-use; a rendering that is wrong wherever it stands is a
wrong term too, and reported here all the same. Flagged is a rendering that data/terms.tsv lists as mistaken, where the
article has the right term as well or words of its field are near; a phrase that says such a term in other senses of
its English words; and, too faintly to be shown unasked, a right rendering used once beside another used
twice or more. Not flagged: a mistaken rendering with nothing that speaks for the term (a human crisis in a review of a
novel), one right rendering alone however unusual, spelling (الصحفي, الصحافي), number and definiteness, two terms that
law holds apart (مذكرة توقيف, أمر استدعاء), a phrase that edited news prints too, and whatever is part of a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Wrong
from mt_qa.core.ledger import NameStatus
from mt_qa.entities.article import Entities
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.term_replacing import replacements
from mt_qa.entities.terms import TermEvidence, TermMention
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.terms import Rendering

CATEGORY = Category.INCONSISTENT_USE
SEVERITY = Severity.MINOR
EVIDENCE = Evidence.DOCUMENT

CONFIDENCE_OF = {
    TermEvidence.RIGHT_TERM: 0.85,
    TermEvidence.PARAGRAPH: 0.7,
    TermEvidence.ARTICLE: 0.6,
    TermEvidence.REREAD: 0.6,
    TermEvidence.REREAD_IN_FIELD: 0.45,
}
BOTH_RIGHT = 0.3
"""Below what is shown unasked, and below what counts as a sign of garbling: human writers vary terms too."""

_WEAK = re.compile("[اوي]")

EXAMPLES = (
    Wrong(
        "فتح الجيش الممر الإنساني صباحا أمام سكان البلدة.\nوقال السكان إن [[المعبر البشري]] أغلق عند الظهر.",
        fixed="فتح الجيش الممر الإنساني صباحا أمام سكان البلدة.\nوقال السكان إن الممر الإنساني أغلق عند الظهر.",
    ),
    Wrong(
        "عرض الوسطاء ممرا إنسانيا يمتد إلى الميناء.\nوشكر المحاصرون الوسطاء [[للممر البشري]] الذي أنقذهم.",
        fixed="عرض الوسطاء ممرا إنسانيا يمتد إلى الميناء.\nوشكر المحاصرون الوسطاء للممر الإنساني الذي أنقذهم.",
    ),
    Wrong(
        "أصدر قاضي التحقيق [[ضمان اعتقال]] بحق صاحب المصنع بعد غيابه عن المحكمة.",
        fixed="أصدر قاضي التحقيق مذكرة توقيف بحق صاحب المصنع بعد غيابه عن المحكمة.",
    ),
    Wrong(
        "رفع البنك المركزي [[معدلات الاهتمام]] ربع نقطة لكبح ارتفاع الأسعار.",
        fixed="رفع البنك المركزي أسعار الفائدة ربع نقطة لكبح ارتفاع الأسعار.",
    ),
    Wrong(
        "بدأ رجال الإطفاء إخماد النيران في المخزن.\nوأصيب ثلاثة من [[مقاتلي النار]] بحروق.",
        fixed="بدأ رجال الإطفاء إخماد النيران في المخزن.\nوأصيب ثلاثة من رجال الإطفاء بحروق.",
    ),
    Wrong(
        "نقل المصابون إلى غرفة الطوارئ في المستشفى.\nوازدحمت [[حجرة المستعجلات]] حتى الصباح.",
        fixed="نقل المصابون إلى غرفة الطوارئ في المستشفى.\nوازدحمت غرفة الطوارئ حتى الصباح.",
    ),
    Wrong(
        "نفى المكتب الصحفي للرئاسة الخبر.\n[[وقالت خدمة الصحافة]] إن الزيارة في موعدها.",
        fixed="نفى المكتب الصحفي للرئاسة الخبر.\nوقال المكتب الصحفي إن الزيارة في موعدها.",
    ),
    Wrong(
        "نشرت الوزارة نتائج التجربة السريرية للقاح، وشملت التجربة السريرية ألف متطوع.\nوتبدأ [[التجربة الإكلينيكية]] "
        "الثانية في الخريف.",
        fixed="نشرت الوزارة نتائج التجربة السريرية للقاح، وشملت التجربة السريرية ألف متطوع.\nوتبدأ التجربة السريرية "
        "الثانية في الخريف.",
    ),
    Right("فتح الجيش الممر الإنساني صباحا، واستقبلت الممرات الإنسانية الأخرى مئات النازحين."),
    Right("صدرت مذكرة اعتقال بحق التاجر، ثم صدر أمر استدعاء لشريكه."),
    Right("كتب الناقد أن معبرا بشريا من الأجساد يملأ اللوحة."),
    Right("أعلنت الحكومة وقف إطلاق النار، وقال الوسيط إن الهدنة الإنسانية تبدأ بعده."),
    Right("حضر المؤتمر الصحفي عشرون مراسلا، وانتهى المؤتمر الصحافي بعد ساعة، وتلته مؤتمرات صحفية أخرى."),
    Right("قال المتحدث باسم الحكومة إن الأسعار ستنخفض، وأضاف الناطق باسم الحكومة أن الأجور سترتفع."),
    Right("أعلن الحاكم حالة الطوارئ في الجزيرة، وصرف مليوني دولار من صندوق الطوارئ."),
    Right("عينت الشركة المتحدث الرسمي، وقالت المتحدثة الرسمية السابقة إنها متفائلة، وشكرت المتحدث الرسمي."),
    Right("زاد معدل الاهتمام بالمسرح بين الطلاب، وارتفعت نسبة الحضور."),
)


def check_document(document: Document, *, entities: Entities, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    terms: defaultdict[str, list[TermMention]] = defaultdict(list)
    for mention in entities.terms:
        terms[mention.term.english].append(mention)
    for mentions in terms.values():
        own = _usual(mentions)
        for mention in mentions:
            if mention.evidence is not None:
                yield mention.segment, _mistaken(document, mention, own, lexicon)
        yield from ((rare.segment, _varied(document, rare, own[0], lexicon)) for rare in _rarer(mentions, own))


def _usual(mentions: list[TermMention]) -> list[Rendering]:
    """The right renderings that the article itself has, the most frequent first, the earlier first among equals."""
    counts = Counter(m.read.rendering for m in mentions if m.status is NameStatus.ACCEPTED)
    return [rendering for rendering, _ in counts.most_common()]


def _rarer(mentions: list[TermMention], own: list[Rendering]) -> list[TermMention]:
    """The only mention of a rendering where another one, not just spelled otherwise, stands twice or more."""
    right = [m for m in mentions if m.status is NameStatus.ACCEPTED]
    counts = Counter(_consonants(m.read.rendering) for m in right)
    rare = (m for m in right if counts[_consonants(m.read.rendering)] == 1)
    return [m for m in rare if counts[_consonants(own[0])] >= 2]


def _consonants(rendering: Rendering) -> str:
    """What two spellings of one rendering share: الصحفي and الصحافي, خارطة and خريطة."""
    return _WEAK.sub("", folded_name(rendering.name))


def _mistaken(document: Document, mention: TermMention, own: list[Rendering], lexicon: Lexicon) -> Hit:
    assert mention.evidence is not None
    renderings = [*own, *(r for r in mention.term.accepted if r not in own)]
    span, suggestions = replacements(document, mention, renderings, lexicon)
    name = own[0].name if own else mention.term.name
    english, arabic = _reason(mention.evidence)
    return Hit(
        span,
        f"“{mention.form}” is a literal rendering of {mention.term.english} ({name}): {english}.",
        f"«{mention.form}» ترجمة حرفية للمصطلح «{name}»: {arabic}.",
        suggestions,
        confidence=CONFIDENCE_OF[mention.evidence],
    )


def _reason(evidence: TermEvidence) -> tuple[str, str]:
    match evidence:
        case TermEvidence.RIGHT_TERM:
            return "the article has the right term elsewhere", "المصطلح الصحيح وارد في موضع آخر من النص"
        case TermEvidence.PARAGRAPH:
            return "the paragraph is about its field", "الفقرة تتناول موضوع المصطلح"
        case TermEvidence.ARTICLE:
            return "the article is about its field", "النص يتناول موضوع المصطلح"
        case TermEvidence.REREAD:
            return "its words are those of the article's term in other senses", "كلماته كلمات مصطلح النص بمعان أخرى"
        case TermEvidence.REREAD_IN_FIELD:
            return "its words are those of the term in other senses", "كلماته كلمات المصطلح بمعان أخرى"


def _varied(document: Document, mention: TermMention, usual: Rendering, lexicon: Lexicon) -> Hit:
    span, suggestions = replacements(document, mention, [usual], lexicon)
    return Hit(
        span,
        f"“{mention.form}” is right, but the article says “{usual.name}” elsewhere for {mention.term.english}.",
        f"«{mention.form}» صحيح، لكن النص يقول «{usual.name}» في مواضع أخرى.",
        suggestions,
        confidence=BOTH_RIGHT,
    )
