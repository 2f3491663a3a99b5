"""Articles come in: pasted, uploaded as files, or from a batch result beside the records that it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from mt_qa.app import session, who
from mt_qa.app.bars import markdown_text, problem_line
from mt_qa.app.desk import sample_article
from mt_qa.app.payload import Voice, voice
from mt_qa.core import Document, InputError, MtQaError, Report
from mt_qa.core.report import SCHEMA
from mt_qa.formats.inputs import read_upload
from mt_qa.formats.items import Broken
from mt_qa.formats.text import require_arabic
from mt_qa.store import articles
from mt_qa.store.values import Project

FILE_TYPES = ("txt", "md", "html", "htm", "docx", "jsonl", "csv", "tsv")
MOST_MEGABYTES = 20
LONGEST_NAME = 80
MOST_FAULTS = 20
"""Broken records that are listed one by one; the rest are counted."""


def prepare() -> None:
    """What the dialog's fields hold survives while another page is drawn."""
    for key in ("article-text", "source-text", "article-name"):
        st.session_state.setdefault(key, "")


def open_dialog(project: Project, speak: Voice) -> None:
    """Open the dialog; what it takes in goes to `project`."""
    session.report_problem("")
    title = markdown_text(speak.words("import-into", project=project.name))
    dialog = st.dialog(title, width="large", on_dismiss=_forget)
    dialog(_fields)(project.id, speak.language)


def _forget() -> None:
    session.report_problem("")


def _fields(project: int, language: str) -> None:
    speak = voice(language)
    problem_line(speak)
    paste, files = st.tabs([speak.words("paste"), speak.words("upload-files")])
    with paste:
        st.text_input(speak.words("article-name"), key="article-name", max_chars=LONGEST_NAME)
        st.text_area(speak.words("article-text"), key="article-text", height=220)
        with st.expander(speak.words("source-text")):
            st.caption(speak.words("source-hint"))
            st.text_area(speak.words("source-text"), key="source-text", height=140, label_visibility="collapsed")
        st.button(
            speak.words("take-in"), key="take-pasted", type="primary", on_click=_take_pasted, args=(project, language)
        )
    with files:
        st.caption(speak.words("upload-hint"))
        st.file_uploader(
            speak.words("upload-file"),
            type=FILE_TYPES,
            accept_multiple_files=True,
            key="article-files",
            max_upload_size=MOST_MEGABYTES,
        )
        st.file_uploader(
            speak.words("upload-reports"), type=("jsonl",), key="report-file", max_upload_size=MOST_MEGABYTES
        )
        if st.button(speak.words("take-in"), key="take-files", type="primary"):
            _take_files(project, speak)
    if st.session_state.pop("import-done", False):
        st.rerun()


def import_sample(project: int) -> None:
    """Take in the shipped article."""
    sample = sample_article()
    _attempt(lambda: articles.add_article(who.store(), project, sample.text, who=who.person(), name=sample.name))


def _take_pasted(project: int, language: str) -> None:
    text, source = st.session_state["article-text"], st.session_state["source-text"]
    if not text.strip():
        session.report_problem(voice(language).words("empty-article"))
        return
    name = st.session_state["article-name"].strip() or text.strip().partition("\n")[0][:LONGEST_NAME]

    def take() -> None:
        require_arabic(text, name)
        articles.add_article(who.store(), project, text, who=who.person(), name=name, source=source)
        st.session_state["import-done"] = True
        for key in ("article-text", "source-text", "article-name"):
            st.session_state[key] = ""

    _attempt(take)


def _take_files(project: int, speak: Voice) -> None:
    """Take in every record of the uploaded files; what cannot be read is said, and stops nothing."""
    uploads = st.session_state["article-files"]
    if not uploads:
        session.report_problem(speak.words("no-file"))
        st.rerun(scope="fragment")
    reports, faults = _reports(st.session_state["report-file"])
    taken = 0
    bar = st.progress(0.0)
    for number, upload in enumerate(uploads):
        for document, fault in _documents(upload.getvalue(), upload.name):
            bar.progress((number + 0.5) / len(uploads), text=markdown_text(upload.name))
            if document is None:
                faults.append(fault)
                continue
            try:
                _add(project, document, reports.get(document.id))
                taken += 1
            except MtQaError as error:
                faults.append(str(error))
    bar.empty()
    st.success(markdown_text(speak.words("taken-in", n=taken)))
    for fault in faults[:MOST_FAULTS]:
        st.warning(markdown_text(fault))
    if len(faults) > MOST_FAULTS:
        st.warning(speak.words("more-faults", n=len(faults) - MOST_FAULTS))


def _documents(data: bytes, name: str) -> Iterator[tuple[Document | None, str]]:
    """Each record of a file, or why there is none."""
    try:
        for item in read_upload(data, name):
            if isinstance(item, Broken):
                yield None, item.message
            else:
                yield item.document, ""
    except InputError as error:
        yield None, str(error)


def _add(project: int, document: Document, data: Mapping[str, Any] | None) -> None:
    """Take one document in, with the report that a batch made of it where it fits the text."""
    text, name = document.text, document.id or "article"
    require_arabic(text, name)
    source = "\n".join(segment.source or "" for segment in document.segments) if document.has_source else ""
    report = _report_of(data, text)
    articles.add_article(who.store(), project, text, who=who.person(), name=name, source=source, report=report)


def _report_of(data: Mapping[str, Any] | None, text: str) -> Report | None:
    """The report, where it is of this very text: otherwise the article is reviewed anew."""
    if data is None:
        return None
    try:
        report = Report.from_dict(dict(data), text)
    except (KeyError, TypeError, ValueError):
        return None
    return report if report.document.text == text and all(f.span.of(text) == f.text for f in report.findings) else None


def _reports(upload: Any) -> tuple[dict[str, Mapping[str, Any]], list[str]]:
    """The reports of a batch result by id, and what is wrong with its other lines."""
    found: dict[str, Mapping[str, Any]] = {}
    faults: list[str] = []
    for number, line in enumerate(upload.getvalue().splitlines() if upload else [], start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if data["schema"] != SCHEMA:
                raise ValueError(f"schema is {data['schema']!r}")
            if "error" not in data:
                found[str(data["id"])] = data
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            faults.append(f"{upload.name}:{number}: no report: {error}")
    return found, faults


def _attempt(action: Any) -> None:
    try:
        action()
    except MtQaError as error:
        session.report_problem(str(error))
    else:
        session.report_problem("")
