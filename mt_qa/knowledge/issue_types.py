"""What MQM's categories and severities are called in ITS 2.0 (W3C Recommendation, localization quality issue)."""

from __future__ import annotations

from collections.abc import Mapping

from mt_qa.core import Category, Severity

ITS_NAMESPACE = "http://www.w3.org/2005/11/its"

ISSUE_TYPES: Mapping[Category, str] = {
    Category.INCONSISTENT_WITH_RESOURCE: "terminology",
    Category.INCONSISTENT_USE: "inconsistency",
    Category.WRONG_TERM: "terminology",
    Category.MISTRANSLATION: "mistranslation",
    Category.ADDITION: "addition",
    Category.OMISSION: "omission",
    Category.UNTRANSLATED: "untranslated",
    Category.DO_NOT_TRANSLATE: "mistranslation",
    Category.GRAMMAR: "grammar",
    Category.PUNCTUATION: "typographical",
    Category.SPELLING: "misspelling",
    Category.UNINTELLIGIBLE: "non-conformance",
    Category.CHARACTER_ENCODING: "characters",
    Category.AWKWARD: "style",
    Category.UNIDIOMATIC: "style",
    Category.INCONSISTENT_STYLE: "inconsistency",
    Category.REGISTER: "register",
    Category.NUMBER_FORMAT: "numbers",
    Category.CURRENCY_FORMAT: "locale-violation",
    Category.MEASUREMENT_FORMAT: "locale-violation",
    Category.DATE_FORMAT: "locale-violation",
    Category.TIME_FORMAT: "locale-violation",
    Category.TRUNCATION: "omission",
    Category.MISSING_TEXT: "omission",
    Category.MARKUP_TAG: "markup",
    Category.NON_TRANSLATION: "non-conformance",
}

ISSUE_SEVERITIES: Mapping[Severity, int] = {
    Severity.NEUTRAL: 0,
    Severity.MINOR: 25,
    Severity.MAJOR: 50,
    Severity.CRITICAL: 100,
}
"""ITS grades from 0 to 100; MQM does not say how its words are numbers, so these keep their order."""

NOTE_PRIORITIES: Mapping[Severity, int] = {
    Severity.CRITICAL: 1,
    Severity.MAJOR: 3,
    Severity.MINOR: 6,
    Severity.NEUTRAL: 9,
}
"""Of a note in XLIFF: from 1, the most urgent, to 10."""
