"""The worker itself: what it makes of a record, how it speaks, and that it ends with the service."""

import io
import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from running_service import alive, eventually

import mt_qa.api.worker
from mt_qa.api.worker import Answer, answer, framed, read_frame, serve
from mt_qa.core import DataError
from mt_qa.formats.termbases import FOLDER_VARIABLE
from mt_qa.service import document_of, review

OPTIONS: dict[str, Any] = {
    "place": "the record",
    "profile": "news-ar",
    "min_confidence": None,
    "max_findings_per_1000_words": None,
    "termbase": None,
    "project": None,
}
GARBLED = "وصل الوزير إلى إلى العاصمة أمس، وقال إن الخطة جاهزة."


def record(**fields: object) -> bytes:
    return json.dumps({"id": "a", **fields}, ensure_ascii=False).encode()


def test_the_answer_is_the_report_on_one_line() -> None:
    kind, body = answer(OPTIONS, record(target=GARBLED))
    assert kind is Answer.REPORT
    assert b"\n" not in body
    assert json.loads(body) == review(document_of(GARBLED, id="a")).to_dict()


def test_the_options_are_those_of_a_review() -> None:
    (finding,) = review(document_of(GARBLED)).findings
    _, body = answer({**OPTIONS, "min_confidence": finding.confidence + 0.01}, record(target=GARBLED))
    assert json.loads(body)["findings"] == []


def test_a_record_that_cannot_be_read_is_told_with_the_reason() -> None:
    assert answer(OPTIONS, b"{") == (
        Answer.INPUT,
        b"the record: not JSON: expecting property name enclosed in double quotes at character 2",
    )
    assert answer(OPTIONS, record(target=" ")) == (Answer.INPUT, b"the record: the target is empty")


def test_a_line_of_a_batch_becomes_a_line_of_its_results() -> None:
    given = {**OPTIONS, "line": 7, "time_limit": 30.0}
    kind, body = answer(given, record(target=GARBLED))
    assert kind is Answer.RESULT
    assert body.endswith(b"}\n")
    assert json.loads(body) == review(document_of(GARBLED, id="a")).to_dict()
    kind, body = answer(given, b"{")
    assert kind is Answer.RESULT
    assert json.loads(body)["id"] == "records.ndjson:7"


def test_a_termbase_is_read_anew_when_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    head = "concept,language,term,status\n"
    base = tmp_path / "house.csv"
    base.write_text(head + "c1,ar,العاصمة,forbidden\nc1,ar,الحاضرة,approved\n", encoding="utf-8")
    given = {**OPTIONS, "termbase": "house"}
    _, body = answer(given, record(target=GARBLED))
    assert "termbase-violation" in {finding["check"] for finding in json.loads(body)["findings"]}
    base.write_text(head + "c1,ar,الوالي,forbidden\nc1,ar,الحاكم,approved\n", encoding="utf-8")
    _, body = answer(given, record(target=GARBLED))
    assert "termbase-violation" not in {finding["check"] for finding in json.loads(body)["findings"]}
    base.write_text("what is this\n", encoding="utf-8")
    assert answer(given, record(target=GARBLED)) == (Answer.FAULT, b"InputError")  # not the caller's fault


@pytest.mark.parametrize("error", [DataError("a table is broken"), ZeroDivisionError("وصل الوزير")])
def test_a_fault_of_ours_is_told_by_its_kind_alone(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def raises(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(mt_qa.api.worker, "review", raises)
    with caplog.at_level(logging.INFO):
        assert answer(OPTIONS, record(target=GARBLED)) == (Answer.FAULT, type(error).__name__.encode())
    (line,) = caplog.records
    assert "الوزير" not in json.dumps(line.__dict__, default=str, ensure_ascii=False)


def test_tasks_are_answered_in_their_order_until_the_stream_ends() -> None:
    tasks, answers = io.BytesIO(framed(b"{}", b"one", b"{}", b"two", b"{}")), io.BytesIO()
    serve(tasks, answers, lambda _, record: (Answer.REPORT, record.upper()))
    answers.seek(0)
    frames = [read_frame(answers) for _ in range(5)]
    assert frames == [b"report", b"ONE", b"report", b"TWO", None]


def test_a_worker_ends_with_its_service_even_in_the_middle_of_a_review(tmp_path: Path) -> None:
    """Started by a process that is then killed; the worker is stuck in a task and never looks at its pipes."""
    script = tmp_path / "stuck.py"
    script.write_text(
        "import sys, time, os\n"
        "import mt_qa.api.worker as worker\n"
        "worker._end_with_the_service(int(sys.argv[1]))\n"
        f"open({str(tmp_path / 'worker')!r}, 'w').write(str(os.getpid()))\n"
        "while True: pass\n",
        encoding="utf-8",
    )
    starter = f"import os, subprocess, sys; subprocess.run([sys.executable, {str(script)!r}, str(os.getpid())])"
    with subprocess.Popen([sys.executable, "-c", starter]) as service:
        eventually(lambda: (tmp_path / "worker").exists() and (tmp_path / "worker").read_text())
        worker = int((tmp_path / "worker").read_text())
        os.kill(worker, signal.SIGTERM)  # a signal to the whole group is not for it
        os.kill(worker, 0)
        service.kill()
    eventually(lambda: not alive(worker))
