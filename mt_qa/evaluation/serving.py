"""The running service under load, on this machine: how long callers wait, what is refused, whether memory grows.

Bounded in count: `REQUESTS` at `AT_ONCE` at a time, then one crowd. The callers share the processors with the service.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from time import monotonic, perf_counter, sleep
from urllib.parse import urlsplit

REQUESTS, AT_ONCE, CROWD = 2000, 2, 50
WORDS = 300
LOOKED_AT = (0.1, 0.25, 0.5, 1)
"""Parts of the requests after which memory is looked at. Bounded caches fill at first; the second half shows a leak."""

START_DEADLINE = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One request: its status, the seconds that its caller waited, and what it was told of coming again."""

    status: int
    seconds: float
    retry_after: str = ""


@dataclass(slots=True)
class Load:
    """What came of `REQUESTS` at `AT_ONCE` at a time; memory of the service and its workers after so many requests."""

    answers: list[Answer] = field(default_factory=list)
    seconds: float = 0.0
    megabytes: dict[int, float] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        return sum(answer.status != 200 for answer in self.answers)

    def percentile(self, share: float) -> float:
        """The seconds within which so large a share of the callers had their answer."""
        waited = sorted(answer.seconds for answer in self.answers)
        return waited[min(len(waited) - 1, math.ceil(share * len(waited)) - 1)]


class Service:
    """A service in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], host: str, port: int) -> None:
        self._process = process
        self._host = host
        self._port = port

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def connect(self) -> HTTPConnection:
        return HTTPConnection(self._host, self._port, timeout=120)

    def megabytes(self) -> float:
        """Resident memory of the service and its workers, pages that they share counted in each."""
        import psutil  # type: ignore[import-untyped]

        whole = psutil.Process(self._process.pid)
        return float(sum(process.memory_info().rss for process in (whole, *whole.children())) / 1e6)


@contextmanager
def running_service(*options: str) -> Iterator[Service]:
    """A service without keys, ready to answer, with a folder of its own that goes with it."""
    with tempfile.TemporaryDirectory() as folder:
        files = (f"--keys={folder}/keys.json", f"--batches={folder}/batches")
        command = [sys.executable, "-m", "mt_qa.cli", "serve", "--port=0", *files, *options]
        log = Path(folder) / "log"
        with log.open("w") as stream:
            process = subprocess.Popen(command, stderr=stream, text=True)
        try:
            address = urlsplit(_address(process, log))
            service = Service(process, str(address.hostname), int(address.port or 0))
            _until_ready(service)
            yield service
        finally:
            process.terminate()
            process.wait()


def _address(process: subprocess.Popen[str], log: Path) -> str:
    """Where it listens, as its log says. Raises RuntimeError where it ends or is silent."""
    until = monotonic() + START_DEADLINE
    while monotonic() < until and process.poll() is None:
        for line in log.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n") and json.loads(line)["event"] == "listening":
                return str(json.loads(line)["url"])
        sleep(0.05)
    raise RuntimeError(f"the service did not start: {log.read_text(encoding='utf-8')}")


def _until_ready(service: Service) -> None:
    until = monotonic() + START_DEADLINE
    while monotonic() < until:
        with closing(service.connect()) as connection:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        sleep(0.1)
    raise RuntimeError("the service never became ready")


def articles_of(texts: Sequence[str], words: int = WORDS) -> list[str]:
    """Articles of about so many words, whole lines of `texts` put together."""
    articles: list[str] = []
    lines: list[str] = []
    count = 0
    for line in (line for text in texts for line in text.split("\n") if line.strip()):
        lines.append(line)
        count += len(line.split())
        if count >= words:
            articles.append("\n".join(lines))
            lines, count = [], 0
    return articles


def under_load(service: Service, articles: Sequence[str], requests: int = REQUESTS, at_once: int = AT_ONCE) -> Load:
    """Send so many requests, so many at a time, each caller on one connection that it keeps."""
    load = Load()
    bodies = islice(cycle(articles), requests)
    turn = threading.Lock()
    looked_at = {round(part * requests) for part in LOOKED_AT}

    def call(_: int) -> None:
        with closing(service.connect()) as connection:
            while True:
                with turn:
                    body = next(bodies, None)
                if body is None:
                    return
                answer = _asked(connection, body)
                with turn:
                    load.answers.append(answer)
                    if len(load.answers) in looked_at:
                        load.megabytes[len(load.answers)] = service.megabytes()

    began = perf_counter()
    with ThreadPoolExecutor(at_once) as callers:
        list(callers.map(call, range(at_once)))
    load.seconds = perf_counter() - began
    return load


def crowded(service: Service, article: str, at_once: int = CROWD) -> list[Answer]:
    """The same request from so many callers at the same moment."""
    start = threading.Barrier(at_once)

    def call(_: int) -> Answer:
        with closing(service.connect()) as connection:
            connection.connect()
            start.wait()
            return _asked(connection, article)

    with ThreadPoolExecutor(at_once) as callers:
        return list(callers.map(call, range(at_once)))


def statuses(answers: Sequence[Answer]) -> Counter[int]:
    return Counter(answer.status for answer in answers)


def _asked(connection: HTTPConnection, article: str) -> Answer:
    body = json.dumps({"id": "load", "target": article}).encode()
    began = perf_counter()
    connection.request("POST", "/v1/review", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    response.read()
    return Answer(response.status, perf_counter() - began, response.headers.get("Retry-After", ""))
