"""What is around every request: its number, the limit on its size, a line in the log, the metrics, the last resort."""

from __future__ import annotations

import uuid
from time import perf_counter
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mt_qa.api.logs import note, note_fault
from mt_qa.api.metrics import Metrics
from mt_qa.api.problems import Kind, ProblemError, response
from mt_qa.api.settings import Limits

UPLOADS = "/v1/batches"
"""Where a whole file of records is sent to: the other limit holds."""

QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked every few seconds by machines; a line each would bury the rest, unless something is wrong."""


class Shell:
    """The outermost application. Nothing that the inner one raises gets past it, but where an answer has begun."""

    def __init__(self, app: ASGIApp, limits: Limits, metrics: Metrics) -> None:
        self._app = app
        self._limits = limits
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = _Request(scope, send)
        limited = _limited(receive, scope, self._limits)
        try:
            await self._app(scope, limited, request.send)
        except ConnectionAbortedError:
            request.broken_off = True
            raise
        except ClientDisconnect:  # half an upload: there is nobody left to answer
            request.broken_off = True
        except Exception as error:
            note_fault("fault", error, request=request.id)
            if request.status:
                request.broken_off = True
                raise
            await response(Kind.INTERNAL, f"urn:uuid:{request.id}")(scope, receive, request.send)
        finally:
            self._close(request)

    def _close(self, request: _Request) -> None:
        seconds, route = perf_counter() - request.began, request.route
        self._metrics.count(request.method, route, request.status, seconds)
        if request.path in QUIET and request.status < 400:
            return
        fields: dict[str, Any] = {
            "request": request.id,
            "method": request.method,
            "route": route,
            "status": request.status,
            "seconds": round(seconds, 4),
            **request.told,
        }
        if request.broken_off:
            fields["broken_off"] = True
        note("request", **fields)


class _Request:
    """What the shell learns of one request while it is answered."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.id = str(uuid.uuid4())
        self.began = perf_counter()
        self.status = 0
        self.broken_off = False
        self._scope = scope
        self._send = send
        scope.setdefault("state", {})["request_id"] = self.id

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-ID"] = self.id
            headers["X-Content-Type-Options"] = "nosniff"
            headers.setdefault("Cache-Control", "no-store")
        await self._send(message)

    @property
    def path(self) -> str:
        return str(self._scope["path"])

    @property
    def method(self) -> str:
        """One of the known ones: callers may send any word, and each would be a time series of its own."""
        method = str(self._scope["method"])
        return method if method in ("GET", "POST", "DELETE", "HEAD", "PUT", "PATCH", "OPTIONS") else "OTHER"

    @property
    def route(self) -> str:
        """The address with names for what varies, never what the caller wrote."""
        route = self._scope.get("route")
        return str(getattr(route, "path", "none"))

    @property
    def told(self) -> dict[str, Any]:
        """What routes tell of a request: the id of its key, how many characters it had."""
        state = self._scope["state"]
        return {name: state[name] for name in ("key", "characters", "batch", "verdict") if name in state}


def _limited(receive: Receive, scope: Scope, limits: Limits) -> Receive:
    """`receive`, which raises a problem where the body is larger than the limit, told in its head or not."""
    most = limits.batch_body if scope["path"] == UPLOADS else limits.body
    told = Headers(scope=scope).get("content-length", "")
    too_large = ProblemError(
        Kind.TOO_LARGE, f"the body may have {most:,} bytes at most", headers={"Connection": "close"}
    )
    got = 0

    async def limited() -> Message:
        nonlocal got
        if told.isdigit() and int(told) > most:
            raise too_large
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise too_large
        return message

    return limited
