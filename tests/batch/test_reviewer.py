"""One record's trouble is its own: it becomes an error record of its kind."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch_example import SLIP, SOUND, profile_file

import mt_qa.service
from mt_qa.batch.results import of_report
from mt_qa.batch.reviewer import Work, crashed, review_work, reviewed, too_slow
from mt_qa.batch.settings import Settings
from mt_qa.core import BackendError, Document, InputError, ProfileError, Report, Segment


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(str(profile_file(tmp_path)), time_limit=20)


def document(text: str) -> Document:
    return Document((Segment(text),), id="one")


def error_of(text: str, settings: Settings) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(reviewed(document(text), settings).line("one"))
    assert (data["schema"], data["id"]) == ("mt-qa/report/1", "one")
    error: dict[str, Any] = data["error"]
    return error


def raising(error: BaseException) -> Callable[..., Report]:
    def review(*_: object, **__: object) -> Report:
        raise error

    return review


def test_a_line_is_the_report_of_the_contract(settings: Settings) -> None:
    report = mt_qa.service.review(document(SLIP), profile=settings.profile)
    result = reviewed(document(SLIP), settings)
    assert json.loads(result.line("one")) == report.to_dict()
    assert result == of_report(report)
    assert json.loads(result.line('two "quoted"\n'))["id"] == 'two "quoted"\n'
    assert result.line("one").count("\n") == 1
    assert (result.row.verdict, result.row.findings) == (report.verdict.value, {"minor": 1})


def test_a_text_in_another_language(settings: Settings) -> None:
    error = error_of("This is an English text, not an Arabic one.", settings)
    assert error["kind"] == "language"
    assert "not Arabic" in error["message"]


def test_a_fault_of_ours(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mt_qa.service, "review", raising(RecursionError("too deep")))
    assert error_of(SLIP, settings) == {
        "kind": "fault",
        "message": "a fault of the program, RecursionError: too deep",
    }
    monkeypatch.setattr(mt_qa.service, "review", raising(InputError("cannot be read")))
    assert error_of(SLIP, settings) == {"kind": "record", "message": "cannot be read"}


@pytest.mark.parametrize("error", [ProfileError("broken"), BackendError("broken")])
def test_a_broken_set_up_is_no_fault_of_a_record(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(mt_qa.service, "review", raising(error))
    with pytest.raises(type(error)):
        reviewed(document(SLIP), settings)


def test_a_record_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Settings(str(profile_file(tmp_path)), time_limit=0.2)
    monkeypatch.setattr(mt_qa.service, "review", lambda *_, **__: time.sleep(60))
    assert error_of(SLIP, quick) == {"kind": "time-limit", "message": "took longer than 0.2 s"}
    assert too_slow(3, "doubled-word").body.endswith('"took longer than 3 s, when doubled-word was at it"}}')


def test_a_shard_is_reviewed_place_by_place(settings: Settings) -> None:
    told: list[int] = []
    work = Work(7, ((2, document(SLIP)), (5, document("انهيار")), (6, document(SOUND))), {5: crashed()})
    done = review_work(work, settings, told.append)
    assert told == [place for place, _ in done] == [2, 5, 6]
    assert [result.row.error for _, result in done] == ["", "crash", ""]
