"""Money in another currency than the source's: خمسة ملايين يورو where the source says $5 million.

A wrong currency misinforms the reader and nothing in the Arabic shows it. Authority: MQM-Core, accuracy /
mistranslation. Reported is an amount of the target whose very number stands in the source with another currency (or two
dollars of different countries, where both are named). Names and signs are those of data/currencies.tsv; several
currencies share a name in one language and not in the other (pound: جنيه, ليرة), so each name stands for all of them.

Not flagged: amounts converted for the reader, which have another number; a currency that is not said, or said without
a number; a dollar of no country for one that has it; one and two; a number that the source gives twice, once in the
target's currency.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mt_qa.arabic.numbers import find_numbers
from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Wrong
from mt_qa.knowledge.amounts import Amount
from mt_qa.knowledge.currencies import currency_names
from mt_qa.knowledge.source_numbers import find_source_numbers

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.92
EVIDENCE = Evidence.SOURCE

EXAMPLES = (
    Wrong(
        "بلغت قيمة العقد خمسة ملايين [[يورو]].",
        fixed="بلغت قيمة العقد خمسة ملايين دولار.",
        source="The contract was worth $5 million.",
    ),
    Wrong(
        "دفعت الشركة غرامة قدرها 25 [[دولارا]].",
        fixed="دفعت الشركة غرامة قدرها 25 جنيها.",
        source="The company has paid a fine of £25 to the court.",
    ),
    Wrong(
        "خصصت الحكومة 300 مليار [[روبل]] لبناء الطرق.",
        fixed="خصصت الحكومة 300 مليار روبية لبناء الطرق.",
        source="Pemerintah mengalokasikan Rp 300 miliar untuk pembangunan jalan itu.",
    ),
    Wrong(
        "كلف الجسر 40 مليون [[دولار]].",
        fixed="كلف الجسر 40 مليون روبل.",
        source="Мост обошёлся в 40 миллионов рублей.",
    ),
    Wrong(
        "كلف المتحف 12 مليون [[فرنك]].",
        fixed="كلف المتحف 12 مليون يورو.",
        source="Le musée a coûté 12 millions d'euros à la ville.",
    ),
    Wrong(
        "خسر المستثمرون 90 مليون [[دولار كندي]].",
        fixed="خسر المستثمرون 90 مليون دولار أسترالي.",
        source="The investors have lost 90 million Australian dollars in the deal.",
    ),
    Right("بلغت قيمة العقد خمسة ملايين دولار أمريكي.", source="The contract was worth $5 million."),
    Right("بلغت قيمة العقد نحو 19 مليون ريال.", source="The contract was worth about $5 million to the firm."),
    Right("يكسب العامل 500 ليرة في اليوم.", source="The worker is paid 500 pounds a day in Damascus."),
    Right(
        "كلفت الأشغال خمسة ملايين دولار (خمسة ملايين يورو).", source="The work has cost $5 million (5 million euros)."
    ),
    Right("رفع الرباع 200 رطل.", source="The weightlifter was able to lift 200 pounds."),
    Right("باع المزرعة بمبلغ 70 ألف كرونة.", source="He sold the farm for 70,000 Czech koruna to a friend."),
    Right("قال إن السعر خمسة يوروهات.", source="He said that the price is six dollars or five euros."),
    Right("يعادل المبلغ 10 مليارات وون.", source="The sum is the equal of 10 billion won, they said."),
)


def check_segment(segment: Segment, *, source: str, source_language: str) -> Iterator[Hit]:
    written = list(currency_names().written(segment.target, find_numbers(segment.target)))
    if not 0 < len(written) <= _MOST:
        return
    said = list(currency_names().said(source, source_language, find_source_numbers(source, source_language)))
    for amount in written:
        meant = [other for other in said if other.equals(amount) and amount.readings[0] > _LARGEST_DUAL]
        codes = frozenset[str]().union(*(other.codes for other in meant))
        if codes and codes.isdisjoint(amount.codes):
            yield _hit(source, segment.target, amount, meant[0])


_LARGEST_DUAL = 2
_MOST = 100
"""More amounts in a segment are a table, and each is compared with each."""


def _hit(source: str, target: str, amount: Amount, meant: Amount) -> Hit:
    quoted = source[min(meant.number.start, meant.name.start) : max(meant.number.end, meant.name.end)]
    definite = amount.name.of(target).startswith("ال")
    return Hit(
        amount.name,
        f"The source says {quoted}.",
        f"في النص الأصلي: {quoted}.",
        () if definite else (_name(amount, meant.codes, amount.codes),),
    )


def _name(amount: Amount, codes: Iterable[str], instead_of: frozenset[str]) -> str:
    """What most of the currencies are called that the source may mean, in full where the noun alone is not enough."""
    by_code = currency_names().by_code
    usual = Counter(by_code[code].arabic[0] for code in sorted(codes)).most_common(1)[0][0]
    code = next(code for code in sorted(codes, key=_rank) if by_code[code].arabic[0] == usual)
    same_noun = any(by_code[other].arabic[0] == usual for other in instead_of)
    full = next((name for name in by_code[code].arabic if " " in name), usual) if same_noun else ""
    return full or by_code[code].counted(amount.readings[0])


def _rank(code: str) -> tuple[bool, str]:
    return code not in ("USD", "GBP", "EUR"), code
