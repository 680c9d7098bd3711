"""CSV: a table whose columns are named by a mapping."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.importing.embedded import load_json, load_literal
from tinycall.core.dataset.importing.exchange import Exchange, Reading
from tinycall.core.tools.registry import Tool, ToolRegistry

MAPPING = "user=COLUMN,tool=COLUMN and args=COLUMN or args.NAME=COLUMN for each argument"

_PART = re.compile(r"\s*(user|tool|args(?:\.[^=,]+)?)\s*=(.*)", re.DOTALL)
_NEXT_PART = re.compile(r",(?=\s*(?:user|tool|args(?:\.[^=,]+)?)\s*=)")
_USUAL = ",;\t|"
_SAMPLE = 16 * 1024


@dataclass(frozen=True)
class ColumnMapping:
    """Which columns hold the request, the tool and the arguments: as JSON, or one for each."""

    user: str
    tool: str
    args: str | None
    arguments: Mapping[str, str]

    @property
    def columns(self) -> list[str]:
        """Every column that is read."""
        whole = [] if self.args is None else [self.args]
        return [self.user, self.tool, *whole, *self.arguments.values()]


def parse_mapping(parts: Sequence[str]) -> ColumnMapping:
    """The mapping that texts such as `user=Request,args.city=City` describe; raises TinycallError.

    A comma in a column's name is part of it unless another part follows.
    """
    given: dict[str, str] = {}
    for part in (piece for text in parts for piece in _NEXT_PART.split(text)):
        match = _PART.fullmatch(part)
        if match is None or not match[2].strip():
            raise TinycallError(f"{part!r} maps no column", where="--map", accepted=MAPPING)
        if match[1] in given:
            raise TinycallError(f"{match[1]} stands twice", where="--map", accepted=MAPPING)
        given[match[1]] = match[2].strip()
    arguments = {
        name.removeprefix("args."): column
        for name, column in given.items()
        if name.startswith("args.")
    }
    missing = [name for name in ("user", "tool") if name not in given]
    if missing:
        raise TinycallError(f"no column for {missing[0]}", where="--map", accepted=MAPPING)
    if "args" in given and arguments:
        raise TinycallError("args and args.NAME together", where="--map", accepted=MAPPING)
    return ColumnMapping(given["user"], given["tool"], given.get("args"), arguments)


def read_table(
    path: Path, mapping: ColumnMapping, tools: ToolRegistry
) -> Iterator[tuple[int, Reading | TinycallError]]:
    """Each row with the line on which it begins: what it holds, or why it cannot be read.

    A cell becomes a number or a boolean where the schema of its tool in `tools` asks for one.
    Raises TinycallError where the file cannot be read or lacks a column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = _header(file.read(_SAMPLE), mapping, path)
            file.seek(0)
            yield from _rows(_reader(file, header.delimiter), header, mapping, tools)
    except OSError as error:
        raise TinycallError(f"cannot be read: {error.strerror or error}", where=str(path)) from None
    except UnicodeDecodeError:
        raise TinycallError(
            "not UTF-8", where=str(path), accepted="a text file saved as UTF-8"
        ) from None
    except csv.Error as error:
        raise TinycallError(f"no table: {error}", where=str(path)) from None


@dataclass(frozen=True)
class _Header:
    delimiter: str
    names: tuple[str, ...]


def _reader(lines: Any, delimiter: str) -> Any:
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def _header(sample: str, mapping: ColumnMapping, path: Path) -> _Header:
    """The first row, by the delimiter under which it has the columns of the mapping."""
    closest: list[str] = []
    for delimiter in _delimiters(sample):
        rows = _reader(io.StringIO(sample, newline=""), delimiter)
        names = [name.strip() for name in next((row for row in rows if any(row)), [])]
        if all(names.count(column) == 1 for column in mapping.columns):
            return _Header(delimiter, tuple(names))
        closest = max(closest, names, key=len)
    bad = [name for name in mapping.columns if closest.count(name) != 1]
    what = "several columns" if bad and bad[0] in closest else "no column"
    raise TinycallError(
        f"{what} {bad[0]!r}" if bad else "no header row",
        where=str(path),
        accepted=f"one of {', '.join(map(repr, closest))}" if closest else "a header row",
    )


def _delimiters(sample: str) -> Iterator[str]:
    """What may part the cells of the first row: the usual ones first, then any other sign in it."""
    first = sample.lstrip().partition("\n")[0]
    signs = (sign for sign in first if not sign.isalnum() and not sign.isspace() and sign != '"')
    yield from dict.fromkeys((*_USUAL, *signs))


def _rows(
    reader: Any, header: _Header, mapping: ColumnMapping, tools: ToolRegistry
) -> Iterator[tuple[int, Reading | TinycallError]]:
    headed = False
    begins = 1
    for row in reader:
        line, begins = begins, reader.line_num + 1
        if not any(cell.strip() for cell in row):
            continue
        if not headed:
            headed = True
        elif len(row) > len(header.names):
            yield line, TinycallError(f"{len(row)} cells under {len(header.names)} columns")
        else:
            cells = dict(zip(header.names, (cell.strip() for cell in row), strict=False))
            yield line, _reading(cells, mapping, tools)


def _reading(cells: Mapping[str, str], mapping: ColumnMapping, tools: ToolRegistry) -> Reading:
    user, tool = cells.get(mapping.user, ""), cells.get(mapping.tool, "")
    if not tool:
        return Reading((Exchange(user, ()),))
    if mapping.args is not None:
        arguments = _whole(cells.get(mapping.args, ""))
    else:
        arguments = {
            name: _typed(cell, name, tools[tool]) if tool in tools else cell
            for name, column in mapping.arguments.items()
            if (cell := cells.get(column, ""))
        }
    return Reading((Exchange(user, ({"name": tool, "arguments": arguments},)),))


def _whole(cell: str) -> Any:
    """All arguments in one cell; a text that is no JSON as it is."""
    try:
        return load_literal(cell) if cell else {}
    except TinycallError:
        return cell


def _typed(cell: str, name: str, tool: Tool) -> Any:
    """The first reading of a cell that the argument's schema accepts; without one the text."""
    readings: list[Any] = [cell]
    for text in (cell, cell.lower()):
        try:
            value = load_json(text)
        except TinycallError:
            continue
        if isinstance(value, float) and value.is_integer():
            readings.append(int(value))
        readings.append(value)
        if isinstance(value, dict | list):
            readings.insert(0, value)
    properties = tool.schema.get("properties", {})
    validator = tool.validator.evolve(schema=properties.get(name, {}))
    return next((value for value in readings if validator.is_valid(value)), cell)
