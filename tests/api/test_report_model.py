"""The models of the service are the report contract: what the program writes, what the page says, and no other key."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from mt_qa.api.schemas.catalogue import CheckFacts
from mt_qa.api.schemas.report import Coverage, ErrorRecord, Finding, LedgerEntry, Rendering, SeverityLabel, Skipped
from mt_qa.api.schemas.report import Report as ReportModel
from mt_qa.api.schemas.report import SegmentReport as SegmentModel
from mt_qa.api.schemas.report import SetAside as SetAsideModel
from mt_qa.api.schemas.report import Suggestion as SuggestionModel
from mt_qa.core import Report, Severity
from mt_qa.core.report import SetAside
from mt_qa.registry import all_checks
from mt_qa.render.catalogue import facts
from mt_qa.service import Failure, document_of, review

pytest_plugins = ["service_fixtures"]

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "report.md").read_text(encoding="utf-8")


def keys(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def again(model: type[BaseModel], data: dict[str, Any]) -> dict[str, Any]:
    """The data as the model understands it; a key that it does not know would be lost."""
    return model.model_validate(data).model_dump(mode="json", by_alias=True, exclude_unset=True)


def test_reports_of_all_kinds_fit_the_model(report: Report, clean: Report, names: Report) -> None:
    for made in (report, clean, names):
        assert again(ReportModel, made.to_dict()) == made.to_dict()


def test_findings_that_a_project_set_aside_fit_the_model(report: Report) -> None:
    first, *rest = report.findings
    learnt = replace(report, findings=tuple(rest), set_aside=(SetAside(first, "learnt", "counts less here"),))
    assert again(ReportModel, learnt.to_dict()) == learnt.to_dict()


def test_real_reports_fit_the_model(sample: str) -> None:
    with_source = document_of("قال الوزير في 3 أيار.\nوصل الوفد.", "He said on 4 May.\nA delegation came.\nIt left.")
    garbled, aligned = (review(document).to_dict() for document in (document_of(sample, id="csto"), with_source))
    assert garbled["findings"]
    assert garbled["ledger"]
    assert "paragraphs" in aligned["coverage"]
    for made in (garbled, aligned):
        assert again(ReportModel, made) == made


def test_a_failed_record_fits_its_model() -> None:
    data = Failure("a", "InputError", "the target is empty").to_dict()
    assert again(ErrorRecord, data) == data


def test_every_check_fits_its_model() -> None:
    for check in all_checks():
        assert again(CheckFacts, facts(check)) == facts(check)


def test_the_severities_are_those_of_the_program() -> None:
    assert get_args(SeverityLabel) == tuple(severity.label for severity in Severity)


def test_the_page_of_the_report_names_the_same_keys() -> None:
    report_part, _, rest = PAGE.partition("## A finding")
    finding_part, _, ledger_part = rest.partition("## The ledger")
    assert named_in_first_column(report_part) == keys(ReportModel)
    assert named_in_first_column(ledger_part) == keys(LedgerEntry)
    for model, part in (
        (Finding, finding_part),
        (SuggestionModel, finding_part),
        (SegmentModel, report_part),
        (Skipped, report_part),
        (Coverage, report_part),
        (SetAsideModel, report_part),
        (Rendering, ledger_part),
    ):
        assert keys(model) <= set(re.findall(r"`(\w+)`", part)), model


def named_in_first_column(part: str) -> set[str]:
    rows = re.findall(r"^\| (`.*?) \|", part, flags=re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}
