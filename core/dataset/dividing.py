"""A development set taken out of a dataset."""

from __future__ import annotations

from collections.abc import Sequence

from tinycall.core.dataset.sample import Sample, normalize_request


def divide(samples: Sequence[Sample], every: int) -> tuple[list[Sample], list[Sample]]:
    """The samples without every so-many-th, and those, less the ones whose request stays behind."""
    rest = [sample for number, sample in enumerate(samples, start=1) if number % every]
    known = {normalize_request(sample.user) for sample in rest}
    return rest, [
        sample
        for sample in samples[every - 1 :: every]
        if normalize_request(sample.user) not in known
    ]
