"""Whole samples in batches, in an order that seed, epoch and index alone decide."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import torch
from torch import Tensor

from tinycall.core.dataset.encoding import EncodedSample

# Samples are grouped by length within this many batches, so that little of a batch is padding.
_GROUP = 16


def epoch_batches(
    samples: Sequence[EncodedSample], batch_size: int, seed: int, epoch: int
) -> list[list[EncodedSample]]:
    """The batches of one epoch; each sample stands in exactly one."""
    rng = Random(f"order {seed} {epoch}")
    order = list(samples)
    rng.shuffle(order)
    batches: list[list[EncodedSample]] = []
    for start in range(0, len(order), batch_size * _GROUP):
        group = order[start : start + batch_size * _GROUP]
        group.sort(key=lambda sample: len(sample.ids))
        batches += [group[i : i + batch_size] for i in range(0, len(group), batch_size)]
    rng.shuffle(batches)
    return batches


def collate(batch: Sequence[EncodedSample], device: str) -> tuple[Tensor, Tensor, Tensor]:
    """Inputs, targets and loss weights, each (batch, tokens), padded on the right with weight 0."""
    tokens = max(len(sample.ids) for sample in batch)
    ids = torch.tensor([s.ids + (0,) * (tokens - len(s.ids)) for s in batch])
    weights = torch.tensor([s.weights + (0.0,) * (tokens - len(s.weights)) for s in batch])
    ids, weights = ids.to(device, non_blocking=True), weights.to(device, non_blocking=True)
    return ids[:, :-1], ids[:, 1:], weights[:, 1:]
