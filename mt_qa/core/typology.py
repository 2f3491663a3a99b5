"""The kinds and grades of translation faults. This program uses MQM's error types (MQM-Core, themqm.org)."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Category(StrEnum):
    """``dimension/subtype`` in MQM-Core's names, lower case."""

    INCONSISTENT_WITH_RESOURCE = "terminology/inconsistent-with-resource"
    INCONSISTENT_USE = "terminology/inconsistent-use"
    WRONG_TERM = "terminology/wrong-term"
    MISTRANSLATION = "accuracy/mistranslation"
    ADDITION = "accuracy/addition"
    OMISSION = "accuracy/omission"
    UNTRANSLATED = "accuracy/untranslated"
    DO_NOT_TRANSLATE = "accuracy/do-not-translate"
    GRAMMAR = "linguistic-conventions/grammar"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    UNINTELLIGIBLE = "linguistic-conventions/unintelligible"
    CHARACTER_ENCODING = "linguistic-conventions/character-encoding"
    AWKWARD = "style/awkward"
    UNIDIOMATIC = "style/unidiomatic"
    INCONSISTENT_STYLE = "style/inconsistent"
    REGISTER = "style/register"
    NUMBER_FORMAT = "locale-conventions/number"
    CURRENCY_FORMAT = "locale-conventions/currency"
    MEASUREMENT_FORMAT = "locale-conventions/measurement"
    DATE_FORMAT = "locale-conventions/date"
    TIME_FORMAT = "locale-conventions/time"
    TRUNCATION = "design-and-markup/truncation"
    MISSING_TEXT = "design-and-markup/missing-text"
    MARKUP_TAG = "design-and-markup/markup-tag"
    NON_TRANSLATION = "non-translation"

    @property
    def dimension(self) -> str:
        """The part before the slash."""
        return self.value.partition("/")[0]


class Severity(IntEnum):
    """How bad a fault is. ``major`` hinders understanding; ``critical`` misinforms the reader."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        """The name used in every format: ``minor``, ``major`` …"""
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> Severity:
        """The severity called `label`. Raises ValueError for any other word."""
        try:
            return cls[label.upper()]
        except KeyError:
            raise ValueError(f"unknown severity {label!r}; one of {[s.label for s in cls]}") from None


class Verdict(StrEnum):
    """What to do with the article or the segment."""

    PUBLISH = "publish"
    REVIEW = "review"
    RETRANSLATE = "retranslate"
