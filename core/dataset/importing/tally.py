"""Counting what was left out: how often, on which lines, and one example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_LINES_KEPT = 5


@dataclass
class _Count:
    count: int = 0
    lines: list[int] = field(default_factory=list)
    example: str = ""


@dataclass(frozen=True)
class Counted:
    """One kind of thing: `lines` are the first few on which it was, `example` tells of one."""

    what: str
    count: int
    lines: tuple[int, ...]
    example: str


class Tally:
    """Counts by kind, in the order in which the kinds were first seen."""

    def __init__(self) -> None:
        self._counts: dict[str, _Count] = {}

    def add(self, what: str, line: int, example: str = "") -> None:
        """Count one, on this line of the file."""
        count = self._counts.setdefault(what, _Count())
        count.count += 1
        count.example = count.example or example
        if line not in count.lines and len(count.lines) < _LINES_KEPT:
            count.lines.append(line)

    def __iter__(self) -> Iterator[Counted]:
        for what, count in self._counts.items():
            yield Counted(what, count.count, tuple(count.lines), count.example)
