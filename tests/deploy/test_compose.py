"""compose.yaml, Caddyfile and the systemd unit: what their own tools would say, and that they fit the program."""

import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from mt_qa.cli import main, program
from mt_qa.store.access import SHORTEST_SECRET, Mode, access_from, require_guard

DEPLOY = Path(__file__).parents[2] / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CADDY = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
UNIT = (DEPLOY / "mt-qa.service").read_text(encoding="utf-8")


def unit() -> ConfigParser:
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(UNIT)
    return parser


def test_images_are_pinned() -> None:
    for name, service in SERVICES.items():
        _, _, tag = service["image"].partition(":")
        assert tag, name
        assert tag != "latest", name


def test_every_name_that_is_used_is_defined() -> None:
    for service in SERVICES.values():
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        assert set(service.get("depends_on", ())) <= set(SERVICES)
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            if source.startswith("./"):
                assert (DEPLOY / source).exists() or (DEPLOY / f"{source}.example").exists()
            else:
                assert source in COMPOSE["volumes"]


def test_only_the_proxy_is_reached_from_outside_and_the_database_by_the_desk_alone() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["back"]["internal"] is True
    assert [name for name, service in SERVICES.items() if "back" in service["networks"]] == ["desk", "database"]


def test_secrets_stand_in_the_environment_file_alone_and_are_asked_for() -> None:
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{(\w+)", text))
    assert used == set(re.findall(r"\$\{(\w+):\?", text)), "a variable that is empty must stop the start"
    named = set(re.findall(r"^(\w+)=", (DEPLOY / "env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == used
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            assert not re.search("PASSWORD|SECRET", name) or value.startswith("${")


def test_what_it_serves_ends_in_order() -> None:
    """The time that compose and systemd leave is more than a review may take and the service waits."""
    assert SERVICES["service"]["stop_grace_period"] == "2m"
    for words in (SERVICES["service"]["command"], shlex.split(unit()["Service"]["ExecStart"])):
        limit = float(words[words.index("--time-limit") + 1])
        assert limit + 30 < 120
    assert unit()["Service"]["TimeoutStopSec"] == "120"
    assert unit()["Service"]["KillMode"] == "mixed"


@pytest.mark.parametrize("words", [SERVICES["service"]["command"], shlex.split(unit()["Service"]["ExecStart"])[1:]])
def test_the_commands_are_understood(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key both refuse to start, which they say only when they have understood every option."""
    monkeypatch.setenv("MT_QA_KEYS", str(tmp_path / "keys.json"))
    assert main(words) == 2


def test_the_desk_is_started_with_options_that_it_has() -> None:
    name, *options = SERVICES["desk"]["command"]
    (command,) = [each for each in program.registered_commands if (each.name or each.callback.__name__) == name]  # type: ignore[union-attr]
    known = set(command.callback.__annotations__)
    assert {option[2:].replace("-", "_") for option in options if option.startswith("--")} <= known


def test_the_desk_asks_the_proxy_who_is_there() -> None:
    environment = {**SERVICES["desk"]["environment"], "MT_QA_PROXY_SECRET": "x" * SHORTEST_SECRET}
    access = access_from(environment)
    assert access.mode is Mode.HEADER
    require_guard(access, SERVICES["desk"]["command"][SERVICES["desk"]["command"].index("--address") + 1])
    assert f"header_up {access.header} {{http.auth.user.id}}" in CADDY
    assert "header_up X-MT-QA-Proxy-Secret {$PROXY_SECRET}" in CADDY


def test_the_proxy_sends_each_address_where_it_is_answered() -> None:
    ports = {
        name: service["command"][service["command"].index("--port") + 1]
        for name, service in SERVICES.items()
        if "--port" in service.get("command", ())
    }
    assert dict(re.findall(r"reverse_proxy (\w+):(\d+)", CADDY)) == ports
    assert set(re.findall(r"\{\$(\w+)\}", CADDY)) == set(SERVICES["proxy"]["environment"])
    assert CADDY.count("{") == CADDY.count("}")
    assert "flush_interval -1" in CADDY


def test_caddy_finds_no_fault(tmp_path: Path) -> None:
    caddy = shutil.which("caddy")
    if caddy is None:
        pytest.skip("Caddy is not installed: its own check of the Caddyfile is left out")
    for name in ("Caddyfile", "editors.caddy.example"):
        shutil.copy(DEPLOY / name, tmp_path / name.removesuffix(".example"))
    hashed = subprocess.run([caddy, "hash-password", "--plaintext", "x"], capture_output=True, text=True, check=True)
    with (tmp_path / "editors.caddy").open("a") as editors:
        editors.write(f"samira {hashed.stdout}")
    done = subprocess.run(
        [caddy, "validate", "--config", "Caddyfile", "--adapter", "caddyfile"],
        cwd=tmp_path, env={"SITE": "qa.example.org", "PROXY_SECRET": "x" * 16, "HOME": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_unit_restarts_what_can_mend_and_nothing_else() -> None:
    service = unit()["Service"]
    assert service["Restart"] == "on-failure"
    assert service["RestartPreventExitStatus"] == "2"  # bad options, no keys, a port that is taken
    assert service["User"] == "mt-qa"
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert "--require-keys" in service["ExecStart"]
    folder = f"/var/lib/{service['StateDirectory']}/"
    for path in re.findall(r"^Environment=MT_QA_\w+=(.*)$", UNIT, re.MULTILINE):
        assert path.startswith(folder)


def test_systemd_finds_no_fault(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed: its own check of the unit is left out")
    copy = tmp_path / "mt-qa.service"
    copy.write_text(UNIT.replace("/opt/mt-qa/bin/mt-qa", "/bin/true"), encoding="utf-8")
    done = subprocess.run([analyze, "verify", str(copy)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
