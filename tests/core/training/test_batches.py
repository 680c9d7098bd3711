"""Batches hold every sample once, in an order that seed and epoch decide."""

from __future__ import annotations

from collections import Counter

import torch
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.dataset.encoding import EncodedSample
from tinycall.core.training.batches import collate, epoch_batches


def sample(number: int, length: int) -> EncodedSample:
    return EncodedSample((number,) * length, (0.0, *(1.0,) * (length - 1)))


def in_batches(
    samples: list[EncodedSample], batch_size: int, seed: int, epoch: int, done: int = 0
) -> list[list[EncodedSample]]:
    return list(epoch_batches(len(samples), samples.__getitem__, batch_size, seed, epoch, done))


@given(st.lists(st.integers(2, 40), min_size=1, max_size=300), st.integers(1, 128), st.integers())
def test_each_sample_stands_in_one_batch(lengths: list[int], size: int, seed: int) -> None:
    samples = [sample(i, length) for i, length in enumerate(lengths)]
    batches = in_batches(samples, size, seed, 0)
    assert len(batches) == -(-len(samples) // size)
    assert Counter(s.ids[0] for batch in batches for s in batch) == Counter(range(len(samples)))
    assert batches == in_batches(samples, size, seed, 0)


def test_another_epoch_has_another_order() -> None:
    samples = [sample(i, 2 + i % 30) for i in range(200)]
    assert in_batches(samples, 8, 1, 0) != in_batches(samples, 8, 1, 1)


@given(st.integers(0, 70), st.integers(1, 9))
def test_an_epoch_goes_on_behind_the_batches_that_are_done(done: int, size: int) -> None:
    samples = [sample(i, 2 + i % 30) for i in range(300)]
    whole = in_batches(samples, size, 1, 0)
    assert in_batches(samples, size, 1, 0, min(done, len(whole))) == whole[done:]


def test_samples_are_asked_for_shortly_before_their_batch() -> None:
    asked = []

    def ask(place: int) -> EncodedSample:
        asked.append(place)
        return sample(place, 5)

    batches = epoch_batches(10_000, ask, 10, 1, 0, 500)
    next(batches)
    assert 10 <= len(asked) <= 400


def test_padding_has_no_weight_and_targets_are_shifted_by_one() -> None:
    one = EncodedSample((5, 6, 7), (0.0, 0.1, 2.0))
    two = EncodedSample((8, 9, 10, 11, 12), (0.0, 1.0, 1.0, 1.0, 1.0))
    inputs, targets, weights = collate([one, two], "cpu")
    assert inputs.shape == targets.shape == weights.shape == (2, 4)
    assert inputs[1].tolist() == [8, 9, 10, 11]
    assert targets[0, :2].tolist() == [6, 7]
    assert torch.equal(weights[0], torch.tensor([0.1, 2.0, 0.0, 0.0]))


def test_little_of_a_batch_is_padding() -> None:
    samples = [sample(i, 40 + i % 160) for i in range(3000)]
    batches = in_batches(samples, 48, 1, 0)
    tokens = sum(len(s.ids) for batch in batches for s in batch)
    padded = sum(max(len(s.ids) for s in batch) * len(batch) for batch in batches)
    assert padded / tokens < 1.08
