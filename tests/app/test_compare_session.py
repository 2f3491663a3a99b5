"""The comparison between reruns: uploads, picks that are kept, pages of segments, stored articles."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mt_qa.app import compare_store
from mt_qa.app.compare_session import PER_PAGE, Session, Upload, outputs_in, sample
from mt_qa.app.compare_store import outputs_of_articles, stored_articles
from mt_qa.compare.outputs import outputs_of
from mt_qa.core import InputError
from mt_qa.formats.picks import path_for

CLEAN = "وصل الوزير إلى العاصمة أمس.\nوقال إن الخطة جاهزة.\nثم غادر القاعة."
GARBLED = "وصل الوزير إلى إلى العاصمة أمس.\nوقال إن الخطة الخطة جاهزة.\nثم غادر القاعة."


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MT_QA_COMPARISONS", str(tmp_path / "kept"))
    return tmp_path / "kept"


def upload(name: str, text: str) -> Upload:
    return Upload(name, text.encode("utf-8"))


def test_uploaded_texts_are_called_like_their_files() -> None:
    outputs = outputs_in(
        [upload("a.ar.txt", CLEAN), upload("b.txt", GARBLED)],
        upload("en.txt", "one\ntwo\nthree"),
        [upload("human.txt", CLEAN)],
        separate_lines=True,
    )
    assert outputs.names == ("a", "b")
    assert outputs.reference_names == ("human",)
    assert outputs.segments[1].source == "two"
    assert len(outputs.articles) == 3


def test_uploaded_records_are_read() -> None:
    record = json.dumps({"id": 1, "outputs": {"a": CLEAN, "b": GARBLED}}) + "\n"
    assert outputs_in([upload("r.jsonl", record)], None, [], separate_lines=False).names == ("a", "b")


@pytest.mark.parametrize(
    ("outputs", "source", "reason"),
    [
        ([upload("a.txt", CLEAN), upload("a.txt", GARBLED)], None, "two files are called 'a'"),
        ([upload("a.txt", CLEAN)], None, "it takes at least 2"),
        ([upload("a.txt", CLEAN), upload("b.txt", "One.\nTwo.\nThree.")], None, "b.txt: the text is not Arabic"),
        ([upload("r.jsonl", "{")], None, r"^r\.jsonl:1: not JSON"),
        ([upload("r.jsonl", "{}")], upload("en.txt", "x"), "hold their source"),
    ],
)
def test_uploads_that_cannot_be_compared_are_told_by_name(
    outputs: list[Upload], source: Upload | None, reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        outputs_in(outputs, source, [], separate_lines=False)


def test_picks_are_kept_and_taken_up_again(kept: Path) -> None:
    outputs = outputs_of({"good": CLEAN, "bad": GARBLED})
    session = Session.begun(outputs, "news-ar")
    assert len(session.asked) == 2
    session = session.picked("good").picked("")
    assert session.question is None
    assert {each.metric for each in session.comparison.agreements} == {"score"}
    again = Session.begun(outputs, "news-ar")
    assert again.picks == session.picks
    assert again.taken_back().question == session.asked[1]
    assert [path.name for path in kept.iterdir()] == [path_for(outputs).name]


def test_other_outputs_have_their_own_picks() -> None:
    Session.begun(outputs_of({"good": CLEAN, "bad": GARBLED}), "news-ar").picked("good")
    assert not Session.begun(outputs_of({"good": GARBLED, "bad": CLEAN}), "news-ar").picks


def test_segments_come_in_pages_and_orders() -> None:
    session = Session.begun(sample(), "news-ar")
    shown, pages = session.segments("disagreement", 1)
    assert len(shown) == PER_PAGE
    assert [segment.disagreement for segment in shown] == sorted((s.disagreement for s in shown), reverse=True)
    assert [s.index for s in session.segments("text", 1)[0]] == sorted(s.index for s in session.segments("text", 1)[0])
    lowest = [min(output.score for output in s.outputs) for s in session.segments("worst", 1)[0]]
    assert lowest == sorted(lowest)
    assert session.segments("text", 999)[0] == session.segments("text", pages)[0]


def test_without_a_store_nothing_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_store, "find_spec", lambda _: None)
    assert stored_articles() == {}


def test_stored_translations_of_one_source_are_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("mt_qa.store", reason="there is no store yet")
    store: Any = import_module("mt_qa.store")
    articles: Any = import_module("mt_qa.store.articles")
    projects: Any = import_module("mt_qa.store.projects")
    opened = store.open_store(f"sqlite:///{tmp_path}/desk.sqlite")
    monkeypatch.setattr(compare_store, "_store", lambda: opened)
    person = store.Person("lead", store.Role.ADMIN)
    project = projects.default_project(opened, who=person)
    for name, text in (("google", CLEAN), ("bing", GARBLED)):
        articles.add_article(opened, project.id, text, who=person, name=name, source="one\ntwo\nthree")
    offered = stored_articles()
    assert sorted(offered.values()) == ["bing", "google"]
    outputs = outputs_of_articles(sorted(offered))
    assert outputs.segments[0].source == "one"
    assert set(outputs.names) == {"google", "bing"}
    opened.close()
