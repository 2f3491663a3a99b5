"""One training loop for every network here: resumable, seeded, the same on a processor and on a GPU, in bf16 on both.

What a step learns from follows from the seed and the number of the step alone, so a run that was broken off goes on as
if it had not been. The loss goes to a CSV file that plots (``pandas.read_csv(...).plot(x="tokens", y="loss")``).
"""

from __future__ import annotations

import csv
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import torch

from mt_qa.training.commands import Command
from mt_qa.training.settings import Schedule

REPORTED, SAVED, VALIDATED = 25, 250, 500
"""After so many steps a row is logged, a checkpoint is written, and the validation text is measured."""

COLUMNS = ("step", "tokens", "seconds", "rate", "loss", "validation")


@dataclass(frozen=True, slots=True)
class Task:
    """What is learnt: `loss(step)` of a batch, and `validation()`, a loss on text that is not learnt from."""

    model: torch.nn.Module
    loss: Callable[[int], torch.Tensor]
    validation: Callable[[], float]


def device() -> torch.device:
    """The GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def brain_floats() -> Any:
    """Products of matrices in bf16, all else in single precision."""
    return torch.autocast(device().type, torch.bfloat16)


def train(task: Task, schedule: Schedule, folder: Path, name: str, command: Command) -> bool:
    """Train to the last step of the schedule, or to a signal; `folder` gets ``name.checkpoint`` and ``name.csv``.

    True where the last step was done.
    """
    if command.threads:
        torch.set_num_threads(command.threads)
    optimiser = _optimiser(task.model, schedule)
    state = _State(folder / f"{name}.checkpoint", task.model, optimiser)
    if command.fresh:
        state.path.unlink(missing_ok=True)
    state.resume()
    log = _Log(folder / f"{name}.csv", state.step)
    began = state.step
    start = perf_counter() - state.seconds
    task.model.train()
    losses: list[torch.Tensor] = []
    with _stopping() as stop:
        while state.step < schedule.steps and not stop:
            losses.append(_step(task, optimiser, schedule, state.step))
            state.step += 1
            state.seconds = perf_counter() - start
            last = state.step == schedule.steps
            if state.step % REPORTED == 0 or last:
                mean = float(torch.stack(losses).mean())
                losses = []
                validation = task.validation() if state.step % VALIDATED == 0 or last else None
                log.row(schedule, state.step, state.seconds, mean, validation)
                command.say(_line(name, schedule, state, mean, validation, began))
            if state.step % SAVED == 0 or last or stop:
                state.save()
    log.close()
    if state.step < schedule.steps:
        command.say(f"{name} stopped at step {state.step} of {schedule.steps}: the same command goes on from there")
    return state.step >= schedule.steps


def _step(task: Task, optimiser: torch.optim.Optimizer, schedule: Schedule, step: int) -> torch.Tensor:
    for group in optimiser.param_groups:
        group["lr"] = schedule.rate_at(step)
    with brain_floats():
        loss = task.loss(step)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(task.model.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return loss.detach()


def _optimiser(model: torch.nn.Module, schedule: Schedule) -> torch.optim.Optimizer:
    """AdamW, which lets matrices decay and nothing else."""
    matrices = [each for each in model.parameters() if each.dim() > 1]
    others = [each for each in model.parameters() if each.dim() <= 1]
    groups = [{"params": matrices, "weight_decay": schedule.decay}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=schedule.rate, betas=(0.9, 0.98), fused=True)


class _State:
    """Where a run stands: written beside the old file, then put in its place."""

    def __init__(self, path: Path, model: torch.nn.Module, optimiser: torch.optim.Optimizer) -> None:
        self.path, self._model, self._optimiser = path, model, optimiser
        self.step, self.seconds = 0, 0.0

    def resume(self) -> None:
        if not self.path.exists():
            return
        found = torch.load(self.path, map_location=device(), weights_only=True)
        self._model.load_state_dict(found["model"])
        self._optimiser.load_state_dict(found["optimiser"])
        self.step, self.seconds = found["step"], found["seconds"]

    def save(self) -> None:
        written = self.path.with_suffix(".new")
        state = {"model": self._model.state_dict(), "optimiser": self._optimiser.state_dict()}
        torch.save({**state, "step": self.step, "seconds": self.seconds}, written)
        os.replace(written, self.path)


class _Log:
    """The CSV file; rows after the step that a run resumes from are taken away."""

    def __init__(self, path: Path, step: int) -> None:
        rows: list[dict[str, str]] = []
        if step and path.exists():
            with path.open(encoding="utf-8", newline="") as old:
                rows = [row for row in csv.DictReader(old) if int(row["step"]) <= step]
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._file, COLUMNS)
        self._writer.writeheader()
        self._writer.writerows(rows)

    def row(self, schedule: Schedule, step: int, seconds: float, loss: float, validation: float | None) -> None:
        tokens = step * schedule.tokens_a_step
        measured = "" if validation is None else f"{validation:.4f}"
        rate = f"{schedule.rate_at(step - 1):.6f}"
        values = (step, tokens, f"{seconds:.0f}", rate, f"{loss:.4f}", measured)
        self._writer.writerow(dict(zip(COLUMNS, values, strict=True)))
        self._file.flush()

    def close(self) -> None:
        self._file.close()


def _line(name: str, schedule: Schedule, state: _State, loss: float, validation: float | None, began: int) -> str:
    """How far a run is, how fast, and how long it still takes at this pace."""
    pace = state.seconds / state.step
    left = (schedule.steps - state.step) * pace / 60
    shown = "" if validation is None else f", validation {validation:.3f}"
    resumed = f" (resumed at {began})" if began else ""
    speed = schedule.tokens_a_step / pace
    return f"{name} {state.step}/{schedule.steps}{resumed}: loss {loss:.3f}{shown}, {speed:.0f}/s, {left:.0f} min left"


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """A list that is empty until the process is told to stop: the step under way is finished and saved."""
    told: list[int] = []
    before = {
        each: signal.signal(each, lambda number, _: told.append(number)) for each in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield told
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
