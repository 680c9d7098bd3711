"""How far a run or an evaluation has come, for people, on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tinycall.core.shell.options import default_workspace
from tinycall.core.shell.output import tell
from tinycall.core.training.events import (
    RunEnded,
    RunEvent,
    RunLog,
    RunMetric,
    RunPlan,
    RunProgress,
    RunStarted,
)

Report = Callable[[RunPlan, RunEvent], None]

_SECONDS = 5.0  # from one word about an evaluation to the next


def progress_report() -> Report:
    """A report that prints the log, and a bar below it where standard error is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False, markup=False)
    # Refreshed by events alone: a thread of its own would trip over a terminal that is gone.
    bar = Progress(
        TextColumn("step"),
        MofNCompleteColumn(),
        BarColumn(),
        TextColumn("{task.fields[left]}"),
        TextColumn("{task.fields[loss]}"),
        console=console,
        auto_refresh=False,
        transient=True,
    )
    task = bar.add_task("", total=None, left="", loss="")

    def report(plan: RunPlan, event: RunEvent) -> None:
        if isinstance(event, RunStarted):
            console.print(beginning(plan), soft_wrap=True)
        elif isinstance(event, RunLog):
            console.print(event.line, soft_wrap=True)
        elif isinstance(event, RunMetric):
            bar.update(task, loss=f"loss {event.train_loss:.3f}")
        elif isinstance(event, RunProgress) and console.is_terminal:
            bar.start()
            left = "" if event.seconds_left is None else f"{duration(event.seconds_left)} left"
            bar.update(task, completed=event.step, total=event.max_steps, left=left, refresh=True)
        elif isinstance(event, RunEnded):
            if bar.live.is_started:
                bar.stop()
            console.print(ending(plan, event), soft_wrap=True)

    return report


def calls_report() -> Callable[[int, int], None]:
    """A report that says now and then how many CALLs of all are made."""
    shown = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal shown
        if time.monotonic() - shown > _SECONDS:
            shown = time.monotonic()
            tell(f"{done:,} of {total:,} CALLs")

    return report


@contextmanager
def entries_report() -> Iterator[Callable[[int, int], None]]:
    """A report of slow work that a tool does once, as a bar where standard error is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("reading Python's documentation"),
        MofNCompleteColumn(),
        BarColumn(),
        console=Console(stderr=True, highlight=False, markup=False),
        auto_refresh=False,
        transient=True,
    )
    task = bar.add_task("", total=None)

    def report(done: int, total: int) -> None:
        if bar.console.is_terminal:
            bar.start()
            bar.update(task, completed=done, total=total, refresh=True)
            if done >= total:
                bar.stop()

    try:
        yield report
    finally:
        if bar.live.is_started:
            bar.stop()


def beginning(plan: RunPlan) -> str:
    """What a run is about to do."""
    return (
        f"{plan.name}: {plan.samples:,} samples, {plan.parameters:,} parameters, vocabulary "
        f"{plan.vocabulary}, {plan.max_steps:,} steps of {plan.steps_per_epoch:,} an epoch, on "
        f"{plan.device} ({plan.device_reason})"
    )


def ending(plan: RunPlan, event: RunEnded) -> str:
    """How a run ended, and how it goes on."""
    text = f"{event.status} at step {event.step:,} after {duration(event.seconds)}"
    if event.checkpoint is not None:
        text += f"; checkpoint {event.checkpoint}"
    if event.status == "stopped":
        workspace = plan.folder.parent.parent
        named = workspace.absolute() != default_workspace().absolute()
        text += f"\ngo on with: tinycall train --continue {plan.name}"
        text += f" --workspace {workspace}" if named else ""
    return text


def duration(seconds: float) -> str:
    """Seconds in words for people."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
