"""The same word twice in a row.

Decoders loop; people do not write في في or إلى وإلى. Authority: MQM-Core, linguistic-conventions/grammar (the field's
checkers call it "repeated word"). Not flagged: doubling that is Arabic style (جدا جدا, خطوة خطوة, ولي ولي العهد; a
table), indefinite accusatives (فصلا فصلا), relations (محادثات يمنية يمنية), names (أحمد أحمد, and words that are rare
or not in the dictionary), acronyms spelt out (سي إن إن), chants and titles in quotation marks, words that differ in
their vowel signs, a repetition over a line or across punctuation.
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.doubled_words import doubled_words
from mt_qa.knowledge.letter_names import letter_names
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.particles import is_particle
from mt_qa.knowledge.prepositions import governors
from mt_qa.knowledge.verbal_nouns import verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.95

JOINED = frozenset("في على إلى عن التي الذي الذين أن إن منذ لدى خلال".split())
"""Words of grammar that nobody joins to themselves with و."""

ALSO_WORDS = frozenset("أم أن أو أي إن ال ام ان او اي آن زيد في فى فيه كي".split())
"""Names of letters that are Arabic words too: they spell an acronym only beside another letter."""

RARE = 3.0
"""Below this Zipf frequency a word is as likely a name that the dictionary takes for something else (باغو)."""

RARE_INFLECTED = 2.0
"""The same for a word whose ending shows that it is no name: برأت, صدها."""

ENDINGS = ("ها", "هم", "هما", "وا", "ات", "ت")
"""Endings of verbs and of nouns with a pronoun, which foreign names that look like Arabic words lack."""

_CLITICS = re.compile(r"^و?(?:[بلك]?ال|لل|[بلك])?(?=..)")

QUOTES = frozenset("\"'«»“”‘’()[]")

EXAMPLES = (
    Wrong(
        "وصل الوزير [[إلى إلى]] العاصمة.",
        fixed="وصل الوزير إلى العاصمة.",
    ),
    Wrong(
        "التقى وزير [[الدفاع الدفاع الدفاع]] نظيره الألماني.",
        fixed="التقى وزير الدفاع نظيره الألماني.",
    ),
    Wrong(
        "ستجرى الانتخابات [[في وفي]] جميع المحافظات.",
        fixed="ستجرى الانتخابات في جميع المحافظات.",
    ),
    Wrong(
        "وقال البيان [[إن إن]] الاتفاق قريب.",
        fixed="وقال البيان إن الاتفاق قريب.",
    ),
    Wrong(
        "حاولت اللاعبة [[إبعادها إبعادها]] عن المرمى ثم [[برعت برعت]].",
        fixed="حاولت اللاعبة إبعادها عن المرمى ثم برعت.",
    ),
    Wrong(
        "خرج العمال [[احتجاجا احتجاجا]] على القرار.",
        fixed="خرج العمال احتجاجا على القرار.",
    ),
    Wrong(
        "كان الطفل [[ذكيا ذكيا]] منذ صغره.",
        fixed="كان الطفل ذكيا منذ صغره.",
    ),
    Right("التقى الوزير السيد تشان تشان في المكتب."),
    Right("بدأت الأطراف حوارا يمنيا يمنيا وتعاونا سوريا سوريا."),
    Right("كان الأمر سهلا جدا جدا."),
    Right("هذا كتاب. كتاب جديد."),
    Right("تغير الوضع شيئا فشيئا."),
    Right("ناقش النواب مشروع القانون فصلا فصلا."),
    Right("بدأت في جنيف محادثات يمنية يمنية برعاية الأمم المتحدة."),
    Right("نقلت شبكتا بي بي سي وسي إن إن الخبر."),
    Right("وفاز منتخب باغو باغو بالمباراة."),
    Right("وقال رئيس الاتحاد أحمد أحمد إن البطولة ستؤجل."),
    Right("استقبل ولي ولي العهد الوفد."),
    Right("وهتف المتظاهرون «التغيير التغيير» أمام البرلمان."),
    Right("وينتظر السكان منذ سنوات وسنوات."),
    Right("وقال محلل لشبكة السي إن إن إن الاتفاق قريب."),
    Right("كتب: «لِمَ لَم تسأل؟» وانصرف."),
    Right("السطر الأول قال\nقال السطر الثاني."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    for run in runs(segment.target):
        place = 0
        while place < len(run) - 1:
            last = _last_copy(run, place)
            if last > place and not _is_meant(segment.target, run, place, last, lexicon):
                yield _hit(run, place, last)
            place = max(last, place + 1)


def _last_copy(run: tuple[Token, ...], place: int) -> int:
    """Where the last of the copies of a word stands that follow it at once."""
    last = place
    if len(run[place].bare) > 1:
        while last + 1 < len(run) and _same(run[place], run[last + 1]):
            last += 1
    return last


def _same(word: Token, other: Token) -> bool:
    # The first letters decide nearly always, and cost nothing.
    if other.text[0] not in (word.text[0], "و"):
        return False
    if word.bare == other.bare:
        return word.text == other.text or word.bare in (word.text, other.text)  # لِمَ لَمْ are two words
    return word.bare in JOINED and other.bare == "و" + word.bare


def _is_meant(text: str, run: tuple[Token, ...], first: int, last: int, lexicon: Lexicon) -> bool:
    word = run[first].bare
    if word in doubled_words() or not lexicon.knows(word) or lexicon.zipf(word) < _rare(word):
        return True
    if word in letter_names():
        beside = [run[i].bare for i in (first - 1, last + 1) if 0 <= i < len(run)]
        return word not in ALSO_WORDS or any(_CLITICS.sub("", other) in letter_names() for other in beside)
    if not is_particle(word) and (_mark(text, run[first].start - 1) or _mark(text, run[last].end)):
        return True
    if word.startswith("ال") or len(word) <= 3 or word.endswith("ها"):
        return False
    return word.endswith(("ا", "ية", "ي")) and not _is_plain_accusative(word)


def _rare(word: str) -> float:
    if len(word) > 3 and (word.endswith(ENDINGS) or _is_weak_adjective(word)):
        return RARE_INFLECTED
    return RARE


def _is_plain_accusative(word: str) -> bool:
    """True for an accusative that nobody doubles to share out: احتجاجا, وفقا, ذكيا."""
    noun = verbal_noun(word[:-1])
    governor = governors().get(word)
    return (
        (noun is not None and len(word) > 5)
        or (governor is not None and governor.kind == "adverb")
        or _is_weak_adjective(word)
    )


def _is_weak_adjective(word: str) -> bool:
    """True for the form of سخيا and ذكيا, too short for a relation (يمنيا) that is doubled."""
    return len(word) == 4 and word.endswith("يا") and not word.startswith(("و", "ف"))


def _mark(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place] in QUOTES


def _hit(run: tuple[Token, ...], first: int, last: int) -> Hit:
    word, times = run[first].bare, last - first + 1
    return Hit(
        Span(run[first].start, run[last].end),
        f"“{word}” stands {'twice' if times == 2 else f'{times} times'} in a row.",
        f"تكررت كلمة «{word}» {'مرتين متتاليتين' if times == 2 else f'تباعا (العدد: {times})'}.",
        (run[first].text,),
        severity=Severity.MAJOR if times > 2 else None,
    )
