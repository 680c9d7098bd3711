"""Dialogs: a question, the generation settings, the help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Label, Static

from tinycall.core.calls import TinycallError
from tinycall.core.model.options import NEW_TOKENS, TEMPERATURES, TOP_K, GenerationConfig
from tinycall.core.visible import visible
from tinycall.tui.keymap import CLOSE, DIALOG, KEYS, SETTINGS, Key, bindings, spelled
from tinycall.tui.theme import ACCENT, PRIMARY

# For each number: its label, what is accepted, and whether it is whole.
NUMBERS: Mapping[str, tuple[str, str, type[int] | type[float]]] = {
    "temperature": (
        "Temperature",
        f"0 for greedy, or {TEMPERATURES[0]} to {TEMPERATURES[1]}",
        float,
    ),
    "top_k": ("Top-k", f"0 for all, or 1 to {TOP_K[1]}", int),
    "max_new_tokens": ("New tokens", f"{NEW_TOKENS[0]} to {NEW_TOKENS[1]}", int),
    "seed": ("Seed", "a whole number from 0 on", int),
}


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
            for name, (label, accepted, _) in NUMBERS.items():
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
        """The settings as typed, or None, with the reason shown, where they cannot be used."""
        try:
            config = GenerationConfig(
                temperature=self._number("temperature"),
                top_k=int(self._number("top_k")),
                max_new_tokens=int(self._number("max_new_tokens")),
                grammar=self.query_one(Checkbox).value,
                seed=int(self._number("seed")),
            )
        except TinycallError as error:
            self._say(f"✗ {error}")
            return None
        self._say("")
        return config

    def _number(self, name: str) -> float:
        label, accepted, kind = NUMBERS[name]
        typed = self.query_one(f"#{name}", Input).value
        try:
            return kind(typed)
        except ValueError:
            what = f"{typed!r} is not a {'whole ' if kind is int else ''}number"
            raise TinycallError(what, where=label.lower(), accepted=accepted) from None

    def _say(self, problem: str) -> None:
        self.query_one("#problem", Static).update(visible(problem))


class HelpScreen(ModalScreen[None]):
    """Every key, the current pane's first, from the table that dispatches them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CLOSE)

    def __init__(self, current: str) -> None:
        super().__init__(classes="dialog")
        self._current = current

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog-box help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "↑ ↓ scroll · Esc closes"
            for name, table in sorted(KEYS.items(), key=self._place):
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
                yield Static(keys, classes="help-keys")
            yield Label("Within a pane", classes="help-pane")
            yield Static(
                Text(
                    "Tab and Shift+Tab go from field to field, the arrows and PgUp PgDn move and "
                    "scroll. Single letters act where nothing is being typed."
                )
            )

    def _place(self, section: tuple[str, tuple[Key, ...]]) -> bool:
        return section[0].lower() != self._current

    def action_close(self) -> None:
        self.dismiss()
