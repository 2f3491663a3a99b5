"""A comparison as JSON: the contract ``mt-qa/comparison/1``, Arabic written as Arabic."""

from __future__ import annotations

import json

from mt_qa.compare.result import Comparison


def render_json(comparison: Comparison, *, indent: int | None = 2) -> str:
    """One JSON object and a line feed; on one line where `indent` is None."""
    return json.dumps(comparison.to_dict(), ensure_ascii=False, indent=indent) + "\n"
