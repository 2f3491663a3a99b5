"""A word that demands a preposition stands directly before a bare noun.

Decoders drop the short words of Arabic: التابعة منظمة for التابعة لمنظمة, ينتمي جنس for ينتمي إلى جنس. Authority: the
government of each word in data/prepositions.tsv (Wehr's dictionary; Ryding 2005, ch. 16). Not flagged: a word with an
accepted preposition later in its clause (المتعلقة أساسا بالأمن, يهدف المشروع إلى), words that may stand alone before
anything but the first noun of a name (قررت الشركات التابعة رفع رأس مالها), adverbs between, verbs after ما, كما, أن and
their like, whose subject may be all that follows (حسب ما يشير التقرير), and a preposition that أن makes needless.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.folding import fold
from mt_qa.arabic.words import ARABIC, Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.places import places
from mt_qa.knowledge.prepositions import Governor, governors, is_preposition
from mt_qa.knowledge.verbal_nouns import verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85

FAR, NEAR, NEXT = 40, 6, 2
"""How many words on a preposition may still belong: to a verb past its subject; to a participle or adverb; and, as any
word may begin with ب or ل, one letter that is not the usual preposition and has no subject to pass."""

STOPS = frozenset(".!؟?؛")
QUOTES = frozenset("\"«“'‘(")

WHOLE_CLAUSE = frozenset(
    """ما كما حسبما مثلما فيما أن وأن ألا لم لن قد وقد فقد لقد لا ولا ولم ولن عندما بعدما حيث حين بينما كلما هل أو ثم إذ
    إذا حتى لكي كي سوف وسوف لكن ولكن كيف متى لذلك لذا هنا لأن الآن اليوم أيضا ماذا""".split()
)
"""Words that open a clause: the noun after a verb that follows them is its subject, and the verb may need no more."""

BETWEEN = frozenset(
    """اليوم أمس العام الأسبوع الشهر الليلة الآن إبان نتيجة حوالي حوالى مقارنة ذات الأحد الاثنين الإثنين الثلاثاء
    الأربعاء الخميس الجمعة السبت الأخرى الأخيرة الأولى الكثيرة صباح مساء ظهر فجر يوم ليلة عام سنة شهر أسبوع أول غير
    آخر أكثر أقل فقط عكس جميعهم كلهم بن عدة مرات مرارا هذه""".split()
)
"""Adverbs and other words without a preposition of their own that may follow any word."""

SUBJECTS = frozenset(
    """مما هو هي هم وهو وهي وهم فهو فهي فهم إنه إنها إنهم أنه أنها أنهم لأنه لأنها لأنهم لكنه لكنها لكنهم ولكنه ولكنها
    ولكنهم وهذا فهذا وذلك فذلك""".split()
)
"""Words that are a verb's whole subject, so that the noun after the verb is something else."""

CERTAIN_SUBJECTS = SUBJECTS | {"الذي", "التي", "الذين"}

THAT = frozenset(("أن", "أنه", "أنها", "أنهم", "ان", "انه", "انها", "انهم"))
"""Before أن a preposition may fall (Wright, Grammar II § 70): only a verb that never drops it in print is flagged."""

BELONGING = frozenset("التابع التابعة التابعين التابعون التابعان تابعة".split())
ALONE = frozenset("شركة شركات دولة دول جهة جهات مؤسسة مؤسسات".split())
"""Bodies that are called subsidiary without saying whose: الشركات التابعة."""

RESPONSIBLE = frozenset(("المسؤول", "المسؤولة"))
PORTFOLIOS = frozenset(
    """الأمن الموازنة الميزانية الدفاع التجارة الصحة التعليم الزراعة الطاقة النقل البيئة الهجرة اللاجئين الاقتصاد
    الإعلام الملف ملف العلاقات الشؤون شؤون الاتصالات الاتصال التنسيق التحقيق العمليات المفاوضات السياسة
    السياحة""".split()
)
"""What officials are responsible for: nouns that are no adjectives."""

EXAMPLES = (
    Wrong(
        "وصلت القوات [[التابعة منظمة]] الأمم المتحدة إلى المطار.",
        fixed="وصلت القوات التابعة لمنظمة الأمم المتحدة إلى المطار.",
    ),
    Wrong(
        "قصفت الطائرات مواقع [[تابعة حزب]] العمال شمال البلاد.",
        fixed="قصفت الطائرات مواقع تابعة لحزب العمال شمال البلاد.",
    ),
    Wrong(
        "ناقش البرلمان القوانين [[المتعلقة الأمن]] القومي.",
        fixed="ناقش البرلمان القوانين المتعلقة بالأمن القومي.",
    ),
    Wrong(
        "[[ووفقا الوثيقة]]، ستبدأ المفاوضات غدا.",
        fixed="ووفقا للوثيقة، ستبدأ المفاوضات غدا.",
    ),
    Wrong(
        "[[نقلا وكالة]] الأنباء الرسمية، أغلق المطار.",
        fixed="نقلا عن وكالة الأنباء الرسمية، أغلق المطار.",
    ),
    Wrong(
        "وهو نوع نادر [[ينتمي جنس]] الطيور الجارحة.",
        fixed="وهو نوع نادر ينتمي إلى جنس الطيور الجارحة.",
    ),
    Wrong(
        "تراجعت المبيعات، مما [[يشير «أزمة]] حقيقية» في السوق.",
        fixed="تراجعت المبيعات، مما يشير إلى «أزمة حقيقية» في السوق.",
    ),
    Wrong(
        "وقال إن التدخين [[يؤدي زيادة]] الوفيات.",
        fixed="وقال إن التدخين يؤدي إلى زيادة الوفيات.",
    ),
    Wrong(
        "والبيانات [[تشير أن]] العدد ارتفع.",
        fixed="والبيانات تشير إلى أن العدد ارتفع.",
    ),
    Wrong(
        "زارت البعثة المخيم [[التابع الأمم]] المتحدة.",
        fixed="زارت البعثة المخيم التابع للأمم المتحدة.",
    ),
    Wrong(
        "أغلقت الهيئة [[التابعة ولاية]] الخرطوم ثلاثة أسواق.",
        fixed="أغلقت الهيئة التابعة لولاية الخرطوم ثلاثة أسواق.",
    ),
    Wrong(
        "استهدف القصف ميليشيات [[تابعة إيران]] قرب الحدود.",
        fixed="استهدف القصف ميليشيات تابعة لإيران قرب الحدود.",
    ),
    Wrong(
        "التقى السفير المفوضة [[المسؤولة التجارة]] في الاتحاد.",
        fixed="التقى السفير المفوضة المسؤولة عن التجارة في الاتحاد.",
    ),
    Right("زارت البعثة المخيمات التابعة السابقة والمراكز التابعة الصغيرة والأجهزة التابعة الأمنية."),
    Right("منحت الشركة التابعة البنك قرضا."),
    Right("التقى السفير المفوضة المسؤولة الجديدة، وزار المسؤول الأمن العام."),
    Right("وصلت القوات التابعة لمنظمة الأمم المتحدة."),
    Right("قررت الشركات التابعة رفع رأس مالها."),
    Right("ناقش البرلمان القوانين المتعلقة أساسا بالأمن القومي."),
    Right("يهدف المشروع الجديد إلى دعم المزارعين."),
    Right("وهو الهدف الذي يشير التقرير إليه."),
    Right("وأشار الوزير: «لن نتراجع»."),
    Right("قتل شخصان، حسب ما تشير التقارير."),
    Right("يسعى أن يكون الأول، ويرغب أن يبقى."),
    Right("يؤدي الرئيس اليمين أمام البرلمان، ويؤدي رئيس الوفد زيارة رسمية."),
    Right("تقرر رفع الحصة بالنسبة الحالية."),
    Right("وأوضح أنهما نقلا المصاب إلى المستشفى."),
    Right("كانت الأضرار الناجمة اليوم أكبر."),
    Right("وأسفر الهجوم، بحسب الشرطة، عن مقتل جندي."),
    Right("وأعرب الأمين العام د. أحمد علي عن شكره."),
    Right("شارك في الدوريات المشتركة جنود تابعون مباشرة للقيادة."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text, row, known = segment.target, tokens(segment.target), governors()
    for place, token in enumerate(row):
        if token.kind != ARABIC:
            continue
        governor = known.get(token.text) or (known.get(token.text[1:]) if token.text[0] in "وف" else None)
        if governor is not None and governor.alone != "object":
            complement = _complement(text, row, place)
            if complement and (
                _names_owner(row, place, complement, governor, lexicon)
                or _is_bare(text, row, place, complement, governor, lexicon)
            ):
                yield _hit(text, token, row[complement], governor)


def _complement(text: str, row: tuple[Token, ...], place: int) -> int:
    """Where the word stands that follows with nothing but an opening mark between; 0 where none does."""
    after = place + 1
    if after + 1 < len(row) and row[after].text in QUOTES and row[after].end == row[after + 1].start:
        after += 1
    if after >= len(row) or row[after].kind != ARABIC or not adjacent(text, row[place], row[place + 1]):
        return 0
    return after


def _names_owner(row: tuple[Token, ...], place: int, after: int, governor: Governor, lexicon: Lexicon) -> bool:
    """True for a body or land after التابع, and for a portfolio after an official who is المسؤول."""
    before, word = row[place - 1].bare if place else "", row[after].bare
    if after != place + 1 or any(
        is_preposition(_folded(token.text), governor.usual) for token in row[after + 1 : after + 3]
    ):
        return False
    if governor.word in BELONGING:
        return before.removeprefix("و").removeprefix("ال") not in ALONE and word in _owners()
    is_title = before.startswith("ال") and lexicon.parts_of_speech(before) == {"noun"}
    return governor.word in RESPONSIBLE and is_title and word in PORTFOLIOS


@cache
def _owners() -> frozenset[str]:
    """Names of lands that are no adjectives (العراق, not السعودية), bodies with the article, and الأمم, الولايات."""
    lands = {place.arabic.split()[0] for place in places() if place.kind == "country"}
    bodies = {"ال" + head for head in institution_heads()}
    owners = lands | bodies | {"الأمم", "الولايات"}
    definite = {word for word in owners if not word.endswith(("ية", "ي")) and len(word) > 2}
    return frozenset(definite | institution_heads())  # ولاية and لجنة too, whose first letters look like a preposition


def _is_bare(text: str, row: tuple[Token, ...], place: int, after: int, governor: Governor, lexicon: Lexicon) -> bool:
    before, word = row[place - 1].bare if place else "", row[after].bare
    if governor.kind == "verb":
        if before in WHOLE_CLAUSE or row[place].text[0] in "وف":
            return False
        if governor.alone == "seldom" and (before not in CERTAIN_SUBJECTS or word.startswith("ال")):
            return False
    elif before.endswith("هما") or row[after - 1].text in QUOTES:
        return False
    return _may_complement(word, governor, lexicon) and not _has_preposition(text, row, place, after, governor)


def _may_complement(word: str, governor: Governor, lexicon: Lexicon) -> bool:
    """True where `word` is a noun that can only be what the governor lacks a preposition for."""
    if word in ("أن", "أنه", "أنها"):
        return (
            governor.kind == "verb"
            and governor.alone == "never"
            and governor.usual == "إلى"
            and "أن" not in governor.takes
        )
    if particle_kind(word) not in ("", "demonstrative") or word in BETWEEN or word.endswith("ا"):
        return False
    if governor.alone == "result":
        return verbal_noun(word) is not None and word not in institution_heads() and word != "أداء"
    if word in institution_heads():
        return True
    if governor.alone == "often" or begins_with_clitic(word, lexicon):
        return False
    if governor.word.startswith("بال") and word.startswith("ال"):
        return word[2:] in institution_heads() or word.endswith(("ين", "ون", "ات"))  # not an adjective: بالنسبة الحالية
    if word.startswith("ال"):
        return True
    return governor.kind != "adverb" and _is_noun(word, governor, lexicon)


def _is_noun(word: str, governor: Governor, lexicon: Lexicon) -> bool:
    parts = lexicon.parts_of_speech(word)
    return "noun" in parts if governor.kind == "verb" else parts == {"noun"}  # two verbs do not follow each other


_folded = lru_cache(maxsize=8_000)(fold)


def _has_preposition(text: str, row: tuple[Token, ...], place: int, after: int, governor: Governor) -> bool:
    """True where one of the accepted prepositions, or أن, follows within reach in the same clause."""
    certain = place > 0 and row[place - 1].bare in SUBJECTS
    reach = NEAR if governor.kind != "verb" else NEXT if certain or governor.alone == "seldom" else FAR
    one_letter = FAR if reach == FAR and not _has_subject(text, row, place) else NEXT
    for distance, token in enumerate(row[after : after + FAR]):
        if token.text == ":" and governor.kind == "verb":
            return True  # what is said takes the place of the complement
        if token.text in STOPS and len(row[after + distance - 1].text) > 2:  # not the stop of "د." or "بي."
            return False
        if token.kind != ARABIC:
            continue
        if distance and reach == FAR and token.bare in THAT:
            return True
        word = _folded(token.text)
        for preposition in governor.takes:
            far = reach if len(preposition) > 1 or preposition == governor.usual else one_letter
            if distance < far and is_preposition(word, preposition):
                return True
    return False


def _has_subject(text: str, row: tuple[Token, ...], place: int) -> bool:
    """True where the word before the verb may be its subject."""
    if not place or row[place - 1].kind != ARABIC or not adjacent(text, row[place - 1], row[place]):
        return False
    return not particle_kind(row[place - 1].bare)


def _hit(text: str, token: Token, complement: Token, governor: Governor) -> Hit:
    usual, between = governor.usual, text[token.end : complement.start]
    if len(usual) > 1:
        fixed = f"{token.text} {usual}{between}{complement.text}"
    else:
        fixed = f"{token.text}{between}{attach(complement.text, preposition=usual)}"
    return Hit(
        Span(token.start, complement.end),
        f"“{token.bare}” takes the preposition “{usual}”, which is missing before “{complement.bare}”.",
        f"كلمة «{token.bare}» تتعدى بحرف الجر «{usual}»، وهو ساقط قبل «{complement.bare}».",
        (fixed,),
        severity=Severity.MINOR if complement.bare.startswith("أن") else None,
    )
