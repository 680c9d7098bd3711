"""Where the samples of an epoch come from, each by its place in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from random import Random
from typing import Protocol

from tinycall.core.dataset.copies import Copies
from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.swapping import ValueSwaps
from tinycall.core.dataset.synthesis import synthesize


class SampleSource(Protocol):
    """Where an epoch's samples come from; epoch and place decide what stands there."""

    @property
    def size(self) -> int:
        """Samples in each epoch."""

    def sample(self, epoch: int, place: int) -> Sample:
        """The sample at a place of an epoch, from 0 on."""

    def by_tool(self) -> Counter[str]:
        """How many samples of the first epoch call each tool."""


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

    def sample(self, epoch: int, place: int) -> Sample:
        rng = Random(f"swap {self.seed} {epoch} {place}")
        sample = self.samples[place]
        return self.swaps.draw(sample, rng) if rng.random() < self.share else sample

    def by_tool(self) -> Counter[str]:
        return Counter(sample.tool for sample in self.samples)


@dataclass(frozen=True)
class FreshSamples:
    """Samples made anew for each epoch."""

    per_tool: int
    seed: int

    @cached_property
    def size(self) -> int:
        return len(_made(self.per_tool, self.seed, 0))

    def sample(self, epoch: int, place: int) -> Sample:
        return _made(self.per_tool, self.seed, epoch)[place]

    def by_tool(self) -> Counter[str]:
        return Counter(sample.tool for sample in _made(self.per_tool, self.seed, 0))


# The epoch of a run, and what is looked at beside it.
@lru_cache(maxsize=4)
def _made(per_tool: int, seed: int, epoch: int) -> list[Sample]:
    return synthesize(per_tool, seed, epoch)


@dataclass(frozen=True)
class CorrectedSamples:
    """The samples of another source, and copies of corrections behind them."""

    source: SampleSource
    copies: Copies

    @property
    def size(self) -> int:
        return self.source.size + self.copies.size

    def sample(self, epoch: int, place: int) -> Sample:
        if place < self.source.size:
            return self.source.sample(epoch, place)
        return self.copies.sample(epoch, place - self.source.size)

    def by_tool(self) -> Counter[str]:
        copies = (self.copies.sample(0, place).tool for place in range(self.copies.size))
        return self.source.by_tool() + Counter(copies)
