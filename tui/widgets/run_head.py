"""One line on what the run is doing."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from tinycall.core.training.events import RunEnded, RunPaused, RunPlan, RunProgress
from tinycall.core.visible import visible
from tinycall.tui.theme import ACCENT, BAD, GOOD

_MARKS = {"completed": ("✓", GOOD), "stopped": ("■", ACCENT)}


class RunHead(Static):
    """Says how far the run is; not there while there is nothing to say."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._plan: RunPlan | None = None
        self._elsewhere = ""

    @property
    def run_name(self) -> str:
        """The run that was told of last."""
        return self._plan.name if self._plan is not None else "the run"

    def say(self, line: Text) -> None:
        """Show a line, or none."""
        self.update(line)
        self.display = bool(line)

    def refuse(self, line: str) -> None:
        """Show what could not be done."""
        self.say(Text(f"✗ {visible(line)}", BAD))

    def begins(self, plan: RunPlan, *, elsewhere: bool) -> None:
        """A run begins, here or in another process."""
        self._plan = plan
        self._elsewhere = " of another process" if elsewhere else ""
        how = f"{self._elsewhere}; F7 asks it to stop" if elsewhere else " begins"
        self.say(Text.assemble(("▶ ", GOOD), (visible(plan.name), "bold"), how))

    def advances(self, progress: RunProgress) -> None:
        """The run is so far."""
        left = "" if progress.seconds_left is None else f" · {duration(progress.seconds_left)} left"
        self.say(
            Text.assemble(
                ("▶ ", GOOD),
                (visible(self.run_name), "bold"),
                f"{self._elsewhere} step {progress.step:,}/{progress.max_steps:,}"
                f" · epoch {progress.epoch:.1f} · {duration(progress.seconds)}{left}",
            )
        )

    def pauses(self, paused: RunPaused) -> None:
        """The run waits."""
        self.say(Text(f"‖ paused: {visible(paused.why)}", BAD))

    def ended(self, event: RunEnded) -> Text:
        """The line that a run's end is told with, for more to be added."""
        mark, color = _MARKS.get(event.status, ("✗", BAD))
        steps = "1 step" if event.step == 1 else f"{event.step:,} steps"
        took = f"after {steps} in {duration(event.seconds)}"
        line = Text.assemble(
            (f"{mark} ", color), (visible(self.run_name), "bold"), f" {event.status} {took}"
        )
        if event.error:
            line.append(f": {visible(event.error)}", BAD)
        return line


def duration(seconds: float) -> str:
    """Minutes and seconds, or hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
