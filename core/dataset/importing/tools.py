"""The tools of an imported file: declared on its lines, given, or inferred from its calls."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tinycall.core.calls import Call, CallError, TinycallError
from tinycall.core.dataset.importing.schemas import arguments_schema
from tinycall.core.dataset.importing.tally import Counted, Tally
from tinycall.core.dataset.reading import tools_called
from tinycall.core.tools.declared import declared_tools, infer_tools
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import every_shipped

_SCHEMA_KEYS = ("parameters", "inputSchema", "input_schema")


@dataclass(frozen=True)
class ImportedTools:
    """The tools that the samples are checked against.

    `source` is declared, inferred, `declared and inferred` or shipped. `conflicting` are the tools
    that other lines declare with another schema, of which the first is kept; `unusable` the
    declarations that are wrong.
    """

    registry: ToolRegistry
    source: str
    inferred: tuple[str, ...]
    conflicting: tuple[Counted, ...]
    unusable: tuple[Counted, ...]


class ToolCollection:
    """Gathers the tools that lines declare; those of `given` are there from the start."""

    def __init__(self, given: Iterable[Tool] = ()) -> None:
        self._tools = {tool.name: tool for tool in given}
        self._read: dict[str, Tool | TinycallError] = {}
        self._conflicting = Tally()
        self._unusable = Tally()

    def add(self, declarations: Iterable[Any], line: int) -> None:
        """Take what a line declares."""
        for entry in declarations:
            tool = self._tool(entry)
            if isinstance(tool, TinycallError):
                self._unusable.add(str(tool), line)
            elif self._tools.setdefault(tool.name, tool).schema != tool.schema:
                self._conflicting.add(tool.name, line)

    def settle(self, calls: Sequence[Call]) -> ImportedTools:
        """The tools for these calls: schemas are inferred where none was declared."""
        undeclared = [call for call in calls if call.tool not in self._tools]
        if not self._tools and _are_shipped(calls):
            known = tools_called({call.tool for call in calls}, calls, None, ())
            registry, source, inferred = known.registry, "shipped", ToolRegistry()
        else:
            inferred = infer_tools(undeclared)
            registry = ToolRegistry([*self._tools.values(), *inferred])
            parts = ["declared"] if self._tools else []
            source = " and ".join(parts + (["inferred"] if len(inferred) else []))
        return ImportedTools(
            registry, source, inferred.names, tuple(self._conflicting), tuple(self._unusable)
        )

    def _tool(self, entry: Any) -> Tool | TinycallError:
        try:
            key = json.dumps(entry, allow_nan=False, ensure_ascii=False)
            key.encode()
        except (ValueError, TypeError):
            return TinycallError("a declaration that JSON cannot hold")
        except RecursionError:
            return TinycallError("a declaration that nests too deeply")
        if key not in self._read:
            self._read[key] = _declared(entry)
        return self._read[key]


def _declared(entry: Any) -> Tool | TinycallError:
    try:
        (tool,) = declared_tools([_normalized(entry)], "")
    except TinycallError as error:
        where = error.where.removeprefix(", tool 1").removeprefix(", ")
        return TinycallError(error.what, where=where, accepted=error.accepted)
    except RecursionError:
        return TinycallError("a declaration that nests too deeply")
    return tool


def _normalized(entry: Any) -> Any:
    if not isinstance(entry, Mapping):
        return entry
    if isinstance(entry.get("function"), Mapping):
        return {**entry, "function": _normalized(entry["function"])}
    normal = {
        key: arguments_schema(value) if key in _SCHEMA_KEYS else value
        for key, value in entry.items()
        if value is not None
    }
    if any(key in normal for key in _SCHEMA_KEYS):
        return normal
    return {**normal, "parameters": arguments_schema({})}


def _are_shipped(calls: Sequence[Call]) -> bool:
    """Whether they are calls of the shipped tools: by name, and at least half of them in form."""
    shipped = every_shipped()
    if not all(call.tool in shipped for call in calls):
        return False
    return 2 * sum(_accepts(shipped, call) for call in calls) >= len(calls)


def _accepts(registry: ToolRegistry, call: Call) -> bool:
    try:
        registry.check(call)
    except CallError:
        return False
    return True
