"""The one table of keys: the footer, the help and the dispatch all read it.

Only keys that tmux and screen pass on: letters, digits, F1-F10, ctrl+letter except a b h i j m.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Key:
    """One key: what it is called, what it does, and how the help words it."""

    id: str
    key: str  # several keys for one action are separated by commas
    action: str
    description: str
    tooltip: str
    shown: bool = True


APP = (
    Key("app.help", "f1", "help", "Help", "Show the keys of every pane"),
    Key("app.runner", "f2", "show_pane('runner')", "Runner", "Go to the runner", shown=False),
    Key("app.dataset", "f3", "show_pane('dataset')", "Dataset", "Go to the dataset", shown=False),
    Key(
        "app.training", "f4", "show_pane('training')", "Training", "Go to the training", shown=False
    ),
    Key("app.console", "f5", "show_pane('console')", "Console", "Go to the console", shown=False),
    Key("app.palette", "ctrl+p", "command_palette", "Commands", "Find any command by name"),
    Key("app.quit", "ctrl+q", "quit", "Quit", "Leave; asks where something would be lost"),
)
RUNNER = (
    Key("runner.select", "enter", "select_checkpoint", "Use", "Use the checkpoint under the bar"),
    Key("runner.refresh", "f6,r", "refresh_status", "Refresh", "Read the status again"),
)
DATASET = (
    Key("dataset.open", "ctrl+o", "open", "Open", "Open a dataset file"),
    Key("dataset.save", "ctrl+s", "save", "Save", "Save the records"),
)
TRAINING = (
    Key("training.start", "f6", "start", "Start", "Start a run with these settings"),
    Key("training.stop", "f7", "stop", "Stop", "Stop the run and save its checkpoint"),
)
CONSOLE = (
    Key("console.run", "ctrl+r,r", "run_call", "Run", "Run the CALL on the screen"),
    Key("console.evaluate", "f6", "evaluate", "Evaluate", "Score the checkpoint"),
    Key("console.settings", "f7", "settings", "Settings", "Temperature, top-k, budget, grammar"),
    Key("console.artifacts", "f8", "artifacts", "Artifacts", "The files that tools made"),
)
REQUEST = (
    Key("request.ask", "enter", "ask", "Ask", "Send the request; again: run its CALL"),
    Key("request.older", "up", "older", "Older", "The request before", shown=False),
    Key("request.newer", "down", "newer", "Newer", "The request after", shown=False),
)

KEYS: dict[str, tuple[Key, ...]] = {
    "app": APP,
    "runner": RUNNER,
    "dataset": DATASET,
    "training": TRAINING,
    "console": CONSOLE,
    "request": REQUEST,
}


def bindings(table: tuple[Key, ...]) -> list[BindingType]:
    """The table as a widget's BINDINGS."""
    return [
        Binding(k.key, k.action, k.description, show=k.shown, tooltip=k.tooltip, id=k.id)
        for k in table
    ]
