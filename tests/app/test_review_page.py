"""The review as Streamlit runs it: every decision is in the store before the page says so."""

from __future__ import annotations

import re

import pytest
from desk_fixtures import EDITOR
from desk_pages import ADMIN, ARTICLE, desk, error_line, go_to, html, opened, page, put, review, selected
from streamlit.testing.v1 import AppTest

from mt_qa.core import Evidence, Severity, Span
from mt_qa.core.ledger import LedgerEntry
from mt_qa.decisions import Decision, Outcome, finding_key
from mt_qa.store import Person, Role, Scope, Status, Store, articles, reviewing, terms
from mt_qa.store import dismissals as dismissed
from mt_qa.store.values import What


@pytest.fixture
def store(desk_store: Store) -> Store:
    return desk_store


@pytest.fixture
def article(store: Store) -> AppTest:
    """`ARTICLE` reviewed: doubled-word finds two faults in it, other checks may find more."""
    return review(store)


def on_disk(store: Store, app: AppTest) -> reviewing.ReviewState:
    """What the store holds of the open article, read anew."""
    return reviewing.state(store, opened(app).number, who=ADMIN)


def test_the_selected_finding_is_shown(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    assert finding.message in html(article).replace("&quot;", '"')
    assert f"Confidence {finding.confidence:.0%}" in html(article)
    label = article.button(key="suggestion-0").label.replace("\\", "")
    assert label == f"{finding.suggestions[0].text} :gray-badge[1]"
    assert "<del>" in html(article), "before and after"


def test_stepping(article: AppTest) -> None:
    keys = [finding_key(finding) for finding in desk(article).shown]
    assert desk(article).selected == keys[0]
    article.button(key="next").click().run()
    assert desk(article).selected == keys[1]
    article.button(key="previous").click().run()
    article.button(key="previous").click().run()
    assert desk(article).selected == keys[-1]


def test_accepting_is_on_disk_and_undo_and_redo_are_rows(article: AppTest, store: Store) -> None:
    finding = go_to(article, "doubled-word")
    article.button(key="suggestion-0").click().run()
    expected = finding.span.replaced(ARTICLE, finding.suggestions[0].text)
    assert desk(article).corrected == on_disk(store, article).decisions.corrected(ARTICLE) == expected
    assert "1 of " in html(article)
    assert selected(article) != finding
    article.button(key="undo").click().run()
    assert desk(article).corrected == on_disk(store, article).decisions.corrected(ARTICLE) == ARTICLE
    assert selected(article) == finding
    article.button(key="redo").click().run()
    assert desk(article).corrected == on_disk(store, article).decisions.corrected(ARTICLE) == expected
    said = [entry.what for entry in on_disk(store, article).entries if entry.finding]
    assert said == [What.ACCEPTED, What.UNDONE, What.REDONE]
    assert {entry.by for entry in on_disk(store, article).entries} == {EDITOR}


def test_looking_is_editing_time_too(article: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from mt_qa.app import session
    from mt_qa.store.tables import SittingRow

    monkeypatch.setattr(session, "TOUCH_SECONDS", 0.0)
    article.button(key="next").click().run()
    article.button(key="next").click().run()
    with store.reading() as rows:
        (sitting,) = rows.query(SittingRow).all()
    assert sitting.editor == EDITOR
    assert sitting.last > sitting.began


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(article: AppTest, store: Store) -> None:
    total = len(desk(article).findings)
    while desk(article).decided < total:
        article.button(key="suggestion-0" if selected(article).suggestions else "reject").click().run()
    done = desk(article).corrected
    steps = len({e.step for e in on_disk(store, article).entries if e.finding})
    for _ in range(steps + 1):
        article.button(key="undo").click().run()
    assert desk(article).decided == 0
    for _ in range(steps + 1):
        article.button(key="redo").click().run()
    assert desk(article).corrected == done


def test_leaving_and_returning_loses_nothing(article: AppTest) -> None:
    go_to(article, "doubled-word")
    article.button(key="suggestion-0").click().run()
    again = page("review", article=str(opened(article).number))
    assert desk(again).corrected == desk(article).corrected
    again.button(key="undo").click().run()
    assert desk(again).corrected == ARTICLE, "undo reaches behind the restart"


def test_the_field_starts_with_the_suggestion_and_takes_ones_own_words(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    (field,) = article.text_area
    assert field.value == finding.suggestions[0].text
    field.set_value("هيئة التخطيط")
    article.button(key="use-wording").click().run()
    assert desk(article).corrected == finding.span.replaced(ARTICLE, "هيئة التخطيط")


def test_rejecting(article: AppTest, store: Store) -> None:
    finding = go_to(article, "doubled-word")
    article.button(key="reject").click().run()
    assert desk(article).corrected == ARTICLE
    assert on_disk(store, article).decisions.by_key()[finding_key(finding)].outcome is Outcome.REJECTED


@pytest.mark.parametrize(
    ("button", "scope"),
    [("dismiss", Scope.ARTICLE), ("dismiss-project", Scope.PROJECT), ("dismiss-everywhere", Scope.EVERYWHERE)],
)
def test_dismissing_reaches_as_far_as_asked_and_can_be_lifted(store: Store, button: str, scope: Scope) -> None:
    other = put(store, name="other")
    app = review(store)
    finding = go_to(app, "doubled-word")
    app.button(key=button).click().run()
    assert not app.exception
    (row,) = dismissed.dismissals(store)
    assert (row.scope, row.check, row.made_by) == (scope, "doubled-word", EDITOR)
    texts = [f.text for f in articles.article(store, other).report.findings if f.check == "doubled-word"]
    assert (finding.text in texts) is (scope is Scope.ARTICLE)
    app.button(key=f"lift-{row.id}").click().run()
    assert dismissed.dismissals(store) == ()
    again = [f.text for f in articles.article(store, other).report.findings if f.check == "doubled-word"]
    assert finding.text in again


def test_undo_lifts_a_dismissal(article: AppTest, store: Store) -> None:
    go_to(article, "doubled-word")
    article.button(key="dismiss-project").click().run()
    assert dismissed.dismissals(store)
    article.button(key="undo").click().run()
    assert dismissed.dismissals(store) == ()
    assert desk(article).decided == 0


def test_dismissing_all_alike_is_one_step(article: AppTest) -> None:
    go_to(article, "doubled-word")
    article.button(key="dismiss-alike").click().run()
    assert desk(article).decided == 2
    article.button(key="undo").click().run()
    assert desk(article).decided == 0


def test_taking_back_an_older_decision(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    article.button(key="suggestion-0").click().run()
    article.button(key="reject").click().run()
    assert desk(article).decided == 2
    article.session_state["opened"] = _looking_at(article, finding_key(finding))
    article.run()
    article.button(key="reopen").click().run()
    assert desk(article).decided == 1
    assert desk(article).corrected == ARTICLE


def _looking_at(app: AppTest, key: str) -> object:
    from dataclasses import replace

    return replace(opened(app), desk=desk(app).select(key))


def test_accepting_all_of_a_check(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    assert finding.evidence is Evidence.RULE
    article.button(key="accept-all").click().run()
    assert "الوزارة الوزارة" not in desk(article).corrected
    assert "الوزير الوزير" not in desk(article).corrected
    article.button(key="undo").click().run()
    assert desk(article).corrected == ARTICLE


def test_a_term_holds_at_once_and_in_the_next_article(store: Store) -> None:
    app = review(store, "أعلنت الهيئة الهيئة أمس خطة جديدة.\nثم قالت الوزارة إن الهيئة غادرت.")
    go_to(app, "doubled-word")
    app.button(key="add-term").click().run()
    app.text_input(key="term-right").set_value("المجلس")
    app.text_input(key="term-wrong").set_value("الهيئة")
    app.text_input(key="term-concept").set_value("council")
    app.button(key="save-term").click().run()
    assert not app.exception
    added = terms.terms_of(store, opened(app).listed.project)
    assert {(t.entry.term, t.entry.status.value) for t in added} == {
        ("المجلس", "approved"),
        ("الهيئة", "forbidden"),
        ("council", "approved"),
    }
    found = [finding for finding in desk(app).findings if finding.check == "termbase-violation"]
    assert found, "the article is reviewed again with it"
    next_one = articles.article(store, put(store, "وصلت الهيئة إلى المدينة أمس.", name="next"))
    assert [f.check for f in next_one.report.findings] == ["termbase-violation"]


def test_a_missed_error_is_a_decision_like_any_other(article: AppTest, store: Store) -> None:
    article.button(key="mark-error").click().run()
    type_words(article, "خطة جديدة")
    article.text_input(key="error-correction-خطة جديدة").set_value("خطة ثانية")
    again(article)
    article.button(key="save-error").click().run()
    assert not article.exception
    assert "خطة ثانية" in desk(article).corrected
    (missed,) = on_disk(store, article).missed
    assert (missed.text, missed.severity, missed.suggestions) == ("خطة جديدة", Severity.MAJOR, ("خطة ثانية",))
    article.button(key="undo").click().run()
    assert desk(article).corrected == ARTICLE


def type_words(app: AppTest, words: str) -> None:
    app.text_input(key="error-words").set_value(words)
    again(app)


def again(app: AppTest) -> None:
    """AppTest draws the whole page at every run, which closes a dialog: it is opened again with what it holds."""
    app.button(key="mark-error").click().run()


def test_words_that_are_not_there_cannot_be_marked(article: AppTest) -> None:
    article.button(key="mark-error").click().run()
    type_words(article, "ليست هنا")
    assert article.button(key="save-error").disabled
    assert article.warning


def test_another_editor_on_the_same_letters_is_told(article: AppTest, store: Store) -> None:
    finding = go_to(article, "doubled-word")
    ali = Person("ali", Role.EDITOR)
    seen = on_disk(store, article).version
    reviewing.decide(store, opened(article).number, [Decision(finding, Outcome.EDITED, "الهيئة")], seen=seen, who=ali)
    article.button(key="suggestion-0").click().run()
    assert not article.exception
    assert "ali" in error_line(article)
    assert "الهيئة" in desk(article).corrected, "the first stands"
    assert any("salma" in warning.value for warning in article.warning), "and both are seen"
    article.button(key="suggestion-0").click().run()
    assert on_disk(store, article).contested == ()
    assert desk(article).corrected == finding.span.replaced(ARTICLE, finding.suggestions[0].text)


def test_what_another_editor_does_elsewhere_comes_in(article: AppTest, store: Store) -> None:
    finding = go_to(article, "doubled-word")
    other = next(f for f in desk(article).findings if f.check == "doubled-word" and f != finding)
    ali = Person("ali", Role.EDITOR)
    seen = on_disk(store, article).version
    reviewing.decide(store, opened(article).number, [Decision(other, Outcome.REJECTED)], seen=seen, who=ali)
    article.button(key="suggestion-0").click().run()
    assert not article.error
    assert set(desk(article).decisions.by_key()) == {finding_key(finding), finding_key(other)}


def test_filters(store: Store) -> None:
    from mt_qa.app.desk import sample_article

    app = review(store, sample_article().text)
    everything = len(desk(app).shown)
    check = selected(app).check
    app.selectbox(key="kind").set_value(check).run()
    assert {finding.check for finding in desk(app).shown} == {check}
    of_check = len(desk(app).shown)
    assert 0 < of_check < everything
    app.button(key="reject").click().run()
    app.toggle(key="undecided-only").set_value(True).run()
    assert len(desk(app).shown) == of_check - 1
    app.selectbox(key="kind").set_value("").run()
    assert len(desk(app).shown) == everything - 1
    severity = desk(app).shown[-1].severity
    app.button_group(key="severities").set_value([severity.label]).run()
    assert {finding.severity for finding in desk(app).shown} == {severity}
    app.button_group(key="severities").set_value([]).run()
    app.button_group(key="order").set_value("text").run()
    places = [finding.span.start for finding in desk(app).shown]
    assert places == sorted(places)
    app.toggle(key="undecided-only").set_value(False).run()
    app.select_slider(key="budget").set_value("5").run()
    assert len(desk(app).shown) == 5
    surest = sorted((finding.confidence for finding in desk(app).findings), reverse=True)[:5]
    assert sorted((finding.confidence for finding in desk(app).shown), reverse=True) == surest


def test_the_fields_show_the_filters_that_are_in_force(article: AppTest) -> None:
    """Another page was drawn meanwhile, and Streamlit has forgotten its fields."""
    article.toggle(key="undecided-only").set_value(True).run()
    article.button_group(key="severities").set_value(["minor"]).run()
    back = page("review", kept=opened(article), article=str(opened(article).number))
    assert back.toggle(key="undecided-only").value is True
    assert back.button_group(key="severities").value == ["minor"]
    assert {finding.severity for finding in desk(back).shown} == {Severity.MINOR}


def test_a_filter_that_hides_all_says_so(article: AppTest) -> None:
    article.toggle(key="undecided-only").set_value(True).run()
    for _ in desk(article).findings:
        article.button(key="reject").click().run()
    assert desk(article).shown == ()
    assert article.button(key="next").disabled


def test_done_goes_back_to_the_queue(article: AppTest, store: Store) -> None:
    number = opened(article).number
    article.button(key="finish").click().run()
    assert not article.exception
    assert articles.article(store, number).listed.status is Status.DONE
    assert article.button(key="import"), "the queue"


def test_the_source_reaches_the_review(store: Store) -> None:
    app = review(store, ARTICLE, "The ministry announced a plan.\nThe minister said it is ready.")
    assert desk(app).report.coverage.source == "full"
    assert desk(app).report.document.segments[1].source == "The minister said it is ready."


def test_no_article(store: Store) -> None:
    app = page("review")
    assert app.info
    app = page("review", article="99")
    assert "no article 99" in error_line(app)
    app = page("review", article="../../etc")
    assert app.info


def test_a_reader_may_look_and_nothing_else(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    number = put(store)
    monkeypatch.setenv("MT_QA_ACCESS", "header")
    monkeypatch.setenv("MT_QA_PROXY_SECRET", "a secret of some length")
    refused = page("review", article=str(number))
    assert "nobody is logged in" in refused.warning[0].value
    monkeypatch.setattr("mt_qa.app.who.name_from_header", lambda _access, _headers: "guest")
    app = page("review", article=str(number))
    keys = {button.key for button in app.button}
    assert "next" in keys
    assert not {"dismiss", "reject", "undo", "suggestion-0", "use-wording"} & keys
    assert app.button(key="finish").disabled


@pytest.mark.parametrize("how", ["chosen", "in the address"])
def test_the_arabic_page(store: Store, how: str) -> None:
    number = str(put(store))
    app = page("review", article=number, language="ar" if how == "in the address" else "en")
    if how == "chosen":
        app.button_group(key="language").set_value("ar").run()
    assert not app.exception
    assert "body { direction: rtl; }" in html(app)
    assert selected(app).message_ar in html(app).replace("&quot;", '"').replace("&#x27;", "'")
    labels = [e.label for e in (*app.button, *app.selectbox, *app.select_slider, *app.toggle, *app.text_area)]
    plain = [re.sub(r":gray-badge\[[^]]*\]", "", label) for label in labels]
    assert all(re.search(r"[\u0621-\u064a]", label) or not re.search(r"[A-Za-z]{2}", label) for label in plain), plain


def test_letters_of_markdown_in_an_article_are_letters(store: Store) -> None:
    app = review(store, "قال *الوزير* إن `الخطة` الخطة :red[جاهزة] جاهزة $غدا$ .")
    while desk(app).decided < len(desk(app).findings):
        app.button(key="suggestion-0" if selected(app).suggestions else "reject").click().run()
        assert not app.exception


NAMES = (
    "وصلت قوات حفظ السلام التابعة لمنظمة معاهدة الأمن الجماعي إلى ألماتي في كازاخستان.\n"
    "وغادرت قوات حفظ السلام التابعة منظمة الوئام مدينة المااتا أمس."
)


@pytest.fixture
def names(store: Store) -> AppTest:
    """The names of `NAMES` beside the text."""
    app = review(store, NAMES)
    app.button_group(key="side").set_value("names").run()
    assert not app.exception
    return app


def look_at(app: AppTest, name: str, form: str = "") -> LedgerEntry:
    """What a click on a name or a rendering in the list does."""
    from dataclasses import replace

    entries = desk(app).report.ledger.entries
    number = next(number for number, entry in enumerate(entries) if entry.name == name)
    app.session_state["opened"] = replace(opened(app), desk=desk(app).look_at(number, form))
    app.run()
    return entries[number]


def test_one_click_makes_a_name_uniform_and_one_takes_it_back(names: AppTest, store: Store) -> None:
    look_at(names, "ألماتي")
    assert names.button(key="uniform-0").label.replace("\\", "") == "Make uniform: ألماتي :gray-badge[1]"
    names.button(key="uniform-0").click().run()
    assert names.button(key="uniform-0").disabled
    look_at(names, "منظمة معاهدة الأمن الجماعي")
    names.button(key="uniform-0").click().run()
    expected = NAMES.replace("المااتا", "ألماتي").replace("التابعة منظمة الوئام", "التابعة لمنظمة معاهدة الأمن الجماعي")
    assert desk(names).corrected == on_disk(store, names).decisions.corrected(NAMES) == expected
    names.button(key="undo").click().run()
    names.button(key="undo").click().run()
    assert desk(names).corrected == NAMES


def test_stepping_through_the_places_of_a_name(names: AppTest) -> None:
    entry = look_at(names, "ألماتي")
    assert f"1 of {len(entry.mentions)}" in [caption.value for caption in names.caption]
    names.button(key="next-place").click().run()
    assert f"2 of {len(entry.mentions)}" in [caption.value for caption in names.caption]
    look_at(names, "ألماتي", "المااتا")
    assert names.button(key="next-place").disabled


def test_a_name_with_one_rendering_needs_no_button(names: AppTest) -> None:
    look_at(names, "كازاخستان")
    assert "Named in one way throughout." in [caption.value for caption in names.caption]
    assert not [button for button in names.button if (button.key or "").startswith("uniform-")]


def test_an_article_without_names_shows_its_findings(store: Store) -> None:
    app = review(store, "ذهب الولد الولد إلى بيته مساء.")
    assert not desk(app).report.ledger.entries, "this test needs an article without names"
    assert app.button(key="reject")


def test_the_span_of_selected_words(article: AppTest) -> None:
    start = ARTICLE.index("خطة جديدة")
    article.session_state["grabbed"] = {"segment": 0, "start": start, "end": start + 9}
    article.run()
    assert "خطة جديدة" in article.button(key="mark-these").label
    article.button(key="mark-these").click().run()
    article.button(key="save-error").click().run()
    assert Span(start, start + 9) in [finding.span for finding in desk(article).findings if finding.check == "missed"]
