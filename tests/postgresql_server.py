"""A PostgreSQL of the tests' own: that of the package `pgserver`, or Debian's where there is none for this Python."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any, Protocol

import psutil  # type: ignore[import-untyped]
import pytest


class Server(Protocol):
    """What the tests use of a server."""

    def get_uri(self) -> str: ...
    def get_pid(self) -> int | None: ...
    def ensure_postgres_running(self) -> None: ...


class DebianServer:
    """A server from Debian's package. Root may not run one: then it runs as the package's own user."""

    def __init__(self, data: Path) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[4]))
        if not found:
            pytest.skip("no PostgreSQL: neither the package pgserver nor Debian's postgresql is installed")
        self.programs, self.data = found[-1].parent, data
        data.mkdir()
        self.as_user: dict[str, Any] = {}
        if os.geteuid() == 0:
            self.as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
            data.parent.chmod(0o755)
            shutil.chown(data, "postgres", "postgres")
        self._run("initdb", "-A", "trust", "-U", "postgres", "-E", "utf8")
        self.ensure_postgres_running()

    def ensure_postgres_running(self) -> None:
        options = f"-c listen_addresses='' -k {self.data}"
        self._run("pg_ctl", "-w", "-l", str(self.data / "log"), "-o", options, "start")

    def get_uri(self) -> str:
        return f"postgresql://postgres:@/postgres?host={self.data}"

    def get_pid(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), "-D", str(self.data), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **self.as_user)


def started_server(folder: Path) -> Server:
    """A running PostgreSQL with its data in `folder`, which is removed at the end.

    Not under pytest's own folders: run by root, the server is a user of its own, who may not look into those.
    """
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # after what pgserver itself leaves to the exit
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))  # where it is not set, importing pgserver warns
        try:
            from pgserver.postgres_server import get_server
        except ModuleNotFoundError:
            return DebianServer(folder / "data")
        server: Server = get_server(folder / "data", cleanup_mode=None)
    return server


def stop_at_once(process: int | None) -> None:
    """End a server, where it still runs, without the checkpoint that a polite stop waits for."""
    with contextlib.suppress(psutil.NoSuchProcess):
        server = psutil.Process(process)
        server.send_signal(signal.SIGQUIT)
        server.wait(20)


def kill_at_once(process: int | None) -> None:
    """Kill a server and all its processes, so that nothing of them reaches the disk any more."""
    server = psutil.Process(process)
    doomed = [server, *server.children(recursive=True)]
    for each in doomed:
        each.kill()
    psutil.wait_procs(doomed, timeout=20)
