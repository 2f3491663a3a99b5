"""Starting, ending, being killed, being asked too much: nothing that was taken on is lost, nothing is left behind."""

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import pytest
from running_service import Service, alive, eventually, running

from mt_qa.api.problems import Kind

pytest_plugins = ["service_fixtures"]

KILLS = 3
GARBLED = "وصل الوزير إلى إلى العاصمة أمس، وقال إن الخطة جاهزة."


def records(sample: str, count: int) -> bytes:
    return b"".join(
        json.dumps({"id": str(n), "target": f"{GARBLED} {n}\n{sample[: 200 * (n % 3)]}"}).encode() + b"\n"
        for n in range(count)
    )


def results(client: httpx2.Client, address: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in client.get(f"{address}/results").text.splitlines()]


def test_a_batch_survives_kills_at_any_moment_and_is_as_if_undisturbed(tmp_path: Path, sample: str) -> None:
    """Each round kills the service with SIGKILL at a random moment; every record is there once, in order."""
    count = 80
    chance = random.Random(20)
    with running(tmp_path, "--workers=2") as service:
        client = service.client()
        headers = {"Content-Type": "application/x-ndjson"}
        address = client.post("/v1/batches", content=records(sample, count), headers=headers).headers["location"]
        workers = service.workers()
        killed_at = [0]
        service.end(signal.SIGKILL)
    eventually(lambda: not any(map(alive, workers)))
    for _ in range(KILLS):
        with running(tmp_path, "--workers=2") as service:
            client = service.client()
            least = min(count - 5, killed_at[-1] + chance.randint(1, count // KILLS - 2))
            killed_at.append(eventually(partial(at_least, client, address, least)))
            service.end(signal.SIGKILL)
    assert killed_at == sorted(killed_at)
    with running(tmp_path, "--workers=2") as service:
        made = results(service.client(), address)
        undisturbed = service.client().post("/v1/batches", content=records(sample, count), headers=headers)
        assert made == results(service.client(), undisturbed.headers["location"])
        assert [line["id"] for line in made] == [str(n) for n in range(count)]


def at_least(client: httpx2.Client, address: str, least: int) -> int | None:
    reviewed: int = client.get(address).json()["reviewed"]
    return reviewed if reviewed >= least else None


def test_told_to_end_it_answers_what_it_took_on(tmp_path: Path, sample: str) -> None:
    with running(tmp_path, "--workers=2", "--max-waiting=100") as service, ThreadPoolExecutor(12) as callers:
        workers = service.workers()
        client = service.client()
        headers = {"Content-Type": "application/x-ndjson"}
        address = client.post("/v1/batches", content=records(sample, 200), headers=headers).headers["location"]

        def follow() -> tuple[str, int]:
            got = b""
            try:
                with service.client().stream("GET", f"{address}/results") as stream:
                    for block in stream.iter_bytes():
                        got += block
            except httpx2.RemoteProtocolError:
                return "broken off", got.count(b"\n")
            return "whole", got.count(b"\n")

        following = callers.submit(follow)
        asked = [callers.submit(service.client().post, "/v1/review", json={"target": sample * 2}) for _ in range(10)]
        eventually(lambda: client.get("/readyz").json()["waiting"] >= 6)
        assert service.end(signal.SIGTERM) == 0
        answers = [future.result() for future in asked]
        assert Counter(answer.status_code for answer in answers) == {200: 10}
        assert len({answer.text for answer in answers}) == 1
        how, got = following.result()
        assert how == "broken off"
        assert service.events("ended")
    assert not any(alive(worker) for worker in workers)
    with running(tmp_path, "--workers=2") as service:
        made = results(service.client(), address)
        assert got < len(made) == 200
        assert [line["id"] for line in made] == [str(n) for n in range(200)]


def test_ctrl_c_is_an_orderly_end(tmp_path: Path) -> None:
    with running(tmp_path, "--workers=1") as service:
        workers = service.workers()
        assert service.end(signal.SIGINT) == 0
        assert service.events("ended")
    assert not any(alive(worker) for worker in workers)


def test_fifty_at_once_are_answered_or_told_to_come_again(service: Service, sample: str) -> None:
    """The service waits with eight at most; nothing else than 200 and 429 comes back, and it goes on."""
    start = threading.Barrier(50)

    def ask(_: int) -> httpx2.Response:
        start.wait()
        return service.client().post("/v1/review", json={"target": sample * 3})

    with ThreadPoolExecutor(50) as callers:
        answers = list(callers.map(ask, range(50)))
    counts = Counter(answer.status_code for answer in answers)
    assert set(counts) == {200, 429}
    assert counts[429] >= 10
    assert len({answer.text for answer in answers if answer.status_code == 200}) == 1
    for answer in answers:
        if answer.status_code == 429:
            assert answer.json()["type"] == Kind.OVERLOADED.type
            assert int(answer.headers["retry-after"]) >= 1
    eventually(lambda: service.client().get("/readyz").json()["waiting"] == 0)
    assert service.client().post("/v1/review", json={"target": GARBLED}).status_code == 200
    assert not service.events("worker-ended")


def test_who_does_not_wait_is_not_worked_for(service: Service, sample: str) -> None:
    def abandoned() -> float:
        (line,) = re.findall(r"^mt_qa_abandoned_total (.*)$", service.client().get("/metrics").text, re.MULTILINE)
        return float(line)

    before = abandoned()
    with ThreadPoolExecutor(4) as callers:
        asked = [callers.submit(service.client().post, "/v1/review", json={"target": sample * 8}) for _ in range(4)]
        eventually(lambda: service.client().get("/readyz").json()["waiting"] == 2)
        with pytest.raises(httpx2.ReadTimeout):
            service.client().post("/v1/review", json={"target": sample}, timeout=0.05)
        assert Counter(future.result().status_code for future in asked) == {200: 4}
    eventually(lambda: abandoned() == before + 1)


def test_two_at_once_are_always_answered(service: Service, sample: str) -> None:
    def ask(number: int) -> int:
        return service.client().post("/v1/review", json={"id": number, "target": sample}).status_code

    with ThreadPoolExecutor(2) as callers:
        assert Counter(callers.map(ask, range(60))) == {200: 60}


def test_a_worker_that_is_killed_costs_nobody_an_answer(tmp_path: Path, sample: str) -> None:
    chance = random.Random(7)
    with running(tmp_path, "--workers=2", "--max-waiting=100") as service, ThreadPoolExecutor(8) as callers:
        client = service.client()
        for _ in range(KILLS):
            asked = [callers.submit(service.client().post, "/v1/review", json={"target": sample * 2}) for _ in range(8)]
            eventually(lambda: client.get("/readyz").status_code == 503 or client.get("/readyz").json()["waiting"] > 2)
            worker = chance.choice(eventually(service.workers))
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
            assert Counter(future.result().status_code for future in asked) == {200: 8}
        assert len(service.events("worker-ended")) >= KILLS - 1


def test_a_review_that_takes_too_long_is_ended(tmp_path: Path, sample: str) -> None:
    with running(tmp_path, "--workers=1", "--time-limit=0.1") as service:
        answer = service.client().post("/v1/review", json={"target": sample * 60})
        assert answer.status_code == Kind.TIME_LIMIT.status
        assert answer.json()["type"] == Kind.TIME_LIMIT.type
        eventually(lambda: service.client().get("/readyz").status_code == 200)
        assert service.client().post("/v1/review", json={"target": "قال الوزير."}).status_code == 200


def test_without_keys_only_this_machine_is_served_by_its_own_name(tmp_path: Path) -> None:
    with running(tmp_path, "--workers=1", keyless=True) as service:
        body = {"target": GARBLED}
        assert service.client("").post("/v1/review", json=body).status_code == 200
        rebound = service.client("").post("/v1/review", json=body, headers={"Host": "evil.example"})
        assert rebound.json()["type"] == Kind.MISDIRECTED.type
        assert service.events("open")


def serve(*options: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mt_qa.cli",
        "serve",
        f"--keys={folder / 'keys.json'}",
        f"--batches={folder / 'b'}",
    ]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "news.example"])
def test_it_refuses_to_be_reached_by_other_machines_without_keys(tmp_path: Path, host: str) -> None:
    done = serve("--host", host, "--port=0", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        f"mt-qa: {host} can be reached by other machines: make an API key first (mt-qa serve keys create NAME)\n"
    )


def test_it_refuses_to_ask_for_keys_that_nobody_has(tmp_path: Path) -> None:
    done = serve("--require-keys", "--port=0", folder=tmp_path)
    assert (done.returncode, done.stderr) == (2, "mt-qa: make an API key first (mt-qa serve keys create NAME)\n")


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = serve(f"--port={port}", folder=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        f"mt-qa: cannot listen on 127.0.0.1 port {port}: address already in use\n",
    )


def test_a_second_service_on_the_same_folder_is_told(service: Service, tmp_path: Path) -> None:
    done = serve("--port=0", f"--batches={service.folder / 'batches'}", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith("another service keeps its batches here\n")


def test_workers_that_cannot_start_are_a_broken_set_up(tmp_path: Path) -> None:
    """The workers find no table, as after a half-done installation."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nif 'mt_qa.api.worker' in sys.orig_argv: sys.exit(9)\n")
    command = [sys.executable, "-m", "mt_qa.cli", "serve", "--port=0", "--workers=1", f"--batches={tmp_path / 'b'}"]
    environment = {"PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}", "MT_QA_KEYS": str(tmp_path / "keys.json")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)
    assert done.returncode == 3
    assert done.stderr.endswith("mt-qa: the workers cannot start: the log says why\n")
