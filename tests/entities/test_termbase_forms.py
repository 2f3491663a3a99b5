"""The forms of a termbase's terms: which reading of an indefinite phrase is right, and what a text makes of one."""

import pytest

from mt_qa.entities.gazetteer import folded
from mt_qa.entities.term_forms import Bend, State, bent
from mt_qa.entities.termbase_forms import definite, forms_of, possible_stems, rendering_of, word_stem
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.terms import Rendering, terms

SHIPPED = [rendering.name for term in terms() for rendering in term.accepted]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("لقاح", "اللقاح"),
        ("ممر إنساني", "الممر الإنساني"),
        ("مذكرة توقيف", "مذكرة التوقيف"),
        ("محكمة جنائية دولية", "المحكمة الجنائية الدولية"),
        ("عجز في الميزانية", "العجز في الميزانية"),
        ("هجرة غير شرعية", None),
        ("صاروخ باليستي", "الصاروخ الباليستي"),
        ("أزمة سياسية واقتصادية", "الأزمة السياسية والاقتصادية"),
        ("المعبر البشري", "المعبر البشري"),
        ("قوات حفظ السلام", "قوات حفظ السلام"),
        ("إسرائيل", "إسرائيل"),
        ("تويتر", "تويتر"),
        ("وحدة حفظ سلام", None),
    ],
)
def test_a_term_in_the_definite(term: str, expected: str | None) -> None:
    assert definite(term, lexicon()) == expected


def test_where_one_can_say_one_is_right() -> None:
    """Measured on the shipped terms, which tell the definite: their indefinites are turned back."""
    outcomes = [
        definite(indefinite, lexicon()) == name if definite(indefinite, lexicon()) is not None else None
        for name in SHIPPED
        if (indefinite := bent(Rendering((name,)), Bend(state=State.INDEFINITE))) is not None
    ]
    decided = [outcome for outcome in outcomes if outcome is not None]
    assert len(decided) >= 0.6 * len(outcomes)
    assert sum(decided) >= 0.98 * len(decided)


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("منظمة", "المنظمات"),
        ("منظمة", "منظمتين"),
        ("ممر إنساني", "ممرا إنسانيا"),
        ("ممر إنساني", "الممران الإنسانيان"),
        ("ممر إنساني", "الممرات الإنسانية"),
        ("مذكرة توقيف", "مذكرتا التوقيف"),
        ("مذكرة توقيف", "مذكرات توقيف"),
        ("مذكرة توقيف", "مذكرة التوقيف"),
        ("وحدة حفظ سلام", "وحدة حفظ السلام"),
        ("هجرة غير شرعية", "الهجرة غير الشرعية"),
        ("شركات صغيرة ومتوسطة", "الشركات الصغيرة والمتوسطة"),
        ("مسلح", "المسلحون"),
        ("مسلح", "مسلحين"),
        ("اعتصام", "الاعتصامات"),
        ("الأمم المتحدة", "الأمم المتحدة"),
        ("مُنَظَّمَة", "المنظمات"),
    ],
)
def test_a_form_of_a_term(term: str, form: str) -> None:
    assert form in {form for form, _, _ in forms_of(term, lexicon())}


@pytest.mark.parametrize(("term", "other"), [("كتاب", "كتابات"), ("بحر", "بحرين")])
def test_another_word_is_no_form(term: str, other: str) -> None:
    assert other not in {form for form, _, _ in forms_of(term, lexicon())}


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("المنظمة الدولية", "المنظمات الدولية"),
        ("المسلح", "المسلحون"),
        ("الانتخاب", "الانتخابات"),
        ("المحكمة", None),
        ("الكتاب", None),
        ("الممر الإنساني", None),
    ],
)
def test_only_a_plural_that_is_written_is_offered(singular: str, plural: str | None) -> None:
    forms = rendering_of(singular, lexicon()).forms
    assert forms[3:] == (() if plural is None else (plural,))


def test_all_forms_of_a_term_share_the_stems_of_its_words() -> None:
    """Else a text that has the form would not be searched for the term."""
    singular = [term for term in SHIPPED if not term.split()[0].endswith(("ان", "ين", "ون", "ات"))]
    for term in singular[::5]:
        stems = [word_stem(word) for word in term.split()]
        for form, _, _ in forms_of(term, lexicon()):
            found = {stem for word in form.split() for stem in possible_stems(word)}
            assert found.issuperset(stems), (term, form, folded(form))
