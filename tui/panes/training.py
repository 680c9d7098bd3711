"""A run: its settings before it starts, its curve and its log while it goes on."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Static

from tinycall.core.calls import TinycallError
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunEnded, RunPaused, RunPlan, RunProgress, RunStarted
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.visible import visible
from tinycall.tui.draft import SHIPPED
from tinycall.tui.keymap import TRAINING, bindings
from tinycall.tui.messages import (
    CheckpointSelected,
    CheckpointsRead,
    CorrectionsKept,
    DatasetOpened,
    LearningWanted,
    RunEventsArrived,
)
from tinycall.tui.panes.pane import Pane, in_thread
from tinycall.tui.theme import ACCENT, BAD, MUTED
from tinycall.tui.widgets.correction import learning_question
from tinycall.tui.widgets.dialogs import Confirm
from tinycall.tui.widgets.facts import facts
from tinycall.tui.widgets.loss_chart import LossChart
from tinycall.tui.widgets.run_head import RunHead
from tinycall.tui.widgets.run_view import RunView, plan_facts
from tinycall.tui.widgets.settings_form import SettingsForm

LOOK = 3.0  # seconds from one look for a run of another process to the next
PAUSE = 0.5  # seconds without a change before the settings are planned


class TrainingPane(Pane):
    """Settings, loss curve and log of a run."""

    TITLE = "Training"
    FIRST = "#set-source"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TRAINING)

    def compose(self) -> ComposeResult:
        yield RunHead(id="run-head")
        with Vertical(id="run-settings"):
            yield SettingsForm(id="settings")
            yield Static(id="plan", markup=False)
        yield RunView(id="run-view")

    def on_mount(self) -> None:
        self._plan_now: RunPlan | None = None
        self._running = False
        self._planning = False
        self._pause: Timer | None = None
        self._show_settings(True)
        self.head.say(Text())
        self.work(self._offer_interrupted(), group="interrupted")
        self.set_interval(LOOK, self._look_elsewhere)
        self.work(self._offer_corrections(), group="corrections")

    def go(self) -> None:
        settings = self.query_one("#run-settings").display
        self.query_one("#set-source" if settings else "#log").focus()

    async def _offer_interrupted(self) -> None:
        """Follow a run that another process writes, or offer to go on with an interrupted one."""
        if not self.runner.active and await self._follow():
            return
        interrupted = await in_thread(self.runner.interrupted)
        if interrupted is not None and not self._running and self._plan_now is None:
            self.head.say(
                Text.assemble(
                    ("● ", ACCENT),
                    f"{visible(interrupted)} was stopped before its end: F8 goes on with it.",
                )
            )

    def _look_elsewhere(self) -> None:
        if not self._running and not self.runner.active and self.runner.following is None:
            self.work(self._follow(), group="look")

    async def _follow(self) -> bool:
        """Follow the newest run where another process writes it."""
        run = await in_thread(self.runner.written_elsewhere)
        if run is None:
            return False
        try:
            await in_thread(partial(self.runner.follow, run))
        except TinycallError as error:
            if not self.runner.active:  # a run of this process may have begun meanwhile
                self.head.refuse(f"{run} cannot be followed: {error}")
        return True

    @property
    def head(self) -> RunHead:
        """The line on top."""
        return self.query_one(RunHead)

    # settings

    def on_dataset_opened(self, message: DatasetOpened) -> None:
        self.query_one(SettingsForm).offer_dataset(
            message.path, message.tools, choose=message.path != SHIPPED
        )

    def on_checkpoints_read(self, message: CheckpointsRead) -> None:
        self.query_one(SettingsForm).offer_checkpoints(entry.name for entry in message.entries)

    def on_corrections_kept(self, message: CorrectionsKept) -> None:
        self.query_one(SettingsForm).offer_corrections(message.path, message.count)

    async def _offer_corrections(self) -> None:
        self.query_one(SettingsForm).offer_corrections(*await in_thread(self.runner.corrections))

    @on(SettingsForm.Changed)
    def _settings_changed(self, event: SettingsForm.Changed) -> None:
        event.stop()
        if event.wrong:
            self.query_one("#plan", Static).update(
                facts([(label, Text(f"✗ {what}", BAD)) for label, what in event.wrong])
            )
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._plan_soon)

    def _plan_soon(self) -> None:
        if not self._planning and not self._running:
            self.work(self._plan(), group="plan")

    async def _plan(self) -> None:
        form = self.query_one(SettingsForm)
        plan = self.query_one("#plan", Static)
        self._planning = True
        try:
            while (config := form.config) is not None:
                try:
                    rows = plan_facts(await in_thread(partial(self.runner.plan, config)))
                except TinycallError as error:
                    rows = [("✗", Text(visible(str(error)), BAD))]
                    form.refuse(error)
                if form.config == config:
                    plan.update(facts(rows))
                    return
        finally:
            self._planning = False

    def _show_settings(self, shown: bool) -> None:
        self.query_one("#run-settings").display = shown
        self.query_one(RunView).display = not shown

    def action_settings(self) -> None:
        """Show the settings, or the curve and the log."""
        self._show_settings(not self.query_one("#run-settings").display)
        self.go()

    # one run

    def action_start(self) -> None:
        """Start a run with these settings, which are shown first."""
        if not self.query_one("#run-settings").display and not self.runner.active:
            self.action_settings()
            self.notify("F6 starts a run with these settings", markup=False)
            return
        self.work(self._start(), group="start")

    async def _start(self) -> None:
        form = self.query_one(SettingsForm)
        config = form.config
        if config is None:
            self.notify("a setting is wrong: it is marked with ✗", severity="error", markup=False)
            return
        if not await self._dataset_is_saved(config):
            return
        self.head.say(Text("starting…", MUTED))
        try:
            await in_thread(partial(self.runner.start, config))
        except TinycallError as error:
            self.head.refuse(f"not started: {error}")
            form.refuse(error)

    async def _dataset_is_saved(self, config: TrainingConfig) -> bool:
        unsaved = [pane.unsaved for pane in self.screen.query(Pane) if pane.unsaved]
        if config.dataset is None or not unsaved:
            return True
        question = Confirm(
            "Train without the edits?",
            f"{unsaved[0]} The run would read the file as it is.",
            yes="Train",
            no="Go back",
            default=False,
        )
        return await self.app.push_screen_wait(question)

    async def on_learning_wanted(self, message: LearningWanted) -> None:
        await self.run_action(f"app.show_pane('{self.id}')")
        self.action_learn()

    def action_learn(self) -> None:
        """Ask, then learn the corrections from the checkpoint in use."""
        if self.runner.active:
            self.notify("a run is active already: F7 stops it", markup=False)
        else:
            self.ask(self._learn(), group="start")

    async def _learn(self) -> None:
        try:
            config = await in_thread(self.runner.learning)
            plan = await in_thread(partial(self.runner.plan, config))
            if await self.app.push_screen_wait(learning_question(config, plan)):
                self.head.say(Text("starting…", MUTED))
                await in_thread(partial(self.runner.start, config))
        except TinycallError as error:
            self.head.refuse(f"not started: {error}")

    def action_resume(self) -> None:
        """Go on with the run that was interrupted last, or follow one that goes on elsewhere."""
        self.work(self._resume(), group="start")

    async def _resume(self) -> None:
        if self.runner.following or await self._follow():
            return
        run = await in_thread(self.runner.interrupted)
        if run is None:
            self.notify("no run was stopped before its end", markup=False)
            return
        self.head.say(Text(f"going on with {visible(run)}…", MUTED))
        await in_thread(partial(self.runner.resume, run))

    def action_stop(self) -> None:
        """Ask, then stop the run."""
        if self.runner.active or self.runner.following:
            self.ask(self._ask_and_stop(), group="stop")
        else:
            self.notify("no run is active", markup=False)

    async def _ask_and_stop(self) -> None:
        question = Confirm(
            "Stop the run?",
            "Its checkpoint is saved, and F8 goes on with it later.",
            yes="Stop",
            no="Go on",
            default=False,
        )
        if await self.app.push_screen_wait(question):
            self.head.say(Text("stopping after this step…", MUTED))
            try:
                await in_thread(self.runner.stop)
            except TinycallError as error:
                self.head.refuse(f"not asked to stop: {error}")

    def action_log_scale(self) -> None:
        """Draw the loss on a log scale, or back."""
        chart = self.query_one(LossChart)
        chart.log_scale = not chart.log_scale

    # what the run tells

    def on_run_events_arrived(self, message: RunEventsArrived) -> None:
        view = self.query_one(RunView)
        for event in message.events:
            view.hear(event)
            match event:
                case RunStarted():
                    self._begin(event.plan)
                    self.work(self._recall(event.plan), group="recall")
                case RunProgress():
                    if self._running:
                        self.head.advances(event)
                case RunPaused():
                    self.head.pauses(event)
                case RunEnded():
                    self._running = False
                    self.work(self._tell_end(event), group="end")

    def _begin(self, plan: RunPlan) -> None:
        inside = self.has_focus_within
        self._plan_now = plan
        self._running = True
        self._show_settings(False)
        self.head.begins(plan, elsewhere=self.runner.following == plan.name)
        if inside:
            self.query_one("#log").focus()

    async def _recall(self, plan: RunPlan) -> None:
        self.query_one(RunView).recall(await in_thread(RunFolder(plan.folder).metrics))

    async def _tell_end(self, event: RunEnded) -> None:
        line, name = self.head.ended(event), self.head.run_name
        view = self.query_one(RunView)
        view.write(line.plain)
        if event.checkpoint is not None:
            learned = event.status == "completed" and self._plan_now and self._plan_now.corrections
            best = await (self._use_learned(name) if learned else self._best(name))
            view.write(best)
            line.append(f". {best}")
        if event.status == "stopped":
            line.append(" F8 goes on.")
        self.head.say(line)

    async def _use_learned(self, run: str) -> str:
        """Use the checkpoint that learned corrections, and count those that it answers right."""
        try:
            entry = await in_thread(partial(self.runner.select, f"{run}/best"))
            self.tell(CheckpointSelected(entry.name))
            right, count = await in_thread(self.runner.learned)
        except TinycallError as error:
            return visible(str(error))
        name = visible(entry.name)
        return f"{right:,} of {count:,} corrections are answered right; the console uses {name}."

    async def _best(self, run: str) -> str:
        """Which checkpoint of the run is best, and whether the console uses it."""
        entries = await in_thread(self.runner.checkpoints)
        self.tell(CheckpointsRead(entries))
        best = next((entry for entry in entries if entry.name == f"{run}/best"), None)
        if best is None:
            return "It has no best checkpoint yet."
        used = "the console uses it now" if best.selected else "F2 lets the console use it"
        return f"Best checkpoint: {visible(best.name)}; {used}."
