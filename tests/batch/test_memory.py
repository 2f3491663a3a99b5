"""What was found in a segment before is found again, without asking the checks."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from mt_qa import service
from mt_qa.batch.memory import SegmentMemory, segment_key, segment_keys
from mt_qa.core import Document, Evidence, Hit, Segment, Severity, Span, Suggestion
from mt_qa.engine import OF_ONE_SEGMENT, examine
from mt_qa.evaluation.scaling import shipped
from mt_qa.registry import all_checks, find_check

HITS = {
    "one": [Hit(Span(0, 3), "why", "لماذا", ("نص", Suggestion("آخر", 0.7, "termbase")))],
    "two": [Hit(Span(4, 5), "", "", (), Severity.CRITICAL, 0.25, Evidence.LANGUAGE_MODEL), Hit(Span(6, 9), "m", "م")],
}


def test_hits_come_back_as_they_were() -> None:
    first, segment = SegmentMemory({}), Segment("نص من تسعة أحرف", "source")
    assert first.recall(segment) is None
    first.keep(segment, HITS)
    second = SegmentMemory(first.learnt)
    assert second.recall(segment) == HITS
    assert second.recall(replace(segment, source="other")) is None


def test_blank_segments_have_no_key() -> None:
    segments = (Segment("نص"), Segment(" "), Segment(""))
    assert list(segment_keys(Document(segments))) == [segment_key(segments[0])]


@pytest.mark.parametrize("name", ["form/dev", "form/clean_twins"])
def test_a_review_from_memory_is_the_same_review(name: str) -> None:
    for text in shipped(name)[:6]:
        document = service.document_of(text)
        memory = SegmentMemory({})
        report = service.review(document, memory=memory)
        assert report == service.review(document)
        assert report == service.review(document, memory=SegmentMemory(memory.learnt))


def test_checks_of_single_segments_are_not_asked_again() -> None:
    asked: list[str] = []
    check = find_check("doubled-word")

    def run(segment: Segment, **given: object) -> Iterable[Hit]:
        asked.append(segment.target)
        return list(check.run(segment, **given))

    watched = replace(check, run=run)
    old, new = Segment("وصل الوزير إلى إلى العاصمة."), Segment("قال قال الوزير.")
    memory = SegmentMemory({})
    examine(Document((old,)), [watched], memory=memory, verify=False)
    later = SegmentMemory(memory.learnt)
    outcome = examine(Document((old, new)), [watched], memory=later, verify=False)
    assert asked == [old.target, new.target]
    assert [finding.segment for finding in outcome.findings] == [0, 1]
    assert list(later.learnt) == [segment_key(new)]


def test_a_segment_in_which_a_check_failed_is_not_remembered() -> None:
    def run(segment: Segment, **given: object) -> Iterable[Hit]:
        raise KeyError("no")

    memory = SegmentMemory({})
    failing = replace(find_check("doubled-word"), run=run)
    examine(Document((Segment("نص"),)), [failing], memory=memory)
    assert memory.learnt == {}


def test_a_third_of_the_checks_look_at_single_segments() -> None:
    alone = [check for check in all_checks() if not check.whole_document and check.needs <= OF_ONE_SEGMENT]
    assert len(alone) > len(all_checks()) / 3
