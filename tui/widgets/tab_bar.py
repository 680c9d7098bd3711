"""The names of the panes with their keys, in one line."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widgets import Static


class TabBar(Static):
    """Shows which pane is in front and which key brings each."""

    DEFAULT_CSS = """
    TabBar { dock: top; height: 1; background: $panel; padding: 0 1; }
    """
    current: reactive[str] = reactive("console")

    def render(self) -> Text:
        line = Text(no_wrap=True)
        for key, name in (("F2", "runner"), ("F3", "dataset"), ("F4", "training"), ("F5", "console")):
            style = "reverse bold" if name == self.current else ""
            line.append(f" {key} {name.capitalize()} ", style)
            line.append(" ")
        return line
