"""Puts the parts together: an ASGI application, ready to be served."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as RouterError

from mt_qa import __version__
from mt_qa.api.batches import Batches
from mt_qa.api.keys import KeyFile
from mt_qa.api.metrics import Metrics
from mt_qa.api.pool import Pool
from mt_qa.api.problems import Problem, ProblemError, on_invalid, on_problem, on_router_error
from mt_qa.api.routes import batches, catalogue, compare, health, review
from mt_qa.api.running import Runner
from mt_qa.api.schemas.report import ErrorRecord, Report
from mt_qa.api.settings import Settings
from mt_qa.api.shell import Shell
from mt_qa.api.state import State

DESCRIPTION = """\
Quality assessment of machine-translated Arabic news. Send an article, with or without its source; get the report: what
is garbled, in MQM's terms, how bad, how sure, why, and corrections that were checked.

Errors are problem details (RFC 9457, `application/problem+json`). Every answer carries `X-Request-ID`, which the log of
the service names too. A key goes into the header `Authorization: Bearer KEY`."""


def create_application(settings: Settings) -> FastAPI:
    """The service as an ASGI application; its parts are at `state.service`. Nothing is started or opened before its
    lifespan begins, and that raises InputError where the folder of batches cannot be had."""
    pool = Pool(settings.workers, settings.limits)
    stored = Batches(settings.batches)
    runner = Runner(stored, pool, settings.limits)
    metrics = Metrics(pool, stored.counts)
    application = FastAPI(
        title="mt_qa",
        version=__version__,
        description=DESCRIPTION,
        lifespan=_lifespan,
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
        exception_handlers={
            ProblemError: on_problem,
            RouterError: on_router_error,
            RequestValidationError: on_invalid,
        },
    )
    application.state.service = State(settings, pool, KeyFile(settings.keys), stored, runner, metrics)
    for routes in (review, compare, batches, catalogue, health):
        application.include_router(routes.router)
    application.add_middleware(Shell, limits=settings.limits, metrics=metrics)
    _describe_itself(application)
    return application


@asynccontextmanager
async def _lifespan(application: FastAPI) -> AsyncIterator[None]:
    service: State = application.state.service
    service.batches.open()
    try:
        await service.pool.start()
        await service.runner.start()
        yield
    finally:
        await service.runner.stop()
        await service.pool.stop()
        service.batches.close()


def _describe_itself(application: FastAPI) -> None:
    """Put models into the OpenAPI description that only hand-written parts of it refer to; take FastAPI's own errors
    out, which nobody will ever be sent."""
    described = application.openapi

    def openapi() -> dict[str, Any]:
        if application.openapi_schema is None:
            description = described()
            models = description["components"]["schemas"]
            for operation in (operation for path in description["paths"].values() for operation in path.values()):
                if "HTTPValidationError" in str(operation["responses"].get("422")):
                    del operation["responses"]["422"]
            for name in ("HTTPValidationError", "ValidationError"):
                models.pop(name, None)
            for model in (Problem, ErrorRecord, Report):
                schema = model.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
                for name, definition in schema.pop("$defs", {}).items():
                    models.setdefault(name, definition)
                models[model.__name__] = schema
            description["components"]["schemas"] = dict(sorted(models.items()))
        return description if application.openapi_schema is None else application.openapi_schema

    application.openapi = openapi  # type: ignore[method-assign]
