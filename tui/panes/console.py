"""The console pane."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from tinycall.tui.keymap import CONSOLE, bindings
from tinycall.tui.panes.pane import Pane


class ConsolePane(Pane):
    """The console pane."""

    TITLE = "Console"
    FIRST = "Input"
    BINDINGS: ClassVar[list[BindingType]] = bindings(CONSOLE)

    def compose(self) -> ComposeResult:
        yield Input()
