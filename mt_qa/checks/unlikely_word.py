"""A word that hardly fits its sentence and its article, where another that could have been meant fits well.

صادرت العادات شحنة من التبغ: customs, taken for habits. A measure of word association compares what is written with
the usual word for the same English word (data/name_senses.tsv) and with common words one slip away. It reads topics and
no grammar, and is poor on names, so a word is only reported where everything agrees: it is itself unlikely, its rival
is far more likely both beside its neighbours and in the article, the article uses it once and the rival is not next to
it already, and edited news does not print the word beside either of its neighbours.

Not flagged: names and what stands in them, numbers and grammar words; rare words without a rival; anything in a text
too short to have a topic. Authority: MQM-Core, accuracy/mistranslation.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.words import ARABIC, NUMBER, Token, tokens
from mt_qa.core import Category, Document, Evidence, Hit, Parts, Query, Right, Severity, WordMeasure, Wrong
from mt_qa.entities.article import Entities, known_names
from mt_qa.entities.cover import Cover
from mt_qa.knowledge.attested import is_attested_pair
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import announces_name
from mt_qa.knowledge.rivals import Rival, sense_rivals, spelling_rivals
from mt_qa.knowledge.stems import stem

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MINOR
EVIDENCE = Evidence.LANGUAGE_MODEL
CONFIDENCE = 0.6


class _Margins(NamedTuple):
    """What a rival must reach, in log-odds: the most that the word itself may have, how much better the rival fits
    beside the neighbours and in the article, and how well it fits in all."""

    unlikely: float
    near: float
    topic: float
    fits: float


OF_SENSES = _Margins(unlikely=-1.0, near=3.5, topic=0.75, fits=3.0)
OF_SLIPS = _Margins(unlikely=-2.0, near=4.5, topic=0.8, fits=4.0)
"""Any word has neighbours in spelling: these need more. Both are tuned on news that is not held out."""

LEAST_WORDS = 8
"""How many words that say something a text needs to have a topic."""

BESIDE = 6
"""A rival that stands so near already is what the sentence is about, not what it lacks: سلطة الطاقة."""

EXAMPLES = (
    Wrong(
        "أحبطت [[العادات]] تهريب شحنة من السجائر في الميناء، وأحال المفتشون السائق إلى النيابة.",
        fixed="أحبطت الجمارك تهريب شحنة من السجائر في الميناء، وأحال المفتشون السائق إلى النيابة.",
    ),
    Wrong(
        "مثل المتهم أمام [[البلاط]] أمس في قضية قتل، وطلب المحامي من القاضي تأجيل النطق بالحكم.",
        fixed="مثل المتهم أمام المحكمة أمس في قضية قتل، وطلب المحامي من القاضي تأجيل النطق بالحكم.",
    ),
    Wrong(
        "أرسلت المنظمة قافلة من مواد [[الراحة]] إلى النازحين، بينها خيام وأغذية وأدوية.",
        fixed="أرسلت المنظمة قافلة من مواد الإغاثة إلى النازحين، بينها خيام وأغذية وأدوية.",
    ),
    Wrong(
        "قال [[أستاد]] الجراحة في كلية الطب بجامعة القاهرة إن الطلاب شاركوا في دراسة عن أمراض القلب.",
        fixed="قال أستاذ الجراحة في كلية الطب بجامعة القاهرة إن الطلاب شاركوا في دراسة عن أمراض القلب.",
    ),
    Right("شيدت المدينة أستاد كرة القدم الجديد، وسيحضر المشجعون مباراة الافتتاح بين الفريقين يوم السبت."),
    Right("استقبل القصر الوفد في بلاط الملك، وكانت العادات القديمة حاضرة في مراسم الزفاف."),
    Right("أحبطت الجمارك تهريب شحنة من السجائر في الميناء، وأحال المفتشون السائق إلى النيابة."),
    Right("قال وزير الطاقة إن سلطة المياه ستوقف تشغيل المحطة أسبوعا لإصلاح شبكة الكهرباء."),
    Right("قضى بلاط الجنايات بسجن المتهم عشر سنوات بعد إدانته بالرشوة، وقال المحامي إنه سيطعن في الحكم."),
    Right("تغيرت العادات."),
)


class _Place(NamedTuple):
    """A word of the article: its segment, its token, where it stands in the row of all words, and its score there."""

    segment: int
    token: Token
    at: int
    score: float


def check_document(
    document: Document, *, lexicon: Lexicon, entities: Entities, measure: WordMeasure
) -> Iterator[tuple[int, Hit]]:
    places = [
        (index, token)
        for index, segment in enumerate(document.segments)
        for token in tokens(segment.target)
        if token.kind in (ARABIC, NUMBER)
    ]
    row = [token.bare for _, token in places]
    telling = [at for at, word in enumerate(row) if measure.says_something(word)]
    if len(telling) < LEAST_WORDS:
        return
    asked = [at for at in telling if not _is_supported(row, at)]
    scores = measure.batch(row, [Query(at, at + 1, ((row[at],),)) for at in asked])
    suspects = [
        _Place(*places[at], at, score) for at, (score,) in zip(asked, scores, strict=True) if score < OF_SENSES.unlikely
    ]
    beaten = list(_beaten(suspects, row, lexicon, measure))
    names = known_names(document, entities) if beaten else Cover()
    uses = Counter(stem(word, lexicon) for word in row) if beaten else Counter()
    for place, rival in beaten:
        if uses[stem(row[place.at], lexicon)] == 1 and not names.holds(place.segment, place.token.start):
            yield place.segment, _hit(place.token, rival)


def _is_supported(row: Sequence[str], at: int) -> bool:
    """True where edited news prints the word beside a neighbour, or the word before makes it a name."""
    before = row[at - 1] if at else ""
    after = row[at + 1] if at + 1 < len(row) else ""
    return is_attested_pair(before, row[at]) or is_attested_pair(row[at], after) or announces_name(before, row[at])


def _beaten(
    suspects: Sequence[_Place], row: Sequence[str], lexicon: Lexicon, measure: WordMeasure
) -> Iterator[tuple[_Place, Rival]]:
    """The suspects that have a far better rival, each with its best."""
    contested = [(place, rivals) for place in suspects if (rivals := _rivals(place, row, lexicon, measure))]
    queries = [
        Query(place.at, place.at + 1, ((row[place.at],), *((rival.text,) for rival in rivals)))
        for place, rivals in contested
    ]
    found = zip(contested, measure.batch(row, queries), measure.parts(row, queries), strict=True)
    for (place, rivals), (_, *scores), (written, *others) in found:
        better = [
            (score, rival)
            for rival, score, parts in zip(rivals, scores, others, strict=True)
            if _is_far(parts, written, score, OF_SENSES if rival.english else OF_SLIPS)
        ]
        if better:
            yield place, max(better)[1]


def _is_far(rival: Parts, written: Parts, score: float, margins: _Margins) -> bool:
    return (
        rival.near - written.near > margins.near
        and rival.topic - written.topic > margins.topic
        and score > margins.fits
    )


def _rivals(place: _Place, row: Sequence[str], lexicon: Lexicon, measure: WordMeasure) -> list[Rival]:
    """What could have been meant, where nothing speaks for what is written."""
    word = row[place.at]
    rivals = sense_rivals(word, lexicon)
    if place.score < OF_SLIPS.unlikely:
        rivals += spelling_rivals(word, lexicon)
    if not rivals:
        return []
    beside = {stem(each, lexicon) for each in row[max(place.at - BESIDE, 0) : place.at + BESIDE + 1]}
    there = {rival.english for rival in rivals if rival.english and stem(rival.text, lexicon) in beside}
    return [
        rival
        for rival in rivals
        if rival.english not in there and stem(rival.text, lexicon) not in beside and measure.says_something(rival.text)
    ]


def _hit(token: Token, rival: Rival) -> Hit:
    if rival.english:
        english = f"“{token.bare}” hardly fits here; “{rival.text}”, as for “{rival.english}”, does."
        arabic = f"«{token.bare}» غريبة في هذا السياق، ولعل المقصود «{rival.text}» (بالإنجليزية: {rival.english})."
    else:
        english = f"“{token.bare}” hardly fits here; “{rival.text}”, one slip away, does."
        arabic = f"«{token.bare}» غريبة في هذا السياق، ولعل المقصود «{rival.text}»."
    return Hit(token.span, english, arabic, (rival.text,))
