"""A desk that runs as its users run it, with settings of its own, and that can be killed and started again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

START_SECONDS = 90


@dataclass
class RunningDesk:
    """A desk started in `folder`, with a store of its own there unless `environment` names another."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The address of the store."""
        return self.environment.get("MT_QA_DATABASE_URL", f"sqlite:///{self.folder}/desk.sqlite")

    def start(self) -> None:
        """Start it, again where it was stopped or killed, and wait until it answers."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("MT_QA_")}
        settings = {**inherited, "MT_QA_DATABASE_URL": self.url, **self.environment}
        command = [sys.executable, "-m", "mt_qa.app", f"--server.port={self.port}", "--server.headless=true"]
        log = self.folder / "desk.log"
        with log.open("ab") as out:
            self.process = subprocess.Popen(command, cwd=self.folder, env=settings, stdout=out, stderr=out)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):
                    return
            except OSError:
                try:
                    self.process.wait(timeout=0.1)
                except subprocess.TimeoutExpired:
                    continue
        pytest.fail(f"the desk did not start:\n{log.read_text(errors='replace')}")

    def kill(self) -> None:
        """End it at once, so that nothing of it is finished or written any more."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(20)

    def __enter__(self) -> RunningDesk:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
