"""What is Arabic and what only looks like it."""

import pytest
from generated_texts import texts
from hypothesis import given

from mt_qa.arabic.language import arabic_share, is_arabic, language_problem

ARABIC_TEXTS = [
    "أعلنت وزارة الصحة تسجيل إصابات جديدة.",
    "نعم",
    "أطلقت شركة Apple هاتف iPhone 15 Pro Max في متاجر Amazon و Best Buy اليوم",
    "للمزيد: https://example.org/a/very/long/address/with/many/latin/letters?and=more",
    "قال الرئیس الکوری إن القوات تدخلت فی المدینة وأکد أن الوضع مستقر",
    "وصل چاك إلى پاريس مع ڤيكتور وقابل الرئيس في القصر",
    "اشلونك شتسوي اليوم يا صديقي العزيز",
    "التقى د. سمير ود. منى ود. هالة ود. رامي",
    "ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ",
    "👍👍 ممتاز",
]

OTHER_TEXTS = [
    ("رئیس جمهور ایران در نشست خبری گفت که مذاکرات با کشورهای منطقه ادامه دارد.", "Persian"),
    ("وزير امور خارجه گفت اين موضوع در دستور كار دولت است و بايد بررسي شود.", "Persian"),
    ("قیمت نفت در بازارهای جهانی افزایش یافت", "Persian"),
    ("پاکستان کے وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرے گی۔", "Urdu"),
    ("د افغانستان ولسمشر وویل چې د سولې خبرې به روانې وي.", "Pashto"),
    ("سەرۆکی هەرێمی کوردستان ڕایگەیاند کە گفتوگۆکان لەگەڵ بەغدا بەردەوامن.", "Kurdish"),
    ("شىنجاڭ ئۇيغۇر ئاپتونوم رايونىنىڭ رەئىسى بۈگۈن يىغىن ئېچىپ سۆز قىلدى.", "Uyghur"),
    ("سنڌ جي وڏي وزير چيو آهي ته حڪومت عوام جي مسئلن کي حل ڪندي.", "Sindhi"),
    ("The president said on Wednesday that talks go on.", "Latin"),
    ("Президент заявил в среду, что переговоры продолжаются", "Cyrillic"),
    ("הנשיא אמר ביום רביעי", "Hebrew"),
    ("总统周三表示", "Chinese"),
    ("", "empty"),
    (" \n\t", "empty"),
    ("12, 34 -- 5", "no letters"),
    ("????? ??? ??????", "question marks"),
    ("أعلنت وزارة الصحة".encode().decode("cp1252", errors="replace"), "wrong encoding"),
    ("أعلنت وزارة الصحة تسجيل إصابات".encode("cp1256").decode("latin-1"), "wrong encoding"),
]


@pytest.mark.parametrize("text", ARABIC_TEXTS)
def test_arabic(text: str) -> None:
    assert is_arabic(text)
    assert language_problem(text) is None
    assert language_problem(text, language="ar") is None


@pytest.mark.parametrize(("text", "reason"), OTHER_TEXTS)
def test_not_arabic_and_why(text: str, reason: str) -> None:
    problem = language_problem(text)
    assert problem is not None
    assert reason in problem
    assert "\n" not in problem
    in_arabic = language_problem(text, language="ar")
    assert in_arabic is not None
    assert arabic_share(in_arabic) == 1.0


@given(texts)
def test_every_text_gets_an_answer(text: str) -> None:
    assert is_arabic(text) is (language_problem(text) is None)
    assert 0.0 <= arabic_share(text) <= 1.0


def test_a_long_text_is_judged_by_samples() -> None:
    arabic, english = ARABIC_TEXTS[0] + " ", OTHER_TEXTS[8][0] + " "
    assert is_arabic(english * 20 + arabic * 20_000)
    assert not is_arabic(english * 20_000 + arabic * 20)
