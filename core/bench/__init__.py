"""Benchmarks: each part measures the real program and returns figures that JSON holds."""

from __future__ import annotations

import importlib
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from tinycall.core.bench.turns import Wanted
from tinycall.core.calls import TinycallError

# Each part has a module with a function of its name; `converge` has nothing to do alone.
PARTS = {
    "start": "start",
    "train": "training",
    "generate": "generating",
    "ui": "typing",
    "data": "datasets",
    "converge": "converging",
}


def run(
    parts: Sequence[str] = (),
    *,
    against: Path | None = None,
    lines: int = 100_000,
    limit: float = 600.0,
) -> dict[str, Any]:
    """Measure the named parts, one entry each; without a name all that can be measured.

    `against` is the reference runner, which is measured turn by turn with what is ours; `lines`
    are those of the dataset that `data` checks; `limit` bounds, in seconds, how long the reference
    trains in `converge`. Raises TinycallError for a part there is not, for `converge` without
    `against`, and for a reference that cannot be used.
    """
    for part in parts:
        if part not in PARTS:
            raise TinycallError(
                f"there is no benchmark {part!r}", where="bench", accepted=", ".join(PARTS)
            )
    if against is None and "converge" in parts:
        raise TinycallError(
            "convergence is measured on the requests of a reference",
            where="bench converge",
            accepted="--against RUNNER.py",
        )
    if against is not None:
        _check(against)
    wanted = Wanted(against, lines, limit)
    chosen = parts or [part for part in PARTS if part != "converge" or against is not None]
    with _terminated():
        return {part: _measure(part, wanted) for part in dict.fromkeys(chosen)}


def _measure(part: str, wanted: Wanted) -> dict[str, Any]:
    module = importlib.import_module(f"tinycall.core.bench.{PARTS[part]}")
    figures: dict[str, Any] = getattr(module, part)(wanted)
    return figures


def _check(against: Path) -> None:
    """Refuse a missing file before anything is measured."""
    if not against.is_file():
        raise TinycallError(
            "is no file", where=str(against), accepted="the reference runner, a Python file"
        )


@contextmanager
def _terminated() -> Iterator[None]:
    """SIGTERM and a closed terminal end the processes that a part started, as Ctrl+C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
