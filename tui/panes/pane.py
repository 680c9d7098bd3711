"""What the four panes have in common."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.containers import Vertical
from textual.worker import Worker

from tinycall.core.calls import TinycallError
from tinycall.tui.messages import Broadcast

if TYPE_CHECKING:
    from tinycall.core.runner import Runner
    from tinycall.tui.app import TinycallApp

Result = TypeVar("Result")
_WORK = "tinycall-work"
log = logging.getLogger("tinycall")


class Pane(Vertical):
    """One of the four rooms of the screen."""

    TITLE: ClassVar[str]
    FIRST: ClassVar[str]  # selector of the widget that has the focus when the pane is gone to

    def __init__(self, runner: Runner) -> None:
        super().__init__(id=self.TITLE.lower(), classes="pane")
        self.runner = runner
        self.border_title = self.TITLE
        self._unstarted: set[Coroutine[Any, Any, object]] = set()

    @property
    def unsaved(self) -> str | None:
        """What quitting would lose, as a sentence, or None."""
        return None

    def rescue(self, folder: Path) -> None:
        """Keep in `folder` what is not saved; a signal came, and its thread calls this."""

    def go(self) -> None:
        """Bring the pane to the front, with the focus where it was last."""
        self.screen.set_focus(self.query_one(self.FIRST))

    def tell(self, message: Broadcast) -> None:
        """Hand a message to every pane, this one included, and to the tab bar."""
        for hearer in self.screen.query("Pane, TabBar"):
            hearer.post_message(message)

    def refuse(self, error: TinycallError) -> None:
        """Show a refusal where the pane has no better place for it."""
        self.notify(str(error), severity="error", title=self.TITLE, markup=False)

    def ask(self, job: Coroutine[Any, Any, object], *, group: str) -> None:
        """Run a coroutine that opens a dialog; keys that are typed meanwhile wait for it."""
        app = cast("TinycallApp", self.app)
        app.held_keys.expect(self.work(job, group=group))

    def work(self, job: Coroutine[Any, Any, object], *, group: str) -> Worker[None]:
        """Run a coroutine that may fail: a refusal is shown, any other error is logged too."""
        self._unstarted.add(job)
        return self.run_worker(
            partial(self._guarded, job), group=group, exclusive=True, exit_on_error=False
        )

    def on_unmount(self) -> None:
        for job in self._unstarted:
            job.close()

    async def _guarded(self, job: Coroutine[Any, Any, object]) -> None:
        self._unstarted.discard(job)
        try:
            await job
        except TinycallError as error:
            self.refuse(error)
        except Exception as error:
            log.exception("%s pane", self.TITLE)
            self.notify(
                f"{type(error).__name__}: {error}. It is written to tinycall.log.",
                severity="error",
                title="Something went wrong",
                markup=False,
            )


async def in_thread(work: Callable[[], Result]) -> Result:
    """Await slow work on a thread of its own, which does not hold up quitting."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: BaseException | None) -> None:
        if future.cancelled():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]  # without an error there is one

    def target() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:
            error = raised
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, result, error)

    Thread(target=target, daemon=True, name=_WORK).start()
    return await future


def work_goes_on(seconds: float) -> bool:
    """Whether a thread of `in_thread` has not ended, after so many seconds for all of them."""
    end = monotonic() + seconds
    for thread in threading.enumerate():
        if thread.name == _WORK:
            thread.join(max(0.0, end - monotonic()))
    return any(thread.name == _WORK for thread in threading.enumerate())
