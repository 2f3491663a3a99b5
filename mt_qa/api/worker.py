"""A worker process: reads tasks from standard input, writes answers to standard output, loads the tables once.

``python -m mt_qa.api.worker PID``, PID being the service's, started by `mt_qa.api.pool`. A task is two frames, options
as JSON and a record as on a line of a file; an answer is two, what it is and its bytes. A frame is its length (four
bytes, big end first) and its bytes. What happens here cannot harm the service: a task that hangs is ended with its
worker.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import struct
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, BinaryIO

from mt_qa.api.logs import note, note_fault, set_up_logs
from mt_qa.api.reviewing import result_line, settings_of, termbase_of
from mt_qa.core import InputError, MtQaError
from mt_qa.formats.records import record_of
from mt_qa.service import compare, review

COMPARE = "compare"
"""The task of a record that holds the outputs of several systems."""

LENGTH = struct.Struct(">I")
WARM_UP = "أعلن رئيس الوزراء، اليوم الثلاثاء، أن الحكومة وافقت على الخطة في 12 مايو 2020.\n"
DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""


class Answer(StrEnum):
    """What an answer's bytes are: a report, a line of a batch's results, the reason why the record cannot be read, the
    kind of a fault of ours."""

    REPORT = "report"
    RESULT = "result"
    INPUT = "input"
    FAULT = "fault"


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame; None at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    return stream.read(length)


def framed(*parts: bytes) -> bytes:
    """The parts as frames, one after the other."""
    return b"".join(LENGTH.pack(len(part)) + part for part in parts)


def answer(options: Mapping[str, Any], record: bytes) -> tuple[Answer, bytes]:
    """What one task comes to. Never raises."""
    try:
        if "line" in options:
            settings = settings_of(options, options["time_limit"])
            return Answer.RESULT, result_line(record, options["line"], settings)
        if options.get("task") == COMPARE:
            return _comparison(json.loads(record))
        return _report(options, record)
    except MtQaError as error:
        note("worker-fault", kind=type(error).__name__, detail=str(error))
        return Answer.FAULT, type(error).__name__.encode()
    except Exception as error:
        note_fault("worker-fault", error)
        return Answer.FAULT, type(error).__name__.encode()


def _comparison(given: Mapping[str, Any]) -> tuple[Answer, bytes]:
    """The comparison on one line, or why the texts cannot be compared."""
    from mt_qa.compare.comparing import Options  # late: a worker that is never asked does without scipy
    from mt_qa.compare.outputs import outputs_of

    chosen = given["options"]
    try:
        outputs = outputs_of(
            given["outputs"],
            source=given["source"],
            references=given["references"],
            separate_lines=given["separate_lines"],
            id=str(given["id"]),
        )
        options = Options(seed=chosen["seed"], resamples=chosen["resamples"], alpha=chosen["alpha"])
        comparison = compare(outputs, profile=chosen["profile"], options=options)
    except InputError as error:
        return Answer.INPUT, str(error).encode()
    return Answer.REPORT, _line(comparison.to_dict())


def _line(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")


def _report(options: Mapping[str, Any], record: bytes) -> tuple[Answer, bytes]:
    """The report on one line, or why there can be none."""
    try:
        document = record_of(record, options["place"]).document
    except InputError as error:
        return Answer.INPUT, str(error).encode()
    report = review(
        document,
        profile=options["profile"],
        min_confidence=options["min_confidence"],
        max_findings_per_1000_words=options["max_findings_per_1000_words"],
        termbase=termbase_of(options),
    )
    return Answer.REPORT, _line(report.to_dict())


def serve(
    tasks: BinaryIO, answers: BinaryIO, handle: Callable[[Mapping[str, Any], bytes], tuple[Answer, bytes]]
) -> None:
    """Answer tasks, in their order, until the stream ends."""
    while (options := read_frame(tasks)) is not None and (record := read_frame(tasks)) is not None:
        kind, body = handle(json.loads(options), record)
        answers.write(framed(kind.encode(), body))
        answers.flush()


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes to the service; a stray print goes to standard error from now on."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    return tasks, answers


def _end_with_the_service(service: int) -> None:
    """Signals to the group are the service's to act on; when it is gone, a review that still runs is of no use."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.name == "posix" and os.getppid() != service:
        sys.exit(0)  # it went before it could be watched


def main() -> None:
    tasks, answers = _own_streams()
    _end_with_the_service(int(sys.argv[1]))
    set_up_logs()
    gc.set_threshold(200_000, 20, 20)  # tables are kept: looking for garbage in them costs time
    review(WARM_UP)
    answers.write(framed(b"ready"))
    answers.flush()
    serve(tasks, answers, answer)


if __name__ == "__main__":
    main()
