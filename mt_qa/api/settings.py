"""What the service is told at its start: where it listens, how much it takes, where it keeps things."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from mt_qa.batch.local import cores

KEYS_VARIABLE, BATCHES_VARIABLE = "MT_QA_KEYS", "MT_QA_BATCHES"
MEGABYTE = 1_000_000


def user_folder() -> Path:
    """Where this user's data of the program lies; it need not exist."""
    data = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(data) if data else Path.home() / ".local" / "share") / "mt_qa"


def keys_file() -> Path:
    """The file of API keys: ``$MT_QA_KEYS``, else among the user's data."""
    return Path(os.environ.get(KEYS_VARIABLE) or user_folder() / "keys.json")


def batches_folder() -> Path:
    """Where batches are kept: ``$MT_QA_BATCHES``, else among the user's data."""
    return Path(os.environ.get(BATCHES_VARIABLE) or user_folder() / "batches")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the service takes on: sizes in bytes and code points, times in seconds."""

    body: int = 2 * MEGABYTE
    characters: int = 200_000
    batch_body: int = 256 * MEGABYTE
    waiting: int = 32
    waiting_characters: int = 1_000_000
    seconds: float = 60.0
    open_batches: int = 20
    keep_days: float = 30.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `mt_qa.api.application.create_application` needs to know."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = field(default_factory=cores)
    keys: Path = field(default_factory=keys_file)
    batches: Path = field(default_factory=batches_folder)
    require_keys: bool = False
    limits: Limits = Limits()

    @property
    def is_local(self) -> bool:
        """True where only this machine can reach the address."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"
