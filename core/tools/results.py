"""What a Python function returned, as values that JSON holds and files."""

from __future__ import annotations

import json
import math
import mimetypes
import numbers
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Final

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.tools.registry import Artifact, ToolContext, ToolOutput

# The one key of the output of a Python function.
RESULT: Final = "result"

_ACCEPTED: Final = (
    "a text, a number, true or false, a list, a dict with texts as keys, a Matplotlib figure "
    "or the Path of a file; None where the function is annotated -> None"
)


def output_of(result: Any, tool: str, context: ToolContext, *, silent: bool) -> ToolOutput:
    """`{"result": value}`; a figure or a file goes to `context.artifacts`, its name is the value.

    `silent` lets a function return nothing. Raises CallError for what JSON cannot hold.
    """
    if _is_figure(result):
        path = keep_file(context.artifacts, tool, ".png", lambda aside: _draw(result, aside), tool)
        return ToolOutput({RESULT: path.name}, (Artifact(path, "image/png"),))
    if isinstance(result, Path):
        path = _copied(result, tool, context.artifacts)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return ToolOutput({RESULT: path.name}, (Artifact(path, kind),))
    if result is None and not silent:
        raise _refused("None", tool)
    try:
        return ToolOutput({RESULT: _json(result, tool)})
    except RecursionError:
        raise _refused("a value that nests too deeply", tool) from None


def shown(value: Any) -> str:
    """A JSON value in words, texts as they are; what nests as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:.12g}"
    return json.dumps(value, ensure_ascii=False)


def table_of(value: Any) -> tuple[list[str], list[list[str]]] | None:
    """The columns and the rows of a list of objects, absent values empty; None for all else."""
    if not isinstance(value, list) or not value:
        return None
    if not all(isinstance(row, Mapping) for row in value):
        return None
    columns = list(dict.fromkeys(name for row in value for name in row))
    return columns, [[shown(row[name]) if name in row else "" for name in columns] for row in value]


def _json(value: Any, where: str) -> Any:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        number = float(value)
        if not math.isfinite(number):
            raise _refused(f"{number}, which is not a finite number", where)
        return number
    if isinstance(value, Mapping):
        if wrong := [key for key in value if not isinstance(key, str)]:
            raise _refused(f"a dict with the key {wrong[0]!r}", where)
        return {str(key): _json(part, f"{where}.{key}") for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_json(part, f"{where}[{index}]") for index, part in enumerate(value)]
    raise _refused(f"a value of the type {type(value).__name__}", where)


def _is_figure(value: Any) -> bool:
    """Whether it is a Matplotlib figure; where that was never imported, nothing is."""
    module = sys.modules.get("matplotlib.figure")
    return module is not None and isinstance(value, module.Figure)


def _draw(figure: Any, path: Path) -> None:
    figure.savefig(path, format="png")
    if (pyplot := sys.modules.get("matplotlib.pyplot")) is not None:
        pyplot.close(figure)


def _copied(source: Path, tool: str, folder: Path) -> Path:
    """The file itself where it lies in `folder`, else a copy that does."""
    if not source.is_file():
        raise CallError(
            CallFailure.TOOL,
            f"it returned the Path of no file: {source}",
            where=tool,
            accepted="the Path of a file that it wrote",
        )
    if source.resolve().parent == folder.resolve():
        return source
    return keep_file(folder, source.stem, source.suffix, lambda p: shutil.copyfile(source, p), tool)


def keep_file(
    folder: Path, stem: str, suffix: str, write: Callable[[Path], object], tool: str
) -> Path:
    """Let `write` fill a file with a new name in `folder`, aside and then into place.

    Raises CallError where it cannot be saved.
    """
    name = f"{stem}-{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(4)}{suffix}"
    path, aside = folder / name, folder / f".{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            write(aside)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except Exception as error:  # a figure is drawn as it is saved, which can fail in any way
        why = error.strerror if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
        raise CallError(
            CallFailure.TOOL,
            f"its file cannot be saved as {path}: {' '.join(str(why).split())}",
            where=tool,
            accepted="a folder that can be written, with space left",
        ) from None
    return path


def _refused(what: str, where: str) -> CallError:
    return CallError(CallFailure.TOOL, f"it returned {what}", where=where, accepted=_ACCEPTED)
