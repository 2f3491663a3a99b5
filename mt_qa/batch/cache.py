"""What was found before, by the fingerprint of the content and of all that results depend on: one SQLite file.

A wire sends the same story again and again; what has not changed is not reviewed again. Only the process that runs the
batch opens the file. A broken or locked file costs time, never a result: the run goes on without it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mt_qa.batch.results import Result, Row
from mt_qa.batch.reviewer import CRASH, FAULT, TIME_LIMIT

MOST_BYTES = 1 << 30
"""What is kept: the results of about 400,000 articles. The longest unused go first."""

_NOT_KEPT = (TIME_LIMIT, CRASH, FAULT)
"""Errors of a moment: the next run may have more luck."""

_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, body BLOB NOT NULL, row TEXT NOT NULL, used INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS result_used ON result (used);
CREATE TABLE IF NOT EXISTS segment (key BLOB PRIMARY KEY, hits TEXT NOT NULL, used INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS segment_used ON segment (used);
"""
_TABLES = ("result", "segment")
_SIZE = """
SELECT page_size * (page_count - freelist_count)
FROM pragma_page_size, pragma_page_count, pragma_freelist_count
"""


def default_path() -> Path:
    """``mt_qa/reviews.sqlite`` in the user's folder of caches; it need not exist."""
    caches = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(caches) if caches else Path.home() / ".cache") / "mt_qa" / "reviews.sqlite"


class Cache:
    """Results of one identity (`mt_qa.batch.settings.Settings.identity`), beside those of others in the same file.

    `problem` says why the file is no longer used, empty where it is.
    """

    def __init__(self, path: Path, identity: Mapping[str, object], most_bytes: int = MOST_BYTES) -> None:
        self._identity = json.dumps(identity, sort_keys=True).encode()
        self._most_bytes = most_bytes
        self._path = path
        self._database: sqlite3.Connection | None = None
        self._used: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
        self.problem = ""
        with self._or_without():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=10)
            self._database.executescript(_SCHEMA)

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.keep((), 0)
        if self._database is not None:
            self._database.close()

    def recall(self, fingerprint: str, now: int) -> Result | None:
        """What a document of this fingerprint gave; it is marked as used at the time `now`, in whole seconds."""
        key = self._key(fingerprint)
        with self._or_without():
            if self._database is None:
                return None
            found = self._database.execute("SELECT body, row FROM result WHERE key = ?", (key,)).fetchone()
            if found is None:
                return None
            self._used["result"].append((now, key))  # written later: a lock held meanwhile would stop other runs
            body, row = found
            return Result(zlib.decompress(body).decode(), Row.from_list(json.loads(row)))
        return None

    def recall_segments(self, keys: Iterable[str], now: int) -> Mapping[str, str]:
        """What is known of segments, by their keys (`mt_qa.batch.memory`)."""
        found: dict[str, str] = {}
        with self._or_without():
            if self._database is not None:
                for name in keys:
                    key = self._key(name)
                    row = self._database.execute("SELECT hits FROM segment WHERE key = ?", (key,)).fetchone()
                    if row:
                        found[name] = row[0]
                        self._used["segment"].append((now, key))
        return found

    def keep(self, results: Iterable[tuple[str, Result]], now: int) -> None:
        """Remember what documents of these fingerprints gave, and what was used meanwhile."""
        kept = [(fingerprint, result) for fingerprint, result in results if result.row.error not in _NOT_KEPT]
        rows = [
            (self._key(fingerprint), zlib.compress(result.body.encode(), 1), json.dumps(result.row.to_list()), now)
            for fingerprint, result in kept
        ]
        segments = [(self._key(key), hits, now) for _, result in kept for key, hits in result.segments.items()]
        with self._or_without():
            if self._database is not None:
                self._database.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", rows)
                self._database.executemany("INSERT OR REPLACE INTO segment VALUES (?, ?, ?)", segments)
                for table in _TABLES:
                    self._database.executemany(f"UPDATE {table} SET used = ? WHERE key = ?", self._used[table])
                self._database.commit()
                self._used.clear()

    def trim(self) -> None:
        """Drop the longest unused tenth, as often as there is too much."""
        self.keep((), 0)
        with self._or_without():
            while self._database is not None and self._number(_SIZE) > self._most_bytes:
                for table in _TABLES:
                    tenth = self._number(f"SELECT count(*) FROM {table}") // 10 + 1
                    oldest = f"DELETE FROM {table} WHERE key IN (SELECT key FROM {table} ORDER BY used LIMIT ?)"
                    self._database.execute(oldest, (tenth,))
                self._database.commit()
                if not self._number("SELECT count(*) FROM result"):
                    return

    def _number(self, query: str) -> int:
        assert self._database is not None
        return int(self._database.execute(query).fetchone()[0])

    def _key(self, fingerprint: str) -> bytes:
        return hashlib.sha256(self._identity + fingerprint.encode()).digest()[:16]

    @contextmanager
    def _or_without(self) -> Iterator[None]:
        """Go on without the file where it fails: it may be locked, full, or no database at all."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, TypeError, zlib.error) as error:
            self.problem = f"{self._path}: {error}: going on without what is kept there"
            if self._database is not None:
                self._database.close()
            self._database = None
