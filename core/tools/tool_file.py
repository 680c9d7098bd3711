"""A Python file that the user named: run once, its marked functions become tools."""

from __future__ import annotations

import hashlib
import inspect
import os
import sys
import threading
import traceback
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

from tinycall.core.calls import TinycallError
from tinycall.core.tools.functions import function_tool, is_marked
from tinycall.core.tools.registry import Tool, ToolRegistry

SUFFIX: Final = ".py"

_ACCEPTED: Final = "a Python file with functions that @tool stands on"
_LOADING: Final = threading.Lock()


def load_tools(path: Path) -> ToolRegistry:
    """The tools of a Python file, in its order; the file runs again only when its text is another.

    Raises TinycallError where it cannot be read, does not run to its end, marks no function of its
    own, or a function cannot be a tool.
    """
    try:
        source = path.read_bytes()
    except OSError as error:
        raise TinycallError(
            f"cannot be read: {error.strerror or error}", where=str(path), accepted=_ACCEPTED
        ) from None
    with _LOADING:
        return ToolRegistry(_tools(path.absolute(), source, str(path)))


@lru_cache(maxsize=32)
def _tools(path: Path, source: bytes, shown: str) -> tuple[Tool, ...]:
    # A module of a private name, which no import statement reaches by accident.
    name = f"_tinycall_tools_{hashlib.sha256(bytes(path)).hexdigest()[:16]}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    module = sys.modules[name] = module_from_spec(spec)
    try:
        _run(module, path, source, shown)
        return tuple(_marked(module, shown))
    except BaseException:
        del sys.modules[name]
        raise


def _run(module: ModuleType, path: Path, source: bytes, shown: str) -> None:
    # A figure is saved, never shown: no window is opened from another thread.
    os.environ.setdefault("MPLBACKEND", "Agg")
    try:
        # Compiled here, so that no __pycache__ appears beside the user's file.
        exec(compile(source, path, "exec", dont_inherit=True), vars(module))
    except (Exception, SystemExit) as error:
        line = _line(error, path)
        said = error.msg if isinstance(error, SyntaxError) else " ".join(str(error).split())
        raise TinycallError(
            f"does not run: {type(error).__name__}" + (f": {said}" if said else ""),
            where=shown if line is None else f"{shown}, line {line}",
            accepted=_ACCEPTED,
        ) from None


def _marked(module: ModuleType, shown: str) -> ToolRegistry:
    """The functions of the module's own, each once though it may have two names."""
    own = {
        id(value): value
        for value in vars(module).values()
        if is_marked(value) and value.__module__ == module.__name__
    }
    if not own:
        raise TinycallError("no function is marked as a tool", where=shown, accepted=_ACCEPTED)
    registry = ToolRegistry()
    for function in own.values():
        try:
            registry.add(function_tool(function))
        except TinycallError as error:
            line = inspect.unwrap(function).__code__.co_firstlineno
            where = f"{shown}, line {line}" + (f", {error.where}" if error.where else "")
            raise TinycallError(error.what, where=where, accepted=error.accepted) from None
    return registry


def _line(error: BaseException, path: Path) -> int | None:
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == str(path)), None)
