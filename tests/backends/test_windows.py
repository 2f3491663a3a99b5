"""Windows of a paragraph: framed, whole sentences, every word answered for once."""

import pytest
from tokenizers import Regex, Tokenizer, models, pre_tokenizers

from mt_qa.arabic.words import tokens
from mt_qa.backends.windows import JUDGED, windows


@pytest.fixture(scope="module")
def letters() -> Tokenizer:
    """Every character is a piece, so a word has several."""
    alphabet = "[PAD] [UNK] [CLS] [SEP] [MASK]".split()
    tokenizer = Tokenizer(models.WordLevel({piece: number for number, piece in enumerate(alphabet)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Split(Regex("."), behavior="isolated")]
    )
    return tokenizer


def test_a_window_is_framed_and_knows_the_first_piece_of_each_word(letters: Tokenizer) -> None:
    (window,) = windows("قال 25، (BBC)", letters)
    assert window.pieces == [2, *[1] * 11, 3]
    assert [(token.text, place) for token, place in window.words] == [("قال", 1), ("25", 4), ("BBC", 8)]


def test_sentences_stay_together_while_they_fit(letters: Tokenizer) -> None:
    found = windows("قال نعم. قال لا. قال ربما.", letters, length=16)
    assert [[token.text for token, _ in window.words] for window in found] == [
        ["قال", "نعم", "قال", "لا"],
        ["قال", "ربما"],
    ]


@pytest.mark.parametrize("length", [6, 9, 16, 40])
def test_every_word_is_in_one_window_and_no_window_is_too_long(letters: Tokenizer, length: int) -> None:
    text = "وصل الوزير إلى القاهرة، وقال في بيان إن 250 شخصا وصلوا. " * 3 + "والمفاوضات" * 3
    found = windows(text, letters, length)
    assert all(len(window.pieces) <= length for window in found)
    words = [token for window in found for token, _ in window.words]
    assert words == [token for token in tokens(text) if token.kind in JUDGED]


def test_blank_text_has_no_window(letters: Tokenizer) -> None:
    assert windows("", letters) == []
    assert windows("  \n ", letters) == []
