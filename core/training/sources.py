"""Where the samples of an epoch come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Protocol

from tinycall.core.dataset.copies import Copies
from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.swapping import ValueSwaps
from tinycall.core.dataset.synthesis import synthesize


class SampleSource(Protocol):
    """Where an epoch's samples come from."""

    @property
    def size(self) -> int:
        """Samples in each epoch."""

    def epoch(self, number: int) -> list[Sample]:
        """The samples of one epoch, the same for the same number."""


@dataclass(frozen=True)
class DatasetSamples:
    """The samples of a dataset, of which each epoch tells a share with the values of others."""

    samples: tuple[Sample, ...]
    swaps: ValueSwaps
    share: float
    seed: int

    @property
    def size(self) -> int:
        return len(self.samples)

    def epoch(self, number: int) -> list[Sample]:
        rng = Random(f"swap {self.seed} {number}")
        return [
            self.swaps.draw(sample, rng) if rng.random() < self.share else sample
            for sample in self.samples
        ]


@dataclass(frozen=True)
class FreshSamples:
    """Samples made anew for each epoch."""

    per_tool: int
    seed: int

    @cached_property
    def size(self) -> int:
        return len(synthesize(self.per_tool, self.seed))

    def epoch(self, number: int) -> list[Sample]:
        return synthesize(self.per_tool, self.seed, number)


@dataclass(frozen=True)
class CorrectedSamples:
    """The samples of another source, and copies of corrections with them."""

    source: SampleSource
    copies: Copies

    @property
    def size(self) -> int:
        return self.source.size + self.copies.size

    def epoch(self, number: int) -> list[Sample]:
        return self.source.epoch(number) + self.copies.epoch(number)
