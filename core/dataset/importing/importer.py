"""A file in any of the formats, as samples and the tools that they call."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinycall.core.calls import (
    Call,
    CallError,
    TinycallError,
    format_call,
    is_tool_name,
    parse_call,
)
from tinycall.core.dataset.fields import parse_record
from tinycall.core.dataset.importing.exchange import Exchange, Reading, Skip
from tinycall.core.dataset.importing.formats import CSV, FORMATS, Format, FormatName, recognize
from tinycall.core.dataset.importing.source import Found, read_records
from tinycall.core.dataset.importing.table import MAPPING, ColumnMapping, read_table
from tinycall.core.dataset.importing.tally import Counted, Tally
from tinycall.core.dataset.importing.tools import ImportedTools, ToolCollection
from tinycall.core.dataset.layout import one_line
from tinycall.core.dataset.reading import sample_line, write_dataset
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.declared import tools_document
from tinycall.core.tools.registry import ToolRegistry


@dataclass(frozen=True)
class Imported:
    """What was found in a file of `records` records.

    Every sample is valid for the tools. `later` of the samples were said after something else,
    which is dropped.
    """

    format: str
    records: int
    samples: tuple[Sample, ...]
    tools: ImportedTools
    later: int
    skipped: tuple[Counted, ...]

    @property
    def by_tool(self) -> Mapping[str, int]:
        """How many samples call each tool, most first."""
        return dict(Counter(sample.tool for sample in self.samples).most_common())


class _SkipError(Exception):
    """An exchange that gives no sample, and why."""

    def __init__(self, skip: Skip, example: str = "") -> None:
        super().__init__(skip)
        self.skip = skip
        self.example = example


@dataclass(frozen=True)
class _Candidate:
    """A sample before its schema is known."""

    line: int
    request: str
    call: Call
    later: bool


def import_file(
    path: Path,
    format: FormatName | None = None,
    mapping: ColumnMapping | None = None,
    tools: ToolRegistry | None = None,
) -> Imported:
    """Read a file; raises TinycallError where its format is unknown or it gives no sample.

    `mapping` names the columns of a table. `tools` come before those that the file declares.
    """
    given = tools or ToolRegistry()
    name, readings = _readings(path, format, mapping, given)
    collection, skipped = ToolCollection(given), Tally()
    candidates: list[_Candidate] = []
    records = 0
    for line, reading in readings:
        records += 1
        if isinstance(reading, TinycallError):
            skipped.add(Skip.UNREADABLE, line, str(reading))
            continue
        collection.add(reading.tools, line)
        for exchange in reading.exchanges:
            try:
                request, call = _candidate(exchange)
            except _SkipError as why:
                skipped.add(why.skip, line, why.example)
            else:
                candidates.append(_Candidate(line, request, call, exchange.later))
    found = collection.settle([candidate.call for candidate in candidates])
    kept = list(_checked(candidates, found.registry, skipped))
    if not kept:
        raise _nothing(path, name, records, skipped)
    samples = tuple(
        Sample(one.call.tool, one.request, found.registry.format(one.call)) for one in kept
    )
    return Imported(name, records, samples, found, sum(one.later for one in kept), tuple(skipped))


def tools_path(dataset: Path) -> Path:
    """Where the tools of an imported dataset are written: beside it."""
    return dataset.with_name(f"{dataset.stem}.tools.json")


def write_imported(imported: Imported, dataset: Path) -> Path | None:
    """Write the samples, and their tools beside them; raises TinycallError where that fails.

    Returns the path of the tools; None where they are the shipped ones, which need no file.
    """
    beside = None
    if imported.tools.source != "shipped":
        beside = tools_path(dataset)
        entries = [
            json.dumps(entry, ensure_ascii=False)
            for entry in tools_document(imported.tools.registry)
        ]
        commas = [","] * (len(entries) - 1) + [""]
        lines = [entry + comma for entry, comma in zip(entries, commas, strict=True)]
        write_dataset(beside, ["[", *lines, "]"])
    write_dataset(dataset, map(sample_line, imported.samples))
    return beside


def _readings(
    path: Path, format: FormatName | None, mapping: ColumnMapping | None, tools: ToolRegistry
) -> tuple[str, Iterator[tuple[int, Reading | TinycallError]]]:
    if format == CSV or (format is None and mapping is not None):
        if mapping is None:
            raise TinycallError("a table wants --map", where=str(path), accepted=f"--map {MAPPING}")
        return CSV, read_table(path, mapping, tools)
    if mapping is not None:
        raise TinycallError(
            f"{format} has no columns", where="--map", accepted=f"--map with --format {CSV}"
        )
    records = read_records(path)
    if format is None:
        chosen, records = recognize(records, path)
    else:
        chosen = FORMATS[format]
    return chosen.name, _each(records, chosen)


def _each(
    records: Iterator[Found], format: Format
) -> Iterator[tuple[int, Reading | TinycallError]]:
    for line, record in records:
        if isinstance(record, TinycallError):
            yield line, record
        elif not isinstance(record, Mapping):
            yield line, TinycallError("not a JSON object")
        else:
            try:
                yield line, format.read(record)
            except TinycallError as error:
                yield line, error


def _candidate(exchange: Exchange) -> tuple[str, Call]:
    """The request and the one call of an exchange; raises _SkipError."""
    if exchange.skip is not None:
        raise _SkipError(exchange.skip)
    if not exchange.calls:
        raise _SkipError(Skip.NO_CALL)
    if len(exchange.calls) > 1:
        raise _SkipError(Skip.SEVERAL_CALLS)
    request = exchange.request.strip()
    if not request:
        raise _SkipError(Skip.EMPTY_REQUEST)
    call = _call(exchange.calls[0])
    try:
        parse_record(sample_line(Sample(call.tool, request, format_call(call))))
    except TinycallError as error:
        raise _SkipError(Skip.UNREADABLE, str(error)) from None
    return request, call


def _call(raw: Any) -> Call:
    inner = raw.get("function", raw) if isinstance(raw, Mapping) else raw
    if not isinstance(inner, Mapping):
        raise _SkipError(Skip.ARGUMENTS, f"the call is {_shown(inner)}")
    name, arguments = inner.get("name"), inner.get("arguments")
    if not isinstance(name, str) or not is_tool_name(name):
        raise _SkipError(Skip.TOOL_NAME, _shown(name))
    given = {} if arguments is None else arguments
    try:
        text = given if isinstance(given, str) else json.dumps(given)
        return parse_call(f"CALL {name} {one_line(text)}")
    except (CallError, TypeError, ValueError, RecursionError) as error:
        raise _SkipError(Skip.ARGUMENTS, f"{name}: {error}") from None


def _checked(
    candidates: Iterable[_Candidate], registry: ToolRegistry, skipped: Tally
) -> Iterator[_Candidate]:
    for candidate in candidates:
        try:
            registry.check(candidate.call)
        except CallError as error:
            skipped.add(Skip.SCHEMA, candidate.line, str(error))
        else:
            yield candidate


def _nothing(path: Path, format: str, records: int, skipped: Tally) -> TinycallError:
    why = "; ".join(
        f"{one.count:,} {one.what}" + (f" ({one.example})" if one.example else "")
        for one in skipped
    )
    return TinycallError(
        f"none of {records:,} records gives a sample: {why}" if records else "no records",
        where=str(path),
        accepted=f"requests that are answered by one call, in the format {format}",
    )


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
