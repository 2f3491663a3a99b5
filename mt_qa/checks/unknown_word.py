"""A word that no dictionary and no newspaper has, one slip away from a common one.

المبخ for المطبخ, المجمتع for المجتمع: a letter lost, doubled, swapped or taken for its neighbour. Names are the false
alarms, so the likeliest slip is believed only if edited news prints the common word beside the same neighbour, or if
the word is long, the slip typical and nothing near it looks like a name. Authority: MQM-Core, spelling. Not flagged:
what follows a title, a given name or a noun for a place or body; what stands beside another unknown word, alone in
quotation marks or before Latin letters; a word that the article uses twice (a name or a term); forms that differ only
in hamza, ya or ta marbuta, have impossible letters or are two words (other checks); texts in a dialect or language of
which the dictionary lacks every fourth word.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.edits import Typo
from mt_qa.arabic.words import ARABIC, LATIN, Token, adjacent, tokens, words
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong
from mt_qa.knowledge.attested import is_attested_pair
from mt_qa.knowledge.impossible_letters import offending_letters
from mt_qa.knowledge.letter_confusions import letter_confusion
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import announces_name
from mt_qa.knowledge.near_words import NearWord, near_words
from mt_qa.knowledge.vocabulary import Vocabulary, vocabulary
from mt_qa.knowledge.word_breaks import word_break

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

SHORTEST = 4
LONGEST = 25

MOST_SUGGESTIONS = 3

NEVER = 99
"""Longer than any word."""

BESIDE_NEIGHBOUR = {
    Typo.DOUBLED: 4,
    Typo.SOUND: 4,
    Typo.SWAPPED: 5,
    Typo.LOOK: 5,
    Typo.MISSING: 5,
    Typo.ACCENT: 5,
    Typo.KEYBOARD: 7,
    Typo.EXTRA: 7,
}
"""How many letters a word needs where edited news prints the near word beside the same neighbour."""

ALONE = {
    Typo.SOUND: 5,
    Typo.DOUBLED: 6,
    Typo.SWAPPED: 7,
    Typo.LOOK: 7,
    Typo.MISSING: 8,
    Typo.ACCENT: NEVER,
    Typo.KEYBOARD: NEVER,
    Typo.EXTRA: NEVER,
}
"""How many it needs without such a neighbour."""

TYPOS_OF_NO_NAME = frozenset((Typo.DOUBLED, Typo.SWAPPED))
"""Slips that are believed even of a word that a title or a noun for a place announces."""

COMMONER, COMMONER_ALONE, COMMONER_EXTRA = 1.5, 2.5, 3.0
"""How much greater the near word's Zipf frequency must be; an extra letter is often an inflection or a name."""

INFLECTIONS = frozenset("اةيىهكتنوش")
"""Last letters that make another word of a word: a word with one of them too many is a form the dictionary lacks."""

FEW, MOST_UNKNOWN = 10, 0.25
"""Where more words than these, and than this share of all, are unknown, the text is no Standard Arabic."""

QUOTES = frozenset("\"'«»“”‘’()[]{}")

EXAMPLES = (
    Wrong(
        "عقد [[المجمتع]] الدولي مؤتمرا عن المناخ.",
        fixed="عقد المجتمع الدولي مؤتمرا عن المناخ.",
    ),
    Wrong(
        "أعلنت وزارة الصحة عدد [[المصابيين]] بالفيروس.",
        fixed="أعلنت وزارة الصحة عدد المصابين بالفيروس.",
    ),
    Wrong(
        "يناقش البرلمان [[الميزاينة]] العامة للدولة.",
        fixed="يناقش البرلمان الميزانية العامة للدولة.",
    ),
    Wrong(
        "وقعت الشركة [[اتفاقيية]] لتوريد الغاز.",
        fixed="وقعت الشركة اتفاقية لتوريد الغاز.",
    ),
    Wrong(
        "قال وزير [[الحارجية]] إن المحادثات مثمرة.",
        fixed="قال وزير الخارجية إن المحادثات مثمرة.",
    ),
    Wrong(
        "نقل الجرحى إلى [[المستسفيات]] القريبة.",
        fixed="نقل الجرحى إلى المستشفيات القريبة.",
    ),
    Wrong(
        "ارتفعت صادرات المنتجات [[الزاعية]] والأسماك.",
        fixed="ارتفعت صادرات المنتجات الزراعية والأسماك.",
    ),
    Wrong(
        "حضر رئيس الحكومة [[الإسرائيليلة]] مراسم التوقيع.",
        fixed="حضر رئيس الحكومة الإسرائيلية مراسم التوقيع.",
    ),
    Right("سجل اللاعب خالد الصقير هدفا في مرمى الضيوف."),
    Right("قصفت الطائرات قرية المنطار شمال البلاد."),
    Right("افتتح المهندس فيصل المعيقل المعرض."),
    Right("أكد عبد الحميد السايحي أن المشروع مستمر."),
    Right("غنى الفنان ميستي في المهرجان الدولي."),
    Right("أعد الطاهي طبق «المفاطيح» للضيوف."),
    Right("ظهر التويد (tweed) في عروض الأزياء."),
    Right("يزرع أهالي الوادي الثوعة.\nوتباع الثوعة في الأسواق."),
    Right("وصل ستولتنبرغ وبوريل وفون دير لاين إلى كييف."),
    Right("فازت زفيريفا على كوزنتسوفا في بطولة ويمبلدون."),
    Right("أعلنت الشركة نتائجها الفصلية يوم الاربعاء."),
    Right("بحث الوزراء الأوضاع المناطقية والإسلاموية."),
    Right("وصف التقرير تأثير الهرمونات في النباتات."),
)


class _Suspect(NamedTuple):
    """An unknown word in its place, and the words around it on the same line (empty at an edge).

    `enclosed`: alone in quotation marks or brackets, or before Latin letters. `named`: behind عبد and its noun.
    """

    segment: int
    token: Token
    word: str
    previous: str
    following: str
    enclosed: bool
    named: bool


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    known = vocabulary(lexicon)
    suspects = [
        suspect
        for index, segment in enumerate(document.segments)
        for suspect in _suspects(index, segment.target, known)
    ]
    if len(suspects) > max(FEW, MOST_UNKNOWN * sum(len(words(segment.target)) for segment in document.segments)):
        return
    uses = Counter(suspect.word for suspect in suspects)
    for suspect in suspects:
        if uses[suspect.word] == 1:
            meant = _meant(suspect, known)
            if meant:
                yield suspect.segment, _hit(suspect, meant)


def _hit(suspect: _Suspect, meant: Sequence[NearWord]) -> Hit:
    word, best = suspect.word, meant[0].text
    return Hit(
        suspect.token.span,
        f"“{word}” is no known word; “{best}” is near.",
        f"«{word}» كلمة غير معروفة، ولعل المقصود «{best}».",
        tuple(near.text for near in meant[:MOST_SUGGESTIONS]),
    )


def _suspects(index: int, text: str, known: Vocabulary) -> Iterator[_Suspect]:
    row = tokens(text)
    for place, token in enumerate(row):
        if token.kind != ARABIC or len(token.text) < SHORTEST:
            continue
        word = token.bare
        if SHORTEST <= len(word) <= LONGEST and not known.is_word(word):
            yield _Suspect(index, token, word, *_surroundings(text, row, place))


def _surroundings(text: str, row: Sequence[Token], place: int) -> tuple[str, str, bool, bool]:
    """The fields of a `_Suspect` behind the word itself."""
    token = row[place]
    before = row[place - 1] if place else None
    after = row[place + 1] if place + 1 < len(row) else None
    previous = before.bare if before and before.kind == ARABIC and adjacent(text, before, token) else ""
    following = after.bare if after and after.kind == ARABIC and adjacent(text, token, after) else ""
    quoted = before is not None and after is not None and before.text in QUOTES and after.text in QUOTES
    then = row[place + 2] if after and after.text in QUOTES and place + 2 < len(row) else after
    named = previous != "" and place > 1 and row[place - 2].bare == "عبد"
    return previous, following, quoted or (then is not None and then.kind == LATIN), named


def _meant(suspect: _Suspect, known: Vocabulary) -> tuple[NearWord, ...]:
    """The near words, best first, where the evidence is enough; else nothing."""
    word, lexicon = suspect.word, known.lexicon
    if offending_letters(word):
        return ()
    announced = suspect.named or announces_name(suspect.previous, word)
    near = near_words(word, lexicon)
    beside = [
        each
        for each in near
        if _is_printed_beside(each.text, suspect)
        and _is_likely(each, word, lexicon, BESIDE_NEIGHBOUR)
        and (not announced or each.typo in TYPOS_OF_NO_NAME)
    ]
    if beside:
        best = beside[0]
    elif near and not announced and not _could_be_name(suspect, known) and _is_likely(near[0], word, lexicon, ALONE):
        best = near[0]
    else:
        return ()
    if _belongs_to_other_checks(word, known):
        return ()
    return (best, *(each for each in near if each is not best))


def _is_printed_beside(text: str, suspect: _Suspect) -> bool:
    return bool(
        (suspect.previous and is_attested_pair(suspect.previous, text))
        or (suspect.following and is_attested_pair(text, suspect.following))
    )


def _is_likely(near: NearWord, word: str, lexicon: Lexicon, shortest: dict[Typo, int]) -> bool:
    """True where `word` is long enough for the slip and rare enough beside the near word."""
    if len(word) < shortest[near.typo]:
        return False
    commoner = near.zipf - lexicon.zipf(word)
    if near.typo is Typo.EXTRA:
        inflected = word[0] != near.text[0] or (word[:-1] == near.text and word[-1] in INFLECTIONS)
        return commoner >= COMMONER_EXTRA and not inflected
    return commoner >= (COMMONER if shortest is BESIDE_NEIGHBOUR else COMMONER_ALONE)


def _could_be_name(suspect: _Suspect, known: Vocabulary) -> bool:
    neighbours = (suspect.previous, suspect.following)
    return suspect.enclosed or any(word and not known.lexicon.knows(word) for word in neighbours)


def _belongs_to_other_checks(word: str, known: Vocabulary) -> bool:
    return (
        known.is_respelling(word)
        or letter_confusion(word, known.lexicon) is not None
        or word_break(word, known.lexicon) is not None
    )
