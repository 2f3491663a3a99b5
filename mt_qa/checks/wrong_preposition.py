"""A preposition that its word never takes.

Decoders take the preposition of the source language: يعتمد عن for يعتمد على, أدين من القتل for أدين بالقتل, ساهم إلى
for ساهم في. Authority: the government of each word in data/frames.tsv (Wehr's dictionary), with what edited news never
writes, counted. Judged is the first preposition after the word, or after its subject or object of at most three words.
Not flagged: a word whose own preposition follows later (يعتمد إلى حد كبير على), adverbial phrases (على ما يبدو, على
هامش, عن طريق), means of travel (وصل على متن طائرة), and what the press accepts besides (تعرض إلى).
"""

from collections.abc import Iterator

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.words import ARABIC, Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.complements import Complement, first_complement, is_complement, prepositions_after
from mt_qa.knowledge.frames import NONE, Frame, frames, with_pronoun
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import is_place
from mt_qa.knowledge.printed_pairs import is_printed
from mt_qa.knowledge.verbal_nouns import verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

THAT = frozenset(("بأن", "بأنه", "بأنها", "بأنهم"))

NAMES = frozenset(("عبد", "وعبد", "أبو", "بن"))
"""Words that make a name of the next: عبد القادر."""

EXAMPLES = (
    Wrong(
        "وقال إن المصنع [[يعتمد عن]] المواد المستوردة.",
        fixed="وقال إن المصنع يعتمد على المواد المستوردة.",
    ),
    Wrong(
        "[[وأعرب على]] أسفه للحادث.",
        fixed="وأعرب عن أسفه للحادث.",
    ),
    Wrong(
        "[[ساهم هطول الأمطار إلى]] زيادة الطلب على القمح.",
        fixed="ساهم هطول الأمطار في زيادة الطلب على القمح.",
    ),
    Wrong(
        "وقد [[أدين من الاحتيال]] قبل عامين.",
        fixed="وقد أدين بالاحتيال قبل عامين.",
    ),
    Wrong(
        "[[تعادل المنتخب ضد]] جاره في المباراة الودية.",
        fixed="تعادل المنتخب مع جاره في المباراة الودية.",
    ),
    Wrong(
        "ولم [[يتمكن العمال إلى]] الوصول إلى المنجم.",
        fixed="ولم يتمكن العمال من الوصول إلى المنجم.",
    ),
    Wrong(
        "بينما [[تصر الحكومة بأن]] الاتفاق ملزم.",
        fixed="بينما تصر الحكومة على أن الاتفاق ملزم.",
    ),
    Wrong(
        "ولم [[تتمكن الفرق دخول]] المنجم.",
        fixed="ولم تتمكن الفرق من دخول المنجم.",
    ),
    Right("وهي الشركة المزودة في السوق."),
    Right("وقال إن المصنع يعتمد إلى حد كبير على المواد المستوردة."),
    Right("وأعرب على هامش القمة عن أسفه للحادث."),
    Right("وصل الرئيس على متن طائرة خاصة، ووصلت على دراجة بطلة العالم."),
    Right("حث الرئيس المسؤولين على التعاون، وانتقل الفريق من الدفاع إلى الهجوم."),
    Right("وأكد على أهمية الاتفاق."),
    Right("ينتمي، على الأقل، إلى الحزب."),
    Right("وشدد على أن الذين ينتمون على الأرجح للحركة فروا."),
    Right("ساهم التوصل إلى اتفاق في خفض الأسعار."),
    Right("قال عبد القادر من جهته إن العمال قادرون على ذلك."),
    Right("ولم يتمكن العمال القادمون إلى المنجم من دخوله."),
    Right("تسببت الفيضانات في 2016 بخسائر كبيرة."),
    Right("أسفرت العملية التي نفذها الجيش في الجنوب عن مقتل قائد."),
    Right("تعادل المنتخب ضد كل التوقعات مع جاره."),
    Right("زار الملك فيصل إلى جانب وزرائه المعرض، وقال فيصل عن ذلك ما قاله غيره."),
    Right("تتعلق القضية بحق الشعب في استعادة أرضه."),
    Right("ولم تحتج الفرق إلى وقت طويل."),
    Right("انسحبت الشركة وانتقلت إلى سوق أخرى."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text, row, known = segment.target, tokens(segment.target), frames()
    for place, token in enumerate(row):
        if token.kind != ARABIC:
            continue
        readings = known.get(token.text) or (known.get(token.text[1:]) if token.text[0] in "وف" else None)
        if readings is None:
            continue
        if token.text == "فيصل" or (place and row[place - 1].text in NAMES):
            continue
        complement = first_complement(text, row, place, lexicon)
        that = _that(text, row, place, readings) or _dropped(text, row, place, readings, lexicon)
        if that is not None:
            yield that
        elif complement is not None and _is_wrong(row, place, complement, readings, lexicon):
            yield _hit(text, token, row, complement, readings)


def _that(text: str, row: tuple[Token, ...], place: int, readings: tuple[Frame, ...]) -> Hit | None:
    """بأن after a verb, or after it and its subject, that takes another preposition: تصر الحكومة بأن."""
    if any(
        frame.kind != "verb" or frame.right not in ("على", "إلى") or "ب" in frame.also or frame.governor == "ينبه"
        for frame in readings
    ):
        return None
    for passed in (1, 2):
        if place + passed >= len(row) or not adjacent(text, row[place + passed - 1], row[place + passed]):
            return None
        word = row[place + passed].bare
        if word in THAT:
            if is_printed(row[place].bare, word):
                return None
            right = readings[0].right
            fixed = f"{right} {word[1:]}" if len(right) > 1 else right + word[1:]
            between = text[row[place].start : row[place + passed].start]
            return Hit(
                Span(row[place].start, row[place + passed].end),
                f"“{row[place].bare}” takes the preposition “{right}”, not “ب”.",
                f"كلمة «{row[place].bare}» تتعدى بحرف الجر «{right}» لا «ب».",
                (between + fixed,),
            )
        if not (word.startswith("ال") or is_place(word)):
            return None
    return None


def _dropped(
    text: str, row: tuple[Token, ...], place: int, readings: tuple[Frame, ...], lexicon: Lexicon
) -> Hit | None:
    """A strict verb, its subject, and a bare verbal noun, with the verb's preposition nowhere: تتمكن الفرق دخول."""
    subject, action = place + 1, place + 2
    if action >= len(row) or any(
        not frame.strict or frame.kind != "verb" or len(frame.right) < 2 for frame in readings
    ):
        return None
    if not (adjacent(text, row[place], row[subject]) and adjacent(text, row[subject], row[action])):
        return None
    if not row[subject].bare.startswith("ال") or verbal_noun(row[action].bare) is None:
        return None
    after = prepositions_after(row, action + 1, lexicon)
    if any(frame.right in after or frame.also & after for frame in readings):
        return None
    right, kept = readings[0].right, text[row[place].start : row[action].start]
    return Hit(
        Span(row[place].start, row[action].end),
        f"“{row[place].bare}” takes the preposition “{right}”, which is missing before “{row[action].bare}”.",
        f"كلمة «{row[place].bare}» تتعدى بحرف الجر «{right}»، وهو ساقط قبل «{row[action].bare}».",
        (f"{kept}{right} {row[action].text}",),
    )


def _is_wrong(
    row: tuple[Token, ...], place: int, complement: Complement, readings: tuple[Frame, ...], lexicon: Lexicon
) -> bool:
    """True where every reading of the word condemns the preposition, and its own does not follow in the clause."""
    noun, far = complement.noun.removeprefix("ال"), complement.passed > 0
    if not all(frame.condemns(complement.preposition, noun, far=far) for frame in readings):
        return False
    if any(frame.kind not in ("verb", "adverb") for frame in readings):
        return False  # after a noun or adjective it more often belongs to the sentence: الشركة المزودة في السوق
    if not far and is_printed(row[place].bare, row[complement.place].bare):
        return False
    if not is_complement(complement) or (far and _is_governed(row[place + 1 : complement.place], complement)):
        return False
    after = prepositions_after(row, complement.place + 1, lexicon)
    return not any(frame.right in after or (frame.strict and frame.also & after) for frame in readings)


def _is_governed(passed: tuple[Token, ...], complement: Complement) -> bool:
    """True where the preposition belongs to a word that stands between: أدى التعاون مع, العمال يشاركون في."""
    known = frames()
    preposition = complement.preposition
    for token in passed:
        for frame in known.get(token.text) or known.get(token.text[1:], ()):
            if frame.kind == "verb" or preposition in (frame.right, *frame.also):
                return True
            if token is passed[-1] and frame.condemns(preposition, complement.noun.removeprefix("ال"), far=False):
                return True
    return False


def _hit(text: str, word: Token, row: tuple[Token, ...], complement: Complement, readings: tuple[Frame, ...]) -> Hit:
    noun, wrong = complement.noun.removeprefix("ال"), complement.preposition
    likely = sorted(readings, key=lambda frame: noun not in frame.nouns)
    rights = list(dict.fromkeys(frame.right for frame in likely))
    ends, fixes = zip(*[_rewritten(row, complement, right) for right in rights], strict=True)
    end, before = max(ends), text[word.start : row[complement.place].start]
    suggestions = [before + fix + text[until:end] for until, fix in zip(ends, fixes, strict=True) if fix]
    if rights[0] == NONE:
        english = f"“{word.bare}” takes its object without the preposition “{wrong}”."
        arabic = f"كلمة «{word.bare}» تتعدى بنفسها لا بحرف الجر «{wrong}»."
    else:
        english = f"“{word.bare}” takes the preposition “{rights[0]}”, not “{wrong}”."
        arabic = f"كلمة «{word.bare}» تتعدى بحرف الجر «{rights[0]}» لا «{wrong}»."
    return Hit(Span(word.start, end), english, arabic, tuple(suggestions))


def _rewritten(row: tuple[Token, ...], complement: Complement, right: str) -> tuple[int, str]:
    """Where the span ends, and its last words with the right preposition; empty where there is no safe fix."""
    token = row[complement.place]
    if complement.pronoun:
        return token.end, "" if right == NONE else with_pronoun(right, complement.pronoun)
    if complement.attached:
        noun, end = complement.noun, token.end
    elif len(right) > 1:
        return token.end, right
    else:
        following = row[complement.place + 1]
        noun, end = following.text, following.end
    if right == NONE:
        return end, noun
    if len(right) > 1:
        return end, f"{right} {noun}"
    if noun[0].isdecimal():
        return end, f"{right}ـ{noun}"
    return end, attach(noun, preposition=right)
