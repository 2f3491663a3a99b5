"""Above the text: whose article this is, the language, opening another one, and the limits of the review."""

from __future__ import annotations

from html import escape

import streamlit as st

from mt_qa.app import house_terms, session
from mt_qa.app.desk import Article, Limits, default_limits, profile_names, sample_article
from mt_qa.app.payload import Voice, voice
from mt_qa.core import InputError
from mt_qa.formats.text import identity_of, text_in

LANGUAGES = {"en": "English", "ar": "العربية"}
MOST_MEGABYTES = 20


def top_bar() -> Voice:
    """Draw the bar and return the voice of the language chosen in it."""
    with st.container(key="top", horizontal=True, vertical_alignment="center", gap="small"):
        title = st.container(width="stretch")
        speak = voice(_language())
        if st.button(speak.words("open-article"), key="open-article", on_click=_prepare_dialog):
            _article_dialog(speak)
        with st.popover(speak.words("settings"), key="settings"):
            _settings(speak)
    name = session.desk().article.name
    title.html(
        f'<div class="desk-title" dir="{speak.direction}">{escape(speak.words("title"))}'
        f"<span><bdi>{escape(name)}</bdi></span></div>"
    )
    return speak


def problem_line(speak: Voice) -> None:
    """The last problem as one line; nothing where there is none."""
    if session.problem():
        st.error(markdown_text(speak.words("cannot-open", why=session.problem())))


def markdown_text(text: str) -> str:
    """`text` so that Streamlit's Markdown shows it letter by letter, on one line."""
    escaped = "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!|<>~$:&^=" else letter for letter in text)
    return escaped.replace("\n", " ")


def _language() -> str:
    """The language of the interface: the one chosen, else the one in the address, else the browser's."""
    browser = "ar" if (st.context.locale or "").startswith("ar") else "en"
    asked = st.query_params.get("language", browser)
    chosen = st.segmented_control(
        "Language",
        list(LANGUAGES),
        default=asked if asked in LANGUAGES else browser,
        required=True,
        format_func=lambda language: LANGUAGES[language],
        key="language",
        label_visibility="collapsed",
        on_change=lambda: st.query_params.update(language=st.session_state["language"]),
    )
    return chosen or browser


def _settings(speak: Voice) -> None:
    profile = st.selectbox(speak.words("profile"), profile_names(), key="profile")
    usual = default_limits(profile)
    confidence = st.slider(
        speak.words("min-confidence"), 0.0, 1.0, usual.min_confidence, 0.05, key=f"confidence-{profile}"
    )
    budget = st.number_input(
        speak.words("budget"),
        min_value=0.0,
        value=usual.max_findings_per_1000_words,
        step=1.0,
        format="%g",
        help=speak.words("budget-help"),
        key=f"budget-{profile}",
    )
    limits = Limits(profile, confidence, budget, house_terms.choice(speak))
    if limits != session.desk().limits:
        session.review_with(limits)
    with st.expander(speak.words("about-review")):
        report = session.desk().report
        st.html(f'<div class="about" dir="ltr"><code>{escape(report.signature)}</code></div>')
        if report.skipped:
            rows = "".join(f"<li>{escape(s.check)}: {escape(s.reason)}</li>" for s in report.skipped)
            st.html(
                f'<div class="about">{escape(speak.names.word("not-run"))}</div><ul class="about" dir="ltr">{rows}</ul>'
            )


def _prepare_dialog() -> None:
    """Put the article that lies on the desk into the fields."""
    article = session.desk().article
    _fill(article)
    session.report_problem("")


def _fill(article: Article) -> None:
    st.session_state["source-text"] = article.source
    _fill_text(article.text, article.name)


def _fill_text(text: str, name: str) -> None:
    st.session_state["article-text"] = text
    st.session_state["article-name"] = name
    st.session_state["article-headline"] = _headline(text)


def _article_dialog(speak: Voice) -> None:
    dialog = st.dialog(speak.words("open-article"), width="large", on_dismiss=_forget_problem)
    dialog(_article_fields)(speak)


def _forget_problem() -> None:
    session.report_problem("")


def _article_fields(speak: Voice) -> None:
    problem_line(speak)
    st.file_uploader(
        speak.words("upload-file"),
        type="txt",
        key="article-file",
        max_upload_size=MOST_MEGABYTES,
        on_change=_load_article,
    )
    st.text_area(speak.words("article-text"), key="article-text", height=260)
    with st.expander(speak.words("source-text"), expanded=bool(st.session_state["source-text"])):
        st.caption(speak.words("source-hint"))
        st.file_uploader(
            speak.words("upload-file"),
            type="txt",
            key="source-file",
            max_upload_size=MOST_MEGABYTES,
            on_change=_load_source,
        )
        st.text_area(speak.words("source-text"), key="source-text", height=160, label_visibility="collapsed")
    with st.container(horizontal=True):
        st.button(speak.words("review"), key="review", type="primary", on_click=_review_fields)
        st.button(speak.words("sample-article"), key="sample", on_click=lambda: _fill(sample_article()))
    if st.session_state.pop("dialog-done", False):
        st.rerun()


def _load_article() -> None:
    upload, text = _uploaded("article-file")
    if upload:
        _fill_text(text, identity_of(upload))


def _load_source() -> None:
    upload, text = _uploaded("source-file")
    if upload:
        st.session_state["source-text"] = text


def _uploaded(key: str) -> tuple[str, str]:
    """Name and text of the uploaded file; two empty strings, and a line for the page, where it cannot be read."""
    upload = st.session_state[key]
    if upload is None:
        return "", ""
    try:
        text = text_in(upload.getvalue(), upload.name)
    except InputError as error:
        session.report_problem(str(error))
        return "", ""
    session.report_problem("")
    return upload.name, text


def _review_fields() -> None:
    text = st.session_state["article-text"]
    if not text.strip():
        session.report_problem(voice(st.session_state["language"]).words("empty-article"))
        return
    # What is pasted over an article is another one: it keeps the name only while the headline is the same.
    same = _headline(text) == st.session_state["article-headline"]
    name = st.session_state["article-name"] if same else ""
    session.review_article(Article(text, st.session_state["source-text"], name))
    st.session_state["dialog-done"] = not session.problem()


def _headline(text: str) -> str:
    return text.strip().partition("\n")[0]
