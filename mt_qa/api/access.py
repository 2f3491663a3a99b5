"""Who asks, and whether they may: a key in the Authorization header, its scopes, its rate.

Keys are asked for as soon as there is one, and always where another machine can reach the service. Without keys, on
this machine alone, everybody may ask; then the Host header must name this machine, or a page of the web could have its
own name point here (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from mt_qa.api.keys import Key, Scope
from mt_qa.api.logs import note
from mt_qa.api.problems import Kind, ProblemError
from mt_qa.api.state import Service, State
from mt_qa.core import InputError

OPEN = Key("", "anybody on this machine", tuple(scope.value for scope in Scope), 0, "", "")
"""Who asks where no keys are needed."""

_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_bearer = HTTPBearer(
    auto_error=False, scheme_name="key", bearerFormat="mtqa_…", description="`mt-qa serve keys create` makes keys."
)


def needs_keys(state: State) -> bool:
    """True where a request must bring a key. Raises InputError where the file of keys is broken."""
    return state.settings.require_keys or not state.settings.is_local or state.keys.has_keys


def access(scope: Scope | None) -> Callable[..., Awaitable[Key]]:
    """A dependency that gives the caller's key, if it allows `scope` and is within its rate."""

    async def caller(
        request: Request,
        service: Service,
        credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    ) -> Key:
        key = _known(request, service, credentials)
        request.state.key = key.id
        if not key.allows(scope):
            raise ProblemError(Kind.FORBIDDEN, f"its scopes do not include {scope}")
        wait = service.rates.wait(key.id, key.rate)
        if wait:
            raise ProblemError(Kind.RATE_LIMITED, f"it may ask {key.rate} times a minute", retry_after=wait)
        return key

    return caller


def _known(request: Request, state: State, credentials: HTTPAuthorizationCredentials | None) -> Key:
    try:
        if not needs_keys(state):
            _refuse_other_hosts(request)
            return OPEN
        key = state.keys.find(credentials.credentials) if credentials is not None else None
    except InputError as error:
        note("keys-unreadable", detail=str(error))
        raise ProblemError(Kind.NOT_READY, "the keys cannot be read", retry_after=60) from error
    if key is None:
        detail = "send it as Authorization: Bearer KEY" if credentials is None else "no such key is in force"
        raise ProblemError(Kind.UNAUTHORIZED, detail, headers={"WWW-Authenticate": "Bearer"})
    return key


def _refuse_other_hosts(request: Request) -> None:
    name = request.headers.get("host", "").lower()
    host = name if name.endswith("]") else name.rpartition(":")[0] or name
    if host not in _LOCAL_NAMES:
        raise ProblemError(Kind.MISDIRECTED, "without API keys only this machine is served, by the name localhost")


Reviewer = Annotated[Key, Depends(access(Scope.REVIEW))]
Importer = Annotated[Key, Depends(access(Scope.BATCHES))]
Watcher = Annotated[Key, Depends(access(Scope.METRICS))]
Reader = Annotated[Key, Depends(access(None))]
