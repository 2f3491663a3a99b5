"""The sample article in every encoding, and what cannot be decoded."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.core import InputError
from mt_qa.formats.encodings import decode, wide_encoding
from mt_qa.knowledge.tables import data_folder

ARTICLE = (data_folder() / "articles" / "csto-withdrawal.ar.txt").read_text(encoding="utf-8")
MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_the_article_is_read_without_a_mark(encoding: str) -> None:
    assert decode(ARTICLE.encode(encoding), "f") == ARTICLE


@pytest.mark.parametrize(("mark", "encoding"), MARKED)
def test_a_mark_is_left_out_and_all_else_is_kept(mark: bytes, encoding: str) -> None:
    text = ARTICLE.replace("\n", "\r\n") + "\ufeff"
    assert decode(mark + text.encode(encoding), "f") == text


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
def test_every_sentence_of_some_length_tells_the_two_arabic_encodings_apart(encoding: str) -> None:
    sentences = [line for line in ARTICLE.split("\n") if len(line) > 20]
    assert [decode(line.encode(encoding), "f") for line in sentences] == sentences


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
@pytest.mark.parametrize(
    "line",
    [
        "قال الوزير",
        "أعلنت وزارة الصحة تسجيل إصابات جديدة",
        "وَقَالَ الرَّئِيسُ إِنَّ الْمُهِمَّةَ نَاجِحَةٌ",
        "انسحبت قوات NATO من كابل عام 1989",
        "ماذا بعد؟ سؤال يطرحه السكان؛ والجواب غائب.",
    ],
)
def test_short_lines_tell_them_apart_too(line: str, encoding: str) -> None:
    assert decode(line.encode(encoding), "f") == line


def test_latin_text_before_the_arabic_changes_nothing() -> None:
    text = "header line\n" * 10_000 + ARTICLE
    assert decode(text.encode("cp1256"), "f") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент заявил, что миссия успешна и войска будут выведены в четверг.\n" * 5, "cp1251"),
        ("Le président a déclaré que la mission était terminée et que les dégâts sont évalués.\n" * 5, "cp1252"),
        ("The minister said nothing new.\n", "ascii"),
    ],
)
def test_sources_in_other_languages_are_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "f") == text


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (ARTICLE[:500].encode() + b"\xff\xfe" + ARTICLE[500:].encode(), ARTICLE[:500].count("\n") + 1),
        (ARTICLE.encode() + b"\xd8", ARTICLE.count("\n") + 1),
        (ARTICLE[:200].encode() + b"\xed\xa0\x80" + ARTICLE[200:].encode(), 3),
        (ARTICLE[:200].encode("utf-16-le") + b"\x00\xd8" + ARTICLE[200:].encode("utf-16-le"), 3),
        (codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be")[:-1], ARTICLE.count("\n") + 1),
    ],
    ids=["stray bytes", "cut in a letter", "surrogate in UTF-8", "lone surrogate in UTF-16", "odd length"],
)
def test_damage_in_a_known_encoding_is_told_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(InputError, match=rf"^news\.txt:{line}: not valid UTF-"):
        decode(data, "news.txt")


def test_bytes_in_no_encoding_are_refused() -> None:
    noise = bytes((i * i * 31 + i // 7) % 256 for i in range(4000))
    with pytest.raises(InputError, match=r"^noise\.bin: unknown encoding"):
        decode(noise, "noise.bin")


def test_one_byte_text_is_not_taken_for_utf_16() -> None:
    assert wide_encoding(b"a b c d e f g h") is None
    assert wide_encoding(b"\0" * 64) is None
    assert wide_encoding(b"x") is None


@given(st.text())
def test_utf_8_with_its_mark_comes_back_as_it_was(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), "f") == text
