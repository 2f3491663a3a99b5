"""The desk itself: the status line, the article, and beside it the list and the finding that is looked at.

All of it is one fragment: a decision redraws the desk and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from operator import methodcaller

import streamlit as st

from mt_qa.app import components, names, payload, session
from mt_qa.app.bars import markdown_text
from mt_qa.app.desk import Desk
from mt_qa.app.payload import Voice, voice
from mt_qa.app.view import Filters, Order
from mt_qa.core import Category, Finding, ProfileError, Severity, Wrong
from mt_qa.decisions import finding_key
from mt_qa.registry import find_check

VIEWS = ("marked", "corrected")
SIDES = ("findings", "names")


@st.fragment
def review_desk(language: str) -> None:
    """Draw the desk in ``en`` or ``ar``."""
    speak, desk = voice(language), session.desk()
    view = _status_bar(desk, speak)
    text_side, panel_side = st.columns([13, 7], gap="medium")
    with text_side:
        focus = desk.looked_at if st.session_state.get("side") == "names" else None
        components.article_text(payload.text_data(desk, speak, view, focus), _select)
    with panel_side, st.container(key="panel"):
        if _side(desk, speak) == "names":
            names.names_and_terms(desk, speak)
            _undo(speak)
        else:
            _findings(desk, speak)


def _findings(desk: Desk, speak: Voice) -> None:
    """The list of findings and the one that is looked at."""
    components.finding_list(payload.list_data(desk, speak), _select)
    _stepping(desk, speak)
    finding = desk.finding(desk.selected)
    if finding is None:
        st.caption(speak.words("select-finding"))
        _undo(speak)
    else:
        _finding(desk, finding, speak)


def _do(action: Callable[[Desk], Desk]) -> Callable[[], None]:
    """A widget's callback that carries out `action` on the desk."""
    return partial(session.change, action)


def _select(key: str) -> None:
    """Select a finding; a click on one in the text brings the list of findings back."""
    st.session_state["side"] = "findings"
    session.change(lambda desk: desk.select(key))


def _status_bar(desk: Desk, speak: Voice) -> str:
    """Draw the status line and return the view chosen at its end."""
    with st.container(key="status", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(payload.status_html(desk, speak), width="stretch")
        view = st.segmented_control(
            speak.words("view"),
            VIEWS,
            default="marked",
            required=True,
            format_func=speak.words,
            key="view",
            label_visibility="collapsed",
        )
        with st.popover(speak.words("download"), key="download"):
            _downloads(desk, speak)
    return view or "marked"


def _downloads(desk: Desk, speak: Voice) -> None:
    stem = payload.file_name(desk)
    for word, data, name, mime in (
        ("text-file", desk.corrected, f"{stem}.corrected.txt", "text/plain"),
        ("report-file", payload.report_json(desk), f"{stem}.report.json", "application/json"),
        ("decisions-file", payload.decisions_json(desk), f"{stem}.decisions.json", "application/json"),
    ):
        st.download_button(
            speak.words(word),
            data.encode("utf-8", errors="backslashreplace"),
            name,
            mime,
            key=word,
            on_click="ignore",
            width="stretch",
        )


def _side(desk: Desk, speak: Voice) -> str:
    """Draw the head of the panel and return which of its sides is open."""
    if not desk.report.ledger.entries:  # another article may have no names, or its profile no check of them
        st.session_state["side"] = "findings"
    with st.container(key="list-head", horizontal=True, vertical_alignment="center", gap="small"):
        side = st.segmented_control(
            speak.words("panel"),
            SIDES if desk.report.ledger.entries else SIDES[:1],
            default="findings",
            required=True,
            format_func=lambda side: speak.names.word("findings" if side == "findings" else "ledger"),
            key="side",
            label_visibility="collapsed",
        )
        if side != "names":
            active = desk.filters.severities or desk.filters.kind or desk.filters.undecided_only
            with st.popover(speak.words("filter-on" if active else "filter"), key="filter"):
                _filter_fields(desk, speak)
    return side or "findings"


def _filter_fields(desk: Desk, speak: Voice) -> None:
    st.segmented_control(
        speak.words("order"),
        list(Order),
        default=desk.filters.order,
        required=True,
        format_func=lambda order: speak.words("worst-first" if order is Order.WORST else "in-text-order"),
        key="order",
        on_change=_filter,
    )
    counts = desk.counts()
    present = [severity.label for severity in reversed(Severity) if counts[severity.label]]
    kinds = ["", *sorted({f.category.value for f in desk.findings}), *sorted({f.check for f in desk.findings})]
    # What was chosen for another article may be no choice for this one.
    st.session_state["severities"] = [s for s in st.session_state.get("severities", []) if s in present]
    if st.session_state.get("kind") not in kinds:
        st.session_state["kind"] = ""
    st.pills(
        speak.names.word("severity"),
        present,
        selection_mode="multi",
        format_func=lambda label: f"{speak.names.severity(Severity.parse(label))} {counts[label]}",
        key="severities",
        on_change=_filter,
    )
    st.selectbox(
        speak.words("kind"), kinds, format_func=partial(_kind_name, counts, speak), key="kind", on_change=_filter
    )
    st.toggle(speak.words("undecided-only"), key="undecided-only", on_change=_filter)


def _kind_name(counts: dict[str, int], speak: Voice, kind: str) -> str:
    if not kind:
        return speak.words("all-kinds")
    name = speak.names.category(Category(kind)) if kind in set(Category) else kind
    return f"{name} ({counts[kind]})"


def _filter() -> None:
    """Take the filters from their fields."""
    state = st.session_state
    filters = Filters(
        severities=frozenset(Severity.parse(label) for label in state["severities"]),
        kind=state["kind"],
        undecided_only=state["undecided-only"],
        order=state["order"],
    )
    session.change(lambda desk: desk.filtered(filters))


def _stepping(desk: Desk, speak: Voice) -> None:
    keys = [finding_key(finding) for finding in desk.shown]
    place = keys.index(desk.selected) + 1 if desk.selected in keys else 0
    with st.container(key="stepping", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.button(
            speak.names.word("previous"),
            key="previous",
            shortcut="K",
            disabled=not keys,
            on_click=_do(methodcaller("step", -1)),
        )
        st.caption(speak.words("position", n=place, total=len(keys)), width="content")
        st.button(
            speak.names.word("next"),
            key="next",
            shortcut="J",
            disabled=not keys,
            on_click=_do(methodcaller("step", 1)),
        )


def _finding(desk: Desk, finding: Finding, speak: Voice) -> None:
    key = finding_key(finding)
    st.html(payload.finding_html(desk, finding, speak))
    with st.container(key="suggestions"):
        for place, suggestion in enumerate(finding.suggestions):
            st.button(
                markdown_text(payload.suggestion_label(desk, finding, suggestion.text, speak)),
                key=f"suggestion-{place}",
                shortcut=str(place + 1),
                type="primary" if place == 0 else "secondary",
                width="stretch",
                wrap=True,
                on_click=_do(methodcaller("accept", key, place)),
            )
        if not finding.suggestions:
            st.caption(speak.names.word("no-safe-fix"))
    with st.container(key="deciding", horizontal=True, gap="small"):
        st.button(speak.names.word("reject"), key="reject", shortcut="X", on_click=_do(methodcaller("reject", key)))
        _undo(speak)
    like = desk.like(finding)
    if len(like) > 1:
        st.button(
            speak.words("accept-all", n=len(like)),
            key="accept-all",
            width="stretch",
            on_click=_do(methodcaller("accept_all_like", key)),
        )
    _wording(desk, finding, speak)
    _about(finding, speak)


def _wording(desk: Desk, finding: Finding, speak: Voice) -> None:
    """The field for the editor's own words, which starts with what stands there or is suggested."""
    key = finding_key(finding)
    decision = desk.decisions.by_key().get(key)
    first = finding.suggestions[0].text if finding.suggestions else finding.text
    # A new field after every decision: it starts anew with the text that then stands.
    field = f"wording-{len(desk.history)}-{key}"
    with st.container(key="wording"):
        st.text_area(
            f"{speak.words('wording')} · E",
            decision.replacement if decision and decision.changes_text else first,
            key=field,
            height=76,
        )
    st.button(
        speak.words("use-wording"),
        key="use-wording",
        shortcut="Ctrl+Enter",
        on_click=_do(lambda desk: desk.edit(key, st.session_state[field])),
    )


def _undo(speak: Voice) -> None:
    # Always enabled: a button that is enabled by the very decision to undo would miss a quick hand.
    st.button(speak.names.word("undo"), key="undo", shortcut="U", on_click=_do(Desk.undo))


def _about(finding: Finding, speak: Voice) -> None:
    """What the check looks for, as its file says it, with an example."""
    try:
        check = find_check(finding.check)
    except ProfileError:  # a check that is not installed here any more
        return
    with st.expander(speak.words("about-check")):
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in check.docstring.split("\n\n"))
        st.html(f'<div class="about" dir="ltr">{paragraphs}</div>')
        wrong = next((example for example in check.examples if isinstance(example, Wrong)), None)
        if wrong:
            fixed = f"<p>✓ {escape(wrong.fixed)}</p>" if wrong.fixed else ""
            st.html(f'<div class="about example" dir="rtl"><p>✕ {escape(wrong.text)}</p>{fixed}</div>')
