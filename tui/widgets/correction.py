"""A CALL is put right in a dialog that checks what is typed, and learned where one agrees."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static, TextArea

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.corrections import correction
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunPlan
from tinycall.core.visible import visible
from tinycall.tui.keymap import CORRECTION, bindings
from tinycall.tui.theme import BAD, GOOD, MUTED
from tinycall.tui.widgets.dialogs import Confirm
from tinycall.tui.widgets.record_editor import Field


@dataclass(frozen=True)
class Correctable:
    """A request, the CALL that was said to it, and the one that would be right as far as known."""

    user: str
    said: str
    call: str


class CorrectionDialog(ModalScreen[Sample | None]):
    """Asks for the right CALL; answers with a sample, or None where one goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CORRECTION)
    DEFAULT_CSS = """
    CorrectionDialog {
        & Horizontal { height: auto; }
        & Label { width: 9; color: $foreground 60%; }
        & Field { height: auto; max-height: 6; width: 1fr; background: $surface; }
        & Field:focus { background: $panel; }
        & .correction-said { width: 1fr; height: auto; padding-left: 1; }
        & #correction-state { height: auto; margin-top: 1; }
    }
    """

    def __init__(self, start: Correctable, registry: ToolRegistry, problem: str = "") -> None:
        """`problem` says why it could not be kept as it stands."""
        super().__init__(classes="dialog")
        self._start = start
        self._registry = registry
        self._problem = problem

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog-box correction", can_focus=False) as box:
            box.border_title = "Put the CALL right"
            with Horizontal():
                yield Label("request")
                yield Field("user")
            with Horizontal():
                yield Label("said")
                said = visible(self._start.said) or "(nothing)"
                yield Static(Text(said, MUTED), classes="correction-said")
            with Horizontal():
                yield Label("right")
                yield Field("call")
            yield Static(id="correction-state", markup=False)
            yield Static("Enter keeps it · Tab next · Esc goes back", classes="dialog-hint")

    def on_mount(self) -> None:
        self._field("user").load_text(self._start.user)
        call = self._field("call")
        call.load_text(self._start.call)
        call.move_cursor(call.document.end)
        call.focus()
        self._show()

    def _field(self, name: str) -> Field:
        return self.query_one(f"#field-{name}", Field)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._show()

    def _show(self) -> Sample | None:
        """Say whether the texts make a sample, and give it."""
        user, call = self._field("user").text, self._field("call").text
        sample, problem = None, ""
        try:
            sample = correction(user, call, self._registry)
        except TinycallError as error:
            problem = str(error)
        if (user, call) == (self._start.user, self._start.call):
            problem = problem or self._problem
        state = Text(f"✗ {visible(problem)}", BAD) if problem else Text("✓ valid", GOOD)
        if sample is not None and sample.call == self._start.said and not problem:
            state.append("  as the model said it: keeping it says that it is right", MUTED)
        self.query_one("#correction-state", Static).update(state)
        return sample

    def action_keep(self) -> None:
        sample = self._show()
        if sample is None:
            self.app.bell()
        else:
            self.dismiss(sample)

    def action_back(self) -> None:
        self.dismiss(None)


async def ask_and_keep(
    app: App[object],
    start: Correctable,
    registry: ToolRegistry,
    keep: Callable[[list[tuple[str, str]]], Awaitable[None]],
) -> None:
    """Ask for the right CALL and keep it; where that fails, ask again with what was typed."""
    problem = ""
    while True:
        sample = await app.push_screen_wait(CorrectionDialog(start, registry, problem))
        if sample is None:
            return
        try:
            await keep([(sample.user, sample.call)])
        except TinycallError as error:
            start, problem = Correctable(sample.user, start.said, sample.call), str(error)
        else:
            return


def learning_question(config: TrainingConfig, plan: RunPlan) -> Confirm:
    """Ask whether a run shall begin that learns the corrections."""
    count = "the correction" if plan.corrections == 1 else f"{plan.corrections:,} corrections"
    return Confirm(
        f"Learn {count}?",
        f"A new run goes on from {visible(config.continue_from or '')}: {plan.max_steps:,} steps "
        f"at a learning rate of {config.learning_rate:g}. Samples: {visible(plan.dataset)}.",
        yes="Learn",
        no="Not now",
        default=True,
    )
