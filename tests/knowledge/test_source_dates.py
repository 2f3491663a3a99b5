import pytest

from mt_qa.core import Document, Segment
from mt_qa.knowledge.source_dates import find_source_dates
from mt_qa.knowledge.source_language import language_of, source_language


@pytest.mark.parametrize(
    ("language", "source", "dates"),
    [
        ("en", "on 3 March 2024", [(3, 3, 2024)]),
        ("en", "on March 3rd, 2024, and Sept. 5", [(3, 3, 2024), (5, 9, None)]),
        ("en", "the 12th of May", [(12, 5, None)]),
        ("en", "on 2024-03-05 and 13/4/2023", [(5, 3, 2024), (13, 4, 2023)]),
        ("en", "on 3/4/2024, in March 3,000 people may 5 times march", []),
        ("id", "pada 17 Agustus 1945", [(17, 8, 1945)]),
        ("ru", "9 мая 1945 года", [(9, 5, 1945)]),
        ("fr", "le 1er août 2023", [(1, 8, 2023)]),
        ("fr", "le 3/4/2024", [(3, 4, 2024)]),
        ("", "am 03.03.2024", [(3, 3, 2024)]),
    ],
)
def test_dates(language: str, source: str, dates: list[tuple[int, int, int | None]]) -> None:
    assert [(d.day, d.month, d.year) for d in find_source_dates(source, language)] == dates


@pytest.mark.parametrize("source", ["March 3-5", "3 to 5 March", "December 8th through the 12th", "3 and 4 March"])
def test_the_end_of_a_range_does_not_stand_alone(source: str) -> None:
    assert [date.alone for date in find_source_dates(source, "en")] == [False]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks would go on in the capital.", "en"),
        ("Menteri mengatakan bahwa pembicaraan itu akan dilanjutkan di ibu kota.", "id"),
        ("Министр заявил, что переговоры продолжатся в столице.", "ru"),
        ("Le ministre a déclaré que les négociations se poursuivraient dans la capitale.", "fr"),
        ("Міністр заявив, що переговори триватимуть у столиці.", ""),
        ("$5", ""),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_document_knows_its_language_better() -> None:
    assert source_language(Document((Segment("نص", "$5"),), source_language="fr-FR")) == "fr"
    assert source_language(Document((Segment("نص", "Он сказал"), Segment("نص", "5 €")))) == "ru"
