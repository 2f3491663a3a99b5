"""The recipe of the tokenizer: pieces of words (WordPiece), counted on the training text.

``mt-qa train tokenizer --config FILE`` writes tokenizer.json and what the Auto classes want beside it. Normalisation is
light, part of the tokenizer, and keeps offsets into the text as given: compatibility forms and Persian letters become
plain ones, harakat, tatweel and invisible characters fall, all digits are Western, Latin is lower case. Hamza, ى and ة
stay: their slips are among the faults to be found. Words are cut as in mt_qa.arabic.words, but for numbers, of which
each digit is a piece.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from mt_qa.arabic.letters import ARABIC_DIGITS, EXTENDED, HARAKAT, INVISIBLE, LETTERS, PERSIAN_DIGITS, TATWEEL
from mt_qa.training.commands import Command, command
from mt_qa.training.reading import Part, articles
from mt_qa.training.settings import Settings, TokenizerSettings

PADDING, UNKNOWN, FIRST, LAST, MASK = SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
"""The special pieces, whose numbers are their places here."""

CONTINUES = "##"
"""What begins a piece that does not begin a word."""

LONGEST = 512

_FOREIGN = {"ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه"}
_ARABIC_RUN = f"[{LETTERS}{EXTENDED}]+"
_OTHER_RUN = rf"(?:(?![{LETTERS}{EXTENDED}])\p{{L}})+"


def untrained(settings: TokenizerSettings) -> tuple[Any, Any]:
    """The tokenizer without a vocabulary, and the trainer that counts one."""
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=60))
    digits = [(digit, str(value % 10)) for value, digit in enumerate(ARABIC_DIGITS + PERSIAN_DIGITS)]
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(f"[{HARAKAT}{TATWEEL}{INVISIBLE}]+"), ""),
            *(normalizers.Replace(foreign, plain) for foreign, plain in (*_FOREIGN.items(), *digits)),
            normalizers.Lowercase(),
        ]
    )
    one_by_one = Regex(rf"{_ARABIC_RUN}|{_OTHER_RUN}|\d|[^\s]")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Split(one_by_one, behavior="isolated")]
    )
    tokenizer.decoder = decoders.WordPiece(prefix=CONTINUES)
    trainer = trainers.WordPieceTrainer(
        vocab_size=settings.vocabulary,
        limit_alphabet=settings.alphabet,
        special_tokens=list(SPECIAL),
        continuing_subword_prefix=CONTINUES,
        show_progress=False,
    )
    return tokenizer, trainer


def train(texts: Iterable[str], settings: TokenizerSettings) -> Any:
    """A tokenizer that frames each text with the first and the last special piece."""
    from tokenizers import processors

    tokenizer, trainer = untrained(settings)
    tokenizer.train_from_iterator(texts, trainer)
    frame = [(piece, SPECIAL.index(piece)) for piece in (FIRST, LAST)]
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{FIRST} $A {LAST}", special_tokens=frame)
    return tokenizer


def save(tokenizer: Any, folder: Path) -> None:
    """Write the tokenizer so that ``AutoTokenizer`` reads it."""
    from transformers import PreTrainedTokenizerFast

    wrapped: Any = PreTrainedTokenizerFast
    wrapped(
        tokenizer_object=tokenizer,
        pad_token=PADDING,
        unk_token=UNKNOWN,
        cls_token=FIRST,
        sep_token=LAST,
        mask_token=MASK,
        model_max_length=LONGEST,
    ).save_pretrained(folder)


def run(settings: Settings, options: Command) -> None:
    """Count the vocabulary and write it to the work folder."""
    tokenizer = train(articles(settings.text, Part.TRAINING), settings.tokenizer)
    save(tokenizer, settings.work / "tokenizer")
    options.say(f"{tokenizer.get_vocab_size()} pieces: {settings.work / 'tokenizer'}")


def starts_of_words(tokenizer: Any) -> list[bool]:
    """By number of piece, whether it begins a word; special pieces do not."""
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    pieces = sorted(vocabulary, key=vocabulary.__getitem__)
    return [piece not in SPECIAL and not piece.startswith(CONTINUES) for piece in pieces]


def encoded(tokenizer: Any, texts: Iterable[str], at_once: int = 512) -> Iterator[list[int]]:
    """The pieces of each text, without the frame."""
    block: list[str] = []
    for text in texts:
        block.append(text)
        if len(block) == at_once:
            yield from (each.ids for each in tokenizer.encode_batch_fast(block, add_special_tokens=False))
            block = []
    yield from (each.ids for each in tokenizer.encode_batch_fast(block, add_special_tokens=False))


def main(arguments: Sequence[str] | None = None) -> int:
    return command("Count the vocabulary of the tokenizer.", run, arguments)


if __name__ == "__main__":
    sys.exit(main())
