"""Tools and the registry through which every CALL is checked and run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from referencing import Registry

from tinycall.core.calls import Call, CallError, CallFailure, TinycallError, format_call, parse_call
from tinycall.core.tools.acceptance import Accepts, acceptance
from tinycall.core.tools.confirming import Confirm
from tinycall.core.tools.schema import dangling_references, in_schema_order, refusal

if TYPE_CHECKING:
    from tinycall.core.tools.sandbox.sandbox import Sandbox

Arguments = Mapping[str, Any]


@dataclass(frozen=True)
class Artifact:
    """A file that a tool made."""

    path: Path
    media_type: str


@dataclass(frozen=True)
class ToolOutput:
    """What a tool returns: values that JSON can hold, and the files that it wrote."""

    value: Mapping[str, Any]
    artifacts: tuple[Artifact, ...] = ()


@dataclass(frozen=True)
class ToolContext:
    """Where a tool may write, what it may read, and how it executes code.

    Without a `sandbox` no code is executed, and without `confirm` neither. `timeouts` are seconds
    by the names of tools. `documentation` is the folder of the index of Python's documentation;
    `told` hears how much of all slow work is done; `cancelled` says that nobody waits any longer.
    """

    artifacts: Path
    notes: Path | None = None
    documentation: Path | None = None
    sandbox: Sandbox | None = None
    confirm: Confirm | None = None
    timeouts: Mapping[str, float] = field(default_factory=dict)
    told: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] = lambda: False


def arguments_equal(expected: Arguments, given: Arguments, request: str) -> bool:
    """Whether two calls of a declared tool mean the same: their arguments are equal as JSON.

    1 is 1.0 but not true; the order of keys does not count, the order of a list does.
    """
    return _equal(dict(expected), dict(given))


@dataclass(frozen=True)
class Tool:
    """A name, a JSON Schema for the arguments and, unless it is only declared, a function.

    `agrees(expected, given, request)` says whether `given` answers the request as `expected` does.
    `refuse(args)` raises the CallError with which `function` would refuse what the schema lets
    pass, and does nothing else.
    `not_run` says why there is no function, where that is not because the tool is only declared.
    `sandboxed` tools do their work in the sandbox: without one they refuse.
    """

    name: str
    description: str
    schema: Mapping[str, Any]
    function: Callable[[Arguments, ToolContext], ToolOutput] | None = None
    agrees: Callable[[Arguments, Arguments, str], bool] = arguments_equal
    refuse: Callable[[Arguments], object] | None = None
    not_run: str = ""
    sandboxed: bool = False

    @cached_property
    def validator(self) -> Draft202012Validator:
        """The compiled schema; raises TinycallError where the schema itself is wrong."""
        what, where = "", "the schema"
        try:
            Draft202012Validator.check_schema(self.schema)
            if dangling := dangling_references(self.schema):
                what = f"{dangling[0]!r} points at nothing in it"
        except SchemaError as error:
            what, where = error.message, "/".join(map(str, error.path)) or where
        except RecursionError:
            what = "nested too deeply"
        if what:
            raise TinycallError(
                f"not a JSON Schema: {what}",
                where=f"tool {self.name}, {where}",
                accepted="an object schema as JSON Schema 2020-12 defines it",
            )
        # An empty registry: a reference never leads to the network or another file.
        return Draft202012Validator(self.schema, registry=Registry())

    @cached_property
    def accepts(self) -> Accepts | None:
        """Says quickly of plain arguments that the schema accepts them; see `acceptance`."""
        return acceptance(self.schema)


class ToolRegistry:
    """The tools in force, by name, in the order in which they joined."""

    def __init__(self, tools: Iterable[Tool] = ()) -> None:
        self._tools: dict[str, Tool] = {}
        for tool in tools:
            self.add(tool)

    def add(self, tool: Tool) -> None:
        """Let a tool join; a name that is taken is refused."""
        if tool.name in self._tools:
            raise TinycallError(f"there is already a tool {tool.name!r}")
        _ = tool.validator
        self._tools[tool.name] = tool

    def __iter__(self) -> Iterator[Tool]:
        return iter(self._tools.values())

    def __len__(self) -> int:
        return len(self._tools)

    def __contains__(self, name: object) -> bool:
        return name in self._tools

    def __getitem__(self, name: str) -> Tool:
        return self._tools[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tools."""
        return tuple(self._tools)

    def parse(self, text: str) -> Call:
        """Read a CALL line and check it; raises CallError for the first four kinds of failure."""
        call = parse_call(text, self.names)
        self.check(call)
        return call

    def check(self, call: Call) -> None:
        """Raise CallError where the tool is unknown or its schema refuses the arguments."""
        if call.tool not in self:
            raise CallError(
                CallFailure.UNKNOWN_TOOL,
                f"there is no tool {call.tool!r}",
                accepted=f"one of {', '.join(sorted(self.names))}",
            )
        tool = self[call.tool]
        if tool.accepts is not None and tool.accepts(call.args):
            return
        problem = refusal(tool.validator, call.args)
        if problem is not None:
            raise CallError(
                CallFailure.SCHEMA,
                problem.what,
                where=f"{call.tool}.{problem.where}" if problem.where else call.tool,
                accepted=problem.accepted,
            )

    def refused(self, call: Call) -> CallError | None:
        """With what a call that its schema accepts would fail, as far as can be said unrun."""
        refuse = self[call.tool].refuse
        try:
            if refuse is not None:
                refuse(call.args)
        except CallError as error:
            return error
        return None

    def format(self, call: Call) -> str:
        """The CALL line with keys in schema order."""
        if call.tool not in self:
            return format_call(call)
        return format_call(Call(call.tool, in_schema_order(self[call.tool].schema, call.args)))

    def execute(self, call: Call, context: ToolContext) -> ToolOutput:
        """Check and run a call; raises CallError with the failure that stopped it."""
        self.check(call)
        tool = self[call.tool]
        if tool.function is None:
            raise CallError(
                CallFailure.TOOL,
                tool.not_run
                or f"{tool.name} is declared, not installed: its calls are checked, not run",
                accepted="" if tool.not_run else "a Python file with a function for it",
                remedy="",
            )
        return tool.function(call.args, context)

    def agree(self, expected: Call, given: Call, request: str) -> bool:
        """Whether `given` is right where `expected` is what the request means.

        A call of another tool is not, nor one that the schema refuses.
        """
        if expected.tool != given.tool:
            return False
        try:
            self.check(expected)
            self.check(given)
        except CallError:
            return False
        return self[expected.tool].agrees(expected.args, given.args, request)


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
