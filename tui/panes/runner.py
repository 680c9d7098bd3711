"""The runner pane."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from tinycall.tui.keymap import RUNNER, bindings
from tinycall.tui.panes.pane import Pane


class RunnerPane(Pane):
    """The runner pane."""

    TITLE = "Runner"
    FIRST = "Input"
    BINDINGS: ClassVar[list[BindingType]] = bindings(RUNNER)

    def compose(self) -> ComposeResult:
        yield Input()
