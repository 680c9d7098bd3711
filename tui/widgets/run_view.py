"""A run as it goes on: progress, figures, the loss curve and the live log."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.widgets import Log, ProgressBar, Static

from tinycall.core.training.events import (
    RunEvent,
    RunLog,
    RunMetric,
    RunPlan,
    RunProgress,
    RunStarted,
)
from tinycall.core.visible import visible
from tinycall.tui.widgets.facts import Fact
from tinycall.tui.widgets.loss_chart import LossChart

LOG_LINES = 5000
ROOMY = 18  # rows from which the size of the run has one


class RunView(Vertical):
    """Hears the events of a run and shows them; the log follows only from its last line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._exact_calls: float | None = None

    def compose(self) -> ComposeResult:
        yield ProgressBar(id="progress", show_eta=False)
        yield Static(id="size", markup=False)
        yield Static(id="figures", markup=False)
        yield LossChart(id="chart")
        yield Log(id="log", max_lines=LOG_LINES)

    def on_resize(self, event: Resize) -> None:
        self.query_one("#size").display = event.size.height >= ROOMY

    def write(self, line: str) -> None:
        """Add a line to the log."""
        self.query_one(Log).write_line(visible(line))

    def hear(self, event: RunEvent) -> None:
        """Show what an event says."""
        match event:
            case RunStarted():
                self._begin(event.plan)
            case RunMetric():
                self._measure(event)
            case RunProgress():
                bar = self.query_one(ProgressBar)
                bar.update(total=event.max_steps, progress=event.step)
            case RunLog():
                self.write(event.line)

    def recall(self, metrics: Iterable[RunMetric]) -> None:
        """Show what a continued run measured before."""
        rows = ((row.step, row.train_loss, row.validation_loss) for row in metrics)
        self.query_one(LossChart).recall(rows)

    def _begin(self, plan: RunPlan) -> None:
        self._exact_calls = None
        self.query_one(ProgressBar).update(total=plan.max_steps, progress=0)
        self.query_one("#figures", Static).update("")
        self.query_one(LossChart).clear()
        self.query_one(Log).clear()
        self.query_one("#size", Static).update(
            f"{plan.samples:,} samples · {plan.parameters:,} parameters · vocabulary"
            f" {plan.vocabulary:,} · {plan.steps_per_epoch:,} steps an epoch"
        )
        for name, value in plan_facts(plan):
            self.write(f"{name:<8}{value}")

    def _measure(self, metric: RunMetric) -> None:
        self.query_one(LossChart).add(metric.step, metric.train_loss, metric.validation_loss)
        if metric.exact_calls is not None:
            self._exact_calls = metric.exact_calls
        exact = "" if self._exact_calls is None else f"exact calls {self._exact_calls:.1%} · "
        speed = f"{metric.tokens_per_second:,.0f} tokens/s"
        rate = f"learning rate {metric.learning_rate:.1e}"
        self.query_one("#figures", Static).update(f"{exact}{speed} · {rate}")


def plan_facts(plan: RunPlan) -> list[Fact]:
    """What a run is about to do, as names and values."""
    by_tool = ", ".join(f"{visible(tool)} {count:,}" for tool, count in plan.by_tool.items())
    left_out = f"; {plan.left_out:,} longer than the context, left out" if plan.left_out else ""
    return [
        ("data", f"{plan.samples:,} samples, {visible(plan.dataset)}{left_out}"),
        ("tools", by_tool),
        ("model", f"{plan.parameters:,} parameters, vocabulary {plan.vocabulary:,}"),
        ("steps", f"{plan.steps_per_epoch:,} an epoch, {plan.max_steps:,} in all"),
        ("device", f"{plan.device}: {visible(plan.device_reason)}"),
    ]
