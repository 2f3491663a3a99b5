"""The dialogs of the review: the keys, a term for the termbase, an error that the engine missed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from mt_qa.app import session
from mt_qa.app.bars import problem_line
from mt_qa.app.payload import Voice, voice
from mt_qa.core import Category, Finding, Severity, Span
from mt_qa.decisions import finding_key
from mt_qa.knowledge.termbase import Status, TermEntry

KEYS = (
    ("J ↓", "key-next"),
    ("K ↑", "key-previous"),
    ("1 2 3", "key-take"),
    ("E", "key-edit"),
    ("X", "key-dismiss"),
    ("⇧ X", "key-dismiss-everywhere"),
    ("U", "key-undo"),
    ("⇧ U", "key-redo"),
    ("A", "key-add-term"),
    ("M", "key-mark-error"),
    ("Ctrl ↵", "key-done"),
    ("?", "key-help"),
)
_WANTED = "wanted-dialog"


def want(dialog: str, finding: str = "") -> None:
    """Open a dialog at the next drawing: ``help``, ``add-term`` or ``mark-error``."""
    st.session_state[_WANTED] = (dialog, finding)


def draw_wanted(speak: Voice) -> None:
    """Open the dialog that was asked for, if any."""
    dialog, key = st.session_state.pop(_WANTED, ("", ""))
    desk = session.desk()
    match dialog:
        case "help":
            open_help(speak)
        case "add-term" if (finding := desk.finding(key)) is not None:
            st.dialog(speak.words("add-term"))(_term_fields)(finding, speak.language)
        case "mark-error":
            st.dialog(speak.words("mark-error"))(_error_fields)(speak.language)


def open_help(speak: Voice) -> None:
    """Show the keys."""
    st.dialog(speak.names.word("keys"))(_help)(speak.language)


def _help(language: str) -> None:
    speak = voice(language)
    rows = "".join(
        f"<tr><th scope='row' dir='ltr'>{''.join(f'<kbd>{escape(k)}</kbd>' for k in keys.split())}</th>"
        f"<td>{escape(speak.words(word))}</td></tr>"
        for keys, word in KEYS
    )
    st.html(f'<table class="keys" dir="{speak.direction}">{rows}</table>')
    st.caption(speak.words("keys-layout"))


def _term_fields(finding: Finding, language: str) -> None:
    speak = voice(language)
    problem_line(speak)
    decision = session.desk().decisions.by_key().get(finding_key(finding))
    first = finding.suggestions[0].text if finding.suggestions else ""
    right = decision.replacement if decision is not None and decision.changes_text else first
    term = st.text_input(speak.words("term-right"), right, key="term-right", max_chars=200)
    st.text_input(speak.words("term-concept"), key="term-concept", max_chars=200)
    st.text_input(speak.words("term-wrong"), finding.text, key="term-wrong", max_chars=200)
    st.text_input(speak.words("term-note"), key="term-note", max_chars=500)
    st.caption(speak.words("term-hint"))
    st.button(speak.words("add-term"), key="save-term", type="primary", disabled=not term.strip(), on_click=_save_term)
    _close_when_done()


def _save_term() -> None:
    right, concept, wrong, note = (
        st.session_state[f"term-{key}"].strip() for key in ("right", "concept", "wrong", "note")
    )
    st.session_state["dialog-done"] = bool(right) and session.add_term(_entries(right, concept, wrong, note))


def _close_when_done() -> None:
    """A dialog closes when the whole page is drawn again."""
    if st.session_state.pop("dialog-done", False):
        st.rerun()


def _entries(term: str, concept: str, wrong: str, note: str) -> Sequence[TermEntry]:
    """The right term and the one that it forbids, of one concept; one in Latin letters is the English term too."""
    name = concept or term
    entries = [TermEntry(name, "ar", term, Status.APPROVED, note)]
    if wrong and wrong != term:
        entries.append(TermEntry(name, "ar", wrong, Status.FORBIDDEN, note))
    if concept and concept.isascii():
        entries.append(TermEntry(name, "en", concept, Status.APPROVED, note))
    return entries


def grabbed() -> Span | None:
    """The words that are selected in the text, as a span of the article."""
    words = st.session_state.get("grabbed")
    if not words:
        return None
    document = session.desk().report.document
    if not 0 <= words["segment"] < len(document.segments):
        return None
    length = len(document.segments[words["segment"]].target)
    start, end = max(words["start"], 0), min(words["end"], length)
    return Span(start, end).shifted(document.starts[words["segment"]]) if start < end else None


def grabbed_words() -> str:
    """What is selected in the text; empty where nothing is."""
    span = grabbed()
    return "" if span is None else span.of(session.desk().article.text)


def _error_fields(language: str) -> None:
    speak = voice(language)
    problem_line(speak)
    text, span = session.desk().article.text, grabbed()
    words = st.text_input(
        speak.words("error-words"),
        "" if span is None else span.of(text),
        key="error-words",
        help=speak.words("error-help"),
    )
    # Typed words are looked for from the start; selected ones are those that were selected.
    if words and (span is None or span.of(text) != words):
        start = text.find(words)
        span = Span(start, start + len(words)) if start >= 0 and "\n" not in words else None
    elif not words:
        span = None
    if words and span is None:
        st.warning(speak.words("error-not-found"))
    category = st.selectbox(
        speak.names.word("category"), list(Category), format_func=speak.names.category, key="error-category"
    )
    severity = st.segmented_control(
        speak.names.word("severity"),
        [s.label for s in reversed(Severity)],
        default=Severity.MAJOR.label,
        required=True,
        format_func=lambda label: speak.names.severity(Severity.parse(label)),
        key="error-severity",
    )
    correction = st.text_input(speak.words("error-correction"), words, key=f"error-correction-{words}")
    grade = Severity.parse(severity or Severity.MAJOR.label)
    st.button(
        speak.words("mark-error"),
        key="save-error",
        type="primary",
        disabled=span is None,
        on_click=partial(_save_error, span, category or Category.MISTRANSLATION, grade, words, correction),
    )
    _close_when_done()


def _save_error(span: Span | None, category: Category, severity: Severity, words: str, correction: str) -> None:
    if span is not None:
        session.mark_missed(span, category, severity, None if correction == words else correction)
        st.session_state.pop("grabbed", None)
        st.session_state["dialog-done"] = not session.problem()
