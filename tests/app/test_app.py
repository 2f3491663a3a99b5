"""The page as Streamlit runs it, in this process and without a browser."""

from __future__ import annotations

import json
import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from mt_qa.app.desk import Desk
from mt_qa.core import Evidence, Finding
from mt_qa.core.ledger import LedgerEntry
from mt_qa.decisions import finding_key

ARTICLE = "أعلنت الوزارة الوزارة أمس ، خطة جديدة.\nوقال الوزير الوزير إن الخطة جاهزة، وتبدأ غدا، ثم تنتهي بعد عام ."
PAGE = str(files("mt_qa.app") / "main.py")
TIMEOUT = 120


@pytest.fixture
def page() -> AppTest:
    """The page as it opens."""
    app = AppTest.from_file(PAGE, default_timeout=TIMEOUT).run()
    assert not app.exception
    return app


@pytest.fixture
def article(page: AppTest) -> AppTest:
    """The page with `ARTICLE` reviewed: doubled-word finds two faults in it, other checks may find more."""
    return paste(page, ARTICLE)


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the download buttons offer, by file name."""
    offered: dict[str, bytes] = {}
    add = MediaFileManager.add

    def keep(self: MediaFileManager, data: bytes, mime: str, place: str, file_name: str = "", **rest: bool) -> str:
        offered[file_name] = data
        return add(self, data, mime, place, file_name, **rest)

    monkeypatch.setattr(MediaFileManager, "add", keep)
    return offered


def paste(page: AppTest, text: str) -> AppTest:
    page.button(key="open-article").click().run()
    page.text_area(key="article-text").set_value(text)
    page.button(key="review").click().run()
    assert not page.exception
    return page


def desk(page: AppTest) -> Desk:
    found: Desk = page.session_state["desk"]
    return found


def selected(page: AppTest) -> Finding:
    finding = desk(page).finding(desk(page).selected)
    assert finding is not None
    return finding


def go_to(page: AppTest, check: str) -> Finding:
    """Step down the list to the first finding of `check`."""
    for _ in desk(page).shown:
        if selected(page).check == check:
            return selected(page)
        page.button(key="next").click().run()
    raise AssertionError(f"no finding of {check} in {[f.check for f in desk(page).shown]}")


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def error_line(page: AppTest) -> str:
    (error,) = page.error
    return error.value.replace("\\", "")


def test_it_opens_with_the_sample_article(page: AppTest) -> None:
    assert "csto-withdrawal" in html(page)
    assert len(desk(page).report.segments) > 10
    assert desk(page).findings
    assert f"0 of {len(desk(page).findings)} decided" in html(page)


def test_the_selected_finding_is_shown(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    assert finding.message in html(article).replace("&quot;", '"')
    assert "doubled-word" in html(article)
    assert f"Confidence {finding.confidence:.0%}" in html(article)
    assert article.button(key="suggestion-0").label.replace("\\", "") == finding.suggestions[0].text


def test_stepping(article: AppTest) -> None:
    keys = [finding_key(finding) for finding in desk(article).shown]
    assert desk(article).selected == keys[0]
    article.button(key="next").click().run()
    assert desk(article).selected == keys[1]
    article.button(key="previous").click().run()
    article.button(key="previous").click().run()
    assert desk(article).selected == keys[-1]


def test_accepting_and_undoing(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    article.button(key="suggestion-0").click().run()
    expected = finding.span.replaced(ARTICLE, finding.suggestions[0].text)
    assert desk(article).corrected == expected
    assert "1 of " in html(article)
    assert selected(article) != finding
    article.button(key="undo").click().run()
    assert desk(article).corrected == ARTICLE
    assert selected(article) == finding
    article.button(key="undo").click().run()
    assert selected(article) == finding


def test_the_field_starts_with_the_suggestion_and_takes_ones_own_words(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    (field,) = article.text_area
    assert field.value == finding.suggestions[0].text
    field.set_value("هيئة التخطيط")
    article.button(key="use-wording").click().run()
    assert desk(article).corrected == finding.span.replaced(ARTICLE, "هيئة التخطيط")


def test_rejecting(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    article.button(key="reject").click().run()
    assert desk(article).corrected == ARTICLE
    assert finding_key(finding) in desk(article).decisions.by_key()


def test_accepting_all_of_a_check(article: AppTest) -> None:
    finding = go_to(article, "doubled-word")
    assert finding.evidence is Evidence.RULE
    article.button(key="accept-all").click().run()
    assert "الوزارة الوزارة" not in desk(article).corrected
    assert "الوزير الوزير" not in desk(article).corrected
    article.button(key="undo").click().run()
    assert desk(article).corrected == ARTICLE


def test_filters(page: AppTest) -> None:
    everything = len(desk(page).shown)
    check = selected(page).check
    page.selectbox(key="kind").set_value(check).run()
    assert {finding.check for finding in desk(page).shown} == {check}
    of_check = len(desk(page).shown)
    assert 0 < of_check < everything
    page.button(key="reject").click().run()
    page.toggle(key="undecided-only").set_value(True).run()
    assert len(desk(page).shown) == of_check - 1
    page.selectbox(key="kind").set_value("").run()
    assert len(desk(page).shown) == everything - 1
    severity = desk(page).shown[-1].severity
    page.button_group(key="severities").set_value([severity.label]).run()
    assert {finding.severity for finding in desk(page).shown} == {severity}
    page.button_group(key="severities").set_value([]).run()
    page.button_group(key="order").set_value("text").run()
    places = [finding.span.start for finding in desk(page).shown]
    assert places == sorted(places)
    assert len(places) == everything - 1


def test_a_filter_that_hides_all_says_so(article: AppTest) -> None:
    article.toggle(key="undecided-only").set_value(True).run()
    for _ in desk(article).findings:
        article.button(key="reject").click().run()
    assert desk(article).shown == ()
    assert article.button(key="next").disabled


def test_limits(article: AppTest) -> None:
    article.number_input(key="budget-news-ar").set_value(1.0).run()
    assert len(desk(article).report.findings) == 1
    article.number_input(key="budget-news-ar").set_value(0.0).run()
    assert len(desk(article).report.findings) > 1
    article.slider(key="confidence-news-ar").set_value(1.0).run()
    assert all(finding.confidence == 1.0 for finding in desk(article).report.findings)


def test_a_decision_survives_other_limits(article: AppTest) -> None:
    go_to(article, "doubled-word")
    article.button(key="suggestion-0").click().run()
    corrected = desk(article).corrected
    article.slider(key="confidence-news-ar").set_value(1.0).run()
    assert desk(article).corrected == corrected


def test_downloads(page: AppTest, downloads: dict[str, bytes]) -> None:
    paste(page, ARTICLE)
    finding = go_to(page, "doubled-word")
    page.button(key="suggestion-0").click().run()
    assert set(downloads) >= {"article.corrected.txt", "article.report.json", "article.decisions.json"}
    corrected = downloads["article.corrected.txt"].decode("utf-8")
    assert corrected == finding.span.replaced(ARTICLE, finding.suggestions[0].text)
    report = json.loads(downloads["article.report.json"])
    assert report["schema"] == "mt-qa/report/1"
    assert all(ARTICLE[f["start"] : f["end"]] == f["text"] for f in report["findings"])
    decisions = json.loads(downloads["article.decisions.json"])
    (decision,) = decisions["decisions"]
    assert (decision["outcome"], decision["replacement"]) == ("accepted", finding.suggestions[0].text)


def test_uploading_a_file_names_the_article(page: AppTest) -> None:
    page.button(key="open-article").click().run()
    page.file_uploader(key="article-file").upload("ministry.ar.txt", ARTICLE.encode("cp1256"), "text/plain")
    page.button(key="review").click().run()
    assert desk(page).article.text == ARTICLE
    assert desk(page).article.name == "ministry"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        ("broken.txt", "قال الوزير ".encode() + b"\xd8\n" + "إن الخطة جاهزة".encode(), "UTF-8"),
    ],
)
def test_a_bad_upload_gives_one_line_and_keeps_the_desk(page: AppTest, name: str, data: bytes, why: str) -> None:
    before = desk(page)
    page.button(key="open-article").click().run()
    page.file_uploader(key="article-file").upload(name, data, "text/plain").run()
    line = error_line(page)
    assert name in line
    assert why in line
    assert "\n" not in line
    assert "Traceback" not in line
    assert desk(page) == before


@pytest.mark.parametrize(("text", "why"), [("", "empty"), ("The minister left.", "not Arabic")])
def test_a_bad_paste_gives_one_line_and_keeps_the_desk(page: AppTest, text: str, why: str) -> None:
    before = desk(page)
    paste(page, text)
    assert why in error_line(page)
    assert desk(page) == before


def test_the_source_reaches_the_review(page: AppTest) -> None:
    page.button(key="open-article").click().run()
    page.text_area(key="article-text").set_value(ARTICLE)
    page.text_area(key="source-text").set_value("The ministry announced a plan.\nThe minister said it is ready.")
    page.button(key="review").click().run()
    assert desk(page).report.coverage.source == "full"
    assert desk(page).report.document.segments[1].source == "The minister said it is ready."


def test_the_same_article_is_reviewed_once(article: AppTest) -> None:
    report = desk(article).report
    article.button(key="next").click().run()
    article.button_group(key="language").set_value("ar").run()
    article.button(key="suggestion-0" if selected(article).suggestions else "reject").click().run()
    assert desk(article).report is report


@pytest.mark.parametrize("how", ["chosen", "in the address"])
def test_the_arabic_page(how: str) -> None:
    app = AppTest.from_file(PAGE, default_timeout=TIMEOUT)
    if how == "in the address":
        app.query_params["language"] = "ar"
    app.run()
    if how == "chosen":
        app.button_group(key="language").set_value("ar").run()
    assert not app.exception
    assert "body { direction: rtl; }" in html(app)
    assert selected(app).message_ar in html(app).replace("&quot;", '"').replace("&#x27;", "'")
    labels = [element.label for element in (*app.button, *app.selectbox, *app.slider, *app.number_input, *app.toggle)]
    assert all(re.search(r"[\u0621-\u064a]", label) or not re.search(r"[A-Za-z]{2}", label) for label in labels), labels


def test_letters_of_markdown_in_an_article_are_letters(page: AppTest) -> None:
    paste(page, "قال *الوزير* إن `الخطة` الخطة :red[جاهزة] جاهزة $غدا$ .")
    assert not page.exception
    while desk(page).decided < len(desk(page).findings):
        page.button(key="suggestion-0" if selected(page).suggestions else "reject").click().run()
        assert not page.exception


NAMES = (
    "وصلت قوات حفظ السلام التابعة لمنظمة معاهدة الأمن الجماعي إلى ألماتي في كازاخستان.\n"
    "وغادرت قوات حفظ السلام التابعة منظمة الوئام مدينة المااتا أمس."
)


def names(page: AppTest) -> AppTest:
    """The page with the names of `NAMES` beside the text."""
    paste(page, NAMES)
    page.button_group(key="side").set_value("names").run()
    assert not page.exception
    return page


def look_at(page: AppTest, name: str, form: str = "") -> LedgerEntry:
    """What a click on a name or a rendering in the list does."""
    entries = desk(page).report.ledger.entries
    number = next(number for number, entry in enumerate(entries) if entry.name == name)
    page.session_state["desk"] = desk(page).look_at(number, form)
    page.run()
    return entries[number]


def test_one_click_makes_a_name_uniform_and_one_takes_it_back(page: AppTest, downloads: dict[str, bytes]) -> None:
    names(page)
    look_at(page, "ألماتي")
    assert page.button(key="uniform-0").label.replace("\\", "") == "Make uniform: ألماتي"
    page.button(key="uniform-0").click().run()
    assert page.button(key="uniform-0").disabled
    look_at(page, "منظمة معاهدة الأمن الجماعي")
    page.button(key="uniform-0").click().run()
    expected = NAMES.replace("المااتا", "ألماتي").replace("التابعة منظمة الوئام", "التابعة لمنظمة معاهدة الأمن الجماعي")
    assert desk(page).corrected == expected
    assert downloads["article.corrected.txt"].decode("utf-8") == expected
    made = json.loads(downloads["article.decisions.json"])["decisions"]
    assert {"ألماتي", "التابعة لمنظمة معاهدة الأمن الجماعي"} <= {decision["replacement"] for decision in made}
    page.button(key="undo").click().run()
    page.button(key="undo").click().run()
    assert desk(page).corrected == NAMES
    report = json.loads(downloads["article.report.json"])
    assert any(entry["name"] == "ألماتي" for entry in report["ledger"])


def test_stepping_through_the_places_of_a_name(page: AppTest) -> None:
    names(page)
    entry = look_at(page, "ألماتي")
    assert [caption.value for caption in page.caption] == [f"1 of {len(entry.mentions)}"]
    page.button(key="next-place").click().run()
    assert [caption.value for caption in page.caption] == [f"2 of {len(entry.mentions)}"]
    look_at(page, "ألماتي", "المااتا")
    assert page.button(key="next-place").disabled


def test_a_name_with_one_rendering_needs_no_button(page: AppTest) -> None:
    names(page)
    look_at(page, "كازاخستان")
    assert "Named in one way throughout." in [caption.value for caption in page.caption]
    assert not [button for button in page.button if (button.key or "").startswith("uniform-")]


def test_an_article_without_names_shows_its_findings(page: AppTest) -> None:
    page.button_group(key="side").set_value("names").run()
    paste(page, "ذهب الولد الولد إلى بيته مساء.")
    assert not desk(page).report.ledger.entries, "this test needs an article without names"
    assert page.button(key="reject")


TERMS = """concept,language,term,status,project
corridor,ar,ممر إنساني,approved,
corridor,ar,معبر بشري,forbidden,
match,ar,مباراة,approved,football
match,ar,عود ثقاب,forbidden,football
"""
TERMED = "فتحت السلطات المعبر البشري أمس.\nوانتهى عود الثقاب بالتعادل بين الفريقين."


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of kept termbases, with one of them in it."""
    monkeypatch.setenv("MT_QA_TERMBASES", str(tmp_path))
    (tmp_path / "house.csv").write_text(TERMS, encoding="utf-8")
    return tmp_path


def violations(page: AppTest) -> list[str]:
    return [finding.text for finding in desk(page).findings if finding.check == "termbase-violation"]


def test_a_kept_termbase_is_used_by_the_review(house: Path, page: AppTest) -> None:
    paste(page, TERMED)
    assert violations(page) == []
    page.selectbox(key="termbase").set_value("house").run()
    assert not page.exception
    assert violations(page) == ["المعبر البشري"]
    assert "house" in desk(page).report.signature
    page.selectbox(key="project-house").set_value("football").run()
    assert violations(page) == ["المعبر البشري", "عود الثقاب"]
    page.selectbox(key="termbase").set_value("").run()
    assert violations(page) == []


def test_the_same_termbase_is_not_reviewed_with_again(house: Path, page: AppTest) -> None:
    paste(page, TERMED)
    page.selectbox(key="termbase").set_value("house").run()
    report = desk(page).report
    page.run()
    assert desk(page).report is report
    (house / "house.csv").write_text(TERMS.replace("معبر بشري", "طريق بشري"), encoding="utf-8")
    os.utime(house / "house.csv", ns=(1, 1))
    page.run()
    assert violations(page) == []


def test_a_termbase_that_cannot_be_read_is_one_line(house: Path, page: AppTest) -> None:
    (house / "broken.csv").write_text("concept,language,term,status\na,ar,كلمة,maybe\n", encoding="utf-8")
    page.run()
    page.selectbox(key="termbase").set_value("broken").run()
    assert not page.exception
    assert "broken.csv:2" in error_line(page)


def test_an_uploaded_termbase_is_chosen(house: Path, page: AppTest) -> None:
    paste(page, TERMED)
    page.file_uploader(key="termbase-file").upload("sport.csv", TERMS.encode(), "text/csv").run()
    assert not page.exception
    assert violations(page) == ["المعبر البشري"]
    assert "sport" in desk(page).report.signature
    page.file_uploader(key="termbase-file").upload("bad.csv", b"nothing\n", "text/csv").run()
    assert "bad.csv" in error_line(page)
