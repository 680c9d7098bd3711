"""Keys that are typed before the dialog that they are meant for is on the screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Event, Key
from textual.screen import ModalScreen, Screen
from textual.worker import Worker

_LOOK = 0.02  # seconds from one look for the dialog to the next
_PATIENCE = 3.0  # seconds after which keys go where the focus is


class HeldKeys:
    """Keeps keys back while a dialog is on its way, and passes them on once it can be typed in."""

    def __init__(self, app: App[Any], pass_on: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._pass_on = pass_on
        self._keys: deque[Key] = deque()
        self._asking: Worker[Any] | None = None
        self._seen: Screen[Any] | None = None
        self._since = 0.0

    def expect(self, worker: Worker[Any]) -> None:
        """This worker is about to open a dialog, or ends without one."""
        self._asking, self._since = worker, monotonic()

    def take(self, event: Event) -> bool:
        """Whether the event is a key that has to wait; then it is kept."""
        if not isinstance(event, Key) or not (self._keys or self._dialog_is_due()):
            return False
        if not self._keys:
            self._app.set_timer(_LOOK, self._look)
        self._keys.append(Key(event.key, event.character))
        return True

    def _dialog_is_due(self) -> bool:
        if not self._app.screen_stack:
            return False
        screen = self._app.screen
        if screen is not self._seen:
            self._seen, self._since = screen, monotonic()
        if isinstance(screen, ModalScreen):
            self._asking = None
            due = not screen.is_mounted or (screen.focused is None and bool(screen.focus_chain))
        else:
            due = self._asking is not None and not self._asking.is_finished
        return due and monotonic() - self._since < _PATIENCE

    async def _look(self) -> None:
        while self._keys and not self._dialog_is_due():
            await self._pass_on(self._keys.popleft())
        if self._keys:
            self._app.set_timer(_LOOK, self._look)
