"""How long the app takes to its first frame, and `--help` to its end."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import Any

from tinycall.core.bench.terminal import Terminal, drawn
from tinycall.core.bench.turns import Wanted, middle
from tinycall.core.calls import TinycallError

REPEATS = 5
_PATIENCE = 30.0
# Runs the command and, should it import torch, first writes the time to the descriptor given.
_WATCHED = """
import os, sys, time
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "torch":
            os.write({descriptor}, b"%r" % time.monotonic())
            sys.meta_path.remove(self)
sys.meta_path.insert(0, Watch())
from tinycall.core.cli import main
sys.argv[0] = "tinycall"
sys.exit(main())
"""


def start(wanted: Wanted) -> dict[str, Any]:
    """Seconds to the first frame of the app and to the end of `--help`, medians of five starts."""
    frames = [_first_frame() for _ in range(REPEATS)]
    helps = [_help() for _ in range(REPEATS)]
    return {
        "repeats": REPEATS,
        "first_frame_seconds": middle([seconds for seconds, _ in frames]),
        "first_frame_imports_torch": any(torch for _, torch in frames),
        "help_seconds": middle([seconds for seconds, _ in helps]),
        "help_imports_torch": any(torch for _, torch in helps),
    }


class _Watched:
    """A tinycall process, and whether it has imported torch."""

    def __init__(self, arguments: Sequence[str], workspace: str, terminal: int | None) -> None:
        self._read, write = os.pipe()
        os.set_blocking(self._read, False)
        self.began = time.monotonic()
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _WATCHED.format(descriptor=write), *arguments],
                stdin=terminal,
                stdout=subprocess.DEVNULL if terminal is None else terminal,
                stderr=terminal,
                env=os.environ | {"TINYCALL_WORKSPACE": workspace, "TERM": "xterm-256color"},
                pass_fds=[write],
                start_new_session=terminal is not None,
            )
        finally:
            os.close(write)

    def imported_torch_by(self, moment: float) -> bool:
        try:
            said = os.read(self._read, 100)
        except BlockingIOError:
            return False
        return bool(said) and float(said) < moment

    def close(self) -> None:
        os.close(self._read)


def _help() -> tuple[float, bool]:
    with tempfile.TemporaryDirectory(prefix="tinycall-") as workspace:
        watched = _Watched(["--help"], workspace, None)
        try:
            status = watched.process.wait(_PATIENCE)
            ended = time.monotonic()
            if status:
                raise TinycallError(f"tinycall --help ended with status {status}", where="bench")
            return ended - watched.began, watched.imported_torch_by(ended)
        finally:
            watched.process.kill()
            watched.process.wait()
            watched.close()


def _first_frame() -> tuple[float, bool]:
    with tempfile.TemporaryDirectory(prefix="tinycall-") as workspace, Terminal() as terminal:
        watched = _Watched([], workspace, terminal.side)
        terminal.process = watched.process
        terminal.close_side()
        try:
            output = b""
            while not drawn(output):
                output += terminal.read(watched.began + _PATIENCE, output)
            shown = time.monotonic()
            return shown - watched.began, watched.imported_torch_by(shown)
        finally:
            watched.close()
