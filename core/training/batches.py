"""Whole samples in batches, in an order that seed, epoch and index alone decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

import torch
from torch import Tensor

from tinycall.core.dataset.encoding import EncodedSample

# Samples are grouped by length within this many batches, so that little of a batch is padding.
_GROUP = 16


def epoch_batches(
    size: int,
    sample: Callable[[int], EncodedSample],
    batch_size: int,
    seed: int,
    epoch: int,
    done: int = 0,
) -> Iterator[list[EncodedSample]]:
    """The batches of an epoch of `size` samples, from the one after `done`.

    Each sample stands in exactly one; `sample` is asked for it by its place, shortly before its
    batch comes.
    """
    order = list(range(size))
    Random(f"order {seed} {epoch}").shuffle(order)
    for first in range(done // _GROUP * _GROUP, -(-size // batch_size), _GROUP):
        places = order[first * batch_size : (first + _GROUP) * batch_size]
        group = sorted(map(sample, places), key=lambda one: len(one.ids))
        batches = [group[i : i + batch_size] for i in range(0, len(group), batch_size)]
        Random(f"order {seed} {epoch} {first}").shuffle(batches)
        yield from batches[max(0, done - first) :]


def collate(batch: Sequence[EncodedSample], device: str) -> tuple[Tensor, Tensor, Tensor]:
    """Inputs, targets and loss weights, each (batch, tokens), padded on the right with weight 0."""
    tokens = max(len(sample.ids) for sample in batch)
    ids = torch.tensor([s.ids + (0,) * (tokens - len(s.ids)) for s in batch])
    weights = torch.tensor([s.weights + (0.0,) * (tokens - len(s.weights)) for s in batch])
    ids, weights = ids.to(device, non_blocking=True), weights.to(device, non_blocking=True)
    return ids[:, :-1], ids[:, 1:], weights[:, 1:]
