"""The running service, over real connections: its answers are the program's, its errors are problems."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families
from running_service import Service, eventually

from mt_qa import service as program
from mt_qa.api.keys import KeyFile, Scope, new_key
from mt_qa.api.problems import Kind, Problem
from mt_qa.api.schemas.comparison import Comparison
from mt_qa.api.schemas.report import ErrorRecord, Report
from mt_qa.compare.outputs import outputs_of
from mt_qa.registry import all_checks
from mt_qa.render.catalogue import render_json

pytest_plugins = ["service_fixtures"]

GARBLED = "وصل الوزير إلى إلى العاصمة أمس، وقال إن الخطة جاهزة."
JSON = {"Content-Type": "application/json"}
NDJSON = {"Content-Type": "application/x-ndjson"}


def upload(
    client: httpx2.Client, records: list[dict[str, Any]] | bytes, name: str = "", **headers: str
) -> httpx2.Response:
    body = records if isinstance(records, bytes) else b"".join(json.dumps(r).encode() + b"\n" for r in records)
    return client.post("/v1/batches", params={"name": name}, content=body, headers=NDJSON | headers)


def lines(client: httpx2.Client, address: str, **parameters: Any) -> list[dict[str, Any]]:
    answer = client.get(f"{address}/results", params=parameters)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


def problem(answer: httpx2.Response, kind: Kind) -> Problem:
    """The problem that an answer is, which must be of that kind."""
    assert answer.headers["content-type"] == "application/problem+json"
    found = Problem.model_validate(answer.json())
    assert (found.type, found.status, answer.status_code) == (kind.type, kind.status, kind.status)
    assert found.instance == f"urn:uuid:{answer.headers['x-request-id']}"
    return found


def test_a_review_is_what_the_program_says(client: httpx2.Client, sample: str) -> None:
    answer = client.post("/v1/review", json={"id": "csto", "target": sample})
    assert answer.status_code == 200
    assert answer.json() == program.review(program.document_of(sample, id="csto")).to_dict()
    Report.model_validate(answer.json())


def test_segments_and_sources_are_taken_as_in_a_file_of_records(client: httpx2.Client) -> None:
    segments = [
        {"target": "أصيب 25 شخصا.", "source": "15 people were injured."},
        {"target": "", "source": "It rained."},
        {"target": GARBLED},
    ]
    made = client.post("/v1/review", json={"id": 7, "segments": segments}).json()
    assert made["id"] == "7"
    assert made["coverage"]["source"] == "partial"
    assert {"number-mismatch", "doubled-word"} <= {finding["check"] for finding in made["findings"]}


def test_a_whole_number_is_one_however_it_is_written(client: httpx2.Client) -> None:
    answer = client.post("/v1/review", content=b'{"id": 12.0, "target": "a"}', headers=JSON)
    assert answer.json()["id"] == "12"
    for other in (b"12.5", b"true", b"null"):
        problem(client.post("/v1/review", content=b'{"target": "a", "id": ' + other + b"}", headers=JSON), Kind.INVALID)


def test_options_are_those_of_the_command_line(client: httpx2.Client, sample: str) -> None:
    options = {"min_confidence": 0.9, "max_findings_per_1000_words": 10}
    made = client.post("/v1/review", json={"target": sample, "options": options}).json()
    assert made == program.review(sample, **options).to_dict()  # type: ignore[arg-type]


OUTPUTS = {
    "careful": "وصل الوزير إلى العاصمة أمس.\nوقال إن الخطة جاهزة.",
    "hasty": "وصل الوزير إلى إلى العاصمة أمس.\nوقال إن إن الخطة جاهزة.",
}


def test_a_comparison_is_what_the_program_says(client: httpx2.Client) -> None:
    references = {"people": "وصل الوزير أمس إلى العاصمة.\nوقال إن الخطة جاهزة."}
    source = "The minister arrived in the capital yesterday.\nHe said the plan was ready."
    body = {"id": "a", "outputs": OUTPUTS, "references": references, "source": source}
    answer = client.post("/v1/compare", json=body)
    assert answer.status_code == 200
    outputs = outputs_of(OUTPUTS, source=source, references=references, id="a")
    expected = program.compare(outputs).to_dict()
    assert answer.json() == expected
    again = Comparison.model_validate(expected).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert again == expected
    assert [system["name"] for system in expected["systems"]] == ["careful", "hasty"]
    assert expected["systems"][0]["metrics"]["chrf"]["score"] > 50


def test_what_cannot_be_compared_is_told(client: httpx2.Client) -> None:
    for body in (
        {"outputs": {"a": "قال الوزير."}},
        {"outputs": {"a": "قال الوزير.", "b": " "}},
        {"outputs": {"a": "قال الوزير.", "b": "قال\nالوزير."}},
        {"outputs": {"a": "قال الوزير.", "b": "The minister said that the plan was ready."}},
        {"outputs": OUTPUTS, "options": {"resamples": 10**9}},
    ):
        problem(client.post("/v1/compare", json=body), Kind.INVALID)


def test_the_catalogue_is_the_programs(client: httpx2.Client) -> None:
    assert client.get("/v1/checks").json()["checks"] == json.loads(render_json(all_checks()))
    check = all_checks()[0]
    explained = client.get(f"/v1/explain/{check.name}").json()
    assert explained["docstring"] == check.docstring
    assert len(explained["examples"]) == len(check.examples)
    problem(client.get("/v1/explain/nothing"), Kind.NOT_FOUND)


BAD = {
    "no JSON": (b'{"target":', JSON, Kind.MALFORMED),
    "too deep": (b"[" * 50_000, JSON, Kind.MALFORMED),
    "no bytes": (b"", JSON, Kind.INVALID),
    "not UTF-8": ('{"target": "مقال"}'.encode("cp1256"), JSON, Kind.MALFORMED),
    "half a surrogate pair": (b'{"target": "\\ud800"}', JSON, Kind.INVALID),
    "a list": (b"[]", JSON, Kind.INVALID),
    "no target": (b'{"id": "a"}', JSON, Kind.INVALID),
    "a blank target": (b'{"target": " \\n "}', JSON, Kind.INVALID),
    "only blank segments": (b'{"segments": [{"target": " "}]}', JSON, Kind.INVALID),
    "no segments": (b'{"segments": []}', JSON, Kind.INVALID),
    "both": (b'{"target": "a", "segments": [{"target": "a"}]}', JSON, Kind.INVALID),
    "a mistyped key": (b'{"target": "a", "sorce": "b"}', JSON, Kind.INVALID),
    "a number for a text": (b'{"target": 1}', JSON, Kind.INVALID),
    "an unknown profile": (b'{"target": "a", "options": {"profile": "/etc/x.toml"}}', JSON, Kind.INVALID),
    "no number": (b'{"target": "a", "options": {"min_confidence": NaN}}', JSON, Kind.INVALID),
    "an unknown termbase": (b'{"target": "a", "options": {"termbase": "/etc/passwd"}}', JSON, Kind.UNKNOWN_TERMBASE),
    "another type": (b'{"target": "a"}', {"Content-Type": "text/plain"}, Kind.UNSUPPORTED_MEDIA_TYPE),
    "no type": (b'{"target": "a"}', {}, Kind.UNSUPPORTED_MEDIA_TYPE),
    "too many characters": (b'{"target": "' + b"a" * 200_001 + b'"}', JSON, Kind.TOO_LARGE),
    "too many bytes": (b'{"target": "' + b"a" * 1_000_000 + b'"}', JSON, Kind.TOO_LARGE),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_request_is_a_problem(client: httpx2.Client, name: str) -> None:
    body, headers, kind = BAD[name]
    problem(client.post("/v1/review", content=body, headers=headers), kind)


def test_a_body_that_does_not_tell_its_size_is_limited_too(client: httpx2.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(150):
            yield b"a" * 10_000

    problem(client.post("/v1/review", content=endless(), headers=JSON), Kind.TOO_LARGE)


def test_faults_of_a_request_are_named_where_they_are(client: httpx2.Client) -> None:
    body = {"segments": [{"target": "a"}, {"target": 1}], "options": {"min_confidence": 2}}
    found = problem(client.post("/v1/review", json=body), Kind.INVALID)
    assert [fault.pointer for fault in found.errors or ()] == ["/segments/1/target", "/options/min_confidence"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/v1/review", "POST"),
        ("PATCH", "/v1/batches", "GET, POST"),
        ("POST", f"/v1/batches/{'0' * 32}", "DELETE, GET"),
        ("POST", "/healthz", "GET"),
        ("POST", "/openapi.json", "GET"),
    ],
)
def test_another_method_is_told_which_there_are(client: httpx2.Client, method: str, path: str, allowed: str) -> None:
    answer = client.request(method, path)
    problem(answer, Kind.METHOD_NOT_ALLOWED)
    assert answer.headers["allow"] == allowed


def test_an_unknown_address_is_a_problem(client: httpx2.Client) -> None:
    for path in ("/", "/v1", "/v1/reviews", "/docs", "/v1/batches/../x", f"/v1/batches/{'0' * 32}"):
        problem(client.get(path), Kind.NOT_FOUND)
    problem(client.get("/v1/batches/x"), Kind.INVALID)


def test_without_a_key_there_is_no_answer(service: Service) -> None:
    text, _ = new_key("nobody", list(Scope), 0)
    for key in ("", "x", text):
        stranger = service.client(key)
        for method, path in (
            ("GET", "/v1/checks"),
            ("POST", "/v1/review"),
            ("GET", "/v1/batches"),
            ("GET", "/metrics"),
        ):
            answer = stranger.request(method, path)
            problem(answer, Kind.UNAUTHORIZED)
            assert answer.headers["www-authenticate"] == "Bearer"
        assert stranger.get("/healthz").json() == {"status": "alive"}
        assert stranger.get("/readyz").json()["status"] == "ready"


def test_a_key_may_do_what_its_scopes_say(service: Service) -> None:
    text, key = new_key("reviewer", [Scope.REVIEW], 0)
    KeyFile(service.folder / "keys.json").add(key)
    reviewer = service.client(text)
    assert reviewer.post("/v1/review", json={"target": GARBLED}).status_code == 200
    assert reviewer.get("/v1/checks").status_code == 200
    problem(reviewer.get("/v1/batches"), Kind.FORBIDDEN)
    problem(reviewer.get("/metrics"), Kind.FORBIDDEN)
    KeyFile(service.folder / "keys.json").revoke(key.id)
    problem(reviewer.get("/v1/checks"), Kind.UNAUTHORIZED)


def test_a_key_that_asks_too_often_is_told_when_to_come_again(service: Service) -> None:
    text, key = new_key("hasty", [Scope.REVIEW], 6)
    KeyFile(service.folder / "keys.json").add(key)
    hasty = service.client(text)
    assert hasty.get("/v1/checks").status_code == 200
    answer = hasty.get("/v1/checks")
    problem(answer, Kind.RATE_LIMITED)
    assert 1 <= int(answer.headers["retry-after"]) <= 10


def test_a_batch_goes_from_upload_to_deletion(client: httpx2.Client, service: Service, sample: str) -> None:
    records = [{"id": str(n), "target": GARBLED if n % 4 else sample} for n in range(12)]
    answer = upload(client, records, name="أخبار المساء")
    assert answer.status_code == 202
    address = answer.headers["location"]
    assert answer.json()["records"] == 12
    made = lines(client, address)
    assert [line["id"] for line in made] == [record["id"] for record in records]
    assert made[0] == program.review(program.document_of(sample, id="0")).to_dict()
    assert made[1] == program.review(program.document_of(GARBLED, id="1")).to_dict()
    state = client.get(address).json()
    assert (state["state"], state["reviewed"], state["name"]) == ("done", 12, "أخبار المساء")
    assert state["verdicts"] == {"publish": 0, "review": 9, "retranslate": 3, "error": 0}
    assert state["signature"] == made[0]["signature"]
    assert state["id"] in {batch["id"] for batch in client.get("/v1/batches").json()["batches"]}
    assert lines(client, address, **{"from": 10}) == made[10:]
    problem(client.post(f"{address}/cancel"), Kind.CONFLICT)
    folder = service.folder / "batches" / state["id"]
    assert folder.is_dir()
    assert client.delete(address).status_code == 204
    assert not folder.exists()
    problem(client.get(address), Kind.NOT_FOUND)


def test_results_are_byte_for_byte_those_of_the_command_line(
    client: httpx2.Client, sample: str, tmp_path: Path
) -> None:
    """A broken record stops nothing, and is told as `mt-qa batch` tells it."""
    body = b"\n".join(
        [
            json.dumps({"id": "csto", "target": sample}).encode(),
            b"{broken",
            b"",
            b"null",
            b'{"id": "\xff", "target": "a"}',
            b'{"id": "blank", "target": " "}',
            json.dumps({"target": GARBLED}).encode(),
            json.dumps({"id": "other", "target": "The minister said that the plan was ready and left."}).encode(),
            b'{"id": "half", "target": "\\ud800"}',
            json.dumps({"id": 12, "segments": [{"target": GARBLED, "source": "He came on 3 May."}]}).encode(),
        ]
    )
    address = upload(client, body).headers["location"]
    made = client.get(f"{address}/results").content
    (tmp_path / "records.ndjson").write_bytes(body)
    command = [sys.executable, "-m", "mt_qa.cli", "batch", "records.ndjson", "-o", "out.jsonl"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert made == (tmp_path / "out.jsonl").read_bytes()
    kinds = [line["error"]["kind"] for line in map(json.loads, made.splitlines()) if "error" in line]
    assert kinds == ["syntax", "record", "encoding", "empty", "language", "encoding"]
    assert client.get(address).json()["verdicts"]["error"] == 6


def test_a_record_that_is_too_large_stops_nothing(client: httpx2.Client) -> None:
    long = b'{"id": "long", "target": "' + b"a" * 1_100_000 + b'"}\n'
    address = upload(client, long + json.dumps({"id": "b", "target": GARBLED}).encode()).headers["location"]
    failed, good = lines(client, address)
    assert ErrorRecord.model_validate(failed).error.kind == "too-long"
    assert good["id"] == "b"


def test_an_upload_that_is_none_is_refused(client: httpx2.Client, service: Service) -> None:
    before = sorted(path.name for path in (service.folder / "batches").iterdir())
    problem(upload(client, b""), Kind.INVALID)
    problem(upload(client, b"\n \n"), Kind.INVALID)
    problem(client.post("/v1/batches", content=b"{}", headers=JSON), Kind.UNSUPPORTED_MEDIA_TYPE)
    problem(upload(client, b"{}", **{"Content-Encoding": "gzip"}), Kind.UNSUPPORTED_MEDIA_TYPE)
    answer = client.post("/v1/batches", params={"profile": "nothing"}, content=b"{}", headers=NDJSON)
    problem(answer, Kind.INVALID)
    answer = client.post("/v1/batches", params={"termbase": "../x"}, content=b"{}", headers=NDJSON)
    problem(answer, Kind.UNKNOWN_TERMBASE)
    assert sorted(path.name for path in (service.folder / "batches").iterdir()) == before


def test_the_same_upload_sent_again_gives_the_same_batch(client: httpx2.Client) -> None:
    first = upload(client, [{"id": "a", "target": GARBLED}], **{"Idempotency-Key": "once"})
    again = upload(client, [{"id": "a", "target": GARBLED}], **{"Idempotency-Key": "once"})
    other = upload(client, [{"id": "a", "target": GARBLED}], **{"Idempotency-Key": "twice"})
    assert first.json()["id"] == again.json()["id"] != other.json()["id"]
    assert again.status_code == 202


def test_a_batch_is_nobody_elses(client: httpx2.Client, service: Service) -> None:
    text, key = new_key("another", [Scope.BATCHES], 0)
    KeyFile(service.folder / "keys.json").add(key)
    another = service.client(text)
    address = upload(client, [{"id": "a", "target": GARBLED}]).headers["location"]
    problem(another.get(address), Kind.NOT_FOUND)
    problem(another.get(f"{address}/results"), Kind.NOT_FOUND)
    problem(another.post(f"{address}/cancel"), Kind.NOT_FOUND)
    problem(another.delete(address), Kind.NOT_FOUND)
    assert another.get("/v1/batches").json() == {"batches": []}
    assert client.get(address).status_code == 200


def test_a_cancelled_batch_keeps_what_was_reviewed(client: httpx2.Client, sample: str) -> None:
    address = upload(client, [{"id": str(n), "target": sample * 3} for n in range(200)]).headers["location"]
    eventually(lambda: client.get(address).json()["reviewed"] >= 2)
    cancelled = client.post(f"{address}/cancel").json()
    assert cancelled["state"] == "cancelled"
    assert 2 <= cancelled["reviewed"] < 200
    assert [line["id"] for line in lines(client, address)] == [str(n) for n in range(cancelled["reviewed"])]
    assert client.post(f"{address}/cancel").json() == cancelled
    assert client.post("/v1/review", json={"target": GARBLED}).status_code == 200


def test_the_first_results_come_while_the_batch_runs(client: httpx2.Client, sample: str) -> None:
    address = upload(client, [{"id": str(n), "target": sample} for n in range(100)]).headers["location"]
    with client.stream("GET", f"{address}/results") as stream:
        first = json.loads(next(stream.iter_lines()))
    assert first["id"] == "0"
    state = client.get(address).json()
    assert state["state"] == "running"
    client.delete(address)


def test_the_log_says_who_and_how_long_and_no_word_of_an_article(client: httpx2.Client, service: Service) -> None:
    word = "كلمةسريةجدا"
    client.post("/v1/review", json={"id": word, "target": f"قال {word} {word}."})
    client.post("/v1/review", json={"target": 1, word: word})
    client.get(f"/v1/explain/{word}")
    client.get(f"/{word}?{word}={word}")
    client.post("/v1/review", content=f'{{"{word}": {word}'.encode(), headers=JSON)
    address = upload(client, [{"id": word, "target": word}, {"id": word}], name=word)
    lines(client, address.headers["location"])
    answer = client.post("/v1/review", json={"target": GARBLED})
    (line,) = eventually(
        lambda: [x for x in service.events("request") if x["request"] == answer.headers["x-request-id"]]
    )
    assert (line["route"], line["status"], line["characters"]) == ("/v1/review", 200, len(GARBLED))
    assert line["key"] == service.key.split("_")[1]
    text = service.log_file.read_text(encoding="utf-8")
    assert word not in text
    assert json.dumps(word)[1:-1] not in text
    assert service.key not in text
    assert service.key.rpartition("_")[2] not in text


def test_what_is_counted_can_be_read_by_prometheus(client: httpx2.Client) -> None:
    def value(name: str, **labels: str) -> float:
        families = text_string_to_metric_families(client.get("/metrics").text)
        samples = [s for family in families for s in family.samples if s.name == name]
        return sum(s.value for s in samples if labels.items() <= s.labels.items())

    chosen = {"method": "POST", "route": "/v1/review", "status": "200"}
    before = value("mt_qa_requests_total", **chosen), value("mt_qa_review_characters_total")
    client.post("/v1/review", json={"target": GARBLED})
    after = value("mt_qa_requests_total", **chosen), value("mt_qa_review_characters_total")
    assert (after[0] - before[0], after[1] - before[1]) == (1, len(GARBLED))
    assert value("mt_qa_workers_ready") == 2
    assert value("mt_qa_request_seconds_count", route="/v1/review") >= 1


def test_half_a_request_harms_nobody(client: httpx2.Client, service: Service) -> None:
    host, port = re.fullmatch(r"http://(.*):(\d+)", service.url).groups()  # type: ignore[union-attr]
    head = f"POST /v1/batches HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {service.key}\r\nContent-Length: 99\r\n"
    for start in (
        b"GET",
        head.encode(),
        head.encode() + b"Content-Type: application/x-ndjson\r\n\r\n{}\n",
        b"\0\1\2\r\n\r\n",
    ):
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(start)
    assert client.get("/healthz").status_code == 200
    eventually(lambda: [line for line in service.events("request") if line.get("broken_off")])
    assert not service.events("fault")
    eventually(lambda: not list((service.folder / "batches").glob(".upload*")))
