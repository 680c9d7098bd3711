"""Where the work is done: device, versions, cards, tools, and the checkpoints to choose from."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import DataTable, Static

from tinycall.core.calls import TinycallError
from tinycall.core.runner import CheckpointEntry, GpuReading, Status
from tinycall.core.training.events import CheckpointSaved, RunEnded, RunStarted
from tinycall.core.training.run_folder import known_as
from tinycall.core.visible import visible
from tinycall.tui.keymap import CHECKPOINTS, RUNNER, bindings
from tinycall.tui.messages import (
    CheckpointLoaded,
    CheckpointSelected,
    CheckpointsRead,
    RunEventsArrived,
    StatusRead,
)
from tinycall.tui.panes.pane import Pane, in_thread
from tinycall.tui.theme import ACCENT, BAD, GOOD, MUTED
from tinycall.tui.widgets.facts import Fact, facts

if TYPE_CHECKING:
    from tinycall.core.calls import TinycallError
from tinycall.core.runner import Runner

GPU_SECONDS = 2.0
COLUMNS = ("", "Checkpoint", "Step", "Parameters", "Age")


class CheckpointTable(DataTable[Text]):
    """The checkpoints; Enter puts one to use."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CHECKPOINTS)


class RunnerPane(Pane):
    """Status and checkpoints."""

    TITLE = "Runner"
    FIRST = "#checkpoints"
    BINDINGS: ClassVar[list[BindingType]] = bindings(RUNNER)

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        self._status: Status | None = None
        self._gpus: tuple[GpuReading, ...] = ()
        self._polling: Timer | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="status", can_focus=False):
            yield Static(Text("Reading the status …", MUTED), id="facts")
        yield Static("Checkpoints", id="checkpoints-title")
        yield CheckpointTable(id="checkpoints", cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(CheckpointTable)
        for name in COLUMNS:
            table.add_column(name, key=name)
        self.call_after_refresh(self.action_refresh)

    def action_refresh(self) -> None:
        """Read everything again."""
        self.work(self._read_checkpoints(), group="checkpoints")
        self.work(self._read_status(), group="status")

    async def _read_checkpoints(self) -> None:
        self.tell(CheckpointsRead(await in_thread(self.runner.checkpoints)))

    async def _read_status(self) -> None:
        self.tell(StatusRead(await in_thread(self.runner.status)))
        self._gpus = await in_thread(self.runner.gpus)
        self._show_status()
        if self._gpus and self._polling is None:
            self._polling = self.set_interval(GPU_SECONDS, self._poll)

    def _poll(self) -> None:
        self.work(self._read_gpus(), group="gpus")

    async def _read_gpus(self) -> None:
        self._gpus = await in_thread(self.runner.gpus)
        self._show_status()

    def refuse(self, error: TinycallError) -> None:
        """A status that cannot be read says why in its place."""
        if self._status is None:
            self.query_one("#facts", Static).update(Text(f"✗ {visible(str(error))}", BAD))
        else:
            super().refuse(error)

    def on_run_events_arrived(self, message: RunEventsArrived) -> None:
        if any(isinstance(event, RunStarted | RunEnded) for event in message.events):
            self.action_refresh()
        elif any(isinstance(event, CheckpointSaved) for event in message.events):
            self.work(self._read_checkpoints(), group="checkpoints")

    def on_status_read(self, message: StatusRead) -> None:
        self._status = message.status
        self._show_status()

    def on_checkpoint_loaded(self, message: CheckpointLoaded) -> None:
        if self._status is not None:
            self._status = replace(self._status, loaded=message.folder)
            self._show_status()

    def on_resize(self) -> None:
        if self._status is not None:
            self._show_status()

    def _show_status(self) -> None:
        if self._status is not None:
            rows = _status_facts(self._status)
            rows[5:5] = [_card(gpu) for gpu in self._gpus]
            self.query_one("#facts", Static).update(facts(rows))

    def on_checkpoints_read(self, message: CheckpointsRead) -> None:
        table = self.query_one(CheckpointTable)
        here = table.cursor_row if table.row_count else None
        table.clear()
        for entry in message.entries:
            table.add_row(*_row(entry), key=entry.name)
            if here is None and entry.selected:
                here = table.row_count - 1
        table.move_cursor(row=here or 0, animate=False)

    @on(DataTable.RowSelected, "#checkpoints")
    def _chosen(self, event: DataTable.RowSelected) -> None:
        if event.row_key.value is not None:
            self.work(self._select(event.row_key.value), group="select")

    async def _select(self, name: str) -> None:
        entry = await in_thread(partial(self.runner.select, name))
        self.notify(f"{entry.name} is in use.", markup=False)
        self.tell(CheckpointSelected(entry.name))

    def on_checkpoint_selected(self) -> None:
        self.action_refresh()


def _row(entry: CheckpointEntry) -> tuple[Text, ...]:
    style = "bold" if entry.selected else ""
    return (
        Text("●" if entry.selected else " ", GOOD),
        Text(visible(entry.name), style),
        Text(f"{entry.step:,}" if entry.step else "–", style, justify="right"),
        Text(_millions(entry.parameters), style, justify="right"),
        Text(_age(entry.modified), MUTED, justify="right"),
    )


def _status_facts(status: Status) -> list[Fact]:
    cuda = "available" if status.cuda_available else status.cuda_unavailable_reason or "none"
    device = Text(status.device, f"bold {ACCENT}")
    device.append(f"  {status.device_reason}", "not bold " + MUTED)
    return [
        ("Device", device),
        ("Policy", f"{status.policy} · {status.threads} threads"),
        ("PyTorch", f"{status.torch} · Python {status.python}"),
        ("CUDA", f"build {status.cuda_build or 'none'} · driver {status.cuda_driver or 'none'}"),
        ("Devices", Text(", ".join(status.cuda_devices) or f"none: {cuda}")),
        ("Run", status.active_run or "none active"),
        ("Loaded", visible(known_as(status.loaded)) if status.loaded else "nothing yet"),
        ("Workspace", visible(str(status.workspace))),
        ("Tools", f"{', '.join(map(visible, status.tools))} ({status.tools_source})"),
        *_named_tools(status),
    ]


def _named_tools(status: Status) -> list[Fact]:
    """What was loaded from the files that the user named, and what of it cannot be called."""
    rows: list[Fact] = []
    if status.tool_files:
        rows.append(("Your tools", visible(", ".join(status.tool_files))))
    return rows + [("", Text(visible(problem), ACCENT)) for problem in status.tool_problems]


def _card(gpu: GpuReading) -> Fact:
    parts = [gpu.name]
    if gpu.utilization is not None:
        parts.append(f"{_bar(gpu.utilization)} {gpu.utilization} %")
    if gpu.memory_used is not None and gpu.memory_total is not None:
        parts.append(f"{gpu.memory_used / 1024:.1f} of {gpu.memory_total / 1024:.0f} GiB")
    if gpu.temperature is not None:
        parts.append(f"{gpu.temperature} °C")
    return "GPU", visible(" · ".join(parts))


def _bar(percent: int) -> str:
    filled = round(percent / 10)
    return "█" * filled + "░" * (10 - filled)


def _millions(parameters: int) -> str:
    return f"{parameters / 1e6:.2f} M" if parameters >= 10_000 else f"{parameters:,}"


def _age(modified: float) -> str:
    seconds = max(0.0, time.time() - modified)
    for unit, length in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit}"
    return "now"
