"""Findings become a penalty, a score and a verdict, by a weight table that is data.

The score is MQM's linear model: 100 less the penalty per 100 words, not below 0 (themqm.org, "raw scoring model").
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path

from mt_qa.core import Category, Finding, ProfileError, Severity, Verdict
from mt_qa.knowledge.labels import labels
from mt_qa.knowledge.tables import data_folder


@dataclass(frozen=True, slots=True)
class Profile:
    """A named choice of checks, weights and limits. A budget of 0 findings per 1000 words means no limit."""

    name: str
    checks: tuple[str, ...]
    weights: Mapping[str, float]
    least_words: int
    publish_from: float
    retranslate_below: float
    min_confidence: float
    max_findings_per_1000_words: float

    def weight(self, severity: Severity, category: Category) -> float:
        """The most specific weight: ``minor/linguistic-conventions/punctuation`` before ``minor``."""
        dimension, _, subtype = category.value.partition("/")
        for key in (
            f"{severity.label}/{dimension}/{subtype}",
            f"{severity.label}/{dimension}",
            severity.label,
        ):
            if key in self.weights:
                return self.weights[key]
        raise ProfileError(f"profile {self.name!r} has no weight for {severity.label!r}")

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change with any weight, threshold or limit."""
        data = [
            self.name,
            self.checks,
            sorted(self.weights.items()),
            self.least_words,
            self.publish_from,
            self.retranslate_below,
        ]
        return hashlib.sha256(json.dumps(data).encode()).hexdigest()[:8]


@cache
def load_profile(name: str = "news-ar") -> Profile:
    """The profile called `name` in data/profiles, or the TOML file at that path. Raises ProfileError."""
    path = Path(name) if name.endswith(".toml") else data_folder() / "profiles" / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ProfileError(f"no profile is called {name!r}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ProfileError(f"{path}: {error}") from error
    try:
        profile = Profile(
            name=data["name"],
            checks=tuple(data["checks"]),
            weights={key: float(value) for key, value in data["weights"].items()},
            least_words=int(data["score"]["least_words"]),
            publish_from=float(data["verdict"]["publish_from"]),
            retranslate_below=float(data["verdict"]["retranslate_below"]),
            min_confidence=float(data["limits"]["min_confidence"]),
            max_findings_per_1000_words=float(data["limits"]["max_findings_per_1000_words"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ProfileError(f"{path}: missing or malformed entry {error}") from error
    _check_weights(profile, path)
    return profile


def _check_weights(profile: Profile, path: Path) -> None:
    """Raises ProfileError for a weight of an unknown severity, dimension or subtype: a typo would weigh nothing."""
    dimensions = {category.dimension for category in Category}
    values = {category.value for category in Category}
    for key in profile.weights:
        severity, _, rest = key.partition("/")
        if severity not in {s.label for s in Severity} or (rest and rest not in dimensions | values):
            raise ProfileError(f"{path}: weight of an unknown kind {key!r}")


def penalty(findings: Iterable[Finding], profile: Profile) -> float:
    """The sum of the findings' weights."""
    return sum(profile.weight(finding.severity, finding.category) for finding in findings)


def score(findings: Iterable[Finding], words: int, profile: Profile) -> float:
    """0 to 100, high is better, one decimal."""
    per_hundred = 100 * penalty(findings, profile) / max(words, profile.least_words)
    return round(max(0.0, 100 - per_hundred), 1)


def verdict(findings: Sequence[Finding], points: float, profile: Profile) -> tuple[Verdict, tuple[str, ...]]:
    """What to do, and the reasons in words. A major fault always asks for a reader, whatever the score."""
    counts = {s: sum(f.severity is s for f in findings) for s in reversed(Severity) if s}
    tally = ", ".join(f"{count} {severity.label}" for severity, count in counts.items() if count)
    if points < profile.retranslate_below:
        return Verdict.RETRANSLATE, (f"score {points} is below {profile.retranslate_below:g}", tally)
    if counts[Severity.CRITICAL] or counts[Severity.MAJOR]:
        return Verdict.REVIEW, (tally,)
    if points < profile.publish_from:
        return Verdict.REVIEW, (f"score {points} is below {profile.publish_from:g}", tally)
    return Verdict.PUBLISH, (tally or "nothing found",)


def reasons_in_arabic(
    decision: Verdict, findings: Sequence[Finding], points: float, profile: Profile
) -> tuple[str, ...]:
    """The reasons of `verdict`, for readers of Arabic."""
    names = labels("ar")
    counts = {s: sum(f.severity is s for f in findings) for s in reversed(Severity) if s}
    tally = "، ".join(f"{names.severity(severity)}: {count}" for severity, count in counts.items() if count)
    if decision is Verdict.RETRANSLATE:
        return f"الدرجة {points} دون {profile.retranslate_below:g}", tally
    if decision is Verdict.REVIEW and not (counts[Severity.CRITICAL] or counts[Severity.MAJOR]):
        return f"الدرجة {points} دون {profile.publish_from:g}", tally
    return (tally or names.word("no-findings"),)


def within_budget(findings: Sequence[Finding], words: int, per_thousand: float) -> tuple[Finding, ...]:
    """The worst findings that the budget allows, back in the order of the text; all of them where it is 0."""
    if per_thousand <= 0:
        return tuple(findings)
    most = ceil(per_thousand * words / 1000)
    worst = sorted(findings, key=lambda f: (-f.severity, -f.confidence, f.span))[:most]
    return tuple(sorted(worst, key=lambda f: (f.span.start, -f.span.end, f.check)))
