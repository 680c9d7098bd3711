"""The app: four panes on one runner."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, ComposeResult, SystemCommand
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widgets import Footer

from tinycall.tui.bridge import EventBuffer
from tinycall.tui.keymap import APP, KEYS, bindings
from tinycall.tui.messages import RunEventsArrived
from tinycall.tui.panes.console import ConsolePane
from tinycall.tui.panes.dataset import DatasetPane
from tinycall.tui.panes.pane import Pane
from tinycall.tui.panes.runner import RunnerPane
from tinycall.tui.panes.training import TrainingPane
from tinycall.tui.theme import THEME
from tinycall.tui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from tinycall.core.runner import Runner

UPPER_ROW = ("runner", "dataset")
EVENTS_PER_SECOND = 8


class TinycallApp(App[None]):
    """Train, ask, run: everything on one screen."""

    TITLE = "tinycall"
    CSS_PATH: ClassVar[list[str | Path]] = [
        "app.tcss",
        *sorted((Path(__file__).parent / "panes").glob("*.tcss")),
        *sorted((Path(__file__).parent / "widgets").glob("*.tcss")),
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP)
    ENABLE_COMMAND_PALETTE = True
    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [
        (0, "-tabs"),
        (100, "-pair"),
        (120, "-grid"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-low"), (40, "-high")]

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.runner = runner
        self._buffer = EventBuffer()
        self._unsubscribe = runner.subscribe(self._buffer.put)
        self.register_theme(THEME)
        self.theme = THEME.name

    def compose(self) -> ComposeResult:
        yield TabBar()
        with Vertical(id="panes"):
            with Horizontal(classes="row"):
                yield RunnerPane(self.runner)
                yield DatasetPane(self.runner)
            with Horizontal(classes="row"):
                yield TrainingPane(self.runner)
                yield ConsolePane(self.runner)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.action_show_pane("console")
        self.set_interval(1 / EVENTS_PER_SECOND, self._deliver)

    def on_unmount(self) -> None:
        self._unsubscribe()

    def _deliver(self) -> None:
        if events := self._buffer.drain():
            for pane in self.query(Pane):
                pane.post_message(RunEventsArrived(events))

    def action_show_pane(self, name: str) -> None:
        """Go to a pane."""
        pane = self.query_one(f"#{name}", Pane)
        self._bring_to_front(pane)
        pane.go()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane that holds the focus is the current one."""
        for ancestor in event.widget.ancestors_with_self:
            if isinstance(ancestor, Pane):
                self._bring_to_front(ancestor)

    def _bring_to_front(self, current: Pane) -> None:
        for pane in self.query(Pane):
            pane.set_class(pane is current, "-current")
        for row in self.query(".row"):
            row.set_class(row is current.parent, "-current")
        self.query_one(TabBar).current = current.id or ""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the table, by name."""
        for name, table in KEYS.items():
            for key in table:
                yield SystemCommand(
                    f"{name.capitalize()}: {key.description}" if name != "app" else key.description,
                    key.tooltip,
                    lambda: None,
                )


def run_app(workspace: Path, device: str, checkpoint: str | None) -> None:
    """Open the app on a workspace and stay until it is left."""
    from tinycall.core.runner import Runner

    TinycallApp(Runner(workspace, device=device, checkpoint=checkpoint)).run()
