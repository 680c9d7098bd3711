"""The line below the request: what is under way, what went wrong, or the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from rich.text import Text
from textual.widgets import Static

from tinycall.core.model.options import GenerationConfig
from tinycall.core.visible import visible
from tinycall.tui.theme import ACCENT, MUTED

_SLOW = 3  # seconds after which the line says how to leave


@dataclass(eq=False)
class _Job:
    """What is being waited for, since when, and how far it has come."""

    label: str
    since: float = field(default_factory=monotonic)
    progress: str = ""


class StateLine(Static):
    """Says one thing at a time: work before a notice, a notice before the settings."""

    def __init__(self) -> None:
        super().__init__(id="state")
        self._jobs: list[_Job] = []
        self._notice = Text()
        self._config = GenerationConfig()

    def on_mount(self) -> None:
        self._draw()
        self._clock = self.set_interval(1, self._draw, pause=True)

    def settings(self, config: GenerationConfig) -> None:
        """Show other settings."""
        self._config = config
        self._draw()

    def say(self, text: str, color: str) -> None:
        """Show a notice until work begins."""
        self._notice = Text(visible(text), color, overflow="fold")
        self._draw()

    @contextmanager
    def waiting(self, label: str) -> Iterator[Callable[[str], None]]:
        """Tell of work that is under way, for how long, and how to leave it.

        What is yielded says how far this work has come.
        """
        job = _Job(label)
        self._jobs.append(job)
        self._notice = Text()
        self._clock.resume()
        self._draw()
        try:
            yield partial(self._come, job)
        finally:
            self._jobs.remove(job)
            if not self._jobs:
                self._clock.pause()
            self._draw()

    def _come(self, job: _Job, text: str) -> None:
        job.progress = text
        self._draw()

    def _draw(self) -> None:
        if self._jobs:
            job = self._jobs[-1]
            seconds = int(monotonic() - job.since)
            line = f"⋯ {job.label}" + (f" · {seconds} s" if seconds else "")
            if job.progress:
                line += f" · {job.progress}"
            if seconds >= _SLOW:
                line += " · Esc stops waiting"
            self.update(Text(line, ACCENT))
        else:
            self.update(self._notice or Text(_described(self._config), MUTED))


def _described(config: GenerationConfig) -> str:
    parts = [
        f"temperature {config.temperature:g}" if config.temperature else "greedy",
        f"top-k {config.top_k}" if config.top_k else "top-k all",
        f"{config.max_new_tokens} tokens",
        f"grammar {'on' if config.grammar else 'off'}",
    ]
    return " · ".join(parts)
