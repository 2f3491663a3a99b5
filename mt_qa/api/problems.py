"""Errors as problem details (RFC 9457): one shape for everything that is not an answer.

A problem never repeats what the caller sent: texts do not belong in logs, and the caller has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from typing import Any

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException as RouterError
from starlette.responses import JSONResponse, Response
from starlette.routing import compile_path

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:mt-qa:problem:"


@dataclass(frozen=True, slots=True)
class _Facts:
    status: int
    title: str


class Kind(Enum):
    """Every kind of problem there is; the name in lower case with hyphens ends its `type`."""

    MALFORMED = _Facts(400, "The request cannot be read")
    UNAUTHORIZED = _Facts(401, "An API key is needed")
    FORBIDDEN = _Facts(403, "The API key does not allow this")
    NOT_FOUND = _Facts(404, "There is nothing here")
    UNKNOWN_TERMBASE = _Facts(404, "No termbase of that name is kept here")
    METHOD_NOT_ALLOWED = _Facts(405, "This address does not take that method")
    CONFLICT = _Facts(409, "The state of the batch does not allow this")
    TOO_LARGE = _Facts(413, "More than the service takes at once")
    UNSUPPORTED_MEDIA_TYPE = _Facts(415, "The body is of another type than asked for")
    MISDIRECTED = _Facts(421, "The request is for another host")
    INVALID = _Facts(422, "The request is not as described")
    RATE_LIMITED = _Facts(429, "The API key has asked too often")
    OVERLOADED = _Facts(429, "The service has as much work as it takes on")
    INTERNAL = _Facts(500, "A fault of the service")
    NOT_READY = _Facts(503, "The service is not ready")
    TIME_LIMIT = _Facts(504, "The review took longer than the limit")
    STORAGE = _Facts(507, "The batch cannot be kept")

    @property
    def status(self) -> int:
        return self.value.status

    @property
    def type(self) -> str:
        return TYPE_PREFIX + self.name.lower().replace("_", "-")


class Fault(BaseModel):
    """One thing that is wrong with a request: where (`body`, `query`, `path`, `header`), what there, and why."""

    place: str = Field(examples=["body"])
    pointer: str = Field(description="JSON pointer, or the parameter's name", examples=["/segments/0/target"])
    message: str


class Problem(BaseModel):
    """What went wrong, as RFC 9457 says it; sent as `application/problem+json`."""

    type: str = Field(description="The kind of problem", examples=[Kind.OVERLOADED.type])
    title: str
    status: int
    detail: str = ""
    instance: str = Field(description="The request, as the header X-Request-ID and the log name it")
    errors: list[Fault] | None = Field(default=None, description="With status 422, each fault of the request")


class ProblemError(HTTPException):
    """Raised anywhere while a request is answered. `retry_after` is in seconds."""

    def __init__(
        self,
        kind: Kind,
        detail: str = "",
        *,
        errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
        retry_after: float | None = None,
    ) -> None:
        given = dict(headers or {})
        if retry_after is not None:
            given["Retry-After"] = str(max(1, int(retry_after + 0.999)))
        super().__init__(kind.status, detail, given)
        self.kind = kind
        self.errors = tuple(errors)


def response(
    kind: Kind, instance: str, detail: str = "", errors: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """The answer that a problem becomes."""
    problem = Problem(
        type=kind.type,
        title=kind.value.title,
        status=kind.status,
        detail=detail,
        instance=instance,
        errors=list(errors) or None,
    )
    content = problem.model_dump(exclude_none=True)
    return JSONResponse(content, kind.status, dict(headers or {}), media_type=MEDIA_TYPE)


def instance_of(request: Request) -> str:
    """The name of this request, as a URI."""
    return f"urn:uuid:{request.state.request_id}"


async def on_problem(request: Request, error: Exception) -> Response:
    """Answers a ProblemError."""
    assert isinstance(error, ProblemError)
    return response(error.kind, instance_of(request), error.detail, error.errors, error.headers)


async def on_router_error(request: Request, error: Exception) -> Response:
    """Answers what the router or the framework raises: an unknown address, another method, a body it cannot parse."""
    assert isinstance(error, RouterError)
    kind = next((kind for kind in Kind if kind.status == error.status_code), Kind.INTERNAL)
    detail = "" if error.detail == HTTPStatus(error.status_code).phrase else error.detail.lower()
    headers = error.headers if kind is not Kind.METHOD_NOT_ALLOWED else {"Allow": ", ".join(_methods(request))}
    return response(kind, instance_of(request), detail, headers=headers)


def _methods(request: Request) -> list[str]:
    """What the address takes; the router itself would only name the methods of the first route that has it."""
    described: Mapping[str, Mapping[str, Any]] = request.app.openapi()["paths"]
    for path, operations in described.items():
        if compile_path(path)[0].match(request.scope["path"]):
            return sorted(method.upper() for method in operations)
    return ["GET"]  # the description itself


async def on_invalid(request: Request, error: Exception) -> Response:
    """Answers a request that does not fit the models: 400 for no JSON, 415 for another type of body, else 422."""
    assert isinstance(error, RequestValidationError)
    details = error.errors()
    if details and details[0]["type"] == "json_invalid":
        why = details[0].get("ctx", {}).get("error", "")
        return response(Kind.MALFORMED, instance_of(request), f"the body is not JSON: {why.lower()}")
    if isinstance(error.body, bytes):
        return response(Kind.UNSUPPORTED_MEDIA_TYPE, instance_of(request), "send the body as application/json")
    faults = [_fault(detail) for detail in details]
    return response(Kind.INVALID, instance_of(request), _summary(faults), faults)


def _fault(detail: Mapping[str, Any]) -> Fault:
    place, *steps = [str(step) for step in detail["loc"]]
    if place == "body":
        pointer = "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps if step not in UNION_TAGS)
    else:
        pointer = ".".join(steps)
    return Fault(place=place, pointer=pointer, message=detail["msg"].removeprefix("Value error, "))


UNION_TAGS = frozenset({"of target", "of segments"})
"""Steps of a location that are names of ours, not of the caller's JSON."""


def _summary(faults: Sequence[Fault]) -> str:
    return f"{len(faults)} faults; `errors` names each" if len(faults) > 1 else "`errors` says where and why"


_SENT = {"Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer", "minimum": 1}}}
_ALLOWED = {"Allow": {"description": "The methods of this address", "schema": {"type": "string"}}}


def documented(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    """The answers of these kinds for the OpenAPI description of an operation."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for kind in sorted(kinds, key=lambda kind: kind.status):
        known = by_status.get(kind.status)
        if known:
            known["description"] += f"; or: {kind.value.title}"
            continue
        by_status[kind.status] = {
            "description": kind.value.title,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        if kind.status in (429, 503):
            by_status[kind.status]["headers"] = _SENT
        if kind is Kind.METHOD_NOT_ALLOWED:
            by_status[kind.status]["headers"] = _ALLOWED
    return by_status
