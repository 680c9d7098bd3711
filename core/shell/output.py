"""Where output goes: results to standard output, what people are told to standard error."""

from __future__ import annotations

import dataclasses
import json
import math
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any


def emit(value: Any) -> None:
    """Write one JSON object as a line of standard output, at once."""
    print(json.dumps(jsonable(value), ensure_ascii=False, allow_nan=False), flush=True)


def tell(text: str) -> None:
    """Tell people something, on standard error."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def prints_told() -> Iterator[None]:
    """What a user's own tools print is told, so that standard output holds the result alone."""
    with redirect_stdout(sys.stderr):
        yield


def jsonable(value: Any) -> Any:
    """The value in what JSON holds: a dataclass as an object, an infinite number as null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: jsonable(getattr(value, field.name)) for field in fields}
    if isinstance(value, Mapping):
        return {str(key): jsonable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(part) for part in value]
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
