"""A run: its settings before it starts, its curve and its log while it goes on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Log

from tinycall.core.training.events import RunLog, RunMetric
from tinycall.tui.messages import RunEventsArrived
from tinycall.tui.panes.pane import Pane
from tinycall.tui.widgets.loss_chart import LossChart


class TrainingPane(Pane):
    """Settings, loss curve and log of a run."""

    TITLE = "Training"
    FIRST = "#log"

    def compose(self) -> ComposeResult:
        yield LossChart(id="chart")
        yield Log(id="log", max_lines=2000)

    def on_run_events_arrived(self, message: RunEventsArrived) -> None:
        for event in message.events:
            if isinstance(event, RunMetric):
                self.query_one(LossChart).add(event.step, event.train_loss, event.validation_loss)
            elif isinstance(event, RunLog):
                self.query_one(Log).write_line(event.line)
