"""Logs as JSON, one object a line on standard error. Never a text: not of an article, nor of an exception.

The message of an exception may quote what it failed on, so only its type and the places in the code are written.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from traceback import extract_tb

logger = logging.getLogger("mt_qa.api")


class JsonLines(logging.Formatter):
    """One line a record: time, level, event, and the fields given as ``extra={"fields": {…}}``."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line |= facts_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def facts_of(error: BaseException) -> dict[str, object]:
    """What may be told of an exception: its type and where it came from."""
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
    return {"exception": type(error).__name__, "at": places[-8:]}


def note(event: str, **fields: object) -> None:
    """Write one line."""
    logger.info(event, extra={"fields": fields})


def note_fault(event: str, error: BaseException, **fields: object) -> None:
    """Write one line about an exception that nobody foresaw."""
    logger.error(event, extra={"fields": {**fields, **facts_of(error)}})


def set_up_logs() -> None:
    """Send everything that this process logs to standard error in this form, the server's own notes included."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logger.setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).setLevel(logging.WARNING)
