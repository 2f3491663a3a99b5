"""The nouns of the program: frozen values on the standard library alone."""

from mt_qa.core.document import Alignment, Document, Segment
from mt_qa.core.errors import BackendError, DataError, InputError, MtQaError, ProfileError, StoreError
from mt_qa.core.example import Right, Wrong
from mt_qa.core.finding import ErrorSpan, Evidence, Finding, Hit, Suggestion
from mt_qa.core.measure import Parts, Query, WordMeasure
from mt_qa.core.report import Coverage, Report, SegmentReport, SetAside, Skipped
from mt_qa.core.span import Span
from mt_qa.core.typology import Category, Severity, Verdict

__all__ = [
    "Alignment",
    "BackendError",
    "Category",
    "Coverage",
    "DataError",
    "Document",
    "ErrorSpan",
    "Evidence",
    "Finding",
    "Hit",
    "InputError",
    "MtQaError",
    "Parts",
    "ProfileError",
    "Query",
    "Report",
    "Right",
    "Segment",
    "SegmentReport",
    "SetAside",
    "Severity",
    "Skipped",
    "Span",
    "StoreError",
    "Suggestion",
    "Verdict",
    "WordMeasure",
    "Wrong",
]
