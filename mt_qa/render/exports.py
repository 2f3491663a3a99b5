"""What a reviewed article can be taken home as: the list that the desk and the command line offer."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from mt_qa.render.docx import render_docx
from mt_qa.render.esa import render_esa
from mt_qa.render.findings_table import render_csv
from mt_qa.render.html import render_html
from mt_qa.render.json import render_json
from mt_qa.render.marot import render_marot
from mt_qa.render.reviewed import Reviewed
from mt_qa.render.workbook import render_xlsx
from mt_qa.render.xliff import render_xliff


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name, what its file's name ends with, its media type, and who writes it."""

    name: str
    ending: str
    mime: str
    written: Callable[[Reviewed], str | bytes]

    def data(self, reviewed: Reviewed) -> bytes:
        """The file. Half of a surrogate pair, which UTF-8 cannot hold, is written as ``\\udXXX``."""
        written = self.written(reviewed)
        return written if isinstance(written, bytes) else written.encode("utf-8", errors="backslashreplace")


def _decisions(reviewed: Reviewed) -> str:
    return json.dumps(reviewed.decisions.to_dict(reviewed.report.document.id), ensure_ascii=False, indent=1) + "\n"


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EXPORTS = (
    Export("text", ".corrected.txt", "text/plain", lambda reviewed: reviewed.corrected),
    Export("docx", ".docx", _WORD, render_docx),
    Export("html", ".report.html", "text/html", lambda r: render_html(r.report, language=r.language)),
    Export("xlsx", ".findings.xlsx", _EXCEL, render_xlsx),
    Export("csv", ".findings.csv", "text/csv", render_csv),
    Export("json", ".report.json", "application/json", lambda reviewed: render_json(reviewed.report)),
    Export("decisions", ".decisions.json", "application/json", _decisions),
    Export("xliff", ".xlf", "application/xliff+xml", render_xliff),
    Export("marot", ".marot.tsv", "text/tab-separated-values", render_marot),
    Export("esa", ".esa.jsonl", "application/jsonl", render_esa),
)
"""What most people want comes first."""


def find_export(name: str) -> Export:
    """The export of that name. Raises KeyError."""
    return {export.name: export for export in EXPORTS}[name]
