"""The keys that act where the focus is, in the last line of the screen."""

from __future__ import annotations

from rich.text import Text
from textual.binding import Binding
from textual.widget import Widget

from tinycall.tui.keymap import spelled
from tinycall.tui.theme import ACCENT

# Where the line is too short: what it leaves out first. Help is never left out; it has them all.
LEAVES_FIRST = ("app.palette", "app.quit")


class KeyBar(Widget):
    """Follows the focus."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 1; background: $surface; }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Text:
        shown = [key for key in self.screen.active_bindings.values() if key.binding.show]
        first: dict[str, Binding] = {}
        for active in shown:
            first.setdefault(active.binding.action, active.binding)
        keys = list(first.values())
        line = _line(keys, gap=2)
        while line.cell_len > self.size.width and len(keys) > 1:
            line = _line(keys, gap=1)
            if line.cell_len > self.size.width:
                keys.remove(_least(keys))
        return line


def _least(keys: list[Binding]) -> Binding:
    ids = {key.id: key for key in keys}
    for name in LEAVES_FIRST:
        if name in ids:
            return ids[name]
    return next(key for key in reversed(keys) if key.id != "app.help")


def _line(keys: list[Binding], gap: int) -> Text:
    line = Text(no_wrap=True)
    for key in keys:
        line.append(" " * gap if line else "")
        line.append(spelled(key.key), f"bold {ACCENT}")
        line.append(f" {key.description}")
    return line
