"""Dialogs: a question, the generation settings, the help."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Label, Static

from tinycall.core.runner import GenerationConfig
from tinycall.tui.keymap import CLOSE, DIALOG, KEYS, SETTINGS, bindings, spelled
from tinycall.tui.theme import ACCENT, PRIMARY

# For each number: its label, what is accepted in words, its bounds, and whether it is whole.
NUMBERS = {
    "temperature": ("Temperature", "0.1 to 1.2, or 0 for greedy", 0.1, 1.2, False),
    "top_k": ("Top-k", "1 to 100, or 0 for all", 1, 100, True),
    "max_new_tokens": ("New tokens", "40 to 800", 40, 800, True),
    "seed": ("Seed", "0 to 2147483647", 0, 2**31 - 1, True),
}
ZERO_MEANS_OFF = ("temperature", "top_k")


class Confirm(ModalScreen[bool]):
    """A question with two answers; Enter gives the one that loses nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DIALOG)

    def __init__(self, question: str, detail: str, *, yes: str, no: str, default: bool) -> None:
        super().__init__(classes="dialog")
        self._question = question
        self._detail = detail
        self._yes = yes
        self._no = no
        self._default = default

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box") as box:
            box.border_title = self._question
            yield Label(self._detail, markup=False, classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield Button(f"{self._yes}  Y", id="yes", compact=True)
                yield Button(f"{self._no}  N", id="no", compact=True)

    def on_mount(self) -> None:
        self.query_one("#yes" if self._default else "#no", Button).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)


class SettingsDialog(ModalScreen[GenerationConfig | None]):
    """How a CALL is decoded; None where one goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SETTINGS)

    def __init__(self, config: GenerationConfig) -> None:
        super().__init__(classes="dialog")
        self._config = config

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box settings") as box:
            box.border_title = "Generation"
            for name, (label, accepted, *_) in NUMBERS.items():
                with Horizontal(classes="setting"):
                    yield Label(label, classes="setting-name")
                    yield Input(str(getattr(self._config, name)), id=name, compact=True)
                    yield Label(accepted, classes="setting-hint")
            with Horizontal(classes="setting"):
                yield Label("Grammar", classes="setting-name")
                yield Checkbox("only CALLs that fit", self._config.grammar, compact=True)
            yield Static(id="problem", markup=False)
            yield Static("Enter keeps · Esc goes back · Tab next", classes="dialog-hint")

    @on(Input.Changed)
    def _check(self) -> None:
        self._read()

    @on(Input.Submitted)
    def _keep(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        config = self._read()
        if config is not None:
            self.dismiss(config)

    def action_back(self) -> None:
        self.dismiss(None)

    def _read(self) -> GenerationConfig | None:
        values = {name: self._number(name) for name in NUMBERS}
        wrong = next((name for name, value in values.items() if value is None), None)
        label, accepted, *_ = NUMBERS[wrong] if wrong else ("", "")
        self.query_one("#problem", Static).update(f"✗ {label}: {accepted}" if wrong else "")
        if wrong:
            return None
        return GenerationConfig(
            temperature=values["temperature"] or 0.0,
            top_k=int(values["top_k"] or 0),
            max_new_tokens=int(values["max_new_tokens"] or 0),
            grammar=self.query_one(Checkbox).value,
            seed=int(values["seed"] or 0),
        )

    def _number(self, name: str) -> float | None:
        """What stands in a field, or None where it is out of bounds."""
        _, _, low, high, whole = NUMBERS[name]
        field = self.query_one(f"#{name}", Input)
        try:
            value = int(field.value) if whole else float(field.value)
        except ValueError:
            value = float("nan")
        right = low <= value <= high or (value == 0 and name in ZERO_MEANS_OFF)
        field.set_class(not right, "-wrong")
        return value if right else None


class HelpScreen(ModalScreen[None]):
    """Every key, pane by pane, from the table that dispatches them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CLOSE)

    def __init__(self) -> None:
        super().__init__(classes="dialog")

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog-box help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "↑ ↓ scroll · Esc closes"
            for name, table in KEYS.items():
                yield Label(name, classes="help-pane")
                keys = Table.grid(padding=(0, 2, 0, 0))
                keys.add_column(width=8, style=f"bold {ACCENT}", no_wrap=True)
                keys.add_column(width=11, style=PRIMARY, no_wrap=True)
                keys.add_column()
                for key in table:
                    keys.add_row(
                        " ".join(spelled(k) for k in key.key.split(",")),
                        key.description,
                        key.tooltip,
                    )
                yield Static(keys)
            yield Label("Within a pane", classes="help-pane")
            yield Static(
                Text(
                    "Tab and Shift+Tab go from field to field, the arrows and PgUp PgDn move and "
                    "scroll. Single letters act where nothing is being typed."
                )
            )

    def action_close(self) -> None:
        self.dismiss()
