"""A run in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tinycall.core.calls import TinycallError
from tinycall.core.training.disk import DiskFullError
from tinycall.core.training.events import RunEnded, RunEvent, RunPlan, RunStarted
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.world import ALONE, World

if TYPE_CHECKING:
    from tinycall.core.training.loop import Trainer


class Job:
    """One run and the thread that owns it."""

    def __init__(
        self,
        folder: RunFolder,
        plan: RunPlan,
        trainer: Callable[[], Trainer],
        emit: Callable[[RunEvent], None],
        world: World = ALONE,
    ) -> None:
        self.plan = plan
        self.stop = threading.Event()
        self.ended: RunEnded | None = None
        self._folder = folder
        self._trainer = trainer
        self._emit = emit
        self._world = world
        # Not a daemon: ended while it frees tensors, such a thread takes the process down with it.
        self.thread = threading.Thread(target=self._run, name=f"run {plan.name}")

    def _run(self) -> None:
        try:
            if self._world.first:
                self._folder.lock()
                self._folder.begin(self.plan)
            ended = self._trained()
            if self._world.first:
                self._folder.end(ended)
        except Exception as error:
            ended = RunEnded("failed", None, 0, 0.0, _said(error))
        finally:
            self._folder.unlock()
        self.ended = ended
        self._emit(ended)

    def _trained(self) -> RunEnded:
        """The end of the run; whatever ends it is told to those who wait for it."""
        trainer: Trainer | None = None
        began = time.monotonic()
        try:
            self._emit(RunStarted(self.plan))
            trainer = self._trainer()
            ended = trainer.run(self.stop)
            if ended.status == "completed" and self._world.first:
                from tinycall.core.training.calibrating import calibrate_best

                calibrate_best(trainer, self.stop)
        except Exception as error:
            # Stopped while it waited for room on a full disk, a run has its last checkpoint.
            full = isinstance(error, DiskFullError) and self.stop.is_set()
            return RunEnded(
                "stopped" if full else "failed",
                (self._folder.checkpoints / "last").resolve()
                if self._folder.store.last_state()
                else None,
                trainer.step if trainer else 0,
                time.monotonic() - began,
                _said(error),
            )
        return ended


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, TinycallError) else repr(error)
