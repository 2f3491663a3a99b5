"""The page on which translations are compared: upload, results, segments, judging without names, the best of all."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from mt_qa.app import bars, look, session
from mt_qa.app.bars import markdown_text
from mt_qa.app.compare_session import Session, Upload, outputs_in, sample
from mt_qa.app.compare_store import outputs_of_articles, stored_articles
from mt_qa.app.payload import Voice, voice
from mt_qa.compare.blind import TIE, wins
from mt_qa.compare.outputs import Outputs
from mt_qa.core import MtQaError
from mt_qa.render.comparison_html import render_html, result_html
from mt_qa.render.comparison_json import render_json
from mt_qa.render.comparison_segments import segment_html
from mt_qa.render.comparison_words import metric_name
from mt_qa.render.page import static_text

PROFILE = "news-ar"
MOST_MEGABYTES = 20
VIEWS = ("compare-result", "compare-segments", "compare-blind", "compare-best-of")
PARTS = {
    "metrics": "compare-part-metrics",
    "review": "compare-part-review",
    "intervals": "compare-part-intervals",
    "trials": "compare-part-trials",
    "segments": "compare-segments",
}
"""What each part of the work is called while it goes on."""

ORDERS = {
    "disagreement": "compare-by-disagreement",
    "text": "compare-in-order",
    "worst": "compare-worst-first",
}

# A component, because st.html takes drawings out of what it is given. Nothing in the texts can become markup:
# the renderer has escaped all of them.
_drawn = st.components.v2.component(
    "mt_qa_comparison",
    html='<div class="comparison"></div>',
    css=look.static_text("compare.css") + static_text("comparison.css"),
    js=look.static_text("compare.js"),
)


def _draw(key: str, html: str, speak: Voice) -> None:
    """A part of the page as `mt_qa.render` writes it."""
    _drawn(key=key, data={"html": html, "direction": speak.direction})


def page() -> None:
    """Draw the page; the bar above it is the desk's."""
    speak = voice(st.session_state.get("chosen-language") or st.session_state.get("language") or "en")
    bars.problem_line(speak)
    st.html(f"<style>{look.static_text('compare.css')}</style>")
    found: Session | None = st.session_state.get("comparison")
    with st.expander(speak.words("compare-what"), expanded=found is None):
        _inputs(speak)
    if found is None:
        st.caption(speak.words("compare-hint"))
        return
    for remark in found.comparison.remarks:
        st.warning(markdown_text(remark.said_in(speak.language)))
    view = st.segmented_control(
        speak.words("compare"),
        VIEWS,
        default=VIEWS[0],
        required=True,
        format_func=speak.words,
        key="compare-view",
        label_visibility="collapsed",
    )
    DRAWN[view or VIEWS[0]](found, speak)


def _inputs(speak: Voice) -> None:
    """The files, and what starts the comparison."""
    left, right = st.columns(2)
    outputs = left.file_uploader(
        speak.words("compare-outputs"),
        type=("txt", "jsonl", "parquet"),
        accept_multiple_files=True,
        max_upload_size=MOST_MEGABYTES,
        key="compare-outputs",
    )
    source = right.file_uploader(
        speak.words("compare-source"), type=("txt",), max_upload_size=MOST_MEGABYTES, key="compare-source"
    )
    references = right.file_uploader(
        speak.words("compare-references"),
        type=("txt",),
        accept_multiple_files=True,
        max_upload_size=MOST_MEGABYTES,
        key="compare-references",
    )
    stored = stored_articles()
    chosen: list[int] = []
    if len(stored) > 1:
        chosen = st.multiselect(
            speak.words("compare-stored"), list(stored), format_func=stored.__getitem__, key="compare-stored"
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        separate = st.checkbox(speak.words("compare-separate"), key="compare-separate")
        if st.button(speak.words("compare"), type="primary", key="compare", disabled=not outputs and len(chosen) < 2):
            _begin(
                lambda: (
                    outputs_in(_uploads(outputs), _upload(source), _uploads(references), separate_lines=separate)
                    if outputs
                    else outputs_of_articles(chosen)
                ),
                speak,
            )
        if st.button(speak.words("compare-sample"), key="compare-sample"):
            _begin(sample, speak)


def _upload(file: Any) -> Upload | None:
    return None if file is None else Upload(file.name, file.getvalue())


def _uploads(files: Any) -> list[Upload]:
    return [Upload(file.name, file.getvalue()) for file in files or ()]


def _begin(read: Callable[[], Outputs], speak: Voice) -> None:
    """Compare what `read` gives, with a bar; what is wrong with it is said, and the last comparison stays."""
    with st.container(key="compare-progress"):
        bar = st.progress(0.0, speak.words("compare-working"))

    def tell(what: str, done: int, total: int) -> None:
        part = f" · {speak.words(PARTS[what])}" if what in PARTS else ""
        bar.progress(min(done / total, 1.0) if total else 0.0, speak.words("compare-working") + part)

    try:
        st.session_state["comparison"] = Session.begun(read(), PROFILE, tell)
    except MtQaError as error:
        session.report_problem(str(error))
    else:
        session.report_problem("")
    st.rerun()


def _result(found: Session, speak: Voice) -> None:
    _draw("compare-drawn-result", result_html(found.comparison, speak.names), speak)
    with st.container(horizontal=True):
        st.download_button(
            speak.words("compare-page"),
            lambda: render_html(found.comparison, language=speak.language),
            "comparison.html",
            "text/html",
            key="compare-html",
            on_click="ignore",
        )
        st.download_button(
            speak.words("compare-json"),
            lambda: render_json(found.comparison),
            "comparison.json",
            "application/json",
            key="compare-json",
            on_click="ignore",
        )


def _segments(found: Session, speak: Voice) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox(
            speak.words("compare-order"),
            list(ORDERS),
            format_func=lambda each: speak.words(ORDERS[each]),
            key="compare-order",
        )
        _, pages = found.segments(order, 1)
        known = ("", *found.comparison.reference_names, *found.comparison.names)
        against = st.selectbox(
            speak.words("compare-against"),
            known,
            format_func=lambda name: name or speak.words("compare-against-best"),
            key="compare-against",
        )
        number = st.number_input(speak.words("compare-sheet", n=pages), 1, pages, 1, key="compare-sheet")
    shown, _ = found.segments(order, int(number))
    rows = "".join(segment_html(segment, found.comparison, speak.names, against) for segment in shown)
    _draw("compare-drawn-segments", rows, speak)


@st.fragment
def _blind(found: Session, speak: Voice) -> None:
    """Two outputs without their names; a key picks the better one, and the next two follow."""
    found = st.session_state["comparison"]
    question = found.question
    done = len(found.picks)
    count = speak.words("compare-judged", n=done, total=len(found.asked))
    st.html(f'<p class="blind-count" dir="{speak.direction}">{count}</p>')
    if question is not None:
        segment = found.comparison.segments[question.segment]
        if segment.source:
            st.html(f'<p class="blind-source" dir="auto">{escape(segment.source)}</p>')
        for column, name, letter in zip(st.columns(2), (question.first, question.second), "AB", strict=True):
            text = segment.outputs[found.comparison.names.index(name)].text
            column.html(
                f'<div class="blind" data-side="{letter}"><b>{letter}</b>'
                f'<p lang="ar" dir="rtl">{escape(text)}</p></div>'
            )
        with st.container(horizontal=True, horizontal_alignment="center"):
            _choice(speak.words("compare-first"), "1", question.first)
            _choice(speak.words("compare-tie"), "2", TIE)
            _choice(speak.words("compare-second"), "3", question.second)
    if done and st.toggle(speak.words("compare-reveal"), key="compare-reveal"):
        _draw("compare-drawn-picks", _agreement(found, speak), speak)
    if done:
        st.button(speak.names.word("undo"), key="blind-undo", shortcut="Backspace", on_click=_take_back)


def _choice(label: str, key: str, better: str) -> None:
    st.button(label, key=f"blind-{key}", shortcut=key, on_click=_pick, args=(better,))


def _pick(better: str) -> None:
    _change(lambda found: found.picked(better))


def _take_back() -> None:
    _change(Session.taken_back)


def _change(action: Callable[[Session], Session]) -> None:
    try:
        st.session_state["comparison"] = action(st.session_state["comparison"])
    except MtQaError as error:
        session.report_problem(str(error))


def _agreement(found: Session, speak: Voice) -> str:
    """How often each system was picked, and how the metrics agree: names are told here alone."""
    rows = "".join(
        f"<tr><th><bdi>{escape(a)}</bdi> – <bdi>{escape(b)}</bdi></th><td>{first} · {ties} · {second}</td></tr>"
        for (a, b), (first, ties, second) in wins(found.picks).items()
    )
    metrics = "".join(
        f"<tr><th>{escape(metric_name(each.metric, speak.names))}</th><td>"
        + speak.names.word("compare-agree").format(agreeing=each.agreeing, deciding=each.deciding, ties=each.ties)
        + "</td></tr>"
        for each in found.comparison.agreements
    )
    return f'<h3>{speak.names.word("compare-agreement")}</h3><table class="picks">{rows}{metrics}</table>'


def _best_of(found: Session, speak: Voice) -> None:
    """The merged article, whose segment came from where, and which names were made uniform."""
    key = ("merged", id(found.comparison))
    if st.session_state.get("compare-merged-key") != key:
        st.session_state["compare-merged"] = found.merged(PROFILE)
        st.session_state["compare-merged-key"] = key
    merged = st.session_state["compare-merged"]
    counts = " · ".join(f"<bdi>{escape(name)}</bdi> {count}" for name, count in merged.counts.items())
    st.html(f'<p dir="{speak.direction}">{counts}</p>')
    for renamed in merged.renamed:
        st.caption(markdown_text(speak.words("compare-renamed", name=renamed.name)))
    for name in merged.wavering:
        st.warning(markdown_text(speak.words("compare-wavering", name=name)))
    rows = "".join(
        f'<p lang="ar" dir="rtl"><small><bdi>{escape(name)}</bdi></small> {escape(text)}</p>'
        for text, name in zip(merged.segments, merged.chosen, strict=True)
    )
    st.html(f'<div class="merged">{rows}</div>')
    st.download_button(
        speak.words("compare-best-file"), merged.text, "best-of.ar.txt", key="compare-best", on_click="ignore"
    )


DRAWN: dict[str, Callable[[Session, Voice], None]] = {
    "compare-result": _result,
    "compare-segments": _segments,
    "compare-blind": _blind,
    "compare-best-of": _best_of,
}
