"""The dataset: its records, what is wrong with them, and how one becomes tokens."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from tinycall.tui.panes.pane import Pane


class DatasetPane(Pane):
    """A table of records, an editor for one of them, and its trace."""

    TITLE = "Dataset"
    FIRST = "#records"

    def compose(self) -> ComposeResult:
        yield Static("no dataset is open", id="records")
