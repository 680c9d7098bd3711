"""Corrections: samples that a person put right, in a file of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tinycall.core.calls import TinycallError, parse_call
from tinycall.core.dataset.layout import split_records
from tinycall.core.dataset.reading import check_record, open_dataset, sample_line, write_dataset
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.tools.registry import ToolRegistry

CORRECTIONS_FILE = "corrections.jsonl"


@dataclass(frozen=True)
class Corrections:
    """What a run takes from a file: its samples, and why the other records are left out."""

    samples: tuple[Sample, ...]
    refused: tuple[str, ...] = ()


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


def corrected(lines: Iterable[str], calls: Iterable[tuple[str, str]]) -> list[str]:
    """The lines of a dataset with these requests and their CALLs at the end.

    A line for the same request gives way.
    """
    requests = {normalize_request(user): call for user, call in calls}
    latest = {
        user: sample_line(Sample(parse_call(call).tool, user, call))
        for user, call in requests.items()
    }
    return [*(line for line in lines if request_of(line) not in latest), *latest.values()]


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
    lines = corrected(lines, [(sample.user, sample.call) for sample in samples])
    write_dataset(path, lines)
    return len(lines)


def read_corrections(path: Path, registry: ToolRegistry) -> Corrections:
    """The corrections that these tools can use; raises TinycallError where there are none."""
    if not path.exists() or not path.stat().st_size:
        raise TinycallError(
            "there are no corrections",
            where=str(path),
            accepted="a CALL put right first: F9 in the console, or tinycall correct",
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


def request_of(line: str) -> str | None:
    """The request on a line of a dataset, on one line; None where there is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    user = value.get("user") if isinstance(value, dict) else None
    return normalize_request(user) if isinstance(user, str) else None
