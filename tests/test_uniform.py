"""Making an article name one thing in one way."""

import pytest

from mt_qa.core.ledger import EntityKind, LedgerEntry, Mention, NameStatus
from mt_qa.core.span import Span
from mt_qa.decisions import Decisions, Outcome
from mt_qa.service import review
from mt_qa.uniform import MADE_BY, choices, needs_attention, open_places, uniform

TEXT = (
    "وصل الوفد إلى ألماتي، وغادر الوزير ألماطي أمس.\n"
    "وقالت مفوضية الانتخابات في نيروبي إن لجنة الاقتراع جاهزة، وشكرت للجنة الاقتراع عملها."
)


def entry(name: str, *forms: tuple[str, str]) -> LedgerEntry:
    """An entry with each (prefix, form) found in the text, in order."""
    mentions = []
    start = 0
    for prefix, form in forms:
        start = TEXT.index(form, start)
        segment = TEXT[:start].count("\n")
        mentions.append(Mention(segment, Span(start, start + len(form)), form, prefix, NameStatus.UNKNOWN))
        start += len(form)
    return LedgerEntry(EntityKind.ORGANISATION, name, "", True, tuple(mentions))


def test_every_other_form_becomes_the_name_with_its_proclitics() -> None:
    report = review(TEXT)
    found = entry("مفوضية الانتخابات", ("", "مفوضية الانتخابات"), ("", "لجنة الاقتراع"), ("ل", "لجنة الاقتراع"))
    decisions = uniform(report, found, "مفوضية الانتخابات")
    assert [decision.outcome for decision in decisions] == [Outcome.EDITED, Outcome.EDITED]
    assert {decision.finding.check for decision in decisions} == {MADE_BY}
    corrected = Decisions(decisions).corrected(TEXT)
    assert corrected.endswith("إن مفوضية الانتخابات جاهزة، وشكرت لمفوضية الانتخابات عملها.")
    assert corrected.startswith("وصل الوفد إلى ألماتي")


def test_short_forms_are_left_alone() -> None:
    found = entry("مفوضية الانتخابات المستقلة", ("", "مفوضية الانتخابات"))
    assert uniform(review(TEXT), found, "مفوضية الانتخابات المستقلة") == ()


def test_the_correction_of_a_finding_is_taken_where_it_offers_the_name() -> None:
    text = (
        "رحبت منظمة الأمن والتعاون في أوروبا بالهدنة.\nوقالت بعثة المراقبة التابعة منظمة الأمان والتعاون في أوروبا ذلك."
    )
    report = review(text)
    (drift,) = [finding for finding in report.findings if finding.check == "organisation-drift"]
    (body,) = [e for e in report.ledger.entries if e.english.startswith("Organization for Security")]
    (decision,) = uniform(report, body, "منظمة الأمن والتعاون في أوروبا")
    assert (decision.finding, decision.outcome) == (drift, Outcome.ACCEPTED)
    assert "التابعة لمنظمة الأمن والتعاون في أوروبا" in Decisions((decision,)).corrected(text)


def test_choices_begin_with_the_canonical_name() -> None:
    found = entry("مفوضية الانتخابات", ("", "لجنة الاقتراع"))
    assert choices(found) == ("مفوضية الانتخابات", "لجنة الاقتراع")


def test_what_is_wrong_is_no_choice_and_no_short_form_is() -> None:
    forms = (("مفوضية الانتخابات", NameStatus.ACCEPTED), ("لجنة الاقتراع", NameStatus.MISTAKEN))
    mentions = tuple(Mention(0, Span(n, n + 5), form, status=status) for n, (form, status) in enumerate(forms))
    found = LedgerEntry(EntityKind.ORGANISATION, "مفوضية الانتخابات المستقلة", "", True, mentions)
    assert choices(found) == ("مفوضية الانتخابات المستقلة",)


def test_a_wrong_name_of_few_words_is_not_a_short_form() -> None:
    start = TEXT.index("مفوضية الانتخابات")
    mention = Mention(1, Span(start, start + 6), "مفوضية", status=NameStatus.MISTAKEN)
    found = LedgerEntry(EntityKind.ORGANISATION, "مفوضية الانتخابات", "", True, (mention,))
    (decision,) = uniform(review(TEXT), found, "مفوضية الانتخابات")
    assert decision.finding.text == "مفوضية"


def person(*forms: str, known: bool = True) -> LedgerEntry:
    mentions = tuple(Mention(0, Span(20 * n, 20 * n + len(form)), form) for n, form in enumerate(forms))
    return LedgerEntry(EntityKind.PERSON, "وليام روتو", "William Ruto" if known else "", known, mentions)


@pytest.mark.parametrize("known", [True, False])
def test_a_family_name_is_another_form_of_the_whole(known: bool) -> None:
    found = person("وليام روتو", "روتو", "روتو", known=known)
    assert not needs_attention(found)
    assert choices(found) == ("وليام روتو",)
    assert open_places(found) == ()


def test_two_spellings_of_a_whole_name_need_attention() -> None:
    found = person("وليام روتو", "ويليام روتو", "روتو")
    assert needs_attention(found)
    assert open_places(found) == (Span(20, 31),)


@pytest.mark.parametrize("name", ["وليام روتو", "روتو"])
def test_a_name_of_no_table_that_has_one_rendering_is_left_alone(name: str) -> None:
    found = person(name, name, known=False)
    assert not needs_attention(found)
    assert uniform(review(TEXT), found, choices(found)[0]) == ()


TERMS = (
    "أعلن المكتب الصحفي للرئاسة الخبر، ووصلت مذكرات التوقيف إلى الشرطة.\n"
    "وقالت الخدمة الصحفية الرئاسية إن مذكرة الاعتقال صدرت، ولمذكرات الاعتقال أثر."
)


def corrected(text: str, english: str, name: str) -> str:
    report = review(text)
    (found,) = [e for e in report.ledger.entries if e.english == english]
    return Decisions(uniform(report, found, name)).corrected(text)


def test_a_term_keeps_its_number_and_its_proclitics() -> None:
    assert corrected(TERMS, "arrest warrant", "مذكرة التوقيف").endswith("إن مذكرة التوقيف صدرت، ولمذكرات التوقيف أثر.")
    assert "ووصلت مذكرات الاعتقال إلى" in corrected(TERMS, "arrest warrant", "مذكرة الاعتقال")


def test_the_neighbours_of_a_term_agree_with_it() -> None:
    assert "وقال المكتب الصحفي الرئاسي إن" in corrected(TERMS, "press service", "المكتب الصحفي")
