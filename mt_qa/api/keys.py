"""API keys in one file, readable by its owner alone. The key itself is shown once and kept as its SHA-256 only.

A key holds 256 random bits: nobody finds it by guessing what the hash is of, so a slow hash would only cost time.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hmac import compare_digest
from pathlib import Path

from mt_qa.core import InputError
from mt_qa.formats.files import faults_of, write_text

SCHEMA = "mt-qa/keys/1"
_KEY = re.compile(r"mtqa_([0-9a-f]{12})_[0-9a-f]{64}")


class Scope(StrEnum):
    """What a key may be used for. Reading the catalogue of checks needs a key of any scope."""

    REVIEW = "review"
    BATCHES = "batches"
    METRICS = "metrics"


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key: `rate` is requests a minute, 0 for no limit; `hash` is hexadecimal."""

    id: str
    name: str
    scopes: tuple[str, ...]
    rate: int
    created: str
    hash: str
    revoked: str = ""

    def allows(self, scope: Scope | None) -> bool:
        return scope is None or scope.value in self.scopes


def new_key(name: str, scopes: Iterable[Scope], rate: int) -> tuple[str, Key]:
    """A key that nobody has seen, and what is kept of it."""
    identity, secret = secrets.token_hex(6), secrets.token_hex(32)
    text = f"mtqa_{identity}_{secret}"
    chosen = tuple(sorted({scope.value for scope in scopes}))
    return text, Key(identity, name, chosen, rate, _now(), _hash(text))


class KeyFile:
    """The keys on disk. Changes by another process are seen at the next request: a revoked key is out at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._keys: Mapping[str, Key] = {}
        self._stamp: tuple[int, int, int] | None = None

    def all(self) -> tuple[Key, ...]:
        """Every key, revoked ones too, oldest first. Raises InputError for a file that is no file of keys."""
        self._refresh()
        return tuple(self._keys.values())

    @property
    def has_keys(self) -> bool:
        """True where at least one key is in force."""
        return any(not key.revoked for key in self.all())

    def find(self, text: str) -> Key | None:
        """The key in force that `text` is; None for any other text."""
        shape = _KEY.fullmatch(text)
        self._refresh()
        key = self._keys.get(shape[1]) if shape else None
        if key is None or key.revoked or not compare_digest(key.hash, _hash(text)):
            return None
        return key

    def add(self, key: Key) -> None:
        """Keep one more. Raises InputError where the file cannot be written."""
        self._write([*self.all(), key])

    def revoke(self, identity: str) -> Key:
        """Put a key out of force for good. Raises InputError where there is none of that id."""
        keys = self.all()
        found = next((key for key in keys if key.id == identity), None)
        if found is None:
            raise InputError(f"no key has the id {identity!r}: `mt-qa serve keys list` shows them")
        revoked = replace(found, revoked=found.revoked or _now())
        self._write([revoked if key is found else key for key in keys])
        return revoked

    def _refresh(self) -> None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            self._keys, self._stamp = {}, None
            return
        except OSError as error:
            raise InputError(f"{self.path}: {(error.strerror or str(error)).lower()}") from error
        stamp = (found.st_ino, found.st_mtime_ns, found.st_size)
        if stamp != self._stamp:
            self._keys, self._stamp = _read(self.path), stamp

    def _write(self, keys: Iterable[Key]) -> None:
        with faults_of(self.path.parent):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self.path.exists():
            with faults_of(self.path):
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        data = {"schema": SCHEMA, "keys": [asdict(key) for key in keys]}
        write_text(self.path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _read(path: Path) -> Mapping[str, Key]:
    with faults_of(path):
        text = path.read_text(encoding="utf-8")
    if not text.strip():
        return {}
    try:
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            raise ValueError(f"its schema is {data['schema']!r}")
        keys = [Key(**{**item, "scopes": tuple(item["scopes"])}) for item in data["keys"]]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: this is no file of API keys ({error})") from error
    return {key.id: key for key in keys}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
