"""Around every request: what a fault of ours becomes, and what the log says of it."""

import asyncio
import json
import logging
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import Message, Receive, Scope, Send

from mt_qa.api.logs import JsonLines
from mt_qa.api.metrics import Metrics
from mt_qa.api.pool import Pool
from mt_qa.api.problems import Problem
from mt_qa.api.settings import Limits
from mt_qa.api.shell import Shell

SECRET = "نص المقال السري"


async def faulty(_: Scope, __: Receive, ___: Send) -> None:
    raise ValueError(SECRET)


async def faulty_in_the_middle(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise ValueError(SECRET)


def metrics() -> Metrics:
    return Metrics(Pool(1, Limits()), dict)


def asked(app: Any, counted: Metrics) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": SECRET.encode()}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "BREW", "path": f"/{SECRET}", "headers": [], "query_string": b""}
    asyncio.run(Shell(app, Limits(), counted)(scope, receive, send))
    return sent


def test_a_fault_becomes_a_problem_and_its_message_goes_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mt_qa.api")
    start, body = asked(faulty, metrics())
    problem = Problem.model_validate_json(body["body"])
    headers = dict(start["headers"])
    assert start["status"] == problem.status == 500
    assert headers[b"content-type"] == b"application/problem+json"
    assert problem.instance == f"urn:uuid:{headers[b'x-request-id'].decode()}"
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    fault, request = lines
    assert fault["exception"] == "ValueError"
    assert "faulty" in fault["at"][-1]
    assert fault["request"] == request["request"] == problem.instance.removeprefix("urn:uuid:")
    assert request["status"] == 500
    for text in (body["body"].decode(), *(JsonLines().format(record) for record in caplog.records)):
        assert "السري" not in text


def test_an_answer_that_has_begun_is_broken_off(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mt_qa.api")
    with pytest.raises(ValueError, match=SECRET):
        asked(faulty_in_the_middle, metrics())
    request = json.loads(JsonLines().format(caplog.records[-1]))
    assert request["broken_off"] is True


def test_exceptions_that_the_server_logs_lose_their_message_too() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        record = logging.LogRecord("uvicorn", 40, "x.py", 1, "Exception in ASGI", (), (type(error), error, None))
    assert "السري" not in JsonLines().format(record)


def test_a_caller_cannot_make_a_time_series_of_what_it_writes() -> None:
    counted = metrics()
    asked(faulty, counted)
    families = {family.name: family for family in text_string_to_metric_families(counted.render().decode())}
    (sample,) = [s for s in families["mt_qa_requests"].samples if s.name == "mt_qa_requests_total"]
    assert sample.labels == {"method": "OTHER", "route": "none", "status": "500"}
    assert sample.value == 1
