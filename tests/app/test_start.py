"""The desk listens on this machine alone, and is opened to others only where somebody asks who they are."""

from __future__ import annotations

import pytest

from mt_qa.app.__main__ import arguments, listening_at, main


def test_it_listens_on_this_machine_unless_told_otherwise() -> None:
    assert listening_at(arguments()) == "127.0.0.1"
    assert listening_at(arguments(["--server.address=0.0.0.0"])) == "0.0.0.0"
    assert listening_at(arguments(["--server.address", "10.0.0.7", "--server.port=9"])) == "10.0.0.7"


@pytest.mark.parametrize(
    ("environment", "why"),
    [({}, "lets everybody do everything"), ({"MT_QA_ACCESS": "header"}, "MT_QA_PROXY_SECRET")],
)
def test_an_open_door_is_refused(
    environment: dict[str, str], why: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MT_QA_ACCESS", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:
        main(["--server.address=0.0.0.0"])
    assert ended.value.code == 3
    assert why in capsys.readouterr().err
