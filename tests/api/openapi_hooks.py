"""What schemathesis must be told of this service: how NDJSON is read and written. Loaded by its own process."""

import json
from typing import Any

import schemathesis


@schemathesis.deserializer("application/x-ndjson")
def read_lines(_: Any, response: Any) -> list[Any]:
    return [json.loads(line) for line in response.content.splitlines()]


@schemathesis.serializer("application/x-ndjson")
def write_lines(_: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.hook
def filter_body(context: Any, body: Any) -> bool:
    """Bytes are bytes: a body of another type than text does not exist where any text will do."""
    return context.operation.path != "/v1/batches" or isinstance(body, str | bytes)


ARABIC = "قال الوزير إن الخطة جاهزة."


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Outputs are in Arabic and of as many lines, which JSON Schema cannot say; what is no text stays as it is."""
    if context.operation.path != "/v1/compare" or not isinstance(body, dict):
        return body
    return {key: _arabic(value) if key in ("outputs", "source", "references") else value for key, value in body.items()}


def _arabic(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _arabic(part) for key, part in value.items()}
    return ARABIC if isinstance(value, str) and value.strip() else value
