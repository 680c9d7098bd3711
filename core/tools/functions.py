"""Tools written as typed Python functions."""

from __future__ import annotations

import inspect
import re
import traceback
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from tinycall.core.calls import CallError, CallFailure, TinycallError, is_tool_name
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput
from tinycall.core.tools.results import output_of
from tinycall.core.tools.signature import ACCEPTED, argument_type, object_schema

Function = TypeVar("Function", bound=Callable[..., Any])

_MARK: Final = "__tinycall_tool__"
_ARGUMENTS: Final = re.compile(r"(Args|Arguments):\s*")
_ARGUMENT: Final = re.compile(r"(\w+)\s*(?:\([^)]*\))?:\s*(.*)")
_UNNAMED: Final = {
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.VAR_KEYWORD: "**",
    inspect.Parameter.POSITIONAL_ONLY: "",
}


def tool(function: Function) -> Function:
    """Mark a function as a tool; it stays the function that it is.

    Its name is the tool's, the first paragraph of its docstring the description, its annotated
    parameters the arguments; a default makes an argument optional.
    """
    if inspect.isclass(function) or not callable(function) or not hasattr(function, "__name__"):
        raise TypeError(f"@tool stands on a function, not on {function!r}")
    setattr(function, _MARK, True)
    return function


def is_marked(value: object) -> bool:
    """Whether `tool` stands on it."""
    return not inspect.isclass(value) and callable(value) and getattr(value, _MARK, False) is True


def function_tool(function: Callable[..., Any]) -> Tool:
    """The tool that a function is.

    Raises TinycallError for a name that no CALL can have, a parameter without a type, with one
    that is not supported or that cannot be given by name, and for asynchronous functions.
    """
    name = function.__name__
    if not is_tool_name(name):
        raise TinycallError(
            "not a tool's name", where=f"function {name}", accepted="letters, digits, _"
        )
    plain = inspect.unwrap(function)
    if inspect.iscoroutinefunction(plain) or inspect.isasyncgenfunction(plain):
        raise TinycallError("asynchronous", where=f"function {name}", accepted="a plain def")
    try:
        hints = typing.get_type_hints(function, include_extras=True)
    except Exception as error:
        raise TinycallError(
            f"an annotation cannot be read: {error}", where=f"function {name}", accepted=ACCEPTED
        ) from None
    paragraph, described = _read_docstring(inspect.getdoc(function) or "")
    types, required = {}, []
    for parameter in inspect.signature(function).parameters.values():
        where = f"function {name}, parameter {parameter.name}"
        if parameter.kind in _UNNAMED:
            shown = _UNNAMED[parameter.kind] + parameter.name
            raise TinycallError(
                f"{shown} cannot be given by name", where=where, accepted="parameters with names"
            )
        if parameter.name not in hints:
            raise TinycallError("it has no type", where=where, accepted=ACCEPTED)
        types[parameter.name] = argument_type(hints[parameter.name], where)
        if parameter.name in described:
            types[parameter.name].schema.setdefault("description", described[parameter.name])
        if parameter.default is inspect.Parameter.empty:
            required.append(parameter.name)
    silent = hints.get("return") is type(None)

    def run(args: Arguments, context: ToolContext) -> ToolOutput:
        try:
            result = function(**{key: types[key].read(value) for key, value in args.items()})
        except (Exception, SystemExit) as error:
            raise _raised(error, name, plain) from None
        return output_of(result, name, context, silent=silent)

    schema = object_schema({key: kind.schema for key, kind in types.items()}, required)
    return Tool(name, paragraph, schema, run)


def _read_docstring(text: str) -> tuple[str, dict[str, str]]:
    """The first paragraph on one line, and what an `Args:` section says of each argument."""
    head, described, base, latest = [], {}, 0, ""
    lines = text.splitlines()
    while lines and lines[0].strip() and not _ARGUMENTS.fullmatch(lines[0]):
        head.append(lines.pop(0).strip())
    start = next((i for i, line in enumerate(lines) if _ARGUMENTS.fullmatch(line)), len(lines))
    for line in lines[start + 1 :]:
        indent = len(line) - len(line.lstrip())
        if line.strip() and not indent:
            break
        base = base or indent
        found = _ARGUMENT.fullmatch(line.strip()) if indent == base else None
        if found:
            latest = found[1]
            described[latest] = found[2]
        elif latest:
            described[latest] = f"{described[latest]} {line.strip()}".strip()
    return " ".join(head), {name: said for name, said in described.items() if said}


def _raised(error: BaseException, name: str, function: Callable[..., Any]) -> CallError:
    """The refusal of a function: a ValueError in its own words, anything else with its place."""
    said = " ".join(str(error).split())
    if type(error) is ValueError and said:
        return CallError(CallFailure.TOOL, said, where=name)
    file = function.__code__.co_filename if hasattr(function, "__code__") else ""
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.lineno for frame in reversed(frames) if frame.filename == file), None)
    where = f"{name}, line {line} of {Path(file).name}" if line else name
    kind = type(error).__name__
    what = f"{kind}: {said}" if said else kind
    return CallError(CallFailure.TOOL, what, where=where, remedy="")
