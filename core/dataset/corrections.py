"""Corrections: samples that a person put right, in a file of their own, and mixed into a run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.layout import split_records
from tinycall.core.dataset.reading import check_record, open_dataset, sample_line, write_dataset
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.dataset.variation import Variation
from tinycall.core.tools.registry import ToolRegistry

CORRECTIONS_FILE = "corrections.jsonl"
# Of an epoch, unless that would repeat a correction too often; each stands in it at least once.
SHARE = 0.2
REPEATS = 64
# Of the copies; the others are told with other numbers and words.
_UNCHANGED = 0.25


@dataclass(frozen=True)
class Corrections:
    """What a run takes from a file: its samples, and why the other records are left out."""

    samples: tuple[Sample, ...]
    refused: tuple[str, ...] = ()


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

    def epoch(self, number: int) -> list[Sample]:
        """The copies of one epoch: each correction as it is, then in turn, most of them varied."""
        return [self._copy(number, place) for place in range(self.size)]

    def _copy(self, epoch: int, place: int) -> Sample:
        turn, which = divmod(place, len(self.samples))
        rng = Random(f"correction {self.seed} {epoch} {place}")
        if turn == 0 or rng.random() < _UNCHANGED:
            return self.samples[which]
        return self._variations[which].draw(rng)

    @cached_property
    def _variations(self) -> tuple[Variation, ...]:
        return tuple(Variation(sample, self.registry) for sample in self.samples)


def correction(user: str, call: str, registry: ToolRegistry) -> Sample:
    """The sample that teaches this call for this request; raises TinycallError where it cannot."""
    request = normalize_request(user)
    if not request:
        raise TinycallError("the request is empty", accepted="what the user says")
    parsed = registry.parse(call)
    sample = Sample(parsed.tool, request, registry.format(parsed))
    if (reason := check_record(1, sample_line(sample), registry).reason) is not None:
        raise TinycallError(reason)
    return sample


def corrected(lines: Iterable[str], samples: Sequence[Sample]) -> list[str]:
    """The lines of a dataset with these samples at the end, in place of others for a request."""
    latest = {normalize_request(sample.user): sample_line(sample) for sample in samples}
    return [*(line for line in lines if _request(line) not in latest), *latest.values()]


def save_corrections(path: Path, samples: Sequence[Sample]) -> int:
    """Put samples into a file of corrections, made where there is none; how many it then holds.

    The file is written aside and moved into place. Raises TinycallError where it cannot be read
    or written; it is then as it was.
    """
    lines: list[str] = []
    if path.exists():
        try:
            lines = [text for _, text in split_records(path.read_text(encoding="utf-8-sig"))]
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
            raise TinycallError(f"cannot be read: {reason}", where=str(path)) from None
    lines = corrected(lines, samples)
    write_dataset(path, lines)
    return len(lines)


def read_corrections(path: Path, registry: ToolRegistry) -> Corrections:
    """The corrections that these tools can use; raises TinycallError where there are none."""
    if not path.exists() or not path.stat().st_size:
        raise TinycallError(
            "there are no corrections",
            where=str(path),
            accepted="a CALL put right first: F9 in the console, or tinycall data correct",
        )
    records = [
        check_record(record.number, record.text, registry) for record in open_dataset(path).records
    ]
    refused = tuple(f"line {r.number}: {r.reason}" for r in records if r.sample is None)
    samples = {r.sample.user: r.sample for r in records if r.sample is not None}
    if not samples:
        raise TinycallError(
            f"no correction can be used: {refused[0]}",
            where=str(path),
            accepted=f"calls of {', '.join(registry.names)}",
        )
    return Corrections(tuple(samples.values()), refused)


def _request(line: str) -> str | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    user = value.get("user") if isinstance(value, dict) else None
    return normalize_request(user) if isinstance(user, str) else None
