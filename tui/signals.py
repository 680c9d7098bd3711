"""SIGTERM, SIGHUP and SIGINT: the run saves, the terminal is restored, the process ends."""

from __future__ import annotations

import os
import signal
import time
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING

from tinycall.tui.messages import ShutdownRequested

if TYPE_CHECKING:
    from tinycall.core.runner import Runner
    from tinycall.tui.app import TinycallApp

SECONDS_TO_SAVE = 60.0
SECONDS_TO_LEAVE = 3.0

SIGNALS = [
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
]


def install_signals(app: TinycallApp, runner: Runner) -> None:
    """Handle the signals from here on; to be called in the main thread."""
    begun = False

    def handle(number: int, frame: FrameType | None) -> None:
        nonlocal begun
        if not begun:
            begun = True
            Thread(target=_leave, args=(app, runner, 128 + number), daemon=True).start()

    for number in SIGNALS:
        signal.signal(number, handle)


def _leave(app: TinycallApp, runner: Runner, return_code: int) -> None:
    if runner.active:
        runner.stop()
        runner.wait(SECONDS_TO_SAVE)
    app.post_message(ShutdownRequested(return_code))
    # On a dead terminal the app cannot end: its input spins and its output blocks.
    time.sleep(SECONDS_TO_LEAVE)
    os._exit(return_code)
