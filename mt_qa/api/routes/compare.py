"""Translations of several systems, compared while somebody waits."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from mt_qa.api.access import Reviewer
from mt_qa.api.problems import documented
from mt_qa.api.routes.review import REFUSALS, answered, refuse_too_long
from mt_qa.api.schemas.comparison import CompareRequest, Comparison
from mt_qa.api.state import Service
from mt_qa.api.worker import COMPARE

router = APIRouter(tags=["review"])


@router.post(
    "/v1/compare",
    summary="Compare the translations of several systems",
    response_description="The comparison",
    response_model=Comparison,
    responses=documented(*REFUSALS),
)
async def compare(texts: CompareRequest, request: Request, service: Service, _: Reviewer) -> Response:
    """The comparison of `mt-qa compare --format json`: scores, metrics where there are references, significance, and
    where the systems differ. Large test sets are for the command line. Scope `review`."""
    refuse_too_long(request, service, texts.characters)
    options = {"task": COMPARE}
    body = texts.model_dump_json().encode()
    return Response(await answered(service, request, options, body, texts.characters), media_type="application/json")
