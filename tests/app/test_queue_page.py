"""The queue as Streamlit runs it: import, filter, assign, project settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_fixtures import EDITOR
from desk_pages import ADMIN, ARTICLE, error_line, page, put
from streamlit.testing.v1 import AppTest

from mt_qa.core import Report
from mt_qa.service import document_of
from mt_qa.service import review as reviewed
from mt_qa.store import Status, Store, articles, projects
from mt_qa.store.values import Listed


@pytest.fixture
def store(desk_store: Store) -> Store:
    return desk_store


def listed(store: Store) -> dict[str, Listed]:
    return {article.name: article for article in articles.queue(store)}


def test_an_empty_desk_offers_the_sample(store: Store) -> None:
    app = page()
    app.button(key="sample").click().run()
    assert not app.exception
    assert listed(store)["csto-withdrawal"].criticals > 0
    assert not [button for button in app.button if button.key == "sample"]


def import_text(app: AppTest, text: str, source: str = "", name: str = "") -> AppTest:
    app.button(key="import").click().run()
    app.text_area(key="article-text").set_value(text)
    app.text_area(key="source-text").set_value(source)
    app.text_input(key="article-name").set_value(name)
    app.button(key="take-pasted").click().run()
    assert not app.exception
    return app


def test_pasting(store: Store) -> None:
    import_text(page(), ARTICLE, "The ministry announced a plan.\nThe minister said it is ready.")
    article = articles.article(store, listed(store)[ARTICLE.partition("\n")[0]].id)
    assert article.text == ARTICLE
    assert article.report.coverage.source == "full"
    assert article.listed.added_by == EDITOR
    import_text(page(), ARTICLE, name="خطة")
    assert "خطة" in listed(store)


@pytest.mark.parametrize(("text", "why"), [("", "empty"), ("The minister left.", "not Arabic")])
def test_a_bad_paste_gives_one_line_and_takes_nothing_in(store: Store, text: str, why: str) -> None:
    put(store)
    app = import_text(page(), text)
    assert any(why in error.value.replace("\\", "") for error in app.error)
    assert len(listed(store)) == 1


def upload(app: AppTest, files: list[tuple[str, bytes]], reports: bytes = b"") -> AppTest:
    app.button(key="import").click().run()
    uploader = app.file_uploader(key="article-files")
    for name, data in files:
        uploader.upload(name, data, "application/octet-stream")
    if reports:
        app.file_uploader(key="report-file").upload("reports.jsonl", reports, "application/json")
    # AppTest draws the whole page at every run, which closes a dialog: the button that opens it is pressed again.
    app.button(key="import").click()
    app.button(key="take-files").click().run()
    assert not app.exception
    return app


def test_files_of_many_kinds_come_in_and_a_bad_one_stops_nothing(store: Store) -> None:
    record = json.dumps({"id": "from-jsonl", "target": ARTICLE}, ensure_ascii=False)
    app = upload(
        page(),
        [
            ("ministry.ar.txt", ARTICLE.encode("cp1256")),
            ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
            ("many.jsonl", f'{record}\n{{"id": "broken"\n'.encode()),
            ("page.html", f"<html><body><article><p>{'</p><p>'.join(ARTICLE.splitlines() * 4)}</p></article>".encode()),
            ("table.csv", f'id,target\nfrom-csv,"{ARTICLE}"\n'.encode()),
        ],
    )
    assert {"ministry", "from-jsonl", "from-csv", "page.html"} <= set(listed(store))
    said = " ".join(warning.value for warning in app.warning).replace("\\", "")
    assert "picture.txt" in said
    assert "many.jsonl:2" in said
    assert "<" not in articles.article(store, listed(store)["page.html"].id).text


def test_a_batch_result_is_not_reviewed_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    report = reviewed(document_of(ARTICLE, None, "one"), min_confidence=0.3)
    lines = json.dumps(report.to_dict(), ensure_ascii=False) + "\n" + '{"schema": "other"}\n'
    records = "\n".join(
        json.dumps({"id": name, "target": text}, ensure_ascii=False)
        for name, text in (("one", ARTICLE), ("two", "سافر الوفد أمس إلى القاهرة."))
    )
    made: list[str] = []
    from mt_qa.store import experience

    kept = experience.review_in

    def counted(store: Store, project: int, text: str, **rest: str) -> Report:
        made.append(text)
        return kept(store, project, text, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(experience, "review_in", counted)
    app = upload(page(), [("records.jsonl", records.encode())], lines.encode())
    assert made == ["سافر الوفد أمس إلى القاهرة."], "only the one without a report"
    assert len(articles.article(store, listed(store)["one"].id).report.findings) == len(report.findings)
    assert any("reports.jsonl:2" in warning.value.replace("\\", "") for warning in app.warning)


def test_filter_search_assign_and_status(store: Store) -> None:
    first, second = put(store, name="أخبار"), put(store, "سافر الوفد أمس إلى القاهرة.", name="سفر")
    app = page()
    app.session_state["queue-chosen"] = [first]
    app.run()
    app.text_input(key="assign-to").set_value("علي").run()
    app.button(key="assign").click().run()
    assert listed(store)["أخبار"].assignee == "علي"
    app.session_state["queue-chosen"] = [first, second]
    app.run()
    app.button(key="set-done").click().run()
    assert {article.status for article in listed(store).values()} == {Status.DONE}
    assert not app.exception
    app.selectbox(key="queue-assignee").set_value("علي").run()
    assert drawn(app) == ["أخبار"]
    app.selectbox(key="queue-assignee").set_value("").run()
    assert drawn(app) == ["سفر"]
    app.selectbox(key="queue-assignee").set_value("\0anybody").run()
    app.text_input(key="queue-search").set_value("القاهرة").run()
    assert drawn(app) == ["سفر"]
    app.text_input(key="queue-search").set_value("").run()
    app.button_group(key="queue-status").set_value(["new"]).run()
    assert drawn(app) == []


def drawn(app: AppTest) -> list[str]:
    """The names in the table that goes to the browser."""
    (element,) = [e for e in app.get("bidi_component") if "queue" in str(e.proto.component_name)]
    return [row["name"] for row in json.loads(element.proto.json)["rows"]]


def test_projects_have_their_own_articles(store: Store) -> None:
    put(store, name="عام")
    app = page()
    app.text_input(key="new-project-name").set_value("رياضة")
    app.button(key="make-project").click().run()
    assert not app.exception
    assert projects.project_named(store, "رياضة").made_by == EDITOR
    assert app.session_state["project"] == projects.project_named(store, "رياضة").id
    import_text(app, ARTICLE, name="مباراة")
    number = projects.project_named(store, "رياضة").id
    assert [article.name for article in articles.queue(store, number)] == ["مباراة"]


TERMS = """concept,language,term,status,project
corridor,ar,ممر إنساني,approved,
corridor,ar,معبر بشري,forbidden,
"""
TERMED = "فتحت السلطات المعبر البشري أمس.\nوانتهى اللقاء بالتعادل بين الفريقين."


def violations(store: Store, name: str) -> list[str]:
    report = articles.article(store, listed(store)[name].id).report
    return [finding.text for finding in report.findings if finding.check == "termbase-violation"]


def test_an_uploaded_termbase_holds_in_its_project(store: Store, tmp_path: Path) -> None:
    put(store, TERMED, name="before")
    app = page()
    app.file_uploader(key="termbase-file").upload("house.csv", TERMS.encode(), "text/csv").run()
    assert not app.exception
    assert (tmp_path / "termbases" / "house.csv").is_file()
    assert projects.default_project(store, who=ADMIN).termbase == "house"
    import_text(app, TERMED, name="after")
    assert violations(store, "before") == []
    assert violations(store, "after") == ["المعبر البشري"]


def test_a_termbase_that_cannot_be_read_is_one_line(store: Store) -> None:
    put(store)
    app = page()
    app.file_uploader(key="termbase-file").upload("bad.csv", b"nothing\n", "text/csv").run()
    assert "bad.csv" in error_line(app)
    assert projects.default_project(store, who=ADMIN).termbase == ""


def test_opening_goes_to_the_review(store: Store) -> None:
    number = put(store)
    app = page()
    app.session_state["article-to-open"] = number
    app.session_state["go-to-review"] = True
    app.run()
    assert not app.exception
    assert app.button(key="next")
