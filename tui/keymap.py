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
    command: bool = True  # stands in the palette
    priority: bool = False  # acts before the focused widget


PANES = {"f2": "runner", "f3": "dataset", "f4": "training", "f5": "console"}

APP = (
    Key("app.help", "f1", "help", "Help", "The keys of every pane", priority=True),
    *(
        Key(
            f"app.{name}",
            key,
            f"show_pane('{name}')",
            name.capitalize(),
            f"Go to the {name}",
            shown=False,
            priority=True,
        )
        for key, name in PANES.items()
    ),
    Key(
        "app.palette", "ctrl+p", "command_palette", "Find", "Find a command by name", command=False
    ),
    Key("app.quit", "ctrl+q", "quit", "Quit", "Leave; asks what would be lost", priority=True),
    Key("app.interrupt", "ctrl+c", "help_quit", "Quit?", "Says how", shown=False, command=False),
)
RUNNER = (Key("runner.refresh", "f6,r", "refresh", "Refresh", "Read status and checkpoints again"),)
CHECKPOINTS = (
    Key("checkpoints.use", "enter", "select_cursor", "Use", "Use the checkpoint under the bar"),
)
DATASET = (
    Key("dataset.open", "ctrl+o", "open", "Open", "Open a dataset file, or begin a new one"),
    Key("dataset.save", "ctrl+s", "save", "Save", "Save the records"),
    Key("dataset.save_as", "f10,w", "save_as", "Save as", "Save in another file", shown=False),
    Key("dataset.edit", "enter,e", "edit", "Edit", "Edit the fields of the record"),
    Key("dataset.records", "escape", "to_records", "Records", "Back to the table"),
    Key("dataset.add", "ctrl+n,a", "add", "Add", "Add a record below this one"),
    Key("dataset.trace", "f8,t", "trace", "Trace", "How the record becomes training data"),
    Key("dataset.next_bad", "f9,b", "next_bad", "Next bad", "Go to the next bad record"),
    Key("dataset.copy", "d", "duplicate", "Copy", "Duplicate the record", shown=False),
    Key("dataset.delete", "x", "delete", "Delete", "Delete the record", shown=False),
    Key("dataset.put_back", "u", "put_back", "Put back", "Undo the last delete", shown=False),
    Key("dataset.next", "n", "step(1)", "Next", "The next record, traced too", shown=False),
    Key("dataset.previous", "p", "step(-1)", "Previous", "The record before", shown=False),
)
TRAINING = (
    Key("training.start", "f6", "start", "Start", "Start a run with these settings"),
    Key("training.stop", "f7", "stop", "Stop", "Stop the run; its checkpoint is saved"),
    Key("training.resume", "f8", "resume", "Continue", "Go on with the run that was interrupted"),
    Key("training.log_scale", "f9", "log_scale", "Log", "Loss on a log scale, or back"),
    Key("training.settings", "ctrl+t", "settings", "Form", "Show the settings or the curve"),
    Key("training.learn", "ctrl+l", "learn", "Learn", "Learn the corrections, in a run of minutes"),
)
REQUEST = (
    Key("request.ask", "enter", "ask", "Ask", "Send the request; once more runs its CALL"),
    Key(
        "request.older",
        "up",
        "older",
        "Older",
        "The request before this one",
        shown=False,
        command=False,
    ),
    Key(
        "request.newer",
        "down",
        "newer",
        "Newer",
        "The request after this one",
        shown=False,
        command=False,
    ),
)
CONSOLE = (
    Key("console.run", "ctrl+r,r", "run_call", "Run", "Run the CALL that is shown"),
    # The welcome names it; a line of 80 cells has no room for one key more.
    Key("console.agent", "ctrl+g,g", "agent", "Agent", "One Enter to the answer", shown=False),
    Key("console.leave", "escape", "leave", "Leave", "Stop waiting for a slow tool", shown=False),
    Key("console.evaluate", "f6", "evaluate", "Evaluate", "Score the checkpoint; again to redo it"),
    # The scorecard names the key beside its pages.
    Key("console.turn", "ctrl+n,n", "turn", "Turn", "The next page of the scorecard", shown=False),
    Key("console.settings", "f7", "settings", "Settings", "Temperature, top-k, budget, grammar"),
    Key("console.artifacts", "f8", "artifacts", "Files", "The files that tools made"),
    Key("console.correct", "f9", "correct", "Correct", "Put the CALL right and keep it to learn"),
    Key(
        "console.correct_all",
        "f10,a",
        "correct_all",
        "Correct all",
        "Keep the expected CALL of every failing request",
    ),
    Key(
        "console.learn",
        "ctrl+l",
        "learn",
        "Learn",
        "Learn the corrections: Training, Ctrl+L",
        shown=False,
        command=False,
    ),
)
DIALOG = (
    Key("dialog.yes", "y", "yes", "Yes", "Agree"),
    Key("dialog.no", "n,escape", "no", "No", "Go back"),
)
SETTINGS = (
    Key("settings.keep", "ctrl+s", "keep", "Keep", "Use these settings"),
    Key("settings.back", "escape", "back", "Back", "Leave the settings as they were"),
)
PATH = (
    Key("path.complete", "tab", "complete", "Complete", "Complete the path, or go on"),
    Key("path.files", "down", "to_list", "Files", "Go to the list of files"),
    Key("path.back", "escape", "back", "Back", "Leave without a file"),
)
CORRECTION = (
    Key("correction.keep", "enter,ctrl+s", "keep", "Keep", "Keep it as a sample", priority=True),
    Key("correction.back", "escape", "back", "Back", "Leave without a correction"),
)
CODE = (
    Key("code.yes", "y", "yes", "Yes", "Execute what is shown"),
    Key("code.no", "n,escape", "no", "No", "Execute nothing; from the editor: leave the edit"),
    Key("code.edit", "e", "edit", "Edit", "Change the code first"),
    Key("code.keep", "ctrl+s", "keep", "Keep", "Show what was edited, and ask again"),
    Key("code.down", "pagedown,down", "page(1)", "Down", "Scroll the code", shown=False),
    Key("code.up", "pageup,up", "page(-1)", "Up", "Scroll the code", shown=False),
)
ARTIFACTS = (
    Key("artifacts.copy", "c", "copy_line", "Copy", "Send the scp line to the terminal"),
    Key("artifacts.close", "escape,f8,q", "close", "Close", "Go back"),
)
CLOSE = (Key("dialog.close", "escape,f1,q", "close", "Close", "Go back"),)

# In the order of the help; a pane's table is followed by those of the widgets inside it.
KEYS: dict[str, tuple[Key, ...]] = {
    "Everywhere": APP,
    "Runner": (*RUNNER, *CHECKPOINTS),
    "Dataset": DATASET,
    "Training": TRAINING,
    "Console": (*REQUEST, *CONSOLE),
}


def bindings(table: tuple[Key, ...]) -> list[BindingType]:
    """The table as a widget's BINDINGS."""
    return [
        Binding(
            k.key,
            k.action,
            k.description,
            show=k.shown,
            tooltip=k.tooltip,
            id=k.id,
            priority=k.priority,
        )
        for k in table
    ]


def spelled(key: str) -> str:
    """A key as the footer and the help write it: `^R`, `F6`, `Enter`."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    arrows = {"up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "Esc"}
    return arrows.get(key, key if len(key) == 1 else key.capitalize())
