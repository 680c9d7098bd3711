"""A run in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from tinycall.core.calls import TinycallError
from tinycall.core.training.events import RunEnded, RunEvent, RunPlan, RunStarted
from tinycall.core.training.run_folder import RunFolder

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
    ) -> None:
        self.plan = plan
        self.stop = threading.Event()
        self.ended: RunEnded | None = None
        self._folder = folder
        self._trainer = trainer
        self._emit = emit
        self.thread = threading.Thread(target=self._run, name=f"run {plan.name}", daemon=True)

    def _run(self) -> None:
        try:
            self._folder.lock()
            self._emit(RunStarted(self.plan))
            trainer = self._trainer()
            ended = trainer.run(self.stop)
        except TinycallError as error:
            ended = self._failed(str(error))
        except Exception as error:
            ended = self._failed(f"{type(error).__name__}: {error}")
        finally:
            self._folder.unlock()
        self.ended = ended
        self._emit(ended)

    def _failed(self, why: str) -> RunEnded:
        state = self._folder.last_state()
        last = self._folder.checkpoints / "last"
        return RunEnded(
            "failed",
            last.resolve() if state else None,
            state.step if state else 0,
            state.seconds if state else 0.0,
            why,
        )
