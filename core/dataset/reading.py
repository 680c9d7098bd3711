"""Datasets as people write them: JSONL or a JSON array, bare or inside Markdown fences."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tinycall.core.calls import Call, CallError, TinycallError
from tinycall.core.dataset.fields import EXAMPLE, in_call, parse_record
from tinycall.core.dataset.layout import one_line, split_records
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.tools.declared import infer_tools
from tinycall.core.tools.named import KnownTools
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.tools.shipped import shipped_registry


@dataclass(frozen=True)
class Record:
    """One record as typed, on one line, and the sample that it holds or why it holds none.

    `number` is the line of the file on which the record begins, from 1. The sample's call is the
    canonical form: its keys in schema order, no spaces after separators.
    """

    number: int
    text: str
    sample: Sample | None
    reason: str | None


@dataclass(frozen=True)
class DatasetSummary:
    """Counts: `characters` of all records as typed, `duplicates` among the valid requests."""

    valid: int
    invalid: int
    by_tool: Mapping[str, int]
    characters: int
    duplicates: int


@dataclass(frozen=True)
class Dataset:
    """The records of a file, the tools that they were checked against, and where those are from."""

    records: tuple[Record, ...]
    registry: ToolRegistry
    tools_source: str

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """The samples of the valid records."""
        return tuple(record.sample for record in self.records if record.sample is not None)

    @cached_property
    def summary(self) -> DatasetSummary:
        """The counts."""
        return summarize(self.records)


def open_dataset(
    path: Path, tools: KnownTools | None = None, *, offered: Sequence[KnownTools] = ()
) -> Dataset:
    """Read a dataset file; raises TinycallError where it cannot be read or holds no record.

    `tools_in_force` says which tools its records are checked against.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TinycallError(f"cannot be read: {error.strerror}", where=str(path)) from None
    try:
        return _read(raw.decode("utf-8-sig"), tools, offered)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise TinycallError(
            f"not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}, on line {line}",
            where=str(path),
            accepted="a text file saved as UTF-8",
        ) from None
    except TinycallError as error:
        where = f"{path}, {error.where}" if error.where else str(path)
        raise TinycallError(error.what, where=where, accepted=error.accepted) from None


def read_dataset(text: str) -> Dataset:
    """Read a dataset's text; raises TinycallError where it holds no record.

    A bad record is kept with its reason and does not touch the others.
    """
    return _read(text, None, ())


def check_record(number: int, text: str, registry: ToolRegistry) -> Record:
    """Check one record against the tools in force."""
    line = one_line(text)
    try:
        fields, call = parse_record(line)
        return Record(number, line, _sample(fields, call, registry), None)
    except TinycallError as error:
        return Record(number, line, None, str(error))


def summarize(records: Iterable[Record]) -> DatasetSummary:
    """Count records: valid and invalid, by tool, characters, requests that came before."""
    records = tuple(records)
    samples = [record.sample for record in records if record.sample is not None]
    by_tool = Counter(sample.tool for sample in samples)
    return DatasetSummary(
        valid=len(samples),
        invalid=len(records) - len(samples),
        by_tool=dict(sorted(by_tool.items())),
        characters=sum(len(record.text) for record in records),
        duplicates=len(samples) - len({normalize_request(sample.user) for sample in samples}),
    )


def sample_line(sample: Sample) -> str:
    """The sample as a line of JSONL."""
    record = {"tool": sample.tool, "user": sample.user, "call": sample.call}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def write_dataset(path: Path, lines: Iterable[str]) -> None:
    """Write records, one a line, aside and then into place.

    Raises TinycallError naming the path where that fails; the file is then as it was.
    """
    target = Path(os.path.realpath(path))
    aside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(one_line(line) + "\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            aside.chmod(target.stat().st_mode & 0o7777)
        aside.replace(target)
    except (OSError, UnicodeEncodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error.reason
        raise TinycallError(f"cannot be written: {reason}", where=str(path)) from None
    finally:
        if aside.exists():
            aside.unlink()


def _read(text: str, tools: KnownTools | None, offered: Sequence[KnownTools]) -> Dataset:
    found = [(number, one_line(text)) for number, text in split_records(text)]
    if not found:
        raise TinycallError(
            "the dataset is empty", accepted=f"one object a line, such as {EXAMPLE}"
        )
    known = tools_in_force((text for _, text in found), tools, offered)
    records = tuple(check_record(number, text, known.registry) for number, text in found)
    return Dataset(records, known.registry, known.source)


def tools_in_force(
    texts: Iterable[str], tools: KnownTools | None = None, offered: Sequence[KnownTools] = ()
) -> KnownTools:
    """The tools that records are checked against.

    `tools`, with them the shipped ones that the records call where `tools` are open. Without them
    the first of those `offered` of which any record names one; the shipped tools where that holds
    of them, or where no record is whole; else schemas inferred from the calls.
    """
    calls: list[Call] = []
    for text in texts:
        try:
            fields, call = parse_record(text)
        except TinycallError:
            continue
        if fields["tool"] == call.tool:
            calls.append(call)
    called = {call.tool for call in calls}
    if tools is not None:
        return tools.joined(called)
    shipped = KnownTools(shipped_registry(), "shipped")
    for known in (*offered, shipped):
        if not called.isdisjoint(known.registry.names):
            return known.joined(called)
    return KnownTools(infer_tools(calls), "inferred from the dataset") if calls else shipped


def _sample(fields: Mapping[str, str], call: Call, registry: ToolRegistry) -> Sample:
    tool = fields["tool"]
    if tool not in registry:
        raise TinycallError(
            f"there is no tool {tool!r}",
            where='field "tool"',
            accepted=f"one of {', '.join(registry.names)}",
        )
    if call.tool != tool:
        raise TinycallError(
            f'the CALL names {call.tool!r} and the field "tool" {tool!r}',
            where='field "call"',
            accepted="the same tool in both",
        )
    try:
        registry.check(call)
    except CallError as error:
        raise in_call(error) from None
    return Sample(tool, fields["user"], registry.format(call))
