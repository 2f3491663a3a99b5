"""The recipe of the garble detector: the language model learns which words of noised text are faulty, and how.

``mt-qa train detector --config FILE`` after ``train lm``. The noised text is made once and kept in the work folder. The
shipped folder gets the checkpoint in half precision, the tokenizer and the ONNX model (mt_qa.training.export).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from mt_qa.core import InputError
from mt_qa.training.commands import Command, command
from mt_qa.training.lm import open_tokenizer
from mt_qa.training.loop import Task, brain_floats, device, train
from mt_qa.training.noise import LABELS, SOUND
from mt_qa.training.noise_words import Words, count
from mt_qa.training.noised import UNLABELLED, Noised, noised
from mt_qa.training.reading import Part, articles
from mt_qa.training.settings import DetectorSettings, Settings, TextSettings
from mt_qa.training.tokenizer import PADDING, SPECIAL

POOL = 64
"""Batches are filled with windows of like length from so many batches' worth of shuffled ones."""

VALIDATION_BATCHES = 40


@cache
def _words(settings: TextSettings) -> Words:
    """What the noise knows of the words of a text; takes half a minute."""
    return Words(count(articles(settings, Part.TRAINING)))


def noise_of(settings: Settings, part: Part, number: int, options: Command) -> Noised:
    """One portion of the noised text (the validation text is one), from the work folder or made for it."""
    path = settings.work / f"noised-{part.value}-{number}.npz"
    if not path.exists():
        options.say(f"noise: {path}")
        seed = f"{settings.detector.seed}/{number}"
        text = articles(settings.text, part)
        if part is Part.TRAINING:
            portions = settings.detector.portions
            text = (each for place, each in enumerate(text) if place % portions == number % portions)
        noised(text, _words(settings.text), open_tokenizer(settings), seed).save(path)
    return Noised.read(path)


class Batches:
    """Windows of one portion in batches of about the same number of pieces, in an order that the seed gives."""

    def __init__(self, text: Noised, settings: DetectorSettings, number: int) -> None:
        self._text = text
        self._starts = np.concatenate([[0], text.ends[:-1]])
        draws = np.random.default_rng((settings.seed, number))
        self._batches = self._filled(draws.permutation(len(text.ends)), settings.tokens_a_step)
        draws.shuffle(self._batches)

    def __len__(self) -> int:
        return len(self._batches)

    def _filled(self, order: NDArray[np.int64], most: int) -> list[list[int]]:
        lengths = self._text.ends - self._starts
        batches: list[list[int]] = []
        pool = POOL * most // int(max(lengths.mean(), 1))
        for first in range(0, len(order), pool):
            batch: list[int] = []
            for window in sorted(order[first : first + pool].tolist(), key=lambda each: (lengths[each], each)):
                if batch and (len(batch) + 1) * lengths[window] > most:
                    batches.append(batch)
                    batch = []
                batch.append(window)
            batches.append(batch)
        return batches

    def batch(self, place: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Pieces, mask of attention and labels, padded to the longest window."""
        chosen = self._batches[place]
        width = max(int(self._text.ends[each] - self._starts[each]) for each in chosen)
        pieces = np.full((len(chosen), width), SPECIAL.index(PADDING), np.int64)
        labels = np.full((len(chosen), width), UNLABELLED, np.int64)
        seen = np.zeros((len(chosen), width), np.int64)
        for row, window in enumerate(chosen):
            start, end = self._starts[window], self._text.ends[window]
            pieces[row, : end - start] = self._text.pieces[start:end]
            labels[row, : end - start] = self._text.labels[start:end]
            seen[row, : end - start] = 1
        first, second, third = (torch.from_numpy(each).to(device()) for each in (pieces, seen, labels))
        return first, second, third


class _Portions:
    """The portions of the training text one after the other, in another order when they come again."""

    def __init__(self, settings: Settings, options: Command) -> None:
        self._settings, self._options = settings, options
        self._number, self._first = 0, 0
        self._batches = self._opened(0)

    def _opened(self, number: int) -> Batches:
        schedule = self._settings.detector
        text = noise_of(self._settings, Part.TRAINING, number % schedule.noised, self._options)
        return Batches(text, schedule, number)

    def batch(self, step: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The batch of one step; steps are asked for in rising order."""
        while step >= self._first + len(self._batches):
            self._first += len(self._batches)
            self._number += 1
            self._batches = self._opened(self._number)
        return self._batches.batch(step - self._first)


def loss_of(
    model: Any, batch: tuple[torch.Tensor, torch.Tensor, torch.Tensor], weights: torch.Tensor | None
) -> torch.Tensor:
    """Cross entropy at the first pieces of words."""
    pieces, seen, labels = batch
    logits = model(input_ids=pieces, attention_mask=seen).logits
    asked = labels != UNLABELLED
    return torch.nn.functional.cross_entropy(logits[asked].float(), labels[asked], weight=weights)


def task(model: Any, settings: Settings, options: Command) -> Task:
    """Noised training text; noised validation text, always the same."""
    schedule = settings.detector
    weights = torch.full((len(LABELS),), schedule.fault_weight, device=device())
    weights[LABELS.index(SOUND)] = 1.0
    measured = Batches(noise_of(settings, Part.VALIDATION, 0, options), schedule, 0)
    training = _Portions(settings, options)

    def validation() -> float:
        model.eval()
        losses: list[float] = []
        for place in range(min(VALIDATION_BATCHES, len(measured))):
            with torch.no_grad(), brain_floats():
                losses.append(float(loss_of(model, measured.batch(place), None)))
        model.train()
        return sum(losses) / len(losses)

    return Task(model, lambda step: loss_of(model, training.batch(step), weights), validation)


def untrained(folder: Path) -> Any:
    """The language model with a layer of labels in the place of its last one. Raises InputError."""
    from transformers import ModernBertForTokenClassification

    if not (folder / "config.json").exists():
        raise InputError(f"{folder}: no language model yet: mt-qa train lm")
    names = dict(enumerate(LABELS))
    numbers = {name: number for number, name in names.items()}
    return ModernBertForTokenClassification.from_pretrained(
        folder, id2label=names, label2id=numbers, attn_implementation="sdpa"
    )


def run(settings: Settings, options: Command) -> None:
    """Train, export, and write the folder that is shipped."""
    from mt_qa.training.export import ship

    torch.manual_seed(settings.detector.seed)
    model = untrained(settings.work / "lm").to(device())
    for number in range(settings.detector.noised):
        noise_of(settings, Part.TRAINING, number, options)  # now, not while a step waits for it
    if not train(task(model, settings, options), settings.detector, settings.work, "detector", options):
        return
    ship(model.eval().to("cpu"), open_tokenizer(settings), settings, settings.output)
    options.say(f"written: {settings.output}")


def main(arguments: Sequence[str] | None = None) -> int:
    return command("Train the garble detector.", run, arguments, table="detector")


if __name__ == "__main__":
    sys.exit(main())
