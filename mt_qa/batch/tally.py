"""Counts of a run, and the order in which its articles are worth an editor's time.

The rows wait in a SQLite file of their own, on disk: a million articles are ranked in little memory.

A story that comes twice, or again with a paragraph more, is one piece of work: an article joins the group of the
earlier one with which it shares at least half of its words in whole paragraphs.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mt_qa.batch.results import Row
from mt_qa.core import InputError, Severity, Verdict

SCHEMA = "mt-qa/batch-summary/1"
SHARED = 0.5
"""The share of an article's words that stand in paragraphs of an earlier one, from which it is the same story."""

_MOST_REASONS = 1000
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE article (
  number INTEGER PRIMARY KEY, story INTEGER, id TEXT, verdict TEXT, score REAL, critical INTEGER, major INTEGER,
  minor INTEGER, minutes REAL, words INTEGER
);
CREATE INDEX by_story ON article (story);
CREATE TABLE paragraph (fingerprint TEXT PRIMARY KEY, story INTEGER) WITHOUT ROWID;
"""
_RANKED = """
SELECT number, id, verdict, score, critical, major, minor, minutes, words, story FROM article
WHERE number IN (SELECT max(number) FROM article GROUP BY story)
ORDER BY verdict = 'publish', critical DESC, minutes, score, number
"""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story in its place in the queue: its last version, and the other records that tell the same.

    What can be published as it is comes last. Before it, more criticals come first; of as many, what takes fewer
    minutes, then what scores lower.
    """

    rank: int
    number: int
    id: str
    verdict: str
    score: float
    critical: int
    major: int
    minor: int
    minutes: float
    words: int
    duplicates: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__} | {"duplicates": list(self.duplicates)}


@dataclass(slots=True)
class Tally:
    """What a run came to. Rows are added in the order of the records."""

    path: Path
    records: int = 0
    words: int = 0
    minutes: float = 0.0
    errors: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    skipped: Counter[tuple[str, str]] = field(default_factory=Counter)
    _database: sqlite3.Connection | None = None

    def __enter__(self) -> Tally:
        self.path.unlink(missing_ok=True)
        self._database = sqlite3.connect(self.path)
        try:
            self._database.executescript(_TABLES)
        except sqlite3.Error as error:
            self.__exit__(sqlite3.Error, error)
        return self

    def __exit__(self, kind: object = None, error: object = None, trace: object = None) -> None:
        """Raises InputError where the disk did not take the rows."""
        self._open.close()
        self.path.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise InputError(f"{self.path}: {error}") from error

    @property
    def _open(self) -> sqlite3.Connection:
        assert self._database is not None, "a tally is a context manager"
        return self._database

    def add(self, id: str, row: Row) -> None:  # noqa: A002 - the field's name
        """Count one record, the next one of the output."""
        number = self.records
        self.records += 1
        if row.error:
            self.errors[row.error] += 1
            return
        self.verdicts[row.verdict] += 1
        self.findings.update(row.findings)
        self.words += row.words
        if row.verdict != Verdict.PUBLISH:
            self.minutes += row.minutes
        for reason in row.skipped.items():
            if reason in self.skipped or len(self.skipped) < _MOST_REASONS:
                self.skipped[reason] += 1
        counts = [row.findings.get(s.label, 0) for s in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)]
        values = (number, self._story(number, row), id, row.verdict, row.score, *counts, row.minutes, row.words)
        self._open.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def _story(self, number: int, row: Row) -> int:
        """The number of the first article of the story; new paragraphs are noted as the story's."""
        shared: Counter[int] = Counter()
        for fingerprint, words in row.paragraphs:
            found = self._open.execute("SELECT story FROM paragraph WHERE fingerprint = ?", (fingerprint,)).fetchone()
            if found:
                shared[found[0]] += words
        best, words = max(shared.items(), key=lambda item: (item[1], -item[0]), default=(number, 0))
        story = best if words and words >= SHARED * row.words else number
        notes = [(fingerprint, story) for fingerprint, _ in row.paragraphs]
        self._open.executemany("INSERT OR IGNORE INTO paragraph VALUES (?, ?)", notes)
        return story

    @property
    def stories(self) -> int:
        """How many articles are left where each story counts once."""
        return int(self._open.execute("SELECT count(DISTINCT story) FROM article").fetchone()[0])

    def ranked(self) -> Iterator[Ranked]:
        """The stories, the one that gains most by an editor's work first."""
        with closing(self._open.execute(_RANKED)) as rows:
            for rank, (number, *values, story) in enumerate(rows, start=1):
                others = "SELECT id FROM article WHERE story = ? AND number <> ? ORDER BY number"
                copies = tuple(other for (other,) in self._open.execute(others, (story, number)))
                yield Ranked(rank, *(number, *values, copies))

    def repeated(self) -> list[int]:
        """The numbers of the records whose story comes again later."""
        query = "SELECT number FROM article WHERE number NOT IN (SELECT max(number) FROM article GROUP BY story)"
        return [number for (number,) in self._open.execute(f"{query} ORDER BY number")]

    def to_dict(self) -> dict[str, Any]:
        """The counts in the words of ``mt-qa/batch-summary/1``, without the ranking."""
        reviewed = sum(self.verdicts.values())
        return {
            "schema": SCHEMA,
            "records": self.records,
            "reviewed": reviewed,
            "stories": self.stories,
            "errors": dict(sorted(self.errors.items())),
            "verdicts": {verdict.value: self.verdicts[verdict.value] for verdict in Verdict},
            "findings": {s.label: self.findings[s.label] for s in reversed(Severity) if s},
            "words": self.words,
            "minutes": round(self.minutes, 1),
            "skipped": [
                {"check": check, "reason": reason, "records": count}
                for (check, reason), count in sorted(self.skipped.items())
            ],
        }
