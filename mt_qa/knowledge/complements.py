"""The first preposition after a word, and those that follow in its clause: what frames are judged and counted by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mt_qa.arabic.words import ARABIC, NUMBER, Token, adjacent
from mt_qa.knowledge.frames import written_prepositions
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.particles import particle_kind

REACH = 3
"""How many words of a subject or object may stand between a word and its preposition."""

CLAUSE = 30
"""How many words on the right preposition may still follow."""

STOPS = frozenset(".!؟?؛:")

ADVERBIAL = frozenset(
    """حد الأرجح هامش مدى ما سبيل جانب وقت الآن اليوم طريق التوالي متن رأس وجه صعيد إثر ضوء أقصى ظهر عين الساعة مدار مر
    الأقل الأكثر الإطلاق نحو قدم وساق غرار خلفية أساس حساب نفقة بعد عجل دفعات مراحل مستوى المستوى المدى الدوام العموم
    الخصوص الفور عكس قصد كثب بكرة طيب شكل هيئة ذلك هذا سواء الرغم رغم طول امتداد مضض أي أثرها إثرها ضوئها حين عمد
    جدارة غير يد أيدي أرض الأرض الصعيد لسان حسابه صفحته ظهور الجانب مهل أقل
    طريقه طريقها وقع الأغلب منصات موقعه وجهه قبل قبيل أجل خلال جديد ناحية جهة دون بين شأن شأنه شأنها حيث ثم أن
    أنحاء وسط إطار ظل مواجهة سياق المقابل النهاية البداية الحقيقة الواقع الأساس الأصل الأثناء غضون أعقاب حال
    حالة الوقت مطلع بداية نهاية أواخر أوائل منتصف صباح مساء ليلة يوم عام سنة شهر أسبوع الصباح المساء لحظة
    الفترة المرحلة السابق الماضي السنوات الأيام النسبة الإضافة الرغم التالي التأكيد الطبع الفعل الكامل
    حلول ذكرى مناسبة صورة طريقة سرعة سبب قرب موجب حسب واسطة مثابة قدر مرور المناسبة الذكر الخصوص المناصفة
    المئة المائة حوالى حوالي خلاله خلالها خلالهم خلالهما إذن منصة
    الطبيعي المتوقع المرجح المقرر الممكن الضروري المؤسف المفترض المنتظر المهم الصعب الواضح المعروف""".split()
)
"""First words of adverbial phrases after a preposition, which then is no complement."""

VEHICLES = frozenset("طائرة طائرته سفينة سيارة دراجة كرسي حصان قارب قوارب زورق مروحية قطار ظهور أقدامهم قدميه".split())


class Complement(NamedTuple):
    """The first preposition after a word: its name, its pronoun, the place of its token, the words passed before it.

    `noun` is what follows it, bare; of a preposition of one letter what stands under it, with the article.
    `attached` is true for the letters ب and ل before a noun.
    """

    preposition: str
    pronoun: str
    place: int
    passed: int
    noun: str
    attached: bool


def first_complement(text: str, row: Sequence[Token], place: int, lexicon: Lexicon) -> Complement | None:
    """The first preposition within `REACH` words after `place`; None where a mark or particle comes first."""
    for passed in range(REACH + 1):
        at = place + 1 + passed
        if at >= len(row) or row[at].kind != ARABIC or not adjacent(text, row[at - 1], row[at]):
            return None
        word = row[at].bare
        known = written_prepositions().get(word)
        if known is not None:
            return _of_a_word(text, row, at, passed, known)
        if word[0] in "بل":
            noun = _under_a_letter(word, lexicon)
            if noun:
                return Complement(word[0], "", at, passed, noun, attached=True)
            if len(word) == 3 and begins_with_clitic(word, lexicon):  # بحق
                return None
        if particle_kind(word) or (word[0] in "وف" and len(word) > 3 and begins_with_clitic(word, lexicon)):
            return None  # another clause, or another member
    return None


def _of_a_word(text: str, row: Sequence[Token], at: int, passed: int, known: tuple[str, str]) -> Complement | None:
    name, pronoun = known
    if pronoun:
        return Complement(name, pronoun, at, passed, "", attached=False)
    after = row[at + 1] if at + 1 < len(row) else None
    if after is None or after.kind not in (ARABIC, NUMBER) or not adjacent(text, row[at], after):
        return None
    return Complement(name, "", at, passed, after.bare, attached=False)


def _under_a_letter(word: str, lexicon: Lexicon) -> str:
    """The noun under a first ب or ل: للأمن is الأمن, بحزب is حزب; empty where the letter is the word's own."""
    if particle_kind(word):
        return ""
    if word.startswith("لل") and len(word) > 4:
        return "ال" + word[2:]
    if word.startswith("بال") and len(word) > 5:
        return word[1:]
    if len(word) > 3 and begins_with_clitic(word, lexicon):
        return word[1:]
    return ""


def is_complement(complement: Complement) -> bool:
    """True where a noun or number stands after the preposition that opens no adverbial phrase."""
    if complement.pronoun:
        return True
    word = complement.noun
    if complement.preposition == "في" and word.isdecimal():  # في 2016
        return False
    if word in ADVERBIAL or word in VEHICLES or word.removeprefix("ال") in ADVERBIAL:
        return False
    return particle_kind(word) not in ("demonstrative", "preposition", "relative", "complementizer")


def prepositions_after(row: Sequence[Token], start: int, lexicon: Lexicon) -> frozenset[str]:
    """The prepositions that follow in the same clause."""
    found: set[str] = set()
    for token in row[start : start + CLAUSE]:
        if token.text in STOPS:
            break
        if token.kind != ARABIC:
            continue
        word = token.bare
        for candidate in (word, word[1:]) if word[0] in "وف" else (word,):
            known = written_prepositions().get(candidate)
            if known is not None:
                found.add(known[0])
            elif candidate and candidate[0] in "بل" and _under_a_letter(candidate, lexicon):
                found.add(candidate[0])
    return frozenset(found)
