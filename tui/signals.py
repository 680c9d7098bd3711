"""SIGTERM, SIGHUP and SIGINT: the run saves, the terminal is restored, the process ends."""

from __future__ import annotations

import logging
import os
import signal
import time
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING

from tinycall.core.calls import TinycallError
from tinycall.tui.messages import ShutdownRequested

if TYPE_CHECKING:
    from tinycall.core.runner import Runner
    from tinycall.tui.app import TinycallApp

log = logging.getLogger("tinycall")

SECONDS_TO_SAVE = 60.0
SECONDS_TO_LEAVE = 3.0

SIGNALS = [
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
]


def install_signals(app: TinycallApp, runner: Runner, rescue: Path) -> None:
    """Handle the signals from here on; to be called in the main thread.

    Edits that are not saved are kept in the folder `rescue`.
    """
    begun = False

    def handle(number: int, frame: FrameType | None) -> None:
        nonlocal begun
        if not begun:
            begun = True
            Thread(target=_leave, args=(app, runner, rescue, 128 + number), daemon=True).start()

    for number in SIGNALS:
        signal.signal(number, handle)


def _leave(app: TinycallApp, runner: Runner, rescue: Path, return_code: int) -> None:
    try:
        for pane in app.panes:
            pane.rescue(rescue)
    except (OSError, TinycallError) as error:
        log.error("edits could not be kept: %s", error)
    if runner.active:
        runner.stop()
        runner.wait(SECONDS_TO_SAVE)
    app.post_message(ShutdownRequested(return_code))
    # On a dead terminal the app cannot end: its input spins and its output blocks.
    time.sleep(SECONDS_TO_LEAVE)
    os._exit(return_code)
