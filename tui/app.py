"""The app: four panes on one runner."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path, PurePath
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Event
from textual.screen import Screen

from tinycall.core.calls import TinycallError
from tinycall.core.runner import Runner
from tinycall.core.training.events import RunEnded
from tinycall.tui.bridge import EventBuffer
from tinycall.tui.draft import RESCUED
from tinycall.tui.held_keys import HeldKeys
from tinycall.tui.keymap import APP, KEYS, Key, bindings
from tinycall.tui.messages import RunEventsArrived, ShutdownRequested
from tinycall.tui.panes.console import ConsolePane
from tinycall.tui.panes.dataset import DatasetPane
from tinycall.tui.panes.pane import Pane, in_thread, work_goes_on
from tinycall.tui.panes.runner import RunnerPane
from tinycall.tui.panes.training import TrainingPane
from tinycall.tui.signals import SECONDS_TO_SAVE, install_signals
from tinycall.tui.theme import THEME
from tinycall.tui.widgets.dialogs import Confirm, HelpScreen
from tinycall.tui.widgets.key_bar import KeyBar
from tinycall.tui.widgets.request_input import RequestInput
from tinycall.tui.widgets.tab_bar import TabBar

EVENTS_PER_SECOND = 8
SECONDS_TO_END = 1.0  # for work that nobody waits for any more
STYLES = Path(__file__).parent

log = logging.getLogger("tinycall")


class MainScreen(Screen[None]):
    """Holds the panes; its width and height choose between tabs and panes side by side."""

    AUTO_FOCUS = "#request"
    HORIZONTAL_BREAKPOINTS = [(0, "-tabs"), (100, "-pair"), (120, "-grid")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (40, "-high")]  # noqa: RUF012


class TinycallApp(App[None], inherit_bindings=False):
    """Train, ask, run: everything on one screen."""

    TITLE = "tinycall"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        STYLES / "app.tcss",
        *sorted(STYLES.glob("panes/*.tcss")),
        *sorted(STYLES.glob("widgets/*.tcss")),
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP)

    def __init__(self, runner: Runner, kept: Iterable[Path] = ()) -> None:
        super().__init__()
        self.runner = runner
        self._kept = tuple(kept)
        self._leaving = False
        self._asked_for: Pane | None = None
        self._buffer = EventBuffer()
        self.held_keys = HeldKeys(self, super().on_event)
        self._unsubscribe = runner.subscribe(self._buffer.put)
        self.register_theme(THEME)
        self.theme = THEME.name

    def get_default_screen(self) -> MainScreen:
        return MainScreen(id="_default", classes="-tabs -low")

    def compose(self) -> ComposeResult:
        yield TabBar(unsafe=self.runner.unsafe_exec)
        with Vertical(id="panes"):
            with Horizontal(classes="row"):
                yield RunnerPane(self.runner)
                yield DatasetPane(self.runner)
            with Horizontal(classes="row -current"):
                yield TrainingPane(self.runner)
                yield ConsolePane(self.runner).add_class("-current")
        yield KeyBar()

    def on_mount(self) -> None:
        self.action_show_pane("console")
        self.set_interval(1 / EVENTS_PER_SECOND, self._deliver)
        self.panes[0].work(self._offer_to_continue(), group="continue")
        for path in self._kept:
            self.notify(
                f"Edits that were not saved are kept in {path}: open it with F3, Ctrl+O. "
                "This is said until the file is gone.",
                timeout=15,
                markup=False,
            )

    def on_unmount(self) -> None:
        self._unsubscribe()

    async def on_event(self, event: Event) -> None:
        """Keys wait for a dialog that they came before."""
        if not self.held_keys.take(event):
            await super().on_event(event)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The four panes, also while a dialog lies over them."""
        return tuple(self.screen_stack[0].query(Pane))

    def _deliver(self) -> None:
        events = self._buffer.drain()
        if events:
            self.panes[0].tell(RunEventsArrived(events))
        if self._leaving and any(isinstance(event, RunEnded) for event in events):
            self.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A dialog keeps the panes' keys to itself."""
        return len(self.screen_stack) == 1 or action not in ("show_pane", "help")

    def action_show_pane(self, name: str) -> None:
        """Go to a pane."""
        self._asked_for = pane = self.screen_stack[0].query_one(f"#{name}", Pane)
        self._bring_to_front(pane)
        pane.go()
        # A widget that was hidden a moment ago hears of it only now, and lets the focus go.
        self.call_after_refresh(self._stay_in, pane)

    def _stay_in(self, pane: Pane) -> None:
        if pane is self._asked_for and len(self.screen_stack) == 1 and not pane.has_focus_within:
            pane.go()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane that holds the focus is the current one."""
        for ancestor in event.widget.ancestors_with_self:
            if isinstance(ancestor, Pane):
                self._bring_to_front(ancestor)

    def _bring_to_front(self, current: Pane) -> None:
        for pane in self.panes:
            pane.set_class(pane is current, "-current")
        for row in self.screen_stack[0].query(".row"):
            row.set_class(row is current.parent, "-current")
        self.screen_stack[0].query_one(TabBar).current = current.id or ""

    def action_help(self) -> None:
        """Show every key, those of the current pane first."""
        self.push_screen(HelpScreen(self.query_one(TabBar).current))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the table by its name, pane by pane."""
        for name, table in KEYS.items():
            for key in table:
                if not key.command:
                    continue
                title = key.description if table is APP else f"{name}: {key.description}"
                yield SystemCommand(title, key.tooltip, lambda n=name, k=key: self._do(n, k))

    def _do(self, name: str, key: Key) -> None:
        """What the key would do in its pane."""
        if name.lower() in {pane.id for pane in self.panes}:
            self.action_show_pane(name.lower())
        self.call_after_refresh(self.simulate_key, key.key.partition(",")[0])

    async def action_quit(self) -> None:
        """Leave, after a question where something would be lost; a run saves first."""
        if not any(worker.group == "quit" and worker.is_running for worker in self.workers):
            self.held_keys.expect(self.run_worker(self._quit(), group="quit"))

    async def _quit(self) -> None:
        if self._leaving:
            return
        for pane in self.panes:
            if pane.unsaved and not await self.push_screen_wait(
                Confirm("Quit?", pane.unsaved, yes="Quit without saving", no="Stay", default=False)
            ):
                return
        if not self.runner.active:
            self.exit()
        elif await self.push_screen_wait(
            Confirm(
                "Quit?",
                "A run is under way. It will stop, save a checkpoint, and can be continued.",
                yes="Stop, save and quit",
                no="Stay",
                default=False,
            )
        ):
            self._leaving = True
            self.notify("Saving the run …")
            self.runner.stop()
            if not self.runner.active:
                self.exit()

    async def _offer_to_continue(self) -> None:
        run = await in_thread(self.runner.interrupted)
        # A question would catch what is being typed; the training pane offers the run as well.
        if run is None or self.runner.active or self.query_one(RequestInput).value:
            return
        yes = await self.push_screen_wait(
            Confirm(
                f"Continue {run}?",
                "It was stopped before its end. Nothing is lost but the steps since it was saved.",
                yes="Continue",
                no="Later",
                default=False,
            )
        )
        if yes:
            self.action_show_pane("training")
            self.query_one(TrainingPane).action_resume()

    def on_shutdown_requested(self, message: ShutdownRequested) -> None:
        """Leave at once: a signal came, and the run has saved."""
        self.exit(return_code=message.return_code)

    def _handle_exception(self, error: Exception) -> None:
        """One line for people; the traceback goes to the log."""
        log.error("the app ended", exc_info=error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.panic(Text("tinycall met an error that it did not expect; tinycall.log says which."))


def run_app(
    workspace: Path,
    device: str,
    checkpoint: str | None,
    notes: Path | None = None,
    tools: Sequence[Path] = (),
    timeouts: Mapping[str, float] | None = None,
    unsafe_exec: bool = False,
) -> None:
    """Open the app on a workspace and stay until it is left.

    Raises TinycallError where it cannot start, SystemExit where a signal or an error ended it.
    """
    runner = Runner(
        workspace,
        device=device,
        checkpoint=checkpoint,
        notes=notes,
        tools=tools,
        timeouts=timeouts,
        unsafe_exec=unsafe_exec,
    )
    # Textual reads keys from standard input and draws on standard error.
    for stream in (sys.__stdin__, sys.__stderr__):
        if stream is None or not stream.isatty():
            raise TinycallError(
                "the app opens in a terminal, and there is none here",
                accepted="a command works without one: tinycall --help lists them",
            )
    _write_log(workspace / "tinycall.log")
    app = TinycallApp(runner, kept=sorted((workspace / "datasets").glob(f"{RESCUED}*.jsonl")))
    install_signals(app, runner, workspace / "datasets")
    try:
        app.run()
    finally:
        # The run of another process is its own affair.
        runner.leave()
        runner.stop()
        runner.wait(SECONDS_TO_SAVE)
    if work_goes_on(SECONDS_TO_END):
        # A thread within torch would take the interpreter down while it ends.
        os._exit(app.return_code or 0)
    if app.return_code:
        raise SystemExit(app.return_code)


class _LogFile(logging.FileHandler):
    """Makes its folder with its first line; where it cannot write, it is silent."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        return


def _write_log(path: Path) -> None:
    handler = _LogFile(path, delay=True, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    log.propagate = False
