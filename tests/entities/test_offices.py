"""Offices of state read from the nationality that closes them."""

import pytest

from mt_qa.arabic.words import runs
from mt_qa.entities.offices import offices


def read(text: str) -> list[tuple[str, str, bool, str]]:
    return [
        (" ".join(token.text for token in row[o.start : o.adjective.first]), o.prefix, o.at_home, o.country)
        for row in runs(text)
        for o in offices(row)
    ]


@pytest.mark.parametrize(
    ("text", "office", "prefix", "at_home"),
    [
        ("قال وزير الدفاع النرويجي", "وزير الدفاع", "", False),
        ("قالت وزيرة الصحة النرويجية", "وزيرة الصحة", "", True),
        ("ووزير التعليم العالي والبحث العلمي النرويجي", "ووزير التعليم العالي والبحث العلمي", "و", True),
        ("مع رئيس مجلس النواب النرويجي", "رئيس مجلس النواب", "", False),
        ("مع رئيس الوزراء النرويجي", "رئيس الوزراء", "", False),
        ("للرئيس النرويجي", "للرئيس", "ل", False),
        ("نشرت الشرطة النرويجية", "الشرطة", "", True),
        ("حذرت السلطات النرويجية", "السلطات", "", True),
        ("ولي العهد النرويجي", "ولي العهد", "", False),
    ],
)
def test_an_office_is_read(text: str, office: str, prefix: str, at_home: bool) -> None:
    assert read(text) == [(office, prefix, at_home, "Norway")]


@pytest.mark.parametrize(
    "text",
    [
        "رئيس الاتحاد النرويجي",
        "اللاعب النرويجي",
        "الشرطة النرويجي",
        "وزير نرويجي",
        "النرويجي",
        "وزارة المالية",
        "قال وزير النفط ثم النرويجي",
    ],
)
def test_what_is_no_office_is_not(text: str) -> None:
    assert read(text) == []
