"""The recipe of the masked language model: a compact ModernBERT on packed text, as it won where text is scarce.

``mt-qa train lm --config FILE [--steps N]`` after ``train tokenizer``. What BabyLM found (LTG-BERT, ELC-BERT; Samuel et
al. 2023): norms before the layers, short sequences, a high rate, whole words masked, few words masked at the end
(30 % falling to 15 %). Of the masked pieces 80 % become [MASK], 10 % another piece, 10 % stay.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from mt_qa.backends.association import shipped
from mt_qa.core import InputError
from mt_qa.training.commands import Command, command
from mt_qa.training.loop import Task, brain_floats, device, train
from mt_qa.training.reading import Part, articles, paragraphs
from mt_qa.training.settings import EncoderSettings, LanguageModelSettings, Settings, TextSettings
from mt_qa.training.tokenizer import FIRST, LAST, LONGEST, MASK, PADDING, SPECIAL, encoded, starts_of_words
from mt_qa.training.vectors import vectors

Pieces = NDArray[np.int64]

VALIDATION_BATCHES = 12
_STAYS, _CHANGES = 0.1, 0.1


def configuration(encoder: EncoderSettings, vocabulary: int) -> Any:
    """A ModernBERT of this size, all of whose layers see everything."""
    from transformers import ModernBertConfig

    return ModernBertConfig(
        vocab_size=vocabulary,
        hidden_size=encoder.hidden,
        num_hidden_layers=encoder.layers,
        num_attention_heads=encoder.heads,
        intermediate_size=encoder.intermediate,
        max_position_embeddings=LONGEST,
        layer_types=["full_attention"] * encoder.layers,
        pad_token_id=SPECIAL.index(PADDING),
        cls_token_id=SPECIAL.index(FIRST),
        bos_token_id=SPECIAL.index(FIRST),
        sep_token_id=SPECIAL.index(LAST),
        eos_token_id=SPECIAL.index(LAST),
    )


def open_tokenizer(settings: Settings) -> Any:
    """The tokenizer that was trained before. Raises InputError."""
    from tokenizers import Tokenizer

    path = settings.work / "tokenizer/tokenizer.json"
    if not path.exists():
        raise InputError(f"{path}: no tokenizer yet: mt-qa train tokenizer")
    return Tokenizer.from_file(str(path))


def stream(tokenizer: Any, settings: TextSettings, part: Part, work: Path) -> NDArray[np.uint16]:
    """All text of one part as one row of pieces, kept in the work folder; a last piece closes each paragraph."""
    path = work / f"{part.value}.npy"
    if path.exists():
        found: NDArray[np.uint16] = np.load(path, mmap_mode="r")
        return found
    end = SPECIAL.index(LAST)
    lines = (line for article in articles(settings, part) for line in paragraphs(article))
    row = np.concatenate([np.array([*ids, end], np.uint16) for ids in encoded(tokenizer, lines)])
    np.save(path, row)
    return row


class Sampler:
    """Packed stretches of text: each pass cuts the row at other places and goes through it in another order."""

    def __init__(self, row: NDArray[np.uint16], settings: LanguageModelSettings) -> None:
        self._row, self._settings = row, settings
        self.per_pass = (len(row) - settings.length) // (settings.length - 1) // settings.batch
        if self.per_pass < 1:
            raise InputError("the text is too short for one batch: take a smaller batch or more text")
        self._pass = -1
        self._begins: Pieces = np.zeros(0, np.int64)

    def batch(self, step: int) -> Pieces:
        """The pieces of one step, the first of each stretch being [CLS]."""
        number, place = divmod(step, self.per_pass)
        if number != self._pass:
            self._shuffle(number)
        width, size = self._settings.length - 1, self._settings.batch
        begins = self._begins[place * size : (place + 1) * size]
        text = self._row[begins[:, None] + np.arange(width)].astype(np.int64)
        return np.concatenate([np.full((size, 1), SPECIAL.index(FIRST)), text], axis=1)

    def _shuffle(self, number: int) -> None:
        draws = np.random.default_rng((self._settings.seed, number))
        width = self._settings.length - 1
        offset = int(draws.integers(width))
        self._begins = offset + width * draws.permutation((len(self._row) - offset) // width)
        self._pass = number


def masked(
    pieces: Pieces, starts: NDArray[np.bool_], share: float, draws: np.random.Generator
) -> tuple[Pieces, NDArray[np.bool_]]:
    """What the model sees, and which places it is asked about: whole words, each with probability `share`."""
    words: Pieces = np.cumsum(starts[pieces], axis=1)
    drawn = draws.random((len(pieces), pieces.shape[1] + 1)) < share
    chosen = drawn[np.arange(len(pieces))[:, None], words] & (pieces >= len(SPECIAL))
    fate = draws.random(pieces.shape)
    shown = np.where(chosen & (fate >= _STAYS + _CHANGES), SPECIAL.index(MASK), pieces)
    others = draws.integers(len(SPECIAL), len(starts), pieces.shape)
    return np.where(chosen & (fate < _CHANGES), others, shown), chosen


def loss_of(model: Any, shown: Pieces, pieces: Pieces, chosen: NDArray[np.bool_]) -> torch.Tensor:
    """The mean surprise at the masked pieces; the wide last layer sees nothing else."""
    where = torch.from_numpy(chosen).to(device())
    hidden = model.model(torch.from_numpy(shown).to(device())).last_hidden_state[where]
    truth = torch.from_numpy(pieces).to(device())[where]
    return torch.nn.functional.cross_entropy(model.decoder(model.head(hidden)).float(), truth)


def task(model: Any, tokenizer: Any, settings: Settings) -> Task:
    """The training text, masked as the schedule says; the validation text, masked alike each time."""
    starts = np.array(starts_of_words(tokenizer))
    schedule = settings.lm
    rows = {part: stream(tokenizer, settings.text, part, settings.work) for part in Part}
    training = Sampler(rows[Part.TRAINING], schedule)
    measured = Sampler(rows[Part.VALIDATION], schedule)

    def loss(step: int) -> torch.Tensor:
        pieces = training.batch(step)
        draws = np.random.default_rng((schedule.seed, 1, step))
        return loss_of(model, *_ordered(masked(pieces, starts, schedule.masked_at(step), draws), pieces))

    def validation() -> float:
        model.eval()
        losses: list[float] = []
        for number in range(min(VALIDATION_BATCHES, measured.per_pass)):
            pieces = measured.batch(number)
            draws = np.random.default_rng((schedule.seed, 2, number))
            with torch.no_grad(), brain_floats():
                losses.append(float(loss_of(model, *_ordered(masked(pieces, starts, 0.15, draws), pieces))))
        model.train()
        return sum(losses) / len(losses)

    return Task(model, loss, validation)


def _ordered(seen: tuple[Pieces, NDArray[np.bool_]], pieces: Pieces) -> tuple[Pieces, Pieces, NDArray[np.bool_]]:
    return seen[0], pieces, seen[1]


def run(settings: Settings, options: Command) -> None:
    """Train, and write the model in Hugging Face format to the work folder."""
    from transformers import ModernBertForMaskedLM

    from mt_qa.training.tokenizer import save

    tokenizer = open_tokenizer(settings)
    torch.manual_seed(settings.lm.seed)
    model: Any = ModernBertForMaskedLM(configuration(settings.encoder, tokenizer.get_vocab_size()))
    model.to(device())
    if settings.lm.association:
        found = vectors(tokenizer, shipped(), settings.encoder.hidden, settings.lm.seed)
        with torch.no_grad():
            model.model.embeddings.tok_embeddings.weight.copy_(torch.from_numpy(found))
    learnt = task(model, tokenizer, settings)
    options.say(f"{sum(each.numel() for each in model.parameters()) / 1e6:.2f} M parameters on {device()}")
    if not train(learnt, settings.lm, settings.work, "lm", options):
        return
    model.save_pretrained(settings.work / "lm")
    save(tokenizer, settings.work / "lm")


def main(arguments: Sequence[str] | None = None) -> int:
    return command("Train the masked language model.", run, arguments, table="lm")


if __name__ == "__main__":
    sys.exit(main())
