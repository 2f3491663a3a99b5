"""A dismissal finds its passage again and no other; what a project has learnt changes nothing without saying so."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_cases import TEXT, findings_of, report_on

from mt_qa.core import Finding, Report, Span
from mt_qa.learnt import Dismissed, Experience, Passage, passage_of
from mt_qa.service import review

DOUBLED, DRIFT, INNA, SECOND_DRIFT = findings_of()


def at(text: str, words: str, which: int = 0, check: str = "organisation-drift") -> Finding:
    start = -1
    for _ in range(which + 1):
        start = text.index(words, start + 1)
    return replace(DRIFT, check=check, text=words, span=Span(start, start + len(words)))


def dismissed(finding: Finding, text: str = TEXT, *, only_here: bool = True) -> Experience:
    return Experience("desk", (Dismissed(1, passage_of(finding, text), only_here, "samira"),))


def test_a_passage_is_its_words_and_three_on_each_side() -> None:
    assert passage_of(DRIFT, TEXT) == Passage("organisation-drift", "منظمة الوحدة", "يوم الأحد ودعت", "إلى وقف القتال")
    assert passage_of(at(TEXT, "وصل"), TEXT).before == ""


@given(st.text("ابت \n،ـًّ", max_size=40), st.text("ابت \n،", max_size=40))
def test_offsets_do_not_matter_and_neither_do_short_vowels(before: str, after: str) -> None:
    sentence = "ودعت منظمة الوحدة إلى وقف القتال فورا في كل مكان"
    text = f"{before} قال الوزير أمس {sentence} {after}"
    here = passage_of(at(text, "منظمة الوحدة"), text)
    vowelled = f"قال الوزير أمس {sentence}".replace("القتال", "القِتَال")
    assert here == passage_of(at(vowelled, "منظمة الوحدة"), vowelled)


def test_in_one_article_a_dismissal_holds_for_one_of_two_equal_passages() -> None:
    found = dismissed(DRIFT).dismissed([DRIFT, SECOND_DRIFT], TEXT)
    assert list(found) == [DRIFT]


def test_it_survives_a_correction_next_to_it() -> None:
    edited = TEXT.replace("ودعت منظمة الوحدة", "وناشدت منظمة الوحدة")
    assert list(dismissed(DRIFT).dismissed([at(edited, "منظمة الوحدة")], edited))
    moved = TEXT.replace("ودعت منظمة الوحدة إلى", "وناشدت منظمة الوحدة من أجل")
    assert not dismissed(DRIFT).dismissed([at(moved, "منظمة الوحدة")], moved)


def test_in_a_project_it_holds_wherever_the_same_check_finds_the_same_words() -> None:
    wide = dismissed(DRIFT, only_here=False)
    assert set(wide.dismissed([DOUBLED, DRIFT, INNA, SECOND_DRIFT], TEXT)) == {DRIFT, SECOND_DRIFT}
    assert not wide.dismissed([replace(DRIFT, check="wrong-sense")], TEXT)


def test_one_comma_dismissed_everywhere_does_not_silence_the_check() -> None:
    text = "غادر, ثم عاد. وصل الوفد الكبير, ثم غادر."
    first, second = (at(text, ",", which, "latin-punctuation") for which in range(2))
    wide = dismissed(first, text, only_here=False)
    assert list(wide.dismissed([first, second], text)) == [first]


def test_an_experience_without_content_changes_nothing() -> None:
    text = "وصل الوزير إلى إلى العاصمة."
    assert review(text, experience=Experience("desk")) == review(text)


def test_a_lowered_check_is_shown_less_sure_or_set_aside_with_the_reason() -> None:
    text = "وصل الوزير إلى إلى العاصمة."
    plain = review(text)
    [finding] = plain.findings
    lower = review(text, experience=Experience("desk", factors={"doubled-word": 0.8}))
    assert [f.confidence for f in lower.findings] == [pytest.approx(finding.confidence * 0.8, abs=0.001)]
    assert all(s.confidence <= lower.findings[0].confidence for s in lower.findings[0].suggestions)
    assert lower.set_aside == ()
    gone = review(text, experience=Experience("desk", factors={"doubled-word": 0.2, "tatweel": 0.2}))
    assert gone.findings == ()
    assert [(each.because, each.reason, each.finding) for each in gone.set_aside] == [
        ("learnt", "doubled-word counts 0.20 times in desk", finding)
    ]
    assert gone.score == 100.0


def test_what_would_not_have_been_shown_is_not_listed_as_set_aside() -> None:
    weak = replace(DRIFT, confidence=0.3)
    kept, aside = dismissed(weak).weighed([weak], TEXT, least=0.5)
    assert (kept, aside) == ((), ())


def test_the_signature_says_what_was_learnt_and_changes_with_it() -> None:
    text = "وصل الوزير إلى إلى العاصمة."
    signatures = {
        review(text, experience=experience).signature
        for experience in (
            None,
            Experience("desk", factors={"doubled-word": 0.8}),
            Experience("desk", factors={"doubled-word": 0.7}),
            dismissed(DRIFT),
            dismissed(DRIFT, only_here=False),
        )
    }
    assert len(signatures) == 5
    assert sum("|learnt:desk@" in signature for signature in signatures) == 4


def test_what_was_set_aside_travels_with_the_report() -> None:
    text = "وصل الوزير إلى إلى العاصمة."
    report = review(text, experience=Experience("desk", factors={"doubled-word": 0.2}))
    data = json.loads(json.dumps(report.to_dict()))
    assert [each["because"] for each in data["set_aside"]] == ["learnt"]
    assert Report.from_dict(data, text).to_dict() == data
    assert "set_aside" not in report_on().to_dict()
