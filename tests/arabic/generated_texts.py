"""Texts that hypothesis makes up: words of every script, marks, digits, invisible characters, in any order."""

from hypothesis import strategies as st

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء"
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"

bare_words = st.text(alphabet=LETTERS, min_size=1, max_size=12)

_PIECES = (
    bare_words,
    st.text(alphabet=LETTERS + HARAKAT + "ـ", min_size=1, max_size=12),
    st.text(alphabet="پچژگکیێۆڵڕەۇې", min_size=1, max_size=6),
    st.sampled_from(["ﻻ", "ﷺ", "ﷲ", "ﷻ", "ﺍﻟﺴﻼﻡ", "ﰲ", "ﹰ", "ﱠ", "﷽", "﴾", "﴿", "﷼"]),
    st.text(alphabet="0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳", min_size=1, max_size=7),
    st.sampled_from(["1,250", "٣٫٥", "١٬٢٥٠", "3.5", "10:30", "7/1/2022", "-5", "5%", "٪٥", "10 000", "1.2.3"]),
    st.text(alphabet="abcdefghXYZéü", min_size=1, max_size=8),
    st.sampled_from(["iPhone12", "COVID-19", "U.S.", "o'clock", "Привет", "東京", "שלום", "e\u0301", "_", "²", "½"]),
    st.sampled_from(["😀", "👩‍👩‍👧", "🇸🇦", "✅"]),
    st.text(
        alphabet="\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2069\u061c\ufeff\u00ad\0", max_size=3
    ),
    st.sampled_from(list(".،؛:؟!…\"'()[]«»“”-–/%٪")),
    st.sampled_from(["..", "...", ". . .", "؟!", '".', ' " .', "د.", "ق.م.", "1."]),
    st.sampled_from([" ", "  ", "\t", "\u00a0", "\n", "\r\n", "\u2028", "و ", "الـ"]),
    st.sampled_from(["ألف", "وتسعمئة", "مليون", "ونصف", "المليون", "في المئة", "الثاني", "عشر", "أحد", "آلاف", "مئتا"]),
    st.sampled_from(["يناير", "كانون الثاني", "آب", "رجب", "12 مارس", "غشت/أغسطس", "الأربعاء", "عام 2020", "هـ"]),
)

texts = st.lists(st.one_of(*_PIECES), max_size=25).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda joint: joint.join(pieces))
)
"""Anything that may stand in an article, glued or parted by blanks."""
