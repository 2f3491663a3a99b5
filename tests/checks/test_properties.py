"""What holds for every check, on texts that hypothesis makes up: all checks at once, as the engine runs them."""

import json
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mt_qa.core import Document, Finding, Segment, Span
from mt_qa.engine import run
from mt_qa.registry import all_checks

CHECKS = all_checks()
SEGMENT_CHECKS = tuple(check for check in CHECKS if not check.whole_document)

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء"
WORDS = (
    "قال الوزير إن أن انه فى الى على من التابعة لمنظمة مجلس وزارة اجتماع الاربعاء الثلاثاء رئيس الحكومة و ب ل أ مدينة "
    "المدينه يناير كانون الثاني/يناير ألف مليون دولار هذا هذه التي غير تم قام محمد أحمد القاهرة مستشفى"
)
PIECES = st.one_of(
    st.sampled_from(WORDS.split()),
    st.text(alphabet=LETTERS, min_size=1, max_size=9),
    st.text(alphabet=LETTERS + "\u064b\u064e\u064f\u0650\u0651\u0652\u0670ـ", min_size=1, max_size=9),
    st.text(alphabet="0123456789٠١٢٣٤٥٦٧٨٩۴۵۶.,:/-٫٬%", min_size=1, max_size=7),
    st.sampled_from(["CSTO", "iPhone 6", "7th", "https://example.org/a?b=%D8%AA", "#وسم_جديد", "x", "Médecins"]),
    st.sampled_from(list(".،؛:؟!…\"'()[]{}«»“”,;?-–/*<>&%@#\\▁")),
    st.sampled_from([" .", " ،", ' " .', "،،", "..", "???", '""', "( ", " )", " »", "« ", "،و", ".وقال", "1)", ":)"]),
    st.sampled_from(
        ["Ø§Ù„", "ط§ظ„ط³ظ„", "ÇáÓáÇã", "&nbsp;", "&#1575;", "\\u0627", "\ufffd", "<br>", "<unk>", "{{x}}", "@@ "]
    ),
    st.sampled_from(
        [
            "😀",
            "👩\u200d👩\u200d👧",
            "ﻻ",
            "ﷺ",
            "ﺍﻟﺴﻼﻡ",
            "م\u200cن",
            "\u00ad",
            "\u202e",
            "\u200f",
            "\u2066",
            "\0",
            "e\u0301",
        ]
    ),
    st.sampled_from(["\n", "\r", "\t", "\u00a0", "\u2028", "  "]),
)
TEXTS = st.lists(PIECES, max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " ", " "]).map(lambda joint: joint.join(pieces))
)
SLOW_IS_FINE = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def found_in(*targets: str) -> tuple[Finding, ...]:
    """All findings of all checks, and proof that none of them raised."""
    findings, skipped = run(Document(tuple(Segment(target) for target in targets)), CHECKS, verify=False)
    assert [entry for entry in skipped if entry.reason.startswith("raised")] == []
    return findings


@SLOW_IS_FINE
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_finding_lies_in_its_segment_and_reads_what_it_says(targets: list[str]) -> None:
    document = Document(tuple(Segment(target) for target in targets))
    for finding in found_in(*targets):
        start = document.starts[finding.segment]
        assert start <= finding.span.start < finding.span.end <= start + len(targets[finding.segment])
        assert finding.span.of(document.text) == finding.text
        assert 0 < finding.confidence <= 1
        assert all(suggestion.text != finding.text for suggestion in finding.suggestions)


@SLOW_IS_FINE
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_asked_twice_the_answer_is_the_same(targets: list[str]) -> None:
    assert found_in(*targets) == found_in(*targets)


def answer(finding: Finding, start: int) -> tuple[str, Span, list[tuple[str, str]]]:
    """What a check says, without how much an editor of this article wants to hear of it (see mt_qa.corroboration)."""
    return finding.check, finding.span.shifted(-start), [(s.text, s.made_by) for s in finding.suggestions]


@SLOW_IS_FINE
@example(["Ø§Ù„<br>", "قال قال ً"])
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_a_segment_alone_is_judged_as_among_others(targets: list[str]) -> None:
    """True of the checks that look at one segment; those of the whole article exist to differ here.

    The others of its article may make a finding surer or less sure, and change nothing else.
    """
    together, _ = run(Document(tuple(Segment(target) for target in targets)), SEGMENT_CHECKS, verify=False)
    starts = Document(tuple(Segment(target) for target in targets)).starts
    for index, target in enumerate(targets):
        alone, _ = run(Document((Segment(target),)), SEGMENT_CHECKS, verify=False)
        among = [finding for finding in together if finding.segment == index]
        assert [answer(finding, starts[index]) for finding in among] == [answer(finding, 0) for finding in alone]


@SLOW_IS_FINE
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_a_finding_survives_the_journey_through_json(targets: list[str]) -> None:
    for finding in found_in(*targets):
        data = json.loads(json.dumps(finding.to_dict(), ensure_ascii=False))
        assert Finding.from_dict(data).to_dict() == finding.to_dict()


@SLOW_IS_FINE
@given(TEXTS)
def test_every_finding_gives_its_reason_in_both_languages(target: str) -> None:
    for finding in found_in(target):
        assert finding.message.strip()
        assert any("\u0621" <= character <= "\u064a" for character in finding.message_ar)
        assert "\n" not in finding.message + finding.message_ar


ROUGH = {
    "combining marks": "م" + "\u064e\u0651" * 20_000,
    "nul bytes": "قال\0" * 3_000,
    "bidi overrides": "\u202eقال \u2066الوزير\u202c " * 1_500,
    "opening marks": "«(" * 3_000,
    "straight quotes": '" ' * 3_000,
    "blanks": " ، " * 3_000 + " " * 20_000,
    "one letter": "ا" * 4_000,
    "one long word": "مستشفى" * 800,
    "question marks": "?" * 20_000,
    "wrong encoding": "Ø§Ù„" * 3_000,
    "no text": "\u200f\u200e \u00a0",
}


@pytest.mark.parametrize("name", ROUGH)
def test_rough_text_stops_no_check(name: str) -> None:
    findings = found_in(ROUGH[name], "", "وصل الوزير إلى القاهرة.")
    assert all(finding.segment == 0 for finding in findings)


def test_every_check_is_looked_at() -> None:
    """The texts above are no use if they leave the checks asleep: most of them find something in a bad paragraph."""
    target = (
        'وقال الوزير الوزير فى اجتماع اجتماع ان المدينه Ø§Ù„Ù‚Ø§Ù‡Ø±Ø©, محـمد ، أ 7th ٢0١5 "غدا ( نص ،، <br> ﻻعب '
        "الم\u200cدينة &nbsp; قال،ثم ?????? ??????"
    )
    assert len(Counter(finding.check for finding in found_in(target))) >= 12
