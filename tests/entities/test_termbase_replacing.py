"""An allowed term in the place of a forbidden one: clitics, state, number and gender carried over, or no suggestion."""

import pytest

from mt_qa.entities.termbase_matching import TermMatcher
from mt_qa.entities.termbase_replacing import corrections, is_name
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.termbase import Status, Termbase, TermEntry


def mended(target: str, forbidden: str, approved: str) -> str | None:
    """`target` with the first suggestion in the place of the forbidden term; None where there is no sure form."""
    right = TermEntry("concept", "ar", approved)
    base = Termbase("house", (right, TermEntry("concept", "ar", forbidden, Status.FORBIDDEN)))
    (place,) = (p for p in TermMatcher(base, lexicon()).in_target(target) if p.readings[0].entry.term == forbidden)
    reading = place.readings[0]
    span, texts = corrections(target, place, reading.rendering, reading.bend, [right], lexicon())
    return span.replaced(target, texts[0]) if texts else None


@pytest.mark.parametrize(
    ("target", "forbidden", "approved", "expected"),
    [
        ("فتحوا معبرا بشريا.", "معبر بشري", "ممر إنساني", "فتحوا ممرا إنسانيا."),
        ("مر بالمعبر البشري.", "معبر بشري", "ممر إنساني", "مر بالممر الإنساني."),
        ("وصلوا للمعبر البشري.", "معبر بشري", "ممر إنساني", "وصلوا للممر الإنساني."),
        ("سمعوا عن ضمان الاعتقال.", "ضمان اعتقال", "مذكرة توقيف", "سمعوا عن مذكرة التوقيف."),
        ("طلبوا ضمانات اعتقال.", "ضمان اعتقال", "مذكرة توقيف", "طلبوا مذكرات توقيف."),
        ("قال المناضلون ذلك.", "مناضل", "مسلح", "قال المسلحون ذلك."),
        ("رأوا مناضلين هناك.", "مناضل", "مسلح", "رأوا مسلحين هناك."),
        ("أوفدوا إرساليتين.", "إرسالية", "بعثة", "أوفدوا بعثتين."),
        ("عادت إرساليتهم.", "إرسالية", "بعثة", "عادت بعثتهم."),
        ("عادت إرسالية الأمم المتحدة.", "إرسالية", "بعثة", "عادت بعثة الأمم المتحدة."),
        ("سلموه لهيئة الأمم.", "هيئة الأمم", "الأمم المتحدة", "سلموه للأمم المتحدة."),
        ("انتقد الكيان القرار.", "كيان", "إسرائيل", "انتقد إسرائيل القرار."),
        ("أصيب بكورونا أمس.", "كورونا", "كوفيد-19", "أصيب بكوفيد-19 أمس."),
        ("أصيب بكوفيد-19 أمس.", "كوفيد-19", "فيروس كورونا", "أصيب بفيروس كورونا أمس."),
        ("رحبت دولة العائل الأوروبية.", "دولة العائل", "البلد المضيف", "رحب البلد المضيف الأوروبي."),
    ],
)
def test_the_form_is_carried_over(target: str, forbidden: str, approved: str, expected: str) -> None:
    assert mended(target, forbidden, approved) == expected


@pytest.mark.parametrize(
    ("target", "forbidden", "approved"),
    [
        ("قررت قاعات كثيرة.", "قاعة", "محكمة"),
        ("زاروا المعبر البشري.", "معبر بشري", "وحدة حفظ سلام"),
        ("أصدروا ضماني اعتقال.", "ضمان اعتقال", "مذكرة توقيف"),
        ("انتقد المفوض العالي القرار.", "مفوض عالي", "مفوضية سامية"),
        ("عادت إرسالياتهم.", "إرسالية", "إسرائيل"),
    ],
)
def test_no_sure_form_is_no_suggestion(target: str, forbidden: str, approved: str) -> None:
    assert mended(target, forbidden, approved) is None


def test_only_the_neighbours_of_a_term_are_looked_at() -> None:
    before, after = "قال الوزير إن الخطة جاهزة. " * 30, " في المدينة أمس." * 30
    for around in (before, before.replace(" ", "\n")):
        target = f"{around}مر بالمعبر البشري{after}"
        expected = f"{around}مر بالممر الإنساني{after}"
        assert mended(target, "معبر بشري", "ممر إنساني") == expected


@pytest.mark.parametrize(("term", "name"), [("إسرائيل", True), ("الأمم المتحدة", True), ("G20", True), ("لقاح", False)])
def test_a_name_is_definite_as_it_is(term: str, name: bool) -> None:
    assert is_name(term, lexicon()) is name
