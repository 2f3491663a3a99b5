"""Options of the whole test run, and the reports that tests of rendering share."""

import os

import hypothesis
import pytest
from made_report import clean_report, made_report, names_report

from mt_qa.core import Report

pytest_plugins = ["store_fixtures", "desk_fixtures", "desk_browser"]


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


@pytest.fixture
def names() -> Report:
    return names_report()


# The same examples every time: a run that fails on one machine fails on all. Fresh ones: HYPOTHESIS_FRESH=1.
hypothesis.settings.register_profile("same", derandomize=True)
if not os.environ.get("HYPOTHESIS_FRESH"):
    hypothesis.settings.load_profile("same")
