"""Batches: thousands of records, reviewed while the caller does something else."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request
from starlette.responses import Response, StreamingResponse

from mt_qa.api.access import Importer
from mt_qa.api.batches import NoRecordError
from mt_qa.api.keys import Key
from mt_qa.api.logs import note
from mt_qa.api.problems import Fault, Kind, ProblemError, documented
from mt_qa.api.reviewing import maker_of
from mt_qa.api.routes.review import refuse_unknown_termbase
from mt_qa.api.schemas.batches import Batch, BatchList, BatchState, Verdicts
from mt_qa.api.schemas.requests import Options, UploadParameters
from mt_qa.api.state import Service, State
from mt_qa.api.stored_batch import ERROR, StoredBatch
from mt_qa.core import MtQaError, Verdict

router = APIRouter(tags=["batches"])
NDJSON = "application/x-ndjson"
ACCEPTED_TYPES = frozenset({NDJSON, "application/ndjson", "application/jsonl", "application/jsonlines"})
REFUSALS = (
    Kind.UNAUTHORIZED,
    Kind.FORBIDDEN,
    Kind.MISDIRECTED,
    Kind.INVALID,
    Kind.RATE_LIMITED,
    Kind.INTERNAL,
    Kind.NOT_READY,
)
UPLOAD = {
    "requestBody": {
        "required": True,
        "description": 'Input records, one JSON object a line: {"id", "target", "source"?, "reference"?} or '
        '{"id", "segments"}. A record that is broken becomes an error record among the results.',
        "content": {NDJSON: {"schema": {"type": "string", "pattern": r"\S"}}},
    }
}
ACCEPTED: dict[int | str, dict[str, Any]] = {
    202: {
        "headers": {"Location": {"description": "Where the batch is", "schema": {"type": "string"}}},
        "links": {
            name: {"operationId": name, "parameters": {"id": "$response.body#/id"}}
            for name in ("batch_state", "results", "cancel", "delete")
        },
    }
}
RESULTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "One `Report` or `ErrorRecord` a line, in the order of the records",
        "content": {
            NDJSON: {
                "schema": {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"$ref": "#/components/schemas/Report"},
                            {"$ref": "#/components/schemas/ErrorRecord"},
                        ]
                    },
                }
            }
        },
    }
}

Identity = Annotated[str, Path(description="The id of the batch", pattern="^[0-9a-f]{32}$")]


@router.post(
    "/v1/batches",
    status_code=202,
    summary="Upload a batch",
    response_description="The batch is on disk and will be reviewed, whatever happens to the service",
    response_model=Batch,
    responses={
        **ACCEPTED,
        **documented(
            *REFUSALS,
            Kind.UNKNOWN_TERMBASE,
            Kind.TOO_LARGE,
            Kind.UNSUPPORTED_MEDIA_TYPE,
            Kind.OVERLOADED,
            Kind.STORAGE,
        ),
    },
    openapi_extra=UPLOAD,
)
async def upload(
    request: Request,
    response: Response,
    service: Service,
    key: Importer,
    parameters: Annotated[UploadParameters, Query()],
    once: Annotated[
        str,
        Header(alias="Idempotency-Key", max_length=200, description="The same upload sent again gives the same batch"),
    ] = "",
) -> Batch:
    """Send the records as the body; ask for state and results at the address in `Location`. Scope `batches`."""
    batch = _known_upload(service, key, once) or await _received(request, service, key, parameters, once)
    request.state.batch = batch.facts.id
    response.headers["Location"] = f"/v1/batches/{batch.facts.id}"
    return shown(batch)


@router.get(
    "/v1/batches",
    summary="The caller's batches",
    response_description="Newest first",
    responses=documented(*REFUSALS),
)
async def batches(service: Service, key: Importer) -> BatchList:
    """Those that were uploaded with the same key. Scope `batches`."""
    return BatchList(batches=[shown(batch) for batch in service.batches.of(key.id)])


@router.get(
    "/v1/batches/{id}",
    summary="The state of a batch",
    response_description="How far it has come, and how its records came out",
    responses=documented(*REFUSALS, Kind.NOT_FOUND),
)
async def batch_state(id: Identity, service: Service, key: Importer) -> Batch:  # noqa: A002 - the address's name
    """Scope `batches`."""
    return shown(_found(service, id, key))


@router.get(
    "/v1/batches/{id}/results",
    summary="The results of a batch, as they come",
    response_class=StreamingResponse,
    responses={**RESULTS, **documented(*REFUSALS, Kind.NOT_FOUND)},
)
async def results(
    id: Identity,  # noqa: A002 - the address's name
    service: Service,
    key: Importer,
    start: Annotated[
        int, Query(alias="from", ge=0, le=2**31, description="Leave out so many: go on where the last stream ended")
    ] = 0,
    wait: Annotated[bool, Query(description="Stay until the batch is over; false: only what there is now")] = True,
) -> Response:
    """A stream that is whole ends properly; where the service ends before the batch, the connection is broken off. A
    cancelled batch ends with the record that it had come to. Scope `batches`."""
    batch = _found(service, id, key)
    return StreamingResponse(batch.follow(start, wait, service.leaving), media_type=NDJSON)


@router.post(
    "/v1/batches/{id}/cancel",
    summary="Stop a batch",
    response_description="The batch; what was reviewed stays",
    responses=documented(*REFUSALS, Kind.NOT_FOUND, Kind.CONFLICT),
)
async def cancel(id: Identity, service: Service, key: Importer) -> Batch:  # noqa: A002 - the address's name
    """409 for one that is done; cancelling twice changes nothing. Scope `batches`."""
    batch = _found(service, id, key)
    if batch.state is BatchState.DONE:
        raise ProblemError(Kind.CONFLICT, "it is done already")
    if batch.state is not BatchState.CANCELLED:
        batch.enter(BatchState.CANCELLED)
        note("batch-cancelled", batch=id, reviewed=batch.reviewed)
    return shown(batch)


@router.delete(
    "/v1/batches/{id}",
    status_code=204,
    summary="Delete a batch",
    response_description="Its records and results are gone from the disk",
    responses=documented(*REFUSALS, Kind.NOT_FOUND),
)
async def delete(id: Identity, service: Service, key: Importer) -> None:  # noqa: A002 - the address's name
    """One that is not over is cancelled first. Scope `batches`."""
    service.batches.delete(_found(service, id, key))
    note("batch-deleted", batch=id)


def shown(batch: StoredBatch) -> Batch:
    """What callers are told of a batch."""
    counts = {verdict.value: batch.outcomes[verdict.value] for verdict in Verdict}
    return Batch(
        id=batch.facts.id,
        name=batch.facts.name,
        state=batch.state,
        created=batch.facts.created,
        finished=batch.finished,
        records=batch.facts.records,
        reviewed=batch.reviewed,
        verdicts=Verdicts(**counts, error=batch.outcomes[ERROR]),
        # As it was accepted: a termbase that is gone since must not make the batch unreadable.
        options=Options.model_construct(**batch.facts.options),
        signature=batch.facts.signature,
    )


def _found(service: State, identity: str, key: Key) -> StoredBatch:
    batch = service.batches.find(identity, key.id)
    if batch is None:
        raise ProblemError(Kind.NOT_FOUND, "no batch of yours has that id")
    return batch


def _known_upload(service: State, key: Key, once: str) -> StoredBatch | None:
    if not once:
        return None
    return next((batch for batch in service.batches.of(key.id) if batch.facts.once == once), None)


async def _received(request: Request, service: State, key: Key, parameters: UploadParameters, once: str) -> StoredBatch:
    _refuse_other_types(request)
    refuse_unknown_termbase(parameters.termbase)
    if service.leaving.is_set():
        raise ProblemError(Kind.NOT_READY, "the service is about to end", retry_after=5)
    limits = service.settings.limits
    open_batches = sum(not batch.state.is_over for batch in service.batches.of(key.id))
    if open_batches >= limits.open_batches:
        raise ProblemError(Kind.OVERLOADED, f"{open_batches} batches of yours are not over", retry_after=60)
    chosen: dict[str, Any] = parameters.model_dump(exclude={"name"})
    try:
        batch = await service.batches.receive(
            request.stream(),
            owner=key.id,
            name=parameters.name,
            options=chosen,
            maker=await asyncio.to_thread(maker_of, chosen, limits.seconds),
            longest=limits.body,
            once=once,
        )
    except NoRecordError as error:
        fault = Fault(place="body", pointer="", message=str(error))
        raise ProblemError(Kind.INVALID, "`errors` says why the body is no batch", errors=[fault]) from error
    except OSError as error:
        note("upload-failed", reason=error.strerror)
        raise ProblemError(Kind.STORAGE, (error.strerror or "").lower()) from error
    except MtQaError as error:
        raise ProblemError(Kind.INTERNAL, "the profile or the termbase cannot be read") from error
    service.runner.wake()
    note("batch-received", batch=batch.facts.id, records=batch.facts.records)
    return batch


def _refuse_other_types(request: Request) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in ACCEPTED_TYPES or "content-encoding" in request.headers:
        raise ProblemError(Kind.UNSUPPORTED_MEDIA_TYPE, f"send records as {NDJSON}, not compressed")
