"""A termbase in the engine and the service: what a check is given, on what a finding rests, what a stream is given."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mt_qa.core import Document, Evidence, Finding, Hit, Report, Segment, Span
from mt_qa.engine import run
from mt_qa.formats.termbases import load_termbase
from mt_qa.knowledge.tables import data_folder
from mt_qa.knowledge.termbase import Status, Termbase, TermEntry
from mt_qa.registry import find_check
from mt_qa.service import review, review_many

TERMS = load_termbase(str(data_folder() / "termbases" / "example.csv")).for_project()
CHECK = find_check("termbase-violation")
TARGET = "عبرت القافلة المعبر البشري ليلا."


def found(target: str, source: str | None = None) -> tuple[Finding, ...]:
    findings, skipped = run(Document((Segment(target, source),)), [CHECK], termbase=TERMS)
    assert skipped == ()
    return findings


def test_a_check_gets_the_termbase_of_the_caller() -> None:
    given_to: list[Termbase] = []

    def looking(segment: Segment, *, termbase: Termbase) -> Iterator[Hit]:
        given_to.append(termbase)
        yield Hit(Span(0, 1), "seen", "شوهد")

    check = replace(CHECK, run=looking, needs=frozenset({"termbase"}))
    _, skipped = run(Document((Segment("نص"),)), [check])
    assert (given_to, [entry.reason for entry in skipped]) == ([], ["no termbase"])
    run(Document((Segment("نص"),)), [check], termbase=TERMS, verify=False)
    assert given_to == [TERMS]


def test_the_source_proves_a_fault() -> None:
    (alone,) = found(TARGET)
    (proved,) = found(TARGET, "The convoy crossed the humanitarian corridor at night.")
    (doubted,) = found(TARGET, "The convoy crossed the border at night.")
    assert [finding.evidence for finding in (alone, proved, doubted)] == [
        Evidence.DOCUMENT,
        Evidence.SOURCE,
        Evidence.DOCUMENT,
    ]
    assert proved.confidence > alone.confidence > doubted.confidence


def test_clitics_are_kept() -> None:
    for written, wanted in (
        ("مرت القافلة بالمعبر البشري.", "مرت القافلة بالممر الإنساني."),
        ("وصلت القافلة للمعبر البشري.", "وصلت القافلة للممر الإنساني."),
        ("والمعبر البشري مغلق.", "والممر الإنساني مغلق."),
    ):
        (finding,) = found(written)
        assert finding.span.replaced(written, finding.suggestions[0].text) == wanted


def test_a_word_that_only_the_hamza_makes_alike_is_another() -> None:
    def texts(target: str) -> list[str]:
        terms = Termbase("house", (TermEntry("refugee", "ar", "فار", Status.FORBIDDEN),))
        findings, _ = run(Document((Segment(target),)), [CHECK], termbase=terms)
        return [finding.text for finding in findings]

    assert texts("عبر الفار الحدود.") == ["الفار"]
    assert texts("عثر العمال على فأر في المقصورة، وهرب الفأر.") == []


def test_a_stream_is_reviewed_with_one_termbase() -> None:
    documents = [Document((Segment(TARGET),), id=str(number)) for number in range(3)]
    for report in review_many(documents, termbase=TERMS):
        assert isinstance(report, Report)
        assert [finding.check for finding in report.findings] == ["termbase-violation"]
        assert report.signature == review(TARGET, termbase=TERMS).signature


def test_the_signature_changes_with_the_terms() -> None:
    fewer = Termbase(TERMS.name, TERMS.entries[1:])
    signatures = {review(TARGET, termbase=terms).signature for terms in (None, TERMS, fewer)}
    assert len(signatures) == 3


WORDS = tuple(dict.fromkeys(word for entry in TERMS.entries for word in entry.term.split()))
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.tuples(st.sampled_from(["و", "ب", "ل", "لل", "ال", "وال"]), st.sampled_from(WORDS)).map("".join),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["ها", "هم", "ا", "ان", "ين", "ات", "\u064b"])).map("".join),
    st.sampled_from(["،", ".", "\n", "\u200f", "ـ", "قالت", "الجديدة", "«", "7"]),
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.one_of(st.none(), TEXTS))
def test_a_finding_lies_in_its_text_whatever_it_is(target: str, source: str | None) -> None:
    findings = found(target, source)
    assert findings == found(target, source)
    for finding in findings:
        assert finding.span.of(target) == finding.text != ""
        assert all(suggestion.text != finding.text for suggestion in finding.suggestions)
        assert "\n" not in finding.message + finding.message_ar
