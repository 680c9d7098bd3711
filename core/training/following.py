"""A run that another process writes, followed by its folder alone."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from tinycall.core.training.events import (
    RunEnded,
    RunEvent,
    RunLog,
    RunMetric,
    RunPlan,
    RunProgress,
    RunStarted,
)
from tinycall.core.training.run_folder import RunFolder

POLL_SECONDS = 0.3
# So much of a log's end is told at first, in bytes.
_LOG_TAIL = 1 << 15


class Follower:
    """Tells the events of a run as they appear in its folder, on a thread of its own.

    The last is RunEnded, also where the other process ended without a word. Progress is as fresh as
    the last metric.
    """

    def __init__(self, folder: RunFolder, plan: RunPlan, emit: Callable[[RunEvent], None]) -> None:
        self.plan = plan
        self.ended: RunEnded | None = None
        self._folder = folder
        self._emit = emit
        self._leave = threading.Event()
        self._metrics = _NewLines(folder.path / "metrics.jsonl")
        self._log = _NewLines(folder.path / "train.log", _LOG_TAIL)
        self._oldest: RunMetric | None = None
        self._newest: RunMetric | None = None
        self._thread = threading.Thread(
            target=self._run, name=f"following {plan.name}", daemon=True
        )

    def start(self) -> None:
        """Begin to follow."""
        self._thread.start()

    def leave(self) -> None:
        """Follow no longer; the run goes on."""
        self._leave.set()

    def ask_to_stop(self) -> None:
        """Ask the other process to save a checkpoint and end; raises TinycallError."""
        self._folder.ask_to_stop()

    def _run(self) -> None:
        self._emit(RunStarted(self.plan))
        while True:
            written = self._folder.locked_elsewhere()
            self._tell()
            if not written:
                break
            if self._leave.wait(POLL_SECONDS):
                return
        self.ended = self._folder.read_ended() or self._vanished()
        self._emit(self.ended)

    def _tell(self) -> None:
        for line in self._log:
            self._emit(RunLog(line.partition(" ")[2]))
        for line in self._metrics:
            try:
                self._newest = RunMetric(**json.loads(line))
            except (ValueError, TypeError):
                continue
            self._oldest = self._oldest or self._newest
            self._emit(self._newest)
        if (newest := self._newest) is not None and (oldest := self._oldest) is not None:
            last, paced = self.plan.max_steps, newest.step - oldest.step
            # The first step may have been compiled, and tells nothing about the others.
            pace = (newest.seconds - oldest.seconds) / paced if paced else None
            left = None if pace is None else pace * (last - newest.step)
            self._emit(RunProgress(newest.step, last, newest.epoch, newest.seconds, left))

    def _vanished(self) -> RunEnded:
        state = self._folder.store.last_state()
        saved = (self._folder.checkpoints / "last").resolve() if state else None
        step = self._newest.step if self._newest else 0
        seconds = self._newest.seconds if self._newest else 0.0
        return RunEnded("failed", saved, step, seconds, "its process ended without a word")


class _NewLines:
    """The whole lines that a growing file has gained since it was last asked."""

    def __init__(self, path: Path, tail: int | None = None) -> None:
        self._path = path
        size = path.stat().st_size if path.exists() else 0
        self._at = 0 if tail is None else max(0, size - tail)
        self._skip = self._at > 0

    def __iter__(self) -> Iterator[str]:
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            file.seek(0, 2)
            # A continued run writes its metrics anew.
            self._at = min(self._at, file.tell())
            file.seek(self._at)
            whole, newline, _ = file.read().rpartition(b"\n")
        self._at += len(whole) + len(newline)
        lines = whole.decode("utf-8", "replace").splitlines()
        yield from lines[self._skip :]
        self._skip = self._skip and not lines
