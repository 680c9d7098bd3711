"""The line in which a request is typed, with those typed before."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Key
from textual.widgets import Input

from tinycall.tui.keymap import REQUEST, bindings


class RequestInput(Input):
    """Up and down go through earlier requests; what was being typed is at the end of them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REQUEST)

    def __init__(self) -> None:
        super().__init__(
            id="request",
            placeholder="Type a request, or a CALL, and press Enter",
            select_on_focus=False,
        )
        self.border_title = "Request"
        self._history: list[str] = []
        self._place = 0  # len(_history) stands for the line being typed
        self._draft = ""

    async def on_key(self, event: Key) -> None:
        # Bindings wait until a key has bubbled to the app, letters do not: typed ahead over a slow
        # line, the letters after Ctrl+U or Enter would come before it.
        bindings_of_key = self._bindings.key_to_bindings.get(event.key)
        if bindings_of_key and not event.is_printable:
            event.stop()
            event.prevent_default()
            await self.run_action(bindings_of_key[0].action)

    def remember(self, request: str) -> None:
        """Put a request at the end of the history."""
        if not self._history or self._history[-1] != request:
            self._history.append(request)
        self._place = len(self._history)

    async def action_ask(self) -> None:
        await self.action_submit()

    def action_older(self) -> None:
        self._go(self._place - 1)

    def action_newer(self) -> None:
        self._go(self._place + 1)

    def _go(self, place: int) -> None:
        if not 0 <= place <= len(self._history):
            return
        if self._place == len(self._history):
            self._draft = self.value
        self._place = place
        self.value = self._draft if place == len(self._history) else self._history[place]
        self.cursor_position = len(self.value)
