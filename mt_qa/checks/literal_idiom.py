"""An English idiom or phrasal verb rendered word for word.

Machines translate the words and lose the sense: ركل الدلو for توفي, الشريط الأحمر for الروتين الإداري, ركض لمنصب for
ترشح لمنصب. MQM counts this as mistranslation; Baker, *In Other Words* (1992), ch. 3, describes it. What is meant stands
in data/literal_idioms.tsv. Not flagged: figures that Arabic news has made its own (رأس الحربة, الضوء الأخضر, كسر
الجليد, البطة العرجاء); what may be meant literally, unless a word of the sentence shows the other sense (a clean sheet
in a report on football); and phrases with punctuation inside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mt_qa.arabic.verb_forms import JUSSIVE
from mt_qa.arabic.words import ARABIC, NUMBER, Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.literal_idioms import (
    WIDEST_GAP,
    Element,
    Idiom,
    Opening,
    Reading,
    openers,
    spelling,
    spellings,
    written,
)

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85

NEGATIONS = frozenset(("لم", "ولم", "فلم"))
"""After these the verb stands in the jussive."""

NEVER_BETWEEN = frozenset(
    """في على من عن إلى الى مع بعد قبل أن إن الذي التي الذين ما أو ثم قبالة أسفل لأسفل أعلى لأعلى خارج خارجا بعيدا
    حتى كما وقد بين عند عندما منذ لكن ولكن بل إذا حيث دون بسبب خلال داخل بأنه بأنها أنه أنها""".split()
)
"""Words that end the subject or object between a verb and the rest of its idiom."""

COORDINATED = ("وال", "فال", "بال", "لل", "كال")
"""So begins a word that opens another phrase."""

MOST_SUGGESTIONS = 4

EXAMPLES = (
    Wrong(
        "وقال المزارع إن [[الشريط الأحمر]] يؤخر منح التراخيص.",
        fixed="وقال المزارع إن الروتين الإداري يؤخر منح التراخيص.",
    ),
    Wrong(
        "وقررت العمدة السابقة أن [[تركض لمنصب]] حاكم الولاية.",
        fixed="وقررت العمدة السابقة أن تترشح لمنصب حاكم الولاية.",
    ),
    Wrong(
        "فاز الائتلاف الحاكم [[بفوز انهيار أرضي]] في الشمال.",
        fixed="فاز الائتلاف الحاكم بفوز ساحق في الشمال.",
    ),
    Wrong(
        "سجلت القائدة [[الخدعة القبعة]] الأولى لها هذا الموسم.",
        fixed="سجلت القائدة الثلاثية الأولى لها هذا الموسم.",
    ),
    Wrong(
        "حافظ الحارس الشاب على [[ورقة نظيفة]] أمام بطل الدوري.",
        fixed="حافظ الحارس الشاب على شباك نظيفة أمام بطل الدوري.",
    ),
    Wrong(
        "وكشف [[نافخو الصافرة]] في المصرف عن تحويلات مريبة.",
        fixed="وكشف المبلغون عن المخالفات في المصرف عن تحويلات مريبة.",
    ),
    Wrong(
        "[[وذهبت القنبلة قبالة]] وقت الصلاة.",
        fixed="وانفجرت القنبلة وقت الصلاة.",
    ),
    Wrong(
        "[[دعا المنظمون قبالة]] الحفل بعد العاصفة.",
        fixed="ألغى المنظمون الحفل بعد العاصفة.",
    ),
    Wrong(
        "ولم [[يلق الملاكم المنشفة]] إلا في الجولة الأخيرة.",
        fixed="ولم يستسلم الملاكم إلا في الجولة الأخيرة.",
    ),
    Wrong(
        "[[أعطت المديرة كتفا باردا]] كل المعارضين.",
        fixed="تجاهلت المديرة كل المعارضين.",
    ),
    Wrong(
        "وقد [[حرق الفريق زيت منتصف الليل]] لإصلاح الخادم.",
        fixed="وقد سهر الفريق الليل لإصلاح الخادم.",
    ),
    Wrong(
        "وافق السائق على [[صفقة التماس]] مع النيابة.",
        fixed="وافق السائق على اتفاق الإقرار بالذنب مع النيابة.",
    ),
    Right("قص الوزير الشريط الأحمر وافتتح المعرض."),
    Right("ركض العداء الكيني مسافة عشرة كيلومترات قبل أن يسقط."),
    Right("دفن الانهيار الأرضي عشرين منزلا، وفاز المنقذون بجائزة الدولة."),
    Right("أخرج الساحر أرنبا من القبعة بخدعة قديمة."),
    Right("بدلت الممرضة الشرشف ووضعت ورقة نظيفة في الملف."),
    Right("نفخ الحكم في صافرته معلنا نهاية المباراة."),
    Right("غرق القارب قبالة سواحل صقلية بعد أن ذهب إليه خفر السواحل."),
    Right("دعا الحزب أنصاره إلى وقفة قبالة البرلمان."),
    Right("رفع الشرطيون الحواجز وأعطى المنتخب الضوء الأخضر للمدرب."),
    Right("كسر اللاعب الرقم القياسي وكسر الجليد بين المعسكرين."),
    Right("أطفأ رجال الإطفاء حرائق الغابات في الجنوب، وقال أحدهم إن الطريق طويل."),
    Right("حملت السفينة الركاب، ووصل المريض إلى خارج المستشفى."),
)


def check_segment(segment: Segment) -> Iterator[Hit]:
    row, known = tokens(segment.target), openers()
    done = 0
    for place, token in enumerate(row):
        if token.kind != ARABIC:
            continue
        opening = known[token.text]
        if opening is None or place < done:
            continue
        best: _Match | None = None
        for number in _likely(row, place, opening):
            match = _matched(segment.target, row, place, *opening.candidates[number])
            if match and (best is None or match.rank > best.rank) and _is_meant(row, match):
                best = match
        if best is not None:
            done = best.end
            yield _hit(segment.target, row, best)


def _likely(row: Sequence[Token], place: int, opening: Opening) -> Collection[int]:
    """The candidates whose second element stands in reach: for nearly every word none."""
    after, spelled = place + 1, spellings()
    found = set(opening.alone)
    if opening.next and after < len(row):
        found.update(opening.next.get(spelled[row[after].text], ()))
    if opening.later:
        for token in row[after : after + WIDEST_GAP + 1]:
            numbers = opening.later.get(spelled[token.text])
            if numbers is not None:
                found.update(numbers)
            elif token.text in NEVER_BETWEEN:
                break
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _Match:
    """An idiom in a row of tokens: where it ends, the places and readings of its elements, what fills its gaps."""

    idiom: Idiom
    places: tuple[int, ...]
    readings: tuple[Reading, ...]
    gaps: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.places[-1] + 1

    @property
    def rank(self) -> tuple[int, int]:
        return self.end, len(self.places)


_NOTHING = Reading("", (), 0, "")


def _matched(text: str, row: Sequence[Token], place: int, idiom: Idiom, first: Reading) -> _Match | None:
    """The idiom whose first element stands at `place`, with the narrowest gaps; None where it does not go on."""
    places, readings, gaps = [place], [first], []
    gap: Element | None = None
    for element, known in zip(idiom.literal[1:], idiom.readings, strict=True):
        if element.gap:
            gap = element
            readings.append(_NOTHING)
            continue
        start = places[-1] + 1
        at = _place(text, row, start, known, gap)
        if at is None:
            return None
        if gap is not None:
            gaps.append(text[row[start].start : row[at - 1].end] if at > start else "")
        places.append(at)
        readings.append(known[spellings()[row[at].text]])
        gap = None
    return _Match(idiom, tuple(places), tuple(readings), tuple(gaps))


def _place(
    text: str, row: Sequence[Token], start: int, known: Mapping[str, Reading], gap: Element | None
) -> int | None:
    """Where one of the known words stands: at `start`, or past the gap with nothing in it that opens another phrase."""
    spelled, least, widest = spellings(), gap.least if gap else 0, gap.gap if gap else 0
    for at in range(start, min(start + widest + 1, len(row))):
        token = row[at]
        if token.kind not in (ARABIC, NUMBER) or not adjacent(text, row[at - 1], token):
            return None
        if at - start >= least and spelled[token.text] in known:
            return at
        if token.text in NEVER_BETWEEN or token.text.startswith(COORDINATED):
            return None
    return None


def _is_meant(row: Sequence[Token], match: _Match) -> bool:
    """True where the sentence has a cue, if one is needed, and nothing that speaks for the literal sense."""
    idiom = match.idiom
    if not idiom.cues and not idiom.unless:
        return True
    around = [
        word
        for place, token in enumerate(row)
        if token.kind == ARABIC and place not in match.places
        for word in _openings(token.text)
    ]
    if idiom.unless and any(word.startswith(idiom.unless) for word in around):
        return False
    return not idiom.cues or any(word.startswith(idiom.cues) for word in around)


def _openings(word: str) -> Iterator[str]:
    """The word, and what may remain of it without proclitics."""
    plain = spelling(word)
    yield plain
    if plain[0] in "وف" and len(plain) > 3:
        plain = plain[1:]
        yield plain
    if plain.startswith("ال"):
        yield plain[2:]
    elif plain[0] in "بلك" and len(plain) > 3:
        rest = plain[1:]
        yield rest[2:] if rest.startswith("ال") else rest[1:] if plain.startswith("لل") else rest


def _hit(text: str, row: Sequence[Token], match: _Match) -> Hit:
    start, idiom = match.places[0], match.idiom
    span = Span(row[start].start, row[match.end - 1].end)
    mood = JUSSIVE if start and row[start - 1].text in NEGATIONS else ""
    fixes = [
        fix for pattern in idiom.idiomatic for fix in written(pattern, idiom.literal, match.readings, match.gaps, mood)
    ]
    return Hit(
        span,
        f"“{span.of(text)}” renders the English expression “{idiom.english}” word for word.",
        f"عبارة «{span.of(text)}» ترجمة حرفية لتعبير إنجليزي ({idiom.english}) لا يفهم بالعربية على هذا الوجه.",
        tuple(dict.fromkeys(fixes))[:MOST_SUGGESTIONS],
        severity=idiom.severity,
    )
