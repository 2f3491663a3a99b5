"""Beside the text: the list of findings, the finding that is looked at, and what can be decided about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from operator import methodcaller
from typing import Any

import streamlit as st

from mt_qa.app import components, dialogs, filters, names, payload, session, who
from mt_qa.app.bars import hint, markdown_text
from mt_qa.app.desk import Desk
from mt_qa.app.payload import Voice, voice
from mt_qa.app.view import Filters
from mt_qa.core import Finding, ProfileError, Wrong
from mt_qa.decisions import Outcome, finding_key
from mt_qa.registry import find_check
from mt_qa.store import Scope, Status

VIEWS = ("marked", "corrected")
SIDES = ("findings", "names")
MOST_SUGGESTIONS = 3


@st.fragment
def panel(language: str) -> None:
    """Draw the panel in ``en`` or ``ar``."""
    speak, now = voice(language), session.must_be_open()
    desk = now.desk
    if st.session_state.get("problem-shown") != session.problem():
        st.session_state["problem-shown"] = session.problem()
        if session.problem():
            st.toast(markdown_text(speak.words("problem", why=session.problem())))
    with st.container(key="panel"):
        side = _side(desk, speak)
        view = _progress(desk, speak)
        focus = desk.looked_at if side == "names" else None
        components.article_marks(payload.marks_data(desk, speak, view, focus), _on_event)
        if side == "names":
            names.names_and_terms(desk, speak)
            _turning(speak)
        else:
            _findings(desk, speak)
    dialogs.draw_wanted(speak)
    if st.session_state.get("finished"):
        st.rerun()


def finish() -> None:
    """Say that the article is done and go back to the queue; a done one is opened again and stays here."""
    is_done = session.must_be_open().state.status is Status.DONE
    if session.set_status(Status.IN_REVIEW if is_done else Status.DONE):
        st.session_state["finished"] = not is_done


def _findings(desk: Desk, speak: Voice) -> None:
    """The list of findings and the one that is looked at."""
    components.finding_list(payload.list_data(desk, speak), _select)
    _stepping(desk, speak)
    finding = desk.finding(desk.selected)
    if finding is None:
        st.caption(speak.words("select-finding"))
        _turning(speak)
    else:
        _finding(desk, finding, speak)


def _do(action: Callable[[Desk], Desk]) -> Callable[[], None]:
    """A widget's callback that carries out `action` on the desk."""
    return partial(session.change, action)


def _select(key: str) -> None:
    """Select a finding; a click on one in the text brings the list of findings back."""
    st.session_state["side"] = "findings"
    st.session_state.pop("grabbed", None)
    session.change(lambda desk: desk.select(key))


def _on_event(event: dict[str, Any]) -> None:
    """What the editor did in the text or with a key."""
    match event["kind"]:
        case "pick":
            _select(event["key"])
        case "press":
            _press(event["key"], event["finding"])
        case "grab":
            st.session_state["grabbed"] = {name: event[name] for name in ("segment", "start", "end")}


def _press(key: str, finding: str) -> None:
    """What a key of the keyboard stands for.

    It decides about the finding that was selected when it was pressed, and only while that is still selected: one that
    is pressed twice before the next finding is shown must not decide about what nobody has seen.
    """
    if st.session_state.get("side") == "names":
        names.press(key)
        if key not in ("undo", "redo", "done", "help", "mark-error"):
            return
    match key:
        case "next" | "previous":
            session.change(methodcaller("step", 1 if key == "next" else -1))
        case "help" | "mark-error":
            dialogs.want(key)
        case "undo" | "redo" | "done" if who.may("decide"):
            {"undo": session.undo, "redo": session.redo, "done": finish}[key]()
        case _ if finding != session.desk().selected or not who.may("decide"):
            return
        case "add-term":
            dialogs.want(key, finding)
        case "take-1" | "take-2" | "take-3":
            session.change(methodcaller("accept", finding, int(key[-1]) - 1))
        case "dismiss":
            session.dismiss([finding], Scope.ARTICLE)
        case "dismiss-everywhere":
            session.dismiss([finding], Scope.EVERYWHERE)


def _side(desk: Desk, speak: Voice) -> str:
    """Draw the head of the panel and return which of its sides is open."""
    # Another article may have no names, or its profile no check of them.
    if not desk.report.ledger.entries or "side" not in st.session_state:
        st.session_state["side"] = "findings"
    with st.container(key="list-head", horizontal=True, vertical_alignment="center", gap="small"):
        side = st.segmented_control(
            speak.words("panel"),
            SIDES if desk.report.ledger.entries else SIDES[:1],
            required=True,
            format_func=lambda side: speak.names.word("findings" if side == "findings" else "ledger"),
            key="side",
            label_visibility="collapsed",
        )
        if side != "names":
            active = desk.filters != Filters(order=desk.filters.order)
            with st.popover(speak.words("filter-on" if active else "filter"), key="filter"):
                filters.filter_fields(desk, speak)
    return side or "findings"


def _progress(desk: Desk, speak: Voice) -> str:
    """Draw how far the editors are, and return the view of the text that is chosen beside it."""
    with st.container(key="progress", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(payload.progress_html(desk, speak), width="stretch")
        view = st.segmented_control(
            speak.words("view"),
            VIEWS,
            default="marked",
            required=True,
            format_func=speak.words,
            key="view",
            label_visibility="collapsed",
        )
    return view or "marked"


def _stepping(desk: Desk, speak: Voice) -> None:
    keys = [finding_key(finding) for finding in desk.shown]
    place = keys.index(desk.selected) + 1 if desk.selected in keys else 0
    with st.container(key="stepping", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        for word, key, distance in (("previous", "K", -1), ("next", "J", 1)):
            if distance > 0:
                st.caption(speak.words("position", n=place, total=len(keys)), width="content")
            st.button(
                speak.names.word(word) + hint(key),
                key=word,
                disabled=not keys,
                on_click=_do(methodcaller("step", distance)),
            )


def _finding(desk: Desk, finding: Finding, speak: Voice) -> None:
    key = finding_key(finding)
    _selected_words(speak)
    st.html(payload.finding_html(desk, finding, speak))
    _contest(finding, speak)
    if who.may("decide"):
        _suggestions(desk, finding, speak)
        _deciding(desk, finding, speak)
        _wording(desk, finding, speak)
    told = payload.preview_html(desk, finding, speak)
    decision = desk.decisions.by_key().get(key)
    if decision is not None and decision.outcome is Outcome.EDITED:
        told += payload.new_findings_html(desk, decision, speak)
    if told:
        st.html(told)
    _about(finding, speak)


def _suggestions(desk: Desk, finding: Finding, speak: Voice) -> None:
    key = finding_key(finding)
    with st.container(key="suggestions"):
        for place, suggestion in enumerate(finding.suggestions[:MOST_SUGGESTIONS]):
            label = markdown_text(payload.suggestion_label(desk, finding, suggestion.text, speak))
            st.button(
                label + hint(str(place + 1)),
                key=f"suggestion-{place}",
                type="primary" if place == 0 else "secondary",
                width="stretch",
                wrap=True,
                on_click=_do(methodcaller("accept", key, place)),
            )
        if not finding.suggestions:
            st.caption(speak.names.word("no-safe-fix"))


def _deciding(desk: Desk, finding: Finding, speak: Voice) -> None:
    key = finding_key(finding)
    with st.container(key="deciding", horizontal=True, gap="small"):
        st.button(
            speak.words("dismiss") + hint("X"),
            key="dismiss",
            on_click=partial(session.dismiss, [key], Scope.ARTICLE),
        )
        st.button(speak.names.word("reject"), key="reject", on_click=_do(methodcaller("reject", key)))
        with st.popover(speak.words("more"), key="more"):
            _more(desk, finding, speak)
        _turning(speak, inside=True)
    like = desk.like(finding)
    if len(like) > 1:
        st.button(
            speak.words("accept-all", n=len(like)),
            key="accept-all",
            width="stretch",
            on_click=_do(methodcaller("accept_all_like", key)),
        )


def _more(desk: Desk, finding: Finding, speak: Voice) -> None:
    """What is done seldom: dismissing more than this one, a term, an error that the engine missed."""
    key = finding_key(finding)
    alike = [finding_key(other) for other in desk.alike(finding)]
    for word, keys, scope, shown in (
        ("dismiss-project", [key], Scope.PROJECT, ""),
        ("dismiss-everywhere", [key], Scope.EVERYWHERE, "⇧X"),
        ("dismiss-alike", alike, Scope.ARTICLE, ""),
    ):
        if word != "dismiss-alike" or len(alike) > 1:
            st.button(
                speak.words(word, n=len(keys)) + (hint(shown) if shown else ""),
                key=word,
                width="stretch",
                on_click=partial(session.dismiss, keys, scope),
            )
    if key in desk.decisions.by_key():
        st.button(speak.words("reopen"), key="reopen", width="stretch", on_click=partial(session.reopen, finding))
    st.button(
        speak.words("add-term") + hint("A"),
        key="add-term",
        width="stretch",
        on_click=partial(dialogs.want, "add-term", key),
    )
    st.button(
        speak.words("mark-error") + hint("M"),
        key="mark-error",
        width="stretch",
        on_click=partial(dialogs.want, "mark-error"),
    )


def _selected_words(speak: Voice) -> None:
    """The words that the editor has selected in the text, ready to be marked as an error."""
    words = dialogs.grabbed_words()
    if words and who.may("decide"):
        st.button(
            markdown_text(speak.words("mark-these", words=words[:40])) + hint("M"),
            key="mark-these",
            width="stretch",
            wrap=True,
            on_click=partial(dialogs.want, "mark-error"),
        )


def _contest(finding: Finding, speak: Voice) -> None:
    """What another editor decided on the same letters at the same time: whoever decides now settles it."""
    for entry in session.contested(finding):
        st.warning(markdown_text(speak.words("contested", who=entry.by, text=entry.after)))


def _wording(desk: Desk, finding: Finding, speak: Voice) -> None:
    """The field for the editor's own words, which starts with what stands there or is suggested."""
    key = finding_key(finding)
    decision = desk.decisions.by_key().get(key)
    first = finding.suggestions[0].text if finding.suggestions else finding.text
    # A new field after every decision on it: it starts anew with the text that then stands.
    field = f"wording-{len(session.must_be_open().state.entries)}-{key}"
    with st.container(key="wording"):
        st.text_area(
            speak.words("wording") + hint("E"),
            decision.replacement if decision and decision.changes_text else first,
            key=field,
            height=76,
        )
    st.button(
        speak.words("use-wording"),
        key="use-wording",
        on_click=_do(lambda desk: desk.edit(key, st.session_state[field])),
    )


def _turning(speak: Voice, *, inside: bool = False) -> None:
    """Undo and redo. Always enabled: a button that is enabled by the very decision to undo would miss a quick hand."""
    if not who.may("decide"):
        return
    if not inside:
        with st.container(key="turning", horizontal=True, gap="small"):
            _turning(speak, inside=True)
        return
    st.button(speak.names.word("undo") + hint("U"), key="undo", on_click=session.undo)
    st.button(speak.words("redo") + hint("⇧U"), key="redo", on_click=session.redo)


def _about(finding: Finding, speak: Voice) -> None:
    """What the check looks for, as its file says it, with an example."""
    try:
        check = find_check(finding.check)
    except ProfileError:  # a check that is not installed here any more, or an editor's own mark
        return
    with st.expander(speak.words("about-check")):
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in check.docstring.split("\n\n"))
        st.html(f'<div class="about" dir="ltr" lang="en">{paragraphs}</div>')
        wrong = next((example for example in check.examples if isinstance(example, Wrong)), None)
        if wrong:
            fixed = f"<p>✓ {escape(wrong.fixed)}</p>" if wrong.fixed else ""
            st.html(f'<div class="about example" dir="rtl" lang="ar"><p>✕ {escape(wrong.text)}</p>{fixed}</div>')
