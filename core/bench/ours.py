"""Our training as it is, stopped after rounds of seconds in which others have their turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

import torch

from tinycall.core.dataset.encoding import EncodedSample
from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.model.generator import Generator
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.loop import Trainer
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.runs import PreparedRun, begin, prepare_run

WARM_STEPS = 3


@dataclass(frozen=True)
class Round:
    """So many steps in so many seconds."""

    steps: int
    seconds: float


@dataclass(frozen=True)
class OurRun:
    """A run that has not begun; its trainer is the real one."""

    prepared: PreparedRun
    trainer: Trainer

    @property
    def samples(self) -> list[EncodedSample]:
        """The samples of its first epoch."""
        data = self.prepared.data
        return [data.encoded(0, place) for place in range(data.source.size)]

    @property
    def parameters(self) -> int:
        """How many numbers the model learns."""
        return sum(one.numel() for one in self.prepared.model.parameters())

    def generator(self) -> Generator:
        """What answers requests with the weights as they are; not while a step is taken."""
        data, model = self.prepared.data, self.prepared.model
        loaded = LoadedCheckpoint(
            model, data.tokenizer, data.registry, model.config, Path(), data.copied
        )
        return Generator(loaded, calibrated=False)


@contextmanager
def our_run(**settings: Any) -> Iterator[OurRun]:
    """A run in a temporary folder that saves nothing on its way, of these settings.

    Where they do not say so, it is not compiled.

    Raises TinycallError where it cannot begin.
    """
    unbounded = {
        "epochs": 0,
        "max_steps": 200_000,
        "checkpoint_every": 100_000,
        "checkpoint_seconds": 86_400,
        "compile": False,
    }
    config = TrainingConfig(**{**unbounded, **settings})
    with TemporaryDirectory(prefix="tinycall-bench-") as folder:
        prepared = prepare_run(config, None)
        trainer = begin(prepared, RunFolder.create(Path(folder), "bench"), lambda event: None)
        yield OurRun(prepared, trainer)


def tokens_a_sample(samples: list[EncodedSample]) -> float:
    """Mean tokens of a sample, padding not counted."""
    return fmean(len(sample.ids) for sample in samples)


def synchronize() -> None:
    """Wait for what a card still does."""
    if torch.cuda.is_available():
        torch.cuda.synchronize()


class Turns(Event):
    """What a run takes for its stop: asked after each step, it ends rounds and the run.

    `between` is called after each round, on the run's thread, and may take its time. The first
    round begins after `warm` steps; the run ends after `rounds`, or with the first one that ends
    `budget` seconds later.
    """

    def __init__(
        self,
        trainer: Trainer,
        *,
        rounds: int,
        seconds: float,
        budget: float,
        between: Callable[[], None],
        warm: int = WARM_STEPS,
    ) -> None:
        super().__init__()
        self.measured: list[Round] = []
        self._trainer = trainer
        self._rounds, self._seconds = rounds, seconds
        self._between = between
        self._budget, self._ends = budget, 0.0
        self._warm = warm
        self._began = 0.0
        self._first = -1

    def is_set(self) -> bool:
        """Whether the run shall stop."""
        if super().is_set() or self._trainer.step < self._warm:
            return super().is_set()
        synchronize()
        now, steps = time.perf_counter(), self._trainer.step
        if self._first < 0:
            self._ends = now + self._budget
            self._between()
        elif steps == self._first or now - self._began < self._seconds:
            return False
        else:
            self.measured.append(Round(steps - self._first, now - self._began))
            self._between()
            if len(self.measured) == self._rounds or time.perf_counter() > self._ends:
                self.set()
                return True
        self._first, self._began = steps, time.perf_counter()
        return False


def timed(step: Callable[[], object], seconds: float) -> Round:
    """Take steps for so long, one at least."""
    began, steps = time.perf_counter(), 0
    while True:
        step()
        steps += 1
        synchronize()
        if (took := time.perf_counter() - began) >= seconds:
            return Round(steps, took)
