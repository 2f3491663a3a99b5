"""The report as JSON: the contract ``mt-qa/report/1``, Arabic written as Arabic."""

from __future__ import annotations

import json

from mt_qa.core import Report


def render_json(report: Report, *, indent: int | None = 2) -> str:
    """One JSON object and a line feed; on one line where `indent` is None."""
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=indent) + "\n"
