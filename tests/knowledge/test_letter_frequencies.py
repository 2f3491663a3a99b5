import math
import unicodedata

import pytest

from mt_qa.formats.encodings import LEAST_LIKENESS
from mt_qa.knowledge.letter_frequencies import letter_log_frequencies, likeness
from mt_qa.knowledge.tables import read_table

NEWS = "أكد وزير المالية أن الميزانية الجديدة ستعرض على البرلمان في الأسبوع المقبل، وفقا لبيان رسمي."


def test_the_shares_add_up_and_name_their_letters() -> None:
    assert sum(math.exp(value) for value in letter_log_frequencies().values()) == pytest.approx(1, abs=1e-3)
    for row in read_table("letter_frequencies.tsv", ("code_point", "name", "per_million")):
        assert unicodedata.name(chr(int(row["code_point"], 16))) == f"ARABIC {row['name'].upper()}"


@pytest.mark.parametrize("misread_as", ["cp1252", "cp1256", "latin-1"])
def test_arabic_looks_like_arabic_and_misread_arabic_does_not(misread_as: str) -> None:
    assert likeness(NEWS) > LEAST_LIKENESS
    assert likeness(NEWS.encode().decode(misread_as, errors="ignore")) < LEAST_LIKENESS


def test_ascii_says_nothing() -> None:
    assert likeness("The minister said: 5 %") == -math.inf
    assert likeness("“–”\u00a0") == -math.inf
