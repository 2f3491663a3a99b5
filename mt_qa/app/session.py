"""The article that is open between reruns, and how an action reaches the store before the page shows it.

An action on the `Desk` gives the next desk; what it decided is written first, and the page gets what the store then
holds, other editors' decisions included. Where the store does not answer, the desk stays as it was and a line says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

import streamlit as st

from mt_qa.app import who
from mt_qa.app.desk import Article, Desk
from mt_qa.app.view import Filters
from mt_qa.core import Category, Finding, MtQaError, Severity, Span
from mt_qa.decisions import Decision, finding_key
from mt_qa.knowledge.termbase import TermEntry
from mt_qa.store import ConflictError, Scope, Status, articles, reviewing, sittings, terms
from mt_qa.store.reviewing import ReviewState
from mt_qa.store.values import Entry, Listed

_OPEN = "opened"
TOUCH_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Opened:
    """An article on the desk: its row in the queue, the desk, and where the store has it."""

    listed: Listed
    desk: Desk
    state: ReviewState

    @property
    def number(self) -> int:
        return self.listed.id


def opened() -> Opened | None:
    """The article that is open."""
    found: Opened | None = st.session_state.get(_OPEN)
    return found


def must_be_open() -> Opened:
    """The article that is open, for what is only drawn beside one."""
    found = opened()
    if found is None:
        raise RuntimeError("no article is open")
    return found


def desk() -> Desk:
    """The desk of the open article."""
    return must_be_open().desk


def open_article(number: int) -> Opened | None:
    """Take an article from the store; None, and a line for the page, where there is none."""
    found = opened()
    if found is not None and found.number == number:
        return found
    try:
        _put(_from_store(number))
    except MtQaError as error:
        report_problem(str(error))
        st.session_state.pop(_OPEN, None)
        return None
    return opened()


def _from_store(number: int, before: Desk | None = None) -> Opened:
    """The article as the store has it; filters and what is selected are kept from the desk before."""
    article = articles.article(who.store(), number)
    state = reviewing.state(who.store(), number, who=who.person())
    texts = Article(article.text, article.source, article.listed.name)
    fresh = Desk(texts, article.report).with_decisions(state.decisions)
    if before is None:
        return Opened(article.listed, fresh.select_first(), state)
    kept = replace(fresh, filters=before.filters, focus=before.focus)
    selected = kept.select(before.selected) if kept.finding(before.selected) else kept.select_first()
    return Opened(article.listed, selected, state)


def _put(article: Opened) -> None:
    st.session_state[_OPEN] = article


def change(action: Callable[[Desk], Desk]) -> None:
    """Carry out an action on the desk; what it decides is on disk before the desk is the next one."""
    now = must_be_open()
    after = action(now.desk)
    new = _new_decisions(now.desk, after)
    if not new:
        _put(replace(now, desk=after))
        _touch(now.number)
        return
    _write(now, after, lambda: reviewing.decide(who.store(), now.number, new, seen=now.state.version, who=who.person()))


def _touch(number: int) -> None:
    """Reading is editing time too: say at most once in `TOUCH_SECONDS` that the editor is at work on the article."""
    article, moment = st.session_state.get("touched", (0, 0.0))
    if (number, monotonic() - moment < TOUCH_SECONDS) == (article, True) or not who.may("decide"):
        return
    st.session_state["touched"] = (number, monotonic())
    try:
        sittings.touch(who.store(), number, who=who.person())
    except MtQaError as error:
        report_problem(str(error))


def _new_decisions(before: Desk, after: Desk) -> list[Decision]:
    made = before.decisions.by_key()
    return [d for d in after.decisions.made if made.get(finding_key(d.finding)) != d]


def dismiss(keys: Sequence[str], scope: Scope) -> None:
    """Dismiss findings in this article, its project or everywhere, and go on to the next."""
    now = must_be_open()
    findings = [finding for key in keys if (finding := now.desk.finding(key)) is not None]
    if findings:
        after = now.desk.reject(*map(finding_key, findings))
        _write(
            now,
            after,
            lambda: reviewing.dismiss(
                who.store(), now.number, findings, scope, seen=now.state.version, who=who.person()
            ),
            again=scope is not Scope.ARTICLE,
        )


def reopen(finding: Finding) -> None:
    """Take back what was decided on a finding."""
    now = must_be_open()
    version = now.state.version
    _write(now, now.desk, lambda: reviewing.reopen(who.store(), now.number, [finding], seen=version, who=who.person()))


def mark_missed(span: Span, category: Category, severity: Severity, correction: str | None) -> None:
    """Mark an error that the engine missed."""
    now = must_be_open()
    _write(
        now,
        now.desk,
        lambda: reviewing.mark_missed(
            who.store(),
            now.number,
            span,
            category,
            severity,
            correction=correction,
            seen=now.state.version,
            who=who.person(),
        ),
    )


def undo() -> None:
    """Take back the editor's last step, back to the beginning."""
    _turn(reviewing.undo)


def redo() -> None:
    """Do again what was taken back last."""
    _turn(reviewing.redo)


def _turn(way: Callable[..., ReviewState]) -> None:
    now = must_be_open()
    _write(now, now.desk, lambda: way(who.store(), now.number, who=who.person()), again=True)
    after = must_be_open()
    last = next((e for e in reversed(after.state.entries) if e.step > now.state.version and e.finding), None)
    if last is not None and last.finding is not None and last.by == who.person().name:
        _put(replace(after, desk=after.desk.select(finding_key(last.finding))))


def _write(now: Opened, after: Desk, written: Callable[[], ReviewState], *, again: bool = False) -> None:
    """Put `after` on the desk once the store has said what stands; `again` reads its report anew as well."""
    try:
        state = written()
    except ConflictError as error:
        report_problem(str(error))
        _put(_from_store(now.number, now.desk))
        return
    except MtQaError as error:
        report_problem(str(error))
        return
    report_problem("")
    if again:
        fresh = _from_store(now.number, after)
        _put(replace(fresh, state=state))
    else:
        desk = after if after.decisions == state.decisions else after.with_decisions(state.decisions)
        _put(replace(now, desk=desk, state=state))


def add_term(entries: Sequence[TermEntry]) -> bool:
    """Add terms to the article's project and review it with them at once; False where that failed."""
    now = must_be_open()

    def add() -> None:
        terms.add_terms(who.store(), now.listed.project, entries, who=who.person(), article=now.number)
        articles.review_again(who.store(), now.number, who=who.person())

    return _attempt(add)


def review_again() -> None:
    """Review the article with what its project knows now."""
    number = must_be_open().number
    _attempt(lambda: articles.review_again(who.store(), number, who=who.person()))


def set_status(status: Status) -> bool:
    """Say where the open article stands; False where that failed."""
    number = must_be_open().number
    return _attempt(lambda: articles.set_status(who.store(), number, status, who=who.person()))


def _attempt(action: Callable[[], object]) -> bool:
    """Do something to the open article and take it from the store again."""
    now = must_be_open()
    try:
        action()
        _put(_from_store(now.number, now.desk))
    except MtQaError as error:
        report_problem(str(error))
        return False
    report_problem("")
    return True


def filter_by(filters: Filters) -> None:
    """Show what the filters let through."""
    change(lambda desk: desk.filtered(filters))


def contested(finding: Finding) -> tuple[Entry, ...]:
    """What other editors decided on the finding's letters without having seen what is in force."""
    rows = must_be_open().state.contested
    return tuple(row for row in rows if row.finding is not None and row.finding.span.overlaps(finding.span))


def problem() -> str:
    """What went wrong last, in one line; empty where nothing did."""
    return str(st.session_state.get("problem", ""))


def report_problem(line: str) -> None:
    """Keep one line for the page to show; an empty one takes it away."""
    st.session_state["problem"] = line
