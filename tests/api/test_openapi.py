"""schemathesis sends what the OpenAPI description allows, and what it does not, to a running service.

Every check of schemathesis is on: no 5xx, no status, header, type or body that is not described, nothing refused that
is allowed, nothing taken that is not, no answer without a key.
"""

import os
import subprocess
import sys
from pathlib import Path

from running_service import Service

from mt_qa.api.reference import described

pytest_plugins = ["service_fixtures"]

EXAMPLES = 8
"""For each operation, besides the examples and the systematic cases, which are some five hundred."""


def test_the_service_is_as_it_describes_itself(service: Service, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "run",
        f"{service.url}/openapi.json",
        f"--header=Authorization: Bearer {service.key}",
        "--checks=all",
        f"--max-examples={EXAMPLES}",
        "--phases=examples,coverage,fuzzing",
        "--seed=8",
        "--no-color",
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "openapi_hooks", "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    operations = sum(len(operations) for operations in described()["paths"].values())
    assert f"Tested: {operations}\n" in done.stdout, done.stdout[-3000:]
    assert service.client().get("/readyz").status_code == 200
    assert not service.events("fault")
    assert not service.events("worker-fault")
