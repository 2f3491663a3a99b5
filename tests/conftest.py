"""Options of the whole test run, and the reports that tests of rendering share."""

import pytest
from made_report import clean_report, made_report

from mt_qa.core import Report


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden/*.report.txt; then read the diff"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def report() -> Report:
    return made_report()


@pytest.fixture
def clean() -> Report:
    return clean_report()
