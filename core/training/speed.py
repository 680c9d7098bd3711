"""Tokens a second, as the machine does them now."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

_STEPS = 50


class SpeedMeter:
    """Measures over the last steps; time spent on other work is left out."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque([(time.monotonic(), 0)], maxlen=_STEPS)
        self._away = 0.0

    def add(self, tokens: int) -> None:
        """A step of so many tokens is done."""
        self._marks.append((time.monotonic() - self._away, self._marks[-1][1] + tokens))

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Leave out what happens inside."""
        began = time.monotonic()
        yield
        self._away += time.monotonic() - began

    def tokens_per_second(self) -> int:
        """Over the last steps."""
        (start, before), (end, after) = self._marks[0], self._marks[-1]
        return round((after - before) / max(end - start, 1e-9))
