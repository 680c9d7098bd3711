"""A tool at work on another thread: what it asks of the screen, and how it is left."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Event
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tinycall.core.tools.confirming import Code
from tinycall.tui.messages import CodeWaits, ToolWorked, UnsureWaits

if TYPE_CHECKING:
    from tinycall.core.runner import Generation


class ToolThread:
    """The side that the tool sees: its questions wait on its own thread until they are answered."""

    def __init__(self, screen: MessagePump) -> None:
        self._screen = screen
        self._left = Event()
        self._asked: Future[str | None] | Future[bool] | None = None

    def confirm(self, code: Code) -> str | None:
        """What a person lets through of code; None where nobody waits for the tool any more."""
        answer: Future[str | None] = Future()
        self._asked = answer
        if not self.left():
            self._screen.post_message(CodeWaits(code, answer))
        return None if self.left() else answer.result()

    def allow(self, generation: Generation) -> bool:
        """Whether a CALL runs of which the model is unsure."""
        answer: Future[bool] = Future()
        self._asked = answer
        if not self.left():
            self._screen.post_message(UnsureWaits(generation, answer))
        return False if self.left() else answer.result()

    def told(self, done: int, total: int) -> None:
        """So much of what the tool does once is done."""
        if not self.left():
            self._screen.post_message(ToolWorked(done, total))

    def left(self) -> bool:
        """Whether nobody waits for the tool any more."""
        return self._left.is_set()

    def leave(self) -> None:
        """Wait for it no longer: its program is ended, its question a no."""
        self._left.set()
        asked = self._asked
        if asked is not None and not asked.done():
            asked.set_result(None)  # type: ignore[arg-type]  # a no of either kind
