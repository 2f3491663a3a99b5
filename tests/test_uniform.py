"""Making an article name one thing in one way."""

from mt_qa.core.ledger import EntityKind, LedgerEntry, Mention, NameStatus
from mt_qa.core.span import Span
from mt_qa.decisions import Decisions, Outcome
from mt_qa.service import review
from mt_qa.uniform import MADE_BY, choices, uniform

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
