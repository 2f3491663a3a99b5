"""What categories, severities, verdicts and parts of the interface are called, in English and in Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mt_qa.core import Category, DataError, Evidence, Severity, Verdict
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.knowledge.tables import read_table

LANGUAGES = ("en", "ar")


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of one language. A name that data/labels.tsv lacks raises DataError."""

    language: str
    names: Mapping[tuple[str, str], str]

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as HTML writes it."""
        return "rtl" if self.language == "ar" else "ltr"

    def category(self, category: Category) -> str:
        return self._name("category", category.value)

    def dimension(self, dimension: str) -> str:
        return self._name("dimension", dimension)

    def severity(self, severity: Severity) -> str:
        return self._name("severity", severity.label)

    def verdict(self, verdict: Verdict) -> str:
        return self._name("verdict", verdict.value)

    def evidence(self, evidence: Evidence) -> str:
        return self._name("evidence", evidence.value)

    def entity(self, kind: EntityKind) -> str:
        return self._name("entity", kind.value)

    def status(self, status: NameStatus) -> str:
        return self._name("status", status.value)

    def word(self, key: str) -> str:
        """A word of the interface, by its key in the rows of kind ``ui``."""
        return self._name("ui", key)

    def reason(self, reason: str) -> str:
        """Why a check did not run, in the language where there are words for it."""
        if reason == "no source":
            return self.word("no-source")
        return self.word("no-termbase") if reason == "no termbase" else reason

    def _name(self, kind: str, key: str) -> str:
        try:
            return self.names[kind, key]
        except KeyError:
            raise DataError(f"labels.tsv: no {kind} is called {key!r}") from None


@cache
def labels(language: str = "en") -> Labels:
    """The names in `language`: ``en`` or ``ar``. Raises ValueError for another language."""
    if language not in LANGUAGES:
        raise ValueError(f"no labels in {language!r}; one of {LANGUAGES}")
    rows = read_table("labels.tsv", ("kind", "key", "en", "ar"), key=("kind", "key"))
    return Labels(language, {(row["kind"], row["key"]): row[language] for row in rows})
