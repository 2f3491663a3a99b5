"""A word that stands for an English word in another sense than the sentence speaks of.

أصدرت المحكمة جملة بالسجن: sentence, taken for one of words. A machine that does not understand takes any sense of an
English word. The senses of many hundred words, with the words that go with each, are in data/confusions.tsv. Many weak
traces are weighed (mt_qa/knowledge/sense_traces.py): how well either rendering goes with its neighbours and with the
article, which of them edited news prints there, and which sense the words around speak for.

Not flagged: names and what stands in them; fixed phrases; senses that nothing in the article speaks for. What is only
likely is kept below the limit: it shows in a passage that is garbled otherwise too. Authority: MQM-Core,
accuracy/mistranslation.
"""

from collections.abc import Iterator

from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, WordMeasure, Wrong
from mt_qa.entities.article import Entities, known_names
from mt_qa.entities.cover import Cover
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.sense_traces import Reading, Suspect, row_of, suspects

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.LANGUAGE_MODEL
CONFIDENCE, SIGN, DOUBT = 0.7, 0.42, 0.35
"""What is reported, what is a sign of a garbled passage if others stand near it, and what is neither by default."""

CERTAIN, LIKELY = 2.0, 0.25
"""The log-odds for either; chosen on news that is not held out."""

TOPIC_WORDS = 60
"""An article of fewer words says too little of what it is about for its senses to be more than doubted."""

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
        "انحرف [[تدريب]] سريع عن القضبان قرب المحطة، وقالت السكة الحديدية إن الخط مغلق.",
        fixed="انحرف قطار سريع عن القضبان قرب المحطة، وقالت السكة الحديدية إن الخط مغلق.",
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


def check_document(
    document: Document, *, lexicon: Lexicon, entities: Entities, measure: WordMeasure
) -> Iterator[tuple[int, Hit]]:
    row = row_of(document, lexicon)
    likely = [(each, best) for each in suspects(row, lexicon, measure) if (best := _best(each))]
    names = known_names(document, entities) if likely else Cover()
    for suspect, best in likely:
        index, first = row.places[suspect.at]
        last = row.places[suspect.end - 1][1]
        if not names.holds(index, first.start):
            confidence = CONFIDENCE if best[0].odds >= CERTAIN else SIGN
            confidence = confidence if len(row.words) >= TOPIC_WORDS else DOUBT
            yield index, _hit(Span(first.start, last.end), suspect, best, confidence)


def _best(suspect: Suspect) -> list[Reading]:
    """The likely readings, the likeliest first, each text once."""
    found: dict[str, Reading] = {}
    for reading in sorted(suspect.readings, key=lambda reading: (-reading.odds, reading.text)):
        if reading.odds >= LIKELY:
            found.setdefault(reading.text, reading)
    return list(found.values())[:MOST]


def _hit(span: Span, suspect: Suspect, found: list[Reading], confidence: float) -> Hit:
    written, best = suspect.case.lemma.forms[0].replace("+", " "), found[0]
    sense, text = best.rival.sense.english, best.text
    english = f"“{written}” renders “{sense}” in another sense than this sentence speaks of; “{text}” fits."
    arabic = f"«{written}» معنى آخر للكلمة «{sense}» لا يناسب السياق، والمناسب هنا «{text}»."
    return Hit(span, english, arabic, tuple(each.text for each in found), confidence=confidence)
