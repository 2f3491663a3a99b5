"""Binds the address, runs the application, and ends it without losing what it took on."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from mt_qa.api.access import needs_keys
from mt_qa.api.application import create_application
from mt_qa.api.logs import note, set_up_logs
from mt_qa.api.settings import Settings
from mt_qa.api.state import State
from mt_qa.core import BackendError, InputError

BACKLOG = 256
LAST_WORD = 30
"""Seconds beyond the time limit of a review after which connections are cut at the end."""


def serve(settings: Settings) -> None:
    """Answer requests until SIGTERM or SIGINT. Raises InputError where the address or the folders cannot be had, or
    where other machines could ask without a key; BackendError where the workers cannot start."""
    application = create_application(settings)
    state: State = application.state.service
    _refuse_open_doors(state)
    listener = _bound(settings)
    state.batches.open()
    set_up_logs()
    gc.set_threshold(50_000, 20, 20)
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=int(settings.limits.seconds) + LAST_WORD,
    )
    server = _Server(config, state)
    host, port = listener.getsockname()[:2]
    note("listening", url=f"http://{f'[{host}]' if ':' in host else host}:{port}", workers=settings.workers)
    if not needs_keys(state):
        note("open", detail="no API key exists: everybody on this machine may ask")
    try:
        server.run(sockets=[listener])
    finally:
        listener.close()
    note("ended")
    if state.pool.broken.is_set():
        raise BackendError("the workers cannot start: the log says why")


class _Server(uvicorn.Server):
    """uvicorn's, which tells the application at once that it shall end, and ends as done and not as killed."""

    def __init__(self, config: uvicorn.Config, state: State) -> None:
        super().__init__(config)
        self._state = state
        self._loop: asyncio.AbstractEventLoop | None = None

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        watch = asyncio.create_task(self._end_when_broken())
        try:
            await super().serve(sockets)
        finally:
            watch.cancel()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._state.leaving.set)
        super().handle_exit(sig, frame)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def _end_when_broken(self) -> None:
        await self._state.pool.broken.wait()
        self._state.leaving.set()
        self.should_exit = self.force_exit = True


def _refuse_open_doors(state: State) -> None:
    """Raises InputError where keys are needed and there are none: nobody could ask, or everybody."""
    if needs_keys(state) and not state.keys.has_keys:
        reach = "" if state.settings.is_local else f"{state.settings.host} can be reached by other machines: "
        raise InputError(f"{reach}make an API key first (mt-qa serve keys create NAME)")


def _bound(settings: Settings) -> socket.socket:
    """A listening socket. Its protocol is named, or small answers would wait for Nagle's algorithm."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot listen on {settings.host} port {settings.port}: {reason}") from error
    return listener
