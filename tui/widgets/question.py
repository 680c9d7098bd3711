"""A question with a few answers; Enter at once and Esc lose nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from tinycall.tui.keymap import CLOSE, bindings


class Question(ModalScreen[str | None]):
    """Asks; answers with the key of the choice, or None for going back, which is the default."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CLOSE)

    def __init__(self, title: str, text: str, choices: Mapping[str, str]) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._text = text
        self._choices = choices

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box") as box:
            box.border_title = self._title
            yield Label(self._text, markup=False, classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                for key, label in self._choices.items():
                    yield Button(label, id=key, compact=True)
                yield Button("Go back  Esc", id="back", compact=True)

    def on_mount(self) -> None:
        self.query_one("#back").focus()

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        self.dismiss(None if event.button.id == "back" else event.button.id)

    def action_close(self) -> None:
        self.dismiss(None)
