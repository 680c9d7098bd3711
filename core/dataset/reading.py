"""Datasets as people write them: JSONL or a JSON array, bare or inside Markdown fences."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tinycall.core.calls import Call, CallError, TinycallError
from tinycall.core.dataset.fields import EXAMPLE, in_call, parse_record
from tinycall.core.dataset.layout import one_line, split_records
from tinycall.core.dataset.quick import QuickCheck, names_tool, quick_parse
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.tools.declared import infer_tools
from tinycall.core.tools.named import KnownTools
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.tools.shipped import coding_registry, every_shipped, shipped_registry

# The tools in force are guessed from so many records, and known when all are read.
PROBED = 200


@dataclass(frozen=True, slots=True)
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


class Checker:
    """Checks records against tools: plain ones quickly, the others with a diagnosis.

    `called` are the tools that the records checked so far call, known or not. `quick` reads the
    plain ones.
    """

    def __init__(self, registry: ToolRegistry) -> None:
        self.registry = registry
        self.called: set[str] = set()
        self.quick = QuickCheck(registry)

    def check(self, number: int, line: str) -> Record:
        """Check a record, which stands on one line without spaces around it."""
        found = self.sample(line)
        if isinstance(found, Sample):
            return Record(number, line, found, None)
        return Record(number, line, None, found)

    def sample(self, line: str) -> Sample | str:
        """The sample on a line, or why there is none."""
        found = self.quick.read(line)
        if found is not None:
            self.called.add(found[0])
            return Sample(*found)
        try:
            fields, call = parse_record(line)
            if fields["tool"] == call.tool:
                self.called.add(call.tool)
            return _sample(fields, call, self.registry)
        except TinycallError as error:
            return str(error)


def check_record(number: int, text: str, registry: ToolRegistry) -> Record:
    """Check one record against the tools in force."""
    return Checker(registry).check(number, one_line(text))


def summarize(records: Iterable[Record]) -> DatasetSummary:
    """Count records: valid and invalid, by tool, characters, requests that came before."""
    by_tool: Counter[str] = Counter()
    requests: set[int] = set()
    count = characters = 0
    for record in records:
        count += 1
        characters += len(record.text)
        if (sample := record.sample) is not None:
            by_tool[sample.tool] += 1
            requests.add(hash(normalize_request(sample.user)))
    valid = by_tool.total()
    return DatasetSummary(
        valid=valid,
        invalid=count - valid,
        by_tool=dict(sorted(by_tool.items())),
        characters=characters,
        duplicates=valid - len(requests),
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
    known = tools_in_force((text for _, text in found[:PROBED]), tools, offered)
    while True:
        checker = Checker(known.registry)
        records = tuple(checker.check(number, text) for number, text in found)
        calls = calls_of(text for _, text in found)
        guess, known = known, tools_called(checker.called, calls, tools, offered)
        if same_tools(guess.registry, known.registry):
            return Dataset(records, known.registry, known.source)


def same_tools(one: ToolRegistry, other: ToolRegistry) -> bool:
    """Whether both hold the same tools in the same order, descriptions aside."""
    return [(tool.name, tool.schema) for tool in one] == [(t.name, t.schema) for t in other]


def tools_in_force(
    texts: Iterable[str], tools: KnownTools | None = None, offered: Sequence[KnownTools] = ()
) -> KnownTools:
    """The tools that records are checked against.

    `tools`, with them the shipped ones that the records call where `tools` are open. Without them
    the first of those `offered` of which any record names one; the shipped tools where that holds
    of them, or where no record is whole; else schemas inferred from the calls.
    """
    calls = list(calls_of(texts))
    return tools_called({call.tool for call in calls}, calls, tools, offered)


def tools_called(
    called: Collection[str],
    calls: Iterable[Call],
    tools: KnownTools | None,
    offered: Sequence[KnownTools],
) -> KnownTools:
    """As `tools_in_force`, of records that call these tools; `calls` are looked at to infer."""
    if tools is not None:
        return tools.joined(called)
    shipped = KnownTools(shipped_registry(), "shipped", open=True)
    choices = [*offered, shipped]
    if set(called) <= set(every_shipped().names):
        choices.append(KnownTools(coding_registry(), "shipped", open=True))
    for known in choices:
        if not set(called).isdisjoint(known.registry.names):
            return known.joined(called)
    return KnownTools(infer_tools(calls), "inferred from the dataset") if called else shipped


def calls_of(texts: Iterable[str]) -> Iterator[Call]:
    """The calls of the whole records, whose field and CALL name the same tool."""
    for text in texts:
        parsed = quick_parse(text)
        if parsed is not None and names_tool(parsed):
            yield Call(parsed[0], parsed[3])
            continue
        try:
            fields, call = parse_record(text)
        except TinycallError:
            continue
        if fields["tool"] == call.tool:
            yield call


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
