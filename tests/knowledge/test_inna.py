"""إن or أن by context, and where a written one is the other."""

import pytest

from mt_qa.arabic.words import tokens
from mt_qa.knowledge.inna import bare_inna, demanded, hamza_of, misgoverned


def form(text: str) -> str:
    """The form demanded at the first word of the family in `text`."""
    for index, token in enumerate(tokens(text)):
        if bare_inna(token.bare):
            return demanded(text, index)
    raise AssertionError("no ان in the text")


@pytest.mark.parametrize(
    "text",
    [
        "قال المدير ان المصنع توقف",
        "وقالت الشرطة في بيان ان التحقيق مستمر",
        "يقول خبراء الصحة انها آمنة",
        "وأضاف الوزير قائلا ان الميزانية جاهزة",
        'وتابع: "ان المرحلة صعبة"',
        'قال المدرب " انه سعيد"',
        "ان الحكومة تدرس الطلب",
        "انتهى الاجتماع. انه اليوم الأخير",
        "تأخرت الرحلة، فان الطقس سيئ",
        "نجح العلاج، بل انه قضى على المرض",
        "قالت إن الأسعار ارتفعت وان الطلب تراجع",
        "سئل ان كان ينوي الاستقالة",
    ],
)
def test_in(text: str) -> None:
    assert form(text) == "إن"


@pytest.mark.parametrize(
    "text",
    [
        "أعلن النادي ان اللاعب أصيب",
        "وذكر مدير المستشفى في العاصمة انه استقبل الجرحى",
        "يجب ان يوقع الطرفان",
        "غادر بعد ان صوت المجلس",
        "أشار إلى ان المشروع متأخر",
        "على الرغم من انها فازت",
        "تأجل اللقاء لان الملعب غارق",
        "اتهم الشركة بانها تلوث النهر",
        "من المتوقع ان ترتفع الأسعار",
        'أكد رئيس لجنة "حماية البيئة" ان الخطة جاهزة',
        "قال إن على الدول ان تتعاون",
        "طلب منهم ان يعودوا",
        "أكدت أن النفقات زادت، وانها ستراجعها",
    ],
)
def test_an(text: str) -> None:
    assert form(text) == "أن"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("ان", "ان"),
        ("وانها", "انها"),
        ("بانه", "انه"),
        ("ولان", "ان"),
        ("كان", ""),
        ("انا", ""),
        ("أن", ""),
        ("بيان", ""),
    ],
)
def test_the_family(word: str, stem: str) -> None:
    assert bare_inna(word) == stem


@pytest.mark.parametrize(("word", "expected"), [("أنه", "أن"), ("وإنهم", "إن"), ("ان", ""), ("أنا", ""), ("لأن", "")])
def test_the_hamza_written(word: str, expected: str) -> None:
    assert hamza_of(word) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال أن الموسم انتهى", ("أن", "قال", "إن")),
        ("وقالت أنها ستعود", ("أنها", "وقالت", "إنها")),
        ("أكد إن الموسم انتهى", ("إن", "أكد", "أن")),
    ],
)
def test_the_wrong_one_right_behind_its_governor(text: str, found: tuple[str, str, str]) -> None:
    assert [(token.text, before, right) for token, before, right in misgoverned(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "قال إن الموسم انتهى",
        "أكد أن الموسم انتهى",
        "لا يعرف إن كان الموسم سينتهي",
        "قال أن يعودوا غدا",
        "قال: أن",
        "غادر بعد إن",
        "حيث أن الموسم انتهى",
        "قال المدرب أن الموسم انتهى",
    ],
)
def test_what_is_not_reported(text: str) -> None:
    assert list(misgoverned(text)) == []
