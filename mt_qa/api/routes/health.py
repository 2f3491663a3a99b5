"""Whether the service lives, whether it is ready, and what it has counted."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from mt_qa.api.access import Watcher
from mt_qa.api.metrics import MEDIA_TYPE
from mt_qa.api.problems import Kind, ProblemError, documented
from mt_qa.api.schemas.catalogue import Health, Readiness
from mt_qa.api.state import Service

router = APIRouter(tags=["operation"])


@router.get("/healthz", summary="Is the process alive?", response_description="It answers")
async def healthz() -> Health:
    """For a supervisor that starts the service anew where there is no answer. Needs no key."""
    return Health()


@router.get(
    "/readyz",
    summary="Does it take requests?",
    response_description="At least one worker has its tables",
    responses=documented(Kind.NOT_READY),
)
async def readyz(service: Service) -> Readiness:
    """For a load balancer: 503 until the first worker is ready, and again from when the service is told to end.
    Needs no key."""
    ready = service.pool.ready
    if service.leaving.is_set():
        raise ProblemError(Kind.NOT_READY, "it is about to end", retry_after=5)
    if not ready:
        raise ProblemError(Kind.NOT_READY, "its workers are loading their tables", retry_after=2)
    return Readiness(workers=ready, waiting=service.pool.waiting)


@router.get(
    "/metrics",
    summary="Counts and times for Prometheus",
    response_class=Response,
    responses={
        200: {
            "description": "Prometheus's text format",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
        **documented(Kind.UNAUTHORIZED, Kind.FORBIDDEN, Kind.MISDIRECTED, Kind.RATE_LIMITED, Kind.NOT_READY),
    },
)
async def metrics(service: Service, _: Watcher) -> Response:
    """Requests by route and status, their times, reviews, the queue, workers, batches. Scope `metrics`."""
    return Response(service.metrics.render(), media_type=MEDIA_TYPE)
