"""Reviews that somebody waits for."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import Response

from mt_qa.api.access import Reviewer
from mt_qa.api.problems import Fault, Kind, ProblemError, documented
from mt_qa.api.schemas.report import Report
from mt_qa.api.schemas.requests import ReviewRequest
from mt_qa.api.state import Service, State
from mt_qa.api.tasks import AbandonedError, QueueFullError, StoppedError, TimeLimitError, WorkerLostError
from mt_qa.api.worker import Answer
from mt_qa.core import InputError
from mt_qa.formats.termbases import stored_names

router = APIRouter(tags=["review"])
PLACE = "the record"
REFUSALS = (
    Kind.MALFORMED,
    Kind.UNAUTHORIZED,
    Kind.FORBIDDEN,
    Kind.UNKNOWN_TERMBASE,
    Kind.TOO_LARGE,
    Kind.UNSUPPORTED_MEDIA_TYPE,
    Kind.MISDIRECTED,
    Kind.INVALID,
    Kind.RATE_LIMITED,
    Kind.OVERLOADED,
    Kind.INTERNAL,
    Kind.NOT_READY,
    Kind.TIME_LIMIT,
)


@router.post(
    "/v1/review",
    summary="Review one article",
    response_description="The report",
    response_model=Report,
    responses=documented(*REFUSALS),
)
async def review(record: ReviewRequest, request: Request, service: Service, _: Reviewer) -> Response:
    """The report of `mt-qa review --format json`. The article is one text (`target`) or comes in `segments`, with or
    without source. Scope `review`."""
    refuse_too_long(request, service, record.characters)
    refuse_unknown_termbase(record.options.termbase)
    options = {**record.options.model_dump(), "place": PLACE}
    body = record.model_dump_json(exclude={"options"}, exclude_none=True).encode()
    return Response(await answered(service, request, options, body, record.characters), media_type="application/json")


def refuse_too_long(request: Request, service: State, characters: int) -> None:
    """Note how many characters the texts have, for the log; raises ProblemError beyond the limit."""
    request.state.characters = characters
    most = service.settings.limits.characters
    if characters > most:
        raise ProblemError(Kind.TOO_LARGE, f"the texts may have {most:,} characters together: send more as a batch")


def refuse_unknown_termbase(name: str | None) -> None:
    """Only a base in the service's own folder will do: a path is none, whatever lies there. Raises ProblemError."""
    try:
        if name is not None and name not in stored_names():
            raise ProblemError(Kind.UNKNOWN_TERMBASE)
    except InputError as error:
        raise ProblemError(Kind.INTERNAL, "the folder of termbases cannot be read") from error


async def answered(
    service: State, request: Request, options: Mapping[str, object], record: bytes, characters: int
) -> bytes:
    """What a worker makes of one record. Raises ProblemError."""
    try:
        kind, body = await service.pool.submit(
            options, record, characters=characters, abandoned=request.is_disconnected
        )
    except QueueFullError as error:
        raise ProblemError(Kind.OVERLOADED, "ask again later", retry_after=error.seconds) from error
    except TimeLimitError as error:
        raise ProblemError(Kind.TIME_LIMIT, f"the limit is {service.settings.limits.seconds:g} s") from error
    except WorkerLostError as error:
        raise ProblemError(Kind.INTERNAL, "the review ended its process, again and again") from error
    except AbandonedError as error:
        raise ProblemError(Kind.MALFORMED, "the caller has gone") from error
    except StoppedError as error:
        raise ProblemError(Kind.NOT_READY, "the service is about to end", retry_after=5) from error
    if kind is Answer.REPORT:
        return body
    if kind is Answer.INPUT:
        message = body.decode().removeprefix(f"{PLACE}: ")
        raise ProblemError(Kind.INVALID, message, errors=[Fault(place="body", pointer="", message=message)])
    raise ProblemError(Kind.INTERNAL, f"the log says where, under this request's number ({body.decode()})")
