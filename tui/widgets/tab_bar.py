"""The names of the panes with their keys, and in a few words what is going on."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from tinycall.core.training.events import RunEnded, RunProgress, RunStarted
from tinycall.core.visible import visible
from tinycall.tui.keymap import APP, spelled
from tinycall.tui.messages import CheckpointsRead, RunEventsArrived, StatusRead
from tinycall.tui.theme import ACCENT, ALARM, INK, MUTED

TABS = tuple(key for key in APP if key.action.startswith("show_pane"))


class TabBar(Widget):
    """One line: which pane is in front, which key brings each, the run, the checkpoint."""

    DEFAULT_CSS = """
    TabBar { dock: top; height: 1; background: $surface; padding: 0 1; }
    """
    current: reactive[str] = reactive("console")
    checkpoint: reactive[str] = reactive("")
    device: reactive[str] = reactive("")
    run: reactive[str] = reactive("")

    def __init__(self, *, unsafe: bool = False) -> None:
        """`unsafe` shows that code is executed without a sandbox."""
        super().__init__()
        self._unsafe = unsafe

    def render(self) -> Text:
        line = Text(no_wrap=True, overflow="ellipsis")
        for key in TABS:
            name = key.description
            front = name.lower() == self.current
            line.append(f" {spelled(key.key)} {name} ", "bold reverse" if front else MUTED)
        right = Text()
        if self._unsafe:
            right.append(" NO SANDBOX ", f"bold {INK} on {ALARM}")
        if self.run:
            right.append(" " if right else "")
            right.append(f"▶ {self.run}", f"bold {ACCENT}")
        for part in (self.device, self.checkpoint):
            if part:
                right.append(" · " if right else "", MUTED)
                right.append(visible(part), MUTED)
        space = self.size.width - cell_len(line.plain)
        right.truncate(max(0, space - 2), overflow="ellipsis")
        line.append(" " * max(0, space - right.cell_len))
        return line.append_text(right)

    def on_checkpoints_read(self, message: CheckpointsRead) -> None:
        self.checkpoint = next((e.name for e in message.entries if e.selected), "")

    def on_status_read(self, message: StatusRead) -> None:
        self.device = message.status.device

    def on_run_events_arrived(self, message: RunEventsArrived) -> None:
        for event in message.events:
            if isinstance(event, RunStarted):
                self.run = event.plan.name
            elif isinstance(event, RunProgress):
                name = self.run.partition(" ")[0] or "run"
                self.run = f"{name} {100 * event.step // max(1, event.max_steps)} %"
            elif isinstance(event, RunEnded):
                self.run = ""
