"""Corrections in an epoch: how often each stands there, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from random import Random

from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.variation import Variation
from tinycall.core.tools.registry import ToolRegistry

# Of an epoch, unless that would repeat a correction too often; each stands in it at least once.
SHARE = 0.1
REPEATS = 64
# Of the copies; the others are told with other numbers and words.
_UNCHANGED = 0.25


@dataclass(frozen=True)
class Copies:
    """The copies of corrections that stand in an epoch beside `others` other samples.

    Each is a function of the seed, the epoch and its place.
    """

    samples: tuple[Sample, ...]
    others: int
    registry: ToolRegistry
    seed: int

    @property
    def size(self) -> int:
        """How many stand in each epoch."""
        wanted = round(self.others * SHARE / (1 - SHARE))
        return min(max(wanted, len(self.samples)), REPEATS * len(self.samples))

    def sample(self, epoch: int, place: int) -> Sample:
        """A copy: each correction as it is at first, then in turn, most of them varied."""
        turn, which = divmod(place, len(self.samples))
        rng = Random(f"correction {self.seed} {epoch} {place}")
        if turn == 0 or rng.random() < _UNCHANGED:
            return self.samples[which]
        return self._variations[which].draw(rng)

    @cached_property
    def _variations(self) -> tuple[Variation, ...]:
        return tuple(Variation(sample, self.registry) for sample in self.samples)
