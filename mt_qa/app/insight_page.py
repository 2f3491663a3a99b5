"""What a project's articles and decisions tell: charts to read, and their tables to take home."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import streamlit as st

from mt_qa.app import bars, charts, queue_page, session, settings, who
from mt_qa.app.charts import Chart, Row
from mt_qa.app.payload import Voice, voice
from mt_qa.core import MtQaError
from mt_qa.render.findings_table import harmless
from mt_qa.store import articles, insight, lessons
from mt_qa.store.insight import Period
from mt_qa.store.values import Project


def page() -> None:
    """Draw the page."""
    speak = voice(st.session_state["chosen-language"])
    bars.problem_line(speak)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        project = queue_page.chosen_project(speak)
        period = st.segmented_control(
            speak.words("period"),
            [period.value for period in Period],
            default=Period.WEEK.value,
            required=True,
            format_func=lambda period: speak.words(f"period-{period}"),
            key="period",
        )
    store = who.store()
    if not articles.count(store, project.id):
        st.info(speak.words("queue-empty"))
        return
    left, right = st.columns(2, gap="large")
    with left:
        _draw(charts.findings_chart("by-category", insight.findings_by_category(store, project.id), speak), speak)
        _draw(charts.precision_chart(insight.precision_over_time(store, project.id, Period(period)), speak), speak)
        _draw(charts.time_chart(insight.editing_times(store, project.id), speak), speak)
    with right:
        _draw(charts.findings_chart("by-check", insight.findings_by_check(store, project.id), speak), speak)
        _draw(charts.acceptance_chart(insight.acceptance_by_check(store, project.id), speak), speak)
        _agreement(project, speak)
    st.divider()
    left, right = st.columns(2, gap="large")
    with left:
        _lessons(project, speak)
    with right:
        settings.experience(project.id, speak)


def _draw(chart: Chart, speak: Voice) -> None:
    """A chart with its title and its table; a line where there is nothing to draw yet."""
    with st.container(key=f"chart-{chart.name}"):
        _title(chart.title)
        if not chart.alt:
            st.caption(speak.words("nothing-yet"))
            return
        st.altair_chart(chart.drawn(), alt=f"{chart.title}: {chart.alt}", theme=None)
        _download(chart.name, chart.table, speak)


def _title(title: str) -> None:
    st.html(f'<h2 class="section">{escape(title)}</h2>')


def _download(name: str, table: Sequence[Row], speak: Voice) -> None:
    st.download_button(
        speak.words("download-table"), csv_of(table), f"{name}.csv", "text/csv", key=f"csv-{name}", on_click="ignore"
    )


def csv_of(table: Sequence[Row]) -> bytes:
    """The table as CSV that a spreadsheet opens, with nothing in it that it would calculate."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([harmless(column) for column in table[0]])
    for row in table:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row.values()])
    return ("\ufeff" + out.getvalue()).encode("utf-8", errors="backslashreplace")


def _agreement(project: Project, speak: Voice) -> None:
    with st.container(key="chart-agreement"):
        _title(speak.words("chart-agreement"))
        found = insight.agreements(who.store(), project.id)
        if not found:
            st.caption(speak.words("no-agreement"))
            return
        names = {article.id: article.name for article in articles.queue(who.store(), project.id)}
        table = charts.agreement_table(found, names, speak)
        st.table(table)
        st.caption(speak.words("kappa-hint"))
        _download("agreement", table, speak)


def _lessons(project: Project, speak: Voice) -> None:
    """What the decisions would teach, what they have taught, and the button that takes it back."""
    _title(speak.words("learning"))
    st.caption(speak.words("learning-hint"))
    effects = [effect for effect in lessons.would_learn(who.store(), project.id) if effect.before != effect.after]
    for effect in effects:
        st.markdown(
            bars.markdown_text(
                speak.words("effect", check=effect.check, before=f"{effect.before:.2f}", after=f"{effect.after:.2f}")
            )
        )
    if effects and who.may("manage"):
        st.button(speak.words("learn"), key="learn", on_click=partial(_do, lessons.learn, project.id))
    learnt = [lesson for lesson in lessons.in_force(who.store(), project.id) if lesson.factor != 1]
    if not effects and not learnt:
        st.caption(speak.words("nothing-yet"))
    if learnt:
        said = ", ".join(f"{lesson.check} × {lesson.factor:.2f}" for lesson in learnt)
        st.markdown(bars.markdown_text(speak.words("learnt", effects=said)))
        if who.may("manage"):
            st.button(speak.words("take-back"), key="unlearn", on_click=partial(_do, lessons.undo_learning, project.id))


def _do(action: Callable[..., object], project: int) -> None:
    try:
        action(who.store(), project, who=who.person())
    except MtQaError as error:
        session.report_problem(str(error))
    else:
        session.report_problem("")
