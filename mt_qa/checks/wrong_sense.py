"""A word that stands for an English word in another sense than the sentence speaks of.

أصدرت المحكمة جملة بالسجن: sentence, taken for one of words. A machine that does not understand takes any sense of an
English word. The senses of a thousand words, with the words that go with each, are in data/confusions.tsv. A rendering
is reported where all agree: words near it and the article speak for another sense of the same English word, none near
it speaks for any sense that the rendering has, edited news does not print it beside its neighbours, and a measure of
word association finds the other rendering far likelier, beside the neighbours and in the article.

Not flagged: names and what stands in them; fixed phrases; a rendering next to the other one; senses that nothing in
the sentence speaks for. Authority: MQM-Core, accuracy/mistranslation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from mt_qa.arabic.words import ARABIC, NUMBER, Token, tokens
from mt_qa.core import Category, Document, Evidence, Hit, Parts, Query, Right, Severity, Span, WordMeasure, Wrong
from mt_qa.entities.article import Entities, known_names
from mt_qa.entities.cover import Cover
from mt_qa.knowledge.attested import is_attested_pair
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import announces_name
from mt_qa.knowledge.sense_context import Case, cases, cue_key

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.LANGUAGE_MODEL
CONFIDENCE, WITHOUT_TOPIC = 0.7, 0.45
TOPIC_WORDS = 60
"""An article of fewer words says too little of what it is about for its senses to be shown by default."""

NEAR, AROUND = 9, 80
"""How many words on either side are near, and how many are what the article is about there."""

COMMON = 4.5
"""Of words that are commoner (Zipf), which mean many things, two words near must speak for the other sense."""


class _Margins(NamedTuple):
    """How much better (log-odds) the other rendering must be in all, beside the neighbours and in the article."""

    total: float
    near: float
    topic: float


USUAL = _Margins(total=3.2, near=1.5, topic=0.75)
PRINTED = _Margins(total=4.0, near=3.0, topic=1.0)
"""For a word that edited news prints beside its neighbour. Both are tuned on news that is not held out."""

MOST = 3
"""How many corrections are shown."""

EXAMPLES = (
    Wrong(
        "أيدت محكمة الاستئناف [[قناعة]] المتهمين الثلاثة بتهمة الرشوة، وقال المحامي إنه سيطعن في الحكم.",
        fixed="أيدت محكمة الاستئناف إدانة المتهمين الثلاثة بتهمة الرشوة، وقال المحامي إنه سيطعن في الحكم.",
    ),
    Wrong(
        "أفرجت المحكمة عن المتهم [[بدلو]] قدره خمسة آلاف دينار، وحدد القاضي موعد الجلسة المقبلة.",
        fixed="أفرجت المحكمة عن المتهم بكفالة قدره خمسة آلاف دينار، وحدد القاضي موعد الجلسة المقبلة.",
    ),
    Wrong(
        "قتل جنديان في انفجار [[منجم]] زرعه المسلحون على الطريق، وقصف الجيش مواقعهم بالمدفعية.",
        fixed="قتل جنديان في انفجار لغم زرعه المسلحون على الطريق، وقصف الجيش مواقعهم بالمدفعية.",
    ),
    Wrong(
        "صوت البرلمان على [[فاتورة]] قدمتها الحكومة لتعديل الدستور، وقال نواب المعارضة إنهم سيقاطعون الجلسة.",
        fixed="صوت البرلمان على مشروع قانون قدمتها الحكومة لتعديل الدستور، وقال نواب المعارضة إنهم سيقاطعون الجلسة.",
    ),
    Wrong(
        "انتهت المباراة [[بربطة عنق]] بعد أن سجل الضيوف هدفا في الدقيقة الأخيرة من الشوط الثاني.",
        fixed="انتهت المباراة بتعادل بعد أن سجل الضيوف هدفا في الدقيقة الأخيرة من الشوط الثاني.",
    ),
    Wrong(
        "يعالج الأطباء المرضى بدواء يهاجم [[الزنزانات]] السرطانية، وأعلن المستشفى نتائج التجربة.",
        fixed="يعالج الأطباء المرضى بدواء يهاجم الخلايا السرطانية، وأعلن المستشفى نتائج التجربة.",
    ),
    Wrong(
        "اصطدم [[تدريب]] ركاب بشاحنة عند معبر السكة، فأصيب السائق وتوقفت حركة القطارات.",
        fixed="اصطدم قطار ركاب بشاحنة عند معبر السكة، فأصيب السائق وتوقفت حركة القطارات.",
    ),
    Right("قال القاضي إن لديه قناعة راسخة ببراءة المتهم، وقضت المحكمة بالإفراج عنه."),
    Right("أفرجت المحكمة عن المتهم بكفالة قدرها خمسة آلاف دينار، وحدد القاضي موعد الجلسة المقبلة."),
    Right("قتل عاملان في انفجار منجم للفحم، وقال مسؤول إن عمال المناجم طالبوا بإجراءات للسلامة."),
    Right("ناقش البرلمان فاتورة الكهرباء التي تدفعها الحكومة، وقال النواب إن الدعم سيرفع."),
    Right("حضر رئيس النادي المباراة وهو يرتدي ربطة عنق بألوان الفريق، واحتفل مع اللاعبين بالفوز."),
    Right("نقل السجناء من الزنزانات إلى المستشفى بعد حريق في السجن، وقال الأطباء إن حالتهم مستقرة."),
    Right("بدأ تدريب سائقي القطارات على نظام الإشارات الجديد، وقالت السكة الحديدية إنه يستمر شهرا."),
    Right("سجل المهاجم هدفا من ضربة حرة، واحتفل الجمهور في المدرجات بعد صافرة الحكم."),
    Right("تغيرت الفاتورة."),
)


class _Row(NamedTuple):
    """The words of the article in one row: where each stands, as it is written, and its key; and where each segment
    begins and ends."""

    bounds: Sequence[tuple[int, int]]
    places: Sequence[tuple[int, Token]]
    words: list[str]
    keys: list[str]


class _Suspect(NamedTuple):
    """A rendering at ``words[at:end]`` for which nothing near speaks, and what could stand for it: text and English."""

    at: int
    end: int
    written: str
    margins: _Margins
    rivals: tuple[tuple[str, str], ...]


def check_document(
    document: Document, *, lexicon: Lexicon, entities: Entities, measure: WordMeasure
) -> Iterator[tuple[int, Hit]]:
    row = _row(document, lexicon)
    suspects = list(_suspects(row, lexicon, measure))
    beaten = _beaten(suspects, row.words, measure) if suspects else []
    names = known_names(document, entities) if beaten else Cover()
    for suspect, found in beaten:
        index, first = row.places[suspect.at]
        last = row.places[suspect.end - 1][1]
        if not names.holds(index, first.start):
            confidence = CONFIDENCE if len(row.words) >= TOPIC_WORDS else WITHOUT_TOPIC
            yield index, replace(_hit(Span(first.start, last.end), suspect, found), confidence=confidence)


def _row(document: Document, lexicon: Lexicon) -> _Row:
    places: list[tuple[int, Token]] = []
    bounds: list[tuple[int, int]] = []
    for index, segment in enumerate(document.segments):
        first = len(places)
        places += [(index, token) for token in tokens(segment.target) if token.kind in (ARABIC, NUMBER)]
        bounds.append((first, len(places)))
    words = [token.bare for _, token in places]
    return _Row(bounds, places, words, [cue_key(word, lexicon) for word in words])


def _suspects(row: _Row, lexicon: Lexicon, measure: WordMeasure) -> Iterator[_Suspect]:
    for at, word in enumerate(row.words):
        found = cases(word, lexicon)
        case = next((each for each in found if _stands(each, row, at)), None) if found else None
        if case is None:
            continue
        segment, end = row.places[at][0], at + 1 + len(case.tail)
        first, last = row.bounds[segment]
        before = row.keys[max(at - NEAR, first) : at]
        near = frozenset(before + row.keys[end : min(end + NEAR, last)])
        if near.isdisjoint(case.speaks) or not near.isdisjoint(case.objects):
            continue
        rivals = tuple(_rivals(case, near, row.keys[max(at - AROUND, 0) : at + AROUND], lexicon))
        if rivals and not announces_name(row.words[at - 1] if at else "", word) and not _is_fixed(case, row.keys, at):
            margins = PRINTED if _is_printed(row.words, at, end, measure) else USUAL
            more = 0.0 if case.tail else max(lexicon.zipf(case.stem) - COMMON, 0.0)
            margins = margins._replace(total=margins.total + more)
            yield _Suspect(at, end, case.lemma.forms[0].replace("+", " "), margins, rivals)


def _stands(case: Case, row: _Row, at: int) -> bool:
    """True where the rest of a phrase stands behind its first word."""
    return not case.tail or tuple(row.keys[at + 1 : at + 1 + len(case.tail)]) == case.tail


def _rivals(case: Case, near: frozenset[str], keys: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """What words near it and the article speak for, where none near it speaks for what is written."""
    least = 1 if case.tail or lexicon.zipf(case.stem) < COMMON else 2
    for rival in case.rivals:
        spoken = len(near & rival.speaks) + len(near & rival.own)
        if spoken < least or not near.isdisjoint(rival.objects) or not near.isdisjoint(rival.present):
            continue
        around = frozenset(keys)
        if 2 * len(around & rival.objects) < len(around & rival.speaks):
            for text in rival.texts:
                yield text, rival.sense.english


def _is_fixed(case: Case, keys: Sequence[str], at: int) -> bool:
    """True in a phrase in which the word is right whatever stands around."""
    return any(
        tuple(keys[start : start + len(phrase)]) == phrase
        for phrase in case.fixed
        for start in range(max(at - len(phrase) + 1, 0), at + 1)
    )


def _is_printed(words: Sequence[str], at: int, end: int, measure: WordMeasure) -> bool:
    """True where edited news prints the word beside a neighbour that says something."""
    before = words[at - 1] if at else ""
    after = words[end] if end < len(words) else ""
    return (measure.says_something(before) and is_attested_pair(before, words[at])) or (
        measure.says_something(after) and is_attested_pair(words[end - 1], after)
    )


def _beaten(
    suspects: Sequence[_Suspect], words: Sequence[str], measure: WordMeasure
) -> list[tuple[_Suspect, list[tuple[str, str]]]]:
    """The suspects with rivals that the measure finds far likelier, those best first."""
    queries = [
        Query(each.at, each.end, (tuple(words[each.at : each.end]), *(tuple(text.split()) for text, _ in each.rivals)))
        for each in suspects
    ]
    found: list[tuple[_Suspect, list[tuple[str, str]]]] = []
    for suspect, (written, *others) in zip(suspects, measure.parts(words, queries), strict=True):
        better = [
            (-sum(other), rival)
            for other, rival in zip(others, suspect.rivals, strict=True)
            if _is_far(other, written, suspect.margins)
        ]
        if better:
            best = {text: english for _, (text, english) in sorted(better)}
            found.append((suspect, list(best.items())[:MOST]))
    return found


def _is_far(rival: Parts, written: Parts, margins: _Margins) -> bool:
    return (
        sum(rival) - sum(written) > margins.total
        and rival.near - written.near > margins.near
        and rival.topic - written.topic > margins.topic
    )


def _hit(span: Span, suspect: _Suspect, found: Sequence[tuple[str, str]]) -> Hit:
    text, sense = found[0]
    english = f"“{suspect.written}” renders “{sense}” in another sense than this sentence speaks of; “{text}” fits."
    arabic = f"«{suspect.written}» معنى آخر للكلمة «{sense}» لا يناسب السياق، والمناسب هنا «{text}»."
    return Hit(span, english, arabic, tuple(each for each, _ in found))
