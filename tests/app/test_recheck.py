"""A finding beside a correction: it expires only where its own check says so."""

from __future__ import annotations

from dataclasses import replace

from mt_qa.app.desk import Article, Desk
from mt_qa.app.recheck import gone, new_findings
from mt_qa.app.view import State, states_of
from mt_qa.core import Finding, Span
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key
from mt_qa.service import review

TEXT = "أعلنت الوزارة خطة جديدة.\nوإنني أ إجراء محادثات مع القادة ، ثم أعود إلى إلى بلادي."
"""The second paragraph has an orphan letter, a blank before a comma and a doubled word."""


def desk() -> Desk:
    return Desk(Article(TEXT), review(TEXT, min_confidence=0.0))


def found(desk: Desk, check: str) -> Finding:
    return next(finding for finding in desk.findings if finding.check == check)


def test_a_correction_leaves_its_neighbours_open() -> None:
    start = desk()
    doubled, orphan = found(start, "doubled-word"), found(start, "orphan-letter")
    after = start.accept(finding_key(doubled))
    assert finding_key(orphan) not in after.settled
    assert after.expired == frozenset()


def test_what_is_partly_rewritten_is_left_to_the_editor() -> None:
    start = desk()
    doubled, space = found(start, "doubled-word"), found(start, "space-before-punctuation")
    words = "القادة ، ثم أعود إلى"
    begin = TEXT.index(words)
    mark = replace(doubled, check="missed", span=Span(begin, begin + len(words)), text=words)
    after = start.with_decisions(Decisions((Decision(mark, Outcome.EDITED, "القادة، ثم أعود إلى"),)))
    states = states_of(after.findings, after.decisions, after.expired)
    assert states[finding_key(space)] is State.COVERED
    assert states[finding_key(doubled)] is State.UNDECIDED


def test_what_depends_on_a_neighbour_expires_with_it() -> None:
    """A quotation that is never closed: closing it elsewhere in the paragraph settles the finding at its opening."""
    text = 'قال الرئيس: "سيبدأ الانسحاب غدا، وسيعود الجنود إلى بلادهم في في موعدهم.'
    start = Desk(Article(text), review(text, min_confidence=0.0))
    quotation, doubled = found(start, "unclosed-quotation"), found(start, "doubled-word")
    after = start.edit(finding_key(doubled), 'في"')
    assert finding_key(quotation) in after.expired
    assert finding_key(quotation) in after.settled
    back = after.with_decisions(Decisions())
    assert back.expired == frozenset()
    assert finding_key(quotation) not in back.settled


def test_nothing_expires_where_nothing_was_corrected() -> None:
    start = desk()
    assert gone(start.report, Decisions(), {0, 1}) == frozenset()
    rejected = start.reject(finding_key(found(start, "doubled-word")))
    assert rejected.expired == frozenset()


def test_the_checks_read_the_editors_own_words() -> None:
    start = desk()
    doubled = found(start, "doubled-word")
    bad = start.edit(finding_key(doubled), "إلى الوزارة الوزارة في")
    (decision,) = bad.decisions.made
    assert "doubled-word" in {f.check for f in new_findings(bad.report, bad.decisions, decision)}
    good = start.edit(finding_key(doubled), "إلى")
    (decision,) = good.decisions.made
    assert new_findings(good.report, good.decisions, decision) == ()
