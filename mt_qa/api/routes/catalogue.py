"""What is checked, and why."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from mt_qa.api.access import Reader
from mt_qa.api.problems import Kind, ProblemError, documented
from mt_qa.api.schemas.catalogue import CheckExample, CheckFacts, CheckList, Explanation
from mt_qa.core import ProfileError, Right
from mt_qa.registry import Check, all_checks, find_check
from mt_qa.render.catalogue import facts, marked

router = APIRouter(tags=["catalogue"])
REFUSALS = (Kind.UNAUTHORIZED, Kind.MISDIRECTED, Kind.RATE_LIMITED, Kind.NOT_READY)


@router.get(
    "/v1/checks",
    summary="What is checked",
    response_description="Every check, by name",
    responses=documented(*REFUSALS),
)
async def checks(_: Reader) -> CheckList:
    """As `mt-qa checks --format json`. A key of any scope will do."""
    return CheckList(checks=[CheckFacts.model_validate(facts(check)) for check in all_checks()])


@router.get(
    "/v1/explain/{check}",
    summary="Why a check flags what it flags",
    response_description="The check with its examples",
    responses=documented(*REFUSALS, Kind.NOT_FOUND),
)
async def explain(
    check: Annotated[str, Path(description="Its name, as `/v1/checks` has it", examples=["missing-hamza"])], _: Reader
) -> Explanation:
    """As `mt-qa explain`: the reason, the authority, examples. A key of any scope will do."""
    try:
        found = find_check(check)
    except ProfileError as error:
        raise ProblemError(Kind.NOT_FOUND, "no check has that name: /v1/checks lists them") from error
    return Explanation.model_validate({**facts(found), "examples": _examples(found)})


def _examples(check: Check) -> list[CheckExample]:
    return [
        CheckExample(kind="right", text=example.text, source=example.source)
        if isinstance(example, Right)
        else CheckExample(kind="wrong", text=marked(example.marked), fixed=example.fixed, source=example.source)
        for example in check.examples
    ]
