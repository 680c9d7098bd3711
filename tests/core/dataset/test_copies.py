"""Corrections are a set share of an epoch, and most copies say them with other words."""

from __future__ import annotations

import pytest

from tinycall.core.dataset.copies import REPEATS, SHARE, Copies
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.shipped import shipped_registry

SHIPPED = shipped_registry()
EGGS = Sample("calculator", "48 eggs in boxes of 6", 'CALL calculator {"expression":"48 / 6"}')
NOTE = Sample("search", "one note on beams", 'CALL search {"query":"beams","top_k":1}')


def told(copies: Copies, epoch: int = 0) -> list[Sample]:
    return [copies.sample(epoch, place) for place in range(copies.size)]


@pytest.mark.parametrize(
    ("others", "count", "size"),
    [
        (2700, 20, 300),  # the share
        (3000, 2, 2 * REPEATS),  # not more often than this
        (10, 40, 40),  # each at least once
    ],
)
def test_the_share_of_an_epoch(others: int, count: int, size: int) -> None:
    samples = tuple(Sample("search", f"find {i}", NOTE.call) for i in range(count))
    copies = Copies(samples, others, SHIPPED, seed=1)
    assert copies.size == size
    assert [sample.user for sample in told(copies)[:count]] == [s.user for s in samples]
    if size == 300:
        assert size / (others + size) == SHARE


def test_copies_are_a_function_of_seed_epoch_and_place() -> None:
    def copies(others: int, seed: int, epoch: int) -> list[Sample]:
        return told(Copies((EGGS, NOTE), others, SHIPPED, seed), epoch)

    whole = copies(400, 5, 3)
    assert whole == copies(400, 5, 3)
    fewer = copies(200, 5, 3)
    assert fewer == whole[: len(fewer)]
    assert 2 < len(fewer) < len(whole)
    assert whole != copies(400, 6, 3)
    assert whole != copies(400, 5, 4)


def test_most_copies_are_told_otherwise() -> None:
    made = told(Copies((EGGS,), 4000, SHIPPED, seed=1))
    as_they_are = sum(sample == EGGS for sample in made)
    assert 5 < as_they_are < len(made) / 2
    assert len({sample.user for sample in made}) > len(made) / 2
    assert all(sample.user.endswith(sample.call[-3]) for sample in made)
