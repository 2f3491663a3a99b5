"""What a run applies to every record, and the fingerprints by which two runs are known to give the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

import mt_qa
from mt_qa.knowledge.termbase import Termbase

TIME_LIMIT = 180.0
"""Seconds for one record: an article of 300 words takes a twentieth of one, the longest that are read a minute."""

_NOT_REVIEWING = ("app", "api", "batch", "compare", "evaluation", "formats", "render", "store", "training")
"""Parts of the program that no finding depends on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How records are reviewed; the two limits override the profile's as in `mt_qa.service.review`."""

    profile: str = "news-ar"
    min_confidence: float | None = None
    max_findings_per_1000_words: float | None = None
    termbase: Termbase | None = None
    time_limit: float = TIME_LIMIT

    def identity(self) -> dict[str, object]:
        """What the results depend on, by name. Raises ProfileError and DataError where the set-up is broken."""
        from mt_qa.scoring import load_profile
        from mt_qa.service import chosen_checks, signature

        profile = load_profile(self.profile)
        budget = self.max_findings_per_1000_words
        return {
            "signature": signature(profile, chosen_checks(profile), self.termbase),
            "program": program_fingerprint(),
            "plugins": _plugins(),
            "min_confidence": profile.min_confidence if self.min_confidence is None else self.min_confidence,
            "max_findings_per_1000_words": profile.max_findings_per_1000_words if budget is None else budget,
            "time_limit": self.time_limit,
        }


def _plugins() -> list[str]:
    """The checks that others have installed, with their versions: the fingerprint does not see into them."""
    entries = entry_points(group="mt_qa.checks")
    return sorted(f"{entry.name} {entry.dist.version if entry.dist else '?'}" for entry in entries)


@cache
def program_fingerprint() -> str:
    """Twelve hexadecimal digits over the modules that findings depend on: a changed check has no old results."""
    folder = Path(mt_qa.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder)
        if place.parts[0] not in _NOT_REVIEWING:
            digest.update(place.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
