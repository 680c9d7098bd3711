"""The run of this process, or the one of another process that is followed; free of torch."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tinycall.core.calls import TinycallError
from tinycall.core.tools.named import KnownTools
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunEnded, RunEvent, RunPlan
from tinycall.core.training.following import Follower
from tinycall.core.training.job import Job
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.world import World

if TYPE_CHECKING:
    from tinycall.core.training.loop import Trainer


class Running:
    """Owns the threads of runs, one at a time, and passes on what they tell.

    New runs are folders in `runs`; of the processes of a `world` the first one writes.
    """

    def __init__(self, runs: Path, world: World) -> None:
        self._runs = runs
        self._world = world
        self._lock = threading.RLock()
        self._job: Job | None = None
        self._follower: Follower | None = None
        self._listeners: list[Callable[[RunEvent], None]] = []

    def start(
        self, config: TrainingConfig, continued: Path | None, offered: Sequence[KnownTools]
    ) -> RunPlan:
        """Begin a new run, with the weights of the checkpoint `continued` where there is one.

        `offered` are tools for a dataset that calls them. Raises TinycallError, also while a run
        is active.
        """
        from tinycall.core.training.runs import begin, prepare_run

        with self._lock:
            self._refuse_second()
            prepared = prepare_run(config, continued, offered)
            if self._world.first:
                folder = RunFolder.create(self._runs, config.name)
            else:
                folder = RunFolder(self._runs / "of-the-first-process")
            return self._launch(
                folder,
                prepared.plan(folder.path),
                lambda: begin(prepared, folder, self.tell, self._world),
            )

    def resume(self, folder: RunFolder) -> RunPlan:
        """Go on with a run that stopped before its last step.

        Raises TinycallError, also while a run is active.
        """
        from tinycall.core.training.runs import go_on

        with self._lock:
            self._refuse_second()
            if self._world.first:
                folder.lock()
            try:
                prepared, trainer = go_on(folder, self.tell, self._world)
            except BaseException:
                folder.unlock()
                raise
            return self._launch(folder, prepared.plan(folder.path), lambda: trainer)

    def follow(self, folder: RunFolder) -> RunPlan:
        """Tell the events of a run that another process writes; raises TinycallError."""
        with self._lock:
            self._refuse_second()
            self.leave()
            self._follower = Follower(folder, folder.read_plan(), self.tell)
            self._follower.start()
            return self._follower.plan

    def leave(self) -> None:
        """Follow no longer; the run of the other process goes on."""
        if self._follower is not None:
            self._follower.leave()
            self._follower = None

    @property
    def following(self) -> str | None:
        """The run of another process that is followed, up to its end."""
        follower = self._follower
        return follower.plan.name if follower is not None and follower.ended is None else None

    @property
    def active(self) -> str | None:
        """The run of this process, up to its end."""
        job = self._job
        return job.plan.name if job is not None and job.ended is None else None

    def stop(self) -> None:
        """Ask the active run, or the one that is followed, to save and end; RunEnded follows."""
        if self.active and self._job is not None:
            self._job.stop.set()
        elif self._follower is not None:
            self._follower.ask_to_stop()

    def wait(self, timeout: float | None = None) -> RunEnded | None:
        """The end of the run last begun; None before it ends, or without one."""
        if self._job is None:
            return None
        self._job.thread.join(timeout)
        return self._job.ended

    def subscribe(self, listener: Callable[[RunEvent], None]) -> Callable[[], None]:
        """Call `listener` with every event, on the run's thread, until the result is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, event: RunEvent) -> None:
        """Pass an event on to all who listen."""
        for listener in tuple(self._listeners):
            listener(event)

    def _launch(self, folder: RunFolder, plan: RunPlan, trainer: Callable[[], Trainer]) -> RunPlan:
        self.leave()
        self._job = Job(folder, plan, trainer, self.tell, self._world)
        self._job.thread.start()
        return plan

    def _refuse_second(self) -> None:
        if self.active:
            raise TinycallError(
                "a run is active already",
                accepted="one run at a time: stop it or wait for it",
            )
