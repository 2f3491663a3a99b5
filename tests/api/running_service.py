"""A real service in a process of its own, on a port that is free, with a folder of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import psutil  # type: ignore[import-untyped]

from mt_qa.api.keys import KeyFile, Scope, new_key

DEADLINE = 120.0


def eventually(condition: Callable[[], Any], deadline: float = DEADLINE) -> Any:
    """What `condition` gives as soon as it is true; fails where it never is."""
    until = time.monotonic() + deadline
    while not (found := condition()):
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.02)
    return found


def alive(process: int) -> bool:
    """True for a process that runs; one that has ended and only waits to be counted does not."""
    try:
        return bool(psutil.Process(process).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@dataclass
class Service:
    """One running service: its address, its process, its log, and a key that may do everything."""

    folder: Path
    process: subprocess.Popen[str]
    log_file: Path
    key: str
    url: str = ""
    _clients: list[httpx2.Client] = field(default_factory=list)

    @property
    def log(self) -> list[dict[str, Any]]:
        """The lines of the log. A line that is no JSON fails."""
        return [json.loads(line) for line in self.log_file.read_text(encoding="utf-8").splitlines()]

    def events(self, event: str) -> list[dict[str, Any]]:
        return [line for line in self.log if line["event"] == event]

    def client(self, key: str | None = None) -> httpx2.Client:
        """A client with the key, which may be left out by an empty text."""
        chosen = self.key if key is None else key
        headers = {"Authorization": f"Bearer {chosen}"} if chosen else {}
        client = httpx2.Client(base_url=self.url, headers=headers, timeout=DEADLINE)
        self._clients.append(client)
        return client

    def workers(self) -> list[int]:
        """The process ids of the workers that run."""
        return [child.pid for child in psutil.Process(self.process.pid).children() if child.is_running()]

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait for the end; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(DEADLINE)

    def close(self) -> None:
        for client in self._clients:
            client.close()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@contextmanager
def running(folder: Path, *options: str, keyless: bool = False) -> Iterator[Service]:
    """A service that keeps its keys and batches in `folder`; started there again, it goes on."""
    text, key = new_key("tests", tuple(Scope), 0)
    key_file = KeyFile(folder / "keys.json")
    kept = folder / "key.txt"
    if kept.exists():
        text = kept.read_text()
    elif not keyless:
        key_file.add(key)
        kept.write_text(text)
    log_file = folder / "log.ndjson"
    with log_file.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "mt_qa.cli", "serve", "--port=0", *options],
            env={**os.environ, "MT_QA_KEYS": str(key_file.path), "MT_QA_BATCHES": str(folder / "batches")},
            stdout=subprocess.DEVNULL,
            stderr=log,
            text=True,
        )
    service = Service(folder, process, log_file, text)
    try:
        (listening,) = eventually(lambda: process.poll() is not None or service.events("listening"))
        service.url = listening["url"]
        eventually(lambda: httpx2.get(f"{service.url}/readyz").status_code == 200)
        yield service
    finally:
        service.close()
