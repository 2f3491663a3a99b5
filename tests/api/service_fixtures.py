"""One service for all tests that leave it as it was."""

from collections.abc import Iterator

import httpx2
import pytest
from running_service import Service, running

from mt_qa.knowledge.tables import data_folder


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("service"), "--workers=2", "--max-megabytes=1", "--max-waiting=8") as started:
        yield started


@pytest.fixture
def client(service: Service) -> httpx2.Client:
    return service.client()


@pytest.fixture(scope="session")
def sample() -> str:
    return (data_folder() / "articles" / "csto-withdrawal.ar.txt").read_text(encoding="utf-8")
